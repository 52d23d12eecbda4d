/** Defects in what is told of water. */

import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { wrap } from "./wire.ts";

const COUNTERS = ["water/total", "water/total-in", "water/total-out", "water/total-reject"];

/** Mutants of reported water. */
export const waterMutants: readonly Mutant[] = [
  {
    id: "water-counted-short",
    about: "Counts a fifth less water than runs.",
    kinds: ["washing-machine", "water-heater", "water-purifier"],
    violates: ["smart.water.matches-meter", "smart.programme.completed-event"],
    caughtBy: "water.metered",
    wire: wrap(() => ({
      out: (m, c) => [
        COUNTERS.reduce(
          (message, path) =>
            retell(message, c, path, (text) =>
              text === "" ? "" : String(Number((0.8 * Number(text)).toFixed(1))),
            ),
          m,
        ),
      ],
    })),
  },
];
