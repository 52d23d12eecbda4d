/** What follows from an air conditioner's declarations alone: its grade, its sound power. */

import { kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, unknownLimit, within } from "../../claim.ts";
import {
  CAPACITY_BANDS,
  type CapacityBand,
  capacityBand,
  seasonalGrade,
} from "../../metrics/air-conditioner-gb-21455-2019.ts";
import type { Quantity } from "../../metrics/quantity.ts";
import type { View } from "../../view.ts";
import { declared, type Rated, ratedNumber, readDeclared } from "../metering.ts";

const GRADE = "green.air-conditioner.grade";
const SOUND = "green.air-conditioner.sound-power";
/** At exactly 6 kW the lower limit of sound still holds; beyond 12 kW there is none. */
const SOUND_BANDS_W = [6000, 12_000] as const;

/** Declared figures that exclude each other or cannot be. */
function nonsense(capacity: Rated, index: Rated, name: string): string | undefined {
  if (!(capacity.value > 0)) return `rated-cooling-capacity is declared as ${capacity.value} W`;
  if (!(index.value > 0)) return `${name} is declared as ${index.value}`;
  return undefined;
}

function judgeGrade(view: View): readonly Claim[] {
  const blocked = (actual: string, pointers: readonly number[] = []): readonly Claim[] => {
    const expected = "declared seasonal efficiency of grade 2 or better";
    return [blockedBy(GRADE, "statement-missing", { expected, actual, pointers })];
  };
  const capacity = ratedNumber(view, "rated-cooling-capacity");
  if (!capacity) return blocked("not declared: rated-cooling-capacity");
  // Heat pumps are graded by APF, cooling-only units by SEER.
  const apf = ratedNumber(view, "apf");
  const seer = ratedNumber(view, "seer");
  const index = apf && apf.value > 0 ? apf : (seer ?? apf);
  if (!index) return blocked("not declared: apf of a heat pump, seer of a cooling-only unit");
  const name = index === apf ? "apf" : "seer";
  const pointers = [index.pointer, capacity.pointer];
  const problem = nonsense(capacity, index, name);
  if (problem !== undefined) return blocked(problem, pointers);
  const band = capacityBand(capacity.value);
  if (band === undefined) {
    const expected = `a limit for ${capacity.value} W`;
    const actual = `the grades end at ${CAPACITY_BANDS.at(-1)} W; declared ${name} ${index.value}`;
    return [unknownLimit(GRADE, { expected, actual, pointers })];
  }
  return [claimGrade(view, name, band, declared(index.value, "Wh/Wh"), pointers)];
}

function claimGrade(
  view: View,
  name: "apf" | "seer",
  band: CapacityBand,
  index: Quantity,
  pointers: readonly number[],
): Claim {
  const value = view.terms.parameter(GRADE, `${name}-to-${band}-min`);
  const reached = seasonalGrade(name, band, index.value);
  const grade = `${reached === "none" ? "no grade" : `grade ${reached}`} (GB 21455-2019)`;
  const limit = { value, unit: "Wh/Wh", sense: ">=" } as const;
  return within(GRADE, index, limit, view.terms.decision, { pointers, grade });
}

/** The grade that follows from what is declared. */
export const airConditionerGrade: Case = {
  id: "green.air-conditioner.grade",
  revision: 2,
  title: "Compare the declared seasonal efficiency with grade 2",
  covers: [GRADE],
  applies: kind("air-conditioner"),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeGrade,
  leaves: [],
  killedBy: ["low-seasonal-efficiency"],
};

function judgeSound(view: View): readonly Claim[] {
  const mark = view.mark("declared");
  if (!mark) return [];
  const capacity =
    ratedNumber(view, "design-load-cooling") ?? ratedNumber(view, "rated-cooling-capacity");
  return (["indoor", "outdoor"] as const).map((side) => {
    const name = `sound-power-${side}`;
    const sound = ratedNumber(view, name);
    const expected = `a declared ${name} within the limit of its capacity`;
    if (!capacity || !(capacity.value > 0) || !sound || !(sound.value > 0)) {
      const missing = sound && sound.value > 0 ? "rated-cooling-capacity" : name;
      const actual = `${missing} is not declared, or as a number that cannot be`;
      const seen = { expected, actual, pointers: [mark.index] };
      return blockedBy(SOUND, "statement-missing", seen);
    }
    const pointers = [sound.pointer, capacity.pointer];
    const band = SOUND_BANDS_W.findIndex((upTo) => capacity.value <= upTo);
    if (band < 0) {
      const actual = `no limit beyond 12 kW; declared ${sound.value} dB(A)`;
      return unknownLimit(SOUND, { expected, actual, pointers });
    }
    const value = view.terms.parameter(SOUND, `${side}-to-${band === 0 ? 6 : 12}kw-max`);
    const limit = { value, unit: "dB", sense: "<=" } as const;
    return within(SOUND, declared(sound.value, "dB"), limit, view.terms.decision, { pointers });
  });
}

/** The declared sound power against ecodesign. */
export const airConditionerSound: Case = {
  id: "green.air-conditioner.sound-power",
  revision: 1,
  title: "Compare the declared sound power with the limits of ecodesign",
  covers: [SOUND],
  applies: kind("air-conditioner"),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeSound,
  leaves: [],
  killedBy: ["low-seasonal-efficiency"],
};
