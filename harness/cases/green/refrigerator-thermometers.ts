/** Temperatures in a refrigerator's compartments: by the rig's thermometers, else by its own sensors. */

import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { View } from "../../view.ts";
import { type Reading, rigNumber, spanning } from "../metering.ts";
import type { Window } from "./refrigerator-test.ts";

/** A compartment of the normative table. */
export type Zone = "fresh-food" | "freezer";

/** What the appliance's own sensor is taken to be wrong by at most, in K. */
const SENSOR_K = 0.5;
/** What a thermometer that does not tell its limit is taken to be wrong by, in K. */
const UNTOLD_K = 0.5;

/** The course of a compartment's temperature in a window. */
export interface Course {
  readonly series: readonly Reading[];
  /** For the plot. */
  readonly path: string;
  /** Read by the laboratory: the freezer's is the warmest package, not the air. */
  readonly byRig: boolean;
}

/** The rig's thermometers as paths of the rig, where it has them. */
export function thermometersOf(view: View, zones: readonly Zone[]): readonly string[] {
  return zones
    .map((zone) => `thermometers/${zone}`)
    .filter((path) => rigNumber(view, path) !== undefined);
}

/** The course in a window; its series is empty where fewer than two readings tell it. */
export function courseOf(view: View, { from, to }: Window, zone: Zone): Course {
  const thermometer = `thermometers/${zone}`;
  const byRig = rigNumber(view, thermometer) !== undefined;
  const own = `${zone}/temperature`;
  const series = spanning(byRig ? view.readings(thermometer) : view.numbers(own), from, to);
  return {
    series: series.length > 1 ? series : [],
    path: byRig ? `rig:${thermometer}` : own,
    byRig,
  };
}

/** The mean of a held value from `fromT` to `toT`. */
export function meanHeld(series: readonly Reading[], fromT: number, toT: number): number {
  let sum = 0;
  for (const [index, { t, value }] of series.entries()) {
    const until = Math.min(toT, series[index + 1]?.t ?? toT);
    // What stood at first is held back to the beginning.
    const since = index === 0 ? fromT : Math.max(fromT, t);
    if (until > since) sum += value * (until - since);
  }
  return sum / (toT - fromT);
}

/** A temperature with what its thermometer may be wrong by. */
export function temperatureOf(view: View, value: number, method: string, byRig: boolean): Quantity {
  const told = byRig ? rigNumber(view, "thermometers/limit")?.value : undefined;
  const limitK = told ?? (byRig ? UNTOLD_K : SENSOR_K);
  const whose = byRig ? "the laboratory's" : "the appliance's own";
  return quantityOf({
    value: Number(value.toFixed(2)),
    unit: "°C",
    method,
    contributions: [
      {
        name: byRig ? "thermometer" : "sensor",
        standard: rectangular(limitK),
        method: `${whose}, rectangular within ${limitK} K${told === undefined ? ", assumed" : ""}`,
      },
    ],
  });
}
