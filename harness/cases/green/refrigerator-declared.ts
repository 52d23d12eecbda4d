/** What is declared of a refrigerator's energy: held against what was measured, and against itself. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, holds, violated, within } from "../../claim.ts";
import type { Quantity } from "../../metrics/quantity.ts";
import { refrigeratorIndex } from "../../metrics/refrigerator-eu-2019-2016.ts";
import type { View } from "../../view.ts";
import { ratedNumber, ratedWord, readAsUsual, readDeclared } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { applianceOf } from "./refrigerator-appliance.ts";

/** Measured energy against what is declared. */
export const ENERGY_DECLARED = "green.refrigerator.energy-declared";
const CLASS = "green.refrigerator.class-declared";
const CLASSES = ["A", "B", "C", "D", "E", "F", "G"];

/** Claims that energy per 24 h is not more than the tolerance above what is declared. */
export function againstDeclared(
  view: View,
  energy: Quantity,
  seen: { readonly pointers: readonly number[]; readonly plot: readonly string[] },
): Claim {
  const factor = view.terms.parameter(ENERGY_DECLARED, "factor");
  const rated = ratedNumber(view, "rated-energy");
  if (!rated || !(rated.value > 0)) {
    const expected = `<= ${factor} times the declared energy`;
    const found = rated ? `rated-energy is ${rated.value}` : "rated-energy is missing";
    const actual = `no energy above 0 kWh per 24 h is declared: ${found}`;
    return blockedBy(ENERGY_DECLARED, "statement-missing", { ...seen, expected, actual });
  }
  const limit = { value: factor * rated.value, unit: "kWh/24h", sense: "<=" } as const;
  const resting = { ...seen, pointers: [...seen.pointers, rated.pointer] };
  return within(ENERGY_DECLARED, energy, limit, view.terms.decision, resting);
}

/** `measured` between steps that remember and put back what was set, in the appliance and in the rig. */
export function puttingBack(...measured: readonly Step[]): readonly Step[] {
  const rig = keeperOf("chamber/temperature-setpoint", "chamber/active");
  return [
    { text: "Note how the chamber is set", run: async (bench) => rig.keep(bench) },
    ...measured,
    {
      text: "Put back what was set before",
      run: async (bench) => {
        if (bench.dut.abilities.includes("meter")) await readAsUsual(bench);
        await restore(bench);
        await rig.putBack(bench);
      },
    },
  ];
}

function judgeClass(view: View): readonly Claim[] {
  const mark = view.mark("declared");
  if (!mark) return [];
  const pointers = [mark.index];
  const word = ratedWord(view, "energy-class") ?? "";
  const expected = `class ${word} or better follows from the declared consumption and volumes`;
  const blocked = (actual: string) => [
    blockedBy(CLASS, "statement-missing", { expected, actual, pointers }),
  ];
  if (!CLASSES.includes(word)) {
    return blocked(`energy-class is ${word || "not declared"}; expected A to G`);
  }
  const appliance = applianceOf(view);
  if ("problem" in appliance) return blocked(appliance.problem);
  const annual = ratedNumber(view, "annual-energy");
  const daily = ratedNumber(view, "rated-energy");
  const dailyKwh = annual ? annual.value / 365 : daily?.value;
  if (dailyKwh === undefined || !(dailyKwh > 0)) {
    return blocked("no consumption above 0 kWh is declared: annual-energy or rated-energy");
  }
  const index = refrigeratorIndex(appliance, dailyKwh);
  const actual = `EEI ${index.eei} % by what is declared, class ${index.class}`;
  const seen = { expected, actual, pointers, grade: `class ${index.class} ((EU) 2019/2016)` };
  return [
    CLASSES.indexOf(index.class) <= CLASSES.indexOf(word)
      ? holds(CLASS, seen)
      : violated(CLASS, seen),
  ];
}

/** The class on the label, which has to follow from the consumption and volumes that stand beside it. */
export const classDeclared: Case = {
  id: "green.refrigerator.class-declared",
  revision: 1,
  title: "Compare the declared class with the one that follows from the declared consumption",
  covers: [CLASS],
  applies: all(kind("refrigerator"), has("info/energy-class")),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeClass,
  leaves: [],
  killedBy: ["flattering-class"],
};
