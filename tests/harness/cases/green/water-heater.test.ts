import { describe, expect, test } from "vitest";
import { waterHeaterGreenMutants } from "../../../../devices/mutants/green/water-heater.ts";
import type { Case } from "../../../../harness/case.ts";
import { tank, waterHeaterCases } from "../../../../harness/cases/green/water-heater.ts";
import { mixOf } from "../../../../harness/cases/green/water-heater-smart.ts";
import type { Claim } from "../../../../harness/claim.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import type { Dut, Statement } from "../../../../harness/dut.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, type ProfileId, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated } from "../../simulate.ts";

const KIND = "water-heater";
const CN = ["tank", "grade", "standby"].map((name) => `green.water-heater.${name}`);

/** The profile that asks for what a case is about. */
const profileOf = (id: string): ProfileId =>
  CN.includes(id) ? "cn-green-smart" : "eu-energy-label";

async function run(product: string, ids: readonly string[], statement?: Statement) {
  const cases = waterHeaterCases.filter(({ id }) => ids.includes(id));
  const { result, traces } = await runSimulated(KIND, {
    cases,
    profile: profileOf(ids[0] ?? ""),
    setup: { parameters: { product } },
    ...(statement ? { statement } : {}),
  });
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  const of = (name: string) =>
    result.requirements.find(({ id }) => id === `green.water-heater.${name}`);
  const claim = (name: string) => of(name)?.claims[0];
  return { result, traces, of, claim };
}

describe("the grades come out of the tests", () => {
  test.each([
    // Product, measured grade, verdicts by measured standing loss and by declared grade.
    ["best", "grade 1", "pass", "pass"],
    ["reference", "grade 2", "pass", "pass"],
    ["just-below", "grade 3", "fail", "fail"],
    ["stirred", "grade 3", "pass", "fail"],
    ["worst", "grade 5", "fail", "fail"],
  ])("%s: %s", async (product, grade, loss, declared) => {
    const { of, claim } = await run(product, CN);
    expect(claim("standing-loss")?.grade).toBe(`${grade} (GB 21519-2008)`);
    expect(claim("output-rate")?.grade).toBe(`${grade} (GB 21519-2008)`);
    expect(of("standing-loss")?.verdict).toBe(loss);
    expect(of("standing-loss-declared")?.verdict).toBe("pass");
    expect(of("grade")?.verdict).toBe(declared);
    // What is measured is recalled: it advises.
    expect(of("output-rate")?.verdict).toBe("advice");
    expect(claim("output-rate-declared")?.verdict).toBe("pass");
    expect(of("networked-standby")?.verdict).toBe("advice");
    for (const name of ["standing-loss", "output-rate"]) {
      const { measured, limit, margin, figure, plot } = claim(name) ?? {};
      expect(measured?.uncertainty).toBeGreaterThan(0);
      expect(measured?.contributions?.length).toBeGreaterThan(2);
      expect(limit).toBeDefined();
      expect(margin).toBeDefined();
      const points = figure?.series.flatMap(({ points }) => points) ?? [];
      expect(points.length).toBeGreaterThan(20);
      expect(points.length).toBeLessThanOrEqual(200);
      expect(plot).toContain("rig:outlet/temperature");
    }
  });

  test("the just-failing one with its margin", async () => {
    const { claim } = await run("just-below", [tank.id]);
    expect(claim("standing-loss")).toMatchObject({
      verdict: "fail",
      measured: { value: 0.8, unit: "1" },
      limit: { value: 0.7, sense: "<=" },
      margin: -0.1,
    });
  });
});

describe("a day of the load profile", () => {
  test("of the reference is delivered, declared right and of class D", async () => {
    const { of, claim, result } = await run("reference", ["green.water-heater.day"]);
    expect(of("load-profile")?.verdict).toBe("pass");
    expect(claim("load-profile")?.actual).toBe("23 of 23 keep it");
    expect(of("electricity-declared")?.verdict).toBe("pass");
    expect(of("energy-class")?.verdict).toBe("advice");
    expect(claim("energy-class")).toMatchObject({
      verdict: "pass",
      grade: "class D ((EU) 812/2013)",
    });
    const facts = result.cases[0]?.facts ?? [];
    const useful = Number(/^[\d.]+/.exec(facts[0]?.value ?? "")?.[0]);
    // What the rig draws is within 0.5 % of the table.
    expect(Math.abs(useful - 5.845)).toBeLessThan(0.03);
  });

  test("of which the draws are not known is not decided", async () => {
    const statement = { answers: {}, values: { "load-profile": "XL" } };
    const { claim } = await run("reference", ["green.water-heater.day"], statement);
    expect(claim("load-profile")).toMatchObject({ verdict: "advice", reason: "limit-unknown" });
  });

  test("a tank that holds less than declared fails, one that does not passes", async () => {
    const [good, bad] = [
      await run("reference", ["green.water-heater.volume"]),
      await run("worst", ["green.water-heater.volume"]),
    ];
    expect(good.of("volume-declared")?.verdict).toBe("pass");
    expect(bad.claim("volume-declared")).toMatchObject({
      verdict: "fail",
      limit: { value: 58.8 },
    });
  });
});

describe("smart control", () => {
  test("that is not declared is not tested", async () => {
    const { of } = await run("reference", ["green.water-heater.smart"]);
    expect(of("smart-control")?.claims).toEqual([]);
  });

  test("of a profile whose lower one is not known is not decided", async () => {
    const statement = { answers: { "smart-control": true }, values: {} };
    const { claim } = await run("reference", ["green.water-heater.smart"], statement);
    expect(claim("smart-control")).toMatchObject({ verdict: "advice", reason: "limit-unknown" });
    expect(claim("smart-control")?.actual).toMatch(/draw-offs of M and of S are not both known/);
  });

  test("that has learned its household saves enough over two weeks", async () => {
    const { claim, result } = await run("smart", ["green.water-heater.smart"]);
    expect(claim("smart-control")).toMatchObject({ verdict: "pass", limit: { value: 0.07 } });
    expect(claim("smart-control")?.measured?.value).toBeLessThan(0.15);
    const weeks = (result.cases[0]?.facts ?? []).filter(({ name }) => name.startsWith("week"));
    expect(weeks.map(({ value }) => /(\d+) short/.exec(value)?.[1])).toEqual(["0", "0"]);
  }, 120_000);

  test("is tested with a mix of both profiles, the same for the same device", () => {
    for (const id of ["a", "b", "c", "d", "e", "f"]) {
      const mix = mixOf("L", "M", id);
      expect(new Set(mix)).toEqual(new Set(["L", "M"]));
      expect(mix).toHaveLength(5);
      expect(mixOf("L", "M", id)).toEqual(mix);
    }
  });
});

describe("green mutants of the water heater", () => {
  test.each(waterHeaterGreenMutants)(
    "$id is caught by $caughtBy, and blamed for nothing else",
    async (mutant) => {
      const judging = waterHeaterCases.find(({ id }) => id === mutant.caughtBy) as Case;
      expect(judging.killedBy).toContain(mutant.id);
      const { result } = await runSimulated(KIND, {
        cases: [judging],
        deviation: mutant,
        profile: profileOf(mutant.caughtBy),
      });
      const failed = result.requirements
        .flatMap(({ claims }) => claims)
        .filter(({ verdict }) => verdict === "fail")
        .map(({ requirement }) => requirement);
      expect(failed.length).toBeGreaterThan(0);
      expect(failed.filter((id) => !mutant.violates.includes(id))).toEqual([]);
    },
    120_000,
  );
});

describe("the oracle of the tank", async () => {
  const { traces } = await run("reference", [tank.id]);
  const trace = traces.get(tank.id) ?? [];
  const rig = { domain: "homie", device: `${KIND}-1-rig` };
  const rated = {
    "info/rated-volume": "60",
    "info/standing-loss-coefficient": "0.7",
    "info/hot-water-output-rate": "60",
  };

  function judge(
    events: readonly TraceEvent[],
    more: { found?: Dut["found"]; values?: Statement["values"] } = {},
  ): readonly Claim[] {
    const dut: Dut = {
      spec: "test",
      id: KIND,
      kind: KIND,
      address: { domain: "homie", device: `${KIND}-1` },
      rig,
      abilities: [],
      surface: undefined,
      table: undefined,
      statement: { answers: {}, values: more.values ?? {} },
      found: { ...rated, ...more.found },
      timingUncertaintyMs: 0,
      rate: 1,
    };
    const { terms } = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");
    return tank.judge(new View(dut, terms, events));
  }

  const at = (name: string) => trace.findIndex(({ data }) => data?.mark === name);
  const middle = Math.floor((at("standing-begin") + at("standing-end")) / 2);
  const isRig = (event: TraceEvent, path: string) =>
    event.topic === `homie/5/${rig.device}/${path}`;
  const found = (claims: readonly Claim[], name: string) =>
    claims.find(({ requirement }) => requirement === `green.water-heater.${name}`);
  const insert = (path: string, payload: string): TraceEvent[] => [
    ...trace.slice(0, middle),
    {
      t: trace[middle]?.t ?? 0,
      kind: "publish",
      from: "rig",
      topic: `homie/5/${rig.device}/${path}`,
      payload,
      qos: 1,
      retain: true,
    },
    ...trace.slice(middle),
  ];

  test("passes the trace as it is", () => {
    expect(judge(trace).map(({ verdict }) => verdict)).toEqual(["pass", "pass", "pass", "pass"]);
  });

  test.each([
    ["a volume of 0 L", { found: { "info/rated-volume": "0" } }, /0 L: expected more than 0/],
    ["a negative volume", { values: { "rated-volume": -60 } }, /-60 L: expected more than 0/],
    ["no volume", { found: { "info/rated-volume": "" } }, /rated-volume \(L\) is not declared/],
    [
      "a statement that the device contradicts",
      { values: { "rated-volume": 80 } },
      /stated as 80 L, the device says 60/,
    ],
  ])("is blocked by %s", (_, more, message) => {
    for (const name of ["standing-loss", "standing-loss-declared", "output-rate"]) {
      const claim = found(judge(trace, more), name);
      expect(claim).toMatchObject({ verdict: "blocked", reason: "statement-missing" });
      expect(claim?.actual).toMatch(message);
    }
  });

  test("is blocked where no coefficient is declared, for that alone", () => {
    const claims = judge(trace, { found: { "info/standing-loss-coefficient": "" } });
    expect(found(claims, "standing-loss")?.verdict).toBe("pass");
    expect(found(claims, "standing-loss-declared")?.verdict).toBe("blocked");
  });

  test("decides nothing by a reference that is only recalled", () => {
    const claim = found(judge(trace, { found: { "info/rated-volume": "150" } }), "standing-loss");
    expect(claim).toMatchObject({ verdict: "advice", reason: "limit-unknown" });
  });

  test.each([
    ["the mains were cut", () => insert("mains/voltage", "0"), /mains were at 0 V/],
    ["the meter jumped", () => insert("meter/energy", "99999"), /the meter jumped from/],
    ["the meter fell", () => insert("meter/energy", "1"), /the meter fell from/],
    [
      "the outlet thermometer jumped",
      () => insert("outlet/temperature", "20"),
      /outlet thermometer jumped/,
    ],
    [
      "the meter fell silent",
      () =>
        trace.filter(
          (event, index) =>
            index < middle || index > middle + 1000 || !isRig(event, "meter/energy"),
        ),
      /the meter was silent for \d+ min/,
    ],
    [
      "the chamber never reached its temperature",
      () =>
        trace.map((event) =>
          isRig(event, "chamber/temperature") ? { ...event, payload: "26.5" } : event,
        ),
      /chamber was at 26.5 °C, not at 20 °C/,
    ],
  ])("is inconclusive where %s", (_, events, message) => {
    const claim = found(judge(events()), "standing-loss");
    expect(claim).toMatchObject({ verdict: "inconclusive", reason: "scene-failed" });
    expect(claim?.actual).toMatch(message);
  });

  test("measures no output while the element is on", () => {
    const begun = at("output-begin");
    const events = trace.map((event, index) =>
      index > begun && index < at("output-end") && isRig(event, "meter/power")
        ? { ...event, payload: "2000" }
        : event,
    );
    const claim = found(judge(events), "output-rate");
    expect(claim).toMatchObject({ verdict: "inconclusive", reason: "scene-failed" });
  });

  test("says nothing where the case did not get so far", () => {
    expect(judge(trace.slice(0, at("output-begin")))).toEqual([]);
  });
});
