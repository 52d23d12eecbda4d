import { describe, expect, test } from "vitest";
import { compressorCyclesOf, onThresholdOf } from "../../../harness/metrics/compressor-cycles.ts";
import { microwaveEventsOf } from "../../../harness/metrics/microwave-events.ts";
import { powerRecord } from "../../../harness/metrics/power-record.ts";
import { washCyclesOf } from "../../../harness/metrics/wash-cycles.ts";
import { recordOf, type Step, samplesOf, without } from "./records.ts";

const times = (count: number, ...steps: Step[]): Step[] =>
  Array.from({ length: count }, () => steps).flat();

describe("compressorCyclesOf", () => {
  /** A start of 5 s at 400 W, then 100 W; 10 min on, 30 min off. */
  const cycle: Step[] = [
    [400, 5],
    [100, 595],
    [2, 1800],
  ];

  test("counts and measures whole cycles", () => {
    const found = compressorCyclesOf(recordOf([[2, 600], ...times(5, ...cycle)]));
    expect(found.threshold).toEqual({ baseW: 2, highW: 100, thresholdW: 51 });
    expect(found.count).toBe(5);
    expect(found.onMinutes).toEqual({ n: 5, min: 10, median: 10, max: 10 });
    expect(found.offMinutes).toEqual({ n: 4, min: 30, median: 30, max: 30 });
    expect(found.periodMinutes).toEqual({ n: 4, min: 40, median: 40, max: 40 });
    // 5 x 600 s of 12600 s.
    expect(found.duty).toBeCloseTo(3000 / 12_600, 9);
    expect(found.cyclesPerDay).toBeCloseTo((5 * 86_400) / 12_600, 9);
    expect(found.onPowerW?.median).toBe(100);
    expect(found.startPeakW).toEqual({ n: 5, min: 400, median: 400, max: 400 });
    // 400 W x 5 s + 100 W x 595 s = 61500 Ws.
    expect(found.cycles[0]?.energyWh).toBeCloseTo(61_500 / 3600, 9);
    expect(found.defrostLike).toEqual([]);
  });

  test("closes gaps up to 30 s and drops pulses under 60 s", () => {
    const found = compressorCyclesOf(
      recordOf([
        [0, 600],
        [100, 300],
        [0, 30],
        [100, 300],
        [0, 600],
        [100, 59],
        [0, 600],
        [100, 300],
        [0, 31],
        [100, 300],
        [0, 600],
      ]),
    );
    expect(found.cycles.map(({ fromMs, toMs }) => (toMs - fromMs) / 1000)).toEqual([630, 300, 300]);
    // The dropped pulse belongs to the pause around it: 600 + 59 + 600 s.
    expect(found.offMinutes?.max).toBeCloseTo(1259 / 60, 9);
  });

  test("what the record's ends cut counts for energy and duty, not for durations", () => {
    const found = compressorCyclesOf(recordOf([[100, 120], [0, 1800], ...cycle, [100, 240]]));
    expect(found.cycles.map(({ cut }) => cut)).toEqual([
      { start: true, end: false },
      { start: false, end: false },
      { start: false, end: true },
    ]);
    expect(found.onMinutes).toMatchObject({ n: 1, median: 10 });
    expect(found.periodMinutes).toMatchObject({ n: 1, median: 40 });
    expect(found.offMinutes).toMatchObject({ n: 2 });
    expect(found.cycles[0]?.startPeakW).toBeNull();
    expect(found.duty).toBeCloseTo((120 + 600 + 240) / (120 + 1800 + 2400 + 240), 9);
  });

  test("a hole in the record cuts as its ends do", () => {
    // On from 600 to 1200 s; nothing is known from 900 s (and 120 s held) to 2000 s.
    const samples = without(samplesOf([[2, 600], ...times(3, ...cycle)]), 901, 2000);
    const found = compressorCyclesOf(powerRecord(samples));
    expect(found.cycles[0]?.cut).toEqual({ start: false, end: true });
    expect(found.onMinutes).toMatchObject({ n: 2, median: 10 });
    expect(found.periodMinutes).toMatchObject({ n: 1 });
  });

  test("names defrost-like events", () => {
    const found = compressorCyclesOf(
      recordOf([[0, 900], ...times(4, ...cycle), [185, 119], [0, 900], [185, 1200], [0, 900]]),
    );
    expect(found.defrostLike).toHaveLength(1);
    expect(found.defrostLike[0]?.energyWh).toBeCloseTo((185 * 1200) / 3600, 9);
  });

  test("a constant power has no cycles", () => {
    const found = compressorCyclesOf(recordOf([[79, 3600]]));
    expect(found).toMatchObject({ threshold: null, count: 0, duty: 0, onMinutes: null });
  });

  test("a short start peak does not lift the threshold", () => {
    expect(onThresholdOf(recordOf(times(3, [1200, 5], [60, 300], [0, 3000])))?.thresholdW).toBe(30);
  });
});

describe("washCyclesOf", () => {
  const wash: Step[] = [
    [100, 500],
    [2000, 900],
    [120, 1000],
    [0, 600],
    [300, 600],
  ];

  test("measures a cycle with its heating", () => {
    const { cycles, cutCount, standbyW } = washCyclesOf(recordOf([[1, 1000], ...wash, [1, 2000]]));
    expect(cutCount).toBe(0);
    expect(standbyW).toBe(1);
    expect(cycles).toHaveLength(1);
    // 100 x 500 + 2000 x 900 + 120 x 1000 + 300 x 600 = 2 150 000 Ws.
    expect(cycles[0]).toMatchObject({
      durationMin: 60,
      energyWh: expect.closeTo(2_150_000 / 3600, 6),
      heaterS: 900,
      heaterWh: expect.closeTo(500, 6),
      firstHeatS: 500,
      peakW: 2000,
      missingS: 0,
      // 350 000 Ws in 2700 s.
      nonHeatingW: expect.closeTo(350_000 / 2700, 6),
    });
  });

  test("bridges pauses up to 10 min, not longer", () => {
    const found = washCyclesOf(recordOf([[0, 60], ...wash, [0, 601], ...wash, [0, 60]]));
    expect(found.cycles.map(({ durationMin }) => durationMin)).toEqual([60, 60]);
  });

  test.each<[string, Step[]]>([
    ["shorter than 10 min", [[2000, 599]]],
    ["under 30 Wh", [[100, 1000]]],
    ["not above 8 W", [[8, 20_000]]],
  ])("drops a run %s", (_what, run) => {
    const found = washCyclesOf(recordOf([[0, 700], ...run, [0, 700]]));
    expect(found).toMatchObject({ cycles: [], cutCount: 0 });
  });

  test("leaves out what the ends or a hole cut, and says so", () => {
    expect(washCyclesOf(recordOf([...wash, [0, 700]]))).toMatchObject({ cycles: [], cutCount: 1 });
    const samples = without(samplesOf([[0, 60], ...wash, [0, 60]]), 1000, 2000);
    const { cycles, cutCount } = washCyclesOf(powerRecord(samples));
    // The hole leaves 881 s unseen, more than a pause: two halves, neither a whole cycle.
    expect({ cycles, cutCount }).toEqual({ cycles: [], cutCount: 2 });
  });

  test("a short hole within a run is stated", () => {
    const samples = without(samplesOf([[0, 60], ...wash, [0, 60]]), 1000, 1300);
    // Held for 120 s from the reading at 999 s: 181 s are missing.
    expect(washCyclesOf(powerRecord(samples)).cycles[0]?.missingS).toBe(181);
  });
});

describe("microwaveEventsOf", () => {
  test("full power is one pulse without a period", () => {
    const { events, standbyW } = microwaveEventsOf(
      recordOf([
        [1, 600],
        [1400, 90],
        [22, 10],
        [1, 600],
      ]),
    );
    expect(standbyW).toBe(1);
    expect(events).toEqual([
      {
        fromMs: 600_000,
        toMs: 700_000,
        cut: false,
        durationS: 100,
        energyWh: expect.closeTo((1400 * 90 + 22 * 10) / 3600, 9),
        peakW: 1400,
        pulses: 1,
        magnetronS: 90,
        magnetronW: 1400,
        lowW: 22,
        dutyPeriodS: null,
      },
    ]);
  });

  test("a lower level is pulses with a period", () => {
    const { events } = microwaveEventsOf(
      recordOf([[1, 60], ...times(5, [1300, 12], [25, 18]), [1, 60]]),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ pulses: 5, magnetronS: 60, dutyPeriodS: 30, lowW: 25 });
  });

  test("three pulses are too few for a period", () => {
    const { events } = microwaveEventsOf(
      recordOf([[1, 60], ...times(3, [1300, 12], [25, 18]), [1, 60]]),
    );
    expect(events[0]).toMatchObject({ pulses: 3, dutyPeriodS: null });
  });

  test("bridges pauses up to 45 s and needs the magnetron", () => {
    const { events } = microwaveEventsOf(
      recordOf([
        [1, 60],
        [1300, 20],
        [1, 45],
        [1300, 20],
        [1, 46],
        [1300, 20],
        [1, 60],
        [25, 300],
        [1, 60],
      ]),
    );
    expect(events.map(({ durationS, pulses }) => [durationS, pulses])).toEqual([
      [85, 2],
      [20, 1],
    ]);
  });

  test("marks what the record's end cuts", () => {
    expect(
      microwaveEventsOf(
        recordOf([
          [1, 60],
          [1300, 20],
        ]),
      ).events[0]?.cut,
    ).toBe(true);
  });
});
