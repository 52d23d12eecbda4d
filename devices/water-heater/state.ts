/** The whole state of a water heater, and what can be read off it directly. */

import type { Habit } from "./habit.ts";
import type { Design } from "./products.ts";
import type { Layers } from "./tank.ts";

/** What it heats for: Matter's modes of a water heater, and by what it has learned. */
export const MODES = ["off", "manual", "timed", "smart"] as const;

/** One of {@link MODES}. */
export type Mode = (typeof MODES)[number];

/** Defects that can be switched on. */
export const DEFECTS = {
  "failed-tank-sensor": "The sensor of the tank's temperature is broken: no reading",
  "sensor-reads-low": "The sensor of the tank's temperature has drifted and reads 30 K too little",
  "burnt-element": "The element is burnt out and takes no current",
  "leaking-element": "The element's sheath is cracked: current leaks to earth through the water",
  "open-cut-out": "The thermal cut-out has opened although the water is not too hot",
  "spent-anode": "The magnesium anode is used up before its time",
} as const;

/** One of {@link DEFECTS}. */
export type Defect = keyof typeof DEFECTS;

/** Faults that are found only after their cause has lasted for some time. */
export type SlowFault = "dry-heating" | "element-failure";

/** How long the element has to be switched on against each slow fault's cause, in ms (assumed). */
export const SLOW_MS: Readonly<Record<SlowFault, number>> = {
  "dry-heating": 20_000,
  "element-failure": 60_000,
};

/** What the user has chosen; kept through a power cut. */
export interface Settings {
  readonly mode: Mode;
  /** In °C. */
  readonly setpointC: number;
  /** Minutes of the day (UTC) between which `timed` heats; all day where they are the same. */
  readonly valleyStartMin: number;
  readonly valleyEndMin: number;
}

/** A boost under way. */
export interface Boost {
  readonly untilMs: number;
  /** Set-point while it lasts, in °C; `null` where it is the usual one. */
  readonly setpointC: number | null;
  /** Ends as soon as the set-point is reached. */
  readonly oneShot: boolean;
}

/** An open tap. */
export interface Draw {
  readonly flowLMin: number;
  readonly untilMs: number;
}

/** Sums since manufacture; none of them falls but what came in with drained water. */
export interface Counters {
  /** Electric energy, in Wh. */
  readonly energyWh: number;
  /** The part of it that the element took, in Wh. */
  readonly elementWh: number;
  /** Heat lost to the air, in Wh. */
  readonly lostWh: number;
  /** Heat of the water that went out less that of the water that came in, in Wh. */
  readonly deliveredWh: number;
  /** Water in, in L. */
  readonly waterInL: number;
  /** Water out, in L. */
  readonly waterOutL: number;
  /** The part of it that was drained and did not come out of a tap, in L. */
  readonly drainedL: number;
}

/** Plain data; times are absolute, in ms. */
export interface State extends Layers {
  readonly design: Design;
  readonly settings: Settings;
  /** False while the mains are cut. */
  readonly mains: boolean;
  /** Is there water in the tank? */
  readonly filled: boolean;
  /** Has the thermal cut-out opened? It stays open until somebody presses it in. */
  readonly cutOutOpen: boolean;
  /** Is heating allowed at all, as the control saw it last? */
  readonly enabled: boolean;
  /** Is the element switched on? */
  readonly relay: boolean;
  readonly boost: Boost | null;
  readonly draw: Draw | null;
  readonly counters: Counters;
  readonly habit: Habit;
  /** What the control holds in smart mode, in °C. */
  readonly smartC: number;
  /** Hours that the anode has served, as counted since the last reset. */
  readonly anodeH: number;
  readonly defects: readonly Defect[];
  /** When a slow fault will have lasted long enough, in ms. */
  readonly suspected: Readonly<Partial<Record<SlowFault, number>>>;
  /** Slow faults that stand. */
  readonly found: readonly SlowFault[];
}

/** Hours after which the anode is due (assumed: two years). */
export const ANODE_H = 17_520;
/** Slack of the anode's hours, so that a rounded millisecond does not put it off. */
const ANODE_SLACK_H = 1e-6;
/** By how much the drifted sensor reads too little, in K. */
const DRIFT_K = 30;

/** Does the appliance have this defect? */
export function has(state: State, defect: Defect): boolean {
  return state.defects.includes(defect);
}

/** What the thermostat's sensor reads beyond the water around it, in K. */
export function sensorErrorK(state: State): number {
  return has(state, "sensor-reads-low") ? -DRIFT_K : 0;
}

/** Temperature at the thermostat's sensor as read, in °C; `null` where there is no reading. */
export function readingC(state: State): number | null {
  return has(state, "failed-tank-sensor") ? null : state.lowerC + sensorErrorK(state);
}

/** Set-point in force, in °C. */
export function targetC(state: State): number {
  const { mode, setpointC } = state.settings;
  return state.boost?.setpointC ?? (mode === "smart" && !state.boost ? state.smartC : setpointC);
}

/** Life left in the anode, in percent, rounded up so that 0 means due. */
export function anodeRemainingPercent(state: State): number {
  if (has(state, "spent-anode") || state.anodeH >= ANODE_H - ANODE_SLACK_H) return 0;
  return Math.ceil(100 * (1 - state.anodeH / ANODE_H));
}

/** Is the element's circuit broken for safety? */
export function isProtected(state: State): boolean {
  return (
    state.cutOutOpen ||
    has(state, "open-cut-out") ||
    has(state, "leaking-element") ||
    state.found.includes("dry-heating")
  );
}

/** Does something that has to be repaired forbid heating? */
export function isBlocked(state: State): boolean {
  return isProtected(state) || readingC(state) === null || state.found.includes("element-failure");
}

/** Does current flow through the element? */
export function heats(state: State): boolean {
  return state.mains && state.relay && !has(state, "burnt-element");
}

/** Codes of the faults that stand; none while there is no supply. */
export function faults(state: State): readonly string[] {
  if (!state.mains) return [];
  return [
    ...(readingC(state) === null ? ["tank-temperature-sensor"] : []),
    ...(state.cutOutOpen || has(state, "open-cut-out") ? ["over-temperature"] : []),
    ...(has(state, "leaking-element") ? ["earth-leakage"] : []),
    ...state.found,
    ...(anodeRemainingPercent(state) === 0 ? ["anode-due"] : []),
  ];
}
