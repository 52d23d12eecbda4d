/**
 * Water efficiency of a water purifier: GB 34914-2021 and its predecessor of 2017.
 *
 * Seen in second-hand sources (`verified`): what the ratio is (total net water over total inlet water,
 * 2017), the grades of 2017, grades 1 and 3 of 2021. Not seen: grade 2 of 2021 (`recalled`), test
 * water, cycle and rounding of 2021. Nothing is rounded here.
 */

import {
  type Confidence,
  type GradeCell,
  gb34914_2017,
  gb34914_2021,
} from "../../profiles/index.ts";

/** What a grade is found from. */
export interface Efficiency {
  /** Net water production ratio, in %. */
  readonly ratio: number;
  /** Total net water that is declared, in L. The edition of 2017 does not grade it. */
  readonly totalL: number;
}

/** A grade, and how well the limits are known that it lies between. */
export interface Grade {
  /** `undefined`: below the last one, so that it must not be sold. */
  readonly grade: string | undefined;
  readonly confidence: Confidence;
}

/** Edition of the standard. */
export type Gb34914Edition = "2017" | "2021";

function volume(name: string, litres: number): number {
  if (litres >= 0 && Number.isFinite(litres)) return litres;
  throw new RangeError(`${name}: expected 0 L or more, got ${litres}`);
}

/**
 * Net water production ratio eta = V_net / V_in x 100, in %: total net water over total inlet water,
 * each in L. It cannot be above 100.
 * @throws RangeError where no water came in, or more came out than in.
 */
export function netWaterRatio(netL: number, inletL: number): number {
  if (!(volume("inlet water", inletL) > 0)) {
    throw new RangeError("inlet water: expected more than 0 L");
  }
  if (volume("net water", netL) > inletL) {
    throw new RangeError(`net water: expected at most the ${inletL} L of inlet water, got ${netL}`);
  }
  return (netL / inletL) * 100;
}

/**
 * Share of dissolved solids that is held back, in %: (1 - c_net / c_in) x 100, both in the same unit of
 * concentration or conductivity. Negative where the net water holds more than the inlet water.
 * @throws RangeError for inlet water without solids.
 */
export function rejection(inlet: number, net: number): number {
  if (!(inlet > 0) || !(net >= 0)) {
    throw new RangeError(
      `rejection: expected inlet above 0 and net 0 or more, got ${inlet}, ${net}`,
    );
  }
  return (1 - net / inlet) * 100;
}

/** Inlet water less net and reject water, in L: what stayed inside, or what the meters are wrong by. */
export function waterBalance(inletL: number, netL: number, rejectL: number): number {
  return (
    volume("inlet water", inletL) - volume("net water", netL) - volume("reject water", rejectL)
  );
}

/** The grades of an edition, best first, with the limits of both indicators. */
function ladder(edition: Gb34914Edition) {
  if (edition === "2017") {
    const { limits } = gb34914_2017.columns["net-water-ratio"];
    return gb34914_2017.grades.map((grade) => ({ grade, ratio: limits[grade], total: undefined }));
  }
  const { columns, grades } = gb34914_2021;
  return grades.map((grade) => ({
    grade,
    ratio: columns["net-water-ratio"].limits[grade],
    total: columns["total-net-water"].limits[grade],
  }));
}

/**
 * The best grade whose limits are all reached (ratio and, since 2021, total net water). It is as well
 * known as its own limits and those of the next better grade that were missed.
 */
export function waterGrade(efficiency: Efficiency, edition: Gb34914Edition): Grade {
  const reaches = (value: number, cell: Exclude<GradeCell, { value: null }> | undefined) =>
    cell === undefined || value >= cell.value;
  let missed: readonly Confidence[] = [];
  for (const { grade, ratio, total } of ladder(edition)) {
    const short = [
      ...(reaches(efficiency.ratio, ratio) ? [] : [ratio.confidence]),
      ...(reaches(efficiency.totalL, total) || !total ? [] : [total.confidence]),
    ];
    if (short.length === 0) {
      return { grade, confidence: weakest([...missed, ratio.confidence, total?.confidence]) };
    }
    // One well-known limit that is missed is enough to miss the grade.
    missed = [short.includes("verified") ? "verified" : "recalled"];
  }
  return { grade: undefined, confidence: weakest(missed) };
}

function weakest(all: readonly (Confidence | undefined)[]): Confidence {
  return all.includes("recalled") ? "recalled" : "verified";
}
