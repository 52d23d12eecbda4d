/** Parts that wear: what is left of them, when that is told, and what a new one makes of it. */

import { has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import type { View } from "../view.ts";
import { readAsUsual, readEvery } from "./metering.ts";
import { letBack } from "./outage.ts";
import { canOperate } from "./programme-scene.ts";
import { restore } from "./request.ts";
import { Tally } from "./tally.ts";

const HOUR_MS = 3_600_000;
/** A filter's counter shows when it is next reported, in ms of device time. */
const REPORT_MS = 60_000;
/** The grease filter is worn in steps of so many hours of the fan, so many times at most. */
const WORN_MS = 2 * HOUR_MS;
const STEPS = 60;
/** Nobody needs the meter meanwhile, in s. */
const SELDOM_S = 3600;
/** Codes of faults that tell that a part is due or used up. */
const DUE = /(^|-)(due|exhausted|saturated|spent)$/;

/** The same, of a filter. */
const FILTER_DUE = /^filter-(due|exhausted|saturated)$/;

/** Nodes of parts that wear: they tell what is left of them in percent. */
function parts(dut: Dut): readonly string[] {
  return Object.values(dut.surface?.properties ?? {})
    .filter(({ path, unit }) => path.endsWith("/remaining") && unit === "%")
    .map(({ path }) => path.slice(0, path.indexOf("/")));
}

/** What it tells of its parts, without anybody touching them. */
export const read: Case = {
  id: "consumable.read",
  revision: 1,
  title: "Read what is left of the parts that wear",
  covers: ["smart.consumable.remaining-told", "smart.consumable.warned"],
  applies: has("*/remaining"),
  needs: ["messages"],
  lastsMs: () => 2 * REPORT_MS,
  steps: (dut) =>
    parts(dut).length === 0
      ? []
      : [{ text: "Let it report", run: async (bench) => void (await bench.pass(2 * REPORT_MS)) }],
  judge: (view) => judgeRead(view),
  leaves: [],
  killedBy: ["remaining-untold", "worn-out-in-silence"],
};

function judgeRead(view: View): readonly Claim[] {
  const end = view.mark("end")?.index ?? view.events.length;
  const told = new Tally("smart.consumable.remaining-told", "each part tells 0 to 100 % left");
  const warned = new Tally("smart.consumable.warned", "a part that is due is told of by an alert");
  const codes = view.alerts.filter(
    (code) => DUE.test(code) && view.alert(code).findLast(({ index }) => index < end)?.text !== "",
  );
  const first = view.marks[0]?.index ?? 0;
  for (const node of parts(view.dut)) {
    const left = view.before(`${node}/remaining`, end);
    const percent = Number(left?.text || Number.NaN);
    const fine = percent >= 0 && percent <= 100;
    const what = left?.text ? `${left.text} %` : "unknown";
    told.check(left?.index ?? first, fine ? undefined : `${node}/remaining is ${what}`);
    if (!fine || !left) continue;
    const change = view.before(`${node}/change`, end) ?? view.before(`${node}/cleaning`, end);
    const due = percent === 0 || change?.text === "warning" || change?.text === "critical";
    const standing = view.before("health/fault", end)?.text.split(",") ?? [];
    const alert = codes.length > 0 || standing.some((code) => DUE.test(code));
    const problem = `${node}: ${percent} % left, ${change?.text ?? "due"}, and no alert`;
    warned.check(left.index, due && !alert ? problem : undefined);
  }
  return [...told.claims(), ...warned.claims()];
}

function stillLeft(bench: Bench): number {
  return Number(bench.live.text("filter/remaining") ?? Number.NaN);
}

function dueTold(bench: Bench): boolean {
  return (bench.live.text("health/fault") ?? "").split(",").some((code) => FILTER_DUE.test(code));
}

/** The fan runs until the filter is due. */
export const wears: Case = {
  id: "consumable.wears",
  revision: 1,
  title: "Let the grease filter wear until it is due",
  covers: ["smart.consumable.warned-in-time"],
  applies: has("filter/cleaning"),
  needs: ["messages", "requests", "network"],
  lastsMs: () => STEPS * WORN_MS,
  steps: (dut) =>
    dut.surface?.properties["fan/level"] === undefined
      ? []
      : [
          {
            text: "Run the fan without a network until the filter is due",
            run: async (bench) => {
              if (bench.live.text("hood/power") === "false") {
                await bench.request("hood/power", "true");
              }
              await bench.request("fan/level", "3");
              await bench.pause("command.effect");
              const metered = dut.abilities.includes("meter");
              if (metered) await readEvery(bench, SELDOM_S);
              await wear(bench);
              bench.mark("worn");
              if (metered) await readAsUsual(bench);
            },
          },
          { text: "Put settings back", run: restore },
        ],
  judge: judgeWorn,
  leaves: ["filter/remaining", "filter/operating-hours"],
  killedBy: ["warns-too-late"],
};

/** Away from the network it says nothing that would fill the trace; what wears it goes on. */
async function wear(bench: Bench): Promise<void> {
  for (let step = 0; step < STEPS && !dueTold(bench) && stillLeft(bench) !== 0; step++) {
    await bench.setRig("network/connected", "false");
    // Near its end it is looked at more often, so that the warning is not stepped over.
    await bench.pass(stillLeft(bench) > 40 ? 10 * WORN_MS : WORN_MS);
    await letBack(bench, "network");
    await bench.pass(REPORT_MS);
  }
}

function judgeWorn(view: View): readonly Claim[] {
  const end = view.mark("worn");
  const left = end && view.before("filter/remaining", end.index);
  const listed = end && view.before("health/fault", end.index);
  if (!end || !left || !listed) return [];
  const code = listed.text.split(",").find((each) => FILTER_DUE.test(each));
  const pointers = [listed.index, left.index];
  const seen = {
    expected: "an alert that the filter is due while something is left of it",
    actual: `${code ?? "no alert"} with ${left.text} % left`,
    pointers,
    plot: ["filter/remaining"],
  };
  const inTime = code !== undefined && Number(left.text) > 0;
  if (inTime) return [holds("smart.consumable.warned-in-time", seen)];
  return code !== undefined || Number(left.text) === 0
    ? [violated("smart.consumable.warned-in-time", seen)]
    : [];
}

/** Somebody has exchanged or cleaned the parts and says so. */
export const reset: Case = {
  id: "consumable.reset",
  revision: 1,
  title: "Exchange the parts that wear and reset their counters",
  covers: ["smart.consumable.reset"],
  applies: has("*/reset"),
  needs: ["messages", "requests", "destruction"],
  lastsMs: (dut) => parts(dut).length * (REPORT_MS + 10_000 * dut.rate),
  steps: (dut) =>
    parts(dut)
      .filter((node) => dut.surface?.properties[`${node}/reset`]?.settable)
      .map((node) => ({
        text: `Exchange ${node} and reset it`,
        run: async (bench) => {
          await exchange(bench, node);
          bench.mark("reset", { node });
          await bench.request(`${node}/reset`, "{}");
          await bench.pass(REPORT_MS, () => bench.live.text(`${node}/remaining`) === "100");
          bench.mark("reset-end", { node });
        },
      })),
  judge: judgeReset,
  leaves: ["the counters of the parts that wear"],
  killedBy: ["reset-does-nothing"],
};

/** What somebody does at the appliance to put in a new part, where that is declared. */
async function exchange(bench: Bench, node: string): Promise<void> {
  const { dut } = bench;
  if (node === "anode" && canOperate(dut, "replace-anode")) await bench.operate("replace-anode");
  else if (canOperate(dut, "clean-filter")) await bench.operate("clean-filter");
  else if (canOperate(dut, "replace-filter")) {
    await bench.operate("replace-filter", { filter: node });
  } else if (canOperate(dut, "insert-filter")) {
    await bench.operate("remove-filter");
    await bench.operate("insert-filter", { new: true });
  }
}

function judgeReset(view: View): readonly Claim[] {
  const tally = new Tally("smart.consumable.reset", "a new part has 100 % left");
  for (const end of view.marksOf("reset-end")) {
    const path = `${String(end.data.node)}/remaining`;
    const left = view.before(path, end.index);
    const problem = left?.text === "100" ? undefined : `${path} is ${left?.text || "unknown"}`;
    tally.check(left?.index ?? end.index, problem);
  }
  return tally.claims();
}

/** The cases of this file. */
export const consumableCases: readonly Case[] = [read, wears, reset];
