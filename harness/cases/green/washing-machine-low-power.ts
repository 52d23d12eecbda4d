/** Low-power modes of a washing machine besides networked standby: delayed start, off, and the network. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, holds, undecided, violated, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import { roundTo } from "../../metrics/rounding.ts";
import type { View } from "../../view.ts";
import {
  beginning,
  declared,
  meanPower,
  ratedNumber,
  ratedWord,
  readAsUsual,
  readEvery,
} from "../metering.ts";
import { makeReady, shortProgramme, start, startProperties, stop } from "../programme-scene.ts";

const DELAY = "green.washing-machine.delay-start";
const OFF = "green.washing-machine.off-mode";
const NETWORK = "green.washing-machine.network-function";
const MINUTE_MS = 60_000;
const HOUR_S = 3600;
/** Recorded for 5 min, one reading a second (IEC 62301, first edition). */
const RECORD_MS = 5 * MINUTE_MS;
const RECORD_EVERY_S = 1;
/** Time to stabilise before that. */
const SETTLE_MS = 5 * MINUTE_MS;
/** Asked for beyond the longest delay that is allowed, in s. */
const BEYOND_S = 600;
const WAITING = "delayed-start";
const PLOT = ["programme/state", "rig:meter/power"];

/** Can a start be put off? */
function delays(dut: Dut): boolean {
  return startProperties(dut).delay !== undefined;
}

async function recordDelay(bench: Bench): Promise<void> {
  await makeReady(bench);
  await start(bench, { ...shortProgramme(bench.dut), delay: HOUR_S }, [WAITING]);
  await bench.pass(SETTLE_MS);
  await readEvery(bench, RECORD_EVERY_S);
  bench.mark("delay-begin");
  await bench.pass(RECORD_MS);
  bench.mark("delay-end");
  await readAsUsual(bench);
  await stop(bench);
}

/** Asks for a delay that is longer than allowed, and sees whether it is taken. */
async function askBeyond(bench: Bench): Promise<void> {
  await makeReady(bench);
  const delay = bench.terms.parameter(DELAY, "delay-max") * HOUR_S + BEYOND_S;
  bench.mark("beyond", { delay });
  const parameters = { ...shortProgramme(bench.dut), delay };
  await bench.request("programme/start", JSON.stringify(parameters));
  await bench.pause("command.effect");
  bench.mark("beyond-end");
  await stop(bench);
}

function judgePower(view: View): readonly Claim[] {
  const begin = view.mark("delay-begin");
  const end = view.mark("delay-end");
  if (!begin || !end) return [];
  const limitW = view.terms.parameter(DELAY, "power-max");
  const expected = `<= ${limitW} W before a delayed start`;
  const states = [
    view.before("programme/state", begin.index),
    ...view.between(view.told("programme/state"), begin, end),
  ];
  const other = states.find((state) => state !== undefined && state.text !== WAITING);
  if (other) {
    const actual = `it did not wait all the time: programme/state ${other.text}`;
    const seen = { expected, actual, pointers: [other.index], plot: PLOT };
    return [undecided(DELAY, "scene-failed", seen)];
  }
  const power = meanPower(view, begin, end);
  if (!power) {
    const actual = "the meter gave fewer than ten readings";
    return [undecided(DELAY, "not-observed", { expected, actual, pointers: [end.index] })];
  }
  const quantity = { ...power.quantity, value: roundTo(power.quantity.value, 2) };
  const limit = { value: limitW, unit: "W", sense: "<=" } as const;
  const seen = { pointers: power.pointers, plot: PLOT };
  return [within(DELAY, quantity, limit, view.terms.decision, seen)];
}

function judgeLongest(view: View): readonly Claim[] {
  const asked = view.mark("beyond");
  const end = view.mark("beyond-end");
  if (!asked || !end) return [];
  const expected = `no delay of more than ${view.terms.parameter(DELAY, "delay-max")} h`;
  const hours = roundTo(Number(asked.data.delay) / HOUR_S, 2);
  const states = view.between(view.told("programme/state"), asked, end);
  const taken = states.find(({ text }) => text === WAITING);
  return [
    taken
      ? violated(DELAY, {
          expected,
          actual: `a delay of ${hours} h was taken`,
          pointers: [taken.index, asked.index],
        })
      : holds(DELAY, {
          expected,
          actual: `a delay of ${hours} h was not taken`,
          pointers: [end.index, asked.index],
        }),
  ];
}

function judgeDelay(view: View): readonly Claim[] {
  if (!view.mark("declared")) return [];
  if (delays(view.dut)) return [...judgePower(view), ...judgeLongest(view)];
  const expected = "a limited power before a delayed start";
  const seen = { expected, actual: "no start can be delayed", pointers: [beginning(view)] };
  return [holds(DELAY, seen)];
}

/** Off, or standby without a network: as declared. */
function judgeOff(view: View): Claim {
  const display = ratedWord(view, "standby-display") === "true";
  const limitW = view.terms.parameter(OFF, display ? "power-with-display-max" : "power-max");
  const rated = ratedNumber(view, "off-mode");
  if (!rated || rated.value < 0) {
    return blockedBy(OFF, "statement-missing", {
      expected: `off-mode (W) is declared and <= ${limitW} W`,
      actual: rated ? `off-mode is ${rated.value} W` : "off-mode is not declared",
      pointers: [beginning(view)],
    });
  }
  const limit = { value: limitW, unit: "W", sense: "<=" } as const;
  const seen = { pointers: [rated.pointer] };
  return within(OFF, declared(roundTo(rated.value, 2), "W"), limit, view.terms.decision, seen);
}

/** The network connection as it is stated to be. */
function judgeNetwork(view: View): Claim {
  const names = ["network-switchable", "network-off-by-default"] as const;
  const words = names.map((name) => [name, ratedWord(view, name)] as const);
  const expected = names.map((name) => `${name} true`).join(", ");
  const actual = words.map(([name, word]) => `${name} ${word ?? "is not declared"}`).join(", ");
  const seen = { expected, actual, pointers: [beginning(view)] };
  if (words.some(([, word]) => word === "false")) return violated(NETWORK, seen);
  if (words.every(([, word]) => word === "true")) return holds(NETWORK, seen);
  return blockedBy(NETWORK, "statement-missing", seen);
}

/** A start that waits, and what is declared of the modes that this bench cannot bring about. */
export const lowPower: Case = {
  id: "green.washing-machine.low-power",
  revision: 1,
  title: "Put a start off and measure what the machine draws meanwhile",
  covers: [DELAY, OFF, NETWORK],
  applies: all(kind("washing-machine"), has("programme/start")),
  needs: ["messages", "requests", "person", "meter"],
  lastsMs: () => SETTLE_MS + RECORD_MS + 10 * MINUTE_MS,
  steps: (dut) => {
    const read = {
      text: "Read what is declared of off mode and network",
      run: async (bench: Bench) => bench.mark("declared"),
    };
    if (!delays(dut)) return [read];
    return [
      read,
      { text: "Ask for a longer delay than is allowed", run: askBeyond },
      { text: "Put a start off by an hour and measure for five minutes", run: recordDelay },
    ];
  },
  judge: (view) => [
    ...judgeDelay(view),
    ...(view.mark("declared") ? [judgeOff(view), judgeNetwork(view)] : []),
  ],
  leaves: ["laundry: what was loaded is in the drum"],
  killedBy: ["hungry-delay"],
};
