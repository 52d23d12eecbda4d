/** Energy, measured: as much is counted as a meter at the plug shows. */

import { has } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, undecided, within } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { quantityOf, rectangular } from "../metrics/quantity.ts";
import type { Line, Mark, View } from "../view.ts";
import { ENERGY, resolutionKWh, showWh } from "./energy.ts";
import { readAsUsual, readEvery, rigNumber } from "./metering.ts";

/** Enough energy that the counter's resolution does not matter, in steps of the counter. */
const ENOUGH_STEPS = 30;
/** Longest measurement, in ms of device time: a day, for what hardly draws anything. */
const MEASURING_MS = 24 * 3_600_000;
/** After so long, in ms of device time, little is drawn and seldom readings will do. */
const BRISK_MS = 3_600_000;
/** The meter is read every so often, in s, so that its readings lie close to the counter's. */
const BRISK_S = 10;
const SELDOM_S = 60;
/** Accuracy of a meter that does not tell its class, in percent. */
const UNTOLD_CLASS_PERCENT = 2;

/** A setting that makes an appliance draw more than standby. */
interface Demand {
  readonly path: string;
  readonly payload: string;
}

/** What to ask for: switched on, worked by hand, at the highest level; in this order. */
function demands(dut: Dut): readonly Demand[] {
  const settable = Object.values(dut.surface?.properties ?? {}).filter(
    (property) => property.settable && property.retained,
  );
  const named = (id: string, payload: (property: SurfaceProperty) => string | undefined) =>
    settable.flatMap((property): readonly Demand[] => {
      const wanted = property.path.endsWith(`/${id}`) ? payload(property) : undefined;
      return wanted === undefined ? [] : [{ path: property.path, payload: wanted }];
    });
  return [
    ...named("power", ({ datatype }) => (datatype === "boolean" ? "true" : undefined)),
    ...named("mode", ({ format }) => format?.split(",").find((word) => word === "manual")),
    ...named("level", ({ format }) => {
      const range = parseNumericFormat(format);
      return range.ok && range.value.max !== undefined ? String(range.value.max) : undefined;
    }),
  ];
}

const startWork: Step = {
  text: "Switch it on, or start its programme, so that it draws power",
  run: async (bench) => {
    for (const { path, payload } of demands(bench.dut)) await bench.request(path, payload);
    if (bench.dut.surface?.properties["programme/start"] === undefined) return;
    if (bench.dut.abilities.includes("person")) {
      await bench.operate("allow-remote-start", { allowed: true });
    }
    await bench.request("programme/start", "{}");
  },
};

const endWork: Step = {
  text: "Put it back as it was",
  run: async (bench) => {
    if (bench.live.text("programme/state") === "run") await bench.request("programme/stop", "{}");
    for (const { path } of [...demands(bench.dut)].reverse()) {
      const before = bench.dut.found[path];
      if (before !== undefined && before !== "") await bench.request(path, before);
    }
    if (bench.rigText("meter/period") !== undefined) await readAsUsual(bench);
  },
};

/** Meter and counter are read while enough energy flows to tell them apart. */
export const metered: Case = {
  id: "energy.metered",
  revision: 1,
  title: "Measure the energy that flows and compare it with what the appliance counts",
  covers: [
    "smart.energy.matches-meter",
    "smart.energy.matches-power",
    "smart.energy.counter-monotone",
    "smart.interlock.holds",
  ],
  applies: has(ENERGY),
  needs: ["messages", "requests", "meter"],
  lastsMs: () => MEASURING_MS,
  steps: (dut) => [
    startWork,
    {
      text: "Let energy flow and read meter and counter",
      run: async (bench) => await measure(bench, dut),
    },
    endWork,
  ],
  judge: judgeMeter,
  leaves: ["programme"],
  killedBy: ["measures-too-little", "counter-stands"],
};

async function measure(bench: Bench, dut: Dut): Promise<void> {
  const adjustable = bench.rigText("meter/period") !== undefined;
  if (adjustable) await readEvery(bench, BRISK_S);
  const energyWh = () => Number(bench.rigText("meter/energy") ?? Number.NaN);
  const beginWh = energyWh();
  const enough = () => energyWh() - beginWh > ENOUGH_STEPS * 1000 * resolutionKWh(dut);
  bench.mark("metering");
  if (!(await bench.pass(BRISK_MS, enough))) {
    if (adjustable) await readEvery(bench, SELDOM_S);
    await bench.pass(MEASURING_MS - BRISK_MS, enough);
  }
  // The counter is told at least every minute, and the meter once more after it.
  await bench.pass(60_000 + 2 * SELDOM_S * 1000);
  bench.mark("metered");
}

/** What the meter showed when the counter was told: between its readings before and after. */
interface Paired {
  readonly counter: Line & { readonly value: number };
  readonly meterWh: number;
  /** Half of what flowed between the two readings. */
  readonly halfWh: number;
}

function pairedReadings(view: View, from: Mark, to: Mark): readonly Paired[] {
  const readings = view.between(view.readings("meter/energy"), from, to);
  return view.between(view.numbers(ENERGY), from, to).flatMap((counter): readonly Paired[] => {
    const before = readings.findLast(({ t }) => t <= counter.t);
    const after = readings.find(({ t }) => t >= counter.t);
    if (!before || !after) return [];
    const halfWh = (after.value - before.value) / 2;
    return [{ counter, meterWh: before.value + halfWh, halfWh }];
  });
}

function judgeMeter(view: View): readonly Claim[] {
  const requirement = "smart.energy.matches-meter";
  const from = view.mark("metering");
  const to = view.mark("metered");
  if (!from || !to) return [];
  const tolerance = view.terms.parameter(requirement, "tolerance");
  const paired = pairedReadings(view, from, to);
  const first = paired[0];
  const last = paired.at(-1);
  const expected = `the counter within ${tolerance} % of the meter`;
  const pointers = first && last ? [last.counter.index, first.counter.index] : [];
  const meterWh = first && last ? last.meterWh - first.meterWh : 0;
  if (!first || !last || meterWh <= 0) {
    const actual = "counter and meter were not both read twice while energy flowed";
    return [undecided(requirement, "not-observed", { expected, actual, pointers })];
  }
  const countedWh = 1000 * (last.counter.value - first.counter.value);
  const percent = (partWh: number) => (100 * partWh) / meterWh;
  const meterClass = rigNumber(view, "meter/class")?.value ?? UNTOLD_CLASS_PERCENT;
  const readWh = Math.hypot(0.5, 0.5) * 1000 * resolutionKWh(view.dut);
  const part = (name: string, half: number, method: string) => ({
    name,
    standard: rectangular(Math.abs(half)),
    method,
  });
  const measured = quantityOf({
    value: Math.abs(percent(countedWh - meterWh)),
    unit: "%",
    method: `${showWh(countedWh)} Wh counted, ${showWh(meterWh)} Wh measured`,
    contributions: [
      part("meter", meterClass, "accuracy class of the meter"),
      part("resolution", percent(readWh), "two readings of the counter"),
      part("time", percent(Math.hypot(first.halfWh, last.halfWh)), "readings of the meter around"),
    ],
  });
  if (measured.uncertainty > tolerance) {
    const actual = `${showWh(meterWh)} Wh flowed, too little to tell ${tolerance} %`;
    return [undecided(requirement, "not-observed", { expected, actual, pointers })];
  }
  const limit = { value: tolerance, unit: "%", sense: "<=" } as const;
  const plot = [ENERGY, "rig:meter/energy"];
  return [within(requirement, measured, limit, view.terms.decision, { pointers, plot })];
}
