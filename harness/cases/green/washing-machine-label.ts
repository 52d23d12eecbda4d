/** The European label of a washing machine: what was measured against it, and what it alone can tell. */

import type { RequirementId } from "../../../profiles/index.ts";
import { blockedBy, type Claim, holds, type Limit, violated, within } from "../../claim.ts";
import type { Quantity } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import { spinClass } from "../../metrics/washing-machine-eu-2019-2014.ts";
import type { View } from "../../view.ts";
import { beginning, declared, ratedNumber } from "../metering.ts";
import type { Wash } from "./washing-machine-washes.ts";
import { energyOf, figureByLoad, moistureOf, waterOf } from "./washing-machine-weighted.ts";

/** The requirement of a label that holds. */
export const LABEL = "green.washing-machine.label";
/** The requirement of I_W. */
export const WASHING = "green.washing-machine.washing-efficiency";
/** The requirement of I_R. */
export const RINSING = "green.washing-machine.rinsing";

const PLOT = ["programme/phase", "washing/heater", "rig:meter/power", "rig:water/total"];
const SMALL_KG = 3;

function judgeMoisture(view: View, washes: readonly Wash[], moisture: Quantity, limit: Limit) {
  const figure = figureByLoad(washes, {
    title: "Moisture after the last spin by load",
    label: "moisture",
    unit: "%",
    value: (wash) => wash.moisture?.quantity.value ?? 0,
    levels: { D: moisture.value, "limit of D": limit.value },
  });
  const pointers = washes.flatMap((wash) => wash.moisture?.pointers ?? []);
  const plot = ["programme/phase", "washing/drum", "rig:balance/remaining-moisture"];
  const seen = { pointers, plot, figure };
  return {
    ...within(LABEL, moisture, limit, view.terms.decision, seen),
    grade: `spin class ${spinClass(moisture.value)} ((EU) 2019/2014)`,
  };
}

/** E_W, W_W, D and the duration against the label, within the tolerance of verification. */
export function judgeLabel(view: View, washes: readonly Wash[], ratedKg: number): readonly Claim[] {
  const share = 1 + view.terms.parameter(LABEL, "consumption-plus") / 100;
  const most = (name: string, unit: string): Limit | undefined => {
    const rated = ratedNumber(view, name);
    return rated && rated.value > 0
      ? { value: roundTo(share * rated.value, 4), unit, sense: "<=" }
      : undefined;
  };
  const claims: Claim[] = [];
  const pointers = washes.flatMap((wash) => wash.pointers);
  const rule = view.terms.decision;
  const energy = most("weighted-energy", "kWh");
  if (energy) {
    const seen = { pointers, plot: PLOT };
    claims.push(within(LABEL, energyOf(washes, ratedKg), energy, rule, seen));
  }
  const water = most("weighted-water", "L");
  if (water) {
    claims.push(within(LABEL, waterOf(washes, ratedKg), water, rule, { pointers, plot: PLOT }));
  }
  const wettest = most("remaining-moisture", "%");
  const moisture = moistureOf(washes, ratedKg);
  if (wettest && moisture) claims.push(judgeMoisture(view, washes, moisture, wettest));
  const rated = ratedNumber(view, "programme-duration");
  const full = washes.find(({ load }) => load === "full");
  if (full && rated && rated.value > 0) {
    const part = (view.terms.parameter(LABEL, "duration-plus") / 100) * rated.value;
    const value = rated.value + Math.min(part, view.terms.parameter(LABEL, "duration-plus-max"));
    const limit: Limit = { value, unit: "min", sense: "<=" };
    const seen = { pointers: full.pointers, plot: ["programme/state", "programme/phase"] };
    claims.push(within(LABEL, full.durationMin, limit, rule, seen));
  }
  if (claims.length > 0) return claims;
  const names =
    "weighted-energy (kWh), weighted-water (L), remaining-moisture (%), programme-duration (min)";
  const actual = `none of ${names} is stated or told by the device as a number above 0`;
  const expected = "a label to measure against";
  return [blockedBy(LABEL, "statement-missing", { expected, actual, pointers })];
}

/** A declared value that the regulation limits, or why there is none to look at. */
function ofDeclared(
  view: View,
  requirement: RequirementId,
  name: string,
  what: string,
  judge: (value: number, pointers: readonly number[]) => Claim,
): Claim {
  const rated = ratedNumber(view, name);
  if (rated && rated.value >= 0) return judge(rated.value, [rated.pointer]);
  return blockedBy(requirement, "statement-missing", {
    expected: `${what} is declared: ${name}`,
    actual: rated
      ? `${name} is ${rated.value}`
      : `${name} is neither stated nor told by the device`,
    pointers: [beginning(view)],
  });
}

/** I_W and I_R as declared: soiled strips and markers are no instruments of this bench. */
export function judgePerformance(view: View, ratedKg: number): readonly Claim[] {
  const small = ratedKg <= SMALL_KG;
  const rule = view.terms.decision;
  const efficiency = ofDeclared(view, WASHING, "washing-efficiency", "I_W", (value, pointers) => {
    const limit = view.terms.parameter(WASHING, small ? "above-to-3-kg" : "above");
    const measured = declared(roundTo(value, 3), "1");
    const claim = within(WASHING, measured, { value: limit, unit: "1", sense: ">=" }, rule, {
      pointers,
    });
    const expected = `> ${limit}`;
    if (measured.value !== limit) return { ...claim, expected };
    return { ...claim, ...violated(WASHING, { expected, actual: claim.actual, pointers }) };
  });
  if (small) {
    const expected = `no limit up to ${SMALL_KG} kg`;
    const actual = `${ratedKg} kg rated`;
    return [efficiency, holds(RINSING, { expected, actual, pointers: [beginning(view)] })];
  }
  const rinsing = ofDeclared(view, RINSING, "rinsing-effectiveness", "I_R", (value, pointers) => {
    const limit: Limit = {
      value: view.terms.parameter(RINSING, "max"),
      unit: "g/kg",
      sense: "<=",
    };
    return within(RINSING, declared(roundTo(value, 1), "g/kg"), limit, rule, { pointers });
  });
  return [efficiency, rinsing];
}
