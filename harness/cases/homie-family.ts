/** Cases of the Homie convention on devices with children, and on children. */

import { uses } from "../../profiles/index.ts";
import { readDescription } from "../../src/thing/description.ts";
import type { Relatives } from "../../src/thing/relatives.ts";
import { deviceTopic } from "../../src/thing/wire.ts";
import type { Bench, Beside } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, silent, undecided } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { relativeProblem, relativesOf } from "../homie/family.ts";
import type { View } from "../view.ts";
import { surfaceAt } from "./described.ts";
import { letBack, outages } from "./outage.ts";
import { Tally } from "./tally.ts";

/** How long, in ms of wall time, and how often it is looked whether the broker has found out. */
const LOOK_EVERY_MS = 20_000;
const LOOKS = 9;

function topicOf(dut: Dut, id: string, attribute: string): string {
  return `${deviceTopic({ domain: dut.address.domain, device: id })}/${attribute}`;
}

/** State and description of other devices, to be looked at beside the device's own topics. */
function attributesOf(dut: Dut, ids: readonly string[]): Beside {
  const filters = ids.flatMap((id) => [
    topicOf(dut, id, "$state"),
    topicOf(dut, id, "$description"),
  ]);
  return { filters, concerns: (topic) => filters.includes(topic) };
}

/** The newest retained text that a look found on a topic. */
function foundText(view: View, topic: string) {
  return view.delivered.findLast((each) => each.topic === topic && each.text !== "");
}

/** Parents and children describe each other in agreement. */
export const family: Case = {
  id: "homie.family",
  revision: 1,
  title: "Look at the descriptions of parents and children",
  covers: ["interoperability.homie.hierarchy-consistent"],
  applies: uses("relatives"),
  needs: ["messages"],
  lastsMs: () => 1000,
  watches: true,
  steps: (dut) => [
    {
      text: "Look at state and description of every relative",
      run: async (bench) => {
        await bench.look(attributesOf(dut, dut.surface ? relativesOf(dut.surface) : []));
        bench.mark("homie-family");
      },
    },
  ],
  judge: (view) => {
    const mark = view.mark("homie-family");
    const self = mark && surfaceAt(view, mark.index);
    if (!mark || !self) return [];
    const rule = "parents, children and roots name each other in agreement";
    const tally = new Tally("interoperability.homie.hierarchy-consistent", rule);
    for (const id of relativesOf(self)) {
      const state = foundText(view, topicOf(view.dut, id, "$state"));
      // While it is being changed, nobody can promise that everything agrees.
      if (state?.text === "init") continue;
      const found = foundText(view, topicOf(view.dut, id, "$description"));
      const other: Relatives | undefined = found && readDescription(found.text).surface;
      const problem = relativeProblem(view.dut.address.device, self, id, other);
      tally.check(found?.index ?? mark.index, problem);
    }
    return tally.claims();
  },
  leaves: [],
  killedBy: ["child-of-nobody"],
};

/** When a child's connection breaks, the root of its tree is lost. */
export const childLost: Case = {
  id: "homie.child-lost",
  revision: 1,
  title: "Cut the network of a child device and look at the root of its tree",
  covers: ["interoperability.homie.child-lost"],
  applies: uses("child"),
  needs: ["messages", "network"],
  lastsMs: (dut) => LOOKS * LOOK_EVERY_MS * dut.rate,
  steps: (dut) => [
    { text: "Cut the network and look at the root", run: (bench) => cutAndLook(bench, dut) },
    { text: "Restore the network", run: (bench) => letBack(bench, "network") },
  ],
  judge: (view) => outages(view).flatMap(({ cut, restoring }) => judgeRoot(view, cut, restoring)),
  leaves: [],
  killedBy: ["child-with-own-will"],
};

async function cutAndLook(bench: Bench, dut: Dut): Promise<void> {
  const root = dut.surface?.root ?? "";
  const state = topicOf(dut, root, "$state");
  bench.mark("cut", { what: "network" });
  await bench.setRig("network/connected", "false");
  for (let look = 0; look < LOOKS; look++) {
    const found = await bench.look(attributesOf(dut, [root]));
    if (found.some(({ topic, text }) => topic === state && text === "lost")) return;
    await bench.pass(LOOK_EVERY_MS * dut.rate);
  }
}

function judgeRoot(
  view: View,
  cut: { readonly index: number; readonly t: number },
  restoring: { readonly index: number; readonly t: number } | undefined,
): readonly Claim[] {
  const requirement = "interoperability.homie.child-lost";
  const root = surfaceAt(view, cut.index)?.root;
  if (root === undefined) return [];
  const topic = topicOf(view.dut, root, "$state");
  const expected = `${root}/$state is lost after the cut`;
  const seen = view.between(view.delivered, cut, restoring).filter((each) => each.topic === topic);
  const lost = seen.find(({ text }) => text === "lost");
  if (lost) return [holds(requirement, { expected, actual: "lost", pointers: [lost.index] })];
  const last = seen.at(-1);
  const actual = last ? `${root}/$state stays ${last.text}` : `${root} has no state`;
  const pointers = [last?.index ?? cut.index, cut.index];
  const spoke = view
    .between(view.said, cut, restoring)
    .find(({ t, part }) => part.part === "property" && t - cut.t > LOOK_EVERY_MS / 2);
  if (spoke) return [undecided(requirement, "scene-failed", { expected, actual, pointers })];
  return [silent(requirement, { expected, actual, pointers })];
}

/** The cases of this file. */
export const homieFamilyCases: readonly Case[] = [family, childLost];
