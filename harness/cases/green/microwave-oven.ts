/** What makes a microwave oven green: its efficiency, its grill as declared, and its rest. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, within } from "../../claim.ts";
import type { View } from "../../view.ts";
import { beginning, declared, ratedNumber, readDeclared } from "../metering.ts";
import { ACTIVE, isBusy, stateOf } from "../programme-scene.ts";
import { efficiencyCase } from "./microwave-oven-efficiency.ts";
import { judgeStandby, recordStandby } from "./standby.ts";

const GRILL = "green.microwave-oven.grill-energy";
const STANDBY = "green.microwave-oven.networked-standby";
const MINUTE_MS = 60_000;
/** Power management may take 20 min ((EU) 2023/826, Annex III, 2(c)). */
const SETTLE_MS = 20 * MINUTE_MS;

function judgeGrill(view: View): readonly Claim[] {
  const pointers = [view.mark("declared")?.index ?? beginning(view)];
  const value = view.terms.parameter(GRILL, "energy-max");
  const energy = ratedNumber(view, "grill-energy");
  if (!energy || !(energy.value > 0)) {
    const actual = energy
      ? `grill-energy is declared as ${energy.value}`
      : "grill-energy is not declared";
    const seen = { expected: `<= ${value} Wh`, actual, pointers };
    return [blockedBy(GRILL, "statement-missing", seen)];
  }
  const limit = { value, unit: "Wh", sense: "<=" } as const;
  const seen = { pointers: [energy.pointer, ...pointers] };
  return [within(GRILL, declared(energy.value, "Wh"), limit, view.terms.decision, seen)];
}

/** The energy of the grill as it is declared: how it is measured was seen nowhere. */
export const grillEnergy: Case = {
  id: "green.microwave-oven.grill-energy",
  revision: 1,
  title: "Compare the declared energy of the grill with its limit",
  covers: [GRILL],
  applies: all(kind("microwave-oven"), has("info/grill-energy")),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeGrill,
  leaves: [],
  killedBy: ["thirsty-grill"],
};

/** What the oven draws while it rests and stays reachable. */
export const ovenStandby: Case = {
  id: "green.microwave-oven.networked-standby",
  revision: 1,
  title: "Leave the oven alone and measure what it draws while it stays reachable",
  covers: [STANDBY],
  applies: all(kind("microwave-oven"), has("programme/state")),
  needs: ["messages", "meter"],
  lastsMs: () => SETTLE_MS + 6 * MINUTE_MS,
  steps: () => [
    {
      text: "Touch nothing until it has powered down",
      run: async (bench) => {
        bench.need(!isBusy(bench), `a programme is ${stateOf(bench)}`);
        await bench.pass(SETTLE_MS);
      },
    },
    { text: "Measure its power once a second for five minutes", run: recordStandby },
  ],
  judge: (view) =>
    judgeStandby(view, STANDBY, (index) => {
      const state = view.before("programme/state", index)?.text;
      return ACTIVE.some((active) => active === state) ? `programme/state ${state}` : undefined;
    }),
  facts: (view) =>
    view.mark("standby-end")
      ? [
          {
            name: "GB 24849-2017 off and standby power",
            value: "not applied: the oven is connected, and 4.1 exempts connected ovens",
          },
        ]
      : [],
  leaves: [],
  killedBy: ["hungry-oven"],
};

/** Every case about green microwave ovens. */
export const microwaveOvenCases: readonly Case[] = [efficiencyCase, grillEnergy, ovenStandby];
