import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Reporter } from "../../../devices/appliance/reporter.ts";
import { energy } from "../../../devices/capabilities/common.ts";
import type { Declaration, Value } from "../../../src/thing/declaration.ts";

const declaration: Declaration = {
  kind: "thing",
  nodes: {
    energy,
    air: {
      capability: "air",
      properties: {
        temperature: {
          datatype: "float",
          unit: "°C",
          step: 0.1,
          deadband: 0.5,
          shortestMs: 10_000,
          source: "test",
        },
        open: { datatype: "boolean", source: "test" },
      },
    },
  },
  faults: {},
  interlocks: [],
  operations: {},
  fidelity: {},
};

const FRAME_MS = 60_000;

interface Moment {
  readonly afterMs: number;
  readonly powerW: number;
  readonly temperatureC: number;
  readonly open: boolean;
}

const course = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 1, max: 90_000 }),
    powerW: fc.integer({ min: 0, max: 20_000 }).map((n) => n / 10),
    temperatureC: fc.integer({ min: 0, max: 300 }).map((n) => n / 10),
    open: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);

/** Plays a course through a reporter as the device does: at each change, and whenever it asks to be called. */
function play(moments: readonly Moment[]) {
  const reporter = new Reporter(declaration, new Set());
  const retained = new Map<string, Value>();
  const toldMs = new Map<string, number[]>();
  const frames: { atMs: number; values: Readonly<Record<string, Value>> }[] = [];
  let energyKwh = 0;
  const valuesOf = (moment: Moment): Record<string, Value> => ({
    "energy/power": moment.powerW,
    "energy/energy": Math.round(energyKwh * 1000) / 1000,
    "air/temperature": moment.temperatureC,
    "air/open": moment.open,
  });
  const take = (report: ReturnType<Reporter["report"]>, nowMs: number) => {
    for (const { path, value } of report.properties) {
      retained.set(path, value);
      toldMs.set(path, [...(toldMs.get(path) ?? []), nowMs]);
    }
    if (report.frame) frames.push({ atMs: nowMs, values: report.frame });
    return report.nextMs;
  };
  const first = moments[0] as Moment;
  let nowMs = 0;
  const properties = reporter.birth(valuesOf(first), nowMs);
  take({ properties, frame: reporter.complete(nowMs), nextMs: nowMs }, nowMs);
  let nextMs = take(reporter.report(valuesOf(first), nowMs, FRAME_MS), nowMs);
  for (const [i, moment] of moments.entries()) {
    const endMs = nowMs + moment.afterMs;
    while (nextMs < endMs) {
      expect(nextMs).toBeGreaterThan(nowMs);
      energyKwh += (moment.powerW * (nextMs - nowMs)) / 3.6e9;
      nowMs = nextMs;
      nextMs = take(reporter.report(valuesOf(moment), nowMs, FRAME_MS), nowMs);
    }
    energyKwh += (moment.powerW * (endMs - nowMs)) / 3.6e9;
    nowMs = endMs;
    const now = moments[i + 1] ?? moment;
    nextMs = take(reporter.report(valuesOf(now), nowMs, FRAME_MS), nowMs);
  }
  return { retained, toldMs, frames };
}

describe("a reporter", () => {
  test("keeps every interval: none too soon, none too late", () => {
    fc.assert(
      fc.property(course, (moments) => {
        const { toldMs, frames } = play(moments);
        const gaps = (times: readonly number[]) =>
          times.slice(1).map((t, i) => t - (times[i] ?? 0));
        for (const path of ["energy/power", "energy/energy"]) {
          const times = toldMs.get(path) ?? [];
          expect(gaps(times).every((gap) => gap >= 1000 && gap <= 60_000)).toBe(true);
        }
        expect(gaps(toldMs.get("air/temperature") ?? []).every((gap) => gap >= 10_000)).toBe(true);
        expect(gaps(frames.map(({ atMs }) => atMs)).every((gap) => gap <= FRAME_MS)).toBe(true);
      }),
    );
  });

  test("frames and retained properties agree, and power and energy are in every frame", () => {
    fc.assert(
      fc.property(course, (moments) => {
        const { frames, retained } = play(moments);
        for (const { values } of frames) {
          expect("energy/power" in values && "energy/energy" in values).toBe(true);
        }
        const last = new Map<string, Value>();
        for (const { values } of frames) {
          for (const [path, value] of Object.entries(values)) last.set(path, value);
        }
        for (const [path, value] of retained) expect(last.get(path)).toBe(value);
      }),
      { numRuns: 1000 },
    );
  });

  test("a change within the deadband is not told, one beyond it is", () => {
    const reporter = new Reporter(declaration, new Set());
    const values = {
      "energy/power": 10,
      "energy/energy": 0,
      "air/temperature": 20,
      "air/open": false,
    };
    reporter.birth(values, 0);
    reporter.complete(0);
    const near = reporter.report({ ...values, "air/temperature": 20.4 }, 20_000, FRAME_MS);
    expect(near.frame).toBeUndefined();
    const far = reporter.report({ ...values, "air/temperature": 20.5 }, 21_000, FRAME_MS);
    expect(far.properties.map(({ path }) => path)).toContain("air/temperature");
    const early = reporter.report({ ...values, "air/temperature": 25 }, 22_000, FRAME_MS);
    expect(early.properties.map(({ path }) => path)).not.toContain("air/temperature");
    expect(early.nextMs).toBeLessThanOrEqual(31_000);
  });

  test("an unknown value is told once, as null", () => {
    const reporter = new Reporter(declaration, new Set());
    const values = {
      "energy/power": 10,
      "energy/energy": 0,
      "air/temperature": 20,
      "air/open": false,
    };
    reporter.birth(values, 0);
    reporter.complete(0);
    const lost = reporter.report({ ...values, "air/temperature": null }, 20_000, FRAME_MS);
    expect(lost.frame?.["air/temperature"]).toBeNull();
    const still = reporter.report({ ...values, "air/temperature": null }, 25_000, FRAME_MS);
    expect(still.frame).toBeUndefined();
  });
});
