/**
 * The smart control factor of a water heater over two weeks, after (EU) 812/2013: five days of a random
 * mix of the declared and the next lower load profile with smart control off, two without a draw, and
 * the same again with smart control on.
 */

import { all, has, kind } from "../../../profiles/index.ts";
import { createChance } from "../../../src/kernel/chance.ts";
import type { Bench } from "../../bench.ts";
import type { Case, Step } from "../../case.ts";
import { type Claim, undecided, unknownLimit, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import type { Figure } from "../../figure.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import {
  heaterEfficiency,
  smartControlFactor,
  weeksAgree,
} from "../../metrics/water-heater-eu-812-2013.ts";
import {
  drawOffs,
  type LoadProfile,
  loadProfile,
  nextLower,
  profileFigures,
} from "../../metrics/water-heater-load-profiles.ts";
import type { Fact } from "../../result.ts";
import type { Mark, View } from "../../view.ts";
import { energyBetween, type Measured, readEvery } from "../metering.ts";
import { declaredProfile } from "./water-heater-day.ts";
import { drawDay, drawnBetween } from "./water-heater-draws.ts";
import {
  ask,
  disturbance,
  HOUR_MS,
  MINUTE_MS,
  PLOT,
  puttingBack,
  setScene,
  toCutOut,
} from "./water-heater-scene.ts";

const SMART = "green.water-heater.smart-control";
const DAY_MS = 24 * HOUR_MS;
const DRAW_DAYS = 5;
const REST_DAYS = 2;
/** A reading every five minutes while nothing is drawn, in s: two weeks are long. */
const READ_EVERY_S = 300;
/** How a heater is told to control by what it has learned, and how not to. */
const MODES = { on: "smart", off: "manual" } as const;

const offersSmart = ({ surface }: Dut): boolean =>
  (surface?.properties["heating/mode"]?.format ?? "").split(",").includes(MODES.on);

/** Is smart control claimed? By the statement, or by the device. */
function declaresSmart({ statement, found }: Dut): boolean {
  return statement.answers["smart-control"] ?? found["info/smart-control"] === "true";
}

/** The profiles of the five days: drawn by lot from the device's id, at least one of each. */
export function mixOf(
  profile: LoadProfile,
  lower: LoadProfile,
  id: string,
): readonly LoadProfile[] {
  const lots = createChance(id).stream("load-profiles");
  const days = Array.from({ length: DRAW_DAYS }, () => (lots.next() < 0.5 ? lower : profile));
  if (days.every((each) => each === days[0])) {
    days[DRAW_DAYS - 1] = days[0] === lower ? profile : lower;
  }
  return days;
}

async function week(bench: Bench, name: string, mix: readonly LoadProfile[]): Promise<void> {
  bench.mark(`${name}-begin`, { mix: mix.join(" ") });
  for (const profile of mix) await drawDay(bench, profile, READ_EVERY_S);
  await bench.pass(REST_DAYS * DAY_MS);
  bench.mark(`${name}-end`);
}

function smartSteps(dut: Dut): readonly Step[] {
  if (!declaresSmart(dut)) return [];
  const profile = declaredProfile(dut);
  const lower = profile && nextLower(profile);
  const known = profile && lower && drawOffs[profile] && drawOffs[lower];
  if (!known || !offersSmart(dut)) {
    const data = { profile, lower, offered: offersSmart(dut) };
    return [{ text: "Read the load profile", run: async (bench) => bench.mark("no-mix", data) }];
  }
  const mix = mixOf(profile, lower, dut.id);
  const control = (mode: string) => async (bench: Bench) => ask(bench, "heating/mode", mode);
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
      text: `With smart control off, draw ${mix.join(", ")}, and nothing on two days`,
      run: async (bench) => {
        await control(MODES.off)(bench);
        await readEvery(bench, READ_EVERY_S);
        await week(bench, "plain", mix);
      },
    },
    {
      text: "With smart control on, draw the same, and nothing on two days",
      run: async (bench) => {
        await control(MODES.on)(bench);
        await week(bench, "smart", mix);
        // The reading that closes the week.
        await bench.pass(2 * READ_EVERY_S * 1000);
        bench.mark("weeks-closed");
      },
    },
  ]);
}

/** One week as it was measured. */
interface Week {
  /** In Wh. */
  readonly energy: Measured;
  /** Useful energy, in kWh. */
  readonly usefulKwh: number;
  readonly draws: number;
  readonly short: readonly string[];
}

function weekOf(view: View, from: Mark, to: Mark): Week | undefined {
  const energy = energyBetween(view, from.t, to.t);
  if (!energy) return undefined;
  const drawn = drawnBetween(view, from, to);
  return {
    energy,
    usefulKwh: drawn.reduce((sum, { kwh }) => sum + kwh, 0),
    draws: drawn.length,
    short: drawn.flatMap(({ short }) => short ?? []),
  };
}

interface Weeks {
  readonly plain: Week;
  readonly smart: Week;
  /** Sum of Q_ref over a week's draw-off days, in kWh. */
  readonly referenceKwh: number;
  readonly factor: Quantity;
  readonly pointers: readonly number[];
}

/** 1 - E_smart / E_plain; the meter's class is common to both weeks and falls out of the ratio. */
function factorOf(plain: Measured, smart: Measured, apartKwh: number): Quantity {
  const value = smartControlFactor(
    { electricKwh: smart.quantity.value },
    { electricKwh: plain.quantity.value },
  );
  const own = (name: string, { quantity }: Measured, share: number) =>
    (quantity.contributions ?? [])
      .filter((part) => part.name !== "meter class")
      .map((part) => ({
        ...part,
        name: `${part.name} (${name})`,
        standard: (part.standard / quantity.value) * share,
      }));
  return quantityOf({
    value,
    unit: "1",
    method: "SCF: one less the ratio of the two weeks' energy (formula recalled)",
    contributions: [
      ...own("smart", smart, 1 - value),
      ...own("plain", plain, 1 - value),
      {
        name: "useful energy",
        standard: rectangular(Math.abs(apartKwh) / (plain.quantity.value / 1000)),
        method: "rectangular within what was drawn more in one week than in the other",
      },
    ],
  });
}

function weeksOf(
  view: View,
): Weeks | { readonly problem: string; readonly pointers: readonly number[] } | undefined {
  const names = ["plain-begin", "plain-end", "smart-begin", "smart-end", "weeks-closed"] as const;
  const [from, middle, start, to, closed] = names.map((name) => view.mark(name));
  if (!from || !middle || !start || !to || !closed) return undefined;
  const pointers = [to.index, from.index];
  const disturbed = disturbance(view, from, closed);
  if (disturbed !== undefined) return { problem: disturbed, pointers };
  const plain = weekOf(view, from, middle);
  const smart = weekOf(view, start, to);
  if (!plain || !smart || plain.draws !== smart.draws || plain.draws === 0) {
    return { problem: "the two weeks were not both drawn and read", pointers };
  }
  const mix = String(from.data.mix).split(" ");
  const referenceKwh = mix.reduce((sum, word) => {
    const profile = loadProfile(word);
    return sum + (profile ? profileFigures[profile].referenceKwh : 0);
  }, 0);
  if (!weeksAgree(plain.usefulKwh, smart.usefulKwh, referenceKwh)) {
    const problem = `${plain.usefulKwh.toFixed(3)} and ${smart.usefulKwh.toFixed(3)} kWh were drawn: they differ by more than 2 % of ${referenceKwh.toFixed(3)} kWh`;
    return { problem, pointers };
  }
  const factor = factorOf(plain.energy, smart.energy, plain.usefulKwh - smart.usefulKwh);
  return { plain, smart, referenceKwh, factor, pointers };
}

/** The energy of both weeks from their beginnings, some 60 points each. */
function courseOf(view: View): Figure {
  const readings = view.readings("meter/energy");
  const course = (name: string): [number, number][] => {
    const from = view.mark(`${name}-begin`);
    const to = view.mark(`${name}-end`);
    if (!from || !to) return [];
    const week = readings.filter(({ index }) => index > from.index && index < to.index);
    const first = week[0]?.value ?? 0;
    const nth = Math.max(1, Math.ceil(week.length / 60));
    return week
      .filter((_, place) => place % nth === 0 || place === week.length - 1)
      .map(({ t, value }) => [
        roundTo(view.deviceMs(t - from.t) / DAY_MS, 2),
        roundTo((value - first) / 1000, 3),
      ]);
  };
  return {
    title: "Energy of the two weeks",
    x: { label: "time", unit: "d" },
    y: { label: "energy", unit: "kWh" },
    series: [
      { label: "smart control off", shape: "line", points: course("plain") },
      { label: "smart control on", shape: "line", points: course("smart") },
    ],
  };
}

function judgeSmart(view: View): readonly Claim[] {
  const min = view.terms.parameter(SMART, "factor-min");
  const expected = `>= ${min}`;
  const none = view.mark("no-mix");
  if (none) {
    const { profile, lower, offered } = none.data;
    const actual = offered
      ? `the draw-offs of ${profile === undefined ? "the declared profile" : `${profile} and of ${lower ?? "a lower one"}`} are not both known: M and L are`
      : `smart control is declared, but heating/mode offers no ${MODES.on}`;
    const seen = { expected, actual, pointers: [none.index] };
    return [offered ? unknownLimit(SMART, seen) : undecided(SMART, "scene-failed", seen)];
  }
  const weeks = weeksOf(view);
  if (!weeks) return [];
  if ("problem" in weeks) {
    const seen = { expected, actual: weeks.problem, pointers: weeks.pointers, plot: PLOT };
    return [undecided(SMART, "scene-failed", seen)];
  }
  const limit = { value: min, unit: "1", sense: ">=" } as const;
  const seen = { pointers: weeks.pointers, plot: PLOT, figure: courseOf(view) };
  return [within(SMART, weeks.factor, limit, view.terms.decision, seen)];
}

function smartFacts(view: View): readonly Fact[] {
  const weeks = weeksOf(view);
  if (!weeks || "problem" in weeks) return [];
  const told = ({ energy, usefulKwh, draws, short }: Week) =>
    `${(energy.quantity.value / 1000).toFixed(3)} kWh for ${usefulKwh.toFixed(3)} kWh in ${draws} draw-offs, ${short.length} short${short[0] ? ` (${short[0]})` : ""}`;
  const { plain, smart, factor, referenceKwh } = weeks;
  const profile = declaredProfile(view.dut);
  const facts: Fact[] = [
    { name: "week with smart control off", value: told(plain), measured: plain.energy.quantity },
    { name: "week with smart control on", value: told(smart), measured: smart.energy.quantity },
    { name: "reference of the draw-off days", value: `${referenceKwh.toFixed(3)} kWh` },
  ];
  if (!profile) return facts;
  const daily = plain.energy.quantity.value / 1000 / (DRAW_DAYS + REST_DAYS);
  const { smart: counts } = heaterEfficiency(profile, {
    electricKwh: daily,
    smartFactor: factor.value,
  });
  const value = `SCF ${factor.value.toFixed(3)}: smart = ${counts}`;
  return [...facts, { name: "smart control factor", value }];
}

/** Two weeks, without and with smart control. */
export const smartControl: Case = {
  id: "green.water-heater.smart",
  revision: 1,
  title: "Draw two weeks without and with smart control and compare their energy",
  covers: [SMART],
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
  lastsMs: () => 15 * DAY_MS,
  steps: smartSteps,
  judge: judgeSmart,
  facts: smartFacts,
  leaves: ["what the smart control has learned"],
  killedBy: ["unlearning-control"],
};
