/** Does a refrigerator keep its temperatures in the coldest and the warmest room it is made for? */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, type Limit, undecided, within } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import type { View } from "../../view.ts";
import { beginning, type Reading, ratedWord, readEvery } from "../metering.ts";
import { puttingBack } from "./refrigerator-declared.ts";
import { HOUR_MS, setThermostats, settleAt, type Window, windowOf } from "./refrigerator-test.ts";
import {
  type Course,
  courseOf,
  meanHeld,
  temperatureOf,
  thermometersOf,
  type Zone,
} from "./refrigerator-thermometers.ts";
import { spoiledStorage } from "./refrigerator-validity.ts";

const TEMPERATURES = "green.refrigerator.temperatures";
/** Coldest and warmest room of each climate class, in °C ((EU) 2019/2016). */
const ROOMS: Readonly<Record<string, readonly [number, number]>> = {
  SN: [10, 32],
  N: [16, 32],
  ST: [16, 38],
  T: [16, 43],
};
/** Settings at which it has to manage, in °C: a storage test may choose them, so the freezer is set colder. */
const STORAGE_SETTINGS = { "fresh-food": 4, freezer: -20 } as const;
const ZONES = ["fresh-food", "freezer"] as const;
const WATCH_MS = 12 * HOUR_MS;
/** Packages are slow. */
const READ_EVERY_S = 300;
/**
 * The appliance shows its air, which swings within a cycle; the test packages of a storage test follow
 * its mean. So where only the appliance tells, the freezer is judged by the running mean over this time.
 */
const PACKAGE_MS = 2 * HOUR_MS;
/** The rise after a defrost is over after this, running mean included. */
const RISE_MS = 6 * HOUR_MS;
const EXPECTED = "every compartment within its range in the coldest and the warmest room";

/** The highest running mean of a window, apart from or within the time after its defrosts. */
function highestMean(
  view: View,
  series: readonly Reading[],
  window: Window,
  risen: boolean,
): { readonly value: number; readonly pointer: number } | undefined {
  const lengthT = PACKAGE_MS / view.dut.rate;
  const riseT = RISE_MS / view.dut.rate;
  let highest: { value: number; pointer: number } | undefined;
  let first = 0;
  for (const [index, { t, index: pointer }] of series.entries()) {
    if (t - lengthT < window.from.t) continue;
    if (window.defrosts.some((start) => t >= start && t <= start + riseT) !== risen) continue;
    while ((series[first + 1]?.t ?? t) <= t - lengthT) first++;
    const value = meanHeld(series.slice(first, index + 1), t - lengthT, t);
    if (!highest || value > highest.value) highest = { value, pointer };
  }
  return highest;
}

/** The warmest that the freezer was, apart from or within the time after its defrosts. */
function warmest(view: View, course: Course, window: Window, risen: boolean) {
  // The packages have a slow mean of their own; the air of the appliance's sensor has to be given one.
  if (!course.byRig) return highestMean(view, course.series, window, risen);
  const riseT = RISE_MS / view.dut.rate;
  const wanted = course.series.filter(
    ({ t }) => window.defrosts.some((start) => t >= start && t <= start + riseT) === risen,
  );
  const [first] = wanted.toSorted((a, b) => b.value - a.value);
  return first && { value: first.value, pointer: first.index };
}

function judgeFreshFood(view: View, window: Window): readonly Claim[] {
  const { series, path, byRig } = courseOf(view, window, "fresh-food");
  const last = series.at(-1);
  if (!last) return [];
  const mean = meanHeld(series, window.from.t, window.to.t);
  const method = `mean of the fresh food in a room of ${window.ambientC} °C`;
  const quantity = temperatureOf(view, mean, method, byRig);
  const seen = { pointers: [last.index, window.from.index], plot: [path] };
  const bound = (name: string, sense: "<=" | ">="): Limit => ({
    value: view.terms.parameter(TEMPERATURES, name),
    unit: "°C",
    sense,
  });
  return [bound("fresh-food-min", ">="), bound("fresh-food-max", "<=")].map((limit) =>
    within(TEMPERATURES, quantity, limit, view.terms.decision, seen),
  );
}

function judgeFreezer(view: View, window: Window): readonly Claim[] {
  const course = courseOf(view, window, "freezer");
  return [false, true].flatMap((risen) => {
    const highest = warmest(view, course, window, risen);
    if (!highest) return [];
    const rise = risen ? view.terms.parameter(TEMPERATURES, "defrost-rise") : 0;
    const value = view.terms.parameter(TEMPERATURES, "freezer-max") + rise;
    const what = course.byRig ? "warmest package" : "highest mean over 2 h";
    const when = risen ? " after a defrost" : "";
    const method = `${what} of the freezer in a room of ${window.ambientC} °C${when}`;
    const quantity = temperatureOf(view, highest.value, method, course.byRig);
    const limit = { value, unit: "°C", sense: "<=" } as const;
    const seen = { pointers: [highest.pointer, window.from.index], plot: [course.path] };
    return [within(TEMPERATURES, quantity, limit, view.terms.decision, seen)];
  });
}

/** The claims of one room. */
function judgeWindow(view: View, window: Window): readonly Claim[] {
  const spoiled = spoiledStorage(view, window, thermometersOf(view, ZONES));
  if (spoiled) {
    const seen = { expected: EXPECTED, actual: spoiled.actual, pointers: [spoiled.pointer] };
    return [undecided(TEMPERATURES, spoiled.reason, seen)];
  }
  const nodes = view.dut.surface?.nodes ?? {};
  const silent = ZONES.filter(
    (zone) => nodes[zone] !== undefined && courseOf(view, window, zone).series.length === 0,
  );
  if (silent.length > 0) {
    const actual = `no thermometer and no sensor told the temperature of ${silent.join(" and ")}`;
    const seen = { expected: EXPECTED, actual, pointers: [window.from.index] };
    return [undecided(TEMPERATURES, "not-observed", seen)];
  }
  return [...judgeFreshFood(view, window), ...judgeFreezer(view, window)];
}

/** Both compartments over the room's temperature, between their limits. */
function storageFigure(view: View, windows: readonly Window[]): Figure {
  const points = (zone: Zone, of: (course: Course, window: Window) => number) =>
    windows.flatMap((window) => {
      const course = courseOf(view, window, zone);
      return course.series.length > 0 ? [[window.ambientC, of(course, window)] as const] : [];
    });
  const level = (label: string, name: string) => ({
    label,
    shape: "line" as const,
    points: windows.map(
      ({ ambientC }) => [ambientC, view.terms.parameter(TEMPERATURES, name)] as const,
    ),
  });
  const meanC = ({ series }: Course, { from, to }: Window) => meanHeld(series, from.t, to.t);
  const highestC = ({ series }: Course) => Math.max(...series.map(({ value }) => value));
  return {
    title: "Compartments in the coldest and the warmest room",
    x: { label: "room", unit: "°C" },
    y: { label: "temperature", unit: "°C" },
    series: [
      { label: "fresh food, mean", shape: "points", points: points("fresh-food", meanC) },
      { label: "freezer, warmest", shape: "points", points: points("freezer", highestC) },
      level("fresh food, at least", "fresh-food-min"),
      level("fresh food, at most", "fresh-food-max"),
      level("freezer, at most", "freezer-max"),
    ],
  };
}

function judgeStorage(view: View): readonly Claim[] {
  const climate = ratedWord(view, "climate-class") ?? "";
  if (!ROOMS[climate]) {
    const actual = `climate-class ${climate || "is not declared"}, expected SN, N, ST or T`;
    const seen = { expected: EXPECTED, actual, pointers: [beginning(view)] };
    return [blockedBy(TEMPERATURES, "statement-missing", seen)];
  }
  const windows = ["coldest", "warmest"].flatMap((name) => windowOf(view, name) ?? []);
  if (windows.length < 2) return [];
  const claims = windows.flatMap((window) => judgeWindow(view, window));
  // The nearest to its limit in front, and the picture with it.
  const [first, ...others] = claims.toSorted((a, b) => (a.margin ?? 0) - (b.margin ?? 0));
  if (first) return [{ ...first, figure: storageFigure(view, windows) }, ...others];
  const seen = { expected: EXPECTED, actual: "it told no temperature", pointers: [] };
  return [undecided(TEMPERATURES, "not-observed", seen)];
}

function watchAt(name: string, ambientC: number): Step {
  return {
    text: `Hold the room at ${ambientC} °C and watch the temperatures for 12 h`,
    run: async (bench) => {
      await settleAt(bench, ambientC);
      if (bench.dut.abilities.includes("thermometers")) await readEvery(bench, READ_EVERY_S);
      bench.mark(`${name}-begin`, { ambientC });
      await bench.pass(WATCH_MS);
      bench.mark(`${name}-end`);
    },
  };
}

/** The compartments keep their temperatures over the range of the climate class. */
export const storage: Case = {
  id: "green.refrigerator.storage",
  revision: 2,
  title: "Watch the temperatures in the coldest and the warmest room of its climate class",
  covers: [TEMPERATURES],
  applies: all(kind("refrigerator"), has("*/temperature")),
  needs: ["messages", "requests", "chamber"],
  lastsMs: () => 34 * HOUR_MS,
  steps: (dut) => {
    const climate = dut.statement.values["climate-class"] ?? dut.found["info/climate-class"];
    const rooms = ROOMS[String(climate)];
    if (!rooms)
      return [{ text: "Read the climate class", run: async (bench) => bench.mark("unclassed") }];
    return puttingBack(
      {
        text: "Set the thermostats to 4 °C and -20 °C",
        run: (bench) => setThermostats(bench, STORAGE_SETTINGS),
      },
      watchAt("coldest", rooms[0]),
      watchAt("warmest", rooms[1]),
    );
  },
  judge: judgeStorage,
  leaves: [],
  killedBy: ["leaky-freezer", "warm-fresh-food", "cold-display"],
};
