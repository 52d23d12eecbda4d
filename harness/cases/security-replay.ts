/** Requests that somebody has recorded and sends again, when they are not allowed any more. */

import { all, has, settable } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { otherValue } from "../values.ts";
import { cutOff, letBack } from "./outage.ts";
import { refusedUnchanged, restore, settings } from "./request.ts";

/** A request that was followed is replayed against a person's word, before and after a reconnection. */
export const replay: Case = {
  id: "security.replay",
  revision: 1,
  title: "Replay a request after remote control was forbidden, and again over a new connection",
  covers: ["security.command.replay-refused"],
  applies: all(settable, has("control/remote-allowed")),
  needs: ["messages", "requests", "person", "network"],
  lastsMs: (dut) => 150_000 * dut.rate,
  steps: (dut) =>
    settings(dut).length === 0
      ? []
      : [{ text: "Record a request, forbid remote control, replay it", run: recordAndReplay }],
  judge: (view) =>
    refusedUnchanged(view, "security.command.replay-refused", "replay", ["remote-control-off"]),
  leaves: [],
  killedBy: ["follows-replays", "forgets-forbidding"],
};

/** A request that was followed, and what was asked before it. */
interface Recorded {
  readonly path: string;
  readonly payload: string;
}

async function recordAndReplay(bench: Bench): Promise<void> {
  const recorded = await record(bench);
  bench.need(recorded !== undefined, "no setting follows a request there and back");
  const { path, payload } = recorded as Recorded;
  try {
    await bench.operate("allow-remote", { allowed: false });
    const told = () => bench.live.text("control/remote-allowed") === "false";
    bench.need(await bench.until(told, "command.effect"), "control/remote-allowed stayed true");
    await send(bench, path, payload);
    await cutOff(bench, "network");
    await letBack(bench, "network");
    await send(bench, path, payload);
  } finally {
    await bench.operate("allow-remote", { allowed: true });
    await bench.pause("command.effect");
    await restore(bench);
  }
}

/** Finds a request that the device follows, and undoes it. */
async function record(bench: Bench): Promise<Recorded | undefined> {
  for (const property of settings(bench.dut)) {
    const { path } = property;
    const first = bench.live.text(path) ?? "";
    const payload = otherValue(property, first);
    if (payload === undefined) continue;
    const follows = async (text: string) => {
      await bench.request(path, text);
      const stands = () => Number(bench.live.text(path)) === Number(text);
      return bench.until(() => bench.live.text(path) === text || stands(), "command.effect");
    };
    if ((await follows(payload)) && (await follows(first))) return { path, payload };
  }
  return undefined;
}

async function send(bench: Bench, path: string, payload: string): Promise<void> {
  bench.mark("replay", { path, shown: payload });
  await bench.request(path, payload);
  await bench.pause("command.effect");
  bench.mark("replay-end");
}
