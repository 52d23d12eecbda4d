/** The 24 h standing test of a water heater: what keeping the water hot takes, over whole cycles. */

import type { Bench } from "../../bench.ts";
import { blockedBy, type Claim, undecided, unknownLimit, within } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import { type Quantity, quantityOf, rectangular, scaled } from "../../metrics/quantity.ts";
import { roundTo } from "../../metrics/rounding.ts";
import {
  heaterGrade,
  heaterGradeWord,
  lossGrade,
  referenceLoss,
  STANDING_DIFFERENCE_K,
  standingLossKwh,
} from "../../metrics/water-heater-gb-21519-2008.ts";
import type { Line, View } from "../../view.ts";
import { energyBetween, rigNumber } from "../metering.ts";
import {
  askThermostat,
  disturbance,
  HEATING_W,
  HOUR_MS,
  heats,
  MINUTE_MS,
  meanBetween,
  now,
  outletJump,
  PLOT,
  ROOM_C,
  setScene,
  soundRating,
  THERMOSTAT_C,
  toCall,
  toCutOut,
} from "./water-heater-scene.ts";

const LOSS = "green.water-heater.standing-loss";
const DECLARED = "green.water-heater.standing-loss-declared";
const DAY_MS = 24 * HOUR_MS;
/** The water as a whole may be colder or warmer than the outlet's mouth by this, in K (assumed). */
const LAYERS_K = 0.5;
/** What a chamber's own thermometer is taken to be wrong by, in K (assumed). */
const CHAMBER_K = 0.2;
const UNTOLD_OUTLET_K = 0.5;

/** Brings the water, on the mean of a cycle, to about 45 K above the room, and waits for its end. */
export async function settle(bench: Bench): Promise<void> {
  await setScene(bench);
  if (!heats(bench)) await bench.pass(3 * MINUTE_MS);
  await toCutOut(bench);
  const hotC = now(bench, "outlet/temperature");
  await toCall(bench);
  const meanC = (hotC + now(bench, "outlet/temperature")) / 2;
  bench.need(Number.isFinite(meanC), "the outlet thermometer gives no reading", "no-instrument");
  await askThermostat(bench, THERMOSTAT_C + ROOM_C + STANDING_DIFFERENCE_K - meanC);
  await bench.pass(3 * MINUTE_MS);
  await toCutOut(bench);
}

/** At least 24 h from the end of a heating to the end of another, between `standing-` marks. */
export async function stand(bench: Bench): Promise<void> {
  bench.mark("standing-begin");
  await bench.pass(DAY_MS);
  await toCutOut(bench);
  // The readings that close the measurement.
  await bench.pass(3 * MINUTE_MS);
  bench.mark("standing-end");
}

/** The standing loss as it was measured. */
export interface Standing {
  /** kWh per 24 h, brought to 45 K. */
  readonly loss: Quantity;
  /** The same as metered, at the difference that there was, in kWh per 24 h. */
  readonly plainKwh: number;
  readonly differenceK: number;
  readonly hours: number;
  readonly pointers: readonly number[];
  readonly figure: Figure;
}

/** Times at which the element has gone off, each with the reading after it. */
function cutOuts(view: View, from: Line, to: Line): readonly number[] {
  const readings = view.readings("meter/power");
  return readings.flatMap(({ index, t, value }, place) => {
    if (index > to.index || value > HEATING_W) return [];
    const before = readings[place - 1];
    // The first reading without the element still counts a part of its last minute.
    const after = readings[place + 1];
    if (!before || before.value <= HEATING_W || !after || after.t < from.t) return [];
    return [Math.max(after.t, t)];
  });
}

/** The standing test of a view; what kept it from being measured where it was disturbed. */
export function standingOf(
  view: View,
): Standing | { readonly problem: string; readonly pointers: readonly number[] } | undefined {
  const from = view.mark("standing-begin");
  const to = view.mark("standing-end");
  if (!from || !to) return undefined;
  const pointers = [to.index, from.index];
  const disturbed = disturbance(view, from, to) ?? outletJump(view, from, to);
  if (disturbed !== undefined) return { problem: disturbed, pointers };
  const ends = cutOuts(view, from, to);
  const [fromT, toT] = [ends[0], ends.at(-1)];
  if (fromT === undefined || toT === undefined || !(toT > fromT)) {
    return { problem: "the meter showed no two ends of a heating", pointers };
  }
  const energy = energyBetween(view, fromT, toT);
  const waterC = meanBetween(view, "outlet/temperature", fromT, toT);
  const roomC = meanBetween(view, "chamber/temperature", fromT, toT);
  if (!energy || waterC === undefined || roomC === undefined || !(waterC > roomC)) {
    return { problem: "energy, water or air were not read around the test", pointers };
  }
  const hours = view.deviceMs(toT - fromT) / HOUR_MS;
  const differenceK = waterC - roomC;
  const kwh = energy.quantity.value / 1000;
  const value = standingLossKwh(kwh, hours, differenceK);
  const outletK = rigNumber(view, "outlet/limit")?.value ?? UNTOLD_OUTLET_K;
  const perWh = value / energy.quantity.value;
  const perK = value / differenceK;
  const kelvin = (name: string, halfWidthK: number, method: string) => ({
    name,
    standard: rectangular(halfWidthK) * perK,
    method: `rectangular within ${halfWidthK} K, ${method}`,
  });
  const loss = quantityOf({
    value,
    unit: "kWh/24h",
    method: `energy meter over ${hours.toFixed(2)} h of whole cycles, brought from ${differenceK.toFixed(1)} to ${STANDING_DIFFERENCE_K} K`,
    contributions: [
      ...(energy.quantity.contributions ?? []).map((part) => ({
        ...part,
        standard: part.standard * perWh,
      })),
      kelvin("outlet thermometer", outletK, "its limit of error"),
      kelvin("chamber thermometer", CHAMBER_K, "assumed"),
      kelvin("layers", LAYERS_K, "between the outlet and the whole of the water, assumed"),
    ],
  });
  const plainKwh = (kwh * 24) / hours;
  return {
    loss,
    plainKwh,
    differenceK,
    hours,
    pointers: energy.pointers,
    figure: courseOf(view, fromT, toT),
  };
}

/** Energy since the beginning against time, at most some 150 points. */
function courseOf(view: View, fromT: number, toT: number): Figure {
  const readings = view.readings("meter/energy").filter(({ t }) => t >= fromT && t <= toT);
  const first = readings[0]?.value ?? 0;
  const nth = Math.max(1, Math.ceil(readings.length / 150));
  const points = readings
    .filter((_, index) => index % nth === 0 || index === readings.length - 1)
    .map(({ t, value }): [number, number] => [
      roundTo(view.deviceMs(t - fromT) / HOUR_MS, 3),
      roundTo((value - first) / 1000, 4),
    ]);
  return {
    title: "Energy to keep the water hot",
    x: { label: "time", unit: "h" },
    y: { label: "energy", unit: "kWh" },
    series: [{ label: "metered", shape: "line", points }],
  };
}

/** ε with the uncertainty of the loss, to one decimal as the standard has it. */
function coefficientOf(loss: Quantity, referenceKwh: number): Quantity {
  const exact = scaled(loss, 1 / referenceKwh, "1", `${loss.method}; over Q = ${referenceKwh} kWh`);
  return { ...exact, value: roundTo(exact.value, 1) };
}

/**
 * Claims about the standing loss.
 * @param outputPercent the measured output rate, for the grade of both; `undefined` without one.
 */
export function judgeStanding(view: View, outputPercent: number | undefined): readonly Claim[] {
  const standing = standingOf(view);
  if (!standing) return [];
  const max = view.terms.parameter(LOSS, "standing-loss-max");
  const expected = `<= ${max}`;
  const both = (claim: (requirement: typeof LOSS | typeof DECLARED) => Claim) =>
    [LOSS, DECLARED].map((id) => claim(id as typeof LOSS));
  if ("problem" in standing) {
    const { problem: actual, pointers } = standing;
    const seen = { expected, actual, pointers, plot: PLOT };
    return both((id) => undecided(id, "scene-failed", seen));
  }
  const { pointers, figure } = standing;
  const volume = soundRating(view, "rated-volume", "L");
  if ("problem" in volume) {
    const seen = { expected, actual: volume.problem, pointers: [volume.pointer], plot: PLOT };
    return both((id) => blockedBy(id, "statement-missing", seen));
  }
  const reference = referenceLoss(volume.value);
  const measured = coefficientOf(standing.loss, reference.kwhPerDay);
  const grade =
    outputPercent === undefined
      ? `${heaterGradeWord(lossGrade(measured.value))}, by the standing loss alone`
      : heaterGradeWord(heaterGrade(measured.value, outputPercent));
  const seen = { pointers: [...pointers, volume.pointer], plot: PLOT, figure, grade };
  const told = `measured ${measured.value} with Q = ${reference.kwhPerDay} kWh`;
  if (reference.confidence !== "verified") {
    const actual = `the reference of ${volume.value} L is only recalled; ${told}`;
    return both((id) => unknownLimit(id, { ...seen, expected, actual }));
  }
  const plain = roundTo(standing.plainKwh / reference.kwhPerDay, 1);
  const rule = view.terms.decision;
  /** A limit that only the recalled normalisation keeps or breaks is not decided by it. */
  const against = (id: typeof LOSS | typeof DECLARED, value: number): Claim => {
    if (measured.value <= value !== plain <= value) {
      const actual = `${measured.value} at ${STANDING_DIFFERENCE_K} K (recalled) but ${plain} at the ${standing.differenceK.toFixed(1)} K of the test`;
      return unknownLimit(id, { ...seen, expected: `<= ${value}`, actual });
    }
    return within(id, measured, { value, unit: "1", sense: "<=" }, rule, seen);
  };
  const declared = soundRating(view, "standing-loss-coefficient", "1");
  return [
    against(LOSS, max),
    "problem" in declared
      ? blockedBy(DECLARED, "statement-missing", {
          expected: "<= the declared coefficient",
          actual: declared.problem,
          pointers: [declared.pointer],
        })
      : against(DECLARED, declared.value),
  ];
}
