/** Calculations for washing machines: washing, rinsing, and low-power modes. */

import type { Citation } from "../../profiles/requirement.ts";
import { roundTo } from "../metrics/rounding.ts";
import type { ByLoad } from "../metrics/washing-machine-eu-2019-2014.ts";
import {
  keepsLowPowerLimit,
  LONGEST_DELAY_H,
  LOW_POWER_MODES,
  loadsOf,
  lowPowerLimitW,
  rinsingEffectiveness,
  rinsingLimitGKg,
  verifiedPowerW,
  washingEfficiency,
  washingEfficiencyLimit,
} from "../metrics/washing-machine-eu-2019-2023.ts";
import { calculation } from "./calculation.ts";
import { verified } from "./symbol.ts";

const ECODESIGN: Citation = {
  source: "(EU) 2019/2023",
  clause: "Annex II, III and IV",
  note: "With the decimals of I_W that (EU) 2021/340 brought, seen second-hand.",
};

const LOADS = ["full", "half", "quarter"] as const satisfies readonly (keyof ByLoad)[];

const met = (kept: boolean): string => (kept ? "met" : "not met");
const atLoad = (symbol: string, unit: string) =>
  ({ type: "number", about: `${symbol} at this load`, symbol, unit, min: 0 }) as const;

/** Washing efficiency and rinsing over the loads, against their limits. */
export const performanceCalculation = calculation({
  id: "washing-machine-performance",
  title: "Washing efficiency index and rinsing effectiveness against their limits",
  kind: "washing-machine",
  citation: ECODESIGN,
  inputs: {
    "rated-capacity": {
      type: "number",
      about: "rated capacity for eco 40-60",
      symbol: "c",
      unit: "kg",
      above: 0,
      max: 17,
    },
    loads: {
      type: "list",
      about:
        "what was measured at full load, then half, then quarter; up to 3 kg at full load alone",
      of: { washing: atLoad("I_W", "1"), rinsing: atLoad("I_R", "g/kg") },
      least: 1,
      most: 3,
    },
  },
  example: {
    "rated-capacity": 8,
    loads: [
      { washing: 1.0351, rinsing: 4.2 },
      { washing: 1.0324, rinsing: 4.44 },
      { washing: 1.041, rinsing: 3.9 },
    ],
  },
  compute: ({ "rated-capacity": ratedKg, loads }) => {
    const wanted = loadsOf(ratedKg);
    if (loads.length < wanted.length) {
      throw new RangeError(
        `washing machine of ${ratedKg} kg: expected ${wanted.length} loads, got ${loads.length}`,
      );
    }
    const by = (figure: "washing" | "rinsing"): ByLoad => ({
      full: loads[0]?.[figure] ?? 0,
      half: loads[1]?.[figure] ?? 0,
      quarter: loads[2]?.[figure] ?? 0,
    });
    const washing = washingEfficiency(ratedKg, by("washing"));
    const rinsing = rinsingEffectiveness(ratedKg, by("rinsing"));
    const above = washingEfficiencyLimit(ratedKg);
    const most = rinsingLimitGKg(ratedKg);
    const rest = most === undefined ? "no limit" : met(rinsing <= most);
    return {
      results: [
        verified("I_W", "lowest washing efficiency index", washing, "1", "Annex III, 2"),
        verified(
          "washing",
          `I_W above ${above}`,
          met(washing > above),
          "1",
          "Annex II, 4(1), 4(2)",
        ),
        verified("I_R", "highest rest of detergent", rinsing, "g/kg", "Annex III, 3"),
        verified("rinsing", "I_R of 5.0 g/kg at most above 3 kg", rest, "1", "Annex II, 4(5)"),
      ],
      steps: wanted.flatMap((load) => {
        const i = LOADS.indexOf(load);
        const { washing: one = 0, rinsing: other = 0 } = loads[i] ?? {};
        return [
          verified(`I_W,${load}`, `at ${load} load`, roundTo(one, 3), "1", "Annex III, 2"),
          verified(`I_R,${load}`, `at ${load} load`, roundTo(other, 1), "g/kg", "Annex III, 3"),
        ];
      }),
    };
  },
});

/** A low power against its limit, and what it may be when it is verified. */
export const lowPowerCalculation = calculation({
  id: "washing-machine-low-power",
  title: "Power of a low-power mode against its limit",
  kind: "washing-machine",
  citation: ECODESIGN,
  inputs: {
    mode: { type: "choice", about: "the mode that was measured", of: LOW_POWER_MODES },
    power: { type: "number", about: "measured power", symbol: "P", unit: "W", min: 0 },
    declared: {
      type: "number",
      about: "declared power, for what verification allows",
      symbol: "P_decl",
      unit: "W",
      min: 0,
      optional: true,
    },
    delay: {
      type: "number",
      about: "longest delay that can be chosen",
      unit: "h",
      min: 0,
      optional: true,
    },
  },
  example: { mode: "networked-standby", power: 1.204, declared: 1.2 },
  compute: ({ mode, power, declared, delay }) => {
    const kept = keepsLowPowerLimit(mode, power);
    const most = declared === undefined ? undefined : verifiedPowerW(mode, declared);
    const limit = verified("P_max", "limit of the mode", lowPowerLimitW(mode), "W", "Annex II, 7");
    const results = [verified("ecodesign", "power of the mode", met(kept), "1", "Annex II, 7")];
    if (most !== undefined) {
      const within = met(roundTo(power, 2) <= most);
      results.push(verified("label", "not more than declared", within, "1", "Annex IV, table 1"));
    }
    if (delay !== undefined) {
      const within = met(delay <= LONGEST_DELAY_H);
      const about = `delay of ${LONGEST_DELAY_H} h at most`;
      results.push(verified("delay", about, within, "1", "Annex II, 7(5)"));
    }
    const rounded = verified("P", "measured power", roundTo(power, 2), "W", "Annex III, 8");
    const allowed =
      most === undefined
        ? []
        : [
            verified(
              "P_ver",
              "allowed by verification",
              roundTo(most, 4),
              "W",
              "Annex IV, table 1",
            ),
          ];
    return { results, steps: [rounded, limit, ...allowed] };
  },
});
