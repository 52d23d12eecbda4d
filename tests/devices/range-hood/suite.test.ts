import { describe, expect, it } from "vitest";
import { kinds, tables } from "../../../devices/index.ts";
import type { Case } from "../../../harness/case.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { demandsOn } from "../../../harness/demands.ts";
import { runDut } from "../../../harness/run.ts";
import { always, composeProfile, profiles } from "../../../profiles/index.ts";
import { simulatedSubject } from "../../../src/cli/subjects/simulated.ts";

/** An evening: the stove, a boost, the delayed switch-off; the monitors watch every message of it. */
const cooking: Case = {
  id: "range-hood.cooking",
  revision: 1,
  title: "Cook, boost, and let the hood switch itself off",
  covers: monitors.flatMap(({ covers }) => covers),
  applies: always,
  needs: ["messages", "requests", "person"],
  lastsMs: () => 40 * 60_000,
  steps: () => [
    {
      text: "Cook for ten minutes with a boost",
      run: async (bench) => {
        await bench.operate("light-stove", {});
        await bench.pass(60_000);
        await bench.request("fan/boost", "true");
        await bench.pass(10 * 60_000, () => bench.live.text("fan/boost") === "false");
        bench.need(bench.live.text("fan/level") === "2", "it did not fall back to level 2");
      },
    },
    {
      text: "Put the stove out and wait for the hood to switch itself off",
      run: async (bench) => {
        await bench.operate("put-out-stove", {});
        await bench.pass(10_000);
        bench.need(bench.live.text("hood/status") === "delay-off", "no delayed switch-off");
        await bench.pass(10 * 60_000, () => bench.live.text("hood/power") === "false");
        bench.need(bench.live.text("hood/power") === "false", "it did not switch itself off");
        await bench.pass(120_000);
      },
    },
  ],
  judge: () => [],
  leaves: [],
  killedBy: [],
};

async function run(parameters: Readonly<Record<string, string>>, list: readonly Case[]) {
  const subject = simulatedSubject({
    spec: "sim:range-hood",
    id: "range-hood-1",
    model: kinds["range-hood"] as NonNullable<(typeof kinds)[string]>,
    seed: "1",
    setup: { parameters },
  });
  const result = await runDut(subject, {
    demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23"),
    cases: list,
    monitors,
    tables,
    store: async (_dut, caseId) => `trace/${caseId}.ndjson`,
  });
  const claims = result.requirements.flatMap((requirement) => requirement.claims);
  const ran = result.cases.filter(({ reason }) => reason !== "condition-false");
  return {
    claims: claims.length,
    ran: ran.map((each) => each.case),
    broken: [
      ...ran
        .filter(({ ended }) => ended !== "done")
        .map((c) => `${c.case} ${c.ended}: ${c.detail}`),
      ...claims
        // The grades of the edition in force are not known: told, and nothing is decided.
        .filter(({ verdict, reason }) => verdict !== "pass" && reason !== "limit-unknown")
        .map((c) => `${c.verdict} ${c.case} ${c.requirement}: ${c.expected}, got ${c.actual}`),
    ],
    open: result.requirements
      .filter(({ verdict }) => !["pass", "advice", "not-applicable"].includes(verdict))
      .map((r) => `${r.verdict} ${r.id}: ${r.detail}`),
  };
}

describe("a simulated range hood", () => {
  it("passes every case that applies to it", async () => {
    const { claims, ran, broken, open } = await run({}, cases);
    expect(broken).toEqual([]);
    expect(open).toEqual([]);
    expect(claims).toBeGreaterThan(300);
    const about = ["fault.by-defect", "fault.by-hand", "command.effect", "energy.metered"];
    expect(ran).toEqual(expect.arrayContaining(about));
  });

  it("keeps every rule of the wire through an evening of cooking", async () => {
    const { claims, ran, broken } = await run({}, [cooking]);
    expect(ran).toEqual([cooking.id]);
    expect(claims).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  });
});
