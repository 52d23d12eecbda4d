/** What makes a range hood green. */

import { all, has, kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb29539_2013 } from "./grades/gb-29539.ts";
import { limit } from "./sources.ts";

const hood = kind("range-hood");
const must = { level: "must", confidence: "verified", when: hood } as const;

/** Grade 2 of the edition of 2013. */
const cell = (column: keyof typeof gb29539_2013.columns): Parameter => {
  const { unit, limits } = gb29539_2013.columns[column];
  return limit(limits["2"].value, unit, limits["2"].confidence, gb29539_2013.citation);
};

const edition2013 = {
  ...must,
  edition: gb29539_2013.edition,
  citation: gb29539_2013.citation,
  effectiveFrom: gb29539_2013.effectiveFrom,
  effectiveTo: gb29539_2013.effectiveTo,
} as const;

const unseen2025: Citation = {
  source: "GB 29539-2025",
  secondary: true,
  note: "In force from 2026-11-01 with three grades by the full-pressure efficiency at the working air flow; odour reduction and grease separation are part of the grade. None of its numbers was found, only that every limit rose by more than half.",
};
/** The edition in force, of which no number is known: what is found is told, nothing is decided. */
const edition2025 = {
  ...must,
  confidence: "recalled",
  edition: "2025",
  citation: unseen2025,
  effectiveFrom: "2026-11-01",
} as const;

const declaredRule: Citation = {
  ...gb29539_2013.citation,
  clause: "measured against declared values",
};
const carriedOver: Citation = {
  source: "hearthmark",
  note: "The rule of GB 29539-2013, carried over: what GB 29539-2025 allows was not found.",
};
const networked: Citation = {
  source: "hearthmark",
  note: "The value is that of networked standby in (EU) 2023/826. Neither edition of GB 29539 is known to tell networked standby apart.",
};

const ecodesign = (clause: string, note?: string): Citation => ({
  source: "(EU) 66/2014",
  clause: `Annex I, ${clause}`,
  ...(note === undefined ? {} : { note }),
});
const images = "The limit is read in the regulation; the formulas are images in the text at hand.";
const indices = ecodesign("1.3.1, table 3", images);
const airFlow = ecodesign("1.3.2", "The time limit stands in words in Annex II, 3.3.1.");
const lowPower = ecodesign("1.3.3(2)");
const light = ecodesign("1.3.4");
const fiche: Citation = { source: "(EU) 65/2014", clause: "Annex IV, B 1(i) and (j)" };
const airFlowLimits = {
  "flow-max": limit(650, "m³/h", "verified", airFlow),
  "volume-max": limit(100, "m³", "verified", airFlow),
};
const standbyLimits = {
  "standby-max": limit(0.5, "W", "verified", lowPower),
  "display-standby-max": limit(1, "W", "verified", lowPower),
};
const since = { ...must, edition: "2014" } as const;

/** What green means for range hoods. */
export const rangeHoodGreen = {
  "green.range-hood.efficiency": {
    editions: [
      { ...edition2013, parameters: { "efficiency-min": cell("full-pressure-efficiency") } },
      edition2025,
    ],
  },
  "green.range-hood.efficiency-declared": {
    editions: [
      {
        ...edition2013,
        citation: declaredRule,
        parameters: { "share-min": limit(100, "%", "verified", declaredRule) },
      },
      {
        ...edition2025,
        confidence: "project",
        citation: carriedOver,
        parameters: { "share-min": limit(100, "%", "project", carriedOver) },
      },
    ],
  },
  "green.range-hood.power-declared": {
    editions: [
      { ...edition2013, citation: declaredRule },
      { ...edition2025, confidence: "project", citation: carriedOver },
    ],
  },
  "green.range-hood.low-power": {
    editions: [
      {
        ...edition2013,
        parameters: { "standby-max": cell("standby-power"), "off-max": cell("off-power") },
      },
      edition2025,
    ],
  },
  "green.range-hood.odour-and-grease": {
    editions: [
      {
        ...edition2013,
        parameters: {
          "odour-reduction-min": cell("odour-reduction"),
          "grease-separation-min": cell("grease-separation"),
        },
      },
      edition2025,
    ],
  },
  "green.range-hood.networked-standby": {
    ...must,
    confidence: "project",
    citation: networked,
    parameters: { "power-max": limit(2, "W", "project", networked) },
  },
  "green.range-hood.eei": {
    ...since,
    confidence: "recalled",
    citation: indices,
    effectiveFrom: "2019-02-20",
    parameters: { "eei-below": limit(100, "%", "verified", indices) },
  },
  "green.range-hood.fluid-dynamic-efficiency": {
    ...since,
    confidence: "recalled",
    citation: indices,
    effectiveFrom: "2019-02-20",
    parameters: { "fde-above": limit(8, "%", "verified", indices) },
  },
  "green.range-hood.lighting": {
    ...since,
    citation: light,
    effectiveFrom: "2015-02-20",
    parameters: { "illuminance-above": limit(40, "lx", "verified", light) },
  },
  "green.range-hood.grease-filtering": {
    ...since,
    citation: fiche,
    effectiveFrom: "2015-01-01",
  },
  "green.range-hood.boost": {
    ...since,
    when: all(hood, has("fan/boost")),
    citation: airFlow,
    effectiveFrom: "2015-02-20",
    parameters: airFlowLimits,
  },
  "green.range-hood.lasting-air-flow": {
    ...since,
    citation: airFlow,
    effectiveFrom: "2015-02-20",
    parameters: airFlowLimits,
  },
  "green.range-hood.low-power-modes": {
    ...since,
    citation: lowPower,
    effectiveFrom: "2017-08-20",
    parameters: { "off-max": limit(0.5, "W", "verified", lowPower), ...standbyLimits },
  },
  "green.range-hood.automatic-standby": {
    ...since,
    when: all(hood, has("fan/mode")),
    citation: lowPower,
    effectiveFrom: "2017-08-20",
    parameters: { "delay-max": limit(60, "s", "verified", lowPower), ...standbyLimits },
  },
} as const satisfies Record<string, Requirement | Editions>;
