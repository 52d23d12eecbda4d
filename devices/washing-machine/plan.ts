/** Turns a chosen program into the steps that the machine goes through, one after the other. */

import { ABSORBED_L_KG, residualLKg } from "./physics.ts";
import type { Product } from "./products.ts";
import { byFill, type Level, type ProgramId, programOf, type Rhythm } from "./programs.ts";

/** Phases of a program as told on the wire, in the order in which they come. */
export const PHASES = ["fill", "heating", "wash", "drain", "rinse", "spin", "anti-crease"] as const;

/** One of {@link PHASES}. */
export type Phase = (typeof PHASES)[number];

/** One step of a program: what the machine does and what ends it. */
export type Step =
  /** Turns the laundry dry for `durationS` and knows its mass at the end. */
  | { readonly kind: "weigh"; readonly phase: Phase; readonly durationS: number }
  /** Lets water in up to `levelL` in tub and laundry, the drum turning. */
  | {
      readonly kind: "fill";
      readonly phase: Phase;
      readonly levelL: number;
      readonly rhythm: Rhythm;
    }
  /** Heats up to `targetC`, the drum turning. */
  | {
      readonly kind: "heat";
      readonly phase: Phase;
      readonly targetC: number;
      readonly rhythm: Rhythm;
    }
  | {
      readonly kind: "tumble";
      readonly phase: Phase;
      readonly durationS: number;
      readonly rhythm: Rhythm;
    }
  /** Pumps until `leavesL` are left in the laundry. */
  | { readonly kind: "drain"; readonly phase: Phase; readonly leavesL: number }
  /** Spins up to `rpm`, stays there for `holdS`, coasts down; `leavesL` are left in the laundry. */
  | {
      readonly kind: "spin";
      readonly phase: Phase;
      readonly rpm: number;
      readonly holdS: number;
      readonly leavesL: number;
    }
  /** Stands still. */
  | { readonly kind: "rest"; readonly phase: Phase; readonly durationS: number };

/** What a person or a client chose. */
export interface Selection {
  readonly program: ProgramId;
  readonly temperatureC: number;
  readonly spinRpm: number;
}

/** Locking and weighing the laundry, in s (assumed). */
const WEIGH_S = 60;
/** Soaking cold before the heater is switched on, in s (assumed; first heat after 2 to 10 min). */
const SOAK_S = 120;
/** Length of a spin between rinses at its speed, in s (assumed). */
const BETWEEN_S = 90;

const litres = (level: Level, loadKg: number, factor: number) =>
  factor * (level.baseL + level.perKgL * loadKg);

/** A drain and a spin, as after every bath. */
function emptying(
  phase: Phase,
  loadKg: number,
  product: Product,
  rpm: number,
  holdS: number,
): Step[] {
  const leavesL = residualLKg(rpm, loadKg, product.drum) * loadKg;
  return [
    { kind: "drain", phase, leavesL: ABSORBED_L_KG * loadKg },
    { kind: "spin", phase, rpm, holdS, leavesL },
  ];
}

/** The main wash: fill, soak, heat, dwell, drain. */
function washSteps(selection: Selection, loadKg: number, product: Product): Step[] {
  const { wash, rhythm, betweenRpm } = programOf(selection.program);
  if (!wash) return [];
  const fill = loadKg / product.ratedCapacityKg;
  const targetC = wash.heatToC
    ? byFill(wash.heatToC, fill) + product.ecoWarmerK
    : selection.temperatureC;
  return [
    { kind: "fill", phase: "fill", levelL: litres(wash.level, loadKg, product.washWater), rhythm },
    { kind: "tumble", phase: "fill", durationS: SOAK_S, rhythm },
    { kind: "heat", phase: "heating", targetC, rhythm },
    {
      kind: "tumble",
      phase: "wash",
      durationS: Math.round(6 * byFill(wash.minutes, fill) * product.washTime) * 10,
      rhythm,
    },
    ...emptying("drain", loadKg, product, Math.min(betweenRpm, selection.spinRpm), BETWEEN_S),
  ];
}

/** The rinses; the last one's bath is emptied by the final spin. */
function rinseSteps(selection: Selection, loadKg: number, product: Product): Step[] {
  const { rinse, rhythm, betweenRpm } = programOf(selection.program);
  if (!rinse) return [];
  const levelL = litres(rinse.level, loadKg, product.rinseWater);
  const rpm = Math.min(betweenRpm, selection.spinRpm);
  return Array.from({ length: rinse.count }, (_, i): Step[] => [
    { kind: "fill", phase: "rinse", levelL, rhythm },
    { kind: "tumble", phase: "rinse", durationS: rinse.minutes * 60, rhythm },
    ...(i < rinse.count - 1 ? emptying("rinse", loadKg, product, rpm, BETWEEN_S) : []),
  ]).flat();
}

/**
 * The steps of a program for a load of `loadKg` as the machine believes it to be. The number of steps
 * does not depend on the load, so that the plan can be made again once the laundry is weighed.
 */
export function planOf(selection: Selection, loadKg: number, product: Product): readonly Step[] {
  const { rhythm, spinS, antiCreaseMin } = programOf(selection.program);
  return [
    { kind: "weigh", phase: "fill", durationS: WEIGH_S },
    ...washSteps(selection, loadKg, product),
    ...rinseSteps(selection, loadKg, product),
    ...emptying("spin", loadKg, product, selection.spinRpm, spinS),
    { kind: "tumble", phase: "anti-crease", durationS: antiCreaseMin * 60, rhythm },
    { kind: "rest", phase: "anti-crease", durationS: 5 },
  ];
}

/** What is left to do when a program is given up: let the drum stop, pump the water out. */
export function givingUpPlan(loadKg: number, coastS: number): readonly Step[] {
  return [
    { kind: "rest", phase: "drain", durationS: coastS },
    { kind: "drain", phase: "drain", leavesL: ABSORBED_L_KG * loadKg },
  ];
}
