/** What a range hood at rest draws: how it is brought to rest, recorded and judged. */

import type { RequirementId } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import { type Claim, undecided, unknownLimit, within } from "../../claim.ts";
import type { Quantity } from "../../metrics/quantity.ts";
import type { Mark, View } from "../../view.ts";
import { meanPower, readAsUsual, readEvery } from "../metering.ts";
import { ask, disturbedBetween } from "./range-hood-curve.ts";
import { unknownEdition } from "./range-hood-declared.ts";

const MINUTE_MS = 60_000;
/** Recorded for 5 min, one reading a second (IEC 62301, first edition). */
export const RECORD_MS = 5 * MINUTE_MS;

/** The two ways to be at rest. */
export type Rest = "off" | "standby";

/** Instruments whose course the procedure shows. */
export const REST_PLOT = ["rig:meter/power", "hood/power"];

/** Switched off, or switched on with neither fan nor light. */
export async function bringTo(bench: Bench, rest: Rest): Promise<void> {
  await ask(bench, "fan/boost", "false");
  await ask(bench, "fan/mode", "manual");
  await ask(bench, "light/power", "false");
  await ask(bench, "fan/level", "0");
  await ask(bench, "hood/power", String(rest === "standby"));
}

/** Records the power between `<rest>-begin` and `<rest>-end`. */
export async function record(bench: Bench, rest: Rest): Promise<void> {
  await readEvery(bench, 1);
  bench.mark(`${rest}-begin`);
  await bench.pass(RECORD_MS);
  bench.mark(`${rest}-end`);
  await readAsUsual(bench);
}

/** A recording: its power, or why it is void. */
export type Recorded =
  | { readonly power: Quantity; readonly pointers: readonly number[]; readonly end: Mark }
  | { readonly problem: string; readonly pointers: readonly number[] };

/**
 * The power of a rest that was recorded; `undefined` where the case did not get there.
 * @param offline the network was cut meanwhile: the device says nothing, and may not.
 */
export function recorded(view: View, rest: Rest, offline: boolean): Recorded | undefined {
  const begin = view.mark(`${rest}-begin`);
  const end = view.mark(`${rest}-end`);
  if (!begin || !end) return undefined;
  const pointers = [end.index, begin.index];
  const on = view.before("hood/power", begin.index)?.text;
  if (on !== undefined && on !== String(rest === "standby")) {
    return { problem: `not in ${rest}: hood/power was ${on}`, pointers };
  }
  const moved = offline
    ? undefined
    : view.between(view.told("hood/power"), begin, end).find(({ text }) => text !== on);
  if (moved) {
    return { problem: `hood/power became ${moved.text} in the middle`, pointers: [moved.index] };
  }
  const disturbed = disturbedBetween(view, begin, end);
  if (disturbed && !(offline && disturbed.includes("$state"))) {
    return { problem: disturbed, pointers };
  }
  const power = meanPower(view, begin, end);
  if (!power) return { problem: "the meter gave fewer than ten readings", pointers };
  return { power: power.quantity, pointers: power.pointers, end };
}

/** Claims that the power of a recording is not above a limit, if the edition in force has a known one. */
export function judgePower(
  view: View,
  requirement: RequirementId,
  found: Recorded,
  limitW: number | undefined,
  what: string,
  grade?: string,
): Claim {
  const expected = limitW === undefined ? `${what} of grade 2` : `${what} <= ${limitW} W`;
  const seen = { pointers: found.pointers, plot: REST_PLOT, ...(grade ? { grade } : {}) };
  if ("problem" in found) {
    return undecided(requirement, "scene-failed", { ...seen, expected, actual: found.problem });
  }
  if (limitW === undefined) {
    const { value, uncertainty } = found.power;
    const actual = `${value.toFixed(2)} ± ${uncertainty.toFixed(2)} W; ${unknownEdition(view)}`;
    return { ...unknownLimit(requirement, { ...seen, expected, actual }), measured: found.power };
  }
  const limit = { value: limitW, unit: "W", sense: "<=" } as const;
  const claim = within(requirement, found.power, limit, view.terms.decision, seen);
  return { ...claim, expected, actual: `${what} ${claim.actual}` };
}
