/** Removal: an appliance is handed on or scrapped, or begins again as it left the factory. */

import type { JsonSchema, NodeDeclaration } from "../../../src/thing/declaration.ts";
import type { Answer, FirmwareEvent } from "../firmware.ts";
import type { RunningService, Service, ServiceHost } from "./service.ts";

const WIRE = "hearthmark wire";

const confirmed: JsonSchema = {
  type: "object",
  required: ["confirm"],
  properties: { id: { type: "string", maxLength: 64 }, confirm: { type: "string" } },
  additionalProperties: false,
};
const text = { type: "string" } as const;

const health: NodeDeclaration = {
  capability: "health",
  actions: {
    decommission: { input: confirmed, required: true, source: WIRE },
    "factory-reset": { input: confirmed, source: WIRE },
  },
  events: {
    handover: {
      payload: {
        type: "object",
        required: ["reason", "serial", "at"],
        properties: {
          reason: { enum: ["decommission", "factory-reset"] },
          manufacturer: text,
          model: text,
          serial: text,
          manufactured: text,
          firmware: text,
          "operating-hours": { type: "number", minimum: 0 },
          energy: { type: "number", minimum: 0 },
          at: { type: "string", format: "date-time" },
        },
      },
      required: true,
      source: WIRE,
    },
  },
};

const elements = {
  "health/decommission": "Erases what people left in it and leaves the network for good",
  "health/factory-reset": "Erases what people left in it and begins again as a fresh appliance",
  "health/handover": "Its last word before it leaves: what a next owner or a dealer has to know",
};

const bare = { input: { type: "object", additionalProperties: false } } as const;
const operations = { "hold-reset": bare, "set-up": bare } as const;
const operationWords = {
  "hold-reset": "Hold the reset button: everything as it left the factory",
  "set-up": "Let it join the home's network (again)",
};

type Reason = "decommission" | "factory-reset";

class Removal implements RunningService {
  readonly #host: ServiceHost;

  constructor(host: ServiceHost) {
    this.#host = host;
  }

  request({
    path,
    ...request
  }: Parameters<NonNullable<RunningService["request"]>>[0]): Answer | undefined {
    const reason = path.slice("health/".length);
    if (reason !== "decommission" && reason !== "factory-reset") return undefined;
    const confirm = request.kind === "action" ? request.parameters.confirm : undefined;
    if (confirm !== this.#host.serial) {
      const detail = "confirm has to be the serial number of this appliance";
      return { refusal: { status: "constraint-error", detail } };
    }
    const leaves = this.#record(reason);
    const events = this.#host.forget(reason === "decommission");
    if (reason === "decommission") this.#host.stayAway(true);
    // Once the farewell is said, which follows this answer.
    else this.#host.after(0, () => this.#host.reboot("software-reset"));
    return { events, leaves };
  }

  operate(operation: string): Answer | undefined {
    if (operation === "set-up") {
      this.#host.stayAway(false);
      return {};
    }
    if (operation !== "hold-reset") return undefined;
    const record = this.#record("factory-reset");
    this.#host.forget(false);
    this.#host.leave(record);
    this.#host.reboot("software-reset");
    return {};
  }

  #record(reason: Reason): FirmwareEvent {
    const values = this.#host.values();
    return {
      path: "health/handover",
      payload: {
        reason,
        manufacturer: values["info/manufacturer"],
        model: values["info/model"],
        serial: this.#host.serial,
        manufactured: values["info/manufactured"],
        firmware: this.#host.firmware(),
        "operating-hours": values["health/operating-hours"],
        energy: values["energy/energy"],
      },
    };
  }
}

/** Decommissioning and factory reset. */
export const removal: Service = {
  id: "removal",
  offer: () => ({
    nodes: { health },
    operations,
    words: { elements, operations: operationWords },
  }),
  start: (host) => new Removal(host),
};
