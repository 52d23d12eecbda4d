/** What a power meter's record of an appliance can be held against. */

import { all, kind, not, recorded, states } from "../conditions.ts";
import type { Citation, Editions, Requirement } from "../requirement.ts";
import { verifiedLimit as limit } from "./sources.ts";

const filing = (standard: string, clause: string, form: string): Citation => ({
  source: standard,
  clause,
  secondary: true,
  note: `Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, ${form}.`,
});

const cycle = filing("GB 12021.4-2013", "measured against declared energy per cycle", "html31");
const oven = filing("GB 24849-2017", "standby power", "html52, and an OCR of the standard");

/** Requirements that apply only to power meters' records. */
export const recordingGreen = {
  "green.washing-machine.cycle-energy-declared": {
    level: "must",
    confidence: "verified",
    edition: "2013",
    citation: cycle,
    effectiveFrom: "2013-10-01",
    effectiveTo: "2027-03-31",
    when: all(kind("washing-machine"), recorded),
    parameters: { share: limit(0.93, "1", cycle) },
  },
  "green.microwave-oven.standby": {
    level: "must",
    confidence: "verified",
    edition: "2017",
    citation: oven,
    effectiveFrom: "2018-06-01",
    when: all(kind("microwave-oven"), recorded, not(states("connected"))),
    parameters: {
      "power-max": limit(0.5, "W", oven),
      "power-with-display-max": limit(1, "W", oven),
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
