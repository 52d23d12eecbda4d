/** Programmes: from start to end, with pauses, stops and delays. */

import { all, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import type { View } from "../view.ts";
import {
  judgeAction,
  judgeCompleted,
  judgeRemaining,
  judgeStates,
  numberBefore,
} from "./programme-oracles.ts";
import {
  isBusy,
  LONGEST_MS,
  makeReady,
  shortProgramme,
  start,
  startProperties,
  stateOf,
  stop,
  withProgramme,
} from "./programme-scene.ts";

const MINUTE_MS = 60_000;
/** Into the programme, and in the pause, in ms of device time. */
const UNDER_WAY_MS = 90_000;
const PAUSED_MS = 3 * MINUTE_MS;
/** The delay that is asked for, in s, where the device allows it. */
const DELAY_S = 120;

const RUNS = has("programme/start");

/** A short programme from its start to its end. */
export const run: Case = {
  id: "programme.run",
  revision: 1,
  title: "Run a short programme to its end",
  covers: [
    "smart.programme.states",
    "smart.programme.remaining",
    "smart.programme.completed-event",
  ],
  applies: all(RUNS, has("programme/state")),
  needs: ["messages", "requests"],
  lastsMs: () => 90 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Start a short programme and wait for its end",
      run: (bench) =>
        withProgramme(bench, shortProgramme(dut), async () => {
          await bench.pass(LONGEST_MS, () => stateOf(bench) !== "run");
          bench.mark("ended");
          await bench.pass(10_000);
          // Long enough for what is idle to have settled, also where the device's clock runs faster.
          await bench.pause("command.effect");
          bench.need(
            !["run", "pause", "action-required"].includes(stateOf(bench) ?? ""),
            `the programme did not end by itself: it is ${stateOf(bench)}`,
          );
        }),
    },
  ],
  judge: (view) => [...judgeStates(view), ...judgeRemaining(view), ...judgeCompleted(view)],
  leaves: ["laundry in the drum"],
  killedBy: [
    "programme-never-finished",
    "phase-lingers",
    "remaining-reaches-zero",
    "remaining-stands-still",
    "remaining-when-idle",
    "completed-untold",
    "completed-twice",
    "completed-in-minutes",
  ],
};

/** A programme is interrupted and goes on from there. */
export const pauseResume: Case = {
  id: "programme.pause-resume",
  revision: 1,
  title: "Pause a programme and resume it",
  covers: ["smart.programme.pause-resume"],
  applies: all(RUNS, has("programme/pause"), has("programme/resume")),
  needs: ["messages", "requests"],
  lastsMs: () => 30 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Start a short programme, pause it for some minutes, resume it",
      run: (bench) =>
        withProgramme(bench, shortProgramme(dut), async () => {
          await bench.pass(UNDER_WAY_MS);
          await act(bench, "pause");
          await bench.pass(PAUSED_MS);
          await act(bench, "resume");
          await bench.pass(UNDER_WAY_MS);
          bench.mark("went-on");
        }),
    },
  ],
  judge: (view) => [
    ...judgeAction(view, "smart.programme.pause-resume", "pause", () => ["pause"]),
    ...judgeAction(view, "smart.programme.pause-resume", "resume", () => ["run"]),
    ...judgeHeld(view),
  ],
  leaves: ["laundry in the drum"],
  killedBy: ["pause-ignored", "resume-ignored", "progress-begins-anew", "pause-counts-down"],
};

async function act(bench: Bench, action: "pause" | "resume"): Promise<void> {
  bench.mark(action, { path: `programme/${action}`, shown: "{}" });
  await bench.request(`programme/${action}`, "{}");
  await bench.pause("command.effect");
  bench.mark(`${action}-end`);
}

/** Claims that progress and remaining time stood during the pause and went on from there. */
function judgeHeld(view: View): readonly Claim[] {
  const requirement = "smart.programme.pause-resume";
  const pause = view.mark("pause");
  const resume = view.mark("resume");
  const after = view.mark("went-on");
  if (!pause || !resume || !after) return [];
  const claims: Claim[] = [];
  const held = numberBefore(view, "programme/remaining", resume);
  const paused = view.mark("pause-end");
  const stood = paused && numberBefore(view, "programme/remaining", paused);
  if (held !== undefined && stood !== undefined) {
    const driftS = view.terms.parameter("smart.programme.remaining", "drift");
    const seen = {
      expected: `remaining stays ${stood} s in the pause`,
      actual: `${held} s at its end`,
      pointers: [resume.index, pause.index],
      plot: ["programme/remaining"],
    };
    claims.push(stood - held <= driftS ? holds(requirement, seen) : violated(requirement, seen));
  }
  const before = numberBefore(view, "programme/progress", pause);
  const now = numberBefore(view, "programme/progress", after);
  if (before !== undefined && now !== undefined) {
    const seen = {
      expected: `progress goes on from ${before} %`,
      actual: `${now} % after the resume`,
      pointers: [after.index, pause.index],
      plot: ["programme/progress"],
    };
    claims.push(now >= before ? holds(requirement, seen) : violated(requirement, seen));
  }
  return claims;
}

/** A programme is stopped while it runs, pauses, and waits for its delayed start. */
export const stopped: Case = {
  id: "programme.stop",
  revision: 1,
  title: "Stop a programme in every state in which one is active",
  covers: ["smart.programme.stop", "smart.programme.states"],
  applies: all(RUNS, has("programme/stop")),
  needs: ["messages", "requests"],
  lastsMs: () => 60 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Stop it while it runs",
      run: (bench) =>
        withProgramme(bench, shortProgramme(dut), async () => {
          await bench.pass(UNDER_WAY_MS);
        }),
    },
    ...(dut.surface?.properties["programme/pause"] === undefined
      ? []
      : [
          {
            text: "Stop it in a pause",
            run: (bench: Bench) =>
              withProgramme(bench, shortProgramme(dut), async () => {
                await bench.pass(UNDER_WAY_MS);
                await act(bench, "pause");
              }),
          },
        ]),
    ...(delayOf(dut) === undefined
      ? []
      : [{ text: "Stop it before a delayed start", run: (bench: Bench) => waitAndStop(bench) }]),
  ],
  judge: (view) => [
    ...judgeStates(view),
    ...judgeAction(view, "smart.programme.stop", "stop", () => ["aborting", "inactive", "ready"]),
    ...view.marksOf("stopped").flatMap((mark): readonly Claim[] => {
      const state = view.before("programme/state", mark.index);
      if (!state) return [];
      const idle = ["inactive", "ready", "finished", "error"].includes(state.text);
      const seen = {
        expected: "the programme is over at last",
        actual: `programme ${state.text}`,
        pointers: [state.index, mark.index],
        plot: ["programme/state"],
      };
      return [idle ? holds("smart.programme.stop", seen) : violated("smart.programme.stop", seen)];
    }),
  ],
  leaves: ["laundry in the drum"],
  killedBy: ["stop-ignored", "stop-only-while-running"],
};

async function waitAndStop(bench: Bench): Promise<void> {
  await makeReady(bench);
  await start(bench, { ...shortProgramme(bench.dut), delay: delayOf(bench.dut) }, [
    "delayed-start",
  ]);
  await stop(bench);
}

/** A delay in s that the device's schema allows; `undefined` where a start takes none. */
function delayOf(dut: Dut): number | undefined {
  const schema = startProperties(dut).delay;
  if (schema === undefined) return undefined;
  const least = Number(schema.minimum ?? 0);
  const step = Number(schema.multipleOf ?? 1);
  return Math.ceil(Math.max(least, DELAY_S) / step) * step;
}

/** A start with a delay waits that long. */
export const delayedStart: Case = {
  id: "programme.delayed-start",
  revision: 1,
  title: "Start a programme with a delay",
  covers: ["smart.programme.delayed-start"],
  applies: RUNS,
  needs: ["messages", "requests"],
  lastsMs: (dut) => 20 * MINUTE_MS + 1000 * (delayOf(dut) ?? 0),
  steps: (dut) => {
    const delayS = delayOf(dut);
    if (delayS === undefined) return [];
    return [
      {
        text: `Ask for a start in ${delayS} s and wait for it`,
        run: async (bench) => {
          await makeReady(bench);
          bench.mark("delayed", { delayS });
          await start(bench, { ...shortProgramme(dut), delay: delayS }, ["delayed-start", "run"]);
          await bench.pass(1000 * delayS + MINUTE_MS, () => stateOf(bench) === "run");
          bench.mark("begun");
          await bench.pass(5000);
          if (isBusy(bench)) await stop(bench);
        },
      },
    ];
  },
  judge: judgeDelay,
  leaves: ["laundry in the drum"],
  killedBy: ["delay-ignored", "delay-cut-short"],
};

/** A start may be as much late, in ms: a fault's and a value's limit on the wire. */
const PUNCTUAL_MS = 2000;

function judgeDelay(view: View): readonly Claim[] {
  const requirement = "smart.programme.delayed-start";
  const delayed = view.mark("delayed");
  const begun = view.mark("begun");
  const asked = view.asked.find(
    ({ path, index }) => path === "programme/start" && index > (delayed?.index ?? 0),
  );
  if (!delayed || !begun || !asked) return [];
  const delayS = Number(delayed.data.delayS);
  const states = view.between(view.told("programme/state"), delayed, begun);
  const waits = states.find(({ text }) => text === "delayed-start");
  const runs = states.find(({ text }) => text === "run");
  const expected = `delayed-start, then run after ${delayS} s`;
  const afterS = runs && view.deviceMs(runs.t - asked.t) / 1000;
  const actual = `${waits ? "delayed-start, " : ""}${
    afterS === undefined ? "no run" : `run after ${Math.round(10 * afterS) / 10} s`
  }`;
  const pointers = [runs?.index ?? begun.index, asked.index];
  const seen = { expected, actual, pointers, plot: ["programme/state"] };
  if (!waits || afterS === undefined) return [violated(requirement, seen)];
  const offMs = Math.abs(1000 * (afterS - delayS));
  const uncertainMs = view.deviceMs(view.dut.timingUncertaintyMs);
  if (offMs <= PUNCTUAL_MS) return [holds(requirement, seen)];
  return offMs <= PUNCTUAL_MS + uncertainMs
    ? [undecided(requirement, "timing-uncertain", seen)]
    : [violated(requirement, seen)];
}

/** The cases of this file. */
export const programmeCases: readonly Case[] = [run, pauseResume, stopped, delayedStart];
