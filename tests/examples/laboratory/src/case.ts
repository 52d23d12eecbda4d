/** The case that proves our requirement: somebody opens the door, and the wire is watched. */

import { type Case, type Claim, holds, silent, type View, violated } from "hearthmark/harness";
import { has } from "hearthmark/profiles";

const REQUIREMENT = "kitchen-lab.door.told-in-time";
const DOOR = "fresh-food-door/open";
const MINUTE_MS = 60_000;

/** Opens the fresh food door for a minute. */
export const doorTold: Case = {
  id: "kitchen-lab.open-door",
  revision: 1,
  title: "Open the door and wait until it is told",
  covers: [REQUIREMENT],
  applies: has(DOOR),
  needs: ["messages", "person"],
  lastsMs: () => 2 * MINUTE_MS,
  steps: () => [
    {
      text: "Open the fresh food door",
      run: async (bench) => {
        bench.mark("opening");
        await bench.operate("open-door");
        await bench.pass(MINUTE_MS);
      },
    },
    {
      text: "Close it again",
      run: async (bench) => {
        await bench.operate("close-door");
        await bench.pass(MINUTE_MS);
      },
    },
  ],
  judge,
  leaves: [],
  killedBy: ["door-told-late"],
};

/** A pure function of the trace: it also judges traces that were stored long ago. */
function judge(view: View): readonly Claim[] {
  const opening = view.mark("opening");
  if (!opening) return [];
  const limitS = view.terms.parameter(REQUIREMENT, "delay");
  const expected = `${DOOR} true within ${limitS} s`;
  const told = view.told(DOOR).find(({ index, text }) => index > opening.index && text === "true");
  if (!told) {
    const actual = `${DOOR} is not told`;
    return [silent(REQUIREMENT, { expected, actual, pointers: [opening.index] })];
  }
  const delayS = view.deviceMs(told.t - opening.t) / 1000;
  const decide = delayS <= limitS ? holds : violated;
  const actual = `${DOOR} true after ${delayS.toFixed(1)} s`;
  return [decide(REQUIREMENT, { expected, actual, pointers: [told.index, opening.index] })];
}
