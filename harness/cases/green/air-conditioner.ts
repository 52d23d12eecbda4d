/** What makes an air conditioner green: a steady room and little standby here, the rest beside it. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { type Claim, undecided, within } from "../../claim.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { View } from "../../view.ts";
import { type Reading, spanning } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { airConditionerGrade, airConditionerSound } from "./air-conditioner-declared.ts";
import { ask, HOUR_MS, MINUTE_MS } from "./air-conditioner-load.ts";
import { ratedCooling } from "./air-conditioner-rated.ts";
import { scop, seer } from "./air-conditioner-seasonal.ts";
import { switchedOffStandby } from "./standby.ts";

const HELD = "green.air-conditioner.temperature-held";
/** The standard rating condition of cooling outdoors, and a set-point that rooms are used at, in °C. */
const OUTDOOR_C = 35;
const SETPOINT_C = 26;
/** The room counts as reached once the appliance shows it this near to its set-point, in K. */
const REACHED_K = 1;
const PULL_DOWN_MS = 3 * HOUR_MS;
const SETTLE_MS = 30 * MINUTE_MS;
const HOLD_MS = 2 * HOUR_MS;
/** What a room thermometer that tells no class is taken to be wrong by at most, in K. */
const THERMOMETER_K = 0.2;

function cooling(bench: Bench): boolean {
  const shown = Number(bench.live.text("climate/temperature") || Number.NaN);
  return Math.abs(shown - SETPOINT_C) <= REACHED_K;
}

/** Deviation of the reading that lies farthest from the set-point. */
function farthest(readings: readonly Reading[]): { at: Reading; quantity: Quantity } | undefined {
  const off = ({ value }: Reading): number => Math.abs(value - SETPOINT_C);
  const at = readings.reduce<Reading | undefined>(
    (worst, reading) => (worst && off(worst) >= off(reading) ? worst : reading),
    undefined,
  );
  if (!at) return undefined;
  const quantity = quantityOf({
    value: Number(off(at).toFixed(3)),
    unit: "K",
    method: `largest distance from ${SETPOINT_C} °C of ${readings.length} readings`,
    contributions: [
      {
        name: "thermometer",
        standard: rectangular(THERMOMETER_K),
        method: `rectangular within ${THERMOMETER_K} K, assumed: no class is told`,
      },
    ],
  });
  return { at, quantity };
}

function judgeHeld(view: View): readonly Claim[] {
  const begin = view.mark("hold-begin");
  const end = view.mark("hold-end");
  if (!begin || !end) return [];
  const room = spanning(view.readings("chamber/temperature"), begin, end);
  const own = room.length === 0;
  const readings = own ? spanning(view.numbers("climate/temperature"), begin, end) : room;
  const plot = [own ? "climate/temperature" : "rig:chamber/temperature"];
  const value = view.terms.parameter(HELD, "deviation-max");
  const worst = farthest(readings);
  if (!worst) {
    const expected = `within ${value} K of ${SETPOINT_C} °C for ${HOLD_MS / HOUR_MS} h`;
    const actual = "no thermometer told the room's temperature";
    return [undecided(HELD, "not-observed", { expected, actual, pointers: [end.index], plot })];
  }
  const limit = { value, unit: "K", sense: "<=" } as const;
  const seen = { pointers: [worst.at.index, begin.index], plot };
  return [within(HELD, worst.quantity, limit, view.terms.decision, seen)];
}

/** The room stays near the set-point once it is reached. */
export const temperatureHeld: Case = {
  id: "green.air-conditioner.temperature-held",
  revision: 1,
  title: "Cool a room at 35 °C outdoors and watch it for two hours",
  covers: [HELD],
  applies: all(
    kind("air-conditioner"),
    has("climate/temperature-setpoint"),
    has("climate/temperature"),
  ),
  needs: ["messages", "requests", "chamber"],
  lastsMs: () => HOUR_MS + SETTLE_MS + HOLD_MS,
  steps: () => {
    const rig = keeperOf("chamber/outdoor-temperature", "chamber/active");
    return [
      {
        text: `Let the room be warmed from outside, at ${OUTDOOR_C} °C`,
        run: async (bench) => {
          rig.keep(bench);
          await bench.setRig("chamber/active", "false");
          await bench.setRig("chamber/outdoor-temperature", String(OUTDOOR_C));
        },
      },
      {
        text: `Cool to ${SETPOINT_C} °C and wait until the room is there`,
        run: async (bench) => {
          await ask(bench, "climate/eco", "false");
          await ask(bench, "climate/sleep", "false");
          await ask(bench, "climate/mode", "cool");
          await ask(bench, "fan/speed", "auto");
          await ask(bench, "climate/temperature-setpoint", String(SETPOINT_C));
          await ask(bench, "climate/power", "true");
          const reached = await bench.pass(PULL_DOWN_MS, () => cooling(bench));
          bench.need(
            reached,
            `it did not show ${SETPOINT_C} °C within ${PULL_DOWN_MS / HOUR_MS} h`,
          );
          await bench.pass(SETTLE_MS);
        },
      },
      {
        text: "Watch the room for two hours",
        run: async (bench) => {
          bench.mark("hold-begin", { setpointC: SETPOINT_C, outdoorC: OUTDOOR_C });
          await bench.pass(HOLD_MS);
          bench.mark("hold-end");
        },
      },
      {
        text: "Put back what was set before",
        run: async (bench) => {
          await restore(bench);
          await rig.putBack(bench);
        },
      },
    ];
  },
  judge: judgeHeld,
  leaves: [],
  killedBy: ["warm-room"],
};

/** Networked standby of the air conditioner. */
export const airConditionerStandby: Case = switchedOffStandby({
  id: "green.air-conditioner.standby",
  kind: "air-conditioner",
  requirement: "green.air-conditioner.networked-standby",
  power: "climate/power",
  killedBy: ["hungry-electronics"],
});

/** Every case about green air conditioners. */
export const airConditionerCases: readonly Case[] = [
  airConditionerGrade,
  temperatureHeld,
  airConditionerStandby,
  ratedCooling,
  airConditionerSound,
  seer,
  scop,
];
