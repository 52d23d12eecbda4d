import { expect, it } from "vitest";
import { kinds, tables } from "../../../devices/index.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { demandsOn } from "../../../harness/demands.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { simulatedSubject } from "../../../src/cli/subjects/simulated.ts";

const KIND = "water-heater";

it("a water heater passes the whole suite, and nothing stays open", async () => {
  const subject = simulatedSubject({
    spec: `sim:${KIND}`,
    id: `${KIND}-1`,
    model: kinds["water-heater"] as NonNullable<(typeof kinds)[string]>,
    seed: "1",
  });
  const result = await runDut(subject, {
    demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23"),
    cases,
    monitors,
    tables,
    store: async (_dut, caseId) => `trace/${caseId}.ndjson`,
  });
  const open = result.requirements.filter(
    ({ verdict }) => !["pass", "advice", "not-applicable", "not-selected"].includes(verdict),
  );
  expect(open.map(({ id, verdict, reason, detail }) => [id, verdict, reason, detail])).toEqual([]);
  const passed = new Set(
    result.requirements.filter(({ verdict }) => verdict === "pass").map(({ id }) => id),
  );
  for (const id of [
    "smart.command.effect",
    "smart.fault.raised",
    "smart.fault.cleared",
    "smart.energy.matches-power",
    "smart.interlock.holds",
  ]) {
    expect(passed).toContain(id);
  }
  // The project's own limit only advises, so what was measured is looked at here.
  const meter = result.requirements.find(({ id }) => id === "smart.energy.matches-meter");
  expect(meter?.margin).toBeGreaterThan(0);
  expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
});
