/**
 * `npm run bench`: the figures that the design sets an aim for, as a table and as JSON.
 *
 * Each is the median of several runs after a warm-up. Whole processes are timed from outside.
 */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { HOUSEHOLD, kinds } from "../../devices/index.ts";
import { simulatedSubject } from "../../src/cli/subjects/simulated.ts";
import { EPOCH_MS } from "../../src/kernel/world.ts";
import { type Measured, timeCode, timeProcess } from "./measure.ts";

/** One figure against its aim. */
interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: number;
  /** Which side of the aim is good. */
  readonly sense: "<=" | ">=";
  readonly spread: Measured;
}

const BINARY = resolve("bin/hearthmark.js");
const DAY_MS = 86_400_000;
const refrigerator = kinds.refrigerator;
if (!refrigerator) throw new Error("bench: the refrigerator is gone");

/** The whole default profile on all simulated appliances, as a user runs it. */
function certifyAll(): Figure {
  const scratch = mkdtempSync(join(tmpdir(), "hearthmark-bench-"));
  let run = 0;
  try {
    const args = () => [BINARY, "certify", "--json", "--out", join(scratch, String(run++))];
    const spread = timeProcess(args, 3);
    return {
      what: `certify all ${Object.keys(kinds).length} simulated appliances, whole default profile`,
      value: spread.median,
      unit: "s",
      aim: 10,
      sense: "<=",
      spread,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** 24 hours of a refrigerator through the embedded broker: frames, readings of the meter, all recorded. */
async function refrigeratorDay(): Promise<Figure> {
  const subject = simulatedSubject({
    spec: "sim:refrigerator",
    id: "refrigerator-1",
    model: refrigerator as NonNullable<typeof refrigerator>,
    seed: "bench",
  });
  let frames = 0;
  const spread = await timeCode(async () => {
    const road = await subject.open("bench");
    await road.world.advance(road.world.nowMs + DAY_MS);
    frames = road.world.trace.events.filter(({ topic }) => topic?.endsWith("telemetry")).length;
    await road.close();
  }, 7);
  if (frames < 1440) throw new Error(`bench: expected a frame a minute, got ${frames} in a day`);
  return {
    what: "24 h refrigerator through the embedded broker, a frame a minute",
    value: spread.median,
    unit: "s",
    aim: 0.2,
    sense: "<=",
    spread,
  };
}

/** What an hour of an appliance costs when there are more of them, over what it costs when there are few. */
async function linearity(): Promise<readonly Figure[]> {
  const subject = (id: string) =>
    simulatedSubject({
      spec: "sim:refrigerator",
      id,
      model: refrigerator as NonNullable<typeof refrigerator>,
      seed: "bench",
    });
  const days = async (appliances: number, days: number) => {
    for (let index = 0; index < appliances; index++) {
      const road = await subject(`refrigerator-${index}`).open("bench");
      await road.world.advance(road.world.nowMs + days * DAY_MS);
      await road.close();
    }
  };
  await days(1, 1);
  const one = await timeCode(() => days(1, 1), 7);
  const row = (what: string, many: Measured, times: number): Figure => ({
    what,
    value: many.median / times / one.median,
    unit: "times one",
    aim: 1.25,
    sense: "<=",
    spread: many,
  });
  return [
    row("cost of an appliance-day, 8 appliances", await timeCode(() => days(8, 1), 3), 8),
    row("cost of an appliance-day, 8 days", await timeCode(() => days(1, 8), 3), 8),
  ];
}

/** Physics alone: one refrigerator, from one of its own events to the next. */
async function physics(): Promise<Figure> {
  const model = refrigerator as NonNullable<typeof refrigerator>;
  const days = 2000;
  const spread = await timeCode(() => {
    let state = model.initial({}, HOUSEHOLD, EPOCH_MS);
    let nowMs = EPOCH_MS;
    const endMs = EPOCH_MS + days * DAY_MS;
    while (nowMs < endMs) {
      const untilMs = Math.min(endMs, model.wakeAtMs(state, nowMs, HOUSEHOLD));
      state = model.advance(state, nowMs, untilMs, HOUSEHOLD);
      state = model.react(state, { kind: "wake" }, untilMs, HOUSEHOLD).state;
      nowMs = untilMs;
    }
  }, 5);
  return {
    what: "physics alone, one refrigerator, event-driven",
    value: days / spread.median,
    unit: "appliance-days/s",
    aim: 10_000,
    sense: ">=",
    spread,
  };
}

/** The help text, against Node doing nothing. */
function help(): Figure {
  const nothing = timeProcess(() => ["-e", "0"], 11);
  const spread = timeProcess(() => [BINARY, "--help"], 11);
  return {
    what: "hearthmark --help, beyond node -e 0",
    value: (spread.median - nothing.median) * 1000,
    unit: "ms",
    aim: 100,
    sense: "<=",
    spread,
  };
}

const figures = [
  await physics(),
  await refrigeratorDay(),
  ...(await linearity()),
  help(),
  certifyAll(),
];
const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`;
const rounded = (value: number) => Number(value.toPrecision(3));
const lines = figures.map((figure) => {
  const met = figure.sense === "<=" ? figure.value <= figure.aim : figure.value >= figure.aim;
  return [
    figure.what.padEnd(66),
    `${rounded(figure.value)} ${figure.unit}`.padStart(26),
    `${figure.sense} ${figure.aim}`.padStart(10),
    met ? "met" : "MISSED",
  ].join("  ");
});
const out = "bench.json";
writeFileSync(out, `${JSON.stringify({ machine, figures }, undefined, 2)}\n`);
process.stdout.write(`${machine}\n\n${lines.join("\n")}\n\nas JSON: ${out}\n`);
