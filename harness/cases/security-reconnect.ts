/** Coming back after losses of the network: not always after the same time. */

import { always } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, undecided, violated } from "../claim.ts";
import type { View } from "../view.ts";
import { letBack, outages } from "./outage.ts";

/** So often the network is cut. */
const CUTS = 6;
/** For so long each time, in ms of wall time: back-off has grown beyond its first attempts. */
const OUT_MS = 5000;
/** A loss and a return, in ms of wall time. */
const ROUND_MS = 30_000;

/** Six equal losses of the network are followed by returns after varying times. */
export const reconnectSpread: Case = {
  id: "security.reconnect-spread",
  revision: 1,
  title: "Cut the network six times and compare how long the device takes to come back",
  covers: ["security.resilience.reconnect-spread"],
  applies: always,
  needs: ["messages", "network"],
  lastsMs: (dut) => CUTS * ROUND_MS * dut.rate,
  steps: () => [{ text: `Cut the network ${CUTS} times for ${OUT_MS / 1000} s`, run: cutAgain }],
  judge: (view) => judgeSpread(view),
  leaves: [],
  killedBy: ["returns-in-step"],
};

async function cutAgain(bench: Bench): Promise<void> {
  for (let i = 0; i < CUTS; i++) {
    bench.mark("cut", { what: "network" });
    await bench.setRig("network/connected", "false");
    await bench.pass(OUT_MS * bench.dut.rate);
    await letBack(bench, "network");
  }
}

function judgeSpread(view: View): readonly Claim[] {
  const requirement = "security.resilience.reconnect-spread";
  const leastMs = view.terms.parameter(requirement, "spread");
  const returns = outages(view).flatMap(({ restoring, ready }) =>
    restoring && ready ? [{ index: ready.index, ms: ready.t - restoring.t }] : [],
  );
  const expected = `${CUTS} returns that differ by more than ${leastMs} ms`;
  const pointers = returns.map(({ index }) => index);
  if (returns.length < CUTS) {
    const actual = `${returns.length} returns were seen`;
    return [undecided(requirement, "not-observed", { expected, actual, pointers })];
  }
  const times = returns.map(({ ms }) => ms);
  const spreadMs = Math.max(...times) - Math.min(...times);
  const actual = `returns after ${times.map((ms) => (ms / 1000).toFixed(1)).join(", ")} s`;
  const seen = { expected, actual, pointers };
  // What the bench's own clock may add makes equal times look different.
  if (spreadMs > leastMs + view.dut.timingUncertaintyMs) return [holds(requirement, seen)];
  return [
    spreadMs <= leastMs
      ? violated(requirement, seen)
      : undecided(requirement, "timing-uncertain", seen),
  ];
}

/** The cases of this file. */
export const securityReconnectCases: readonly Case[] = [reconnectSpread];
