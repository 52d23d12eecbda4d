/** Fit for a home in the country: a weak grid, a poor network, work by hand. */

import { all, always, declares, has, kind, settable } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import type { Terms } from "../dut.ts";
import { askFor, askUntilFollowed, changeOne, judgeOrdeal } from "./ordeal.ts";
import { restore } from "./request.ts";
import { keeperOf } from "./rig-keeper.ts";
import { localOperation, safeRestart } from "./rural-hands.ts";
import { judgeRange } from "./rural-oracles.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** How long the appliance stands at each end of the range. */
const AT_VOLTAGE_MS = 5 * MINUTE_MS;
/** How many sags, interruptions and losses follow each other, and after how long. */
const REPEATED = 5;
const APART_MS = 20 * SECOND_MS;

const RANGE = "rural.supply.range";
const SAG = "rural.supply.sag";
const INTERRUPTION = "rural.supply.interruption";
const POOR = "rural.network.poor";

const PUT_BACK: Step = { text: "Put back what was changed", run: restore };
const CHANGE_ONE: Step = {
  text: "Change a setting",
  run: async (bench) => void (await changeOne(bench)),
};
const ASK_AGAIN: Step = { text: "Ask for the setting as it was before", run: askUntilFollowed };

/** The instrument takes `low` for `lowMs` of device time, so often; it is then as it was. */
async function disturb(
  bench: Bench,
  instrument: string,
  low: string,
  lowMs: number,
): Promise<void> {
  const keeper = keeperOf(instrument);
  keeper.keep(bench);
  bench.mark("ordeal");
  for (let time = 0; time < REPEATED; time++) {
    await bench.setRig(instrument, low);
    await bench.pass(lowMs);
    await keeper.putBack(bench);
    await bench.pass(APART_MS);
  }
  bench.mark("ordeal-end");
}

/** Both ends of the range of voltage. */
export const supplyRange: Case = {
  id: "rural.supply-range",
  revision: 1,
  title: "Supply it with the lowest and the highest voltage",
  covers: [RANGE],
  applies: settable,
  needs: ["messages", "requests", "mains"],
  lastsMs: () => 2 * AT_VOLTAGE_MS + MINUTE_MS,
  steps: (_dut, terms) => [
    ...(["voltage-min", "voltage-max"] as const).map((end) => atVoltage(terms, end)),
    PUT_BACK,
  ],
  judge: judgeRange,
  leaves: [],
  killedBy: ["sulks-at-low-voltage"],
};

function atVoltage(terms: Terms, end: "voltage-min" | "voltage-max"): Step {
  const volts = terms.parameter(RANGE, end);
  return {
    text: `Supply it with ${volts} V for five minutes and ask for a change`,
    run: async (bench) => {
      const keeper = keeperOf("mains/voltage");
      keeper.keep(bench);
      // What follows at the usual voltage has to follow here as well.
      const { path, value } = await changeOne(bench);
      await restore(bench);
      bench.mark("voltage", { volts });
      await bench.setRig("mains/voltage", String(volts));
      await bench.pass(AT_VOLTAGE_MS);
      if (await askFor(bench, path, value)) bench.mark("followed", { path, value });
      bench.mark("voltage-end", { volts, path });
      await restore(bench);
      await keeper.putBack(bench);
      await bench.pass(APART_MS);
    },
  };
}

/** Sags that do not take the supply away wholly. */
export const sags: Case = {
  id: "rural.supply-sags",
  revision: 1,
  title: "Let the supply sag five times",
  covers: [SAG],
  applies: settable,
  needs: ["messages", "requests", "mains"],
  lastsMs: () => 5 * MINUTE_MS,
  steps: (_dut, terms) => [
    CHANGE_ONE,
    {
      text: `Let the supply sag to ${terms.parameter(SAG, "voltage")} V five times`,
      run: (bench) =>
        disturb(
          bench,
          "mains/voltage",
          String(terms.parameter(SAG, "voltage")),
          terms.parameter(SAG, "duration") * SECOND_MS,
        ),
    },
    ASK_AGAIN,
    PUT_BACK,
  ],
  judge: (view) =>
    judgeOrdeal(view, {
      requirement: SAG,
      what: "five sags of the supply",
      recoverS: view.terms.parameter(SAG, "recover"),
    }),
  leaves: [],
  killedBy: ["forgets-in-a-sag"],
};

/** Short interruptions. */
export const interruptions: Case = {
  id: "rural.supply-interruptions",
  revision: 1,
  title: "Interrupt the supply five times for a moment",
  covers: [INTERRUPTION],
  applies: settable,
  needs: ["messages", "requests", "mains"],
  lastsMs: () => 5 * MINUTE_MS,
  steps: (_dut, terms) => [
    CHANGE_ONE,
    {
      text: `Interrupt the supply for ${terms.parameter(INTERRUPTION, "duration")} s five times`,
      run: (bench) =>
        disturb(bench, "mains/voltage", "0", terms.parameter(INTERRUPTION, "duration") * SECOND_MS),
    },
    ASK_AGAIN,
    PUT_BACK,
  ],
  judge: (view) =>
    judgeOrdeal(view, {
      requirement: INTERRUPTION,
      what: "five interruptions of the supply",
      recoverS: view.terms.parameter(INTERRUPTION, "recover"),
    }),
  leaves: [],
  killedBy: ["fresh-after-power-cut"],
};

/** A network that comes and goes. */
export const poorNetwork: Case = {
  id: "rural.poor-network",
  revision: 1,
  title: "Take the network away and give it back five times",
  covers: [POOR],
  applies: all(always, settable),
  needs: ["messages", "requests", "network"],
  lastsMs: (dut) => 6 * MINUTE_MS * dut.rate,
  steps: () => [
    CHANGE_ONE,
    {
      text: "Take the network away for twenty seconds, five times",
      run: (bench) => disturb(bench, "network/connected", "false", APART_MS * bench.dut.rate),
    },
    ASK_AGAIN,
    PUT_BACK,
  ],
  judge: (view) =>
    judgeOrdeal(view, {
      requirement: POOR,
      what: "five losses of the network",
      recoverS: view.terms.parameter(POOR, "reconnect"),
    }),
  leaves: [],
  killedBy: ["gives-up-reconnecting"],
};

const BY_HAND = all(
  kind("water-heater", "range-hood", "microwave-oven"),
  declares("operation"),
  has("energy/power"),
);

/** Every case about rural homes. */
export const ruralCases: readonly Case[] = [
  supplyRange,
  sags,
  interruptions,
  poorNetwork,
  localOperation(BY_HAND),
  safeRestart,
];
