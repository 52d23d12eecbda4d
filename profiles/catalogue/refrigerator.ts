/** What makes a refrigerator green. */

import { all, has, kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb12021_2_2015, gb12021_2_2025 } from "./grades/gb-12021-2.ts";
import { limit } from "./sources.ts";

const refrigerator = kind("refrigerator");
const must = { level: "must", confidence: "verified", when: refrigerator } as const;

const ecodesign = (clause: string): Citation => ({
  source: "(EU) 2019/2019",
  clause,
  note: "The limit of ordinary appliances; low-noise and wine storage appliances have higher ones. The index is computed by (EU) 2019/2016, Annex IV.",
});
const table1 = ecodesign("Annex II, point 1(a), table 1");
const table2 = ecodesign("Annex II, point 1(b), table 2");
const storage: Citation = {
  source: "(EU) 2019/2016",
  clause: "Annex IV, table 3",
  note: "Fresh food: averages over the test period. Frozen: the highest value measured, except for the rise allowed to automatic defrosting.",
};
const filing2015: Citation = {
  source: "GB 12021.2-2015",
  clause: "measured against rated consumption",
  secondary: true,
  note: "Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html47.",
};
const carriedOver: Citation = {
  source: "hearthmark",
  note: "The rule of GB 12021.2-2015, carried over: what GB 12021.2-2025 allows was not found.",
};

const grades2015 = gb12021_2_2015.columns;
const grades2025 = gb12021_2_2025.columns["eta-t"].limits;
const cell2015 = (column: keyof typeof grades2015): Parameter =>
  limit(
    grades2015[column].limits["2"].value,
    "%",
    grades2015[column].limits["2"].confidence,
    gb12021_2_2015.citation,
  );

const labelClass: Citation = {
  source: "(EU) 2019/2016",
  clause: "Annex II, table 1",
  note: "The class on a label follows from the index, and the index from the consumption and volumes declared beside it.",
};
const verification: Citation = {
  source: "(EU) 2019/2016",
  clause: "Annex IX",
  note: "Market surveillance: the measured annual energy may be 10 % above the declared one. The annex has not been seen.",
};

/** What green means for refrigerators. */
export const refrigeratorGreen = {
  "green.refrigerator.eei": {
    editions: [
      {
        ...must,
        edition: "2021",
        citation: table1,
        effectiveFrom: "2021-03-01",
        effectiveTo: "2024-02-29",
        parameters: { "eei-max": limit(125, "%", "verified", table1) },
      },
      {
        ...must,
        edition: "2024",
        citation: table2,
        effectiveFrom: "2024-03-01",
        parameters: { "eei-max": limit(100, "%", "verified", table2) },
      },
    ],
  },
  "green.refrigerator.grade": {
    editions: [
      {
        ...must,
        edition: gb12021_2_2015.edition,
        citation: gb12021_2_2015.citation,
        effectiveFrom: gb12021_2_2015.effectiveFrom,
        effectiveTo: gb12021_2_2015.effectiveTo,
        parameters: {
          "eta-t-max": cell2015("refrigerator-freezer-eta-t"),
          "eta-s-max": cell2015("refrigerator-freezer-eta-s"),
          "wine-cabinet-eta-s-max": cell2015("wine-cabinet-eta-s"),
          "chest-eta-s-max": cell2015("chest-refrigerator-freezer-eta-s"),
          "other-eta-s-max": cell2015("other-eta-s"),
        },
      },
      {
        ...must,
        confidence: "recalled",
        edition: gb12021_2_2025.edition,
        citation: gb12021_2_2025.citation,
        effectiveFrom: gb12021_2_2025.effectiveFrom,
        parameters: {
          "eta-t-grade-1-max": limit(
            grades2025["1"].value,
            "%",
            grades2025["1"].confidence,
            gb12021_2_2025.citation,
          ),
          "eta-t-grade-5-max": limit(
            grades2025["5"].value,
            "%",
            grades2025["5"].confidence,
            gb12021_2_2025.citation,
          ),
        },
      },
    ],
  },
  "green.refrigerator.energy-declared": {
    editions: [
      {
        ...must,
        edition: "2015",
        citation: filing2015,
        effectiveFrom: gb12021_2_2015.effectiveFrom,
        effectiveTo: gb12021_2_2015.effectiveTo,
        parameters: { factor: limit(1.15, "1", "verified", filing2015) },
      },
      {
        ...must,
        confidence: "project",
        edition: "2025",
        citation: carriedOver,
        effectiveFrom: gb12021_2_2025.effectiveFrom,
        parameters: { factor: limit(1.15, "1", "project", carriedOver) },
      },
    ],
  },
  "green.refrigerator.class-declared": {
    ...must,
    when: all(refrigerator, has("info/energy-class")),
    citation: labelClass,
    effectiveFrom: "2021-03-01",
  },
  "green.refrigerator.annual-energy-declared": {
    ...must,
    confidence: "recalled",
    citation: verification,
    effectiveFrom: "2021-03-01",
    parameters: { factor: limit(1.1, "1", "recalled", verification) },
  },
  "green.refrigerator.temperatures": {
    ...must,
    citation: storage,
    effectiveFrom: "2021-03-01",
    parameters: {
      "fresh-food-min": limit(0, "°C", "verified", storage),
      "fresh-food-max": limit(8, "°C", "verified", storage),
      "freezer-max": limit(-18, "°C", "verified", storage),
      "defrost-rise": limit(3, "K", "verified", storage),
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
