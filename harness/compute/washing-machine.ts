/** Calculations for washing machines. */

import type { Citation } from "../../profiles/requirement.ts";
import {
  type ByLoad,
  durationLimitsMin,
  keepsDurationLimit,
  loadWeights,
  spinClass,
  washingIndex,
  waterLimitL,
  weightedMoisture,
  weightedWater,
} from "../metrics/washing-machine-eu-2019-2014.ts";
import { indexLimit, loadsOf } from "../metrics/washing-machine-eu-2019-2023.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";
import { verified } from "./symbol.ts";
import { washerDryerCalculations } from "./washing-machine-dryer.ts";
import { washerGradeCalculation } from "./washing-machine-grade.ts";
import { lowPowerCalculation, performanceCalculation } from "./washing-machine-performance.ts";

const LABEL: Citation = {
  source: "(EU) 2019/2014",
  clause: "Annex II and IV",
  note: "With the rounding of remaining moisture that (EU) 2021/340 brought, seen second-hand.",
};
const ECODESIGN: Citation = { source: "(EU) 2019/2023", clause: "Annex II and III" };
const NAMES = { full: "full", half: "½", quarter: "¼" } as const satisfies Record<
  keyof ByLoad,
  string
>;
const WEIGHTS = { full: "A", half: "B", quarter: "C" } as const;

const capacity = {
  type: "number",
  about: "rated capacity for eco 40-60",
  symbol: "c",
  unit: "kg",
  above: 0,
  max: 17,
} as const;

/** One quantity at each load; half and quarter are needed above 3 kg. */
function perLoad(about: string, unit: string, letter: string) {
  const one = (load: keyof ByLoad) =>
    ({
      type: "number",
      about: `${about} at ${load} load`,
      symbol: `${letter}_${NAMES[load]}`,
      unit,
      min: 0,
    }) as const;
  return {
    full: one("full"),
    half: { ...one("half"), optional: true },
    quarter: { ...one("quarter"), optional: true },
  } as const;
}

/** What was given by load, with 0 where a load does not count. */
function givenByLoad(
  ratedKg: number,
  given: {
    readonly full: number;
    readonly half?: number | undefined;
    readonly quarter?: number | undefined;
  },
): ByLoad {
  const lacking = loadsOf(ratedKg).filter((load) => given[load] === undefined);
  if (lacking.length > 0) {
    throw new RangeError(
      `washing machine of ${ratedKg} kg: expected values at full, half and quarter load; ${lacking.join(" and ")} is missing`,
    );
  }
  return { full: given.full, half: given.half ?? 0, quarter: given.quarter ?? 0 };
}

function weightSteps(ratedKg: number): readonly SymbolValue[] {
  const weights = loadWeights(ratedKg);
  return (["full", "half", "quarter"] as const).map((load) =>
    verified(WEIGHTS[load], `weight of the ${load} load`, weights[load], "1", "Annex IV, 2.1(c)"),
  );
}

const energyIndex = calculation({
  id: "washing-machine-eei",
  title: "Energy efficiency index and class of a washing machine",
  kind: "washing-machine",
  citation: LABEL,
  inputs: {
    "rated-capacity": capacity,
    energy: {
      type: "group",
      about: "energy of one eco 40-60 cycle",
      fields: perLoad("energy", "kWh", "E_W,"),
    },
  },
  example: { "rated-capacity": 8, energy: { full: 0.9, half: 0.6, quarter: 0.3 } },
  compute: ({ "rated-capacity": ratedKg, energy }) => {
    const index = washingIndex(ratedKg, givenByLoad(ratedKg, energy));
    const limit = indexLimit(ratedKg, "2024-03-01");
    return {
      results: [
        verified("EEI_W", "energy efficiency index", index.eei, "%", "Annex IV, 2.1(a)"),
        verified("class", "energy efficiency class", index.class, "1", "Annex II, table 1"),
        verified(
          "E_100",
          "weighted energy of 100 cycles",
          index.per100CyclesKwh,
          "kWh",
          "Annex IV, 2.1(d)",
        ),
        verified(
          "ecodesign",
          `EEI_W is to be below ${limit} % since 2024-03-01`,
          index.eei < limit ? "met" : "not met",
          "1",
          "(EU) 2019/2023, Annex II, 3",
        ),
      ],
      steps: [
        ...weightSteps(ratedKg),
        verified("SCE_W", "standard cycle energy", index.standardKwh, "kWh", "Annex IV, 2.1(b)"),
        {
          ...verified("E_W", "weighted energy", index.weightedKwh, "kWh", "Annex IV, 2.1(c)"),
          note: "The formula is an image in the text at hand; definition (13) and the weights leave this one only.",
        },
      ],
    };
  },
});

const water = calculation({
  id: "washing-machine-water",
  title: "Weighted water consumption of a washing machine and its limit",
  kind: "washing-machine",
  citation: LABEL,
  inputs: {
    "rated-capacity": capacity,
    water: {
      type: "group",
      about: "water of one eco 40-60 cycle",
      fields: perLoad("water", "L", "W_W,"),
    },
  },
  example: { "rated-capacity": 8, water: { full: 60, half: 45, quarter: 30 } },
  compute: ({ "rated-capacity": ratedKg, water: litres }) => {
    const { value, unit } = weightedWater(ratedKg, givenByLoad(ratedKg, litres));
    const limit = waterLimitL(ratedKg);
    return {
      results: [
        verified("W_W", "weighted water", value, unit, "Annex IV, 6(1)"),
        verified(
          "ecodesign",
          "W_W against its limit",
          value <= limit ? "met" : "not met",
          "1",
          "(EU) 2019/2023, Annex II, 6(1)",
        ),
      ],
      steps: [
        ...weightSteps(ratedKg),
        verified("W_max", "2.25 c + 30", limit, "L", "(EU) 2019/2023, Annex II, 6(1)"),
      ],
    };
  },
});

const spin = calculation({
  id: "washing-machine-spin-class",
  title: "Remaining moisture and spin-drying class of a washing machine",
  kind: "washing-machine",
  citation: LABEL,
  inputs: {
    "rated-capacity": capacity,
    moisture: {
      type: "group",
      about: "water left in the load over its dry mass after eco 40-60",
      fields: perLoad("remaining moisture", "%", "D_"),
    },
  },
  example: { "rated-capacity": 8, moisture: { full: 52.35, half: 54, quarter: 56 } },
  compute: ({ "rated-capacity": ratedKg, moisture }) => {
    const { value, unit } = weightedMoisture(ratedKg, givenByLoad(ratedKg, moisture));
    const weighted = verified("D", "weighted remaining moisture", value, unit, "Annex IV, 7");
    return {
      results: [
        verified(
          "class",
          "spin-drying efficiency class",
          spinClass(value),
          "1",
          "Annex II, table 3",
        ),
        { ...weighted, note: "To 0.1 % since (EU) 2021/340; the text of 2019 has whole percent." },
      ],
      steps: weightSteps(ratedKg),
    };
  },
});

const duration = calculation({
  id: "washing-machine-duration",
  title: "Duration of eco 40-60 against its limit",
  kind: "washing-machine",
  citation: ECODESIGN,
  inputs: {
    "rated-capacity": capacity,
    duration: {
      type: "group",
      about: "from the start until the laundry can be taken out",
      fields: perLoad("duration", "min", "t_W,"),
    },
  },
  example: { "rated-capacity": 8, duration: { full: 200, half: 154, quarter: 138 } },
  compute: ({ "rated-capacity": ratedKg, duration: minutes }) => {
    const given = givenByLoad(ratedKg, minutes);
    const limits = durationLimitsMin(ratedKg);
    const clause = "Annex II, 5";
    const loads = loadsOf(ratedKg);
    const met = loads.every((load) => keepsDurationLimit(ratedKg, load, given[load]));
    return {
      results: [
        verified(
          "ecodesign",
          "every duration, to the minute",
          met ? "met" : "not met",
          "1",
          clause,
        ),
      ],
      steps: loads.map((load) =>
        verified(`t_cap,${NAMES[load]}`, `limit at ${load} load`, limits[load], "min", clause),
      ),
    };
  },
});

/** Every calculation about washing machines and washer-dryers. */
export const washingMachineCalculations: readonly Calculation[] = [
  energyIndex,
  water,
  spin,
  duration,
  performanceCalculation,
  lowPowerCalculation,
  ...washerDryerCalculations,
  washerGradeCalculation,
];
