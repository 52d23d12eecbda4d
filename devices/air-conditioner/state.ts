/** The whole state of an air conditioner, and what can be read off it directly. */

import type { Heat } from "./calorimeter.ts";
import type { Design, Mode, Start } from "./parameters.ts";
import type { Setting } from "./physics.ts";

/** Defects that can be switched on. */
export const DEFECTS = {
  "failed-room-sensor": "The sensor of the room's temperature is broken: no reading",
  "failed-outdoor-sensor": "The sensor of the outdoor temperature is broken: no reading",
  "blocked-fan": "The indoor fan is blocked and stands still",
  "failed-compressor": "The compressor does not start any more",
  "leaking-refrigerant": "Half of the refrigerant is gone",
  "clogged-filter": "The dust filter is clogged before its time",
} as const;

/** One of {@link DEFECTS}. */
export type Defect = keyof typeof DEFECTS;

/** What the user has chosen; kept through a power cut. */
export interface Settings {
  readonly power: boolean;
  readonly mode: Mode;
  /** In °C. */
  readonly setpointC: number;
  readonly fan: "auto" | "low" | "medium" | "high";
  readonly swing: boolean;
  readonly eco: boolean;
  readonly sleep: boolean;
}

/** Plain data; times are absolute, in ms. */
export interface State {
  readonly design: Design;
  readonly settings: Settings;
  /** False while the mains are cut. */
  readonly mains: boolean;
  /** When sleep began; the set-point drifts from there. */
  readonly sleepSinceMs: number | null;
  /** What mode `auto` has settled on. */
  readonly season: "cool" | "heat";
  readonly action: Setting["action"];
  readonly frequencyHz: number;
  /** Integral part of the speed control, in Hz. */
  readonly integralHz: number;
  readonly fanLevel: Setting["fanLevel"];
  readonly coil: number;
  readonly filterFlow: number;
  /** Room air as the sensor feels it, late, in °C. */
  readonly sensorC: number;
  /** The time that the state is of. */
  readonly atMs: number;
  /** When the control last acted, and when it acts next. */
  readonly controlledAtMs: number;
  readonly controlAtMs: number;
  /** Before this the compressor must not start, or, running, must not be stopped for temperature. */
  readonly holdUntilMs: number;
  readonly energyWh: number;
  /** Heat moved into or out of the room by the coil, in Wh, as a sum of amounts. */
  readonly thermalWh: number;
  /** Heat taken out of the room and brought into it, net of the fan, in Wh, as sums of amounts. */
  readonly heat: Heat;
  readonly filterServedH: number;
  /** Defects present, with the time they began. */
  readonly defects: Readonly<Partial<Record<Defect, number>>>;
}

/** Time for which a low refrigerant pressure has to last until it is believed, in ms. */
export const PRESSURE_MS = 60_000;

/** Time for which the fan has to stand still until it is believed, in ms. */
export const STALL_MS = 10_000;

/** What each defect makes the appliance report, and how long after it began, in ms. */
const REPORTS: Readonly<Record<Defect, readonly [fault: string, delayMs: number]>> = {
  "failed-room-sensor": ["room-temperature-sensor", 0],
  "failed-outdoor-sensor": ["outdoor-temperature-sensor", 0],
  "blocked-fan": ["fan-failure", STALL_MS],
  "failed-compressor": ["compressor-failure", 0],
  "leaking-refrigerant": ["refrigerant-low", PRESSURE_MS],
  "clogged-filter": ["filter-due", 0],
};

/** Defects present, in a fixed order, with the fault each leads to and when that is raised. */
function reportsOf(state: State): readonly { readonly fault: string; readonly atMs: number }[] {
  return Object.entries(REPORTS).flatMap(([defect, [fault, delayMs]]) => {
    const since = state.defects[defect as Defect];
    return since === undefined ? [] : [{ fault, atMs: since + delayMs }];
  });
}

/** Codes of the faults that stand; none while there is no supply. */
export function faults(state: State): readonly string[] {
  if (!state.mains) return [];
  const codes = new Set(
    reportsOf(state)
      .filter(({ atMs }) => atMs <= state.atMs)
      .map(({ fault }) => fault),
  );
  if (filterRemainingPercent(state) === 0) codes.add("filter-due");
  return [...codes];
}

/** When the next fault has to be raised, in ms; Infinity when none is coming. */
export function nextFaultMs(state: State): number {
  const coming = reportsOf(state).map(({ atMs }) => atMs);
  return Math.min(Number.POSITIVE_INFINITY, ...coming.filter((atMs) => atMs > state.atMs));
}

/** Does the appliance have this defect? */
export function has(state: State, defect: Defect): boolean {
  return state.defects[defect] !== undefined;
}

/** Life left in the dust filter, in percent, rounded up so that 0 means due. */
export function filterRemainingPercent(state: State): number {
  return Math.max(0, Math.ceil(100 * (1 - state.filterServedH / state.design.filterHours)));
}

/**
 * Airflow through the filter over that through a clean one: a quarter less at the end of its hours,
 * not much more than half when clogged (both assumed).
 */
export function filterFlow(state: State): number {
  if (has(state, "clogged-filter")) return 0.55;
  return 1 - 0.25 * Math.min(1, state.filterServedH / state.design.filterHours);
}

/** What the machine does now, for physics. */
export function settingOf(state: State): Setting {
  const { action, frequencyHz, fanLevel, coil, filterFlow: flow } = state;
  return {
    action,
    frequencyHz,
    fanLevel,
    coil,
    filterFlow: flow,
    refrigerantLow: has(state, "leaking-refrigerant"),
  };
}

/** A fresh appliance whose sensor has the temperature of the room (°C). */
export function freshState(
  design: Design,
  start: Start,
  ambientC: number,
  mains: boolean,
  nowMs: number,
): State {
  return {
    design,
    settings: {
      power: start.power,
      mode: start.mode,
      setpointC: start.setpointC,
      fan: "auto",
      swing: false,
      eco: false,
      sleep: false,
    },
    mains,
    sleepSinceMs: null,
    season: start.setpointC > ambientC ? "heat" : "cool",
    action: "idle",
    frequencyHz: 0,
    integralHz: 0,
    fanLevel: 0,
    coil: 0,
    filterFlow: 1 - 0.25 * Math.min(1, start.filterServedH / design.filterHours),
    sensorC: ambientC,
    atMs: nowMs,
    controlledAtMs: nowMs,
    controlAtMs: nowMs,
    holdUntilMs: nowMs,
    energyWh: 0,
    thermalWh: 0,
    heat: { cooledWh: 0, heatedWh: 0 },
    filterServedH: start.filterServedH,
    defects: {},
  };
}
