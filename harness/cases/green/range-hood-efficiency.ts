/** The full-pressure efficiency of a range hood: its grade, and what is declared of it. */

import { all, has, kind, type RequirementId } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, undecided, unknownLimit, within } from "../../claim.ts";
import { gbGradeText, gradeOf } from "../../metrics/range-hood-gb-29539-2013.ts";
import type { View } from "../../view.ts";
import { type Best, bestFacts, bestOf, shownWith } from "./range-hood-best-point.ts";
import { CURVE_PLOT, onTheRig, tracing } from "./range-hood-curve.ts";
import { declaredPercent, parameterOf, unknownEdition } from "./range-hood-declared.ts";

const EFFICIENCY = "green.range-hood.efficiency";
const DECLARED = "green.range-hood.efficiency-declared";
const MINUTE_MS = 60_000;

function judgeGrade(view: View, best: Best): Claim {
  const grade = gbGradeText(gradeOf("efficiencyPercent", best.efficiency.value));
  const value = parameterOf(view, EFFICIENCY, "efficiency-min");
  const seen = { ...shownWith(best), grade };
  if (value !== undefined) {
    const limit = { value, unit: "%", sense: ">=" } as const;
    return within(EFFICIENCY, best.efficiency, limit, view.terms.decision, seen);
  }
  const { value: found, uncertainty } = best.efficiency;
  const measured = `${found.toFixed(2)} ± ${uncertainty.toFixed(2)} % full-pressure efficiency`;
  const expected = `grade 2 or better by the edition in force on ${view.terms.on}`;
  const actual = `${measured}; ${unknownEdition(view)}; by that of 2013, which ended on 2026-10-31: ${grade}`;
  return { ...unknownLimit(EFFICIENCY, { ...seen, expected, actual }), measured: best.efficiency };
}

function judgeDeclared(view: View, best: Best): Claim {
  const declared = declaredPercent(view, "rated-efficiency", 1);
  const share = view.terms.parameter(DECLARED, "share-min");
  const shown = shownWith(best);
  if ("problem" in declared) {
    const expected = "not below the declared full-pressure efficiency";
    const seen = { ...shown, expected, actual: declared.problem };
    return blockedBy(DECLARED, "statement-missing", seen);
  }
  const limit = { value: (share / 100) * declared.value, unit: "%", sense: ">=" } as const;
  const pointers = [...shown.pointers, declared.pointer];
  return within(DECLARED, best.efficiency, limit, view.terms.decision, { ...shown, pointers });
}

/** Claims that a measurement came to nothing. */
export function unmeasured(
  requirements: readonly RequirementId[],
  { problem, pointers }: { readonly problem: string; readonly pointers: readonly number[] },
): readonly Claim[] {
  const expected = "the fan's curve with a best point inside it";
  const seen = { expected, actual: problem, pointers, plot: CURVE_PLOT };
  return requirements.map((requirement) => undecided(requirement, "scene-failed", seen));
}

function judgeEfficiency(view: View): readonly Claim[] {
  const best = bestOf(view, "total");
  if (!best) return [];
  if ("problem" in best) return unmeasured([EFFICIENCY, DECLARED], best);
  return [judgeGrade(view, best), judgeDeclared(view, best)];
}

/** The fan's curve on the air-flow rig, and the full-pressure efficiency at its best point. */
export const hoodEfficiency: Case = {
  id: "green.range-hood.efficiency",
  revision: 1,
  title: "Trace the fan's curve and find its best full-pressure efficiency",
  covers: [EFFICIENCY, DECLARED],
  applies: all(kind("range-hood"), has("fan/level")),
  needs: ["messages", "requests", "meter", "air-flow-rig"],
  lastsMs: () => 6 * MINUTE_MS,
  steps: (dut) => onTheRig(tracing(dut)),
  judge: judgeEfficiency,
  facts: (view) => {
    const best = bestOf(view, "total");
    return best && !("problem" in best) ? bestFacts(best) : [];
  },
  leaves: ["filter and oil cup: the minutes that the fan ran"],
  killedBy: ["dragging-fan", "optimistic-efficiency"],
};
