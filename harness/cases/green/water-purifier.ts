/** What makes a water purifier green: the water it wastes, what it holds back, its filters, its rest. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { readAsUsual, readEvery } from "../metering.ts";
import { keeperOf } from "../rig-keeper.ts";
import { drawOnce } from "../water-scene.ts";
import { switchedOffStandby } from "./standby.ts";
import { INLET_TOLERANCE_K, READ_EVERY_S } from "./water-purifier-duty.ts";
import { filterLife } from "./water-purifier-filters.ts";
import { DUTY, dutyFacts, judgeDuty } from "./water-purifier-test.ts";

const MINUTE_MS = 60_000;
/**
 * Inlet water of the rating point, in °C. Net water ratio and rejection are rated at 25 °C; colder
 * water passes a membrane less easily.
 */
const INLET_C = 25;
const INLET_MS = 30 * MINUTE_MS;
/** The cycle: draws of 2 L with a minute's rest, as when a kettle and bottles are filled (our choice). */
const DRAWS = 10;
const DRAW_L = 2;
const REST_MS = MINUTE_MS;

/** Draws water and waits until the meters have shown it. */
async function draw(bench: Bench): Promise<void> {
  const running = () => bench.live.text("purifier/state") === "purifying";
  await drawOnce(bench, DRAW_L, READ_EVERY_S, running);
}

/** Net water ratio, grade and rejection over a duty cycle. */
export const dutyCycle: Case = {
  id: "green.water-purifier.duty-cycle",
  revision: 1,
  title: "Draw water at the rating temperature and measure what comes in, out and to the drain",
  covers: DUTY,
  applies: all(kind("water-purifier"), has("purifier/state")),
  needs: ["messages", "requests", "person", "water-meter", "net-water-meter"],
  lastsMs: () => INLET_MS + 90 * MINUTE_MS,
  steps: () => {
    const rig = keeperOf("water/inlet-temperature");
    return [
      {
        text: `Bring the inlet water to ${INLET_C} °C`,
        run: async (bench) => {
          rig.keep(bench);
          await bench.setRig("water/inlet-temperature", String(INLET_C));
          const shown = () => Number(bench.rigText("water/inlet-temperature") ?? Number.NaN);
          const reached = () => Math.abs(shown() - INLET_C) <= INLET_TOLERANCE_K;
          bench.need(await bench.pass(INLET_MS, reached), `the inlet water is at ${shown()} °C`);
        },
      },
      {
        text: `Draw ${DRAW_L} L, so that the cartridges are full and at that temperature`,
        run: async (bench) => {
          await readEvery(bench, READ_EVERY_S);
          await draw(bench);
        },
      },
      {
        text: `Draw ${DRAWS} times ${DRAW_L} L, with a minute's rest between`,
        run: async (bench) => {
          bench.mark("duty-begin", { inletC: INLET_C, litres: DRAWS * DRAW_L });
          for (let i = 0; i < DRAWS; i++) {
            bench.mark("draw-begin");
            await draw(bench);
            bench.mark("draw-end");
            await bench.pass(REST_MS);
          }
          bench.mark("duty-end");
        },
      },
      {
        text: "Put back what was set before",
        run: async (bench) => {
          await rig.putBack(bench);
          await readAsUsual(bench);
        },
      },
    ];
  },
  judge: judgeDuty,
  facts: dutyFacts,
  leaves: ["filters: the water that they took"],
  killedBy: ["wasteful-restrictor", "flattering-label", "leaky-membrane"],
};

/** Networked standby of the purifier. */
export const waterPurifierStandby: Case = switchedOffStandby({
  id: "green.water-purifier.standby",
  kind: "water-purifier",
  requirement: "green.water-purifier.networked-standby",
  power: "purifier/power",
  killedBy: ["hungry-valve"],
});

/** Every case about green water purifiers. */
export const waterPurifierCases: readonly Case[] = [dutyCycle, filterLife, waterPurifierStandby];
