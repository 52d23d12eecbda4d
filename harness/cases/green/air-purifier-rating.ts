/** What an air purifier declares, and the class of what it declares. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, within } from "../../claim.ts";
import { cleanMassClass } from "../../metrics/air-purifier-gb-t-18801.ts";
import type { View } from "../../view.ts";
import { beginning, declared, type Rated, ratedNumber, readDeclared } from "../metering.ts";

const CCM = "green.air-purifier.ccm";
/** A statement that is further from what the device tells is another product's. */
const ALIKE = 0.01;

/** A rated amount above 0, or why there is none: missing, nonsense, or two that contradict each other. */
export function ratedAmount(view: View, name: string): Rated | { readonly problem: string } {
  const rated = ratedNumber(view, name);
  if (!rated) return { problem: `${name} is not declared` };
  if (!(rated.value > 0)) return { problem: `${name} is declared as ${rated.value}` };
  const told = Number(view.dut.found[`info/${name}`] ?? Number.NaN);
  if (Math.abs(told - rated.value) > ALIKE * rated.value) {
    return { problem: `the statement says ${name} ${rated.value}, the device tells ${told}` };
  }
  return rated;
}

function judgeCcm(view: View): readonly Claim[] {
  const mark = view.mark("declared");
  if (!mark) return [];
  const limit = {
    value: view.terms.parameter(CCM, "mass-min"),
    unit: "mg",
    sense: ">=",
  } as const;
  const rated = ratedAmount(view, "rated-ccm");
  if ("problem" in rated) {
    const expected = `a declared cumulated clean mass of at least ${limit.value} mg`;
    const pointers = [mark.index, beginning(view)];
    return [blockedBy(CCM, "statement-missing", { expected, actual: rated.problem, pointers })];
  }
  const reached = cleanMassClass(rated.value, "particles");
  return [
    within(CCM, declared(rated.value, "mg"), limit, view.terms.decision, {
      pointers: [rated.pointer],
      grade: reached === "none" ? "no class (GB/T 18801)" : `class ${reached} (GB/T 18801)`,
    }),
  ];
}

/** The class that follows from the cumulated clean mass that is declared. */
export const cleanMass: Case = {
  id: "green.air-purifier.ccm",
  revision: 1,
  title: "Compare the declared cumulated clean mass with the classes",
  covers: [CCM],
  applies: all(kind("air-purifier"), has("info/rated-ccm")),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeCcm,
  leaves: [],
  killedBy: ["small-ccm"],
};
