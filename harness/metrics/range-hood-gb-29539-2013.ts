/**
 * Grade of a range hood after GB 29539-2013, in force until 2026-10-31. The grade table was seen in
 * the form checks of the China Energy Label filing page (`verified`, second-hand). That the
 * full-pressure efficiency is fluid power by the total pressure over electric input, at the best
 * point, is `recalled`, and so is the rig of GB/T 17713.
 */

import { gb29539_2013 } from "../../profiles/catalogue/grades/gb-29539.ts";
import { fluidPowerW } from "./fan-curve.ts";

/** A grade of the edition of 2013; `null` is worse than grade 5. */
export type HoodGrade = 1 | 2 | 3 | 4 | 5 | null;

/** What the grade rests on. What is left out is not judged: a hood may have no standby or no off mode. */
export interface HoodFigures {
  /** Full-pressure efficiency, in percent. */
  readonly efficiencyPercent?: number;
  /** Switched on with nothing running, in W. */
  readonly standbyW?: number;
  /** In W. */
  readonly offW?: number;
  /** Normal odour reduction, in percent. */
  readonly odourReductionPercent?: number;
  /** In percent. */
  readonly greaseSeparationPercent?: number;
}

/** Which column of the grade table a figure is held against. */
export const gradeColumns = {
  efficiencyPercent: "full-pressure-efficiency",
  standbyW: "standby-power",
  offW: "off-power",
  odourReductionPercent: "odour-reduction",
  greaseSeparationPercent: "grease-separation",
} as const satisfies Readonly<Record<keyof HoodFigures, keyof typeof gb29539_2013.columns>>;

/**
 * Full-pressure efficiency, in percent: eta = Q p_t / (3600 W) x 100, with the volume flow Q in m³/h,
 * the total pressure p_t in Pa and the electric input W in W (`recalled`).
 * @throws RangeError for an input that is not above 0 W.
 */
export function fullPressureEfficiencyPercent(
  flowM3H: number,
  totalPressurePa: number,
  inputW: number,
): number {
  if (!(inputW > 0)) throw new RangeError(`range hood: expected an input above 0 W, got ${inputW}`);
  return (100 * fluidPowerW(flowM3H, totalPressurePa)) / inputW;
}

/** The grade that one figure reaches by itself. */
export function gradeOf(figure: keyof HoodFigures, value: number): HoodGrade {
  const { bound, limits } = gb29539_2013.columns[gradeColumns[figure]];
  const reached = gb29539_2013.grades.find((grade) => {
    const limit = limits[grade].value;
    return bound === "at-least" ? value >= limit : value <= limit;
  });
  return reached === undefined ? null : (Number(reached) as HoodGrade);
}

/**
 * The grade of a hood: the worst that any of its figures reaches.
 * @throws RangeError where there is no figure at all, or one that is no number of 0 or more.
 */
export function gbHoodGrade(figures: HoodFigures): HoodGrade {
  const given = Object.entries(figures) as [keyof HoodFigures, number][];
  if (given.length === 0)
    throw new RangeError("range hood: expected at least one figure, got none");
  let worst: NonNullable<HoodGrade> = 1;
  for (const [figure, value] of given) {
    if (!(value >= 0)) throw new RangeError(`range hood: expected ${figure} >= 0, got ${value}`);
    const grade = gradeOf(figure, value);
    if (grade === null) return null;
    worst = Math.max(worst, grade) as NonNullable<HoodGrade>;
  }
  return worst;
}

/** A grade in words, with its standard. */
export function gbGradeText(grade: HoodGrade): string {
  const name = grade === null ? "no grade: worse than grade 5" : `grade ${grade}`;
  return `${name} (${gb29539_2013.number}-${gb29539_2013.edition})`;
}
