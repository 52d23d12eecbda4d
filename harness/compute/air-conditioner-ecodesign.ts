/** Calculations about air conditioners after (EU) 206/2012: floors, limits of sound, EER of ducts. */

import {
  ductEfficiency,
  efficiencyFloor,
  soundLimit,
  type Tier,
} from "../metrics/air-conditioner-eu-206-2012.ts";
import { roundTo } from "../metrics/rounding.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const ECODESIGN = { source: "(EU) 206/2012", clause: "ecodesign requirements" } as const;

const watts = (about: string, symbol: string) =>
  ({ type: "number", about, symbol, unit: "W", above: 0, max: 20_000 }) as const;

const floors = calculation({
  id: "air-conditioner-ecodesign",
  title: "Floors of SEER and SCOP and limits of sound of a split unit after (EU) 206/2012",
  kind: "air-conditioner",
  citation: ECODESIGN,
  inputs: {
    capacity: watts("rated capacity", "P_rated"),
    gwp: {
      type: "number",
      about: "global warming potential of the refrigerant",
      symbol: "GWP",
      unit: "1",
      min: 0,
      max: 20_000,
    },
    tier: {
      type: "choice",
      about: "the tier: from 2013 or from 2014",
      of: ["2013", "2014"],
      optional: true,
    },
  },
  example: { capacity: "3.5 kW", gwp: 675 },
  compute({ capacity, gwp, tier }) {
    const used: Tier = tier ?? "2014";
    const floor = efficiencyFloor(capacity, gwp, used);
    const sound = soundLimit(capacity);
    const one = (symbol: string, about: string, value: number, unit: string): SymbolValue => ({
      symbol,
      about,
      value,
      unit,
      clause: "ecodesign requirements",
      confidence: "verified",
    });
    return {
      results: [
        one("SEER", "least SEER", floor.seer, "Wh/Wh"),
        one("SCOP", "least SCOP, average climate", floor.scop, "Wh/Wh"),
        one("L_WA indoor", "highest sound power indoors", sound.indoor, "dB"),
        one("L_WA outdoor", "highest sound power outdoors", sound.outdoor, "dB"),
      ],
      steps: [],
    };
  },
});

const duct = calculation({
  id: "air-conditioner-duct-eer",
  title: "EER of a single or double duct",
  kind: "air-conditioner",
  citation: ECODESIGN,
  inputs: {
    capacity: watts("cooling capacity", "P"),
    power: watts("input", "P_E"),
  },
  example: { capacity: 2600, power: 1000 },
  compute: ({ capacity, power }) => ({
    results: [
      {
        symbol: "EER_rated",
        about: "capacity over input",
        value: roundTo(ductEfficiency(capacity, power), 2),
        unit: "W/W",
        clause: "definitions",
        confidence: "verified",
        note: "the class table of ducts has not been seen: no class follows",
      },
    ],
    steps: [],
  }),
});

/** Calculations after (EU) 206/2012. */
export const ecodesignCalculations: readonly Calculation[] = [floors, duct];
