/**
 * What the heater has learned of its household, and the temperature that it holds in smart mode: full
 * where much water is usually drawn soon, less otherwise, least while nobody draws at all.
 */

import type { State } from "./state.ts";

/** Length of a slot of the day, in ms. */
const SLOT_MS = 1_800_000;
/** Slots of a day. */
export const SLOTS = 48;
/** Weight of the newest day over what was learned before (assumed). */
const NEWEST = 0.5;
/** From this heat in a slot on it has to be ready with hot water, in Wh (assumed). */
const MUCH_WH = 250;
/** What is held while little is expected, in °C (assumed). */
const LITTLE_C = 49;
/** To this, and what is expected on top of it, the water is heated for much use, in °C (assumed). */
const ENOUGH_C = 59;
/** Heat capacity of water, in Wh/(L K). */
const WATER_WH_LK = 1.162;
/** What is held while nobody is there, in °C (assumed). */
const AWAY_C = 40;
/** Nobody is there once so much of the usual heat has not been drawn, one slot after the other, in Wh (assumed). */
const AWAY_WH = 1000;

/** What has been learned, and of which slot; plain data. */
export interface Habit {
  /** Heat drawn in each slot of the day (UTC), on the weighted mean of the days, in Wh. */
  readonly heatWh: readonly number[];
  /** Slot under way, counted from 1970. */
  readonly slot: number;
  /** Delivered heat at its beginning, in Wh. */
  readonly fromWh: number;
  /** Has water been drawn in it? */
  readonly drawn: boolean;
  /** What is usually drawn in the slots since water was drawn last, in Wh. */
  readonly missedWh: number;
}

/** Nothing learned yet. */
export function blank(nowMs: number): Habit {
  return {
    heatWh: Array.from({ length: SLOTS }, () => 0),
    slot: Math.floor(nowMs / SLOT_MS),
    fromWh: 0,
    drawn: false,
    missedWh: 0,
  };
}

/** The beginning of the slot after `nowMs`, in ms. */
export function nextSlotMs(nowMs: number): number {
  return (Math.floor(nowMs / SLOT_MS) + 1) * SLOT_MS;
}

/** What is known at `nowMs`: a slot that is over has been learned, unless nobody was there. */
export function learned(state: State, nowMs: number): Habit {
  const drawing = state.draw !== null;
  const habit = drawing ? { ...state.habit, drawn: true, missedWh: 0 } : state.habit;
  const slot = Math.floor(nowMs / SLOT_MS);
  if (slot === habit.slot) return habit;
  const { deliveredWh } = state.counters;
  const place = habit.slot % SLOTS;
  const missedWh = habit.drawn ? 0 : habit.missedWh + (habit.heatWh[place] ?? 0);
  // Heat that was filled in with warm water counts as nothing drawn.
  const seenWh = Math.max(0, deliveredWh - habit.fromWh);
  const heatWh = habit.heatWh.map((wh, index) =>
    index === place && missedWh < AWAY_WH ? (1 - NEWEST) * wh + NEWEST * seenWh : wh,
  );
  return { heatWh, slot, fromWh: deliveredWh, drawn: drawing, missedWh };
}

/** Temperature to be held in smart mode, in °C, at most `setpointC`. */
export function smartTargetC(state: State, setpointC: number, nowMs: number): number {
  const { habit, design, counters } = state;
  if (!design.learns || habit.heatWh.every((wh) => wh === 0)) return setpointC;
  if (habit.missedWh >= AWAY_WH) return Math.min(AWAY_C, setpointC);
  const slot = Math.floor(nowMs / SLOT_MS);
  // What has been drawn already need not be heated again.
  const nowWh = (habit.heatWh[slot % SLOTS] ?? 0) - (counters.deliveredWh - habit.fromWh);
  const nextWh = habit.heatWh[(slot + 1) % SLOTS] ?? 0;
  const soonWh = Math.max(nowWh, nextWh);
  const enoughC = ENOUGH_C + soonWh / (design.volumeL * WATER_WH_LK);
  return Math.min(soonWh >= MUCH_WH ? enoughC : LITTLE_C, setpointC);
}
