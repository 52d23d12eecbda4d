/** The grade of a refrigerator, which follows from what its label declares. */

import { kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, unknownLimit, within } from "../../claim.ts";
import {
  type Gb2015Type,
  gb2015Grade,
  gb2015Types,
} from "../../metrics/refrigerator-gb-12021-2-2015.ts";
import type { View } from "../../view.ts";
import {
  beginning,
  declared,
  type Rated,
  ratedNumber,
  ratedWord,
  readDeclared,
} from "../metering.ts";

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
  const known = `of GB 12021.2-2025 only eta-t <= ${best} % (grade 1) and <= ${last} % (grade 5) are known`;
  const actual = `the limits of grade 2 in this edition are not known (${known}); ${shown}`;
  return unknownLimit(GRADE, { expected, actual, pointers });
}

/** Parameters of the edition of 2015 by what they limit; a refrigerator-freezer has two indices. */
function limitsOf(type: Gb2015Type): Readonly<Record<string, "eta-t" | "eta-s">> {
  if (type === "refrigerator-freezer") return { "eta-t-max": "eta-t", "eta-s-max": "eta-s" };
  if (type === "wine-cabinet") return { "wine-cabinet-eta-s-max": "eta-s" };
  if (type === "chest-refrigerator-freezer") return { "chest-eta-s-max": "eta-s" };
  return { "other-eta-s-max": "eta-s" };
}

/** The grade in words, where the indices that the type needs are declared. */
function gradeOf(view: View, type: Gb2015Type): string | undefined {
  const [etaS, etaT] = [ratedNumber(view, "eta-s")?.value, ratedNumber(view, "eta-t")?.value];
  if ((etaS ?? 0) < 0 || (etaT ?? 0) < 0) return undefined;
  const found = gb2015Grade(type, { "eta-s": etaS, "eta-t": etaT });
  if ("missing" in found) return undefined;
  return `${found.grade === null ? "no grade" : `grade ${found.grade}`} (GB 12021.2-2015)`;
}

/** One index against the limit of grade 2. */
function judgeIndex(
  view: View,
  name: "eta-t" | "eta-s",
  value: number,
  seen: { readonly pointers: readonly number[]; readonly grade?: string },
): Claim {
  const limit = { value, unit: "%", sense: "<=" } as const;
  const index = ratedNumber(view, name);
  if (index && index.value >= 0) {
    return within(GRADE, declared(index.value, "%"), limit, view.terms.decision, seen);
  }
  const actual = index ? `${name} is ${index.value} %` : `${name} is not declared`;
  const expected = `${name} <= ${value} %`;
  return blockedBy(GRADE, "statement-missing", { ...seen, expected, actual });
}

function judgeGrade(view: View): readonly Claim[] {
  const pointers = [view.mark("declared")?.index ?? beginning(view)];
  if (parameterOf(view, "eta-t-max") === undefined) {
    return [judgeEnds(view, ratedNumber(view, "eta-t"), pointers)];
  }
  const word = ratedWord(view, "product-type") ?? "refrigerator-freezer";
  const type = gb2015Types.find((known) => known === word);
  if (!type) {
    const expected = `product-type is one of ${gb2015Types.join(", ")}`;
    const seen = { expected, actual: `product-type is ${word}`, pointers };
    return [blockedBy(GRADE, "statement-missing", seen)];
  }
  const grade = gradeOf(view, type);
  return Object.entries(limitsOf(type)).map(([parameter, name]) =>
    judgeIndex(view, name, view.terms.parameter(GRADE, parameter), {
      pointers,
      ...(grade && { grade }),
    }),
  );
}

/** The grade that follows from the indices that are declared. */
export const refrigeratorGrade: Case = {
  id: "green.refrigerator.grade",
  revision: 2,
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
