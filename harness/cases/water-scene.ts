/** Letting water run: what the cases that measure it share. */

import type { Bench } from "../bench.ts";
import type { Contribution } from "../metrics/quantity.ts";
import { rectangular } from "../metrics/quantity.ts";
import type { Line, View } from "../view.ts";
import { type Reading, rigNumber } from "./metering.ts";

/** Limit of error that a water meter is taken to have when it does not tell its class, in percent. */
const UNTOLD_CLASS_PERCENT = 1;
/** So many periods without a word are silence. */
const SILENT_PERIODS = 5;
/** Mains below this share of what they were count as interrupted. */
const LEAST_MAINS_SHARE = 0.85;
/** So long at most runs the water of one draw, in ms of device time. */
const LONGEST_DRAW_MS = 2 * 3_600_000;

/**
 * A person opens the tap for so many litres; waits until they have come and a meter that is read every
 * `periodS` s has shown it. The scene fails where they do not come.
 * @param running tells whether water still runs, from what the device or the rig says.
 */
export async function drawOnce(
  bench: Bench,
  litres: number,
  periodS: number,
  running: () => boolean,
): Promise<void> {
  const answer = await bench.operate("draw", { litres });
  bench.need(answer === "ok", `draw: ${answer}`);
  bench.need(
    await bench.until(running, "command.effect"),
    "no water runs after the tap was opened",
  );
  const ended = await bench.pass(LONGEST_DRAW_MS, () => !running());
  if (!ended) await bench.operate("close-tap");
  bench.need(ended, `${litres} L did not come within ${LONGEST_DRAW_MS / 3_600_000} h`);
  await bench.pass(2 * periodS * 1000);
}

/** A meter's accuracy class in percent, told by `<node>/class` of the rig or assumed. */
export function classOf(view: View, meter: string): { percent: number; told: boolean } {
  const node = meter.slice(0, meter.indexOf("/"));
  const told = rigNumber(view, `${node}/class`)?.value;
  return { percent: told ?? UNTOLD_CLASS_PERCENT, told: told !== undefined };
}

/** A meter's accuracy as a contribution to a value read with it. */
export function waterClass(view: View, meter: string, value: number, name: string): Contribution {
  const { percent, told } = classOf(view, meter);
  return {
    name,
    standard: rectangular((percent / 100) * Math.abs(value)),
    method: `rectangular within ${percent} % of the reading${told ? "" : ", assumed: no class is told"}`,
  };
}

/** All that a meter showed up to `to`, found retained or told, the value that stood at `from` first. */
export function shownBetween(view: View, meter: string, from: Line, to: Line): readonly Reading[] {
  const first = rigNumber(view, meter, from);
  return [...(first ? [first] : []), ...view.between(view.readings(meter), from, to)];
}

/**
 * Has the rig gone silent between two lines, its meter being read every `periodS` s? A water meter that
 * stands still says nothing, but power and energy, where they are metered, always have something to say.
 */
export function rigFellSilent(view: View, from: Line, to: Line, periodS: number): boolean {
  const spoken = ["meter/power", "meter/energy"].flatMap((path) => view.readings(path));
  if (spoken.length === 0) return false;
  const times = view.between(spoken, from, to).map(({ t }) => t);
  const moments = [from.t, ...times.sort((a, b) => a - b), to.t];
  const mostMs = SILENT_PERIODS * periodS * 1000 + view.deviceMs(2 * view.dut.timingUncertaintyMs);
  return moments.some((t, i) => view.deviceMs(t - (moments[i - 1] ?? t)) > mostMs);
}

/** The first reading of the mains between two lines that counts as an interruption. */
export function mainsFailure(view: View, from: Line, to: Line): Reading | undefined {
  const before = rigNumber(view, "mains/voltage", from)?.value;
  if (before === undefined) return undefined;
  return view
    .between(view.readings("mains/voltage"), from, to)
    .find(({ value }) => value < LEAST_MAINS_SHARE * before);
}
