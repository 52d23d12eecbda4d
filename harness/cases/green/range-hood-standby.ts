/** Off and standby of a range hood as the Chinese standard limits them, and networked standby. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim } from "../../claim.ts";
import { scaled } from "../../metrics/quantity.ts";
import { gbGradeText, gradeOf } from "../../metrics/range-hood-gb-29539-2013.ts";
import { roundTo } from "../../metrics/rounding.ts";
import type { View } from "../../view.ts";
import { ratedNumber } from "../metering.ts";
import { restore } from "../request.ts";
import { parameterOf } from "./range-hood-declared.ts";
import {
  bringTo,
  judgePower,
  RECORD_MS,
  type Recorded,
  type Rest,
  record,
  recorded,
} from "./range-hood-rest.ts";

const LOW = "green.range-hood.low-power";
const DECLARED = "green.range-hood.power-declared";
const NETWORKED = "green.range-hood.networked-standby";
const MINUTE_MS = 60_000;
/** Time to stabilise: appliances may take 20 min to power down ((EU) 2023/826). */
const SETTLE_MS: Readonly<Record<Rest, number>> = { off: 20 * MINUTE_MS, standby: 5 * MINUTE_MS };

/** A hood that has no such mode, by its statement, is not judged on it (GB 29539-2013). */
function hasMode(view: View, rest: Rest): boolean {
  return view.dut.statement.answers[`${rest}-mode`] !== false;
}

function judgeLow(view: View, rest: Rest, found: Recorded): Claim {
  const limitW = parameterOf(view, LOW, `${rest}-max`);
  const figure = rest === "off" ? "offW" : "standbyW";
  const grade = "problem" in found ? undefined : gbGradeText(gradeOf(figure, found.power.value));
  return judgePower(view, LOW, found, limitW, `${rest} power`, grade);
}

/** Powers are compared with one decimal, as they are declared. */
function judgeDeclared(view: View, rest: Rest, found: Recorded): Claim {
  const name = `rated-${rest}-power`;
  const rated = ratedNumber(view, name);
  if (!rated || rated.value < 0) {
    const actual = rated ? `${name} ${rated.value} W is none that a hood can have` : "not declared";
    const expected = `${rest} power not above ${name}`;
    return blockedBy(DECLARED, "statement-missing", { expected, actual, pointers: found.pointers });
  }
  if ("problem" in found) return judgePower(view, DECLARED, found, rated.value, `${rest} power`);
  const told = scaled(found.power, 1, "W", `${found.power.method}, to 0.1 W`);
  const power = { ...told, value: roundTo(found.power.value, 1) };
  const pointers = [...found.pointers, rated.pointer];
  return judgePower(view, DECLARED, { ...found, power, pointers }, rated.value, `${rest} power`);
}

function judgeStandby(view: View): readonly Claim[] {
  const claims: Claim[] = [];
  for (const rest of ["off", "standby"] as const) {
    const found = recorded(view, rest, false);
    if (!found) continue;
    // Networked standby is the lowest state from which it can still be woken over the network.
    if (rest === "off") {
      const limitW = view.terms.parameter(NETWORKED, "power-max");
      claims.push(judgePower(view, NETWORKED, found, limitW, "networked standby"));
    }
    if (hasMode(view, rest)) {
      claims.push(judgeLow(view, rest, found), judgeDeclared(view, rest, found));
    }
  }
  return claims;
}

const steps: readonly Step[] = [
  {
    text: "Switch it off and let it come to rest",
    run: async (bench) => {
      await bringTo(bench, "off");
      await bench.pass(SETTLE_MS.off);
    },
  },
  {
    text: "Measure its power once a second for five minutes",
    run: (bench) => record(bench, "off"),
  },
  {
    text: "Switch it on with neither fan nor light",
    run: async (bench) => {
      await bringTo(bench, "standby");
      await bench.pass(SETTLE_MS.standby);
    },
  },
  {
    text: "Measure its power once a second for five minutes again",
    run: (bench) => record(bench, "standby"),
  },
  { text: "Put back what was set before", run: restore },
];

/** Off, standby and networked standby by the meter. */
export const hoodStandby: Case = {
  id: "green.range-hood.standby",
  revision: 1,
  title: "Measure what it draws switched off, and switched on with nothing running",
  covers: [LOW, DECLARED, NETWORKED],
  applies: all(kind("range-hood"), has("hood/power"), has("fan/level")),
  needs: ["messages", "requests", "meter"],
  lastsMs: () => SETTLE_MS.off + SETTLE_MS.standby + 2 * RECORD_MS + MINUTE_MS,
  steps: () => steps,
  judge: judgeStandby,
  leaves: [],
  killedBy: ["thirsty-off", "sleepless-display"],
};
