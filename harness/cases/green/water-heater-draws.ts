/** Draw-offs of a load profile: how the bench draws them, and what they came to by the instruments. */

import type { Bench } from "../../bench.ts";
import {
  type DrawOff,
  drawOffs,
  type LoadProfile,
  usefulKwh,
} from "../../metrics/water-heater-load-profiles.ts";
import type { Line, Mark, View } from "../../view.ts";
import { type Reading, readEvery, rigNumber } from "../metering.ts";
import { INLET_C, MINUTE_MS, now } from "./water-heater-scene.ts";

const READ_EVERY_S = 5;
/** The instruments read this often before the tap is opened, so that the beginning is seen. */
const LEAD_MS = READ_EVERY_S * 1000;
/** The first draw-off of a day, in minutes of the profile's clock. */
const DAY_BEGINS_MIN = 7 * 60;
const DAY_MIN = 24 * 60;
/** A draw that takes so many times longer than water of 45 K would is given up. */
const PATIENCE = 4;
const USUAL_RISE_K = 45;
const LEAST_PATIENCE_MS = 2 * MINUTE_MS;
/** What the tap may deliver less than the table asks before it counts as short (assumed). */
const SHORT_SHARE = 0.02;

/** Adds up useful energy from meter and thermometer as they come. */
class Tally {
  kwh = 0;
  #totalL: number;
  readonly #draw: DrawOff;
  readonly #inletC: number;

  constructor(draw: DrawOff, totalL: number, inletC: number) {
    this.#draw = draw;
    this.#totalL = totalL;
    this.#inletC = inletC;
  }

  read(totalL: number, outletC: number): void {
    if (!(totalL > this.#totalL)) return;
    if (outletC >= this.#draw.usefulC) {
      this.kwh += usefulKwh(totalL - this.#totalL, outletC - this.#inletC);
    }
    this.#totalL = totalL;
  }
}

/** How long a draw-off takes with water `riseK` above the inlet, in ms. */
function lastsMs({ energyKwh, flowLMin }: DrawOff, riseK: number): number {
  return (energyKwh / usefulKwh(flowLMin, Math.max(1, riseK))) * MINUTE_MS;
}

/**
 * Opens the tap until the useful energy has come, between the marks `draw` and `draw-end`.
 * @param restEveryS how often the instruments are read again afterwards.
 */
async function drawOff(bench: Bench, draw: DrawOff, restEveryS: number): Promise<void> {
  await readEvery(bench, READ_EVERY_S);
  const { energyKwh, flowLMin, usefulC, peakC } = draw;
  bench.mark("draw", { minute: draw.minute, energyKwh, flowLMin, usefulC, peakC });
  const inletC = now(bench, "water/inlet-temperature");
  const tally = new Tally(draw, now(bench, "hot-water/total"), inletC);
  const mostMs = Math.max(LEAST_PATIENCE_MS, PATIENCE * lastsMs(draw, USUAL_RISE_K));
  const litres = Number(((flowLMin * mostMs) / MINUTE_MS).toFixed(1));
  const opened = await bench.operate("draw", { litres, flow: flowLMin });
  bench.need(opened === "ok", `the tap could not be opened: ${opened}`);
  const openedMs = bench.nowMs;
  const leftMs = () => {
    const riseK = now(bench, "outlet/temperature") - inletC;
    return lastsMs({ ...draw, energyKwh: energyKwh - tally.kwh }, riseK);
  };
  const sinceMs = () => (bench.nowMs - openedMs) * bench.dut.rate;
  // What is missing is less than the next reading will bring: then it is timed.
  const firstMs = leftMs();
  if (firstMs > LEAD_MS) {
    await bench.pass(mostMs, () => {
      tally.read(now(bench, "hot-water/total"), now(bench, "outlet/temperature"));
      return leftMs() <= LEAD_MS;
    });
  }
  const missing = tally.kwh < energyKwh && sinceMs() < mostMs;
  if (missing) await bench.pass(Math.max(0, leftMs()));
  await bench.operate("close-tap");
  // The reading that closes the draw.
  await bench.pass(2 * READ_EVERY_S * 1000);
  bench.mark("draw-end");
  await bench.setRig("meter/period", String(restEveryS));
}

/**
 * Lets a day of draw-offs pass, 24 h from its beginning on; the marks are `day` and `day-end`.
 * @param restEveryS how often the instruments are read while nothing is drawn.
 */
export async function drawDay(
  bench: Bench,
  profile: LoadProfile,
  restEveryS: number,
): Promise<void> {
  const draws = drawOffs[profile] ?? [];
  bench.mark("day", { profile });
  const startMs = bench.nowMs;
  const untilMinute = async (minute: number, leadMs: number) => {
    const passedMs = (bench.nowMs - startMs) * bench.dut.rate;
    const waitMs = minute * MINUTE_MS - leadMs - passedMs;
    if (waitMs > 0) await bench.pass(waitMs);
  };
  for (const draw of draws) {
    await untilMinute(draw.minute - DAY_BEGINS_MIN, LEAD_MS);
    await drawOff(bench, draw, restEveryS);
  }
  await untilMinute(DAY_MIN, 0);
  bench.mark("day-end");
}

/** A draw-off as the instruments saw it. */
export interface Drawn {
  readonly begin: Mark;
  readonly end: Mark;
  readonly asked: DrawOff;
  /** Useful energy, in kWh. */
  readonly kwh: number;
  readonly peakC: number;
  readonly litres: number;
  /** What is short of the table; `undefined` where nothing is. */
  readonly short: string | undefined;
}

/** The instruments' readings of the whole trace, read once: a fortnight has hundreds of draw-offs. */
interface Series {
  readonly totals: readonly Reading[];
  readonly outlet: readonly Reading[];
  readonly inletC: number;
}

/** Where the first reading after a line stands in a series. */
function placeAfter(series: readonly Reading[], index: number): number {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series[middle]?.index ?? index) > index) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Useful energy between two lines: each litre at the temperature it came with. */
function sumUp({ totals, outlet, inletC }: Series, from: Line, to: Line, usefulC: number) {
  const first = placeAfter(totals, from.index);
  const beyond = placeAfter(totals, to.index);
  let last = totals[first - 1];
  let place = placeAfter(outlet, from.index) - 1;
  let lastC = outlet[place]?.value;
  if (!last || lastC === undefined || beyond === first) return undefined;
  const startL = last.value;
  let kwh = 0;
  let peakC = Number.NEGATIVE_INFINITY;
  for (const total of totals.slice(first, beyond)) {
    while ((outlet[place + 1]?.t ?? Number.POSITIVE_INFINITY) <= total.t) place++;
    const outletC: number = outlet[place]?.value ?? lastC;
    const meanC: number = (lastC + outletC) / 2;
    if (meanC >= usefulC) kwh += usefulKwh(total.value - last.value, meanC - inletC);
    if (total.value > last.value) peakC = Math.max(peakC, meanC);
    last = total;
    lastC = outletC;
  }
  return { kwh, peakC, litres: last.value - startL };
}

/** A series with what was found retained before its first reading. */
function withFound(view: View, path: string, from: Line): readonly Reading[] {
  const readings = view.readings(path);
  const found = rigNumber(view, path, from);
  const known = found && !readings.some(({ index }) => index === found.index);
  return known ? [found, ...readings] : readings;
}

/** The draw-offs between two lines that were made to their end and read. */
export function drawnBetween(view: View, from: Line, to: Line): readonly Drawn[] {
  const ends = view.between(view.marksOf("draw-end"), from, to);
  const begins = view.between(view.marksOf("draw"), from, to);
  const series: Series = {
    totals: withFound(view, "hot-water/total", from),
    outlet: withFound(view, "outlet/temperature", from),
    inletC: rigNumber(view, "water/inlet-temperature", to)?.value ?? INLET_C,
  };
  return begins.flatMap((begin): Drawn[] => {
    const end = ends.find(({ index }) => index > begin.index);
    if (!end) return [];
    const { minute, energyKwh, flowLMin, usefulC, peakC } = begin.data;
    const asked: DrawOff = {
      minute: Number(minute),
      energyKwh: Number(energyKwh),
      flowLMin: Number(flowLMin),
      usefulC: Number(usefulC),
      ...(typeof peakC === "number" ? { peakC } : {}),
    };
    const sum = sumUp(series, begin, end, asked.usefulC);
    return sum ? [{ begin, end, asked, ...sum, short: shortOf(asked, sum) }] : [];
  });
}

function shortOf(asked: DrawOff, sum: { kwh: number; peakC: number }): string | undefined {
  const clock = `${String(Math.floor(asked.minute / 60)).padStart(2, "0")}:${String(asked.minute % 60).padStart(2, "0")}`;
  if (sum.kwh < (1 - SHORT_SHARE) * asked.energyKwh) {
    return `${clock}: ${sum.kwh.toFixed(3)} of ${asked.energyKwh} kWh at ${asked.usefulC} °C or more`;
  }
  if (asked.peakC !== undefined && sum.peakC < asked.peakC) {
    return `${clock}: ${sum.peakC.toFixed(1)} °C at most, ${asked.peakC} °C asked for`;
  }
  return undefined;
}
