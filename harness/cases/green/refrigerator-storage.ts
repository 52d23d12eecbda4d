/** Does a refrigerator keep its temperatures in the coldest and the warmest room it is made for? */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, type Limit, undecided, within } from "../../claim.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { View } from "../../view.ts";
import { beginning, type Reading, ratedWord, spanning } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { HOUR_MS, setThermostats, settleAt, type Window, windowOf } from "./refrigerator-test.ts";

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
const WATCH_MS = 12 * HOUR_MS;
/**
 * The appliance shows its air, which swings within a cycle; the test packages of a storage test follow
 * its mean. So the freezer is judged by the running mean over this time.
 */
const PACKAGE_MS = 2 * HOUR_MS;
/** The rise after a defrost is over after this, running mean included. */
const RISE_MS = 6 * HOUR_MS;
/** What the appliance's own sensor is taken to be wrong by at most, in K. */
const SENSOR_K = 0.5;

/** The mean of a held value from `fromT` to `toT`. */
function meanHeld(series: readonly Reading[], fromT: number, toT: number): number {
  let sum = 0;
  for (const [index, { t, value }] of series.entries()) {
    const until = Math.min(toT, series[index + 1]?.t ?? toT);
    // What stood at first is held back to the beginning.
    const since = index === 0 ? fromT : Math.max(fromT, t);
    if (until > since) sum += value * (until - since);
  }
  return sum / (toT - fromT);
}

function temperature(value: number, method: string): Quantity {
  return quantityOf({
    value: Number(value.toFixed(2)),
    unit: "°C",
    method,
    contributions: [
      {
        name: "sensor",
        standard: rectangular(SENSOR_K),
        method: `the appliance's own, rectangular within ${SENSOR_K} K, assumed`,
      },
    ],
  });
}

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

function judgeWindow(view: View, window: Window): readonly Claim[] {
  const limit = (name: string) => view.terms.parameter(TEMPERATURES, name);
  const claim = (quantity: Quantity, bound: Limit, pointer: number, path: string): Claim =>
    within(TEMPERATURES, quantity, bound, view.terms.decision, {
      pointers: [pointer, window.from.index],
      plot: [path],
    });
  const seriesOf = (path: string) => spanning(view.numbers(path), window.from, window.to);
  const room = `in a room of ${window.ambientC} °C`;
  const claims: Claim[] = [];
  const fresh = seriesOf("fresh-food/temperature");
  const last = fresh.at(-1);
  if (last) {
    const mean = meanHeld(fresh, window.from.t, window.to.t);
    const quantity = temperature(mean, `mean of the fresh food ${room}`);
    const path = "fresh-food/temperature";
    const [min, max] = [limit("fresh-food-min"), limit("fresh-food-max")];
    claims.push(claim(quantity, { value: min, unit: "°C", sense: ">=" }, last.index, path));
    claims.push(claim(quantity, { value: max, unit: "°C", sense: "<=" }, last.index, path));
  }
  const freezer = seriesOf("freezer/temperature");
  for (const risen of [false, true]) {
    const highest = highestMean(view, freezer, window, risen);
    if (!highest) continue;
    const rise = risen ? limit("defrost-rise") : 0;
    const method = `highest mean over 2 h of the freezer ${room}${risen ? " after a defrost" : ""}`;
    const bound = { value: limit("freezer-max") + rise, unit: "°C", sense: "<=" } as const;
    const quantity = temperature(highest.value, method);
    claims.push(claim(quantity, bound, highest.pointer, "freezer/temperature"));
  }
  return claims;
}

function judgeStorage(view: View): readonly Claim[] {
  const expected = "every compartment within its range in the coldest and the warmest room";
  const climate = ratedWord(view, "climate-class") ?? "";
  if (!ROOMS[climate]) {
    const actual = `climate-class ${climate || "is not declared"}, expected SN, N, ST or T`;
    const seen = { expected, actual, pointers: [beginning(view)] };
    return [blockedBy(TEMPERATURES, "statement-missing", seen)];
  }
  const windows = ["coldest", "warmest"].map((name) => windowOf(view, name));
  if (windows.includes(undefined)) return [];
  const claims = windows.flatMap((window) => (window ? judgeWindow(view, window) : []));
  // The nearest to its limit in front.
  if (claims.length > 0) return claims.toSorted((a, b) => (a.margin ?? 0) - (b.margin ?? 0));
  const actual = "it told no temperature";
  return [undecided(TEMPERATURES, "not-observed", { expected, actual, pointers: [] })];
}

function watchAt(name: string, ambientC: number): Step {
  return {
    text: `Hold the room at ${ambientC} °C and watch the temperatures for 12 h`,
    run: async (bench) => {
      await settleAt(bench, ambientC);
      bench.mark(`${name}-begin`, { ambientC });
      await bench.pass(WATCH_MS);
      bench.mark(`${name}-end`);
    },
  };
}

/** The compartments keep their temperatures over the range of the climate class. */
export const storage: Case = {
  id: "green.refrigerator.storage",
  revision: 1,
  title: "Watch the temperatures in the coldest and the warmest room of its climate class",
  covers: [TEMPERATURES],
  applies: all(kind("refrigerator"), has("*/temperature")),
  needs: ["messages", "requests", "chamber"],
  lastsMs: () => 38 * HOUR_MS,
  steps: (dut) => {
    const climate = dut.statement.values["climate-class"] ?? dut.found["info/climate-class"];
    const rooms = ROOMS[String(climate)];
    if (!rooms)
      return [{ text: "Read the climate class", run: async (bench) => bench.mark("unclassed") }];
    const rig = keeperOf("chamber/temperature-setpoint", "chamber/active");
    return [
      {
        text: "Set the thermostats to 4 °C and -20 °C",
        run: async (bench) => {
          rig.keep(bench);
          await setThermostats(bench, STORAGE_SETTINGS);
        },
      },
      watchAt("coldest", rooms[0]),
      watchAt("warmest", rooms[1]),
      {
        text: "Put back what was set before",
        run: async (bench) => {
          await restore(bench);
          await rig.putBack(bench);
        },
      },
    ];
  },
  judge: judgeStorage,
  leaves: [],
  killedBy: ["leaky-freezer", "warm-fresh-food"],
};
