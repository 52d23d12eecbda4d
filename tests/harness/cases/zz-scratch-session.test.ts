import { test } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { interlockCases } from "../../../harness/cases/interlock.ts";
import { programmeCases } from "../../../harness/cases/programme.ts";
import { faultCases } from "../../../harness/cases/fault.ts";
import { sessionCases } from "../../../harness/cases/session.ts";
import { runSimulated } from "../simulate.ts";
test("x", async () => {
  for (const kind of Object.keys(kinds)) {
    for (const c of [...programmeCases, ...interlockCases, ...(kind === "refrigerator" ? [...faultCases, ...sessionCases] : [])]) {
      const t0 = Date.now();
      const { result, traces } = await runSimulated(kind, { cases: [c] }) as any;
      const r = result;
      if (r.cases.every((x: any) => x.ended === "blocked" && x.reason === "condition-false")) continue;
      console.log(kind, c.id, Date.now() - t0, "ms", traces.get(c.id)?.length, r.cases.map((x: any) => x.ended + (x.detail ?? "")).join());
      for (const q of r.requirements) {
        for (const cl of q.claims ?? []) if (cl.verdict !== "pass" || process.env.ALL) console.log("   ", cl.verdict, cl.requirement, cl.expected, "|", cl.actual);
        if (c.covers.includes(q.id)) console.log("  ", q.verdict, q.id, q.reason ?? "", q.claims.length);
      }
    }
  }
});
