import { describe, expect, test } from "vitest";
import { powerRecord } from "../../../harness/metrics/power-record.ts";
import {
  runTimeDefrostIntervalH,
  variableDefrostIntervalH,
} from "../../../harness/metrics/refrigerator-energy-test.ts";
import { testPeriodsOf } from "../../../harness/metrics/refrigerator-test-periods.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** 60 W for the first 20 min of every hour, else 1 W; 200 W while it defrosts. A reading a minute. */
function record(hours: number, defrosts: readonly { fromMs: number; toMs: number }[]) {
  const samples = Array.from({ length: hours * 60 + 1 }, (_, minute) => {
    const tMs = minute * MINUTE;
    const heating = defrosts.some(({ fromMs, toMs }) => tMs >= fromMs && tMs < toMs);
    return { tMs, powerW: heating ? 200 : minute % 60 < 20 ? 60 : 1 };
  });
  return powerRecord(samples);
}
const options = { recoveryMs: 4 * HOUR, leastSteadyMs: 2 * HOUR };

describe("the periods of an energy test", () => {
  const defrosts = [
    { fromMs: 6.5 * HOUR, toMs: 6.75 * HOUR },
    { fromMs: 20.5 * HOUR, toMs: 20.75 * HOUR },
  ];
  const found = testPeriodsOf(record(30, defrosts), defrosts, options);

  test("steady state is whole cycles before and after defrosts", () => {
    // Starts at every full hour; the one at 0 h is cut off. Recovered at 10.5 h and 24.5 h.
    expect(found.steady).toEqual([
      { fromMs: 1 * HOUR, toMs: 6 * HOUR },
      { fromMs: 11 * HOUR, toMs: 20 * HOUR },
      { fromMs: 25 * HOUR, toMs: 29 * HOUR },
    ]);
    expect(found.duty).toBeCloseTo(1 / 3, 9);
  });

  test("a defrost period goes from the last cycle before it to the first after recovery", () => {
    expect(found.defrosts).toEqual([
      { startMs: 6.5 * HOUR, fromMs: 6 * HOUR, toMs: 11 * HOUR, clean: true },
      { startMs: 20.5 * HOUR, fromMs: 20 * HOUR, toMs: 25 * HOUR, clean: true },
    ]);
  });

  test("the interval counts the running time without the heater", () => {
    // From 6.75 to 20.5 h: 20 min in each of the hours 7 to 20 = 14 x 20 min.
    expect(found.interval?.durationMs).toBe(14 * HOUR);
    expect(found.interval?.runMs).toBe(14 * 20 * MINUTE);
  });

  test("without steady state before it a defrost is not clean, and its period begins with it", () => {
    const [first] = [{ fromMs: 0.5 * HOUR, toMs: 0.75 * HOUR }];
    const early = testPeriodsOf(record(12, [first]), [first], options);
    expect(early.defrosts[0]).toMatchObject({ fromMs: 0.5 * HOUR, toMs: 5 * HOUR, clean: false });
    expect(early.interval).toBeUndefined();
  });

  test("cycles that alternate leave the mean open by how its ends are chosen", () => {
    // Every hour 10 or 30 min at 61 W over 1 W: 11 W and 31 W in turn.
    const samples = Array.from({ length: 601 }, (_, minute) => {
      const on = Math.floor(minute / 60) % 2 === 0 ? 10 : 30;
      return { tMs: minute * MINUTE, powerW: minute % 60 < on ? 61 : 1 };
    });
    const { endsW, steady } = testPeriodsOf(powerRecord(samples), [], options);
    expect(steady).toEqual([{ fromMs: 1 * HOUR, toMs: 9 * HOUR }]);
    // Five of its eight cycles: 11 31 11 31 11 W, mean 19 W, or 31 11 31 11 31 W, mean 23 W.
    expect(endsW).toBeCloseTo(23 - 19, 9);
    expect(found.endsW).toBeCloseTo(0, 9);
  });

  test("what never cycles is steady all the time", () => {
    const flat = Array.from({ length: 361 }, (_, i) => ({ tMs: i * MINUTE, powerW: 20 }));
    const { steady } = testPeriodsOf(powerRecord(flat), [], options);
    expect(steady).toEqual([{ fromMs: 0, toMs: 6 * HOUR }]);
  });
});

describe("the defrost interval", () => {
  test("of a control by running time: 12 h at a duty of 0.4 are 30 h", () => {
    expect(runTimeDefrostIntervalH(12, 0.4)).toBeCloseTo(30, 12);
    expect(() => runTimeDefrostIntervalH(12, 0)).toThrow(/duty above 0/);
    expect(() => runTimeDefrostIntervalH(0, 0.4)).toThrow(/running time/);
  });

  test("of a variable control, from 6 and 96 h", () => {
    // 96 x 6 / (0.2 x 90 + 6) = 576 / 24 = 24 h at 32 °C, 48 h at 16 °C.
    expect(variableDefrostIntervalH(6, 96, 32)).toBeCloseTo(24, 12);
    expect(variableDefrostIntervalH(6, 96, 16)).toBeCloseTo(48, 12);
    expect(() => variableDefrostIntervalH(8, 6, 32)).toThrow(/not below the shortest/);
  });
});
