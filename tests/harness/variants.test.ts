/** Conforming variants: legal, different, and never to be failed by anything. */

import { describe, expect, test } from "vitest";
import { kinds } from "../../devices/index.ts";
import { variants } from "../../devices/mutants/index.ts";
import { cases, monitors } from "../../harness/cases/index.ts";
import { runSimulated } from "./simulate.ts";

/** Hours of energy tests prove nothing about a variant of the wire. */
const quick = cases.filter(({ id }) => !id.startsWith("green."));

/** So many kinds are tried with each variant; which ones moves on from variant to variant. */
const KINDS_EACH = 3;

function triedWith(variant: (typeof variants)[number]): readonly string[] {
  const suited = Object.keys(kinds).filter((kind) => variant.kinds?.includes(kind) ?? true);
  const first = variants.indexOf(variant) * KINDS_EACH;
  const turned = suited.map((_, index) => suited[(first + index) % suited.length] as string);
  return turned.slice(0, KINDS_EACH);
}

test("between them the variants try every kind", () => {
  expect(new Set(variants.flatMap(triedWith)).size).toBe(Object.keys(kinds).length);
});

describe.each(variants)("the variant '$id'", (variant) => {
  const suited = triedWith(variant);

  test.each(suited)("of the %s fails nothing", async (kind) => {
    const { result } = await runSimulated(kind, { deviation: variant, cases: quick, monitors });
    const failed = result.requirements.flatMap(({ claims }) =>
      claims
        .filter(({ verdict }) => verdict === "fail")
        .map((claim) => `${claim.requirement}: expected ${claim.expected}, got ${claim.actual}`),
    );
    expect(failed).toEqual([]);
    expect(result.cases.filter(({ ended }) => ended === "error")).toEqual([]);
    const passed = result.requirements.filter(({ verdict }) => verdict === "pass");
    expect(passed.length).toBeGreaterThan(15);
  });
});
