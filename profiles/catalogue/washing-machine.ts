/** What makes a washing machine green. */

import { kind } from "../conditions.ts";
import type { Citation, Editions, Parameter, Requirement } from "../requirement.ts";
import { gb12021_4_2013 } from "./grades/gb-12021-4.ts";
import { verifiedLimit as limit } from "./sources.ts";

const must = { level: "must", confidence: "verified", when: kind("washing-machine") } as const;
const ecodesign = (clause: string, note?: string): Citation => ({
  source: "(EU) 2019/2023",
  clause: `Annex II, ${clause}`,
  ...(note === undefined ? {} : { note }),
});
const eei2021 = ecodesign("point 3(1)", "From a rated capacity of 2 kg.");
const eei2024 = ecodesign(
  "points 3(1) and 3(3)",
  "Up to a rated capacity of 3 kg the limit of 2021 goes on.",
);
const duration = ecodesign("point 5", "From a rated capacity of 2 kg; rounded to the minute.");
const water = ecodesign("point 6(1)", "From a rated capacity of 2 kg.");
const standby = ecodesign("point 7(3)");
const switching = ecodesign("point 7(4)");
const delay = ecodesign("point 7(5)");
const off = ecodesign(
  "points 7(1) and 7(2)",
  "A declared value: a machine on the network is not off.",
);
const network = ecodesign("point 7(6)", "By statement: how it leaves the works is not seen here.");
const washing = ecodesign(
  "points 4(1) and 4(2)",
  "A declared value: it is measured with soiled strips, not here. To three decimals by (EU) 2021/340.",
);
const rinsing = ecodesign(
  "point 4(5)",
  "A declared value: it is measured with a marker in the laundry, not here. Above a rated capacity of 3 kg.",
);
const tolerances: Citation = {
  source: "(EU) 2019/2023",
  clause: "Annex IV, table 1",
  note: "What authorities grant when they verify one unit. The same figures stand in (EU) 2019/2014, Annex IX.",
};
const filing: Citation = {
  source: "GB 12021.4-2013",
  clause: "measured against declared",
  secondary: true,
  note: "Form checks of the China Energy Label filing page, github spiritTeam/fasterrecord_web @24c556e, html31. What the runs at full and half load count for was found nowhere.",
};

const columns = gb12021_4_2013.columns;
const cell = (column: keyof typeof columns): Parameter => ({
  value: columns[column].limits["2"].value,
  unit: columns[column].unit,
  confidence: columns[column].limits["2"].confidence,
  citation: gb12021_4_2013.citation,
});

/** What green means for washing machines. */
export const washingMachineGreen = {
  "green.washing-machine.eei": {
    editions: [
      {
        ...must,
        edition: "2021",
        citation: eei2021,
        effectiveFrom: "2021-03-01",
        effectiveTo: "2024-02-29",
        parameters: {
          "eei-below": limit(105, "%", eei2021),
          "eei-below-to-3-kg": limit(105, "%", eei2021),
        },
      },
      {
        ...must,
        edition: "2024",
        citation: eei2024,
        effectiveFrom: "2024-03-01",
        parameters: {
          "eei-below": limit(91, "%", eei2024),
          "eei-below-to-3-kg": limit(105, "%", eei2024),
        },
      },
    ],
  },
  "green.washing-machine.water": {
    ...must,
    citation: water,
    effectiveFrom: "2021-03-01",
    parameters: {
      "per-kg": limit(2.25, "L/kg", water),
      base: limit(30, "L", water),
    },
  },
  "green.washing-machine.duration": {
    ...must,
    citation: duration,
    effectiveFrom: "2021-03-01",
    parameters: {
      "full-base": limit(137, "min", duration),
      "full-per-kg": limit(10.2, "min/kg", duration),
      "full-max": limit(240, "min", duration),
      "part-base": limit(120, "min", duration),
      "part-per-kg": limit(6, "min/kg", duration),
      "part-max": limit(180, "min", duration),
    },
  },
  "green.washing-machine.grade": {
    editions: [
      {
        ...must,
        confidence: "recalled",
        edition: gb12021_4_2013.edition,
        citation: gb12021_4_2013.citation,
        effectiveFrom: gb12021_4_2013.effectiveFrom,
        effectiveTo: gb12021_4_2013.effectiveTo,
        parameters: {
          "drum-energy-max": cell("drum-energy"),
          "drum-water-max": cell("drum-water"),
          "drum-wash-ratio-min": cell("drum-wash-ratio"),
          "pulsator-energy-max": cell("pulsator-energy"),
          "pulsator-water-max": cell("pulsator-water"),
          "pulsator-wash-ratio-min": cell("pulsator-wash-ratio"),
        },
      },
      {
        ...must,
        confidence: "recalled",
        edition: "2026",
        citation: {
          source: "GB 12021.4-2026",
          secondary: true,
          note: "Issued on 2026-03-31; that it takes effect on 2027-04-01 was seen in a standards shop, its grade table nowhere.",
        },
        effectiveFrom: "2027-04-01",
      },
    ],
  },
  "green.washing-machine.networked-standby": {
    ...must,
    citation: standby,
    effectiveFrom: "2021-03-01",
    parameters: { "power-max": limit(2, "W", standby) },
  },
  "green.washing-machine.powers-down": {
    ...must,
    citation: switching,
    effectiveFrom: "2021-03-01",
    parameters: {
      within: limit(15, "min", switching),
      "power-max": limit(2, "W", standby),
    },
  },
  "green.washing-machine.delay-start": {
    ...must,
    citation: delay,
    effectiveFrom: "2021-03-01",
    parameters: {
      "power-max": limit(4, "W", delay),
      "delay-max": limit(24, "h", delay),
    },
  },
  "green.washing-machine.off-mode": {
    ...must,
    citation: off,
    effectiveFrom: "2021-03-01",
    parameters: {
      "power-max": limit(0.5, "W", off),
      "power-with-display-max": limit(1, "W", off),
    },
  },
  "green.washing-machine.network-function": {
    ...must,
    citation: network,
    effectiveFrom: "2021-03-01",
  },
  "green.washing-machine.washing-efficiency": {
    ...must,
    citation: washing,
    effectiveFrom: "2021-03-01",
    parameters: {
      above: limit(1.03, "1", washing),
      "above-to-3-kg": limit(1, "1", washing),
    },
  },
  "green.washing-machine.rinsing": {
    ...must,
    citation: rinsing,
    effectiveFrom: "2021-03-01",
    parameters: { max: limit(5, "g/kg", rinsing) },
  },
  "green.washing-machine.label": {
    ...must,
    citation: tolerances,
    effectiveFrom: "2021-03-01",
    parameters: {
      "consumption-plus": limit(10, "%", tolerances),
      "duration-plus": limit(5, "%", tolerances),
      "duration-plus-max": limit(10, "min", tolerances),
    },
  },
  "green.washing-machine.declared": {
    ...must,
    edition: "2013",
    citation: filing,
    effectiveFrom: gb12021_4_2013.effectiveFrom,
    effectiveTo: gb12021_4_2013.effectiveTo,
    parameters: {
      "energy-share": limit(0.93, "1", filing),
      "water-share": limit(0.95, "1", filing),
      "wash-ratio-plus": limit(0.035, "1", filing),
    },
  },
} as const satisfies Record<string, Requirement | Editions>;
