/** The water that a tank holds against what is declared: drained, and filled through a meter. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { View } from "../../view.ts";
import { readAsUsual, readEvery, waterBetween } from "../metering.ts";
import { restore } from "../request.ts";
import { ask, MINUTE_MS, soundRating } from "./water-heater-scene.ts";

const VOLUME = "green.water-heater.volume-declared";
const READ_EVERY_S = 10;
const PLOT = ["rig:water/total"];

function judgeVolume(view: View): readonly Claim[] {
  const from = view.mark("filling");
  const to = view.mark("filled");
  if (!from || !to) return [];
  const factor = view.terms.parameter(VOLUME, "factor");
  const expected = `>= ${factor} times the declared volume`;
  const declared = soundRating(view, "rated-volume", "L");
  if ("problem" in declared) {
    const seen = { expected, actual: declared.problem, pointers: [declared.pointer] };
    return [blockedBy(VOLUME, "statement-missing", seen)];
  }
  const water = waterBetween(view, from, to);
  if (!water || !(water.quantity.value > 0)) {
    const actual = "the water meter did not count what was filled in";
    return [undecided(VOLUME, "not-observed", { expected, actual, pointers: [to.index] })];
  }
  const value = Number((factor * declared.value).toFixed(3));
  const seen = { pointers: [...water.pointers, declared.pointer], plot: PLOT };
  const limit = { value, unit: "L", sense: ">=" } as const;
  return [within(VOLUME, water.quantity, limit, view.terms.decision, seen)];
}

/** The volume of the tank. */
export const volume: Case = {
  id: "green.water-heater.volume",
  revision: 1,
  title: "Drain the tank and fill it through the water meter",
  covers: [VOLUME],
  applies: all(kind("water-heater"), has("heating/mode")),
  needs: ["messages", "requests", "person", "water-meter"],
  lastsMs: () => 3 * MINUTE_MS,
  steps: ({ table }) => {
    const operations = table?.operations ?? {};
    if (!("drain-tank" in operations) || !("fill-tank" in operations)) return [];
    return [
      {
        text: "Switch heating off and drain the tank",
        run: async (bench) => {
          await ask(bench, "heating/mode", "off");
          const drained = await bench.operate("drain-tank");
          bench.need(drained === "ok", `the tank could not be drained: ${drained}`);
          await readEvery(bench, READ_EVERY_S);
          await bench.pass(2 * READ_EVERY_S * 1000);
        },
      },
      {
        text: "Fill it through the water meter",
        run: async (bench) => {
          bench.mark("filling");
          const filled = await bench.operate("fill-tank");
          bench.need(filled === "ok", `the tank could not be filled: ${filled}`);
          await bench.pass(3 * READ_EVERY_S * 1000);
          bench.mark("filled");
        },
      },
      {
        text: "Put back what was set before",
        run: async (bench) => {
          await readAsUsual(bench);
          await restore(bench);
        },
      },
    ];
  },
  judge: judgeVolume,
  leaves: ["tank/temperature: it was filled with cold water"],
  killedBy: ["small-tank"],
};
