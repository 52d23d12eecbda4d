/** What is only declared of a range hood: odour reduction, grease separation, grease filtering. */

import { kind, type RequirementId } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, holds, unknownLimit, within } from "../../claim.ts";
import { efficiencyClass } from "../../metrics/range-hood-eu-65-2014.ts";
import { gbGradeText, gradeOf } from "../../metrics/range-hood-gb-29539-2013.ts";
import type { View } from "../../view.ts";
import { beginning, declared, type Rated, ratedNumber, readDeclared } from "../metering.ts";

const ODOUR = "green.range-hood.odour-and-grease";
const FILTERING = "green.range-hood.grease-filtering";

/** A limit of the edition in force; `undefined` where that edition has no known number. */
export function parameterOf(
  view: View,
  requirement: RequirementId,
  name: string,
): number | undefined {
  try {
    return view.terms.parameter(requirement, name);
  } catch {
    return undefined;
  }
}

/** Why nothing is decided from 2026-11-01 on. */
export function unknownEdition(view: View): string {
  return `on ${view.terms.on} GB 29539-2025 is in force, and its limits are not known`;
}

/**
 * A declared percentage, or what is wrong with it: nobody declares it, no hood can have it, or
 * statement and device contradict each other.
 * @param least the smallest share that makes sense, in percent.
 */
export function declaredPercent(
  view: View,
  name: string,
  least: number,
): Rated | { readonly problem: string } {
  const rated = ratedNumber(view, name);
  if (!rated) return { problem: `${name} is not declared` };
  const { value } = rated;
  if (!(value >= least && value <= 100)) {
    return { problem: `the declared ${name} of ${value} % is none that a hood can have` };
  }
  const told = view.dut.found[`info/${name}`];
  if (told !== undefined && told !== "" && Number(told) !== value) {
    return { problem: `the statement declares ${name} ${value} %, the hood itself ${told} %` };
  }
  return rated;
}

const FIGURES = {
  "rated-odour-reduction": ["odour-reduction-min", "odourReductionPercent"],
  "rated-grease-separation": ["grease-separation-min", "greaseSeparationPercent"],
} as const;

function judgeFigure(view: View, name: keyof typeof FIGURES, pointers: readonly number[]): Claim {
  const [parameter, figure] = FIGURES[name];
  const value = parameterOf(view, ODOUR, parameter);
  const rated = declaredPercent(view, name, 0);
  const expected =
    value === undefined
      ? `${name} of grade 2 or better by the edition in force on ${view.terms.on}`
      : `${name} >= ${value} %`;
  if ("problem" in rated) {
    const seen = { expected, actual: rated.problem, pointers };
    return blockedBy(ODOUR, "statement-missing", seen);
  }
  const grade = gbGradeText(gradeOf(figure, rated.value));
  const shown = { pointers: [rated.pointer, ...pointers], grade };
  if (value === undefined) {
    const actual = `declared ${rated.value} %; ${unknownEdition(view)}`;
    return unknownLimit(ODOUR, { ...shown, expected, actual });
  }
  const limit = { value, unit: "%", sense: ">=" } as const;
  const claim = within(ODOUR, declared(rated.value, "%"), limit, view.terms.decision, shown);
  return { ...claim, expected, actual: `${name} ${rated.value} %, as declared` };
}

function judgeFiltering(view: View, pointers: readonly number[]): Claim {
  const rated = declaredPercent(view, "rated-grease-filtering", 0);
  const expected = "a declared grease filtering efficiency, 0 to 100 %";
  if ("problem" in rated) {
    const seen = { expected, actual: rated.problem, pointers };
    return blockedBy(FILTERING, "statement-missing", seen);
  }
  const reached = efficiencyClass("grease-filtering", rated.value);
  return holds(FILTERING, {
    expected,
    actual: `${rated.value} %, as declared: class ${reached}`,
    pointers: [rated.pointer, ...pointers],
    grade: `class ${reached} ((EU) 65/2014, grease filtering)`,
  });
}

/** What is declared of odour and grease, which no instrument here can measure. */
export const hoodDeclared: Case = {
  id: "green.range-hood.declared",
  revision: 1,
  title: "Compare what is declared of odour and grease with grade 2",
  covers: [ODOUR, FILTERING],
  applies: kind("range-hood"),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: (view) => {
    const pointers = [view.mark("declared")?.index ?? beginning(view)];
    return [
      judgeFigure(view, "rated-odour-reduction", pointers),
      judgeFigure(view, "rated-grease-separation", pointers),
      judgeFiltering(view, pointers),
    ];
  },
  leaves: [],
  killedBy: ["smelly-hood"],
};
