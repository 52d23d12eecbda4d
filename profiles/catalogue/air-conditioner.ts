/** What makes an air conditioner green. */

import { kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb21455_2019 } from "./grades/gb-21455.ts";
import { limit } from "./sources.ts";

const scenario: Citation = {
  source: "GB/T 46505.1-2025",
  clause: "environment scene",
  secondary: true,
  note: "From press summaries of 2025-11-17; the standard was not seen.",
};
const noCap: Citation = {
  source: "hearthmark",
  note: "No cap was found for split units: (EU) 206/2012 limits ducted ones only. The value is that of networked standby in (EU) 2023/826.",
};
const ecodesign: Citation = {
  source: "(EU) 206/2012",
  clause: "minimum energy efficiency from 2014",
  note: "Consolidated text. At exactly 6 kW the floor of 6 to 12 kW holds. Bins, hours and design loads are those of (EU) 626/2011; how efficiency runs between the measured points is recalled from EN 14825.",
};
const soundPower: Citation = {
  source: "(EU) 206/2012",
  clause: "maximum sound power level",
  note: "Consolidated text. At exactly 6 kW the limit up to 6 kW holds.",
};
const verification: Citation = {
  source: "(EU) 626/2011",
  clause: "verification",
  note: "At the first stage one unit; a second stage takes the mean of three more.",
};
const plate: Citation = {
  source: "hearthmark",
  note: "The tolerance of GB/T 7725 was not found. The value is that of (EU) 626/2011 for seasonal efficiencies, 8 %, carried over to capacity and efficiency at the rating point.",
};
const from2014 = { effectiveFrom: "2014-01-01", edition: "2012" } as const;
const unit = kind("air-conditioner");
const floors = (small: number, large: number, smallLow: number, largeLow: number) => ({
  "below-6kw-min": limit(small, "Wh/Wh", "verified", ecodesign),
  "to-12kw-min": limit(large, "Wh/Wh", "verified", ecodesign),
  "below-6kw-low-gwp-min": limit(smallLow, "Wh/Wh", "verified", ecodesign),
  "to-12kw-low-gwp-min": limit(largeLow, "Wh/Wh", "verified", ecodesign),
});
const tolerance = { tolerance: limit(8, "%", "verified", verification) };

const columns = gb21455_2019.columns;
const cell = (column: keyof typeof columns): Parameter =>
  limit(
    columns[column].limits["2"].value,
    columns[column].unit,
    columns[column].limits["2"].confidence,
    gb21455_2019.citation,
  );

/** What green means for air conditioners. */
export const airConditionerGreen = {
  "green.air-conditioner.grade": {
    level: "must",
    confidence: "verified",
    edition: gb21455_2019.edition,
    citation: gb21455_2019.citation,
    effectiveFrom: gb21455_2019.effectiveFrom,
    when: kind("air-conditioner"),
    parameters: {
      "apf-to-4500-min": cell("apf-to-4500"),
      "apf-to-7100-min": cell("apf-to-7100"),
      "apf-to-14000-min": cell("apf-to-14000"),
      "seer-to-4500-min": cell("seer-to-4500"),
      "seer-to-7100-min": cell("seer-to-7100"),
      "seer-to-14000-min": cell("seer-to-14000"),
    },
  },
  "green.air-conditioner.temperature-held": {
    level: "must",
    confidence: "recalled",
    edition: "2025",
    citation: scenario,
    effectiveFrom: "2026-05-01",
    when: kind("air-conditioner"),
    parameters: { "deviation-max": limit(2, "K", "recalled", scenario) },
  },
  "green.air-conditioner.networked-standby": {
    level: "must",
    confidence: "project",
    citation: noCap,
    when: kind("air-conditioner"),
    parameters: { "power-max": limit(2, "W", "project", noCap) },
  },
  "green.air-conditioner.capacity-declared": {
    level: "must",
    confidence: "project",
    citation: plate,
    when: unit,
    parameters: { "share-min": limit(92, "%", "project", plate) },
  },
  "green.air-conditioner.efficiency-declared": {
    level: "must",
    confidence: "project",
    citation: plate,
    when: unit,
    parameters: { "share-min": limit(92, "%", "project", plate) },
  },
  "green.air-conditioner.seer": {
    level: "must",
    confidence: "verified",
    citation: ecodesign,
    ...from2014,
    when: unit,
    parameters: floors(4.6, 4.3, 4.14, 3.87),
  },
  "green.air-conditioner.scop": {
    level: "must",
    confidence: "verified",
    citation: ecodesign,
    ...from2014,
    when: unit,
    parameters: floors(3.8, 3.8, 3.42, 3.42),
  },
  "green.air-conditioner.seer-declared": {
    level: "must",
    confidence: "verified",
    edition: "2011",
    citation: verification,
    effectiveFrom: "2013-01-01",
    when: unit,
    parameters: tolerance,
  },
  "green.air-conditioner.scop-declared": {
    level: "must",
    confidence: "verified",
    edition: "2011",
    citation: verification,
    effectiveFrom: "2013-01-01",
    when: unit,
    parameters: tolerance,
  },
  "green.air-conditioner.sound-power": {
    level: "must",
    confidence: "verified",
    edition: "2012",
    citation: soundPower,
    effectiveFrom: "2013-01-01",
    when: unit,
    parameters: {
      "indoor-to-6kw-max": limit(60, "dB", "verified", soundPower),
      "outdoor-to-6kw-max": limit(65, "dB", "verified", soundPower),
      "indoor-to-12kw-max": limit(65, "dB", "verified", soundPower),
      "outdoor-to-12kw-max": limit(70, "dB", "verified", soundPower),
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
