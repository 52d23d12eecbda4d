import { describe, expect, test } from "vitest";
import { airConditionerGreenMutants } from "../../../../devices/mutants/green/air-conditioner.ts";
import type { Case } from "../../../../harness/case.ts";
import { airConditionerCases } from "../../../../harness/cases/green/air-conditioner.ts";
import {
  airConditionerGrade,
  airConditionerSound,
} from "../../../../harness/cases/green/air-conditioner-declared.ts";
import { ratedCooling } from "../../../../harness/cases/green/air-conditioner-rated.ts";
import { scop, seer } from "../../../../harness/cases/green/air-conditioner-seasonal.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import type { Dut, Statement } from "../../../../harness/dut.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, type ProfileId, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated } from "../../simulate.ts";

async function run(oracle: Case, product: string, profile: ProfileId, statement?: Statement) {
  const { result, traces } = await runSimulated("air-conditioner", {
    cases: [oracle],
    profile,
    setup: { parameters: { product } },
    ...(statement ? { statement } : {}),
  });
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  const claims = result.requirements.flatMap((each) => each.claims);
  const requirements = result.requirements.filter((each) => each.claims.length > 0);
  return { claims, requirements, dut: result.dut, events: traces.get(oracle.id) ?? [] };
}

describe("products, by their physics", () => {
  test.each([
    ["best", "A+++", 8.76],
    ["reference", "A++", 6.18],
    ["just-below", "A+", 5.94],
    ["worst", "D", 3.6],
  ])("%s has a measured SEER of class %s, about %s", async (product, grade, about) => {
    const { claims } = await run(seer, product, "eu-energy-label");
    const [floor, declared] = claims;
    expect(floor).toMatchObject({
      requirement: "green.air-conditioner.seer",
      grade: `class ${grade} ((EU) 626/2011)`,
      verdict: product === "worst" ? "fail" : "pass",
      limit: { value: 4.6, sense: ">=" },
    });
    expect(Math.abs((floor?.measured?.value ?? 0) / about - 1)).toBeLessThan(0.02);
    expect(floor?.measured?.uncertainty).toBeGreaterThan(0);
    expect(floor?.figure?.series.map(({ points }) => points.length)).toEqual([4, 23]);
    expect(declared).toMatchObject({
      requirement: "green.air-conditioner.seer-declared",
      verdict: "pass",
    });
  });

  test.each([
    ["best", "A+++"],
    ["reference", "A+"],
    ["worst", "C"],
  ])("%s has a measured SCOP of class %s", async (product, grade) => {
    const { claims } = await run(scop, product, "eu-energy-label");
    const [floor, declared] = claims;
    expect(floor).toMatchObject({
      grade: `class ${grade} ((EU) 626/2011)`,
      verdict: product === "worst" ? "fail" : "pass",
      limit: { value: 3.8, sense: ">=" },
    });
    expect(declared?.verdict).toBe("pass");
  });

  test.each([
    ["best", "grade 1", "pass"],
    ["efficient", "grade 1", "pass"],
    ["reference", "grade 2", "pass"],
    ["just-below", "grade 3", "fail"],
    ["worst", "grade 5", "fail"],
  ])("%s declares %s of GB 21455-2019: %s", async (product, grade, verdict) => {
    const { requirements } = await run(airConditionerGrade, product, "cn-green-smart");
    expect(requirements).toMatchObject([
      {
        id: "green.air-conditioner.grade",
        verdict,
        grade: `${grade} (GB 21455-2019)`,
        limit: { value: 4.5 },
      },
    ]);
    if (product === "just-below") expect(requirements[0]?.margin).toBe(-0.1);
  });

  test("every product moves and draws what its plate says", async () => {
    for (const product of ["best", "reference", "worst"]) {
      const { claims } = await run(ratedCooling, product, "cn-green-smart");
      expect(claims.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
    }
  });

  test("only the worst is too loud", async () => {
    for (const [product, verdict] of [
      ["reference", "pass"],
      ["worst", "fail"],
    ] as const) {
      const { claims } = await run(airConditionerSound, product, "eu-energy-label");
      expect(claims.map((each) => each.verdict)).toEqual([verdict, verdict]);
    }
  });
});

describe("mutants under the European profile", () => {
  test("a unit that draws more than its label rests on is caught by both seasons", async () => {
    const deviation = airConditionerGreenMutants.find(({ id }) => id === "overstated-efficiency");
    if (!deviation) throw new Error("the mutant is missing");
    const { result } = await runSimulated("air-conditioner", {
      cases: [seer, scop],
      profile: "eu-energy-label",
      deviation,
    });
    const failed = result.requirements.filter(({ verdict }) => verdict === "fail");
    expect(failed.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "green.air-conditioner.seer-declared",
        "green.air-conditioner.scop-declared",
      ]),
    );
    expect(failed.filter(({ id }) => !deviation.violates.includes(id))).toEqual([]);
  });
});

const stated = (values: Statement["values"]): Statement => ({ answers: {}, values });

describe("a statement that cannot be", () => {
  test.each([
    ["a negative capacity", { "rated-cooling-capacity": -3500 }, /-3500 W; expected above 0/],
    ["a capacity of none", { "rated-cooling-capacity": 0 }, /declared as 0 W/],
  ])("%s blocks the rated test, and runs nothing", async (_, values, words) => {
    const { claims, events } = await run(
      ratedCooling,
      "reference",
      "cn-green-smart",
      stated(values),
    );
    expect(claims).toHaveLength(2);
    for (const claim of claims) {
      expect(claim).toMatchObject({ verdict: "blocked", reason: "statement-missing" });
      expect(claim.actual).toMatch(words);
    }
    expect(events.length).toBeLessThan(400);
  });

  test("blocks the grade, the seasons and the sound by name", async () => {
    const of = async (oracle: Case, profile: ProfileId, values: Statement["values"]) =>
      (await run(oracle, "reference", profile, stated(values))).claims.map(
        ({ verdict, actual }) => `${verdict}: ${actual}`,
      );
    expect(
      await of(airConditionerGrade, "cn-green-smart", { "rated-cooling-capacity": -1 }),
    ).toEqual(["blocked: rated-cooling-capacity is declared as -1 W"]);
    const tooLarge = await of(seer, "eu-energy-label", { "design-load-cooling": 99_000 });
    expect(tooLarge[0]).toMatch(/^blocked: design-load-cooling is declared as 99000 W/);
    const silent = await of(airConditionerSound, "eu-energy-label", { "sound-power-indoor": 0 });
    expect(silent[0]).toMatch(/^blocked: sound-power-indoor is not declared/);
  });
});

describe("a run in which something goes wrong", () => {
  const rig = "homie/5/air-conditioner-1-rig";
  const whole = run(ratedCooling, "reference", "cn-green-smart");
  const { terms } = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");

  /** Claims on the trace with its events changed from the middle of the measured hour on. */
  async function judged(
    change: (event: TraceEvent) => readonly TraceEvent[],
    dut: (dut: Dut) => Dut = (same) => same,
  ) {
    const reference = await whole;
    const begin = reference.events.find((event) => event.data?.mark === "point-begin");
    const middleT = (begin?.t ?? 0) + 30 * 60_000;
    const endT = middleT + 20 * 60_000;
    const events = reference.events.flatMap((event) =>
      event.t > middleT && event.t < endT ? change(event) : [event],
    );
    return ratedCooling.judge(new View(dut(reference.dut), terms, events));
  }

  const said = (claims: Awaited<ReturnType<typeof judged>>) =>
    claims.map(({ verdict, actual }) => `${verdict}: ${actual}`);
  const of = (event: TraceEvent, path: string) => event.topic === `${rig}/${path}`;

  test("unchanged, it is decided", async () => {
    const claims = await judged((event) => [event]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["pass", "pass"]);
  });

  test("the calorimeter falls silent", async () => {
    const claims = await judged((event) =>
      event.topic?.startsWith(`${rig}/calorimeter/`) ? [] : [event],
    );
    expect(said(claims)).toEqual(
      Array(2).fill(expect.stringMatching(/^inconclusive: the calorimeter was silent for 2\d min/)),
    );
  });

  test("its counter jumps", async () => {
    const claims = await judged((event) =>
      of(event, "calorimeter/cooling")
        ? [{ ...event, payload: String(Number(event.payload) + 5000) }]
        : [event],
    );
    expect(said(claims)[0]).toMatch(/^inconclusive: calorimeter\/cooling jumped from/);
  });

  test("the mains are interrupted", async () => {
    let cut = false;
    const claims = await judged((event) => {
      if (cut) return [event];
      cut = true;
      return [
        { t: event.t, kind: "publish", from: "rig", topic: `${rig}/mains/voltage`, payload: "0" },
        event,
      ];
    });
    expect(said(claims)[0]).toMatch(/^inconclusive: the mains were interrupted: 0 V/);
  });

  test("the room is never at its temperature", async () => {
    const reference = await whole;
    const events = reference.events.map((event) =>
      of(event, "chamber/temperature")
        ? { ...event, payload: String(Number(event.payload) + 5) }
        : event,
    );
    const claims = ratedCooling.judge(new View(reference.dut, terms, events));
    expect(said(claims)).toEqual(
      Array(2).fill(expect.stringMatching(/^inconclusive: the room stood at 32/)),
    );
  });

  test("a point that was not measured to its end claims nothing but that", async () => {
    const reference = await whole;
    const end = reference.events.findIndex((event) => event.data?.mark === "point-end");
    const view = new View(reference.dut, terms, reference.events.slice(0, end));
    expect(said(ratedCooling.judge(view))[0]).toMatch(/not measured to its end/);
    expect(ratedCooling.judge(new View(reference.dut, terms, []))).toEqual([]);
  });

  test("every instrument is put back as it was found", async () => {
    const { events } = await whole;
    for (const path of ["chamber/heat-load", "chamber/active", "chamber/outdoor-temperature"]) {
      const told = events.filter((event) => event.kind === "publish" && of(event, path));
      expect(told.at(-1)?.payload, path).toBe(told[0]?.payload);
    }
  });
});

test("every case of the kind names what must be caught", () => {
  const ids = new Set(airConditionerGreenMutants.map(({ id }) => id));
  for (const { killedBy } of airConditionerCases) {
    expect(killedBy.every((id) => ids.has(id))).toBe(true);
  }
});
