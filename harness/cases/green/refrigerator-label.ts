/** The energy test of (EU) 2019/2016: energy at 16 and at 32 °C, annual energy, index and class. */

import { kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, ratedNumber, readEvery } from "../metering.ts";
import { againstDeclared, ENERGY_DECLARED, puttingBack } from "./refrigerator-declared.ts";
import {
  classOf,
  freezesColdEnough,
  indexQuantity,
  type Label,
  labelFigure,
  labelOf,
} from "./refrigerator-index.ts";
import {
  DEFROST,
  ENERGY_SETTINGS,
  HOUR_MS,
  RECOVERY_MS,
  setThermostats,
  settleAt,
  startDefrost,
} from "./refrigerator-test.ts";

const EEI = "green.refrigerator.eei";
const ANNUAL = "green.refrigerator.annual-energy-declared";
const PLOT = [
  "rig:meter/power",
  "rig:thermometers/fresh-food",
  "rig:thermometers/freezer",
  "fresh-food/temperature",
  "freezer/temperature",
];
/** The two rooms of the energy test (Annex IV), in °C. */
const COLD_C = 16;
const WARM_C = 32;
/** Over hours of steady state, this is often enough. */
const READ_EVERY_S = 120;
/** Steady state before and after the defrost in the cold room, where cycles are long. */
const COLD_COURSE = { beforeMs: 10 * HOUR_MS, afterMs: 8 * HOUR_MS };
/** In the warm room a defrost begins at once, and steady state lasts until the next one. */
const WARM_COURSE = { beforeMs: 0, afterMs: 4 * HOUR_MS };
/** A second defrost is waited for so long at most. */
const LONGEST_MS = 60 * HOUR_MS;
/** Without word of defrosts a window is a day. */
const DAY_MS = 24 * HOUR_MS;

/** How a window of the test goes. */
interface Course {
  readonly beforeMs: number;
  /** Steady state after every recovery. */
  readonly afterMs: number;
  /** Waits until a second defrost shows the interval. */
  readonly untilSecond: boolean;
}

async function passTest(
  bench: Bench,
  name: string,
  ambientC: number,
  course: Course,
): Promise<void> {
  await readEvery(bench, READ_EVERY_S);
  bench.mark(`${name}-begin`, { ambientC });
  const defrosting = () => bench.live.text(DEFROST) === "true";
  if (bench.live.text(DEFROST) === undefined) {
    await bench.pass(DAY_MS);
  } else {
    await bench.pass(course.beforeMs);
    await startDefrost(bench);
    const seen = await bench.pass(LONGEST_MS, defrosting);
    if (seen) await bench.pass(RECOVERY_MS + course.afterMs);
    const second = seen && course.untilSecond && (await bench.pass(LONGEST_MS, defrosting));
    if (second) await bench.pass(RECOVERY_MS + course.afterMs);
  }
  // The reading that closes the window.
  await bench.pass(2 * READ_EVERY_S * 1000);
  bench.mark(`${name}-end`);
}

function testAt(name: string, ambientC: number, course: Course): readonly Step[] {
  const interval = course.untilSecond ? ", until the next one has passed" : "";
  return [
    {
      text: `Hold the room at ${ambientC} °C until the appliance is steady`,
      run: async (bench) => {
        await setThermostats(bench, ENERGY_SETTINGS);
        await settleAt(bench, ambientC);
      },
    },
    {
      text: `Measure its energy at ${ambientC} °C, in steady state and over a defrost${interval}`,
      run: (bench) => passTest(bench, name, ambientC, course),
    },
  ];
}

/** What keeps the energy in both rooms from being used, as claims. */
function unusable(view: View, label: Label): readonly Claim[] | undefined {
  const expected = "energy in steady state and over a defrost at 16 and at 32 °C";
  const requirements = [EEI, ENERGY_DECLARED, ANNUAL] as const;
  const { spoiled } = label;
  if (spoiled) {
    const seen = { expected, actual: spoiled.actual, pointers: [spoiled.pointer], plot: PLOT };
    return requirements.map((requirement) => undecided(requirement, spoiled.reason, seen));
  }
  if (label.daily) return undefined;
  const actual = "the meter shows no steady state in one of the rooms";
  const seen = { expected, actual, pointers: [beginning(view)], plot: PLOT };
  return requirements.map((requirement) => undecided(requirement, "not-observed", seen));
}

/** The annual energy against what the label declares. */
function annualClaim(view: View, { index, daily, pointers }: Label): Claim {
  const factor = view.terms.parameter(ANNUAL, "factor");
  const stated = ratedNumber(view, "annual-energy");
  const perDay = ratedNumber(view, "rated-energy");
  const declaredKwh = stated?.value ?? (perDay && 365 * perDay.value);
  const pointer = (stated ?? perDay)?.pointer ?? beginning(view);
  if (!index || !daily || declaredKwh === undefined || !(declaredKwh > 0)) {
    const expected = `<= ${factor} times the declared annual energy`;
    const actual = "no annual energy above 0 kWh is declared: annual-energy or rated-energy";
    return blockedBy(ANNUAL, "statement-missing", { expected, actual, pointers });
  }
  const method = "AE = 365 E_daily / L";
  const scale = index.annualKwh / daily.value;
  const measured = { ...daily, value: index.annualKwh, unit: "kWh/a", method };
  const quantity = { ...measured, uncertainty: daily.uncertainty * scale };
  const { contributions = [] } = daily;
  const parts = contributions.map((part) => ({ ...part, standard: part.standard * scale }));
  const limit = { value: factor * declaredKwh, unit: "kWh/a", sense: "<=" } as const;
  const seen = { pointers: [...pointers, pointer], plot: PLOT };
  return within(ANNUAL, { ...quantity, contributions: parts }, limit, view.terms.decision, seen);
}

function eeiClaim(view: View, label: Label): Claim {
  const value = view.terms.parameter(EEI, "eei-max");
  const { appliance, daily, index, pointers } = label;
  const seen = { pointers, plot: PLOT, ...(daily && { figure: labelFigure(label) }) };
  if ("problem" in appliance || !daily || !index) {
    const lacking = "problem" in appliance ? appliance.problem : "no energy";
    const actual = `the index cannot be computed: ${lacking}`;
    return blockedBy(EEI, "statement-missing", { ...seen, expected: `<= ${value} %`, actual });
  }
  const warm = freezesColdEnough(view);
  if (warm) {
    const expected = "energy at the target temperatures of 4 and -18 °C";
    return undecided(EEI, "scene-failed", { ...seen, expected, actual: warm });
  }
  const limit = { value, unit: "%", sense: "<=" } as const;
  const claim = within(EEI, indexQuantity(daily, index), limit, view.terms.decision, seen);
  return { ...claim, grade: `class ${index.class} ((EU) 2019/2016)` };
}

function judgeLabel(view: View): readonly Claim[] {
  if (!view.mark("warm-end") || !view.mark("cold-end")) return [];
  const label = labelOf(view);
  const without = unusable(view, label);
  if (without || !label.daily) return without ?? [];
  const energy = againstDeclared(view, label.daily, { pointers: label.pointers, plot: PLOT });
  return [eeiClaim(view, label), energy, annualClaim(view, label)];
}

function labelFacts(view: View): readonly Fact[] {
  const { cold, warm, index } = labelOf(view);
  const facts = [cold, warm].flatMap((room): readonly Fact[] => {
    if (!room) return [];
    const { incrementWh, interval } = room;
    const defrost =
      incrementWh === undefined || !interval
        ? "no defrost seen"
        : `defrost ${incrementWh} Wh every ${interval.hours.toFixed(1)} h (${interval.how})`;
    const value = `${room.quantity.value.toFixed(3)} kWh per 24 h: P_ss ${room.steadyW} W, ${defrost}`;
    return [{ name: `energy at ${room.ambientC} °C`, value, measured: room.quantity }];
  });
  if (!index) return facts;
  const { standardKwh, annualKwh, combiFactor, doorFactor, loadFactor, otherReading } = index;
  const other = otherReading ? `; ${otherReading.eei} % by the other reading of D` : "";
  return [
    ...facts,
    { name: "network module", value: "on and connected throughout, as the regulation asks" },
    { name: "annual energy AE", value: `${annualKwh} kWh (L = ${loadFactor})` },
    {
      name: "standard annual energy SAE",
      value: `${standardKwh} kWh (C = ${combiFactor.toFixed(4)}, D = ${doorFactor})`,
    },
    { name: "energy efficiency index", value: `${index.eei} %, ${classOf(index)}${other}` },
  ];
}

/** True where the interval in the cold room follows from what the warm one shows. */
const countsRunTime = ({ statement, found }: Dut): boolean =>
  (statement.values["defrost-control"] ?? found["info/defrost-control"]) === "run-time";

/** The energy test of the label, in a cold and in a warm room. */
export const label: Case = {
  id: "green.refrigerator.label",
  revision: 2,
  title: `Measure the energy at ${COLD_C} and ${WARM_C} °C and compute index and class`,
  covers: [EEI, ENERGY_DECLARED, ANNUAL],
  applies: kind("refrigerator"),
  needs: ["messages", "requests", "chamber", "meter"],
  lastsMs: (dut) => (countsRunTime(dut) ? 68 : 130) * HOUR_MS,
  steps: (dut) =>
    puttingBack(
      ...testAt("warm", WARM_C, { ...WARM_COURSE, untilSecond: true }),
      ...testAt("cold", COLD_C, { ...COLD_COURSE, untilSecond: !countsRunTime(dut) }),
    ),
  judge: judgeLabel,
  facts: labelFacts,
  leaves: ["defrost: two were started by hand"],
  killedBy: ["hungry-compressor", "poor-walls", "just-over"],
};
