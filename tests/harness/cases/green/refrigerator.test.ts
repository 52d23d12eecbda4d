import { beforeAll, describe, expect, test } from "vitest";
import { refrigeratorGreenMutants } from "../../../../devices/mutants/green/refrigerator.ts";
import {
  energy24h,
  label,
  refrigeratorCases,
} from "../../../../harness/cases/green/refrigerator.ts";
import { classDeclared } from "../../../../harness/cases/green/refrigerator-declared.ts";
import { refrigeratorGrade } from "../../../../harness/cases/green/refrigerator-grade.ts";
import { storage } from "../../../../harness/cases/green/refrigerator-storage.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import type { Dut } from "../../../../harness/dut.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, type Day, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated, type Simulated } from "../../simulate.ts";

const HOUR = 3_600_000;
const IDS = ["green.refrigerator.eei", "green.refrigerator.annual-energy-declared"];

const run = (product: string) =>
  runSimulated("refrigerator", {
    cases: refrigeratorCases,
    profile: "eu-energy-label",
    setup: { parameters: { product } },
  });
const claimsOf = ({ result }: Simulated) => result.requirements.flatMap(({ claims }) => claims);

describe("products are told apart by their physics", () => {
  test.each([
    // Limit of ecodesign: 100 %.
    ["best", "A", 33, 41, "pass"],
    ["efficient", "C", 51, 58, "pass"],
    ["reference", "E", 80, 88, "pass"],
    ["just-below", "F", 100.1, 105, "fail"],
    ["poor", "G", 150, 185, "fail"],
  ])("%s is of class %s", async (product, letter, low, high, verdict) => {
    const claims = claimsOf(await run(product));
    const index = claims.find(({ requirement }) => requirement === "green.refrigerator.eei");
    expect(index).toMatchObject({ verdict, grade: `class ${letter} ((EU) 2019/2016)` });
    expect(index?.measured?.value).toBeGreaterThan(low);
    expect(index?.measured?.value).toBeLessThan(high);
    expect(index?.margin).toBeCloseTo(100 - (index?.measured?.value ?? 0), 1);
    expect(index?.figure?.series[0]?.points).toHaveLength(2);
    const others = claims.filter(({ requirement }) => requirement !== "green.refrigerator.eei");
    expect(others.filter(({ verdict: said }) => said === "fail")).toEqual([]);
  });
});

describe("mutants of the European label", () => {
  test.each(
    refrigeratorGreenMutants.filter(({ id }) =>
      ["just-over", "flattering-class", "cold-display"].includes(id),
    ),
  )("$id is caught by $caughtBy and blamed for nothing else", async (deviation) => {
    const profile = "eu-energy-label";
    const run = { cases: refrigeratorCases, profile, deviation } as const;
    const failed = claimsOf(await runSimulated("refrigerator", run)).filter(
      ({ verdict }) => verdict === "fail",
    );
    expect(failed.map((claim) => claim.case)).toContain(deviation.caughtBy);
    for (const { requirement } of failed) expect(deviation.violates).toContain(requirement);
  });
});

describe("what the label's test found", () => {
  let found: Simulated;
  let dut: Dut;
  beforeAll(async () => {
    found = await run("reference");
    dut = found.result.dut;
  });

  const eventsOf = (id: string) => found.traces.get(id) ?? [];
  const viewOf = (events: readonly TraceEvent[], change: Partial<Dut> = {}) => {
    const on: Day = "2026-11-23";
    const { terms } = demandsOn(composeProfile("eu-energy-label", profiles), on);
    return new View({ ...dut, ...change }, terms, events);
  };
  const stated = (values: Dut["statement"]["values"]) => ({ statement: { answers: {}, values } });
  const markT = (events: readonly TraceEvent[], name: string) =>
    events.find(({ data }) => data?.mark === name)?.t ?? Number.NaN;
  const onRig = (event: TraceEvent, path: string) =>
    event.kind === "publish" && event.from === "rig" && event.topic?.endsWith(`-rig/${path}`);
  const judge = (events: readonly TraceEvent[], change?: Partial<Dut>) =>
    label.judge(viewOf(events, change)).filter(({ requirement }) => IDS.includes(requirement));

  test("energy in both rooms with steady state, defrost and interval, as facts", () => {
    const facts = label.facts?.(viewOf(eventsOf(label.id))) ?? [];
    const text = facts.map(({ name, value }) => `${name}: ${value}`).join("\n");
    // 12 h of running between two defrosts is what the control counts.
    const [, running] = /\(([\d.]+) h of running/.exec(text) ?? [];
    expect(Number(running)).toBeGreaterThan(11.8);
    expect(Number(running)).toBeLessThan(12.2);
    expect(text).toMatch(/energy at 32 °C: 0\.7\d+ kWh .* \(as seen\)/);
    expect(text).toMatch(/energy efficiency index: 8\d(\.\d)? %, class E/);
  });

  test.each([
    [
      "a meter that falls silent",
      /meter said nothing/,
      (events: readonly TraceEvent[]) => {
        const t = markT(events, "cold-begin");
        return events.filter(
          (event) =>
            !(onRig(event, "meter/energy") && event.t > t + HOUR && event.t < t + 4 * HOUR),
        );
      },
    ],
    [
      "a counter that jumps",
      /at once/,
      (events: readonly TraceEvent[]) => {
        const t = markT(events, "warm-begin") + HOUR;
        return events.map((event) =>
          onRig(event, "meter/energy") && event.t > t
            ? { ...event, payload: String(Number(event.payload) + 500) }
            : event,
        );
      },
    ],
    [
      "a chamber that never gets there",
      /chamber was at 23/,
      (events: readonly TraceEvent[]) =>
        events.map((event) =>
          onRig(event, "chamber/temperature") ? { ...event, payload: "23" } : event,
        ),
    ],
    [
      "mains that were interrupted",
      /mains went from 230 to 0 V/,
      (events: readonly TraceEvent[]) => {
        const t = markT(events, "cold-begin") + HOUR;
        const at = events.findIndex((event) => event.t > t);
        const cut: TraceEvent = {
          t,
          kind: "publish",
          from: "rig",
          topic: "homie/5/refrigerator-1-rig/mains/voltage",
          payload: "0",
          qos: 1,
          retain: true,
        };
        return [...events.slice(0, at), cut, ...events.slice(at)];
      },
    ],
    [
      "a module that goes to sleep",
      /network module/,
      (events: readonly TraceEvent[]) => {
        const t = markT(events, "warm-begin") + HOUR;
        const at = events.findIndex((event) => event.t > t);
        const lost: TraceEvent = {
          t,
          kind: "publish",
          from: "dut",
          topic: "homie/5/refrigerator-1/$state",
          payload: "lost",
          qos: 1,
          retain: true,
        };
        return [...events.slice(0, at), lost, ...events.slice(at)];
      },
    ],
  ])("%s leaves it undecided, with the reason", (_, reason, doctor) => {
    const claims = judge(doctor(eventsOf(label.id)));
    expect(claims).toHaveLength(2);
    for (const { verdict, actual } of claims) {
      expect(verdict).toBe("inconclusive");
      expect(actual).toMatch(reason);
    }
  });

  test.each([
    [
      { "fresh-food-volume": 0, "freezer-volume": 0 },
      /statement says fresh-food-volume 0 L, the device 170 L/,
    ],
    [{ "freezer-volume": -80 }, /freezer-volume is -80 L/],
    [{ "freezer-volume": 120 }, /statement says freezer-volume 120 L, the device 80 L/],
    [{ "external-doors": 0 }, /external-doors is 0/],
  ])("a statement of %j blocks the index, by name", (values, reason) => {
    const [claim] = judge(eventsOf(label.id), stated(values));
    expect(claim).toMatchObject({ verdict: "blocked", reason: "statement-missing" });
    expect(claim?.actual).toMatch(reason);
  });

  test("a freezer that was too warm for its target gives no index", () => {
    const warmer = eventsOf(label.id).map((event) =>
      onRig(event, "thermometers/freezer")
        ? { ...event, payload: String(Number(event.payload) + 4) }
        : event,
    );
    const [claim] = judge(warmer);
    expect(claim).toMatchObject({ verdict: "inconclusive", reason: "scene-failed" });
    expect(claim?.actual).toMatch(/freezer was at -1\d.* above its target of -18 °C/);
  });

  test("without the defrost's word an appliance is still measured", () => {
    const mute = eventsOf(label.id).filter((event) => !event.topic?.endsWith("/defrost/active"));
    const [claim] = judge(mute);
    expect(claim?.verdict).toBe("pass");
    expect(claim?.measured?.value).toBeGreaterThan(70);
  });

  test("storage: a thermometer that jumps or says nothing decides nothing", () => {
    const events = eventsOf(storage.id);
    const t = markT(events, "warmest-begin") + HOUR;
    const jumped = events.map((event) =>
      onRig(event, "thermometers/freezer") && event.t > t ? { ...event, payload: "20" } : event,
    );
    expect(storage.judge(viewOf(jumped))[0]).toMatchObject({ verdict: "inconclusive" });
    const silent = events.filter(
      (event) =>
        !(onRig(event, "thermometers/fresh-food") && event.t > markT(events, "coldest-begin")),
    );
    expect(storage.judge(viewOf(silent))[0]).toMatchObject({
      verdict: "inconclusive",
      reason: "not-observed",
    });
  });

  test("storage without a rig's thermometers rests on the appliance's own", () => {
    const own = eventsOf(storage.id).filter((event) => !event.topic?.includes("/thermometers/"));
    const claims = storage.judge(viewOf(own));
    expect(claims.length).toBeGreaterThan(4);
    for (const claim of claims) {
      expect(claim.verdict).toBe("pass");
      expect(claim.plot?.[0]).toMatch(/^(fresh-food|freezer)\/temperature$/);
    }
  });

  test("storage: an unknown climate class blocks", () => {
    const [claim] = storage.judge(viewOf(eventsOf(storage.id), stated({ "climate-class": "XX" })));
    expect(claim).toMatchObject({ verdict: "blocked" });
    expect(claim?.actual).toMatch(/climate-class XX/);
  });

  test("a class that is none, or without consumption beside it, blocks", () => {
    const events = eventsOf(classDeclared.id);
    const said = (values: Dut["statement"]["values"]) =>
      classDeclared.judge(viewOf(events, stated(values)))[0];
    expect(said({ "energy-class": "A+++" })).toMatchObject({ verdict: "blocked" });
    expect(said({ "rated-energy": 0 })).toMatchObject({ verdict: "blocked" });
    expect(said({ "energy-class": "D" })).toMatchObject({ verdict: "fail" });
    expect(said({ "energy-class": "F" })).toMatchObject({ verdict: "pass" });
    // 365 x 0.35 over 227.63 is 56.1 %: class C.
    expect(said({ "rated-energy": 0.35, "energy-class": "C" })).toMatchObject({ verdict: "pass" });
  });
});

describe("the grade of 2015 by product type", () => {
  const judge = async (values: Dut["statement"]["values"]) => {
    const { result } = await runSimulated("refrigerator", {
      cases: [refrigeratorGrade],
      on: "2026-05-01",
      statement: { answers: {}, values },
    });
    return result.requirements.flatMap(({ claims }) => claims);
  };

  test("a chest freezer is judged by eta-s alone", async () => {
    const claims = await judge({ "product-type": "chest-freezer", "eta-s": 54.9 });
    expect(claims).toMatchObject([{ verdict: "pass", grade: "grade 2 (GB 12021.2-2015)" }]);
    const worse = await judge({ "product-type": "chest-freezer", "eta-s": 55.1 });
    expect(worse).toMatchObject([{ verdict: "fail", grade: "grade 3 (GB 12021.2-2015)" }]);
  });

  test("a type that is none, or an index below 0, blocks", async () => {
    expect(await judge({ "product-type": "larder" })).toMatchObject([{ verdict: "blocked" }]);
    const negative = await judge({ "eta-s": -1, "eta-t": 50 });
    expect(negative.map(({ verdict }) => verdict).sort()).toEqual(["blocked", "pass"]);
  });
});

test("the day's figure shows the power of every half hour", async () => {
  const { result } = await runSimulated("refrigerator", { cases: [energy24h] });
  const [claim] = result.requirements.flatMap(({ claims }) => claims);
  expect(claim?.figure?.series[0]?.points.length).toBeGreaterThan(48);
  // The defrost heater's 200 W stand out in the first half hour.
  const [first, ...others] = claim?.figure?.series[0]?.points.map(([, watts]) => watts) ?? [];
  expect(first).toBeGreaterThan(Math.max(...others.slice(8)));
});
