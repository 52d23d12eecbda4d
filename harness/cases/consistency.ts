/** What no real appliance can report, whatever it is doing. */

import { all, any, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Monitor } from "../case.ts";
import type { Dut } from "../dut.ts";
import type { Line, View } from "../view.ts";
import { connections, inside } from "./connection.ts";
import { restore } from "./request.ts";
import { Tally } from "./tally.ts";

/** Counters by the wire page and the kinds' tables; the energy counter has a requirement of its own. */
const COUNTERS = [
  "health/operating-hours",
  "health/connection-count",
  "water/total",
  "water/total-in",
  "water/total-out",
  "water/total-reject",
  "washing/cycles",
] as const;

/** Values of a property in order, on its topic and in frames, each series for itself. */
function seriesOf(
  view: View,
  path: string,
): readonly (readonly (Line & { readonly value: number })[])[] {
  const framed = view.frames.flatMap(({ index, t, values }) => {
    const value = values[path];
    return typeof value === "number" ? [{ index, t, value }] : [];
  });
  return [view.numbers(path), framed];
}

/** No counter falls, whatever happens in between. */
export const counters: Monitor = {
  id: "consistency.counters",
  revision: 1,
  title: "Every counter is followed",
  covers: ["smart.consistency.counters-monotone"],
  judge: (view) => {
    const tally = new Tally("smart.consistency.counters-monotone", "counters never fall");
    const own = COUNTERS.filter((path) => view.dut.surface?.properties[path]?.retained);
    for (const path of own) {
      for (const series of seriesOf(view, path)) {
        series.forEach(({ index, value }, i) => {
          const before = series[i - 1];
          if (before && value < before.value) {
            tally.offend(`${path} ${value} after ${before.value}`, index, before.index);
          } else tally.keep(index);
        });
      }
    }
    return tally.claims();
  },
  killedBy: ["hours-fall"],
};

/** An appliance takes power and gives none. */
export const powerSign: Monitor = {
  id: "consistency.power-not-negative",
  revision: 1,
  title: "The sign of every power is looked at",
  covers: ["smart.consistency.power-not-negative"],
  judge: (view) => {
    const path = "energy/power";
    const rule = `${path} is never below 0 W`;
    const tally = new Tally("smart.consistency.power-not-negative", rule, [path]);
    for (const series of seriesOf(view, path)) {
      for (const { index, value } of series) {
        tally.check(index, value < 0 ? `${path} is ${value} W` : undefined);
      }
    }
    return tally.claims();
  },
  killedBy: ["negative-power"],
};

/** A switch and the fan that it switches off. */
const FANS = [
  { switch: "fan/power", speed: "fan/speed" },
  { switch: "hood/power", speed: "fan/speed" },
] as const;

/** What is switched off does not turn once it has run down. */
export const fanStandsStill: Monitor = {
  id: "consistency.fan-stands-still",
  revision: 1,
  title: "The speed of a fan that is switched off is watched",
  covers: ["smart.consistency.fan-stands-still"],
  judge: (view) => {
    const requirement = "smart.consistency.fan-stands-still";
    const runDownMs = 1000 * view.terms.parameter(requirement, "run-down");
    const properties = view.dut.surface?.properties ?? {};
    return FANS.filter((fan) => fan.switch in properties && fan.speed in properties).flatMap(
      (fan) => {
        const rule = `${fan.speed} is 0 from ${runDownMs / 1000} s after ${fan.switch} has become false`;
        const tally = new Tally(requirement, rule, [fan.switch, fan.speed]);
        for (const connection of connections(view)) {
          const switched = inside(view.told(fan.switch), connection);
          const speeds = inside(view.numbers(fan.speed), connection);
          switched.forEach((off, i) => {
            if (off.text !== "false") return;
            const end = switched[i + 1] ?? connection.end;
            const settledMs = off.t + runDownMs / view.dut.rate + view.dut.timingUncertaintyMs;
            if (end.t < settledMs) return;
            // The speed that stood when it had run down, and whatever was told after that.
            const last = speeds.findLast(({ t, index }) => t <= settledMs && index < end.index);
            const later = speeds.filter(({ t, index }) => t > settledMs && index < end.index);
            for (const { index, value } of [...(last ? [last] : []), ...later]) {
              const turns = value > 0 ? `${fan.speed} is ${value} while it is off` : undefined;
              tally.check(index, turns);
            }
          });
        }
        return tally.claims();
      },
    );
  },
  killedBy: ["fan-turns-when-off"],
};

/** So long a fan is left on before it is switched off, and watched beyond its run-down, in ms of device time. */
const ON_MS = 15_000;
const WATCHED_MS = 15_000;

/** The switches of fans that the bench can work. */
function switches(dut: Dut): readonly string[] {
  const properties = dut.surface?.properties ?? {};
  return FANS.filter((fan) => properties[fan.switch]?.settable && fan.speed in properties).map(
    (fan) => fan.switch,
  );
}

/** The fan is switched off, so that there is something to watch. */
export const switchedOff: Case = {
  id: "consistency.switched-off",
  revision: 1,
  title: "Switch the fan on and off and watch it come to rest",
  covers: ["smart.consistency.fan-stands-still"],
  applies: all(has("fan/speed"), any(has("fan/power"), has("hood/power"))),
  needs: ["messages", "requests"],
  lastsMs: () => 180_000,
  steps: (dut, terms) =>
    switches(dut).map((path) => ({
      text: `Switch ${path} on and off`,
      run: async (bench: Bench) => {
        const runDownS = terms.parameter("smart.consistency.fan-stands-still", "run-down");
        await bench.request(path, "true");
        await bench.pass(ON_MS);
        await bench.request(path, "false");
        await bench.until(() => bench.live.text(path) === "false", "command.effect");
        await bench.pass(runDownS * 1000 + WATCHED_MS);
        await restore(bench);
      },
    })),
  judge: (view) => fanStandsStill.judge(view),
  leaves: [],
  killedBy: ["fan-turns-when-off"],
};

const TANK = "tank/temperature";
/** Least electric energy that a rise can come from, in kWh: 5 K in two litres of water. */
const LEAST_KWH = 0.01;

/** Water becomes warmer by energy that was drawn, unless somebody had a hand in it. */
export const heatNeedsEnergy: Monitor = {
  id: "consistency.heat-needs-energy",
  revision: 1,
  title: "The warming of a tank is held against the energy that was drawn",
  covers: ["smart.consistency.heat-needs-energy"],
  judge: (view) => {
    const requirement = "smart.consistency.heat-needs-energy";
    const rise = view.terms.parameter(requirement, "rise");
    const rule = `${TANK} rises by less than ${rise} K unless energy/energy has grown`;
    const tally = new Tally(requirement, rule, [TANK, "energy/energy"]);
    for (const connection of connections(view)) {
      const told = inside(view.told(TANK), connection);
      let from:
        | { readonly index: number; readonly value: number; readonly energy: number }
        | undefined;
      for (const { index, text } of told) {
        const value = Number(text);
        const energy = Number(view.before("energy/energy", index)?.text || Number.NaN);
        const handled =
          from &&
          view.answers.some((each) => each.index > (from?.index ?? 0) && each.index < index);
        if (text === "" || Number.isNaN(energy) || handled) from = undefined;
        if (text === "" || Number.isNaN(energy)) continue;
        if (from && value - from.value >= rise && energy - from.energy < LEAST_KWH) {
          const problem = `${TANK} rose from ${from.value} to ${value} °C on ${Number((energy - from.energy).toFixed(3))} kWh`;
          tally.offend(problem, index, from.index);
          from = undefined;
        } else tally.keep(index);
        // Anew whenever it has cooled or drawn: a rise counts from the coldest that needed nothing.
        if (!from || value < from.value || energy - from.energy >= LEAST_KWH) {
          from = { index, value, energy };
        }
      }
    }
    return tally.claims();
  },
  killedBy: ["warms-by-itself"],
};

/** How long the water is watched with the heating off, in ms of device time. */
const UNHEATED_MS = 300_000;

/** The heating is switched off, so that nothing may become warm. */
export const unheated: Case = {
  id: "consistency.unheated",
  revision: 1,
  title: "Switch the heating off and watch the tank",
  covers: ["smart.consistency.heat-needs-energy"],
  applies: all(has(TANK), has("heating/mode"), has("energy/energy")),
  needs: ["messages", "requests"],
  lastsMs: () => UNHEATED_MS + 10_000,
  steps: (dut) =>
    dut.surface?.properties["heating/mode"]?.format?.split(",").includes("off") === true
      ? [
          {
            text: "Switch the heating off and let five minutes pass",
            run: async (bench) => {
              await bench.request("heating/mode", "off");
              await bench.pass(UNHEATED_MS);
              await restore(bench);
            },
          },
        ]
      : [],
  judge: (view) => heatNeedsEnergy.judge(view),
  leaves: [],
  killedBy: ["warms-by-itself"],
};

/** The monitors of this file. */
export const consistencyMonitors: readonly Monitor[] = [
  counters,
  powerSign,
  fanStandsStill,
  heatNeedsEnergy,
];
