/** Networked standby of every kind that is counted in, and records that give no result. */

import { beforeAll, describe, expect, test } from "vitest";
import type { Model } from "../../../../devices/appliance/model.ts";
import type { Deviation } from "../../../../devices/mutants/mutant.ts";
import { standbyCases } from "../../../../harness/cases/green/standby-cases.ts";
import { networkedStandby } from "../../../../harness/cases/green/standby-networked.ts";
import { wakeUp } from "../../../../harness/cases/green/standby-wake-up.ts";
import { demandsOn } from "../../../../harness/demands.ts";
import type { Dut } from "../../../../harness/dut.ts";
import { View } from "../../../../harness/view.ts";
import { composeProfile, profiles } from "../../../../profiles/index.ts";
import type { TraceEvent } from "../../../../src/kernel/trace.ts";
import { runSimulated } from "../../simulate.ts";

const profile = "eu-energy-label";
const { terms } = demandsOn(composeProfile(profile, profiles), "2026-11-23");
const KINDS = ["microwave-oven", "air-purifier", "water-purifier", "range-hood"];

async function claimsOf(kind: string, deviation?: Deviation) {
  const run = { cases: standbyCases, profile, ...(deviation ? { deviation } : {}) } as const;
  const { result } = await runSimulated(kind, run);
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
  return result.requirements.flatMap(({ claims }) => claims);
}

describe("the reference appliances", () => {
  test.each(KINDS)("%s keeps all three", async (kind) => {
    const claims = await claimsOf(kind);
    expect(claims.map(({ requirement, verdict }) => [requirement, verdict]).sort()).toEqual([
      ["green.standby.networked", "pass"],
      ["green.standby.power-management", "pass"],
      ["green.standby.wake-up", "pass"],
    ]);
    const networked = claims.find(({ requirement }) => requirement === "green.standby.networked");
    expect(networked?.margin).toBeGreaterThan(0);
    const drawn = networked?.figure?.series.reduce((sum, { points }) => sum + points.length, 0);
    expect(drawn).toBeGreaterThan(20);
    expect(drawn).toBeLessThanOrEqual(200);
  });

  test.each(["washing-machine", "refrigerator", "air-conditioner", "water-heater"])(
    "a %s has an act of its own",
    async (kind) => {
      const { result } = await runSimulated(kind, { cases: standbyCases, profile });
      const ours = result.requirements.filter(({ id }) => id.startsWith("green.standby."));
      expect(ours.map(({ verdict }) => verdict)).toEqual(Array(3).fill("not-applicable"));
    },
  );
});

/** It draws six times its power. */
const sixfold: Deviation = {
  id: "sixfold",
  about: "test",
  model: <S>(model: Model<S>): Model<S> => ({
    ...model,
    measure: (state, environment) => {
      const measured = model.measure(state, environment);
      return { ...measured, powerW: 6 * measured.powerW, energyWh: 6 * measured.energyWh };
    },
  }),
};

test("a kind that the act does not name is advised on, one that it names fails", async () => {
  const networked = async (kind: string) =>
    (await claimsOf(kind, sixfold)).find(
      ({ requirement }) => requirement === "green.standby.networked",
    );
  expect(await networked("microwave-oven")).toMatchObject({ verdict: "fail" });
  const advised = await networked("air-purifier");
  expect(advised).toMatchObject({ verdict: "advice", reason: "limit-unconfirmed" });
  expect(advised?.actual).toContain("our reading of Annex II");
  expect(advised?.margin).toBeLessThan(0);
});

describe("records that give no result", () => {
  let dut: Dut;
  const traces = new Map<string, readonly TraceEvent[]>();

  beforeAll(async () => {
    const ran = await runSimulated("microwave-oven", { cases: standbyCases, profile });
    dut = ran.result.dut;
    for (const [id, events] of ran.traces) traces.set(id, events);
  });

  const markT = (id: string, name: string) =>
    traces.get(id)?.find(({ data }) => data?.mark === name)?.t ?? Number.NaN;
  const judge = (
    each: typeof networkedStandby,
    change: (event: TraceEvent) => TraceEvent | undefined,
  ) => {
    const events = (traces.get(each.id) ?? []).flatMap((event) => change(event) ?? []);
    return each.judge(new View(dut, terms, events));
  };
  const isPower = ({ topic }: TraceEvent) => topic?.endsWith("-rig/meter/power") === true;
  const networked = (change: (event: TraceEvent) => TraceEvent | undefined) =>
    judge(networkedStandby, change).find(
      ({ requirement }) => requirement === "green.standby.networked",
    );

  test("a power that drifts is not stable", () => {
    const fromT = markT(networkedStandby.id, "standby-begin");
    const claim = networked((event) =>
      isPower(event) && event.t > fromT
        ? { ...event, payload: String(Number(event.payload) + (event.t - fromT) / 3_600_000) }
        : event,
    );
    expect(claim).toMatchObject({ verdict: "inconclusive", reason: "not-observed" });
    expect(claim?.actual).toMatch(/not stable: (0\.99|1\.0)\d* W\/h, 0\.0\d+ W\/h are allowed/);
  });

  test("a meter that is silent for a minute leaves a gap", () => {
    const fromT = markT(networkedStandby.id, "standby-begin") + 300_000;
    const claim = networked((event) =>
      isPower(event) && event.t > fromT && event.t < fromT + 60_000 ? undefined : event,
    );
    expect(claim).toMatchObject({ verdict: "inconclusive" });
    expect(claim?.actual).toMatch(/the meter was silent for (59|60|61) s/);
  });

  test("an appliance that works meanwhile was not at rest", () => {
    const beginT = markT(networkedStandby.id, "standby-begin");
    const claim = networked((event) =>
      event.topic?.endsWith("/programme/state") && event.t < beginT
        ? { ...event, payload: "run" }
        : event,
    );
    expect(claim).toMatchObject({ verdict: "inconclusive", reason: "scene-failed" });
  });

  test("an oven that says it runs and draws nothing has not woken up", () => {
    const fromT = markT(wakeUp.id, "trigger");
    const [claim] = judge(wakeUp, (event) =>
      isPower(event) && event.t >= fromT ? { ...event, payload: "0.9" } : event,
    );
    expect(claim).toMatchObject({ verdict: "fail", reason: "violated" });
    expect(claim?.actual).toContain("and its power stayed");
  });

  test("silence after the trigger is a failure, a dead meter is none", () => {
    const fromT = markT(wakeUp.id, "trigger");
    const own = ({ topic }: TraceEvent) => topic?.startsWith("homie/5/microwave-oven-1/") === true;
    const mute = (event: TraceEvent) =>
      event.from === "dut" && own(event) && event.t >= fromT ? undefined : event;
    expect(judge(wakeUp, mute)[0]).toMatchObject({ verdict: "fail", reason: "silent" });
    const unread = judge(wakeUp, (event) => (isPower(event) ? undefined : event));
    expect(unread[0]).toMatchObject({ verdict: "inconclusive", reason: "not-observed" });
  });
});
