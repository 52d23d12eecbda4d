/** How readings are told: what is unknown is left out, and neither too often nor too seldom. */

import type { PropertyDeclaration } from "../../src/thing/declaration.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Monitor } from "../case.ts";
import type { Line, Told, View } from "../view.ts";
import { inside, type Stretch, stretches } from "./connection.ts";
import { propertyAt } from "./described.ts";
import { Tally } from "./tally.ts";

/** Texts that firmware has been seen to put where a number is unknown. */
const NO_NUMBER = /^(?:nan|-?inf(?:inity)?|null|none|unknown|undefined|n\/a|-+|off|init|fail)$/i;
/** Numbers that firmware has been seen to put where nothing is measured; none where the format allows them. */
const SENTINELS = [-32768, 32767, 65535, -127, 127, 255, -999, -9999, 9999, 85];

/** What is unknown is an absent topic, and null in a frame. */
export const unknownNull: Monitor = {
  id: "telemetry.unknown-null",
  revision: 1,
  title: "Every number is looked at for stand-ins of an unknown value",
  covers: ["smart.telemetry.unknown-null"],
  judge: (view) => {
    const rule = "an unknown value is an absent topic and null in frames";
    const tally = new Tally("smart.telemetry.unknown-null", rule);
    const numeric = numericPaths(view);
    for (const path of numeric) {
      for (const { index, text } of view.told(path)) {
        const problem = text === "" ? undefined : standIn(view, path, text);
        tally.check(index, problem && `${path} is ${problem}`);
      }
    }
    for (const frame of view.frames) {
      const found = numeric.flatMap((path) => {
        const value = frame.values[path];
        const problem = value === undefined || value === null ? undefined : framedStandIn(value);
        const text = typeof value === "number" ? standIn(view, path, String(value)) : problem;
        return text === undefined ? [] : [`${path} is ${text} in a frame`];
      });
      tally.check(frame.index, found[0]);
    }
    return tally.claims();
  },
  killedBy: ["sentinel-for-unknown", "nan-for-unknown"],
};

function framedStandIn(value: unknown): string | undefined {
  return typeof value === "string" && NO_NUMBER.test(value.trim()) ? `"${value}"` : undefined;
}

/** Paths of retained numeric properties. */
function numericPaths(view: View): readonly string[] {
  return Object.values(view.dut.surface?.properties ?? {})
    .filter(({ datatype, retained }) => retained && ["integer", "float"].includes(datatype))
    .map(({ path }) => path);
}

function standIn(view: View, path: string, text: string): string | undefined {
  if (NO_NUMBER.test(text.trim())) return `"${text}"`;
  const value = Number(text);
  if (!SENTINELS.includes(value)) return undefined;
  const property = propertyAt(view, path, view.events.length);
  const format = parseNumericFormat(property?.format);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = format.ok
    ? format.value
    : {};
  return value < min || value > max ? `${text}, outside of ${property?.format}` : undefined;
}

/** A reading of the kind's table that the device has: what it is told by. */
interface Readout {
  readonly path: string;
  readonly declared: PropertyDeclaration;
}

/** Power and energy have a requirement of their own (`smart.telemetry.rate`). */
const METERED = ["energy/power", "energy/energy"];

/** Readings of the kind's table; what is settable may be told again with every request. */
function readouts(view: View): readonly Readout[] {
  return Object.entries(view.dut.table?.nodes ?? {}).flatMap(([node, { properties = {} }]) =>
    Object.entries(properties).flatMap(([id, declared]): readonly Readout[] => {
      const path = `${node}/${id}`;
      const own = propertyAt(view, path, view.events.length);
      const usable = own?.retained === true && !own.settable && !declared.settable;
      return usable && !METERED.includes(path) ? [{ path, declared }] : [];
    }),
  );
}

/** Was one of the properties that `toldWith` names told since? */
function wasCompany(view: View, { declared }: Readout, from: Line, to: Line): boolean {
  return (declared.toldWith ?? []).some((path) => {
    const told = view.told(path);
    return told.some(
      ({ index, t }) => index >= from.index && t <= to.t + view.dut.timingUncertaintyMs,
    );
  });
}

/** Readings are told within the intervals of the kind's table. */
export const intervals: Monitor = {
  id: "telemetry.intervals",
  revision: 1,
  title: "The time between two tellings of every reading is watched",
  covers: ["smart.telemetry.intervals"],
  judge: (view) => {
    const rule =
      "a reading not more often than its shortest interval and not later than its longest";
    const tally = new Tally("smart.telemetry.intervals", rule);
    // Power itself is judged elsewhere: it shows that there was something to watch.
    for (const { index } of view.told("energy/power")) tally.keep(index);
    for (const stretch of stretches(view)) {
      for (const readout of readouts(view)) judgeIntervals(view, stretch, readout, tally);
    }
    return tally.claims();
  },
  killedBy: ["reading-in-bursts", "reading-goes-stale"],
};

function judgeIntervals(view: View, stretch: Stretch, readout: Readout, tally: Tally): void {
  const { path, declared } = readout;
  const { shortestMs = 0 } = declared;
  // A count-down falls without being told: nobody misses it.
  const longestMs =
    (declared.countsDown ? undefined : declared.longestMs) ?? Number.POSITIVE_INFINITY;
  if (shortestMs === 0 && longestMs === Number.POSITIVE_INFINITY) return;
  const told = inside(view.told(path), stretch);
  told.forEach((each, i) => {
    const previous = told[i - 1];
    // What becomes unknown, or known again, may be told at once.
    if (!previous || previous.text === "" || each.text === "") return;
    const gapMs = view.deviceMs(each.t - previous.t);
    const problem = `${path} after ${gapMs / 1000} s`;
    if (!wasCompany(view, readout, previous, each)) {
      tally.hold(view, shortestMs - gapMs, problem, each.index, previous.index);
    }
    tally.hold(view, gapMs - longestMs, problem, each.index, previous.index);
  });
  const last = told.at(-1) ?? standing(view, path, stretch);
  if (!stretch.open || !last || last.text === "") return;
  const silentMs = view.deviceMs(stretch.to.t - Math.max(last.t, stretch.from.t));
  const wonderMs = view.deviceMs(view.dut.timingUncertaintyMs);
  if (silentMs > longestMs + wonderMs) {
    tally.offend(`no ${path} for ${silentMs / 1000} s`, last.index);
  }
}

/** What the birth told before the device was ready. */
function standing(view: View, path: string, stretch: Stretch): Told | undefined {
  return view.before(path, stretch.from.index);
}

/** Changes below the deadband are kept quiet. */
export const deadband: Monitor = {
  id: "telemetry.deadband",
  revision: 1,
  title: "Every change of a reading is held against its deadband",
  covers: ["smart.telemetry.deadband"],
  judge: (view) => {
    const rule = "a reading is not told again for less than its deadband";
    const tally = new Tally("smart.telemetry.deadband", rule);
    for (const { index } of view.told("energy/power")) tally.keep(index);
    for (const stretch of stretches(view)) {
      for (const readout of readouts(view)) judgeDeadband(view, stretch, readout, tally);
    }
    return tally.claims();
  },
  killedBy: ["reading-in-bursts"],
};

function judgeDeadband(view: View, stretch: Stretch, readout: Readout, tally: Tally): void {
  const { path, declared } = readout;
  const { deadband: band = 0, longestMs, countsDown, step = 0 } = declared;
  if (band <= step || countsDown) return;
  const told = inside(view.told(path), stretch);
  told.forEach((each, i) => {
    const previous = told[i - 1];
    if (!previous || previous.text === "" || each.text === "") return;
    const gapMs = view.deviceMs(each.t - previous.t);
    const due = longestMs !== undefined && gapMs >= longestMs / 2;
    if (due || wasCompany(view, readout, previous, each)) return;
    const change = Math.abs(Number(each.text) - Number(previous.text));
    // Both were rounded to the step: the change itself may have been that much larger.
    const small = change < (band - step) * (1 - 1e-6);
    const problem = `${path} told again after ${gapMs / 1000} s for a change of ${Number(change.toPrecision(4))}`;
    tally.check(each.index, small ? problem : undefined);
  });
}

/** The monitors of this file. */
export const reportingMonitors: readonly Monitor[] = [unknownNull, intervals, deadband];
