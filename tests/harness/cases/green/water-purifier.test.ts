import { describe, expect, test } from "vitest";
import { waterPurifierGreenMutants } from "../../../../devices/mutants/green/water-purifier.ts";
import type { Mutant } from "../../../../devices/mutants/mutant.ts";
import { waterPurifier } from "../../../../devices/water-purifier/index.ts";
import { dutyCycle, waterPurifierCases } from "../../../../harness/cases/green/water-purifier.ts";
import { filterLife } from "../../../../harness/cases/green/water-purifier-filters.ts";
import type { Claim } from "../../../../harness/claim.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import type { Dut, Statement } from "../../../../harness/dut.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, type Day, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated } from "../../simulate.ts";

const GRADE = "green.water-purifier.grade";
const LIMIT = "green.water-purifier.limit";

interface Options {
  readonly product?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly deviation?: Mutant;
  readonly on?: Day;
  readonly cases?: typeof waterPurifierCases;
}

async function run({ product, parameters, deviation, on, cases }: Options) {
  const ran = await runSimulated("water-purifier", {
    cases: cases ?? waterPurifierCases,
    setup: { parameters: { ...(product ? { product } : {}), ...parameters } },
    ...(deviation ? { deviation } : {}),
    ...(on ? { on } : {}),
  });
  const ended = ran.result.cases.filter(({ reason }) => reason !== "condition-false");
  expect(ended.map((each) => `${each.case} ${each.ended} ${each.detail ?? ""}`.trim())).toEqual(
    (cases ?? waterPurifierCases).map(({ id }) => `${id} done`),
  );
  const of = (id: string) => ran.result.requirements.find((each) => each.id === id);
  return { ...ran, of, claims: ran.result.requirements.flatMap(({ claims }) => claims) };
}

const duty = (product: string, on?: Day) =>
  run({ product, cases: [dutyCycle], ...(on ? { on } : {}) });

describe("products", () => {
  test("the reference passes everything, with value, uncertainty, limit and margin", async () => {
    const { claims } = await run({});
    expect(claims.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
    for (const { measured, margin } of claims.filter(({ limit }) => limit)) {
      expect(measured?.uncertainty).toBeGreaterThanOrEqual(0);
      expect(margin).toBeGreaterThanOrEqual(0);
    }
    const covered = new Set(waterPurifierCases.flatMap(({ covers }) => covers));
    expect(new Set(claims.map(({ requirement }) => requirement))).toEqual(covered);
  });

  test.each([
    ["best", "grade 1 (GB 34914-2021)", "pass", "advice"],
    ["reference", "grade 2 (GB 34914-2021, limits of grade 2 recalled)", "pass", "advice"],
    ["just-below", "grade 3 (GB 34914-2021, limits of grade 2 recalled)", "pass", "advice"],
    ["worst", "below the last grade (GB 34914-2021)", "fail", "advice"],
  ])("%s: %s", async (product, grade, limit, graded) => {
    const { of } = await duty(product);
    expect(of(LIMIT)?.verdict).toBe(limit);
    expect(of(GRADE)?.verdict).toBe(graded);
    expect(of(LIMIT)?.claims[0]?.grade).toBe(grade);
  });

  test("just below grade 2, the ratio alone is advised on, with a small margin", async () => {
    const { of } = await duty("just-below");
    const [ratio, total] = of(GRADE)?.claims ?? [];
    expect(ratio).toMatchObject({ verdict: "fail", limit: { value: 55, unit: "%", sense: ">=" } });
    expect(ratio?.margin).toBeLessThan(0);
    expect(ratio?.margin).toBeGreaterThan(-2);
    expect(total).toMatchObject({ verdict: "pass", margin: 0 });
  });

  test("in 2022-06 the edition of 2017 binds: it was seen, so it fails by it, and the worst may be sold", async () => {
    const below = await duty("just-below", "2022-06-30");
    expect(below.of(GRADE)).toMatchObject({ verdict: "fail", limit: { value: 55 } });
    expect(below.of(GRADE)?.claims[0]?.grade).toBe("grade 3 (GB 34914-2017)");
    const worst = await duty("worst", "2022-06-30");
    expect(worst.of(LIMIT)).toMatchObject({ verdict: "pass", limit: { value: 35 } });
    expect(worst.of(GRADE)?.claims[0]?.grade).toBe("grade 5 (GB 34914-2017)");
  });

  test("filters that are due, spent or old pass as long as they say so", async () => {
    for (const parameters of [
      { "filter-litres": "3590" },
      { "filter-litres": "3950" },
      { "filter-litres": "4200" },
      { "filter-hours": "8639" },
    ]) {
      const { claims } = await run({ parameters, cases: [filterLife] });
      expect(claims.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
      expect(claims.length).toBe(8);
    }
  });

  test("the report has a picture, the whole budget and the balance", async () => {
    const { of, result } = await duty("reference");
    const [claim] = of(LIMIT)?.claims ?? [];
    expect(claim?.plot).toContain("rig:reject-water/total");
    const series = claim?.figure?.series ?? [];
    expect(series.map(({ label, points }) => [label, points.length])).toEqual([
      ["each draw", 10],
      ["all so far", 10],
      ["grade 2", 2],
      ["least that may be sold", 2],
    ]);
    expect(claim?.measured?.contributions?.map(({ name }) => name)).toEqual([
      "inlet meter",
      "net-water meter",
      "water inside",
    ]);
    const facts = result.cases.find(({ case: id }) => id === dutyCycle.id)?.facts ?? [];
    expect(facts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["in - net - reject", "energy per litre", "dissolved solids"]),
    );
  });
});

describe("mutants", () => {
  test.each([...waterPurifierGreenMutants])(
    "$id is caught, and blamed for nothing else",
    async (m) => {
      const judging = waterPurifierCases.find(({ id }) => id === m.caughtBy);
      expect(judging?.killedBy).toContain(m.id);
      const { claims } = await run({ deviation: m });
      const failed = claims.filter(({ verdict }) => verdict === "fail");
      expect(failed.some((claim) => claim.case === m.caughtBy)).toBe(true);
      expect(failed.filter(({ requirement }) => !m.violates.includes(requirement))).toEqual([]);
    },
  );

  test("every mutant that a case names exists", () => {
    const known = waterPurifierGreenMutants.map(({ id }) => id);
    for (const { killedBy } of waterPurifierCases) {
      expect(killedBy.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining([...killedBy]));
    }
  });
});

describe("what spoils a cycle decides nothing", () => {
  const rig = "homie/5/water-purifier-1-rig/";
  const stored = run({});

  async function judge(
    judged: typeof dutyCycle,
    change: (event: TraceEvent, events: readonly TraceEvent[]) => TraceEvent | undefined,
    more: { values?: Statement["values"]; found?: Dut["found"]; on?: Day } = {},
  ): Promise<readonly Claim[]> {
    const { traces } = await stored;
    const events = traces.get(judged.id) ?? [];
    const found = Object.fromEntries(
      events.flatMap(({ topic, payload }) => {
        const [, path] = /^homie\/5\/water-purifier-1\/(info\/[a-z-]+)$/.exec(topic ?? "") ?? [];
        return path === undefined ? [] : [[path, payload ?? ""]];
      }),
    );
    const description = events.find(
      ({ topic }) => topic === "homie/5/water-purifier-1/$description",
    );
    const properties = Object.fromEntries(
      Object.entries(JSON.parse(description?.payload ?? "{}").nodes).flatMap(([node, each]) =>
        Object.entries((each as { properties: object }).properties).map(([id, property]) => [
          `${node}/${id}`,
          { ...property, path: `${node}/${id}` },
        ]),
      ),
    );
    const dut = {
      spec: "test",
      id: "water-purifier-1",
      kind: "water-purifier",
      address: { domain: "homie", device: "water-purifier-1" },
      rig: { domain: "homie", device: "water-purifier-1-rig" },
      abilities: ["conductivity-meter"],
      surface: { properties },
      table: waterPurifier.declaration,
      statement: { answers: {}, values: more.values ?? {} },
      found: { ...found, ...more.found },
      timingUncertaintyMs: 0,
      rate: 1,
    } as unknown as Dut;
    const demands = demandsOn(composeProfile("cn-green-smart", profiles), more.on ?? "2026-11-23");
    const told = events.flatMap((event) => change(event, events) ?? []);
    return judged.judge(new View(dut, demands.terms, told));
  }

  const same = (event: TraceEvent) => event;
  const at = (events: readonly TraceEvent[], name: string, number = 0) =>
    events.filter(({ data }) => data?.mark === name)[number]?.t ?? Number.NaN;
  const reads = ({ topic, kind }: TraceEvent, path: string) =>
    kind === "publish" && topic === `${rig}${path}`;

  test("undoctored, the trace passes again offline", async () => {
    const claims = [...(await judge(dutyCycle, same)), ...(await judge(filterLife, same))];
    expect(claims.length).toBeGreaterThan(10);
    expect(claims.filter(({ verdict }) => verdict !== "pass")).toEqual([]);
  });

  test.each([
    [
      "a net-water meter that falls silent",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        reads(event, "net-water/total") && event.t > at(events, "draw-end", 4) ? undefined : event,
      /net-water\/total did not move during draw 6/,
    ],
    [
      "a reject meter that falls silent",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        reads(event, "reject-water/total") && event.t > at(events, "draw-end", 4)
          ? undefined
          : event,
      /the meters contradict each other by 6\.\d+ L/,
    ],
    [
      "an inlet meter that jumps by 5 L",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        reads(event, "water/total") && event.t > at(events, "draw-end", 4)
          ? { ...event, payload: String(Number(event.payload) + 5) }
          : event,
      /the meters contradict each other by (4\.9|5)/,
    ],
    [
      "a meter that is set back",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        reads(event, "net-water/total") && event.t > at(events, "draw-end", 4)
          ? { ...event, payload: "0.5" }
          : event,
      /net-water\/total fell to 0\.5 L/,
    ],
    [
      "a rig that falls silent",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        event.topic?.startsWith(rig) && event.t > at(events, "draw-begin", 6) ? undefined : event,
      /the rig gave no reading during draw 7/,
    ],
    [
      "inlet water that cools down",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        reads(event, "meter/power") && event.t > at(events, "draw-end", 2)
          ? { ...event, topic: `${rig}water/inlet-temperature`, payload: "18" }
          : event,
      /the inlet water was at 18 °C, expected 25 ± 1 °C/,
    ],
    [
      "mains that are interrupted",
      (event: TraceEvent, events: readonly TraceEvent[]) =>
        reads(event, "meter/power") && event.t > at(events, "draw-end", 2)
          ? { ...event, topic: `${rig}mains/voltage`, payload: "0" }
          : event,
      /the mains fell to 0 V/,
    ],
    [
      "water that stops coming",
      (event: TraceEvent) =>
        event.data?.mark === "duty-begin"
          ? { ...event, data: { ...event.data, litres: 40 } }
          : event,
      /20\.\d+ L of 40 L came out of the tap/,
    ],
  ])("%s", async (_, change, actual) => {
    const claims = await judge(dutyCycle, change);
    expect(claims.length).toBe(4);
    for (const claim of claims) {
      expect(claim.verdict).toBe("inconclusive");
      expect(claim.actual).toMatch(actual);
    }
  });

  test.each([
    [{ "info/rated-total-net-water": "" }, {}, LIMIT, "rated-total-net-water (L) is not declared"],
    [{}, { "rated-total-net-water": 0 }, GRADE, "declared as 0 L, which is none"],
    [{}, { "rated-total-net-water": -4000 }, LIMIT, "declared as -4000 L, which is none"],
    [{}, { "rated-total-net-water": 6000 }, LIMIT, "stated as 6000 L, the device tells 4000 L"],
    [
      {},
      { "rated-net-ratio": 120 },
      "green.water-purifier.ratio-declared",
      "declared as 120 %, which is none",
    ],
  ])(
    "a rating that is missing, nonsense or contradicted blocks: %j %j",
    async (found, values, id, actual) => {
      const claims = await judge(dutyCycle, same, { found, values });
      const blocked = claims.filter(
        ({ requirement, verdict }) => requirement === id && verdict === "blocked",
      );
      expect(blocked).toMatchObject([{ reason: "statement-missing" }]);
      expect(blocked[0]?.actual).toContain(actual);
      // What was measured is decided all the same.
      expect(claims.some(({ verdict, measured }) => verdict === "pass" && measured)).toBe(true);
    },
  );

  test("before the first edition there is no limit, and a case that did not get there says nothing", async () => {
    const early = await judge(dutyCycle, same, { on: "2018-01-01" });
    const limits = early.filter(
      ({ requirement }) => requirement === LIMIT || requirement === GRADE,
    );
    expect(limits.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual([
      "advice limit-unknown",
      "advice limit-unknown",
    ]);
    for (const judged of [dutyCycle, filterLife]) {
      const cut = (event: TraceEvent) =>
        String(event.data?.mark ?? "").endsWith("-end") ? undefined : event;
      expect(await judge(judged, cut)).toEqual([]);
    }
  });

  test("conductivity that is not read leaves the rejection open, and nothing else", async () => {
    const claims = await judge(dutyCycle, (event) =>
      event.topic?.startsWith(`${rig}conductivity/`) ? undefined : event,
    );
    const open = claims.filter(({ verdict }) => verdict !== "pass");
    expect(open).toMatchObject([
      { requirement: "green.water-purifier.rejection", verdict: "inconclusive" },
    ]);
  });

  test("filters are not blamed for mains that fail or a rig that falls silent", async () => {
    const failed = await judge(filterLife, (event, events) =>
      reads(event, "meter/power") && event.t > at(events, "filters-drawn")
        ? { ...event, topic: `${rig}mains/voltage`, payload: "0" }
        : event,
    );
    const silent = await judge(filterLife, (event, events) =>
      event.topic?.startsWith(rig) && event.t > at(events, "filters-begin") + 300_000
        ? undefined
        : event,
    );
    expect(failed).toMatchObject([{ verdict: "inconclusive", reason: "scene-failed" }]);
    expect(silent).toMatchObject([{ verdict: "inconclusive", reason: "scene-failed" }]);
    expect(failed[0]?.actual).toBe("the mains fell to 0 V");
    expect(silent[0]?.actual).toBe("the rig gave no reading");
  });
});
