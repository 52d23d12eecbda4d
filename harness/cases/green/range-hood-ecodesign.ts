/** Low power modes of a range hood after (EU) 66/2014, and how soon an automatic one is in standby. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case, Step } from "../../case.ts";
import { type Claim, undecided, within } from "../../claim.ts";
import { quantityOf, rectangular } from "../../metrics/quantity.ts";
import type { View } from "../../view.ts";
import { readAsUsual, readEvery } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { ask, disturbedBetween } from "./range-hood-curve.ts";
import {
  bringTo,
  judgePower,
  RECORD_MS,
  REST_PLOT,
  type Rest,
  record,
  recorded,
} from "./range-hood-rest.ts";

const MODES = "green.range-hood.low-power-modes";
const AUTOMATIC = "green.range-hood.automatic-standby";
const MINUTE_MS = 60_000;
/** The fan runs for so long before it is switched off. */
const RUN_MS = 2 * MINUTE_MS;
/** Watched after fan and light are off. */
const WATCH_MS = 4 * MINUTE_MS;
const READ_EVERY_S = 2;
/** Until a hood without network has come to rest. */
const SETTLE_MS = 5 * MINUTE_MS;

/** Whether it shows something in standby. A hood that says nothing of it gets the higher limit. */
function standbyLimit(view: View, requirement: typeof MODES | typeof AUTOMATIC): number {
  const dark = view.dut.statement.answers["standby-display"] === false;
  return view.terms.parameter(requirement, dark ? "standby-max" : "display-standby-max");
}

function judgeModes(view: View): readonly Claim[] {
  return (["off", "standby"] as const).flatMap((rest): readonly Claim[] => {
    const found = recorded(view, rest, true);
    if (!found) return [];
    const limitW =
      rest === "off" ? view.terms.parameter(MODES, "off-max") : standbyLimit(view, MODES);
    return [judgePower(view, MODES, found, limitW, `${rest} power without network`)];
  });
}

function judgeAutomatic(view: View): readonly Claim[] {
  const begin = view.mark("idle-begin");
  const end = view.mark("idle-end");
  if (!begin || !end) return [];
  const limitW = standbyLimit(view, AUTOMATIC);
  const delayS = view.terms.parameter(AUTOMATIC, "delay-max");
  const expected = `<= ${limitW} W within ${delayS} s after fan and light are off`;
  const readings = view.between(view.readings("meter/power"), begin, end);
  const disturbed = disturbedBetween(view, begin, end);
  const last = readings.at(-1);
  if (disturbed || !last) {
    const actual = disturbed ?? "the meter gave no readings";
    const seen = { expected, actual, pointers: [end.index], plot: REST_PLOT };
    return [undecided(AUTOMATIC, disturbed ? "scene-failed" : "not-observed", seen)];
  }
  const above = readings.findLast(({ value }) => value > limitW);
  const low = readings.find(({ index }) => index > (above?.index ?? begin.index));
  const since = (t: number): number => view.deviceMs(t - begin.t) / 1000;
  const watched = `as long as it was watched: at the end it drew ${last.value.toFixed(2)} W`;
  const took = quantityOf({
    value: low ? since((above ?? begin).t) : since(end.t),
    unit: "s",
    method: low ? "from both off to the last reading above the limit" : watched,
    contributions: [
      {
        name: "readings",
        standard: rectangular(READ_EVERY_S),
        method: "rectangular within one interval of the meter",
      },
    ],
  });
  const limit = { value: delayS, unit: "s", sense: "<=" } as const;
  const seen = { pointers: [(low ?? last).index, begin.index], plot: REST_PLOT };
  return [{ ...within(AUTOMATIC, took, limit, view.terms.decision, seen), expected }];
}

/** Records a rest with the network cut, so that nothing has to be kept awake for it. */
async function recordOffline(bench: Bench, rest: Rest): Promise<void> {
  await bringTo(bench, rest);
  const { births } = bench.live;
  await bench.setRig("network/connected", "false");
  await bench.pass(SETTLE_MS);
  await record(bench, rest);
  await bench.setRig("network/connected", "true");
  const back = () => bench.live.births > births;
  bench.need(await bench.until(back, "session.reconnect"), "it did not come back to the network");
}

function steps(): readonly Step[] {
  const rig = keeperOf("network/connected");
  return [
    {
      text: "Let fan and light run, then switch both off and watch its power",
      run: async (bench) => {
        rig.keep(bench);
        await ask(bench, "hood/power", "true");
        await ask(bench, "fan/level", "1");
        await ask(bench, "light/power", "true");
        await bench.pass(RUN_MS);
        await readEvery(bench, READ_EVERY_S);
        await ask(bench, "light/power", "false");
        await ask(bench, "fan/level", "0");
        bench.mark("idle-begin");
        await bench.pass(WATCH_MS);
        bench.mark("idle-end");
      },
    },
    {
      text: "Cut its network and measure standby once a second for five minutes",
      run: (bench) => recordOffline(bench, "standby"),
    },
    {
      text: "Do the same switched off",
      run: (bench) => recordOffline(bench, "off"),
    },
    {
      text: "Put back what was set before",
      run: async (bench) => {
        await readAsUsual(bench);
        await rig.putBack(bench);
        await restore(bench);
      },
    },
  ];
}

/** Low power modes without network, and the time to standby. */
export const hoodEcodesign: Case = {
  id: "green.range-hood.low-power-modes",
  revision: 1,
  title: "Measure off and standby without network, and how soon it is in standby",
  covers: [MODES, AUTOMATIC],
  applies: all(kind("range-hood"), has("hood/power"), has("fan/level")),
  needs: ["messages", "requests", "meter", "network"],
  lastsMs: () => RUN_MS + WATCH_MS + 2 * (SETTLE_MS + RECORD_MS) + 5 * MINUTE_MS,
  steps,
  judge: (view) => [...judgeModes(view), ...judgeAutomatic(view)],
  leaves: [],
  killedBy: ["restless-standby", "thirsty-off"],
};
