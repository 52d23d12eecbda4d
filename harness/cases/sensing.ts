/** Sensors that fail, and the clock by which values are dated. */

import { declares, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, every, within } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { quantityOf, rectangular } from "../metrics/quantity.ts";
import type { Mark, View } from "../view.ts";
import { switchedOff, unheated } from "./consistency.ts";
import { clockOffsetMs } from "./frames.ts";

/** At most so many sensors are made to fail, each for so long, in ms of device time. */
const SENSORS = 2;
const FAILED_MS = 40_000;
/** From the alert to frames that know of it, in ms of device time. */
const SETTLED_MS = 2000;

/** What each sensor of the kinds' tables measures, by the fault that tells of its failure. */
const MEASURES: Readonly<Record<string, string>> = {
  "fresh-food-sensor": "fresh-food/temperature",
  "freezer-sensor": "freezer/temperature",
  "room-temperature-sensor": "climate/temperature",
  "outdoor-temperature-sensor": "climate/outdoor-temperature",
  "particle-sensor": "air/pm25",
  "tank-temperature-sensor": "tank/temperature",
  "temperature-sensor": "washing/water-temperature",
  "cavity-temperature-sensor": "cavity/temperature",
};

/** A sensor that a laboratory can make fail. */
interface Sensor {
  readonly code: string;
  readonly defect: string;
  /** From its failure to the fault, in ms of device time. */
  readonly delayMs: number;
}

/** The sensors that can be made to fail, and whose readings the device tells. */
function sensors(dut: Dut): readonly Sensor[] {
  return Object.entries(dut.table?.faults ?? {})
    .flatMap(([code, { causes = [], delayMs = 0 }]) => {
      const [cause] = causes;
      const tells = dut.surface?.properties[MEASURES[code] ?? ""]?.retained === true;
      const single = causes.length === 1 && cause !== undefined && "defect" in cause;
      return single && tells ? [{ code, defect: cause.defect, delayMs }] : [];
    })
    .slice(0, SENSORS);
}

/** A sensor fails: what it measured is unknown, on its topic and in frames. */
export const sensorFailure: Case = {
  id: "telemetry.sensor-failure",
  revision: 1,
  title: "Let a sensor fail and look at what it measured",
  covers: ["smart.telemetry.unknown-null"],
  applies: declares("fault"),
  needs: ["messages", "defects"],
  lastsMs: (dut) => sensors(dut).reduce((sum, { delayMs }) => sum + delayMs + 2 * FAILED_MS, 0),
  steps: (dut) =>
    sensors(dut).map(({ code, defect, delayMs }) => ({
      text: `Let ${defect} be so, and end it`,
      run: async (bench: Bench) => {
        bench.mark("fails", { code });
        const known = await bench.setDefect(defect, true);
        bench.need(known, `the device has no defect ${defect}`, "no-instrument");
        try {
          await bench.pass(delayMs + FAILED_MS);
          bench.mark("failed", { code });
        } finally {
          await bench.setDefect(defect, false);
        }
        await bench.pass(FAILED_MS);
        bench.mark("mended", { code });
      },
    })),
  judge: (view) => view.marksOf("failed").flatMap((failed) => judgeFailure(view, failed)),
  leaves: [],
  killedBy: ["keeps-last-value"],
};

function judgeFailure(view: View, failed: Mark): readonly Claim[] {
  const code = String(failed.data.code);
  const begin = view.marks.findLast((mark) => mark.name === "fails" && mark.index < failed.index);
  const raised = view.before(`$alert/${code}`, failed.index)?.text ?? "";
  // A fault that was not found is another requirement's; then nothing is known to be unknown.
  if (!begin || raised === "") return [];
  const path = MEASURES[code] ?? "";
  const stands = view.before(path, failed.index);
  const found = view.alert(code).findLast(({ index, text }) => index < failed.index && text !== "");
  const offsetMs = clockOffsetMs(view, view.frames);
  // Frames may come late: only what was sampled when the fault was known tells of it.
  const since = found ? view.deviceMs(found.t) + offsetMs + SETTLED_MS : Number.POSITIVE_INFINITY;
  const frame = view.frames.findLast(
    ({ index, atMs, values }) => index < failed.index && path in values && atMs >= since,
  );
  const framed = frame?.values[path];
  const problem =
    stands !== undefined && stands.text !== ""
      ? `${path} is ${stands.text} while ${code} stands`
      : frame && framed !== null
        ? `${path} is ${JSON.stringify(framed)} in the newest frame`
        : undefined;
  const rule = `what the sensor measured is unknown while ${code} stands`;
  const items = [{ pointer: (stands ?? begin).index, problem }];
  return [every("smart.telemetry.unknown-null", rule, items, [path])];
}

/** Long enough for a few frames, in ms of device time. */
const CLOCK_MS = 110_000;

/** The device's clock against the bench's. */
export const clock: Case = {
  id: "telemetry.clock",
  revision: 1,
  title: "Hold the device's clock against the bench's",
  covers: ["smart.telemetry.clock"],
  applies: has("sys/telemetry"),
  needs: ["messages"],
  lastsMs: () => CLOCK_MS,
  watches: true,
  steps: () => [
    {
      text: "Note the time and wait for frames",
      run: async (bench) => {
        bench.mark("clock", { nowMs: bench.nowMs });
        const seen = bench.live.frames;
        await bench.pass(CLOCK_MS, () => bench.live.frames >= seen + 3);
      },
    },
  ],
  judge: (view) => {
    const mark = view.mark("clock");
    return mark ? judgeClock(view, mark) : [];
  },
  leaves: [],
  killedBy: ["clock-is-wrong"],
};

function judgeClock(view: View, mark: Mark): readonly Claim[] {
  const requirement = "smart.telemetry.clock";
  const epochMs = Number(mark.data.nowMs) - mark.t;
  const frames = view.frames
    .filter(({ atMs }) => !Number.isNaN(atMs))
    .map(({ index, t, atMs }) => ({ index, t, atMs }));
  const first = frames[0];
  if (!first) return [];
  // An accelerated device has left the bench's time of day: only its pace can be held against it.
  const paced = view.dut.rate === 1;
  const skews = frames.map(({ index, t, atMs }) => {
    const trueMs = paced ? epochMs + t : first.atMs + view.deviceMs(t - first.t);
    return { index, skewMs: atMs - trueMs };
  });
  // The frame that was under way for the shortest time tells best.
  const best = skews.reduce((a, b) => (Math.abs(b.skewMs) < Math.abs(a.skewMs) ? b : a));
  const worst = paced
    ? best
    : skews.reduce((a, b) => (Math.abs(b.skewMs) > Math.abs(a.skewMs) ? b : a));
  const halfS = (view.dut.timingUncertaintyMs * view.dut.rate) / 1000;
  const measured = quantityOf({
    value: Math.abs(worst.skewMs) / 1000,
    unit: "s",
    method: paced ? "time of sampling against the bench's clock" : "pace of the accelerated clock",
    contributions: [
      {
        name: "timing",
        standard: rectangular(halfS),
        method: "of the bench's clock over the network",
      },
    ],
  });
  const skew = view.terms.parameter(requirement, "skew");
  const limit = { value: skew, unit: "s", sense: "<=" } as const;
  const pointers = [worst.index, mark.index];
  return [within(requirement, measured, limit, view.terms.decision, { pointers })];
}

/** The cases of this file, and what its neighbours need to be brought about. */
export const sensingCases: readonly Case[] = [sensorFailure, clock, switchedOff, unheated];
