/** The keep-alive that a device announces, held to. */

import type { Monitor } from "../case.ts";
import { type Claim, every, holds, undecided } from "../claim.ts";
import type { View } from "../view.ts";
import { stretches } from "./connection.ts";

const REQUIREMENT = "smart.session.keep-alive";

/** Something is sent in time, if only a ping; where packets are not seen, the broker is the witness. */
export const keepAlive: Monitor = {
  id: "session.keep-alive",
  revision: 1,
  title: "The time between packets of the device is watched",
  covers: [REQUIREMENT],
  judge: (view) =>
    view.dut.abilities.includes("packets") ? judgePackets(view) : judgeByBroker(view),
  killedBy: ["never-pings"],
};

function judgePackets(view: View): readonly Claim[] {
  const tolerance = view.terms.parameter(REQUIREMENT, "tolerance");
  const items: { readonly pointer: number; readonly problem: string | undefined }[] = [];
  let limitMs = Number.POSITIVE_INFINITY;
  let last: { readonly index: number; readonly t: number } | undefined;
  view.events.forEach(({ kind, from, t, data }, index) => {
    if (from !== "dut") return;
    if (kind === "connect") {
      const keepAliveS = Number(data?.keepAliveS ?? 0);
      limitMs = keepAliveS > 0 ? tolerance * keepAliveS * 1000 : Number.POSITIVE_INFINITY;
      last = { index, t };
      items.push({ pointer: index, problem: undefined });
      return;
    }
    if (last && t - last.t > limitMs) {
      items.push({ pointer: last.index, problem: `nothing for ${(t - last.t) / 1000} s` });
    }
    last = kind === "gone" || kind === "disconnect" ? undefined : { index, t };
  });
  const end = view.events.at(-1);
  if (last && end && end.t - last.t > limitMs) {
    items.push({ pointer: last.index, problem: `nothing for ${(end.t - last.t) / 1000} s` });
  }
  if (items.length === 0) return [];
  return [every(REQUIREMENT, `a packet at least every ${tolerance} keep-alives`, items)];
}

/** A broker gives up a device that says nothing: the will tells so. */
function judgeByBroker(view: View): readonly Claim[] {
  const expected = "the broker does not give the device up";
  const quiet = stretches(view);
  const first = quiet[0];
  if (!first) return [];
  // Once the case is over, everything may be switched off.
  const over = view.mark("end")?.index ?? Number.POSITIVE_INFINITY;
  const lost = quiet
    .map(({ to }) => to)
    .filter(({ index }) => index < over)
    .find((to) => view.states.some(({ index, text }) => index === to.index && text === "lost"));
  if (!lost) {
    const actual = "the connection stood for as long as the bench let it";
    return [holds(REQUIREMENT, { expected, actual, pointers: [first.from.index] })];
  }
  // It may as well have been the network: without the packets nobody can tell.
  const actual = "the broker told that it was lost";
  return [undecided(REQUIREMENT, "not-observable", { expected, actual, pointers: [lost.index] })];
}
