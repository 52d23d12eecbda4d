/** The whole suite finds nothing wrong with the microwave oven as it is. */

import { describe, expect, it } from "vitest";
import { kinds, tables } from "../../../devices/index.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { demandsOn } from "../../../harness/demands.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { simulatedSubject } from "../../../src/cli/subjects/simulated.ts";

describe("the whole suite", () => {
  it("passes every requirement that applies, and every case runs to its end", async () => {
    const subject = simulatedSubject({
      spec: "sim:microwave-oven",
      id: "microwave-oven-1",
      model: kinds["microwave-oven"] as NonNullable<(typeof kinds)[string]>,
      seed: "1",
    });
    const { requirements, cases: outcomes } = await runDut(subject, {
      demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23"),
      cases,
      monitors,
      tables,
      store: async (_dut, caseId) => `trace/${caseId}.ndjson`,
    });
    const good = ["pass", "advice", "not-applicable"];
    const bad = requirements.filter(({ verdict }) => !good.includes(verdict));
    expect(bad.map(({ id, verdict, detail }) => `${id}: ${verdict}, ${detail}`)).toEqual([]);
    const ended = outcomes.filter(({ ended: how, reason }) => {
      return how !== "done" && reason !== "condition-false";
    });
    expect(ended.map((each) => `${each.case}: ${each.ended}, ${each.detail}`)).toEqual([]);
    const passed = requirements.filter(({ verdict }) => verdict === "pass").map(({ id }) => id);
    expect(passed).toEqual(
      expect.arrayContaining([
        "smart.programme.delayed-start",
        "smart.programme.pause-resume",
        "smart.interlock.door-refuses-start",
        "smart.interlock.holds",
        "smart.fault.raised",
        "smart.fault.cleared",
        "smart.energy.matches-power",
      ]),
    );
  });
});
