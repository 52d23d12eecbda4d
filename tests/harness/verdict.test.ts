import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  exitStatus,
  type RunVerdict,
  runVerdict,
  SEVERITY,
  severity,
  type Verdict,
  worse,
  worst,
} from "../../harness/verdict.ts";

const verdicts: fc.Arbitrary<Verdict> = fc.constantFrom<Verdict>(
  ...SEVERITY,
  "not-applicable",
  "not-selected",
);

describe("the algebra of verdicts", () => {
  test("the worse of two is one of them, and never the better", () => {
    fc.assert(
      fc.property(verdicts, verdicts, (a, b) => {
        const result = worse(a, b);
        expect([a, b]).toContain(result);
        expect(severity(result)).toBe(Math.max(severity(a), severity(b)));
      }),
    );
  });

  test("order and grouping do not matter", () => {
    fc.assert(
      fc.property(verdicts, verdicts, verdicts, (a, b, c) => {
        expect(worse(a, b)).toBe(worse(b, a));
        expect(worse(worse(a, b), c)).toBe(worse(a, worse(b, c)));
        expect(worse(a, a)).toBe(a);
      }),
    );
  });

  test("more evidence never softens a verdict", () => {
    fc.assert(
      fc.property(fc.array(verdicts), verdicts, (list, more) => {
        expect(severity(worst([...list, more]))).toBeGreaterThanOrEqual(severity(worst(list)));
      }),
    );
  });

  test("neutral verdicts never decide", () => {
    fc.assert(
      fc.property(fc.array(verdicts), (list) => {
        const counting = list.filter((verdict) => severity(verdict) >= 0);
        expect(runVerdict(list)).toBe(runVerdict(counting));
      }),
    );
  });

  test("a run without a decided claim is not a pass", () => {
    expect(runVerdict([])).toBe("empty");
    expect(runVerdict(["not-applicable", "not-selected"])).toBe("empty");
    expect(runVerdict(["not-applicable", "pass"])).toBe("pass");
    expect(runVerdict(["inconclusive"])).toBe("inconclusive");
  });

  test("the severities are in the order of the contract", () => {
    expect(SEVERITY).toEqual([
      "pass",
      "advice",
      "blocked",
      "inconclusive",
      "unstable",
      "fail",
      "error",
    ]);
  });

  test.each<[RunVerdict, number]>([
    ["pass", 0],
    ["advice", 0],
    ["fail", 1],
    ["inconclusive", 2],
    ["unstable", 2],
    ["blocked", 2],
    ["empty", 3],
    ["error", 5],
    ["incomplete", 130],
  ])("%s ends with status %i", (verdict, status) => {
    expect(exitStatus(verdict)).toBe(status);
  });
});
