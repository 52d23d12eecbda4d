/** After-sales: the appliance asks for service, and tells how long it may safely be used. */

import type { NodeDeclaration, PropertyDeclaration } from "../../../src/thing/declaration.ts";
import type { Answer, FirmwareEvent } from "../firmware.ts";
import type { RunningService, Service, ServiceHost } from "./service.ts";

const YEAR_MS = 365.25 * 86_400_000;

/**
 * Safe service life by kind, in years: refrigerators after T/CHEAA 0011.1-2020 (second hand), storage
 * water heaters not below what the group standard of 2018 says (second hand); the others are recalled.
 * Kinds for which no value is known state none.
 */
const SERVICE_LIFE_YEARS: Readonly<Record<string, number>> = {
  refrigerator: 10,
  "water-heater": 8,
  "air-conditioner": 10,
  "washing-machine": 8,
  "range-hood": 8,
};

/** What somebody who comes may be asked to do. */
const ACTIONS = ["inspection", "repair", "maintenance", "replacement"] as const;

const years = (step: number, source: string): PropertyDeclaration => ({
  datatype: "float",
  unit: "yr",
  min: 0,
  max: 100,
  step,
  source,
});

const text = { type: "string" } as const;

const events: NonNullable<NodeDeclaration["events"]> = {
  "service-requested": {
    payload: {
      type: "object",
      required: ["code", "action", "model", "serial", "firmware", "operating-hours", "at"],
      properties: {
        code: text,
        action: { enum: ACTIONS },
        manufacturer: text,
        model: text,
        serial: text,
        firmware: text,
        "operating-hours": { type: "number", minimum: 0 },
        at: { type: "string", format: "date-time" },
      },
    },
    source: "hearthmark project",
  },
};

const elements = {
  "health/service-life": "Safe service life from manufacture, as its maker states it",
  "health/service-life-remaining": "What is left of the safe service life",
  "health/age": "Time since manufacture",
  "health/service-requested": "It needs service, with all that an appointment takes",
};

const operations = {
  "request-service": {
    input: {
      type: "object",
      properties: { action: { enum: ACTIONS } },
      additionalProperties: false,
    },
  },
} as const;

class AfterSales implements RunningService {
  readonly #host: ServiceHost;
  /** Critical faults for which service has been asked already. */
  readonly #asked = new Set<string>();
  #pending: FirmwareEvent[] = [];

  constructor(host: ServiceHost) {
    this.#host = host;
  }

  values() {
    const ageYears = Math.max(0, (this.#host.nowMs() - this.#host.manufacturedMs) / YEAR_MS);
    const age = Math.floor(ageYears * 10) / 10;
    const life = SERVICE_LIFE_YEARS[this.#host.kind];
    if (life === undefined) return { "health/age": age };
    return {
      "health/age": age,
      "health/service-life": life,
      "health/service-life-remaining": Math.max(0, Math.round((life - age) * 10) / 10),
    };
  }

  operate(operation: string, parameters: Readonly<Record<string, unknown>>): Answer | undefined {
    if (operation !== "request-service") return undefined;
    const code = this.#host.faults()[0] ?? "none";
    this.#pending.push(this.#request(code, String(parameters.action ?? "inspection")));
    return {};
  }

  pending(): readonly FirmwareEvent[] {
    const critical = this.#host
      .faults()
      .filter((code) => this.#host.declaredFaults[code]?.severity === "critical");
    for (const code of this.#asked) if (!critical.includes(code)) this.#asked.delete(code);
    for (const code of critical) {
      if (this.#asked.has(code)) continue;
      this.#asked.add(code);
      this.#pending.push(this.#request(code, "repair"));
    }
    return this.#pending.splice(0);
  }

  #request(code: string, action: string): FirmwareEvent {
    const values = this.#host.values();
    return {
      path: "health/service-requested",
      payload: {
        code,
        action,
        manufacturer: values["info/manufacturer"] ?? "",
        model: values["info/model"] ?? "",
        serial: values["info/serial"] ?? "",
        firmware: values["info/firmware"] ?? "",
        "operating-hours": values["health/operating-hours"] ?? 0,
      },
    };
  }
}

/** Service requests and service life. */
export const afterSales: Service = {
  id: "after-sales",
  offer: (kind) => {
    const source = "T/CHEAA 0011";
    const life = {
      "service-life": years(1, source),
      "service-life-remaining": years(0.1, source),
    };
    const properties = {
      age: years(0.1, "hearthmark project"),
      ...(kind in SERVICE_LIFE_YEARS ? life : {}),
    };
    return {
      nodes: { health: { capability: "health", properties, events } },
      operations,
      words: { elements, operations: { "request-service": "Ask the maker for service" } },
    };
  },
  start: (host) => new AfterSales(host),
};
