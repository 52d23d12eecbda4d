/** The grade of a refrigerator, which follows from what its label declares. */

import { kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, unknownLimit, within } from "../../claim.ts";
import type { View } from "../../view.ts";
import { beginning, declared, type Rated, ratedNumber, readDeclared } from "../metering.ts";

const GRADE = "green.refrigerator.grade";

/** What a grade of the edition in force asks for; `undefined` where the edition has no such number. */
function parameterOf(view: View, name: string): number | undefined {
  try {
    return view.terms.parameter(GRADE, name);
  } catch {
    return undefined;
  }
}

/**
 * An edition of which only the ends of the table are known decides nothing between them: what is within
 * the limit of grade 1 is of grade 2 or better as well, what is beyond that of the last grade is of none.
 */
function judgeEnds(view: View, etaT: Rated | undefined, pointers: readonly number[]): Claim {
  const best = parameterOf(view, "eta-t-grade-1-max");
  const last = parameterOf(view, "eta-t-grade-5-max");
  const decided = (value: number): Claim => {
    const limit = { value, unit: "%", sense: "<=" } as const;
    const quantity = declared(etaT?.value ?? value, "%");
    return within(GRADE, quantity, limit, view.terms.decision, { pointers });
  };
  if (etaT && best !== undefined && etaT.value <= best) return decided(best);
  if (etaT && last !== undefined && etaT.value > last) return decided(last);
  const expected = `grade 2 or better by the edition in force on ${view.terms.on}`;
  const shown = etaT ? `declared eta-t ${etaT.value} %` : "no eta-t is declared";
  const actual = `the limits of grade 2 in this edition are not known; ${shown}`;
  return unknownLimit(GRADE, { expected, actual, pointers });
}

function judgeGrade(view: View): readonly Claim[] {
  const pointers = [view.mark("declared")?.index ?? beginning(view)];
  const etaT = ratedNumber(view, "eta-t");
  const etaS = ratedNumber(view, "eta-s");
  const totalMax = parameterOf(view, "eta-t-max");
  const standardMax = parameterOf(view, "eta-s-max");
  if (totalMax === undefined || standardMax === undefined) {
    return [judgeEnds(view, etaT, pointers)];
  }
  const one = (name: string, index: typeof etaT, value: number): Claim => {
    const limit = { value, unit: "%", sense: "<=" } as const;
    if (index) {
      return within(GRADE, declared(index.value, "%"), limit, view.terms.decision, { pointers });
    }
    const seen = { expected: `${name} <= ${value} %`, actual: `${name} is not declared`, pointers };
    return blockedBy(GRADE, "statement-missing", seen);
  };
  return [one("eta-t", etaT, totalMax), one("eta-s", etaS, standardMax)];
}

/** The grade that follows from the indices that are declared. */
export const refrigeratorGrade: Case = {
  id: "green.refrigerator.grade",
  revision: 1,
  title: "Compare the declared energy-efficiency indices with grade 2",
  covers: [GRADE],
  applies: kind("refrigerator"),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeGrade,
  leaves: [],
  killedBy: ["ungraded"],
};
