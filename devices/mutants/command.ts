/** Defects in how requests are answered and followed. */

import type { Mutant } from "./mutant.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

/** Mutants of requests. */
export const commandMutants: readonly Mutant[] = [
  {
    id: "never-acks",
    about: "No request is ever acknowledged although the description promises it.",
    violates: ["smart.command.*", "smart.interlock.*", "smart.programme.remote-start"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => ({ out: (m, c) => (isAbout(m, c, "sys/ack") ? [] : [m]) })),
  },
  {
    id: "acks-twice",
    about: "Every request is acknowledged twice.",
    violates: ["smart.command.acknowledged"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => ({ out: (m, c) => (isAbout(m, c, "sys/ack") ? [m, m] : [m]) })),
  },
  {
    id: "acks-late",
    about: "Acknowledgements take four seconds.",
    violates: ["smart.command.*"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => ({
      out: (m, c) => {
        if (!isAbout(m, c, "sys/ack")) return [m];
        c.world.after(4000, () => c.say(m));
        return [];
      },
    })),
  },
  {
    id: "accepts-out-of-range",
    about: "Says ok to values outside the declared range and follows them as far as it can.",
    violates: ["smart.command.out-of-range-rejected"],
    caughtBy: "command.out-of-range",
    wire: wrap(() => ({
      out: (m, c) =>
        isAbout(m, c, "sys/ack")
          ? [
              editJson(m, (ack) =>
                ack.status === "constraint-error" &&
                /^-?\d|^hearthmark-no/.test(String(ack.received))
                  ? { ...ack, status: "ok" }
                  : ack,
              ),
            ]
          : [m],
    })),
  },
];
