/** Starting anew: what is told of it, and what becomes of a programme. */

import { all, has } from "../../profiles/index.ts";
import type { Case } from "../case.ts";
import { type Checked, type Claim, every, holds, violated } from "../claim.ts";
import type { Told, View } from "../view.ts";
import { cutOff, letBack, type Outage, outages } from "./outage.ts";
import { canOperate, shortProgramme, withProgramme } from "./programme-scene.ts";
import { restore } from "./request.ts";

/** Time for the uptime to grow before something is cut, and what may pass from a start to its telling, in ms. */
const GROW_MS = 20_000;
const BOOT_S = 5;
/** What a counted second may be off by. */
const ROUNDED_S = 2;
/** A cut and a return, as a rule, in ms of wall time. */
const OUTAGE_MS = 60_000;

/** Network and mains are cut: uptime and connections tell the two apart. */
export const uptime: Case = {
  id: "health.uptime",
  revision: 1,
  title: "Cut the network, then the mains, and read uptime and connections",
  covers: ["smart.health.uptime"],
  applies: all(has("health/uptime"), has("health/connection-count")),
  needs: ["messages", "network", "mains"],
  lastsMs: (dut) => 2 * GROW_MS + 2 * OUTAGE_MS * dut.rate,
  steps: () =>
    (["network", "mains"] as const).map((what) => ({
      text: `Cut the ${what} and restore it`,
      run: async (bench) => {
        await bench.pass(GROW_MS);
        await cutOff(bench, what);
        await letBack(bench, what);
      },
    })),
  judge: (view) => outages(view).flatMap((outage) => judgeHealth(view, outage)),
  leaves: [],
  killedBy: [
    "uptime-restarts-with-connection",
    "uptime-survives-power-cut",
    "connections-uncounted",
  ],
};

function judgeHealth(view: View, outage: Outage): readonly Claim[] {
  const { cut, restoring, ready, back, what } = outage;
  if (!restoring || !ready) return [];
  const again = (path: string) =>
    view.between(view.told(path), restoring, back).find(({ text }) => text !== "");
  const count = again("health/connection-count");
  const before = view.before("health/connection-count", cut.index);
  const items: Checked[] = [];
  if (count && before) {
    const grown = Number(count.text) > Number(before.text);
    const problem = `health/connection-count is ${count.text} after ${before.text}`;
    items.push({ pointer: count.index, problem: grown ? undefined : problem });
  }
  const up = again("health/uptime");
  if (up) items.push({ pointer: up.index, problem: uptimeProblem(view, outage, up) });
  const rule =
    what === "network"
      ? "uptime goes on over a loss of connection, and the connection is counted"
      : "uptime begins anew with the mains, and the connection is counted";
  return [every("smart.health.uptime", rule, items, ["health/uptime"])];
}

function uptimeProblem(view: View, { cut, restoring, what }: Outage, up: Told): string | undefined {
  const value = Number(up.text);
  const wonderS = view.deviceMs(view.dut.timingUncertaintyMs) / 1000 + ROUNDED_S;
  if (what === "mains") {
    const sinceS = restoring ? view.deviceMs(up.t - restoring.t) / 1000 : 0;
    const late = value > sinceS + BOOT_S + wonderS;
    return late ? `uptime ${value} s, ${Math.round(sinceS)} s after the mains' return` : undefined;
  }
  const told = view
    .told("health/uptime")
    .findLast(({ index, text }) => index < cut.index && text !== "");
  const found = view.before("health/uptime", cut.index);
  // What was found retained may have been told long ago: then it is only known to be no less.
  const passedS = told ? view.deviceMs(up.t - told.t) / 1000 : 0;
  const least = Number((told ?? found)?.text ?? 0) + passedS - wonderS;
  return value < least
    ? `uptime ${value} s where at least ${Math.floor(least)} s have passed`
    : undefined;
}

/** A programme runs for this long before the mains fail, and they are away for so long, in ms of device time. */
const RUN_MS = 60_000;
const DARK_MS = 30_000;
/** By how much less than the remaining time a programme may take after a cut, in s. */
const EARLY_S = 300;

/** The mains fail while a programme runs: afterwards it runs or it has ended, and nothing in between. */
export const powerCut: Case = {
  id: "programme.power-cut",
  revision: 1,
  title: "Cut the mains while a programme runs",
  covers: ["smart.programme.power-cut"],
  applies: all(has("programme/state"), has("programme/start")),
  needs: ["messages", "requests", "person", "mains"],
  lastsMs: (dut) => 10 * 60_000 + OUTAGE_MS * dut.rate,
  steps: (dut) => [
    {
      text: "Start a programme, cut the mains and restore them",
      run: (bench) =>
        withProgramme(bench, shortProgramme(dut), async () => {
          await bench.pass(
            Math.min(RUN_MS, (Number(bench.live.text("programme/remaining")) || 60) * 500),
          );
          await cutOff(bench, "mains");
          await bench.pass(DARK_MS);
          await letBack(bench, "mains");
          await bench.pause("command.effect");
          bench.mark("settled");
          // A person may have to confirm before it goes on; what is left is stopped, or has ended.
          if (canOperate(dut, "close-door")) await bench.operate("close-door");
        }),
    },
    { text: "Put back what was changed", run: restore },
  ],
  judge: judgePowerCut,
  leaves: ["laundry in the drum"],
  killedBy: ["remaining-contradicts-after-power-cut", "finished-by-power-cut"],
};

/** States in which nothing is under way: no phase, no remaining time. */
const IDLE = ["inactive", "ready", "finished"];

function judgePowerCut(view: View): readonly Claim[] {
  const requirement = "smart.programme.power-cut";
  const settled = view.mark("settled");
  const [outage] = outages(view);
  if (!settled || !outage?.ready) return [];
  const text = (path: string) => view.before(path, settled.index)?.text ?? "";
  const state = text("programme/state");
  const phase = text("programme/phase");
  const remaining = text("programme/remaining");
  const told = view.before("programme/state", settled.index);
  const leftS = Number(view.before("programme/remaining", outage.cut.index)?.text ?? "");
  const passedS = view.deviceMs(settled.t - outage.cut.t) / 1000;
  const idle = IDLE.includes(state);
  const problem =
    state === ""
      ? "no state is told"
      : state === "run" && !(Number(remaining) > 0)
        ? `run with remaining ${remaining || "unknown"}`
        : state === "run" && (phase === "" || phase === "none")
          ? `run without a phase`
          : idle && remaining !== ""
            ? `${state} with remaining ${remaining} s`
            : idle && phase !== "" && phase !== "none"
              ? `${state} in phase ${phase}`
              : state === "finished" && leftS - passedS > EARLY_S
                ? `finished ${Math.round(leftS - passedS)} s too early`
                : undefined;
  const seen = {
    expected: "it runs with phase and remaining time, or it has ended with neither",
    actual: problem ?? `${state}, phase ${phase || "none"}, remaining ${remaining || "none"}`,
    pointers: [(told ?? settled).index, outage.cut.index],
    plot: ["programme/state", "programme/remaining"],
  };
  return [problem ? violated(requirement, seen) : holds(requirement, seen)];
}

/** The cases of this file. */
export const restartCases: readonly Case[] = [uptime, powerCut];
