import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  energyOf,
  energyOver24h,
  meanPowerOf,
  standbyPowerOf,
} from "../../../harness/metrics/energy-budget.ts";
import { unobservedEnergyWh } from "../../../harness/metrics/plausible-power.ts";
import { powerRecord } from "../../../harness/metrics/power-record.ts";
import { type Quantity, standardUncertainty } from "../../../harness/metrics/quantity.ts";
import { recordOf, type Step, samplesOf, without } from "./records.ts";

const perfect = { resolutionW: 0, gain: 0 };
const plug = { resolutionW: 1, gain: 0.02, offsetW: 0.3 };

function part(quantity: Quantity, name: string): number {
  const found = quantity.contributions?.find((contribution) => contribution.name === name);
  if (found === undefined) throw new Error(`no contribution "${name}"`);
  return found.standard;
}

/** A compressor of 100 W, on for 15 minutes of every hour, a reading every 10 s. */
const hours = (count: number): Step[] =>
  Array.from({ length: count }, (): Step[] => [
    [100, 900],
    [0, 2700],
  ]).flat();

describe("energyOf", () => {
  test("the meter's contributions are those of the formulas", () => {
    const energy = energyOf(recordOf([[100, 7200]], 10), plug);
    expect(energy.value).toBeCloseTo(200, 9);
    // Half a step of 1 W over 2 h; 2 % of 200 Wh; 0.3 W over 2 h; each divided by sqrt(3).
    expect(part(energy, "meter resolution")).toBeCloseTo((0.5 * 2) / Math.sqrt(3), 9);
    expect(part(energy, "meter accuracy")).toBeCloseTo(4 / Math.sqrt(3), 9);
    expect(part(energy, "meter offset")).toBeCloseTo(0.6 / Math.sqrt(3), 9);
    expect(part(energy, "sampling")).toBe(0);
    expect(part(energy, "gaps")).toBe(0);
    // 2 sqrt((1² + 4² + 0.6²) / 3)
    expect(energy.uncertainty).toBeCloseTo(2 * Math.sqrt(17.36 / 3), 9);
    expect(energy.k).toBe(2);
  });

  test("a change of power between two readings is a contribution", () => {
    // One step of 360 W between readings 10 s apart: 1 Wh, rectangular: 1 / sqrt(12).
    const energy = energyOf(
      recordOf(
        [
          [360, 100],
          [0, 100],
        ],
        10,
      ),
      perfect,
    );
    expect(part(energy, "sampling")).toBeCloseTo(1 / Math.sqrt(12), 9);
    // The held value takes the whole 1 Wh, the trapezoid half of it.
    expect(part(energy, "integration rule")).toBeCloseTo(0.5 / Math.sqrt(3), 9);
  });

  test("denser readings make it more certain", () => {
    const coarse = energyOf(recordOf(hours(4), 60), perfect);
    const fine = energyOf(recordOf(hours(4), 1), perfect);
    expect(standardUncertainty(fine)).toBeLessThan(standardUncertainty(coarse) / 10);
  });

  test("a gap counts with the mean power and half the plausible range", () => {
    // 20 min, of which 16 min at 0 W or 60 W are seen; the gap of 4 min lies in the middle.
    const steps: Step[] = [
      [0, 600],
      [60, 600],
    ];
    const samples = without(samplesOf(steps), 361, 720);
    const record = powerRecord(samples);
    expect(record.gaps).toEqual([{ fromMs: 480_000, toMs: 720_000, durationMs: 240_000 }]);
    const energy = energyOf(record, perfect);
    // Seen: 480 s at 0 W, 480 s at 60 W (8 Wh), mean 30 W; gap 240 s x 30 W = 2 Wh.
    expect(energy.value).toBeCloseTo(10, 6);
    // From reading to reading 360 s; the mean over that was 0 W at least and 60 W at most:
    // 30 W x 360 s = 3 Wh.
    expect(part(energy, "gaps")).toBeCloseTo(3, 6);
  });

  test("the uncertainty grows with the gap and covers the truth", () => {
    const truth = energyOf(recordOf(hours(24), 10), perfect).value;
    const budgets = [0, 5, 20, 60, 600, 800].map((minutes) => {
      // At the start of an on-phase: the reading that is held says 0 W.
      const samples = without(samplesOf(hours(24), 10), 36_000, 36_000 + minutes * 60);
      return energyOf(powerRecord(samples), perfect);
    });
    for (const [index, energy] of budgets.entries()) {
      const previous = budgets[index - 1];
      if (previous) expect(part(energy, "gaps")).toBeGreaterThan(part(previous, "gaps"));
      expect(Math.abs(energy.value - truth)).toBeLessThanOrEqual(energy.uncertainty);
    }
  });
});

describe("unobservedEnergyWh", () => {
  test("is half the range of the mean over as long a stretch, times the duration", () => {
    const deviationWh = unobservedEnergyWh(recordOf(hours(24), 10));
    // Within a minute 0 to 100 W: 50 W x 60 s.
    expect(deviationWh(60_000)).toBeCloseTo((50 * 60) / 3600, 9);
    // Over 2^22 ms = 4194.304 s one on-phase of 900 s at least, at most 594.304 s more of another:
    // half the range of the energy is 100 W x 594.304 / 2. Over half that length, 2097.152 s, none
    // to one on-phase: 100 W x 900 s / 2, which stands up to twice the length.
    expect(deviationWh(2 ** 22)).toBeCloseTo((100 * 900) / 3600, 9);
  });

  test("never falls with the duration", () => {
    const deviationWh = unobservedEnergyWh(recordOf(hours(12), 10));
    fc.assert(
      fc.property(fc.nat(200_000_000), fc.nat(200_000_000), (one, other) => {
        const [short, long] = one < other ? [one, other] : [other, one];
        expect(deviationWh(long)).toBeGreaterThanOrEqual(deviationWh(short));
      }),
    );
  });

  test("of a record with too little to compare, the readings themselves are the range", () => {
    const deviationWh = unobservedEnergyWh(
      powerRecord([
        { tMs: 0, powerW: 7 },
        { tMs: 5000, powerW: 50 },
        { tMs: 10_000, powerW: 50 },
      ]),
    );
    expect(deviationWh(86_400_000)).toBeCloseTo(21.5 * 24, 9);
  });
});

describe("energyOver24h", () => {
  test("of a whole day", () => {
    // 24 x 25 Wh.
    const energy = energyOver24h(samplesOf(hours(24), 10), perfect);
    expect(energy.value).toBeCloseTo(600, 6);
    expect(part(energy, "gaps")).toBe(0);
  });

  test("of more than a day is brought to 24 h", () => {
    const energy = energyOver24h(samplesOf(hours(48), 10), perfect);
    expect(energy.value).toBeCloseTo(600, 6);
    expect(energy.method).toContain("brought to 24 h");
  });

  test("of a quarter of a day says how little it knows", () => {
    const energy = energyOver24h(samplesOf(hours(6), 10), perfect);
    expect(energy.value).toBeGreaterThan(550);
    expect(energy.value).toBeLessThan(650);
    // Six hours hold four stretches of 2^22 ms each: half a range of about 7 W over 18 h.
    expect(energy.uncertainty).toBeGreaterThan(200);
  });
});

test("mean power is energy over time", () => {
  const mean = meanPowerOf(recordOf(hours(2), 10), plug);
  expect(mean.value).toBeCloseTo(25, 9);
  expect(mean.unit).toBe("W");
  expect(mean.uncertainty).toBeCloseTo(energyOf(recordOf(hours(2), 10), plug).uncertainty / 2, 9);
});

describe("standbyPowerOf", () => {
  test("is the lowest plateau, flicker included", () => {
    const steps: Step[] = [
      [1200, 300],
      [21, 60],
      ...Array.from({ length: 600 }, (_, index): Step => [index % 2 === 0 ? 0 : 2, 1]),
    ];
    const standby = standbyPowerOf(recordOf(steps), { resolutionW: 1, gain: 0 });
    expect(standby.value).toBeCloseTo(1, 2);
    expect(part(standby, "meter resolution")).toBeCloseTo(0.5 / Math.sqrt(3), 9);
  });

  test("of an appliance that never switches off is what it draws", () => {
    expect(
      standbyPowerOf(
        recordOf([
          [79, 600],
          [102, 200],
        ]),
        plug,
      ).value,
    ).toBeCloseTo(79, 9);
  });
});
