/** What makes a water heater green. */

import { kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb21519_2008 } from "./grades/gb-21519.ts";
import { limit } from "./sources.ts";

const must = { level: "must", confidence: "verified", when: kind("water-heater") } as const;
const gb = {
  edition: gb21519_2008.edition,
  effectiveFrom: gb21519_2008.effectiveFrom,
} as const;
const columns = gb21519_2008.columns;
const cell = (column: keyof typeof columns): Parameter =>
  limit(
    columns[column].limits["2"].value,
    columns[column].unit,
    columns[column].limits["2"].confidence,
    gb21519_2008.citation,
  );

const reference: Citation = {
  ...gb21519_2008.citation,
  note: "The reference loss 0.015 C + 0.8 holds above 30 and up to 100 L and was seen second-hand (m.3dmxku.com, with the example of 60 L); those of other volumes are recalled, and so are the conditions of GB/T 20289: 20 °C, water about 45 K above.",
};
const output: Citation = {
  ...gb21519_2008.citation,
  note: "The limit was seen; what is measured is recalled: water that comes before the outlet is 20 K colder, over the rated volume, without reheating.",
};
const declared: Citation = {
  ...gb21519_2008.citation,
  clause: "measured against declared",
};
const noLimit: Citation = {
  source: "hearthmark",
  note: "GB 21519-2008 is not known to limit standby, and (EU) 2023/826 does not name water heaters. The value is that of networked standby there.",
};
const label = (clause: string, note?: string): Citation => ({
  source: "(EU) 812/2013",
  clause,
  ...(note === undefined ? {} : { note }),
});
const table3 = label("Annex VII, table 3");
const formulas = label(
  "calculation of the efficiency",
  "The formulas are images in the text at hand and recalled; Q_ref, k, CC and the classes were read.",
);
const tolerances = label("verification tolerances");
const smart = label(
  "smart control test",
  "The test and the bound of SCF were read; that SCF compares the two weeks' energy is recalled.",
);

/** What green means for water heaters. */
export const waterHeaterGreen = {
  "green.water-heater.grade": {
    ...must,
    ...gb,
    citation: gb21519_2008.citation,
    parameters: {
      "standing-loss-max": cell("standing-loss"),
      "output-rate-min": cell("output-rate"),
    },
  },
  "green.water-heater.standing-loss": {
    ...must,
    ...gb,
    citation: reference,
    parameters: { "standing-loss-max": cell("standing-loss") },
  },
  "green.water-heater.standing-loss-declared": { ...must, ...gb, citation: declared },
  "green.water-heater.output-rate": {
    ...must,
    ...gb,
    confidence: "recalled",
    citation: output,
    parameters: { "output-rate-min": cell("output-rate") },
  },
  "green.water-heater.output-rate-declared": {
    ...must,
    ...gb,
    confidence: "recalled",
    citation: { ...output, clause: "measured against declared" },
  },
  "green.water-heater.networked-standby": {
    ...must,
    confidence: "project",
    citation: noLimit,
    parameters: { "power-max": limit(2, "W", "project", noLimit) },
  },
  "green.water-heater.load-profile": { ...must, citation: table3 },
  "green.water-heater.electricity-declared": {
    ...must,
    citation: tolerances,
    parameters: { factor: limit(1.05, "1", "verified", tolerances) },
  },
  "green.water-heater.volume-declared": {
    ...must,
    citation: tolerances,
    parameters: { factor: limit(0.98, "1", "verified", tolerances) },
  },
  "green.water-heater.energy-class": { ...must, confidence: "recalled", citation: formulas },
  "green.water-heater.smart-control": {
    ...must,
    confidence: "recalled",
    citation: smart,
    parameters: { "factor-min": limit(0.07, "1", "verified", smart) },
  },
} as const satisfies Record<string, Requirement | Editions>;
