/** Calculations for water purifiers: net water ratio and grade (GB 34914), rejection, filter life. */

import { gb34914_2017, gb34914_2021 } from "../../profiles/index.ts";
import type { Citation } from "../../profiles/requirement.ts";
import { lifeLeft } from "../metrics/filter-life.ts";
import {
  type Gb34914Edition,
  type Grade,
  netWaterRatio,
  rejection,
  waterBalance,
  waterGrade,
} from "../metrics/water-purifier-gb-34914.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const KIND = "water-purifier";
const RATIO_CLAUSE = "definition of the net water production ratio";

const litres = <const S extends string>(about: string, symbol: S) =>
  ({ type: "number", about, symbol, unit: "L", min: 0 }) as const;
const inletWater = { ...litres("water that came in, all of it", "V_in"), above: 0 } as const;
const netWater = litres("net water that came out", "V_net");

/** The ratio as a symbol. It is defined in 2017; that 2021 kept the definition was not seen. */
function ratioOf(netL: number, inletL: number, edition: Gb34914Edition): SymbolValue {
  return {
    symbol: "η",
    about: "net water production ratio",
    value: netWaterRatio(netL, inletL),
    unit: "%",
    clause: RATIO_CLAUSE,
    confidence: edition === "2017" ? "verified" : "recalled",
    note:
      edition === "2017"
        ? "V_net / V_in x 100 over the life run; not rounded."
        : "V_net / V_in x 100 as in 2017; the method of 2021 was revised and not seen; not rounded.",
  };
}

function gradeOf({ grade, confidence }: Grade, clause: string, last: string): SymbolValue {
  return {
    symbol: "grade",
    about: "water efficiency grade",
    value: grade ?? "none",
    unit: "1",
    clause,
    confidence,
    ...(grade === undefined ? { note: `Grade ${last} is the least that may be sold.` } : {}),
  };
}

const edition2021 = calculation({
  id: "water-purifier-gb-34914-2021",
  title: "Net water ratio and grade of a reverse-osmosis water purifier, GB 34914-2021",
  kind: KIND,
  citation: gb34914_2021.citation,
  inputs: {
    "inlet-water": inletWater,
    "net-water": netWater,
    "reject-water": {
      ...litres("water that went to the drain, to check the balance", "V_rej"),
      optional: true,
    },
    "rated-total-net-water": litres("total net water that is declared", "V_total"),
  },
  example: {
    "inlet-water": "34.5 L",
    "net-water": "20 L",
    "reject-water": "14.4 L",
    "rated-total-net-water": "4000 L",
  },
  compute: (input) => {
    const { "inlet-water": inletL, "net-water": netL, "reject-water": rejectL } = input;
    const ratio = ratioOf(netL, inletL, "2021");
    const efficiency = { ratio: Number(ratio.value), totalL: input["rated-total-net-water"] };
    const { columns } = gb34914_2021;
    const cells = gb34914_2021.grades.flatMap((grade) =>
      (["net-water-ratio", "total-net-water"] as const).map(
        (name): SymbolValue => ({
          symbol: name === "net-water-ratio" ? `η_${grade}` : `V_${grade}`,
          about: `least ${name.replaceAll("-", " ")} of grade ${grade}`,
          value: columns[name].limits[grade].value,
          unit: columns[name].unit,
          clause: "4",
          confidence: columns[name].limits[grade].confidence,
        }),
      ),
    );
    return {
      results: [gradeOf(waterGrade(efficiency, "2021"), "4", "3"), ratio],
      steps: [
        ...(rejectL === undefined
          ? []
          : [
              {
                symbol: "V_in - V_net - V_rej",
                about: "what stayed inside, or what the meters are wrong by",
                value: waterBalance(inletL, netL, rejectL),
                unit: "L",
                clause: "water balance",
                confidence: "verified",
              } as const,
            ]),
        ...cells,
      ],
    };
  },
});

const edition2017 = calculation({
  id: "water-purifier-gb-34914-2017",
  title: "Net water ratio and grade of a reverse-osmosis water purifier, GB 34914-2017 (replaced)",
  kind: KIND,
  citation: gb34914_2017.citation,
  inputs: { "inlet-water": inletWater, "net-water": netWater },
  example: { "inlet-water": "40 L", "net-water": "21 L" },
  compute: (input) => {
    const ratio = ratioOf(input["net-water"], input["inlet-water"], "2017");
    const grade = waterGrade({ ratio: Number(ratio.value), totalL: 0 }, "2017");
    const { limits } = gb34914_2017.columns["net-water-ratio"];
    return {
      results: [gradeOf(grade, "4.4", "5"), ratio],
      steps: gb34914_2017.grades.map(
        (each): SymbolValue => ({
          symbol: `η_${each}`,
          about: `least net water ratio of grade ${each}`,
          value: limits[each].value,
          unit: "%",
          clause: "4.4",
          confidence: limits[each].confidence,
        }),
      ),
    };
  },
});

const solids: Citation = {
  source: "hearthmark",
  clause: "rejection",
  note: "The usual definition of the rejection of a membrane. Dissolved solids are read from conductivity; conductivities may be given as if they were mg/L, since only their ratio counts.",
};

const solidsHeldBack = calculation({
  id: "water-purifier-rejection",
  title: "Rejection of dissolved solids",
  kind: KIND,
  citation: solids,
  inputs: {
    "inlet-solids": {
      type: "number",
      about: "dissolved solids in the inlet water",
      symbol: "c_in",
      unit: "mg/L",
      above: 0,
    },
    "net-solids": {
      type: "number",
      about: "dissolved solids in the net water",
      symbol: "c_net",
      unit: "mg/L",
      min: 0,
    },
  },
  example: { "inlet-solids": "80 mg/L", "net-solids": "4 mg/L" },
  compute: (input) => ({
    results: [
      {
        symbol: "R",
        about: "share that is held back",
        value: rejection(input["inlet-solids"], input["net-solids"]),
        unit: "%",
        clause: "1 - c_net / c_in",
        confidence: "recalled",
      },
    ],
    steps: [],
  }),
});

const filterLife = calculation({
  id: "water-purifier-filter-life",
  title: "What is left of a filter's life, by litres and hours",
  kind: KIND,
  citation: {
    source: "hearthmark",
    clause: "filter life",
    note: "Counters and lives as told by real purifiers (a Yunmi model in python-miio: 7200 L or 8640 h).",
  },
  inputs: {
    litres: litres("water through the filter", "V"),
    hours: { type: "number", about: "time since it was put in", symbol: "t", unit: "h", min: 0 },
    "rated-litres": { ...litres("life in litres", "V_life"), above: 0 },
    "rated-hours": {
      type: "number",
      about: "life in hours",
      symbol: "t_life",
      unit: "h",
      above: 0,
    },
  },
  example: { litres: "1800 L", hours: "90 d", "rated-litres": "7200 L", "rated-hours": "8640 h" },
  compute: (input) => {
    const share = (symbol: string, about: string, value: number): SymbolValue => ({
      symbol,
      about,
      value: value * 100,
      unit: "%",
      clause: "filter life",
      confidence: "project",
    });
    const rated = { litres: input["rated-litres"], hours: input["rated-hours"] };
    return {
      results: [share("L", "what is left, whichever is spent first", lifeLeft(input, rated) / 100)],
      steps: [
        share("V/V_life", "spent by litres", input.litres / rated.litres),
        share("t/t_life", "spent by hours", input.hours / rated.hours),
      ],
    };
  },
});

/** Every calculation for water purifiers. */
export const waterPurifierCalculations: readonly Calculation[] = [
  edition2021,
  edition2017,
  solidsHeldBack,
  filterLife,
];
