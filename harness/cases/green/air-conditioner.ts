/** What makes an air conditioner green: its declared grade, a steady room, little standby. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, undecided, unknownLimit, within } from "../../claim.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { View } from "../../view.ts";
import { declared, type Reading, ratedNumber, readDeclared, spanning } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { switchedOffStandby } from "./standby.ts";

const GRADE = "green.air-conditioner.grade";
const HELD = "green.air-conditioner.temperature-held";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
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

/** Asks for a value where the device has such a property, and waits for it. */
async function ask(bench: Bench, path: string, value: string): Promise<void> {
  const property = bench.dut.surface?.properties[path];
  if (!property?.settable) return;
  const met = () => {
    const text = bench.live.text(path);
    return text === value || (text !== undefined && text !== "" && Number(text) === Number(value));
  };
  if (met()) return;
  await bench.request(path, value);
  bench.need(await bench.until(met, "command.effect"), `${path} did not become ${value}`);
}

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

/** The bands of GB 21455 by rated cooling capacity up to this, in W. */
const BANDS = [4500, 7100, 14_000] as const;

function judgeGrade(view: View): readonly Claim[] {
  const missing = (names: string): readonly Claim[] => {
    const expected = "declared seasonal efficiency of grade 2 or better";
    const actual = `not declared: ${names}`;
    return [blockedBy(GRADE, "statement-missing", { expected, actual, pointers: [] })];
  };
  const capacity = ratedNumber(view, "rated-cooling-capacity");
  if (!capacity) return missing("rated-cooling-capacity");
  // Heat pumps are graded by APF, cooling-only units by SEER.
  const apf = ratedNumber(view, "apf");
  const seer = ratedNumber(view, "seer");
  const index = apf && apf.value > 0 ? apf : seer;
  if (!index) return missing("apf of a heat pump, seer of a cooling-only unit");
  const name = index === apf ? "apf" : "seer";
  const band = BANDS.find((upTo) => capacity.value <= upTo);
  const pointers = [index.pointer, capacity.pointer];
  if (band === undefined) {
    const expected = `a limit for ${capacity.value} W`;
    const actual = `the grades end at ${BANDS.at(-1)} W; declared ${name} ${index.value}`;
    return [unknownLimit(GRADE, { expected, actual, pointers })];
  }
  const value = view.terms.parameter(GRADE, `${name}-to-${band}-min`);
  const limit = { value, unit: "Wh/Wh", sense: ">=" } as const;
  const quantity = declared(index.value, "Wh/Wh");
  return [within(GRADE, quantity, limit, view.terms.decision, { pointers })];
}

/** The grade that follows from what is declared. */
export const airConditionerGrade: Case = {
  id: "green.air-conditioner.grade",
  revision: 1,
  title: "Compare the declared seasonal efficiency with grade 2",
  covers: [GRADE],
  applies: kind("air-conditioner"),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeGrade,
  leaves: [],
  killedBy: ["low-seasonal-efficiency"],
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
];
