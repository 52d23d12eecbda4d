/** Energy per 24 h in one room of the label's test, from steady state, defrosts and their interval. */

import {
  type Contribution,
  type Quantity,
  quantityOf,
  rectangular,
  rootSumSquares,
} from "../../metrics/quantity.ts";
import {
  ambientEnergy,
  runTimeDefrostIntervalH,
  variableDefrostIntervalH,
} from "../../metrics/refrigerator-energy-test.ts";
import { type TestPeriods, testPeriodsOf } from "../../metrics/refrigerator-test-periods.ts";
import type { Line, View } from "../../view.ts";
import {
  energyBetween,
  type Measured,
  meterClass,
  ratedNumber,
  ratedWord,
  spanning,
} from "../metering.ts";
import {
  benchT,
  DEFROST,
  HOUR_MS,
  RECOVERY_MS,
  recordOf,
  type Window,
} from "./refrigerator-test.ts";

/** A shorter stretch of whole cycles is no steady state, in ms. */
const LEAST_STEADY_MS = 2 * HOUR_MS;
/** What an interval that follows from running time may be wrong by. */
const RUN_TIME_SHARE = 0.05;
/** kWh per 24 h of a power of 1 W. */
const KWH_PER_W = 0.024;

/** How long it is from one defrost to the next, and how that is known. */
export interface Interval {
  readonly hours: number;
  readonly how: string;
  /** Standard uncertainty as a share of it. */
  readonly share: number;
}

/** Energy in one room with what it was computed from. */
export interface RoomEnergy {
  readonly ambientC: number;
  /** E_T, in kWh per 24 h. */
  readonly quantity: Quantity;
  /** P_ss, in W. */
  readonly steadyW: number;
  /** Mean of what the defrosts took beyond that, in Wh; `undefined` where none was seen. */
  readonly incrementWh: number | undefined;
  readonly interval: Interval | undefined;
  /** Running time of the compressor between two defrosts, in h, where two were seen. */
  readonly runTimeH: number | undefined;
  readonly pointers: readonly number[];
}

interface Part {
  readonly measured: Measured;
  readonly energyWh: number;
  readonly durationH: number;
  /** Standard uncertainty of the energy but for the meter's class, in Wh. */
  readonly standardWh: number;
}

/** The energy of a stretch of a window. */
function partOf(
  view: View,
  window: Window,
  span: { fromMs: number; toMs: number },
): Part | undefined {
  const fromT = benchT(view, window, span.fromMs);
  const measured = energyBetween(view, fromT, benchT(view, window, span.toMs));
  if (!measured) return undefined;
  const rest = (measured.quantity.contributions ?? []).filter(({ name }) => name !== "meter class");
  return {
    measured,
    energyWh: measured.quantity.value,
    durationH: (span.toMs - span.fromMs) / HOUR_MS,
    standardWh: rootSumSquares(rest.map(({ standard }) => standard)),
  };
}

/** When it defrosted in a window, in ms of the record. */
function defrostsOf(view: View, window: Window) {
  const { from, to } = window;
  const since = (line: Line) => view.deviceMs(Math.max(line.t, from.t) - from.t);
  const told = spanning(view.told(DEFROST), from, to);
  return told.flatMap((line, index) => {
    if (line.text !== "true" || told[index - 1]?.text === "true") return [];
    const end = told.slice(index).find(({ text }) => text !== "true");
    return [{ fromMs: since(line), toMs: end ? since(end) : since(to) }];
  });
}

/** The interval between defrosts: as it was seen, declared, or by the compressor's running time. */
function intervalOf(
  view: View,
  { ambientC }: Window,
  periods: TestPeriods,
  runTimeH: number | undefined,
): Interval | undefined {
  const seen = periods.interval;
  if (seen) return { hours: seen.durationMs / HOUR_MS, how: "as seen", share: 0 };
  const control = ratedWord(view, "defrost-control");
  const shortest = ratedNumber(view, "defrost-interval-shortest")?.value;
  const longest = ratedNumber(view, "defrost-interval-longest")?.value;
  if (control === "variable" && shortest && longest && longest >= shortest && shortest > 0) {
    const hours = variableDefrostIntervalH(shortest, longest, ambientC < 24 ? 16 : 32);
    return { hours, how: "from the shortest and longest declared", share: 0 };
  }
  if (control !== "run-time" || runTimeH === undefined || !periods.duty) return undefined;
  return {
    hours: runTimeDefrostIntervalH(runTimeH, periods.duty),
    how: `${runTimeH.toFixed(2)} h of running, as in the other room`,
    share: rectangular(RUN_TIME_SHARE),
  };
}

/** What a defrost period took beyond steady state, without rounding, in Wh. */
const incrementOf = ({ energyWh, durationH }: Part, steadyW: number): number =>
  energyWh - steadyW * durationH;

/** The uncertainty of E_T in kWh per 24 h, line by line. */
function budget(
  view: View,
  dailyKwh: number,
  steady: readonly Part[],
  defrosts: readonly Part[],
  interval: Interval | undefined,
  endsW: number,
): Contribution[] {
  const steadyH = steady.reduce((sum, { durationH }) => sum + durationH, 0);
  const steadyWh = steady.reduce((sum, { energyWh }) => sum + energyWh, 0);
  const edgesW = rootSumSquares(steady.map(({ standardWh }) => standardWh)) / steadyH;
  const parts: Contribution[] = [
    meterClass(view, dailyKwh),
    {
      name: "steady state, edges",
      standard: KWH_PER_W * edgesW,
      method: "readings at the ends of the whole cycles",
    },
    {
      name: "steady state, cycles",
      standard: KWH_PER_W * rectangular(endsW / 2),
      method: "rectangular within the means with a cycle or two left out at either end",
    },
  ];
  if (!interval || defrosts.length === 0) return parts;
  const n = defrosts.length;
  const readWh = rootSumSquares(defrosts.map(({ standardWh }) => standardWh)) / n;
  const perDay = KWH_PER_W / interval.hours;
  const meanWh = defrosts.reduce((sum, part) => sum + incrementOf(part, steadyWh / steadyH), 0) / n;
  return [
    ...parts,
    { name: "defrost", standard: perDay * readWh, method: "readings at the ends of its period" },
    {
      name: "defrost interval",
      standard: perDay * Math.abs(meanWh) * interval.share,
      method: interval.how,
    },
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** One defrost in the time there was, or none: half of it, rectangular. */
const assumedInterval = (hours: number): Interval => ({
  hours: 2 * hours,
  how: "no second defrost was seen: rectangular between one in the window and none",
  share: rectangular(1),
});

/**
 * Energy per 24 h in a window of the label's test; `undefined` where no steady state was metered.
 * @param runTimeH running time between two defrosts that was seen in another room, in h
 */
export function roomEnergy(
  view: View,
  window: Window,
  runTimeH?: number | undefined,
): RoomEnergy | undefined {
  const record = recordOf(view, window);
  if (!record) return undefined;
  const options = { recoveryMs: RECOVERY_MS, leastSteadyMs: LEAST_STEADY_MS };
  const periods = testPeriodsOf(record, defrostsOf(view, window), options);
  const steady = periods.steady.flatMap((span) => partOf(view, window, span) ?? []);
  if (steady.length === 0) return undefined;
  const clean = periods.defrosts.filter(({ clean: is }) => is);
  const used = clean.length > 0 ? clean : periods.defrosts;
  const defrosts = used.flatMap((span) => partOf(view, window, span) ?? []);
  const windowH = view.deviceMs(window.to.t - window.from.t) / HOUR_MS;
  const found = intervalOf(view, window, periods, runTimeH);
  const interval = defrosts.length > 0 ? (found ?? assumedInterval(windowH)) : undefined;
  const steadyState = {
    energyWh: steady.reduce((sum, { energyWh }) => sum + energyWh, 0),
    durationH: steady.reduce((sum, { durationH }) => sum + durationH, 0),
  };
  const period = {
    energyWh: mean(defrosts.map(({ energyWh }) => energyWh)),
    durationH: mean(defrosts.map(({ durationH }) => durationH)),
  };
  const energy = ambientEnergy({
    steadyState,
    defrosts: interval ? [{ period, intervalH: interval.hours }] : [],
  });
  const quantity = quantityOf({
    value: energy.dailyKwh,
    unit: "kWh/24h",
    method: `0.024 (P_ss + increment / interval) at ${window.ambientC} °C`,
    contributions: budget(view, energy.dailyKwh, steady, defrosts, interval, periods.endsW),
  });
  return {
    ambientC: window.ambientC,
    quantity,
    steadyW: energy.steadyPowerW,
    incrementWh: energy.defrosts[0]?.incrementWh,
    interval,
    runTimeH: periods.interval ? periods.interval.runMs / HOUR_MS : undefined,
    pointers: [...steady, ...defrosts].flatMap(({ measured }) => measured.pointers),
  };
}
