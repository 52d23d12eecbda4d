import { describe, expect, test } from "vitest";
import { waterMutants } from "../../../devices/mutants/water.ts";
import { waterCases, waterMetered } from "../../../harness/cases/water.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { Dut } from "../../../harness/dut.ts";
import { View } from "../../../harness/view.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import type { TraceEvent } from "../../../src/kernel/trace.ts";
import { runSimulated } from "../simulate.ts";

const KINDS = ["washing-machine", "water-heater", "water-purifier"];

async function claimsOn(kind: string, deviation?: (typeof waterMutants)[number]) {
  const { result } = await runSimulated(kind, {
    cases: waterCases,
    ...(deviation ? { deviation } : {}),
  });
  expect(result.cases.map(({ ended, detail }) => `${ended} ${detail ?? ""}`.trim())).toEqual([
    "done",
  ]);
  return result.requirements.flatMap(({ claims }) => claims);
}

describe.each(KINDS)("a %s", (kind) => {
  test("counts the water that the meters show, with value, limit and margin", async () => {
    const claims = await claimsOn(kind);
    expect(claims.length).toBe(kind === "water-purifier" ? 3 : 1);
    for (const { verdict, measured, margin } of claims) {
      expect(verdict).toBe("pass");
      expect(measured?.uncertainty).toBeLessThan(5);
      expect(margin).toBeGreaterThan(3);
    }
  });

  test.each([...waterMutants])("$id is caught, and blamed for nothing else", async (mutant) => {
    const failed = (await claimsOn(kind, mutant)).filter(({ verdict }) => verdict === "fail");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every(({ requirement }) => mutant.violates.includes(requirement))).toBe(true);
    // A fifth less is 20 % off.
    expect(failed[0]?.measured?.value).toBeGreaterThan(18);
    expect(failed[0]?.measured?.value).toBeLessThan(22);
  });
});

test("where no water is counted it does not apply", async () => {
  const { result } = await runSimulated("microwave-oven", { cases: waterCases });
  const water = result.requirements.find(({ id }) => id === "smart.water.matches-meter");
  expect(water).toMatchObject({ verdict: "not-applicable", reason: "condition-false" });
});

describe("the oracle", () => {
  const property = {
    path: "water/total",
    datatype: "float",
    format: "0:1000:0.1",
    settable: false,
    retained: true,
  };
  const dut = {
    spec: "test",
    id: "d",
    kind: "water-heater",
    address: { domain: "homie", device: "d" },
    rig: { domain: "homie", device: "d-rig" },
    abilities: ["water-meter"],
    surface: { properties: { "water/total": property } },
    table: { nodes: { water: { properties: { total: { deadband: 1 } } } } },
    statement: { answers: {}, values: {} },
    found: {},
    timingUncertaintyMs: 0,
    rate: 1,
  } as unknown as Dut;
  const mark = (t: number, name: string): TraceEvent => ({
    t,
    kind: "step",
    from: "bench",
    data: { mark: name },
  });
  const say = (from: "dut" | "rig", t: number, path: string, value: number): TraceEvent => ({
    t,
    kind: "publish",
    from,
    topic: `homie/5/${from === "rig" ? "d-rig" : "d"}/${path}`,
    payload: String(value),
    qos: 1,
    retain: true,
  });
  /** Five minutes at 10 L/min; every 5 s a reading of meter and counter as `change` makes them. */
  function judge(change: (event: TraceEvent) => TraceEvent | undefined = (event) => event) {
    const events = Array.from({ length: 61 }, (_, i) => [
      say("rig", 5000 * i, "water/total", (50 * i) / 60),
      say("rig", 5000 * i, "meter/power", 100 + i),
      say("dut", 5000 * i + 1, "water/total", (50 * i) / 60),
    ]).flat();
    const told = events.flatMap((event) => change(event) ?? []);
    const demands = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");
    const trace = [mark(0, "water-begin"), ...told, mark(301_000, "water-end")];
    return waterMetered.judge(new View(dut, demands.terms, trace))[0];
  }
  const isMeter = ({ from, topic }: TraceEvent) =>
    from === "rig" && topic?.endsWith("water/total") === true;

  test("passes an honest counter", () => {
    const claim = judge();
    expect(claim?.verdict).toBe("pass");
    // The meter is not read again after the counter's last telling: half of 0.83 L in 49.6 L.
    expect(claim?.measured?.value).toBeCloseTo(0.84, 2);
  });

  test("fails a counter that stands still while water runs", () => {
    const until = (endMs: number) =>
      judge((event) => (event.from === "dut" && event.t > endMs ? undefined : event));
    expect(until(10)).toMatchObject({ verdict: "fail" });
    expect(until(10)?.actual).toBe("told less than twice while water/total went on by 50 L");
    // Told for four of five minutes: what was told is right, and 10 L are missing.
    expect(until(240_010)).toMatchObject({ verdict: "fail" });
    expect(until(240_010)?.actual).toMatch(
      /^water\/total went on by 9\.58 L after it was told last/,
    );
  });

  test.each([
    [
      "a rig that falls silent in the middle",
      (event: TraceEvent) => (event.from === "rig" && event.t > 30_000 ? undefined : event),
      "the rig fell silent",
    ],
    [
      "a meter that jumps back",
      (event: TraceEvent) =>
        isMeter(event) && event.t === 30_000 ? { ...event, payload: "1" } : event,
      "water/total fell to 1 L",
    ],
    [
      "a meter that was not read",
      (event: TraceEvent) => (isMeter(event) ? undefined : event),
      "water/total was not read while water ran",
    ],
  ])("decides nothing with %s", (_, change, actual) => {
    expect(judge(change)).toMatchObject({ verdict: "inconclusive", actual });
  });
});
