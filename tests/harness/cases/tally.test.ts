import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Tally } from "../../../harness/cases/tally.ts";
import type { View } from "../../../harness/view.ts";

const ID = "smart.telemetry.rate";
const viewWith = (timingUncertaintyMs: number, rate: number) =>
  ({ dut: { timingUncertaintyMs, rate } }) as View;

/** The verdict on one item that misses its limit by `overMs`. */
function held(overMs: number, timingUncertaintyMs: number, rate = 1) {
  const tally = new Tally(ID, "a rule");
  tally.hold(viewWith(timingUncertaintyMs, rate), overMs, "late", 7);
  return tally.claims()[0]?.verdict;
}

describe("a tally", () => {
  it("claims nothing where there was nothing to check", () => {
    expect(new Tally(ID, "a rule").claims()).toEqual([]);
  });

  it("names the first offender in front and counts the rest", () => {
    const tally = new Tally(ID, "a rule");
    tally.keep(1);
    tally.offend("the first", 5, 4);
    tally.offend("the second", 9);
    expect(tally.claims()).toEqual([
      {
        requirement: ID,
        verdict: "fail",
        reason: "violated",
        expected: "a rule",
        actual: "the first (and 1 more of 3)",
        pointers: [5, 4, 9],
      },
    ]);
  });

  it("does not let a doubt hide an offence, nor what is kept hide a doubt", () => {
    const tally = new Tally(ID, "a rule");
    tally.doubt("perhaps", 1);
    tally.keep(2);
    expect(tally.claims()[0]).toMatchObject({
      verdict: "inconclusive",
      reason: "timing-uncertain",
    });
    tally.offend("certainly", 3);
    expect(tally.claims()[0]).toMatchObject({ verdict: "fail", actual: "certainly" });
  });

  it("holds a limit to a tenth of a second, and doubts below the uncertainty of the measurement", () => {
    expect(held(-1000, 100)).toBe("pass");
    expect(held(50, 100)).toBe("pass");
    expect(held(80, 100)).toBe("inconclusive");
    expect(held(100, 100)).toBe("fail");
    expect(held(51, 0)).toBe("fail");
    // A minute of an accelerated device's clock passes in a second.
    expect(held(3000, 100, 60)).toBe("pass");
    expect(held(5999, 100, 60)).toBe("inconclusive");
    expect(held(6000, 100, 60)).toBe("fail");
  });

  it("never fails less for missing a limit by more", () => {
    const rank = ["pass", "inconclusive", "fail"];
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 20_000 }),
        fc.nat(20_000),
        fc.nat(200),
        fc.constantFrom(1, 10, 60),
        (overMs, moreMs, uncertaintyMs, rate) => {
          const verdict = (ms: number) => rank.indexOf(held(ms, uncertaintyMs, rate) ?? "");
          expect(verdict(overMs + moreMs)).toBeGreaterThanOrEqual(verdict(overMs));
        },
      ),
    );
  });
});
