/** The day of a load profile: every draw-off of (EU) 812/2013, the electricity it takes, and the class. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, every, undecided, unknownLimit, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import type { Figure } from "../../figure.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import {
  type HeaterClass,
  type HeaterEfficiency,
  heaterClassBound,
  heaterEfficiency,
} from "../../metrics/water-heater-eu-812-2013.ts";
import {
  drawOffs,
  type LoadProfile,
  loadProfile,
  profileFigures,
  usefulKwh,
} from "../../metrics/water-heater-load-profiles.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, energyBetween, ratedWord, rigNumber } from "../metering.ts";
import { type Drawn, drawDay, drawnBetween } from "./water-heater-draws.ts";
import {
  disturbance,
  HOUR_MS,
  MINUTE_MS,
  PLOT,
  puttingBack,
  setScene,
  soundRating,
  toCutOut,
} from "./water-heater-scene.ts";

const PROFILE = "green.water-heater.load-profile";
const ELECTRICITY = "green.water-heater.electricity-declared";
const CLASS = "green.water-heater.energy-class";
const ALL = [PROFILE, ELECTRICITY, CLASS] as const;
/** The day's useful energy may differ from Q_ref by this before the day does not count (assumed). */
const REFERENCE_WITHIN = 0.02;
/** The tank's heat by one thermometer: the whole of the water is within this, in K (assumed). */
const TANK_K = 1;
/** One reading a minute while nothing is drawn, in s. */
const READ_EVERY_S = 60;

/** The load profile that is declared, as far as its draws are at hand. */
export function declaredProfile(dut: Dut): LoadProfile | undefined {
  const told = dut.statement.values["load-profile"] ?? dut.found["info/load-profile"];
  return loadProfile(told === undefined ? undefined : String(told));
}

/** The day as it was measured. */
interface Day {
  readonly profile: LoadProfile;
  readonly draws: readonly Drawn[];
  /** Useful energy, in kWh. */
  readonly usefulKwh: number;
  /** Q_elec in kWh: as metered, with what the tank holds more or less at the end. */
  readonly electricity: Quantity;
  readonly efficiency: HeaterEfficiency;
  readonly pointers: readonly number[];
}

type Problem = { readonly problem: string; readonly pointers: readonly number[] };

/** Electricity of a stretch in kWh, with the heat that the tank has lost or gained over it. */
export function electricityOf(
  view: View,
  fromT: number,
  toT: number,
  volumeL: number,
): { readonly quantity: Quantity; readonly pointers: readonly number[] } | undefined {
  const energy = energyBetween(view, fromT, toT);
  const outlet = view.readings("outlet/temperature");
  const first = outlet.findLast(({ t }) => t <= fromT);
  const last = outlet.findLast(({ t }) => t <= toT);
  if (!energy || !first || !last) return undefined;
  const storedKwh = usefulKwh(volumeL, first.value - last.value);
  return {
    quantity: quantityOf({
      value: energy.quantity.value / 1000 + storedKwh,
      unit: "kWh",
      method: `energy meter, ${storedKwh < 0 ? "less" : "and"} ${Math.abs(storedKwh).toFixed(3)} kWh of heat in the tank`,
      contributions: [
        ...(energy.quantity.contributions ?? []).map((part) => ({
          ...part,
          standard: part.standard / 1000,
        })),
        {
          name: "heat in the tank",
          standard: Math.SQRT2 * rectangular(usefulKwh(volumeL, TANK_K)),
          method: `water within ${TANK_K} K of the outlet's thermometer at either end, assumed`,
        },
      ],
    }),
    pointers: energy.pointers,
  };
}

function dayOf(view: View): Day | Problem | undefined {
  const from = view.mark("day");
  const to = view.mark("day-closed");
  const end = view.mark("day-end");
  if (!from || !to || !end) return undefined;
  const pointers = [to.index, from.index];
  const profile = loadProfile(String(from.data.profile));
  const wanted = profile && drawOffs[profile];
  if (!profile || !wanted) return { problem: "the profile that was drawn is not known", pointers };
  const disturbed = disturbance(view, from, to);
  if (disturbed !== undefined) return { problem: disturbed, pointers };
  const draws = drawnBetween(view, from, to);
  if (draws.length < wanted.length) {
    return {
      problem: `${draws.length} of ${wanted.length} draw-offs were made and read`,
      pointers,
    };
  }
  const volume = soundRating(view, "rated-volume", "L");
  const electricity = electricityOf(view, from.t, end.t, "problem" in volume ? 0 : volume.value);
  if (!electricity || !(electricity.quantity.value > 0)) {
    return { problem: "the meter was not read around the day", pointers };
  }
  const useful = draws.reduce((sum, { kwh }) => sum + kwh, 0);
  return {
    profile,
    draws,
    usefulKwh: useful,
    electricity: electricity.quantity,
    efficiency: heaterEfficiency(profile, { electricKwh: electricity.quantity.value }),
    pointers: electricity.pointers,
  };
}

/** Useful energy over the day, as drawn and as the table asks. */
function courseOf(draws: readonly Drawn[]): Figure {
  const sums = (amount: (drawn: Drawn) => number): [number, number][] => {
    let sum = 0;
    return draws.map((drawn) => {
      sum += amount(drawn);
      return [roundTo(drawn.asked.minute / 60, 3), roundTo(sum, 3)];
    });
  };
  return {
    title: "Useful energy of the load profile",
    x: { label: "time of day", unit: "h" },
    y: { label: "useful energy", unit: "kWh" },
    series: [
      { label: "drawn", shape: "points", points: sums(({ kwh }) => kwh) },
      { label: "load profile", shape: "line", points: sums(({ asked }) => asked.energyKwh) },
    ],
  };
}

/** η_wh with the uncertainty of the electricity it falls with. */
function efficiencyOf(day: Day): Quantity {
  const { electricity, efficiency, profile } = day;
  const value = efficiency.efficiency;
  const more = heaterEfficiency(profile, { electricKwh: electricity.value * 1.01 }).efficiency;
  const perKwh = Math.abs(more - value) / (electricity.value * 0.01);
  return quantityOf({
    value,
    unit: "%",
    method: "eta_wh of (EU) 812/2013 (formula recalled)",
    contributions: (electricity.contributions ?? []).map((part) => ({
      ...part,
      standard: part.standard * perKwh,
    })),
  });
}

function judgeDay(view: View): readonly Claim[] {
  const missing = view.mark("no-profile");
  if (missing) {
    const told = ratedWord(view, "load-profile");
    const expected = "a declared load profile whose draw-offs are known: M or L";
    const seen = {
      expected,
      actual: `load-profile is ${told ?? "not declared"}`,
      pointers: [missing.index],
    };
    const known = loadProfile(told) !== undefined;
    return ALL.map((id) =>
      known ? unknownLimit(id, seen) : blockedBy(id, "statement-missing", seen),
    );
  }
  const day = dayOf(view);
  if (!day) return [];
  if ("problem" in day) {
    const expected = "a day of the load profile, undisturbed";
    const seen = { expected, actual: day.problem, pointers: day.pointers, plot: PLOT };
    return ALL.map((id) => undecided(id, "scene-failed", seen));
  }
  const figure = courseOf(day.draws);
  const rule = `each of ${day.draws.length} draw-offs of ${day.profile} with its energy and temperatures`;
  const items = day.draws.map(({ end, short }) => ({ pointer: end.index, problem: short }));
  const delivered = { ...every(PROFILE, rule, items, PLOT), figure };
  const { referenceKwh } = profileFigures[day.profile];
  if (Math.abs(day.usefulKwh - referenceKwh) > REFERENCE_WITHIN * referenceKwh) {
    const expected = `useful energy within ${100 * REFERENCE_WITHIN} % of ${referenceKwh} kWh`;
    const actual = `${day.usefulKwh.toFixed(3)} kWh were drawn`;
    const seen = { expected, actual, pointers: day.pointers, plot: PLOT, figure };
    return [
      delivered,
      ...[ELECTRICITY, CLASS].map((id) => undecided(id as typeof CLASS, "scene-failed", seen)),
    ];
  }
  return [delivered, judgeElectricity(view, day), judgeClass(view, day, figure)];
}

function judgeElectricity(view: View, day: Day): Claim {
  const factor = view.terms.parameter(ELECTRICITY, "factor");
  const declared = soundRating(view, "daily-electricity", "kWh");
  if ("problem" in declared) {
    const expected = `<= ${factor} times the declared electricity of a day`;
    const seen = { expected, actual: declared.problem, pointers: [declared.pointer], plot: PLOT };
    return blockedBy(ELECTRICITY, "statement-missing", seen);
  }
  const limit = { value: roundTo(factor * declared.value, 3), unit: "kWh", sense: "<=" } as const;
  const seen = { pointers: [...day.pointers, declared.pointer], plot: PLOT };
  return within(ELECTRICITY, day.electricity, limit, view.terms.decision, seen);
}

function judgeClass(view: View, day: Day, figure: Figure): Claim {
  const grade = `class ${day.efficiency.class} ((EU) 812/2013)`;
  const told = ratedWord(view, "energy-class");
  const bound = told === undefined ? undefined : heaterClassBound(day.profile, told);
  const pointers = day.pointers;
  if (told === undefined || bound === undefined) {
    const expected = "the declared class or a better one";
    const actual = `energy-class is ${told === undefined ? "not declared" : `declared as ${told}`}; measured ${day.efficiency.efficiency} %, ${grade}`;
    const at = [beginning(view)];
    return blockedBy(CLASS, "statement-missing", {
      expected,
      actual,
      pointers: at,
      plot: PLOT,
      grade,
    });
  }
  const limit = { value: bound, unit: "%", sense: ">=" } as const;
  const seen = { pointers, plot: PLOT, figure, grade };
  return within(CLASS, efficiencyOf(day), limit, view.terms.decision, seen);
}

function dayFacts(view: View): readonly Fact[] {
  const day = dayOf(view);
  if (!day || "problem" in day) return [];
  const { efficiency, electricity, profile, draws } = day;
  const word: HeaterClass = efficiency.class;
  const litres = draws.reduce((sum, drawn) => sum + drawn.litres, 0);
  const inletC = rigNumber(view, "water/inlet-temperature")?.value;
  return [
    {
      name: `useful energy (${profile})`,
      value: `${day.usefulKwh.toFixed(3)} kWh in ${draws.length} draw-offs, ${litres.toFixed(1)} L from ${inletC ?? "?"} °C`,
    },
    {
      name: "electricity Q_elec",
      value: `${electricity.value.toFixed(3)} kWh`,
      measured: electricity,
    },
    { name: "correction Q_cor", value: `${efficiency.correctionKwh} kWh (recalled)` },
    { name: "efficiency eta_wh", value: `${efficiency.efficiency} %, class ${word} (recalled)` },
    { name: "annual consumption AEC", value: `${efficiency.annualKwh} kWh (recalled)` },
  ];
}

function daySteps(dut: Dut): readonly Step[] {
  const profile = declaredProfile(dut);
  const draws = profile && drawOffs[profile];
  if (!profile || !draws) {
    return [{ text: "Read the load profile", run: async (bench) => bench.mark("no-profile") }];
  }
  return puttingBack([
    {
      text: "Hold the room at 20 °C and heat the water to 65 °C",
      run: async (bench) => {
        await setScene(bench);
        await toCutOut(bench);
        await bench.pass(3 * MINUTE_MS);
      },
    },
    {
      text: `Draw the ${draws.length} draw-offs of load profile ${profile} over 24 h`,
      run: async (bench) => {
        await drawDay(bench, profile, READ_EVERY_S);
        // The reading that closes the day.
        await bench.pass(2 * MINUTE_MS);
        bench.mark("day-closed");
      },
    },
  ]);
}

/** A day of the declared load profile. */
export const day: Case = {
  id: "green.water-heater.day",
  revision: 1,
  title: "Draw a day of the declared load profile and measure the electricity",
  covers: ALL,
  applies: all(kind("water-heater"), has("heating/mode")),
  needs: [
    "messages",
    "requests",
    "chamber",
    "meter",
    "person",
    "outlet-thermometer",
    "hot-water-meter",
  ],
  lastsMs: () => 27 * HOUR_MS,
  steps: daySteps,
  judge: judgeDay,
  facts: dayFacts,
  leaves: [],
  killedBy: ["cool-water"],
};
