import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimate, type Sample } from "../../../../harness/report/plot/decimate.ts";
import { linePath, runs } from "../../../../harness/report/plot/lines.ts";
import { plot } from "../../../../harness/report/plot/plot.ts";
import { niceRange, numberTicks, timeTicks } from "../../../../harness/report/plot/scale.ts";
import { courses, type Series, seriesOf } from "../../../../harness/report/plot/series.ts";
import { fixtureRun } from "../fixtures/run.ts";
import { recordingTrace } from "../fixtures/traces.ts";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("decimate", () => {
  const samples = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.option(finite, { nil: undefined })), {
      maxLength: 2000,
      size: "max",
    })
    .map((steps) => {
      let t = 0;
      return steps.map(([stepMs, value]): Sample => {
        t += stepMs;
        return { t, value };
      });
    });

  test("few points, in order, with the lowest, the highest, both ends and the gaps", () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 60 }), (all, columns) => {
        const kept = decimate(all, columns);
        const values = (some: readonly Sample[]) => some.flatMap(({ value }) => value ?? []);
        expect(kept.length).toBeLessThanOrEqual(Math.max(5 * columns, 4 * columns + 4));
        expect(kept[0]).toBe(all[0]);
        expect(kept.at(-1)).toBe(all.at(-1));
        const known = values(all);
        if (known.length > 0) {
          expect(Math.min(...values(kept))).toBe(Math.min(...known));
          expect(Math.max(...values(kept))).toBe(Math.max(...known));
        }
        const places = kept.map((sample) => all.indexOf(sample));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        const gaps = (some: readonly Sample[]) => some.some(({ value }) => value === undefined);
        expect(gaps(kept)).toBe(gaps(all));
      }),
    );
  });
});

describe("axes", () => {
  test("numbers: ticks lie within the range, evenly, and are told apart", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 20 }), (values) => {
        const range = niceRange(values);
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(range.from);
          expect(value).toBeLessThanOrEqual(range.to);
        }
        const ticks = numberTicks(range, 4);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThan(12);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      }),
    );
  });

  test("time: in the unit that suits the span", () => {
    const texts = (to: number) => timeTicks({ from: 0, to }, 8).map(({ text }) => text);
    expect(texts(40_000)).toEqual([
      "0",
      "5 s",
      "10 s",
      "15 s",
      "20 s",
      "25 s",
      "30 s",
      "35 s",
      "40 s",
    ]);
    expect(texts(3_600_000).slice(0, 3)).toEqual(["0", "10 min", "20 min"]);
    expect(texts(86_400_000).slice(0, 3)).toEqual(["0", "3 h", "6 h"]);
    expect(texts(30 * 86_400_000).slice(0, 3)).toEqual(["0", "5 d", "10 d"]);
  });
});

describe("series", () => {
  const box = { width: 100, height: 50, time: { from: 0, to: 100 }, columns: 50 };
  const series = (
    values: Series["points"][number]["value"][],
    more: Partial<Series> = {},
  ): Series => ({
    path: "a/b",
    unit: "",
    numeric: true,
    stepped: false,
    points: values.map((value, index) => ({ t: index * 10, value })),
    ...more,
  });

  test("an unknown value is a gap in the line", () => {
    const path = linePath(series([0, 1, null, 1, 0]), box, { from: 0, to: 1 });
    expect(path.match(/M/g)).toHaveLength(2);
  });

  test("a value that holds reaches the end of what is shown", () => {
    const stepped = linePath(series([0, 1], { stepped: true }), box, { from: 0, to: 1 });
    expect(stepped).toBe("M0 50h0H10V0H100");
  });

  test("equal values are one band; what is unknown is none", () => {
    const found = runs(series([false, false, true, null, true], { numeric: false }), box);
    expect(found.map(({ from, to, value }) => [from, to, value])).toEqual([
      [0, 20, false],
      [20, 30, true],
      [30, 40, null],
      [40, 100, true],
    ]);
  });

  test("a flapping value gives no more bands than can be told apart", () => {
    const points = Array.from({ length: 5000 }, (_, t) => ({ t: t / 50, value: t % 2 === 0 }));
    const found = runs(series([], { numeric: false, points }), box);
    expect(found.length).toBeLessThanOrEqual(box.columns + 1);
  });

  test("samples of a recording are the course of power", () => {
    const dut = fixtureRun().duts[1]?.dut;
    if (dut === undefined) throw new Error("the fixture has two devices");
    const [power] = seriesOf(["energy/power"], courses(recordingTrace(), dut), new Map());
    expect(power).toMatchObject({ unit: "W", numeric: true, stepped: true });
    expect(power?.points).toHaveLength(2700);
  });

  test("absurd numbers of a device neither hang nor reach the drawing", () => {
    const huge = [1e300, -1e300, 5, Number.MAX_VALUE];
    const dut = fixtureRun().duts[1]?.dut;
    if (dut === undefined) throw new Error("the fixture has two devices");
    const events = huge.map((powerW, t) => ({
      t,
      kind: "sample" as const,
      from: "other" as const,
      data: { powerW },
    }));
    const drawn = plot({
      series: seriesOf(["energy/power"], courses(events, dut), new Map()),
      time: { from: 0, to: 3 },
      small: false,
      title: "power",
    });
    expect(drawn).not.toMatch(/NaN|Infinity/);
    expect(numberTicks({ from: -1e308, to: 1e308 }, 4)).toEqual([]);
    expect(numberTicks({ from: 1e15, to: 1e15 + 0.5 }, 4).length).toBeLessThan(12);
  });

  test("a limit in the unit of a series is drawn into it", () => {
    const figure = {
      series: [series([1, 2, 3], { unit: "W" })],
      time: box.time,
      small: false,
      title: "power",
    };
    const limit = { value: 2.5, unit: "W", sense: "<=" } as const;
    expect(plot({ ...figure, limit })).toContain("≤ 2.5 W");
    expect(plot({ ...figure, limit: { ...limit, unit: "V" } })).not.toContain("≤");
    expect(plot({ ...figure, series: [] })).toBe("");
  });
});
