/** Networked standby of household equipment by (EU) 2023/826, whatever the kind. */

import { kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { verifiedLimit as limit } from "./sources.ts";

/**
 * Kinds that are held against the act. Annex II names microwave ovens. Water purifiers, air purifiers
 * and range hoods are counted here by our own reading of its open entry: what they exceed is advice.
 * Washing machines, refrigerators, air conditioners and water heaters have acts of their own.
 */
const inScope = kind("microwave-oven", "water-purifier", "air-purifier", "range-hood");

const act = (clause: string, note?: string): Citation => ({
  source: "(EU) 2023/826",
  clause,
  ...(note === undefined ? {} : { note }),
});
const power = act(
  "Annex III, point 1(c)",
  "The limit of networked equipment that is neither router, switch, access point nor the like. The second step, two years after the application of the act, changes off mode and such network equipment only.",
);
const management = act("Annex III, point 2(c)");
const trigger = act(
  "Article 2(10) and Annex IV, point (c)",
  "After the power has been measured a trigger is given over the network, and it is checked that the equipment is reactivated.",
);

const must = {
  level: "must",
  confidence: "verified",
  when: inScope,
} as const;

/** Both steps of the act, the second two years after its application, with what they have in common. */
const steps = (citation: Citation, parameters?: Readonly<Record<string, Parameter>>) =>
  ({
    editions: [
      {
        ...must,
        edition: "2025",
        citation,
        effectiveFrom: "2025-05-09",
        effectiveTo: "2027-05-08",
        ...(parameters && { parameters }),
      },
      {
        ...must,
        edition: "2027",
        citation,
        effectiveFrom: "2027-05-09",
        ...(parameters && { parameters }),
      },
    ],
  }) as const;

/** What every appliance that stays reachable owes while it rests. */
export const standbyGreen = {
  "green.standby.networked": steps(power, { "power-max": limit(2, "W", power) }),
  "green.standby.wake-up": { ...must, citation: trigger, effectiveFrom: "2025-05-09" },
  "green.standby.power-management": {
    ...must,
    citation: management,
    effectiveFrom: "2025-05-09",
    parameters: {
      within: limit(20, "min", management),
      "power-max": limit(2, "W", power),
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
