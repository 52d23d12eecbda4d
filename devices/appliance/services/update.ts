/** Software updates: offered, asked for or allowed, verified, installed, and survived when cut. */

import type { Cancel } from "../../../src/kernel/world.ts";
import type { NodeDeclaration } from "../../../src/thing/declaration.ts";
import type { Answer, FirmwareEvent } from "../firmware.ts";
import { compareVersions, type Image, type ImageOwner, imageSchema, seal } from "./image.ts";
import type { RunningService, Service, ServiceHost } from "./service.ts";

/** The states of an update, in the words of Matter's UpdateState and two of our own. */
export const UPDATE_STATES = [
  "idle",
  "delayed-on-user-consent",
  "downloading",
  "verifying",
  "applying",
  "failed",
] as const;

/** Where an update stands. */
export type UpdateState = (typeof UPDATE_STATES)[number];

/** Why the last update came to nothing. */
export type UpdateFailure = "none" | "not-genuine" | "interrupted";

/** What an appliance insists on before it installs. Mutants insist on less. */
export interface UpdatePolicy {
  readonly isGenuine: (owner: ImageOwner, image: Image) => boolean;
  /** Refuses an image that is not newer than what runs. */
  readonly refusesOlder: boolean;
  /** Waits to be asked, unless people have allowed updates at any time. */
  readonly asks: boolean;
  /** Keeps the old software until the new one is complete. */
  readonly keepsOld: boolean;
  /** Refuses while a programme is under way. */
  readonly waitsForProgramme: boolean;
}

/** The policy of an honest appliance. */
export const HONEST: UpdatePolicy = {
  isGenuine: (owner, image) => image.signature === seal(owner, image),
  refusesOlder: true,
  asks: true,
  keepsOld: true,
  waitsForProgramme: true,
};

/** Download rate (assumed), in bytes/ms. */
const BYTES_PER_MS = 50;
const VERIFY_MS = 2000;
const APPLY_MS = 5000;
const TICK_MS = 1000;
/** The maker gives updates for this long after manufacture, in ms: the reference appliances' own promise. */
const SUPPORT_MS = 10 * 365.25 * 86_400_000;
const id = { type: "string", maxLength: 64 } as const;
const input = {
  type: "object",
  properties: { id, image: imageSchema },
  additionalProperties: false,
} as const;
const version = { type: "string" } as const;

/** The node `update`. All of it is optional: not every appliance can be updated. */
const node: NodeDeclaration = {
  capability: "update",
  properties: {
    installed: { datatype: "string", source: "Home Assistant update" },
    available: { datatype: "string", source: "Home Assistant update" },
    state: {
      datatype: "enum",
      values: UPDATE_STATES,
      source: "Matter OtaSoftwareUpdateRequestor UpdateState",
    },
    progress: {
      datatype: "integer",
      unit: "%",
      min: 0,
      max: 100,
      step: 1,
      shortestMs: 1000,
      source: "Matter OtaSoftwareUpdateRequestor UpdateStateProgress",
    },
    failure: {
      datatype: "enum",
      values: ["none", "not-genuine", "interrupted"],
      source: "hearthmark project",
    },
    automatic: { datatype: "boolean", settable: true, source: "ETSI EN 303 645 5.3-6" },
    "support-until": { datatype: "datetime", source: "ETSI EN 303 645 5.3-13" },
  },
  actions: {
    check: { input, source: "Matter OtaSoftwareUpdateRequestor AnnounceOTAProvider" },
    start: { input, source: "Home Assistant update install" },
  },
  events: {
    completed: {
      payload: {
        type: "object",
        required: ["version", "previous", "at"],
        properties: { version, previous: version, at: { type: "string", format: "date-time" } },
      },
      source: "Matter OtaSoftwareUpdateRequestor VersionApplied",
    },
  },
};

const elements = {
  "update/installed": "Version of the software that runs",
  "update/available": "Newest version that was offered and is not installed",
  "update/state": "Where an update stands",
  "update/progress": "How far the present state of an update has got",
  "update/failure": "Why the last update came to nothing",
  "update/automatic": "May it install what is offered without being asked",
  "update/support-until": "Until when its maker gives software updates",
  "update/check": "Offers a newer image, or asks it to look for one",
  "update/start": "Installs this image, or the one that was offered",
  "update/completed": "A newer software has been installed and runs",
};

class Updating implements RunningService {
  readonly #host: ServiceHost;
  readonly #policy: UpdatePolicy;
  #state: UpdateState = "idle";
  #sinceMs = 0;
  #failure: UpdateFailure = "none";
  #automatic = false;
  #offered: Image | undefined;
  #image: Image | undefined;
  #timer: Cancel | undefined;
  #pending: FirmwareEvent[] = [];

  constructor(host: ServiceHost, policy: UpdatePolicy) {
    this.#host = host;
    this.#policy = policy;
  }

  values() {
    const durationMs = this.#durationMs();
    const passedMs = this.#host.nowMs() - this.#sinceMs;
    return {
      "update/installed": this.#host.firmware(),
      "update/available": this.#offered?.version ?? null,
      "update/state": this.#state,
      "update/progress":
        durationMs === 0 ? null : Math.min(100, Math.floor((100 * passedMs) / durationMs)),
      "update/failure": this.#failure,
      "update/automatic": this.#automatic,
      "update/support-until": new Date(this.#host.manufacturedMs + SUPPORT_MS).toISOString(),
    };
  }

  request(request: Parameters<NonNullable<RunningService["request"]>>[0]): Answer | undefined {
    if (request.kind === "set") {
      if (request.path !== "update/automatic") return undefined;
      this.#automatic = request.value === true;
      if (this.#automatic && this.#state === "delayed-on-user-consent") this.#begin(this.#offered);
      return {};
    }
    const image = request.parameters.image as Image | undefined;
    if (request.path === "update/check") return this.#offer(image);
    return request.path === "update/start" ? this.#start(image ?? this.#offered) : undefined;
  }

  pending(): readonly FirmwareEvent[] {
    return this.#pending.splice(0);
  }

  powerOff(): void {
    this.#timer?.();
    if (this.#durationMs() === 0) return;
    if (!this.#policy.keepsOld) this.#host.reboot("software-reset", "0.0.0");
    this.#fail("interrupted");
  }

  forget(): void {
    this.#automatic = false;
  }

  /** How long the present state lasts, in ms; 0 where nothing is under way. */
  #durationMs(): number {
    if (this.#state === "downloading") return Math.ceil((this.#image?.size ?? 0) / BYTES_PER_MS);
    if (this.#state === "verifying") return VERIFY_MS;
    return this.#state === "applying" ? APPLY_MS : 0;
  }

  #offer(image: Image | undefined): Answer {
    if (image && compareVersions(image.version, this.#host.firmware()) > 0) {
      this.#offered = image;
      if (this.#durationMs() > 0) return {};
      if (this.#automatic || !this.#policy.asks) this.#begin(image);
      else this.#enter("delayed-on-user-consent");
    }
    return {};
  }

  #start(image: Image | undefined): Answer {
    const refuse = (status: "constraint-error" | "invalid-in-state", detail: string): Answer => ({
      refusal: { status, detail },
    });
    const firmware = this.#host.firmware();
    if (!image) return refuse("invalid-in-state", "no image is given and none was offered");
    if (this.#policy.refusesOlder && compareVersions(image.version, firmware) <= 0) {
      return refuse("constraint-error", `${image.version} is not newer than ${firmware}`);
    }
    if (this.#durationMs() > 0) return refuse("invalid-in-state", "an update is under way");
    if (this.#policy.waitsForProgramme && this.#programmeRuns()) {
      return refuse("invalid-in-state", "a programme is under way");
    }
    this.#begin(image);
    return {};
  }

  #programmeRuns(): boolean {
    const state = this.#host.values()["programme/state"];
    return typeof state === "string" && !["inactive", "ready", "finished", "error"].includes(state);
  }

  #begin(image: Image | undefined): void {
    this.#image = image;
    this.#failure = "none";
    this.#enter("downloading");
    this.#tick();
  }

  #enter(state: UpdateState): void {
    this.#state = state;
    this.#sinceMs = this.#host.nowMs();
  }

  /** Tells how far it has got, and goes on when a state has lasted its time. */
  #tick(): void {
    this.#timer?.();
    const leftMs = this.#sinceMs + this.#durationMs() - this.#host.nowMs();
    this.#timer = this.#host.after(Math.max(1, Math.min(TICK_MS, leftMs)), () => {
      if (this.#host.nowMs() - this.#sinceMs >= this.#durationMs()) this.#next();
      if (this.#durationMs() > 0) this.#tick();
      this.#host.changed();
    });
  }

  #next(): void {
    const image = this.#image;
    if (!image) return;
    const { manufacturer, kind } = this.#host;
    if (this.#state === "downloading") this.#enter("verifying");
    else if (this.#state === "verifying") {
      if (this.#policy.isGenuine({ manufacturer, kind }, image)) this.#enter("applying");
      else this.#fail("not-genuine");
    } else {
      this.#offered = undefined;
      this.#enter("idle");
      const payload = { version: image.version, previous: this.#host.firmware() };
      this.#pending.push({ path: "update/completed", payload });
      this.#host.reboot("software-update-completed", image.version);
    }
  }

  #fail(failure: UpdateFailure): void {
    this.#failure = failure;
    this.#offered = undefined;
    this.#enter("failed");
  }
}

/** Updates after a policy. */
export function updates(policy: UpdatePolicy): Service {
  return {
    id: "update",
    offer: () => ({ nodes: { update: node }, words: { elements } }),
    start: (host) => new Updating(host, policy),
  };
}
