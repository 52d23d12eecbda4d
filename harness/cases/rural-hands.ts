/** Work by hand: without a network, and what must not go on by itself after a power cut. */

import { all, has, kind } from "../../profiles/index.ts";
import type { Condition } from "../../profiles/requirement.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { readAsUsual, readEvery } from "./metering.ts";
import { letBack } from "./outage.ts";
import { byHand, canOperate, makeReady, start, stop } from "./programme-scene.ts";
import { restore, setTo } from "./request.ts";
import { judgeLocal, judgeSafeRestart } from "./rural-oracles.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** How long the hand's work is watched at the meter. */
const WORKED_MS = 20 * SECOND_MS;
/** Cooking that outlasts the loss of the network, in s. */
const COOK_S = 900;
/** Water that is cooked: 1 kg of 20 °C. */
const LOAD = { mass: 1, temperature: 20 };

/** What somebody does at a kind of appliance, and what it will tell of it. */
interface Handling {
  readonly prepare: (bench: Bench) => Promise<void>;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly value: string;
}

const HANDLINGS: Readonly<Record<string, Handling>> = {
  "water-heater": {
    prepare: (bench) => setTo(bench, "heating/temperature-setpoint", "50"),
    operation: "turn-knob",
    parameters: { setpoint: 75 },
    path: "heating/temperature-setpoint",
    value: "75",
  },
  "range-hood": {
    prepare: async (bench) => {
      await setTo(bench, "hood/power", "true");
      await setTo(bench, "fan/level", "4");
    },
    operation: "press-power",
    parameters: {},
    path: "hood/power",
    value: "false",
  },
  "microwave-oven": {
    prepare: async (bench) => {
      await setTo(bench, "cooking/cook-time", String(COOK_S));
      if (canOperate(bench.dut, "put-load")) {
        await byHand(bench, "open-door");
        await byHand(bench, "put-load", LOAD);
        await byHand(bench, "close-door");
      }
    },
    operation: "press-start",
    parameters: {},
    path: "programme/state",
    value: "run",
  },
};

/** Somebody works the appliance while it has no network. */
export function localOperation(applies: Condition): Case {
  return {
    id: "rural.local-operation",
    revision: 1,
    title: "Work it by hand while it has no network",
    covers: ["rural.operation.local"],
    applies,
    needs: ["messages", "requests", "network", "person", "meter"],
    lastsMs: (dut) => 4 * MINUTE_MS * dut.rate,
    steps: (dut) => {
      const handling = HANDLINGS[dut.kind ?? ""];
      if (!handling) return [];
      return [
        { text: "Make it ready", run: handling.prepare },
        {
          text: "Take the network away and work it by hand",
          run: async (bench) => {
            await readEvery(bench, 1);
            bench.mark("offline");
            await bench.setRig("network/connected", "false");
            await bench.pass(WORKED_MS);
            const { operation, path, value } = handling;
            bench.mark("worked", { operation, path, value });
            await byHand(bench, operation, handling.parameters);
            await bench.pass(WORKED_MS);
          },
        },
        { text: "Give the network back", run: (bench) => letBack(bench, "network") },
        {
          text: "Put back what was changed",
          run: async (bench) => {
            await readAsUsual(bench);
            await stop(bench);
            await takeOut(bench);
            await restore(bench);
          },
        },
      ];
    },
    judge: judgeLocal,
    leaves: [],
    killedBy: ["dead-buttons"],
  };
}

async function takeOut(bench: Bench): Promise<void> {
  if (!canOperate(bench.dut, "take-load")) return;
  await byHand(bench, "open-door");
  await byHand(bench, "take-load");
  await byHand(bench, "close-door");
}

/** The mains fail while something cooks, and return. */
export const safeRestart: Case = {
  id: "rural.safe-restart",
  revision: 1,
  title: "Cut the mains while it cooks and let them return",
  covers: ["rural.supply.safe-restart"],
  applies: all(kind("microwave-oven"), has("programme/start")),
  needs: ["messages", "requests", "mains", "person"],
  lastsMs: (dut) => 5 * MINUTE_MS * dut.rate,
  steps: (_dut, terms) => [
    {
      text: "Start cooking",
      run: async (bench) => {
        await byHand(bench, "open-door");
        await byHand(bench, "put-load", LOAD);
        await makeReady(bench);
        await start(bench, { "cook-time": COOK_S });
        await bench.pass(30 * SECOND_MS);
      },
    },
    {
      text: "Cut the mains for thirty seconds",
      run: async (bench) => {
        await bench.setRig("mains/voltage", "0");
        await bench.pass(30 * SECOND_MS);
        await letBack(bench, "mains");
        await bench.pass(terms.parameter("rural.supply.safe-restart", "watch") * SECOND_MS);
        bench.mark("watched");
      },
    },
    {
      text: "Put back what was changed",
      run: async (bench) => {
        await stop(bench);
        await takeOut(bench);
        await restore(bench);
      },
    },
  ],
  judge: judgeSafeRestart,
  leaves: [],
  killedBy: ["cooks-on-alone"],
};
