/** Calculations for microwave ovens: efficiency and grade, and the limits beside them. */

import {
  efficiencyPercent,
  gradeLimits,
  loadHeatJ,
  lowPowerLimits,
  OUTPUT_CONFIDENCE,
  outputPowerW,
  ovenGrade,
} from "../metrics/microwave-oven-gb-24849-2017.ts";
import { type Calculation, calculation, type SymbolValue } from "./calculation.ts";

const TABLE = { clause: "4.1, table 1", confidence: "verified" } as const;
const FORMULA = { clause: "4.2, formula 1", confidence: OUTPUT_CONFIDENCE } as const;

const temperature = (about: string, symbol: string) =>
  ({ type: "number", about, symbol, unit: "°C", min: 0, max: 100 }) as const;

const efficiency = calculation({
  id: "microwave-oven-efficiency",
  title: "Efficiency and grade of a microwave oven by the water load (GB 24849-2017)",
  kind: "microwave-oven",
  citation: {
    source: "GB 24849-2017",
    clause: "4.1, 4.2",
    secondary: true,
    note: "An OCR of the standard; the vessel's term of the output power (IEC 60705) is recalled.",
  },
  inputs: {
    "water-mass": { type: "number", about: "water", symbol: "m_w", unit: "g", above: 0 },
    "vessel-mass": { type: "number", about: "glass vessel", symbol: "m_c", unit: "g", min: 0 },
    "vessel-temperature": temperature("vessel before the water is poured in", "T_0"),
    "start-temperature": temperature("water before heating", "T_1"),
    "end-temperature": temperature("water after heating", "T_2"),
    "heating-time": {
      type: "number",
      about: "time of heating, the filament's preheating left out",
      symbol: "t",
      unit: "s",
      above: 0,
    },
    "input-energy": {
      type: "number",
      about: "electric energy",
      symbol: "W_in",
      unit: "Wh",
      above: 0,
    },
    "declared-efficiency": {
      type: "number",
      about: "efficiency as declared",
      symbol: "eta_d",
      unit: "%",
      above: 0,
      max: 100,
      optional: true,
    },
  },
  example: {
    "water-mass": 1000,
    "vessel-mass": 300,
    "vessel-temperature": 20,
    "start-temperature": 10,
    "end-temperature": 20,
    "heating-time": 58,
    "input-energy": 20,
    "declared-efficiency": 57,
  },
  compute: (input) => {
    const load = {
      waterG: input["water-mass"],
      vesselG: input["vessel-mass"],
      vesselC: input["vessel-temperature"],
      startC: input["start-temperature"],
      endC: input["end-temperature"],
    };
    if (load.endC <= load.startC) {
      throw new RangeError(`end-temperature: expected above ${load.startC} °C, got ${load.endC}`);
    }
    const outputW = outputPowerW(load, input["heating-time"]);
    const eta = efficiencyPercent(outputW, input["heating-time"], input["input-energy"]);
    const results: SymbolValue[] = [
      {
        symbol: "grade",
        about: "energy-efficiency grade",
        value: ovenGrade(eta) ?? "none",
        unit: "1",
        ...TABLE,
        confidence: OUTPUT_CONFIDENCE,
        note: "The table was seen; the efficiency rests on the recalled term of the vessel.",
      },
      { symbol: "eta", about: "P t / W_in x 100, not rounded", value: eta, unit: "%", ...FORMULA },
    ];
    const declared = input["declared-efficiency"];
    if (declared !== undefined) {
      results.push({
        symbol: "eta >= eta_d",
        about: "is the measured efficiency not below the declared one",
        value: eta >= declared ? "yes" : "no",
        unit: "1",
        clause: "measured against declared values",
        confidence: OUTPUT_CONFIDENCE,
      });
    }
    return {
      results,
      steps: [
        {
          symbol: "Q",
          about: "4.187 m_w (T_2 - T_1) + 0.55 m_c (T_2 - T_0)",
          value: loadHeatJ(load),
          unit: "J",
          clause: "IEC 60705, microwave power output",
          confidence: OUTPUT_CONFIDENCE,
        },
        {
          symbol: "P",
          about: "output power Q / t",
          value: outputW,
          unit: "W",
          clause: "IEC 60705, microwave power output",
          confidence: OUTPUT_CONFIDENCE,
        },
        ...gradeLimits.map(([grade, percent]) => ({
          symbol: `eta_${grade}`,
          about: `least efficiency of grade ${grade}`,
          value: percent,
          unit: "%",
          ...TABLE,
        })),
      ],
    };
  },
});

const lowPower = calculation({
  id: "microwave-oven-low-power",
  title: "Off, standby and grill limits of a microwave oven (GB 24849-2017)",
  kind: "microwave-oven",
  citation: { source: "GB 24849-2017", clause: "4.1, table 1", secondary: true },
  inputs: {
    connected: { type: "flag", about: "has it Wi-Fi, Bluetooth or the like" },
    display: { type: "flag", about: "does it show information or its status in standby" },
    "off-power": { type: "number", about: "power in off mode", unit: "W", min: 0, optional: true },
    "standby-power": {
      type: "number",
      about: "power in standby",
      unit: "W",
      min: 0,
      optional: true,
    },
    "grill-energy": { type: "number", about: "of the grill", unit: "Wh", min: 0, optional: true },
  },
  example: { connected: false, display: true, "off-power": 0.3, "standby-power": 0.9 },
  compute: (input) => {
    const { offW, standbyW, standbyWithDisplayW, grillWh } = lowPowerLimits;
    const limited = [
      ["off-power", offW, "W", true],
      ["standby-power", input.display ? standbyWithDisplayW : standbyW, "W", true],
      ["grill-energy", grillWh, "Wh", false],
    ] as const;
    const results = limited.flatMap(([name, most, , electronics]): SymbolValue[] => {
      const value = input[name];
      if (value === undefined) return [];
      const exempt = electronics && input.connected;
      return [
        {
          symbol: name,
          about: "does it keep its limit",
          value: exempt ? "exempt" : value <= most ? "yes" : "no",
          unit: "1",
          ...TABLE,
          ...(exempt
            ? { note: "Ovens with Wi-Fi, Bluetooth or the like are exempt from this limit." }
            : {}),
        },
      ];
    });
    if (results.length === 0) {
      throw new RangeError("expected one of off-power, standby-power, grill-energy, got none");
    }
    const steps = limited.map(([name, most, unit]) => ({
      symbol: `${name} max`,
      about: "limit, the same in every grade",
      value: most,
      unit,
      ...TABLE,
    }));
    return { results, steps };
  },
});

/** Every calculation for microwave ovens. */
export const microwaveOvenCalculations: readonly Calculation[] = [efficiency, lowPower];
