import { describe, expect, test } from "vitest";
import { rangeHoodGreenMutants } from "../../../../devices/mutants/green/range-hood.ts";
import { rangeHoodCases } from "../../../../harness/cases/green/range-hood.ts";
import { hoodEfficiency } from "../../../../harness/cases/green/range-hood-efficiency.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, type Day, type ProfileId, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated, type SimulatedRun } from "../../simulate.ts";

const LAST_OF_2013: Day = "2026-10-31";
const FIRST_OF_2025: Day = "2026-11-01";

async function run(more: Partial<SimulatedRun> & { readonly product?: string } = {}) {
  const { product = "reference", ...rest } = more;
  const { result, traces } = await runSimulated("range-hood", {
    cases: rangeHoodCases,
    on: LAST_OF_2013,
    setup: { parameters: { product } },
    ...rest,
  });
  const hood = result.requirements.filter(({ id }) => id.startsWith("green.range-hood."));
  const claims = hood.flatMap((each) => each.claims);
  return {
    result,
    traces,
    claims,
    of: (name: string) => hood.find(({ id }) => id === `green.range-hood.${name}`),
    failed: [...new Set(claims.filter((c) => c.verdict === "fail").map((c) => c.requirement))],
    unfinished: result.cases
      .filter(({ ended, reason }) => ended !== "done" && reason !== "filtered-out")
      .map((c) => `${c.case} ${c.ended} ${c.detail}`),
  };
}

describe("products on the last day of GB 29539-2013", () => {
  test.each([
    ["best", "pass", /^grade 1/],
    ["reference", "pass", /^grade 2/],
    ["european", "pass", /^grade 1/],
    ["just-below", "fail", /^grade 3/],
    ["worst", "fail", /^no grade/],
  ])("%s: %s", async (product, verdict, grade) => {
    const { of, unfinished } = await run({ product });
    expect(unfinished).toEqual([]);
    expect(of("efficiency")?.verdict).toBe(verdict);
    const claim = of("efficiency")?.claims[0];
    expect(claim?.grade).toMatch(grade);
    expect(claim?.figure?.series.length).toBeGreaterThan(2);
    expect(Math.sign(claim?.margin ?? 0)).toBe(verdict === "pass" ? 1 : -1);
    // The margin is real: larger than what the measurement is uncertain by.
    expect(Math.abs(claim?.margin ?? 0)).toBeGreaterThan(claim?.measured?.uncertainty ?? 9);
    expect(of("efficiency-declared")?.verdict).toBe("pass");
  });

  test("just-below fails nothing but its efficiency", async () => {
    expect((await run({ product: "just-below" })).failed).toEqual(["green.range-hood.efficiency"]);
  });
});

test("a day later the numbers are unknown: just-below is advised, in words that say so", async () => {
  const { of, failed } = await run({ product: "just-below", on: FIRST_OF_2025 });
  expect(failed).toEqual([]);
  for (const name of ["efficiency", "low-power", "odour-and-grease"]) {
    expect(of(name)).toMatchObject({ verdict: "advice", reason: "limit-unknown" });
    expect(of(name)?.detail).toContain(
      "on 2026-11-01 GB 29539-2025 is in force, and its limits are not known",
    );
  }
});

describe("the European rules", () => {
  const profile: ProfileId = "eu-energy-label";

  test("european keeps all of them", async () => {
    const { failed, unfinished, claims } = await run({ product: "european", profile });
    expect(unfinished).toEqual([]);
    expect(failed).toEqual([]);
    expect(claims.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
  });

  test("reference moves too much air for Europe, and that is all", async () => {
    const { failed, unfinished } = await run({ profile });
    expect(unfinished).toEqual([]);
    expect(failed).toEqual(["green.range-hood.lasting-air-flow"]);
  });

  test("a fully automatic hood has a higher index", async () => {
    const statement = { answers: { "fully-automatic": true }, values: {} };
    const plain = await run({ product: "european", profile });
    const automatic = await run({ product: "european", profile, statement });
    expect(automatic.of("eei")?.measured?.value).toBeGreaterThan(
      plain.of("eei")?.measured?.value ?? 999,
    );
  });
});

/** Where a mutant of a rule that only one profile or edition has can be caught, and on which product. */
const EUROPEAN = ["restless-standby", "dim-light", "endless-boost", "breathless-boost"];

/** What the unmodified hood fails, once for each profile. */
const usually = new Map<ProfileId, Promise<readonly string[]>>();
function failedUsually(profile: ProfileId): Promise<readonly string[]> {
  const known = usually.get(profile) ?? run({ profile }).then(({ failed }) => failed);
  usually.set(profile, known);
  return known;
}

describe("mutants", () => {
  test.each(rangeHoodGreenMutants)("$id is caught, and blamed for nothing else", async (mutant) => {
    const judging = rangeHoodCases.find(({ id }) => id === mutant.caughtBy);
    expect(judging?.killedBy).toContain(mutant.id);
    const usual = EUROPEAN.includes(mutant.id) ? "eu-energy-label" : "cn-green-smart";
    for (const profile of ["cn-green-smart", "eu-energy-label"] as const) {
      const before = await failedUsually(profile);
      const { failed, claims } = await run({ profile, deviation: mutant });
      const added = failed.filter((id) => !before.includes(id));
      expect(
        added.filter((id) => !mutant.violates.includes(id)),
        profile,
      ).toEqual([]);
      if (profile !== usual) continue;
      const caught = claims.filter((c) => c.verdict === "fail" && c.case === mutant.caughtBy);
      expect(caught.some((c) => mutant.violates.includes(c.requirement))).toBe(true);
    }
  });

  test("every case names at least one", () => {
    const known = rangeHoodGreenMutants.map(({ id }) => id);
    for (const { id, killedBy } of rangeHoodCases) {
      expect(killedBy.length, id).toBeGreaterThan(0);
      expect(known, id).toEqual(expect.arrayContaining([...killedBy]));
    }
  });
});

describe("statements", () => {
  test.each([
    ["nonsense", -3, /none that a hood can have/],
    ["a contradiction", 25, /statement declares rated-efficiency 25 %, the hood itself 21 %/],
  ])("%s blocks what rests on it, and nothing else", async (_, efficiency, detail) => {
    const statement = { answers: {}, values: { "rated-efficiency": efficiency } };
    const { of } = await run({ cases: [hoodEfficiency], statement });
    expect(of("efficiency-declared")).toMatchObject({ verdict: "blocked" });
    expect(of("efficiency-declared")?.detail).toMatch(detail);
    expect(of("efficiency")?.verdict).toBe("pass");
  });
});

describe("doctored traces of the fan curve", () => {
  const judge = async (doctor: (events: readonly TraceEvent[]) => readonly TraceEvent[]) => {
    const { result, traces } = await run({ cases: [hoodEfficiency] });
    const events = traces.get(hoodEfficiency.id) ?? [];
    const profile = composeProfile("cn-green-smart", profiles);
    const view = new View(result.dut, demandsOn(profile, LAST_OF_2013).terms, doctor(events));
    return hoodEfficiency.judge(view);
  };
  const throttles = (events: readonly TraceEvent[]) =>
    events.flatMap(({ data }, i) =>
      (data as { mark?: string } | undefined)?.mark === "throttle" ? [i] : [],
    );
  const isReading = (event: TraceEvent, path: string) =>
    event.kind === "publish" && event.topic?.endsWith(`-rig/${path}`) === true;

  test("untouched it passes", async () => {
    expect((await judge((events) => events)).map((c) => c.verdict)).toEqual(["pass", "pass"]);
  });

  test.each(["duct/airflow", "duct/total-pressure", "meter/power"])(
    "%s that goes silent in the middle decides nothing",
    async (path) => {
      const claims = await judge((events) => {
        const from = throttles(events)[5] ?? 0;
        return events.filter((event, i) => i < from || !isReading(event, path));
      });
      for (const claim of claims) expect(claim.verdict).toBe("inconclusive");
      expect(claims).toHaveLength(2);
    },
  );

  test.each([
    ["duct/airflow", 1.4],
    ["duct/total-pressure", 1.3],
  ])("%s that jumps by %d in the middle decides nothing", async (path, factor) => {
    const claims = await judge((events) => {
      const [from = 0, to = 0] = throttles(events).slice(5, 7);
      return events.map((event, i) =>
        i > from && i < to && isReading(event, path)
          ? { ...event, payload: String(Number(event.payload) * factor) }
          : event,
      );
    });
    for (const claim of claims) expect(claim).toMatchObject({ verdict: "inconclusive" });
  });

  test("mains that are interrupted decide nothing, and it is said", async () => {
    const claims = await judge((events) => {
      const at = throttles(events)[5] ?? 0;
      const t = events[at]?.t ?? 0;
      const rig = events.find((event) => isReading(event, "mains/voltage"));
      const cut = { ...(rig as TraceEvent), t, payload: "0" };
      return [...events.slice(0, at), cut, ...events.slice(at)];
    });
    for (const claim of claims) expect(claim.actual).toMatch(/mains were interrupted/);
    expect(claims.map((c) => c.verdict)).toEqual(["inconclusive", "inconclusive"]);
  });

  test("a case that did not get to its end claims nothing", async () => {
    expect(await judge((events) => events.slice(0, throttles(events)[5]))).toEqual([]);
  });
});

test("the rig is as it was found", async () => {
  const { traces } = await run({ profile: "eu-energy-label" });
  for (const [id, events] of traces) {
    for (const path of ["duct/resistance", "meter/period", "network/connected"]) {
      const told = events.filter(
        (e) => e.kind === "publish" && e.topic?.endsWith(`-rig/${path}`) === true,
      );
      expect(told.at(-1)?.payload, `${id} ${path}`).toBe(told[0]?.payload);
    }
  }
});
