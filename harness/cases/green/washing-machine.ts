/** What makes a washing machine green: the energy, water and time of its eco programme, and its rest. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case, Step } from "../../case.ts";
import { type Claim, undecided, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import { type Quantity, quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { ByLoad } from "../../metrics/washing-machine-eu-2019-2014.ts";
import { loadsOf } from "../../metrics/washing-machine-eu-2019-2023.ts";
import type { View } from "../../view.ts";
import { readAsUsual, readEvery } from "../metering.ts";
import {
  ACTIVE,
  allowRemoteStart,
  byHand,
  isBusy,
  LONGEST_MS,
  makeReady,
  shortProgramme,
  start,
  startProperties,
  stop,
} from "../programme-scene.ts";
import { keeperOf } from "../rig-keeper.ts";
import { judgeStandby, recordStandby } from "./standby.ts";
import { lowPower } from "./washing-machine-low-power.ts";
import { ECO_COVERS, ecoFacts, judgeEco } from "./washing-machine-test.ts";
import { CONDITIONS, capacityOf } from "./washing-machine-washes.ts";

const DOWN = "green.washing-machine.powers-down";
const STANDBY = "green.washing-machine.networked-standby";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const READ_EVERY_S = 60;
/** Readings after the end of a programme, in s: how finely the moment of powering down is seen. */
const WATCH_EVERY_S = 10;
/** Watched for so long beyond what powering down may take. */
const WATCH_BEYOND_MIN = 5;
/** From then on, until standby at the latest. */
const REST_MS = 40 * MINUTE_MS;
/** A locked door opens this long after the end at the latest. */
const UNLOCK_MS = 10 * MINUTE_MS;
/** The chamber has its temperature within this. */
const CHAMBER_MS = 4 * HOUR_MS;
/** Laundry is weighed to this, in kg. */
const LAUNDRY_STEP_KG = 0.1;

const SHARES = { full: 1, half: 0.5, quarter: 0.25 } as const satisfies ByLoad;

/** The programme of the energy label, by the statement's name or the usual one. */
function ecoProgramme(dut: Dut): string {
  return String(dut.statement.values.programme ?? "eco-40-60");
}

/** Opens the door once it is unlocked, fills in laundry, closes it, and lets the machine be started. */
async function load(bench: Bench, massKg: number): Promise<void> {
  bench.need(!isBusy(bench), "a programme is active already");
  await bench.pass(UNLOCK_MS, () => bench.live.text("door/locked") !== "true");
  await byHand(bench, "open-door");
  await byHand(bench, "load-laundry", { mass: massKg });
  await byHand(bench, "close-door");
  await allowRemoteStart(bench, true);
}

/** Runs a programme to its end; stops it and gives up where it does not end. */
async function runToEnd(bench: Bench, parameters: Readonly<Record<string, unknown>>) {
  await start(bench, parameters);
  const ended = await bench.pass(1.5 * LONGEST_MS, () => !isBusy(bench));
  if (!ended) await stop(bench);
  bench.need(ended, `the programme did not end within ${(1.5 * LONGEST_MS) / HOUR_MS} h`);
}

/** Brings room and cold water to the conditions of the test, where the rig can. */
async function prepare(bench: Bench): Promise<void> {
  const { roomC, inletC, toleranceK } = CONDITIONS;
  if (bench.rigText("water/inlet-temperature")) {
    await bench.setRig("water/inlet-temperature", String(inletC));
  }
  if (!bench.dut.abilities.includes("chamber")) return;
  await bench.setRig("chamber/temperature-setpoint", String(roomC));
  await bench.setRig("chamber/active", "true");
  const near = () => Math.abs(Number(bench.rigText("chamber/temperature")) - roomC) <= toleranceK;
  const reached = await bench.pass(CHAMBER_MS, near);
  bench.need(reached, `the chamber did not come to ${roomC} ± ${toleranceK} °C within 4 h`);
}

function washStep(dut: Dut, ratedKg: number, name: keyof ByLoad): Step {
  const kg = Math.round((ratedKg * SHARES[name]) / LAUNDRY_STEP_KG) * LAUNDRY_STEP_KG;
  const massKg = Number(kg.toFixed(1));
  const program = ecoProgramme(dut);
  return {
    text: `Wash ${massKg} kg (${name} load) with ${program}`,
    run: async (bench) => {
      const offered = startProperties(dut).program?.enum;
      const known = !Array.isArray(offered) || offered.includes(program);
      bench.need(known, `it has no programme ${program}`, "statement-missing");
      await load(bench, massKg);
      await readEvery(bench, READ_EVERY_S);
      bench.mark("wash-begin", { load: name, massKg });
      await runToEnd(bench, { program });
      // The reading that closes the measurement.
      await bench.pass(2 * READ_EVERY_S * 1000);
      await bench.pass(UNLOCK_MS, () => bench.live.text("door/locked") !== "true");
      bench.mark("wash-end");
    },
  };
}

/** Energy, water and duration of the eco programme at full, half and quarter load. */
export const ecoCycles: Case = {
  id: "green.washing-machine.eco-cycles",
  revision: 1,
  title: "Wash at full, half and quarter load with the programme of the energy label",
  covers: ECO_COVERS,
  applies: all(kind("washing-machine"), has("programme/start")),
  needs: ["messages", "requests", "person", "meter", "water-meter"],
  lastsMs: () => 11 * HOUR_MS,
  steps: (dut) => {
    const ratedKg = capacityOf(dut).kg;
    if (ratedKg === undefined) {
      return [{ text: "Read the rated capacity", run: async (bench) => bench.mark("unrated") }];
    }
    const rig = keeperOf(
      "chamber/temperature-setpoint",
      "chamber/active",
      "water/inlet-temperature",
      "meter/period",
    );
    return [
      {
        text: `Bring the room to ${CONDITIONS.roomC} °C and the cold water to ${CONDITIONS.inletC} °C`,
        run: async (bench) => {
          rig.keep(bench);
          await prepare(bench);
        },
      },
      ...loadsOf(ratedKg).map((name) => washStep(dut, ratedKg, name)),
      { text: "Put the rig back as it was", run: rig.putBack },
    ];
  },
  judge: judgeEco,
  facts: ecoFacts,
  leaves: ["laundry: a quarter load is in the drum"],
  killedBy: [
    "warm-wash",
    "deep-rinse",
    "long-wash",
    "optimistic-energy",
    "optimistic-water",
    "weak-spin",
  ],
};

/** From the end of the programme until the power stays at or below the limit, in minutes. */
function downAfter(view: View): { quantity: Quantity; pointers: readonly number[] } | undefined {
  const begin = view.mark("watch-begin");
  const end = view.mark("watch-end");
  if (!begin || !end) return undefined;
  const limitW = view.terms.parameter(DOWN, "power-max");
  const states = view.between(view.told("programme/state"), begin, end);
  const ended = states.findLast(({ text }, index) => {
    const before = states[index - 1]?.text ?? "";
    return ACTIVE.some((active) => active === before) && text !== before;
  });
  const readings = view.readings("meter/power").filter(({ t }) => ended && t >= ended.t);
  const watched = view.between(readings, begin, end);
  if (!ended || watched.length === 0) return undefined;
  const above = watched.findLastIndex(({ value }) => value > limitW);
  // Still above at the end of the watch: it took at least as long as was watched.
  const down = above < 0 ? undefined : (watched[above + 1] ?? watched[above]);
  const minutes = down ? view.deviceMs(down.t - ended.t) / MINUTE_MS : 0;
  const never = above === watched.length - 1;
  return {
    quantity: quantityOf({
      value: Number(minutes.toFixed(2)),
      unit: "min",
      method: never
        ? `not at or below ${limitW} W as long as it was watched`
        : `from the end of the programme to the first reading at or below ${limitW} W that stays so`,
      contributions: [
        {
          name: "readings",
          standard: rectangular(WATCH_EVERY_S / 60),
          method: `one reading every ${WATCH_EVERY_S} s`,
        },
        {
          name: "timing",
          standard: rectangular(view.deviceMs(view.dut.timingUncertaintyMs) / MINUTE_MS),
          method: "of the bench's clock over the network",
        },
      ],
    }),
    pointers: [(down ?? watched.at(-1) ?? ended).index, ended.index],
  };
}

function judgeRest(view: View): readonly Claim[] {
  const plot = ["rig:meter/power", "programme/state"];
  const watched = view.mark("watch-end");
  if (!watched) return [];
  const down = downAfter(view);
  const value = view.terms.parameter(DOWN, "within");
  const expected = `in standby within ${value} min of the end of a programme`;
  const actual = "no end of a programme was told, or the meter gave no reading after it";
  const seen = { expected, actual, pointers: [watched.index] };
  const limit = { value, unit: "min", sense: "<=" } as const;
  return [
    down
      ? within(DOWN, down.quantity, limit, view.terms.decision, { pointers: down.pointers, plot })
      : undecided(DOWN, "not-observed", seen),
    ...judgeStandby(view, STANDBY, (index) => {
      const state = view.before("programme/state", index)?.text;
      return ACTIVE.some((active) => active === state) ? `programme/state ${state}` : undefined;
    }),
  ];
}

/** After a programme the machine powers down by itself, and then draws little. */
export const rest: Case = {
  id: "green.washing-machine.rest",
  revision: 1,
  title: "Let a programme end and measure what the machine draws afterwards",
  covers: [DOWN, STANDBY],
  applies: all(kind("washing-machine"), has("programme/start")),
  needs: ["messages", "requests", "person", "meter"],
  lastsMs: () => 2 * HOUR_MS,
  steps: (dut, terms) => [
    {
      text: "Run a short programme to its end",
      run: async (bench) => {
        await makeReady(bench);
        await readEvery(bench, WATCH_EVERY_S);
        bench.mark("watch-begin");
        await runToEnd(bench, shortProgramme(dut));
      },
    },
    {
      text: "Touch nothing and watch its power for longer than powering down may take",
      run: async (bench) => {
        const minutes = terms.parameter(DOWN, "within") + WATCH_BEYOND_MIN;
        await bench.pass(minutes * MINUTE_MS);
        bench.mark("watch-end");
        await bench.pass(REST_MS, () => bench.live.text("programme/state") === "inactive");
      },
    },
    { text: "Measure its power once a second for five minutes", run: recordStandby },
    { text: "Read the meter as usual", run: readAsUsual },
  ],
  judge: judgeRest,
  leaves: ["laundry: what was loaded is in the drum"],
  killedBy: ["stays-awake", "thirsty-standby"],
};

/** Every case about green washing machines. */
export const washingMachineCases: readonly Case[] = [ecoCycles, rest, lowPower];
