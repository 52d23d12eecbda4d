import { expect, test } from "vitest";
import {
  indexLimit,
  keepsLowPowerLimit,
  loadsOf,
  lowPowerLimitW,
  rinsingEffectiveness,
  rinsingLimitGKg,
  verifiedConsumption,
  verifiedDurationMin,
  verifiedPowerW,
  washingEfficiency,
  washingEfficiencyLimit,
} from "../../../harness/metrics/washing-machine-eu-2019-2023.ts";

test("loads that count: all above 3 kg, the full one alone up to 3 kg", () => {
  expect(loadsOf(3)).toEqual(["full"]);
  expect(loadsOf(3.5)).toEqual(["full", "half", "quarter"]);
});

test.each([
  [8, "2024-02-29", 105],
  [8, "2024-03-01", 91],
  [3, "2026-11-23", 105],
  [3.5, "2026-11-23", 91],
])("EEI_W of %d kg on %s has to be below %d %%", (ratedKg, on, limit) => {
  expect(indexLimit(ratedKg, on)).toBe(limit);
});

test("I_W: the lowest of the loads, to three decimals; I_R: the highest, to one", () => {
  // 1.0304 -> 1.030, which is not above 1.03; 5.04 -> 5.0, which is not above 5.0.
  expect(washingEfficiency(8, { full: 1.05, half: 1.0304, quarter: 1.04 })).toBe(1.03);
  expect(washingEfficiency(8, { full: 1.05, half: 1.0306, quarter: 1.04 })).toBe(1.031);
  expect(rinsingEffectiveness(8, { full: 4.2, half: 5.04, quarter: 3 })).toBe(5);
  expect(rinsingEffectiveness(8, { full: 4.2, half: 5.06, quarter: 3 })).toBe(5.1);
  const full = { full: 1.012, half: 0.2, quarter: 0.2 };
  expect(washingEfficiency(3, full)).toBe(1.012);
  expect([washingEfficiencyLimit(3), washingEfficiencyLimit(3.5)]).toEqual([1, 1.03]);
  expect([rinsingLimitGKg(3), rinsingLimitGKg(3.5)]).toEqual([undefined, 5]);
});

test.each([
  ["off", 0.504, true],
  ["off", 0.505, false],
  ["standby", 0.5, true],
  ["standby-with-display", 1.004, true],
  ["networked-standby", 2.005, false],
  ["delay-start", 4, true],
] as const)("%s at %d W keeps its limit: %s", (mode, powerW, kept) => {
  expect(keepsLowPowerLimit(mode, powerW)).toBe(kept);
});

test("what verification allows", () => {
  expect(lowPowerLimitW("networked-standby")).toBe(2);
  // Off: + 0.10 W. Others: + 0.10 W up to 1.00 W, + 10 % above.
  expect(verifiedPowerW("off", 2)).toBeCloseTo(2.1, 12);
  expect(verifiedPowerW("standby", 1)).toBeCloseTo(1.1, 12);
  expect(verifiedPowerW("networked-standby", 1.9)).toBeCloseTo(2.09, 12);
  expect(verifiedConsumption(0.6)).toBeCloseTo(0.66, 12);
  // 5 % of 180 min are 9 min; of 240 min they would be 12, and 10 is the most.
  expect(verifiedDurationMin(180)).toBe(189);
  expect(verifiedDurationMin(240)).toBe(250);
});
