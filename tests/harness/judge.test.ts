import { expect, test } from "vitest";
import type { Dut } from "../../harness/dut.ts";
import { judgeDut } from "../../harness/judge.ts";
import type { Plan } from "../../harness/plan.ts";
import type { PlacedClaim } from "../../harness/result.ts";

test("a failing claim that is softened to advice does not hide behind a passing one", () => {
  const id = "security.resilience.power-loss" as const;
  const plan: Plan = {
    dut: { id: "d" } as Dut,
    requirements: [
      {
        demand: { id, requirement: undefined, when: { op: "always" }, judges: false },
        cases: ["c"],
      },
    ],
    cases: [],
  };
  const claim = (verdict: "pass" | "fail", actual: string): PlacedClaim => ({
    requirement: id,
    verdict,
    expected: "as it was",
    actual,
    pointers: [0],
    dut: "d",
    case: "c",
    step: 1,
    t: 0,
  });
  for (const claims of [
    [claim("pass", "ready"), claim("fail", "forgotten")],
    [claim("fail", "forgotten"), claim("pass", "ready")],
  ]) {
    const [result] = judgeDut(plan, [], claims).requirements;
    expect(result).toMatchObject({ verdict: "advice", detail: "forgotten" });
  }
});
