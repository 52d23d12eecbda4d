/** The calculation for the complete cycle of a washer-dryer. */

import type { Citation } from "../../profiles/requirement.ts";
import {
  completeCycleIndex,
  completeIndexLimit,
  completeWaterLimitL,
  weightedCompleteWater,
} from "../metrics/washer-dryer-eu-2019-2014.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";
import { verified } from "./symbol.ts";

const LABEL: Citation = {
  source: "(EU) 2019/2014",
  clause: "Annex II and IV",
  note: "How full and half load are weighted is an image in the text at hand, and recalled.",
};

const kg = (about: string, symbol: string, max: number) =>
  ({ type: "number", about, symbol, unit: "kg", above: 0, max }) as const;

const amount = (about: string, symbol: string, unit: string) =>
  ({ type: "number", about, symbol, unit, min: 0 }) as const;

/** Full and half load of a quantity; half is needed above 3 kg of washing capacity. */
function pair(about: string, letter: string, unit: string) {
  return {
    full: amount(`${about} at full load`, `${letter}_WD,full`, unit),
    half: { ...amount(`${about} at half load`, `${letter}_WD,½`, unit), optional: true },
  } as const;
}

function both(
  washKg: number,
  what: string,
  given: { readonly full: number; readonly half?: number | undefined },
) {
  if (washKg > 3 && given.half === undefined) {
    throw new RangeError(`washer-dryer of ${washKg} kg: expected ${what} at half load as well`);
  }
  return { full: given.full, half: given.half ?? 0 };
}

const index = calculation({
  id: "washer-dryer-eei",
  title: "Energy efficiency index, class and water of a washer-dryer's complete cycle",
  kind: "washing-machine",
  citation: LABEL,
  inputs: {
    "washing-capacity": kg("rated washing capacity for eco 40-60", "c", 25),
    "rated-capacity": kg("rated capacity for wash and dry", "d", 11),
    energy: {
      type: "group",
      about: "energy of one wash and dry cycle",
      fields: pair("energy", "E", "kWh"),
    },
    water: {
      type: "group",
      about: "water of one wash and dry cycle",
      fields: pair("water", "W", "L"),
      optional: true,
    },
  },
  example: {
    "washing-capacity": 8,
    "rated-capacity": 5,
    energy: { full: 2.8, half: 1.6 },
    water: { full: 70, half: 45 },
  },
  compute: ({ "washing-capacity": washKg, "rated-capacity": completeKg, energy, water }) => {
    const capacities = { washKg, completeKg };
    const found = completeCycleIndex(capacities, both(washKg, "energy", energy));
    const { confidence } = found;
    const limit = completeIndexLimit(washKg, "2024-03-01");
    const below = found.eei < limit ? "met" : "not met";
    const results: SymbolValue[] = [
      {
        ...verified("EEI_WD", "energy efficiency index", found.eei, "%", "Annex IV, 2.2(a)"),
        confidence,
      },
      {
        ...verified("class", "energy efficiency class", found.class, "1", "Annex II, table 2"),
        confidence,
      },
      {
        ...verified(
          "ecodesign",
          `EEI_WD is to be below ${limit} % since 2024-03-01`,
          below,
          "1",
          "(EU) 2019/2023, Annex II, 3",
        ),
        confidence,
      },
    ];
    const steps: SymbolValue[] = [
      verified("SCE_WD", "standard cycle energy", found.standardKwh, "kWh", "Annex IV, 2.2(b)"),
      {
        ...verified("E_WD", "weighted energy", found.weightedKwh, "kWh", "Annex IV, 2.2(c)"),
        confidence,
      },
    ];
    if (water) {
      const litres = weightedCompleteWater(capacities, both(washKg, "water", water));
      const most = completeWaterLimitL(completeKg);
      const clause = "(EU) 2019/2023, Annex II, 6(2)";
      steps.push(verified("W_max", "10 d + 30", most, "L", clause));
      results.push(
        {
          ...verified("W_WD", "weighted water", litres.value, litres.unit, "Annex IV, 6(2)"),
          confidence: litres.confidence,
        },
        {
          ...verified(
            "water",
            "W_WD against its limit",
            litres.value <= most ? "met" : "not met",
            "1",
            clause,
          ),
          confidence: litres.confidence,
        },
      );
    }
    return { results, steps };
  },
});

/** Every calculation about washer-dryers. */
export const washerDryerCalculations: readonly Calculation[] = [index];
