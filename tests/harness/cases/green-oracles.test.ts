import { describe, expect, test } from "vitest";
import { airConditionerCases } from "../../../harness/cases/green/air-conditioner.ts";
import { airPurifierCases, cadr } from "../../../harness/cases/green/air-purifier.ts";
import { energy24h, label, refrigeratorCases } from "../../../harness/cases/green/refrigerator.ts";
import { refrigeratorGrade } from "../../../harness/cases/green/refrigerator-grade.ts";
import { rest } from "../../../harness/cases/green/washing-machine.ts";
import { judgeEco } from "../../../harness/cases/green/washing-machine-test.ts";
import { below, energyBetween, meanPower, waterBetween } from "../../../harness/cases/metering.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { Dut, Statement } from "../../../harness/dut.ts";
import { quantityOf } from "../../../harness/metrics/quantity.ts";
import { View } from "../../../harness/view.ts";
import { composeProfile, type Day, profiles } from "../../../profiles/index.ts";
import type { TraceEvent } from "../../../src/kernel/trace.ts";
import { runSimulated } from "../simulate.ts";

const rig = { domain: "homie", device: "d-rig" };

function viewOf(
  events: readonly TraceEvent[],
  more: { found?: Dut["found"]; values?: Statement["values"]; on?: Day; rate?: number } = {},
): View {
  const dut: Dut = {
    spec: "test",
    id: "d",
    kind: undefined,
    address: { domain: "homie", device: "d" },
    rig,
    abilities: [],
    surface: undefined,
    table: undefined,
    statement: { answers: {}, values: more.values ?? {} },
    found: more.found ?? {},
    timingUncertaintyMs: 0,
    rate: more.rate ?? 1,
  };
  const demands = demandsOn(composeProfile("cn-green-smart", profiles), more.on ?? "2026-11-23");
  return new View(dut, demands.terms, events);
}

const mark = (t: number, name: string, data = {}): TraceEvent => ({
  t,
  kind: "step",
  from: "bench",
  data: { ...data, mark: name },
});
const read = (t: number, path: string, value: number): TraceEvent => ({
  t,
  kind: "publish",
  from: "rig",
  topic: `homie/5/d-rig/${path}`,
  payload: String(value),
  qos: 1,
  retain: true,
});
const told = (t: number, path: string, text: string): TraceEvent => ({
  t,
  kind: "publish",
  from: "dut",
  topic: `homie/5/d/${path}`,
  payload: text,
  qos: 1,
  retain: true,
});

describe("readings as quantities", () => {
  const counter = [0, 1, 2, 4].map((wh, minute) => read(minute * 60_000, "meter/energy", wh));

  test("energy between two times: interpolated, with the class the meter tells", () => {
    const view = viewOf([read(0, "meter/class", 0.5), ...counter]);
    const energy = energyBetween(view, 30_000, 150_000);
    expect(energy?.quantity).toMatchObject({ value: 2.5, unit: "Wh" });
    const [meter, beginning, end] = energy?.quantity.contributions ?? [];
    expect(meter?.standard).toBeCloseTo((0.005 * 2.5) / Math.sqrt(3), 12);
    // Half of 1 Wh, and half of 2 Wh.
    expect(beginning?.standard).toBeCloseTo(0.5 / Math.sqrt(3), 12);
    expect(end?.standard).toBeCloseTo(1 / Math.sqrt(3), 12);
  });

  test("a meter that tells no class is taken for a worse one, and says so", () => {
    const [meter] = energyBetween(viewOf(counter), 0, 180_000)?.quantity.contributions ?? [];
    expect(meter?.method).toMatch(/within 2 % of the reading, assumed/);
  });

  test.each([
    ["that is not read before the beginning", counter, -1, 60_000],
    ["that is not read after the end", counter, 0, 180_001],
    ["that falls", [...counter, read(240_000, "meter/energy", 0)], 180_000, 240_000],
  ])("no energy from a meter %s", (_, events, from, to) => {
    expect(energyBetween(viewOf(events), from, to)).toBeUndefined();
  });

  test("a water meter that stands still keeps its last value, also one found retained", () => {
    const retained: TraceEvent = {
      ...read(0, "water/total", 100),
      kind: "deliver",
      from: "broker",
    };
    const events = [
      retained,
      mark(1, "a"),
      read(60_000, "water/total", 112.5),
      mark(200_000, "b"),
      read(300_000, "water/total", 120),
    ];
    const view = viewOf(events);
    const [from, to] = [view.mark("a"), view.mark("b")];
    if (!from || !to) throw new Error("the marks are missing");
    expect(waterBetween(view, from, to)?.quantity).toMatchObject({ value: 12.5, unit: "L" });
  });

  test("mean power needs ten readings", () => {
    const readings = (n: number) =>
      Array.from({ length: n }, (_, i) => read(1000 * i + 1, "meter/power", 1 + (i % 2) / 100));
    const mean = (n: number) => {
      const view = viewOf([mark(0, "a"), ...readings(n), mark(1e6, "b")]);
      const [from, to] = [view.mark("a"), view.mark("b")];
      return from && to ? meanPower(view, from, to) : undefined;
    };
    expect(mean(9)).toBeUndefined();
    expect(mean(10)?.quantity.value).toBeCloseTo(1.005, 12);
  });

  test.each([
    [90.9, "pass"],
    [91, "fail"],
    [91.1, "fail"],
  ])("an index of %s %% is not below 91 unless it is: %s", (value, verdict) => {
    const measured = quantityOf({ value, unit: "%", method: "test", contributions: [] });
    const limit = { value: 91, unit: "%" };
    const seen = { pointers: [0] };
    const claim = below("green.washing-machine.eei", measured, limit, viewOf([]), seen);
    expect(claim).toMatchObject({ verdict, measured, expected: "< 91 %" });
  });
});

describe("the refrigerator's grade", () => {
  const judge = (values: Statement["values"], on?: Day) =>
    refrigeratorGrade
      .judge(viewOf([mark(0, "declared")], { values, ...(on ? { on } : {}) }))
      .map(({ verdict, reason }) => [verdict, reason]);

  test.each([
    ["nothing is declared", {}, ["advice", "limit-unknown"]],
    ["between the ends", { "eta-t": 60 }, ["advice", "limit-unknown"]],
    ["within grade 1", { "eta-t": 40 }, ["pass", undefined]],
    ["worse than the last grade", { "eta-t": 90.1 }, ["fail", "violated"]],
  ])("edition of 2025, %s", (_, values, expected) => {
    expect(judge(values)).toEqual([expected]);
  });

  test("edition of 2015: both indices count, and a missing one blocks", () => {
    const on = "2026-05-31";
    expect(judge({ "eta-t": 60, "eta-s": 35 }, on).map(([verdict]) => verdict)).toEqual([
      "pass",
      "pass",
    ]);
    expect(judge({ "eta-t": 60, "eta-s": 36 }, on)[1]).toEqual(["fail", "violated"]);
    expect(judge({ "eta-t": 60 }, on)[1]).toEqual(["blocked", "statement-missing"]);
  });
});

describe("what is not known decides nothing", () => {
  test("a case that did not get to its measurement claims nothing", () => {
    const view = viewOf([mark(0, "day-begin")], { values: { "rated-capacity": 8 } });
    for (const oracle of [energy24h, label, cadr, rest]) expect(oracle.judge(view)).toEqual([]);
    expect(judgeEco(view)).toEqual([]);
  });

  test("a washing machine without a rated capacity is blocked by name", () => {
    for (const claim of judgeEco(viewOf([mark(0, "unrated")]))) {
      expect(claim).toMatchObject({ verdict: "blocked", reason: "statement-missing" });
      expect(claim.actual).toContain("rated-capacity");
    }
  });

  test("energy without a declared one is blocked, with what was measured unmetered undecided", () => {
    const marks = [mark(0, "day-begin", { ambientC: 25 }), mark(9e7, "day-end")];
    const unread = energy24h.judge(viewOf(marks));
    expect(unread).toMatchObject([{ verdict: "inconclusive", reason: "not-observed" }]);
    const metered = [read(0, "meter/energy", 0), ...marks, read(9e7, "meter/energy", 600)];
    expect(energy24h.judge(viewOf(metered))).toMatchObject([
      { verdict: "blocked", reason: "statement-missing" },
    ]);
    // 600 Wh in 25 h are 0.576 kWh in 24 h; 1.15 x 0.5 is 0.575.
    const rated = (value: number) =>
      energy24h.judge(viewOf(metered, { values: { "rated-energy": value } }))[0];
    expect(rated(0.51)).toMatchObject({ verdict: "pass", measured: { value: 0.576 } });
    expect(rated(0.5)).toMatchObject({ verdict: "fail" });
  });

  test("a device that runs sixty times as fast has lived sixty times as long", () => {
    const events = [
      read(0, "meter/energy", 0),
      mark(0, "day-begin", { ambientC: 25 }),
      mark(1.5e6, "day-end"),
      read(1.5e6, "meter/energy", 600),
    ];
    const values = { "rated-energy": 0.51 };
    const [claim] = energy24h.judge(viewOf(events, { values, rate: 60 }));
    expect(claim).toMatchObject({ measured: { value: 0.576 } });
  });
});

describe("powering down", () => {
  const judged = (downAtMinute: number) => {
    const endMs = 3_600_000;
    const watchMs = 20 * 60_000;
    const readings = Array.from({ length: watchMs / 10_000 }, (_, i) => {
      const t = endMs + 10_000 * i;
      return read(t, "meter/power", 10_000 * i < downAtMinute * 60_000 ? 3 : 1);
    });
    const view = viewOf([
      mark(0, "watch-begin"),
      told(1000, "programme/state", "run"),
      told(endMs, "programme/state", "finished"),
      ...readings,
      mark(endMs + watchMs, "watch-end"),
    ]);
    return rest.judge(view)[0];
  };

  test.each([
    [0, 0, "pass"],
    [14, 14, "pass"],
    [16, 16, "fail"],
  ])("after %s min it is seen after %s min: %s", (at, value, verdict) => {
    expect(judged(at)).toMatchObject({ verdict, measured: { value }, limit: { value: 15 } });
  });

  test("never is a failure, not a power-down at the end of the watch", () => {
    const claim = judged(60);
    expect(claim?.verdict).toBe("fail");
    expect(claim?.measured?.method).toMatch(/as long as it was watched/);
  });
});

describe("other products that keep every limit", () => {
  test.each([
    ["refrigerator", refrigeratorCases, { product: "efficient", "climate-class": "N" }],
    ["refrigerator", refrigeratorCases, { "fresh-food-volume": "250", "freezer-volume": "120" }],
    ["air-conditioner", airConditionerCases, { product: "efficient" }],
    ["air-purifier", airPurifierCases, { product: "premium" }],
    ["air-purifier", airPurifierCases, { product: "compact" }],
  ])("a %s with other parameters fails nothing", async (kind, cases, parameters) => {
    const { result } = await runSimulated(kind, { cases, setup: { parameters } });
    expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
    const claims = result.requirements.flatMap((each) => each.claims);
    expect(claims.length).toBeGreaterThan(1);
    expect(claims.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  });

  test("every instrument is as it was found", async () => {
    const { traces } = await runSimulated("refrigerator", { cases: [energy24h] });
    const events = traces.get(energy24h.id) ?? [];
    for (const path of ["chamber/temperature-setpoint", "chamber/active", "meter/period"]) {
      const topic = `homie/5/refrigerator-1-rig/${path}`;
      const values = events.filter((event) => event.kind === "publish" && event.topic === topic);
      expect(values.length).toBeGreaterThan(0);
      expect(values.at(-1)?.payload, path).toBe(values[0]?.payload);
    }
  });
});
