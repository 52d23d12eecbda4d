import { expect, it } from "vitest";
import { declaration } from "../../../devices/range-hood/declaration.ts";
import { rangeHood } from "../../../devices/range-hood/index.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { demandsOn } from "../../../harness/demands.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { simulatedSubject } from "../../../src/cli/subjects/simulated.ts";

it("passes every case that applies to a range hood", async () => {
  const subject = simulatedSubject({
    spec: "sim:range-hood",
    id: "range-hood-1",
    model: rangeHood,
    seed: "1",
    setup: {},
  });
  const result = await runDut(subject, {
    demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23"),
    cases,
    monitors,
    tables: { "range-hood": declaration },
    store: async (_dut, caseId) => `trace/${caseId}.ndjson`,
  });
  const claims = result.requirements.flatMap((requirement) => requirement.claims);
  const bad = claims.filter(({ verdict }) => verdict !== "pass");
  expect(bad.map((c) => `${c.verdict} ${c.case} ${c.requirement}: ${c.expected}, ${c.actual}`)).toEqual(
    [],
  );
  const ran = result.cases.filter(({ reason }) => reason !== "condition-false");
  const broken = ran.filter(({ ended }) => ended !== "done");
  expect(broken.map((c) => `${c.case} ${c.ended} ${c.detail}`)).toEqual([]);
  // What it is about was really looked at.
  expect(ran.map((each) => each.case)).toEqual(
    expect.arrayContaining(["fault.by-defect", "fault.by-hand", "command.effect", "energy.metered"]),
  );
  console.log(claims.length, result.requirements.filter(r=>r.verdict!=='pass').map(r=>r.id+' '+r.verdict+' '+r.detail), result.cases.filter(c=>c.reason==='condition-false').map(c=>c.case).join());
  expect(claims.length).toBeGreaterThan(300);
});
