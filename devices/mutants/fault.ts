/** Defects in how trouble is told and how its end is. */

import type { OutgoingMessage } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch, retell } from "./retell.ts";
import { isAbout, type WireContext, wrap } from "./wire.ts";

/** How late the late alert is, in ms. */
const LATE_MS = 10_000;

/** Is it an alert, raised or removed? */
function alerts(message: OutgoingMessage, context: WireContext): "raised" | "removed" | undefined {
  if (!message.topic.startsWith(`${context.base}/$alert/`)) return undefined;
  return message.payload.length > 0 ? "raised" : "removed";
}

/** Swallows what `drop` says. */
const without = (drop: (message: OutgoingMessage, context: WireContext) => boolean) =>
  wrap(() => ({ out: (message, context) => (drop(message, context) ? [] : [message]) }));

/** Swallows alerts of that sort in every birth after the first. */
const notAtRebirth = (what: "raised" | "removed") =>
  wrap(() => {
    const inBirth = birthWatch();
    return {
      out: (message, context) => {
        const birth = inBirth(message, context) && context.connection > 1;
        return birth && alerts(message, context) === what ? [] : [message];
      },
    };
  });

/** Mutants of faults. */
export const faultMutants: readonly Mutant[] = [
  {
    id: "alert-missing",
    about: "Lists faults and tells events, but raises no alert.",
    violates: ["smart.fault.*", "smart.birth.*"],
    caughtBy: "fault.by-defect",
    wire: without((message, context) => alerts(message, context) === "raised"),
  },
  {
    id: "alert-late",
    about: "Raises alerts ten seconds too late.",
    violates: ["smart.fault.*", "smart.birth.*"],
    caughtBy: "fault.by-defect",
    wire: wrap(() => ({
      out: (message, context) => {
        if (alerts(message, context) !== "raised") return [message];
        context.world.after(LATE_MS, () => context.say(message));
        return [];
      },
    })),
  },
  {
    id: "fault-list-empty",
    about: "Raises alerts, but its list of active faults always says none.",
    violates: ["smart.fault.raised", "smart.health.reported"],
    caughtBy: "fault.by-defect",
    wire: wrap(() => ({
      out: (message, context) => [retell(message, context, "health/fault", () => "none")],
    })),
  },
  {
    id: "fault-raised-untold",
    about: "Tells no event when a fault is raised.",
    violates: ["smart.fault.raised"],
    caughtBy: "fault.by-defect",
    wire: without((message, context) => isAbout(message, context, "health/fault-raised")),
  },
  {
    id: "alert-never-cleared",
    about: "An alert that was raised once stands for ever.",
    violates: ["smart.fault.cleared", "smart.birth.*"],
    caughtBy: "fault.by-defect",
    wire: without((message, context) => alerts(message, context) === "removed"),
  },
  {
    id: "fault-list-lingers",
    about: "The list of active faults keeps what was in it.",
    violates: ["smart.fault.cleared", "smart.health.reported"],
    caughtBy: "fault.by-defect",
    wire: wrap(() => {
      let last = "none";
      return {
        out: (message, context) => [
          retell(message, context, "health/fault", (text) => {
            if (text !== "none") last = text;
            return last;
          }),
        ],
      };
    }),
  },
  {
    id: "fault-cleared-untold",
    about: "Tells no event when a fault ends.",
    violates: ["smart.fault.cleared"],
    caughtBy: "fault.by-defect",
    wire: without((message, context) => isAbout(message, context, "health/fault-cleared")),
  },
  {
    id: "alert-not-retained",
    about: "Raises alerts that are not retained.",
    violates: ["smart.fault.alert-kept", "interoperability.value.retained"],
    caughtBy: "fault.by-defect",
    wire: wrap(() => ({
      out: (message, context) => [
        alerts(message, context) === "raised" ? { ...message, retain: false } : message,
      ],
    })),
  },
  {
    id: "alert-not-repeated",
    about: "Does not repeat standing alerts after a reconnect.",
    violates: ["smart.fault.alert-kept", "smart.birth.*"],
    caughtBy: "fault.by-defect",
    wire: notAtRebirth("raised"),
  },
  {
    id: "alert-outlives-absence",
    about: "Leaves the alert of a fault standing that ended while it was away.",
    violates: ["smart.fault.cleared", "smart.birth.*"],
    caughtBy: "fault.by-defect",
    wire: notAtRebirth("removed"),
  },
];
