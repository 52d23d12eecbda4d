/**
 * A twin of a device's settings: several asked for at once, with a version that has to grow. What cannot
 * be done yet is kept as the delta and tried again whenever something has changed. A wish is fulfilled
 * once: what a person changes afterwards stands.
 */

import {
  type Declaration,
  type DeclarationWords,
  type NodeDeclaration,
  propertiesOf,
  type Value,
  type Values,
} from "../../src/thing/declaration.ts";
import type { Answer, Firmware, FirmwareEvent } from "./firmware.ts";
import type { Refusal } from "./model.ts";
import { type ReadRequest, RequestReader } from "./request.ts";

const OWN = "hearthmark project";
const at = { type: "string", format: "date-time" } as const;
const version = { type: "integer", minimum: 1, maximum: 4294967295 } as const;

/** The node `twin`. */
const NODE: NodeDeclaration = {
  capability: "twin",
  properties: {
    version: {
      datatype: "integer",
      unit: "#",
      min: 0,
      max: 4294967295,
      step: 1,
      source: OWN,
    },
  },
  actions: {
    desired: {
      input: {
        type: "object",
        required: ["version", "state"],
        properties: {
          id: { type: "string", maxLength: 64 },
          version,
          state: {
            type: "object",
            minProperties: 1,
            additionalProperties: { type: ["number", "boolean", "string"] },
          },
        },
        additionalProperties: false,
      },
      source: OWN,
    },
  },
  events: {
    reported: {
      payload: {
        type: "object",
        required: ["version", "state", "at"],
        properties: { version: { type: "integer" }, state: { type: "object" }, at },
      },
      source: OWN,
    },
    delta: {
      payload: {
        type: "object",
        required: ["version", "state", "at"],
        properties: { version: { type: "integer" }, state: { type: "object" }, at },
      },
      source: OWN,
    },
  },
};

const ELEMENTS = {
  "twin/version": "Version of the newest wish that was taken",
  "twin/desired": "Ask for several settings at once",
  "twin/reported": "The settings as they are",
  "twin/delta": "Settings that were asked for and cannot be made yet",
} as const;

type Wish = Extract<ReadRequest, { kind: "set" }>;

/** Why a wish may be possible later. */
const LATER: readonly Refusal[] = ["invalid-in-state", "busy", "remote-control-off"];

/** Firmware with a twin. */
export class Twin implements Firmware {
  readonly declaration: Declaration;
  readonly words: DeclarationWords;
  readonly #inner: Firmware;
  readonly #reader: RequestReader;
  readonly #settings: readonly string[];
  #version = 0;
  #wishes: readonly Wish[] = [];
  #toldDelta = "{}";
  #toldState = "";

  constructor(inner: Firmware) {
    const { declaration, words } = inner;
    this.#inner = inner;
    this.declaration = { ...declaration, nodes: { ...declaration.nodes, twin: NODE } };
    this.words = { ...words, elements: { ...words.elements, ...ELEMENTS } };
    this.#reader = new RequestReader(declaration, new Set());
    this.#settings = propertiesOf(declaration)
      .filter(({ element }) => element.settable)
      .map(({ path }) => path);
  }

  values(): Values {
    return { ...this.#inner.values(), "twin/version": this.#version };
  }

  faults(): readonly string[] {
    return this.#inner.faults();
  }

  frameEveryMs(): number {
    return this.#inner.frameEveryMs();
  }

  connected(): number {
    // Events are not retained: whoever listens to the new connection is told again.
    this.#toldState = "";
    this.#toldDelta = "{}";
    return this.#inner.connected();
  }

  pending(): readonly FirmwareEvent[] {
    this.#fulfil();
    return [...(this.#inner.pending?.() ?? []), ...this.#news()];
  }

  request(request: Exclude<ReadRequest, { kind: "refused" }>): Answer {
    if (request.path !== "twin/desired" || request.kind !== "action") {
      return this.#inner.request(request);
    }
    const given = request.parameters as {
      readonly version: number;
      readonly state: Readonly<Record<string, Exclude<Value, null>>>;
    };
    const values = this.#inner.values();
    const wishes: Wish[] = [];
    for (const [path, value] of Object.entries(given.state)) {
      const read = this.#reader.read(path, Buffer.from(String(value)), values[path] ?? null);
      if (read.kind !== "set") {
        const why = read.kind === "refused" ? read.detail : "it is an action";
        return refuse("constraint-error", `${path}: ${why}`);
      }
      wishes.push(read);
    }
    if (values["control/remote-allowed"] === false) {
      return refuse("remote-control-off", "a person at the appliance has switched it off");
    }
    if (given.version <= this.#version) {
      const detail = `version ${given.version} is not newer than ${this.#version}`;
      return refuse("invalid-in-state", detail);
    }
    this.#version = given.version;
    this.#wishes = wishes;
    this.#fulfil();
    return { events: this.#news() };
  }

  /** Does what can be done by now; what can never be done is given up. */
  #fulfil(): void {
    this.#wishes = this.#wishes.filter((wish) => {
      const { refusal } = this.#inner.request(wish);
      return refusal !== undefined && LATER.includes(refusal.status);
    });
  }

  /** What has changed of state and delta since it was told. */
  #news(): readonly FirmwareEvent[] {
    const values = this.#inner.values();
    const state = Object.fromEntries(this.#settings.map((path) => [path, values[path] ?? null]));
    const delta = Object.fromEntries(this.#wishes.map(({ path, value }) => [path, value]));
    const news: FirmwareEvent[] = [];
    const stateText = JSON.stringify([this.#version, state]);
    if (stateText !== this.#toldState) {
      news.push({ path: "twin/reported", payload: { version: this.#version, state } });
    }
    const deltaText = JSON.stringify(delta);
    if (deltaText !== this.#toldDelta) {
      news.push({ path: "twin/delta", payload: { version: this.#version, state: delta } });
    }
    this.#toldState = stateText;
    this.#toldDelta = deltaText;
    return news;
  }
}

function refuse(status: Refusal, detail: string): Answer {
  return { refusal: { status, detail } };
}
