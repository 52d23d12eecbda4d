import { describe, expect, it } from "vitest";
import { waterPurifier } from "../../../devices/water-purifier/index.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { demandsOn } from "../../../harness/demands.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { simulatedSubject } from "../../../src/cli/subjects/simulated.ts";

/** Parameters of the rig in which nothing may go wrong: as delivered, and the weakest of the products. */
const SETUPS = [{}, { product: "worst" }];

describe("the whole suite", () => {
  it.each(SETUPS)("finds nothing wrong with a water purifier %j", async (parameters) => {
    const subject = simulatedSubject({
      spec: "sim:water-purifier",
      id: "water-purifier-1",
      model: waterPurifier,
      seed: "1",
      setup: { parameters },
    });
    const result = await runDut(subject, {
      demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23"),
      cases,
      monitors,
      tables: { "water-purifier": waterPurifier.declaration },
      store: async (_dut, caseId) => `trace/${caseId}.ndjson`,
    });
    const ended = result.cases
      .filter(({ reason }) => reason !== "condition-false")
      .filter((outcome) => outcome.ended !== "done")
      .map((outcome) => `${outcome.case} ${outcome.ended} ${outcome.detail ?? ""}`);
    expect(ended).toEqual([]);
    const claims = result.requirements.flatMap((requirement) => requirement.claims);
    const wrong = claims
      .filter(({ verdict }) => verdict !== "pass")
      .map((claim) => `${claim.case} ${claim.requirement}: ${claim.expected}; ${claim.actual}`);
    expect(wrong).toEqual([]);
    expect(claims.length).toBeGreaterThan(100);
    const faults = claims.filter(({ requirement }) => requirement === "smart.fault.raised");
    expect(faults.length).toBeGreaterThan(0);
  });
});
