/** The document that `--json` prints: verdicts and numbers for programs. */

import type { RequirementResult } from "../result.ts";
import type { Report } from "./report.ts";
import { json } from "./safe.ts";

/** The JSON report; `bundle` is null where none was written. */
export const jsonReport: Report = (result, _traces, _words, options) => {
  const document = {
    run: {
      id: result.id,
      profile: result.profile.id,
      on: result.on,
      seed: result.seed,
      verdict: result.verdict,
      bundle: options.bundle ?? null,
    },
    duts: result.duts.map(({ dut, verdict, requirements }) => ({
      id: dut.id,
      kind: dut.kind ?? null,
      verdict,
      requirements: requirements.map(entry),
    })),
  };
  return `${json(document)}\n`;
};

/** Keys without a value are left out by the formatter. */
function entry(requirement: RequirementResult): object {
  const { id, level, verdict, reason, measured, limit, margin, grade } = requirement;
  const { confidence, citation } = requirement;
  return { id, level, verdict, reason, measured, limit, margin, grade, confidence, citation };
}
