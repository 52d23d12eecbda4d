/** Defects in how an appliance leaves, or begins anew. */

import type { OutgoingMessage } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";
import { answering, inHost } from "./services.ts";
import { isAbout, wrap } from "./wire.ts";

/** From the farewell to the unwanted return, in ms. */
const RETURN_MS = 30_000;

/** Clears its state after all else. */
const stateLast: NonNullable<Mutant["wire"]> = wrap(() => {
  let held: OutgoingMessage | undefined;
  return {
    out: (message, context) => {
      if (isAbout(message, context, "$state") && message.payload === "") {
        held = message;
        return [];
      }
      if (held === undefined || !isAbout(message, context, "health/handover")) return [message];
      const last = [held, message];
      held = undefined;
      return last;
    },
  };
});

/** Breaks every connection off instead of saying goodbye. */
const rude: NonNullable<Mutant["wire"]> = (attachment) => ({
  connect: async (options, events) => {
    const connection = await attachment.connect(options, events);
    return {
      publish: (message) => connection.publish(message),
      subscribe: (filters, qos) => connection.subscribe(filters, qos),
      ping: () => connection.ping(),
      disconnect: () => connection.drop(),
      drop: () => connection.drop(),
    };
  },
});

/** Mutants of removal. */
export const removalMutants: readonly Mutant[] = [
  {
    id: "cannot-be-removed",
    about: "Has no way to be decommissioned.",
    violates: ["smart.removal.offered", "interoperability.description.table"],
    caughtBy: "removal.offered",
    options: () => ({ without: new Set(["health/decommission"]) }),
  },
  {
    id: "erases-unconfirmed",
    about: "Erases itself whatever the confirmation says.",
    violates: ["smart.removal.confirmed"],
    caughtBy: "removal.confirmed",
    model: answering("removal", (running, request, { serial }) =>
      running.request?.(
        request.kind === "action"
          ? { ...request, parameters: { ...request.parameters, confirm: serial } }
          : request,
      ),
    ),
  },
  {
    id: "leaves-values-behind",
    about: "Leaves what it told of itself on the broker.",
    violates: ["smart.removal.cleared", "smart.removal.reset-clears"],
    caughtBy: "removal.decommission",
    wire: wrap(() => ({
      out: (message, { base }) =>
        message.topic.startsWith(`${base}/info/`) && message.payload === "" ? [] : [message],
    })),
  },
  {
    id: "clears-state-last",
    about: "Clears its state after all else.",
    violates: ["smart.removal.state-first"],
    caughtBy: "removal.decommission",
    wire: stateLast,
  },
  {
    id: "no-handover",
    about: "Leaves and begins anew without a record.",
    violates: ["smart.removal.handover", "smart.removal.reset-confirmed-by-record"],
    caughtBy: "removal.decommission",
    wire: wrap(() => ({
      out: (message, context) => (isAbout(message, context, "health/handover") ? [] : [message]),
    })),
  },
  {
    id: "comes-back",
    about: "Is back half a minute after it was decommissioned.",
    violates: ["smart.removal.stays-away", "smart.removal.cleared"],
    caughtBy: "removal.decommission",
    model: inHost("removal", (host) => ({
      stayAway: (away) => {
        if (away) host.after(RETURN_MS, () => host.reboot("software-reset"));
      },
    })),
  },
  {
    id: "leaves-without-goodbye",
    about: "Breaks connections off, so that its will says that it was lost.",
    violates: ["smart.removal.cleared", "smart.removal.stays-away", "smart.session.*"],
    caughtBy: "removal.decommission",
    wire: rude,
  },
  {
    id: "reset-keeps-settings",
    about: "Keeps what people have set through a factory reset.",
    violates: ["smart.removal.user-data-erased"],
    caughtBy: "removal.factory-reset",
    model: inHost("removal", () => ({ forget: () => [] })),
  },
  {
    id: "reset-stays-away",
    about: "Does not come back after a factory reset.",
    violates: ["smart.removal.reset-returns"],
    caughtBy: "removal.factory-reset",
    model: inHost("removal", () => ({ reboot: () => undefined })),
  },
];
