/**
 * The load-based test of an air conditioner: the room is given the heat of a part load, the unit controls
 * itself, and capacity and power are read as means over an hour. Steps only; readings are evaluated in
 * `air-conditioner-point.ts`.
 */

import { parseNumericFormat } from "../../../src/thing/value.ts";
import type { Bench } from "../../bench.ts";
import type { Step } from "../../case.ts";
import type { Dut } from "../../dut.ts";
import { readAsUsual, readEvery } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";

/** Milliseconds of a minute. */
export const MINUTE_MS = 60_000;
/** Milliseconds of an hour. */
export const HOUR_MS = 60 * MINUTE_MS;
/** Readings every so often while a point is measured, and while nothing is, in s. */
const READ_EVERY_S = 60;
const READ_SELDOM_S = 1800;
/** The building's mass takes the temperature of the chamber. */
const SOAK_MS = 2 * HOUR_MS;
/** After a change of load or set-point until room and unit are steady. */
const SETTLE_MS = 40 * MINUTE_MS;
/** Long enough to see the mean capacity of a unit that cycles. */
const ADJUST_MS = 30 * MINUTE_MS;
const MEASURE_MS = HOUR_MS;
const REST_MS = 20 * MINUTE_MS;
/** The unit comes up to speed while the chamber still holds the room, this far beyond the set-point, in K. */
const RAMP_MS = 15 * MINUTE_MS;
/** Before the first point longer: the room dries. */
const DRY_MS = 75 * MINUTE_MS;
const RAMP_K = 3;
/** Units hold the room a little beyond their set-point: the first guess by how much, in K. */
const BEYOND_K = 0.5;
/** A point is balanced once the room stands this near, in K, and the capacity this near to the load. */
const NEAR_K = 0.5;
const NEAR_SHARE = 0.03;
/** A set-point is moved by at most this at once, in K. */
const MOVE_K = 1;
const ROUNDS = 6;
/** Room and control are still on their way when they are looked at: less than the difference is corrected. */
const DAMPED = 0.6;
/** The first point begins with this share of its load: a unit that is at its limit shows no balance. */
const FIRST_SHARE = 0.6;
/** Below this share of the largest load units cycle: such a point takes longer to see. */
const CYCLING_SHARE = 0.45;
const CYCLING_MS = 3 * HOUR_MS;
const CYCLING_ADJUST_MS = 90 * MINUTE_MS;
const CYCLING_ROUNDS = 2;

/** Indoor conditions of the standard rating, in °C ((EU) 626/2011). */
export const INDOOR_C = { cool: 27, heat: 20 } as const;

/** Cooling or heating. */
export type Season = keyof typeof INDOOR_C;

/** A point that is to be measured. */
export interface PointWish {
  readonly outdoorC: number;
  /** Heat that the unit is to move, in W. */
  readonly loadW: number;
}

/** Device time of the soak and of one point, in ms. */
export const LASTS_MS = {
  soak: SOAK_MS + DRY_MS,
  point: RAMP_MS + SETTLE_MS + ROUNDS * (SETTLE_MS + ADJUST_MS) + MEASURE_MS,
  rest: REST_MS + MEASURE_MS / 4,
} as const;

/** A rated value as the bench knows it before the case begins; NaN where nobody tells one. */
export function known(dut: Dut, name: string): number {
  const text = dut.statement.values[name] ?? dut.found[`info/${name}`];
  return text === undefined || text === "" ? Number.NaN : Number(text);
}

/** Can the unit heat? */
export function reversible(dut: Dut): boolean {
  return (dut.surface?.properties["climate/mode"]?.format ?? "").split(",").includes("heat");
}

/** Asks for a value where the device has such a property, and waits for it. */
export async function ask(bench: Bench, path: string, value: string): Promise<void> {
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

/** A set-point on the declared grid and in the declared range, in °C. */
function legalSetpoint(bench: Bench, celsius: number): number {
  const property = bench.dut.surface?.properties["climate/temperature-setpoint"];
  const range = parseNumericFormat(property?.format);
  const { min = 16, max = 30, step = 0.5 } = range.ok ? range.value : {};
  const stepped = Math.round((celsius - min) / step) * step + min;
  return Number(Math.min(max, Math.max(min, stepped)).toFixed(2));
}

/** Notes how rig and unit are set, lets the room soak at its temperature, and puts everything back at last. */
export function inChamber(season: Season, measured: readonly Step[]): readonly Step[] {
  const rig = keeperOf(
    "chamber/heat-load",
    "chamber/outdoor-temperature",
    "chamber/temperature-setpoint",
    "chamber/active",
  );
  const indoorC = INDOOR_C[season];
  return [
    {
      text: `Let the room soak at ${indoorC} °C with the unit switched off`,
      run: async (bench) => {
        rig.keep(bench);
        await ask(bench, "climate/power", "false");
        await bench.setRig("chamber/temperature-setpoint", String(indoorC));
        await bench.setRig("chamber/active", "true");
        await bench.setRig("meter/period", String(READ_SELDOM_S));
        await bench.pass(SOAK_MS);
      },
    },
    ...measured,
    {
      text: "Put back what was set before",
      run: async (bench) => {
        await readAsUsual(bench);
        await restore(bench);
        await rig.putBack(bench);
      },
    },
  ];
}

/** Switches the unit on in `season`, everything automatic and nothing that limits it. */
async function switchOn(bench: Bench, season: Season): Promise<void> {
  await ask(bench, "climate/eco", "false");
  await ask(bench, "climate/sleep", "false");
  await ask(bench, "climate/mode", season);
  await ask(bench, "fan/speed", "auto");
  await ask(bench, "climate/power", "true");
}

/** Steps that measure part-load points one after another, each between `point-begin` and `point-end`. */
export function measurePoints(season: Season, points: readonly PointWish[]): readonly Step[] {
  const indoorC = INDOOR_C[season];
  const largestW = Math.max(...points.map(({ loadW }) => loadW));
  const balance = balancing(season);
  return points.map((wish) => ({
    text: `${wish.outdoorC} °C outdoors: balance ${Math.round(wish.loadW)} W and measure`,
    run: async (bench) => {
      const cycles = wish.loadW < CYCLING_SHARE * largestW;
      await bench.setRig("chamber/outdoor-temperature", String(wish.outdoorC));
      await balance(bench, wish, cycles);
      bench.mark("point-begin", { ...wish, season, indoorC });
      await bench.pass(cycles ? CYCLING_MS : MEASURE_MS);
      // The reading that closes the window.
      await bench.pass(2 * READ_EVERY_S * 1000);
      bench.mark("point-end");
    },
  }));
}

/**
 * Brings room and unit to a point: it runs up while the chamber holds the room, then the chamber lets go
 * and heat load and set-point are moved until capacity and room are where they should be. Walls and
 * leaks bring in heat as well; what they did at one point is the first guess at the next.
 */
function balancing(
  season: Season,
): (bench: Bench, wish: PointWish, cycles: boolean) => Promise<void> {
  const sign = season === "cool" ? 1 : -1;
  const indoorC = INDOOR_C[season];
  const walls: (readonly [outdoorC: number, gainW: number])[] = [];
  let setpointC = indoorC - sign * BEYOND_K;
  const setpoint = async (bench: Bench, celsius: number) =>
    await ask(bench, "climate/temperature-setpoint", String(legalSetpoint(bench, celsius)));
  return async (bench, { outdoorC, loadW }, cycles) => {
    const first = walls.length === 0;
    const rounds = cycles ? CYCLING_ROUNDS : ROUNDS;
    await bench.setRig("chamber/active", "true");
    await switchOn(bench, season);
    await setpoint(bench, indoorC - sign * RAMP_K);
    await bench.pass(first ? DRY_MS : RAMP_MS);
    await readEvery(bench, READ_EVERY_S);
    await setpoint(bench, setpointC);
    const wishW = sign * loadW;
    let setW = await setLoad(bench, first ? FIRST_SHARE * wishW : wishW - gainAt(walls, outdoorC));
    await bench.setRig("chamber/active", "false");
    await bench.pass(SETTLE_MS);
    let nearBefore = false;
    for (let round = 0; round < rounds; round++) {
      const meanW = await meanCapacity(bench, cycles ? CYCLING_ADJUST_MS : ADJUST_MS);
      const offK = Number(bench.rigText("chamber/temperature")) - indoorC;
      const balanced = Math.abs(meanW - wishW) <= NEAR_SHARE * loadW;
      const near = balanced && !(Math.abs(offK) > NEAR_K);
      // Twice in a row: what only passes by is not balanced.
      if (near && (nearBefore || cycles)) break;
      nearBefore = near;
      if (near) continue;
      if (balanced) {
        setpointC -= Math.min(MOVE_K, Math.max(-MOVE_K, offK));
        await setpoint(bench, setpointC);
      } else {
        setW = await setLoad(bench, setW + DAMPED * (wishW - meanW));
      }
      await bench.pass(SETTLE_MS);
    }
    walls.push([outdoorC, wishW - setW]);
  };
}

/** What walls and leaks bring in at an outdoor temperature, in W: a straight line through the last two points. */
function gainAt(walls: readonly (readonly [number, number])[], outdoorC: number): number {
  const [last, before] = [walls.at(-1), walls.at(-2)];
  if (!last || !before) return last?.[1] ?? 0;
  return last[1] + ((last[1] - before[1]) * (outdoorC - last[0])) / (last[0] - before[0]);
}

async function setLoad(bench: Bench, watts: number): Promise<number> {
  const rounded = Math.round(watts);
  await bench.setRig("chamber/heat-load", String(rounded));
  return rounded;
}

/** Mean capacity over `lastsMs` by the calorimeter's counters, in W; positive while it cools. */
async function meanCapacity(bench: Bench, lastsMs: number): Promise<number> {
  const netWh = () =>
    Number(bench.rigText("calorimeter/cooling") ?? 0) -
    Number(bench.rigText("calorimeter/heating") ?? 0);
  const [beforeWh, fromMs] = [netWh(), bench.nowMs];
  await bench.pass(lastsMs);
  const hours = ((bench.nowMs - fromMs) * bench.dut.rate) / HOUR_MS;
  return (netWh() - beforeWh) / hours;
}

/** A state in which the unit moves no heat. */
export interface RestWish {
  readonly name: "thermostat-off" | "standby" | "standby-cool";
  readonly outdoorC: number;
}

/** Steps that measure what the unit draws at rest, each between `<name>-begin` and `<name>-end`. */
export function measureRest(season: Season, rests: readonly RestWish[]): readonly Step[] {
  return rests.map(({ name, outdoorC }) => ({
    text: `Measure its power at rest: ${name}, ${outdoorC} °C outdoors`,
    run: async (bench) => {
      await bench.setRig("chamber/outdoor-temperature", String(outdoorC));
      await bench.setRig("chamber/active", "true");
      if (name === "thermostat-off") {
        await switchOn(bench, season);
        const idleC = legalSetpoint(bench, season === "cool" ? 99 : -99);
        await ask(bench, "climate/temperature-setpoint", String(idleC));
      } else {
        await ask(bench, "climate/power", "false");
      }
      await bench.pass(REST_MS);
      bench.mark(`${name}-begin`);
      await bench.pass(MEASURE_MS / 4);
      bench.mark(`${name}-end`);
    },
  }));
}
