/** Microwave ovens of every grade, their mutants, and tests of an oven that went wrong. */

import { beforeAll, describe, expect, test } from "vitest";
import { microwaveOvenGreenMutants } from "../../../../devices/mutants/green/microwave-oven.ts";
import type { Case } from "../../../../harness/case.ts";
import { microwaveOvenCases } from "../../../../harness/cases/green/microwave-oven.ts";
import { efficiencyCase } from "../../../../harness/cases/green/microwave-oven-efficiency.ts";
import { standbyCases } from "../../../../harness/cases/green/standby-cases.ts";
import type { Claim } from "../../../../harness/claim.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import type { Dut } from "../../../../harness/dut.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated, type SimulatedRun } from "../../simulate.ts";

const EFFICIENCY = "green.microwave-oven.efficiency";
const DECLARED = "green.microwave-oven.efficiency-declared";
const STANDBY = "green.microwave-oven.networked-standby";
const all = [...microwaveOvenCases, ...standbyCases];
const { terms } = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");

async function run(more: Omit<SimulatedRun, "cases">, cases: readonly Case[] = all) {
  const ran = await runSimulated("microwave-oven", { cases, ...more });
  expect(ran.result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  const claims = ran.result.requirements.flatMap((each) => each.claims);
  return { ...ran, claims };
}

const verdicts = (claims: readonly Claim[]) =>
  Object.fromEntries(claims.map(({ requirement, verdict }) => [requirement, verdict]));

describe("the products", () => {
  test.each([
    ["best", "grade 1 (GB 24849-2017)", "pass", 60, 100],
    ["reference", "grade 2 (GB 24849-2017)", "pass", 56, 60],
    ["just-below", "grade 3 (GB 24849-2017)", "fail", 52, 56],
    ["worst", "below grade 3 (GB 24849-2017)", "fail", 40, 52],
  ])("%s is %s", async (product, grade, verdict, least, below) => {
    const { claims } = await run({ setup: { parameters: { product } } }, [efficiencyCase]);
    const claim = claims.find(({ requirement }) => requirement === EFFICIENCY);
    expect(claim).toMatchObject({ grade, verdict, limit: { value: 56, unit: "%", sense: ">=" } });
    const value = claim?.measured?.value ?? Number.NaN;
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThan(below);
    expect(claim?.margin).toBeCloseTo(value - 56, 1);
    expect(claim?.measured?.uncertainty).toBeGreaterThan(0.3);
    expect(verdicts(claims)[DECLARED]).toBe("pass");
  });

  test("the picture's points rise along the slope that is the efficiency", async () => {
    const { claims } = await run({}, [efficiencyCase]);
    const claim = claims.find(({ requirement }) => requirement === EFFICIENCY);
    const points = claim?.figure?.series[0]?.points ?? [];
    expect(points.length).toBeGreaterThan(30);
    const [inputWh = 0, heatWh = 0] = points.at(-1) ?? [];
    expect((100 * heatWh) / inputWh).toBeCloseTo(claim?.measured?.value ?? 0, 0);
  });

  test("the reference passes everything that applies, in both profiles", async () => {
    const cn = await run({});
    expect(verdicts(cn.claims)).toEqual({
      [EFFICIENCY]: "pass",
      [DECLARED]: "pass",
      [STANDBY]: "pass",
      "green.standby.wake-up": "pass",
    });
    const unconnected = cn.result.requirements.find(
      ({ id }) => id === "green.microwave-oven.standby",
    );
    expect(unconnected?.verdict).toBe("not-applicable");
    const eu = await run({ profile: "eu-energy-label" });
    expect(verdicts(eu.claims)).toEqual({
      "green.standby.networked": "pass",
      "green.standby.wake-up": "pass",
      "green.standby.power-management": "pass",
    });
  });

  test("what the efficiency test sets is put back", async () => {
    const { traces } = await run({}, [efficiencyCase]);
    const events = traces.get(efficiencyCase.id) ?? [];
    const values = (device: string, path: string) =>
      events.filter(
        ({ kind, topic }) => kind === "publish" && topic === `homie/5/${device}/${path}`,
      );
    // The simulated chamber is active from the beginning, so that only two of the three change.
    const settings = { "chamber/temperature-setpoint": 2, "chamber/active": 1, "meter/period": 2 };
    for (const [path, least] of Object.entries(settings)) {
      const told = values("microwave-oven-1-rig", path);
      expect(told.length, path).toBeGreaterThanOrEqual(least);
      expect(told.at(-1)?.payload, path).toBe(told[0]?.payload);
    }
    const cookTime = values("microwave-oven-1", "cooking/cook-time");
    expect(cookTime.at(-1)?.payload).toBe(cookTime[0]?.payload);
  });
});

describe("mutants", () => {
  test.each(microwaveOvenGreenMutants)(
    "$id is caught by $caughtBy, and blamed for nothing else",
    async (mutant) => {
      const failed: Claim[] = [];
      for (const profile of ["cn-green-smart", "eu-energy-label"] as const) {
        const { claims } = await run({ deviation: mutant, profile });
        failed.push(...claims.filter(({ verdict }) => verdict === "fail"));
      }
      const judging = all.find(({ id }) => id === mutant.caughtBy);
      expect(judging?.killedBy).toContain(mutant.id);
      const blamed = [...new Set(failed.map(({ requirement }) => requirement))];
      expect(blamed.filter((id) => judging?.covers.includes(id))).not.toEqual([]);
      expect(blamed.filter((id) => !mutant.violates.includes(id))).toEqual([]);
    },
  );
});

describe("a test that went wrong decides nothing, and says why", () => {
  let dut: Dut;
  let events: readonly TraceEvent[];
  let beginT: number;

  beforeAll(async () => {
    const { result, traces } = await run({}, [efficiencyCase]);
    dut = result.dut;
    events = traces.get(efficiencyCase.id) ?? [];
    beginT = events.find(({ data }) => data?.mark === "heat-begin")?.t ?? 0;
  });

  const judge = (doctored: readonly TraceEvent[], device = dut) =>
    efficiencyCase
      .judge(new View(device, terms, doctored))
      .map(({ verdict, reason, actual }) => ({ verdict, reason, actual }));
  const isOf = (event: TraceEvent, path: string) =>
    event.topic === `homie/5/microwave-oven-1-rig/${path}`;
  const from = (seconds: number, path: string) => (event: TraceEvent) =>
    isOf(event, path) && event.t >= beginT + 1000 * seconds;
  const rig = (seconds: number, path: string, payload: string): TraceEvent => ({
    t: beginT + 1000 * seconds,
    kind: "publish",
    from: "rig",
    topic: `homie/5/microwave-oven-1-rig/${path}`,
    payload,
    qos: 1,
    retain: true,
  });
  const inserted = (event: TraceEvent) => {
    const at = events.findIndex(({ t }) => t > event.t);
    return [...events.slice(0, at), event, ...events.slice(at)];
  };
  const undecided = (actual: RegExp) => [
    { verdict: "inconclusive", reason: "scene-failed", actual: expect.stringMatching(actual) },
    { verdict: "inconclusive", reason: "scene-failed", actual: expect.stringMatching(actual) },
  ];

  test("undoctored it passes", () => {
    expect(judge(events).map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
  });

  test("the load's thermometer falls silent", () => {
    const kept = events.filter((event) => !from(30, "thermometers/load")(event));
    expect(judge(kept)).toEqual(undecided(/load's thermometer was silent for \d+ s/));
  });

  test("the load's thermometer jumps", () => {
    const jumped = events.map((event) =>
      from(30, "thermometers/load")(event)
        ? { ...event, payload: String(Number(event.payload) + 3) }
        : event,
    );
    expect(judge(jumped)).toEqual(undecided(/thermometer jumped from/));
  });

  test("the power meter falls silent", () => {
    const silent = events.filter(
      (event) =>
        !(from(20, "meter/energy")(event) && event.t < beginT + 40_000) &&
        !(from(20, "meter/power")(event) && event.t < beginT + 40_000),
    );
    expect(judge(silent)).toEqual(undecided(/power meter was silent for 2\d s/));
  });

  test("the energy meter's counter jumps", () => {
    const jumped = events.map((event) =>
      from(30, "meter/energy")(event)
        ? { ...event, payload: String(Number(event.payload) + 4) }
        : event,
    );
    expect(judge(jumped)).toEqual(undecided(/the meter contradicts itself/));
  });

  test("the mains are interrupted", () => {
    expect(judge(inserted(rig(30, "mains/voltage", "0")))).toEqual(
      undecided(/the supply went from 230 V to 0 V/),
    );
  });

  test("the chamber does not hold its temperature", () => {
    expect(judge(inserted(rig(30, "chamber/temperature", "26.5")))).toEqual(
      undecided(/the room was at 26.5 °C/),
    );
  });

  test("somebody opens the door", () => {
    const pause: TraceEvent = {
      ...rig(30, "", "pause"),
      from: "dut",
      topic: "homie/5/microwave-oven-1/programme/state",
    };
    expect(judge(inserted(pause))).toEqual(undecided(/the programme was pause in the middle/));
  });

  test.each([
    ["57.9", "advice", "limit-unconfirmed"],
    ["60", "fail", "violated"],
  ])(
    "declared as %s %%, what only the recalled vessel decides fails nobody: %s",
    (declared, verdict, reason) => {
      const told: Dut = { ...dut, found: { ...dut.found, "info/efficiency": declared } };
      expect(judge(events, told)[1]).toMatchObject({ verdict, reason });
    },
  );

  test("before the heating nothing is claimed", () => {
    expect(judge(events.filter(({ data }) => data?.mark !== "heat-end"))).toEqual([]);
  });

  test.each([
    ["is missing", undefined, /efficiency is not declared/],
    ["is zero", 0, /efficiency is declared as 0/],
    ["is negative", -5, /efficiency is declared as -5/],
    ["is above 100", 140, /efficiency is declared as 140/],
    ["contradicts the oven", 70, /efficiency is stated as 70, the oven says 57/],
  ])("a declared efficiency that %s blocks", (_, value, actual) => {
    const { "info/efficiency": __, ...bare } = dut.found;
    const values = value === undefined ? {} : { efficiency: value };
    const statement = { ...dut.statement, values };
    const stated: Dut = { ...dut, statement, found: value === undefined ? bare : dut.found };
    expect(judge(events, stated)[1]).toEqual({
      verdict: "blocked",
      reason: "statement-missing",
      actual: expect.stringMatching(actual),
    });
    expect(judge(events, stated)[0]?.verdict).toBe("pass");
  });
});

describe("a rated output power that is no use", () => {
  test.each([
    [0, /rated-output-power is declared as 0/],
    [-700, /rated-output-power is declared as -700/],
    [1400, /its output is 7\d\d W, rated-output-power says 1400 W/],
  ])("of %s W blocks", async (value, actual) => {
    const statement = { answers: {}, values: { "rated-output-power": value } };
    const { claims } = await run({ statement }, [efficiencyCase]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["blocked", "blocked"]);
    for (const claim of claims) expect(claim.actual).toMatch(actual);
  });
});

test("a grill within its limit passes, and one of 0 Wh is no declaration", async () => {
  const grill = microwaveOvenGreenMutants.find(({ id }) => id === "thirsty-grill");
  if (!grill) throw new Error("the mutant is missing");
  const judged = async (value: number) => {
    const statement = { answers: {}, values: { "grill-energy": value } };
    const { claims } = await run({ deviation: grill, statement }, microwaveOvenCases);
    return verdicts(claims)["green.microwave-oven.grill-energy"];
  };
  expect(await judged(1.2)).toBe("pass");
  expect(await judged(1.3)).toBe("fail");
  expect(await judged(0)).toBe("blocked");
});
