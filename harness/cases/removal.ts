/** End of life: leaving for good, and beginning anew. */

import { always, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import type { Dut } from "../dut.ts";
import { otherValue } from "../values.ts";
import { judgeConfirmed, judgeOffered, judgeRemoved, judgeReset } from "./removal-oracles.ts";
import { tried } from "./request.ts";

/** The two requests that erase. */
const ERASING = ["health/decommission", "health/factory-reset"] as const;
/** So many settings are changed before a reset. */
const CHANGED = 3;
/** Beyond the time in which a device that were to come back would be back, in ms of wall time. */
const BEYOND_MS = 10_000;

function describes(dut: Dut, path: string): boolean {
  return dut.surface?.properties[path] !== undefined;
}

function serialOf(bench: Bench): string {
  const serial = bench.live.text("info/serial") ?? "";
  bench.need(serial !== "", "the device tells no serial number to confirm with");
  return serial;
}

/** A device has to be asked with its own serial number. */
export const confirmed: Case = {
  id: "removal.confirmed",
  revision: 1,
  title: "Ask it to erase itself without repeating its serial number",
  covers: ["smart.removal.confirmed"],
  applies: has("health/decommission"),
  needs: ["messages", "requests"],
  lastsMs: (dut) => 20_000 * dut.rate,
  steps: (dut) =>
    ERASING.filter((path) => describes(dut, path)).map((path) => ({
      text: `Ask for ${path} with a wrong and with a missing confirmation`,
      run: async (bench) => {
        const serial = serialOf(bench);
        for (const payload of [JSON.stringify({ confirm: `${serial}x` }), "{}"]) {
          bench.mark("unconfirmed", { path });
          await bench.request(path, payload);
          await bench.pause("command.effect");
          await bench.look();
          bench.mark("unconfirmed-end");
        }
      },
    })),
  judge: judgeConfirmed,
  leaves: [],
  killedBy: ["erases-unconfirmed"],
};

/** Every device can be asked to leave. */
export const offered: Case = {
  id: "removal.offered",
  revision: 1,
  title: "Read whether it can be removed",
  covers: ["smart.removal.offered"],
  applies: always,
  needs: ["messages"],
  lastsMs: () => 1000,
  watches: true,
  steps: () => [],
  judge: judgeOffered,
  leaves: [],
  killedBy: ["cannot-be-removed"],
};

/** The device leaves for good. */
export const decommission: Case = {
  id: "removal.decommission",
  revision: 1,
  title: "Decommission it and look at what it leaves behind",
  covers: [
    "smart.removal.cleared",
    "smart.removal.state-first",
    "smart.removal.handover",
    "smart.removal.stays-away",
  ],
  applies: has("health/decommission"),
  needs: ["messages", "requests", "destruction"],
  lastsMs: (dut) => 200_000 * dut.rate,
  steps: (_dut, terms) => [
    {
      text: "Decommission it",
      run: async (bench) => {
        const serial = serialOf(bench);
        bench.mark("decommission", { serial });
        await bench.request("health/decommission", JSON.stringify({ confirm: serial }));
        await bench.until(() => (bench.live.text("$state") ?? "") === "", "session.boot");
        await bench.pause("command.effect");
        bench.mark("left");
        await bench.look();
      },
    },
    {
      text: "Wait for as long as a device takes that comes back",
      run: async (bench) => {
        await bench.pass((terms.budget("session.reconnect") + BEYOND_MS) * bench.dut.rate);
        bench.mark("waited");
        await bench.look();
        bench.mark("gone");
      },
    },
    { text: "Let it join again, where somebody can", run: setUpAgain },
  ],
  judge: judgeRemoved,
  leaves: ["the whole device"],
  killedBy: [
    "leaves-values-behind",
    "clears-state-last",
    "no-handover",
    "comes-back",
    "leaves-without-goodbye",
  ],
};

/** Somebody at the appliance sets it up again, so that what follows finds it. */
export async function setUpAgain(bench: Bench): Promise<void> {
  const able = bench.dut.abilities.includes("person");
  if (!able || bench.dut.table?.operations["set-up"] === undefined) return;
  const births = bench.live.births;
  bench.mark("set-up");
  await bench.operate("set-up");
  await bench.until(() => bench.live.births > births, "session.boot");
}

/** Settings that can be told apart from what they are as delivered. */
function changes(dut: Dut, defaults: ReadonlyMap<string, string>) {
  return tried(dut)
    .flatMap((property) => {
      const factory = defaults.get(property.path);
      const value = otherValue(property, factory);
      return factory === undefined || value === undefined || value === factory
        ? []
        : [{ path: property.path, value }];
    })
    .slice(0, CHANGED);
}

async function reset(bench: Bench, name: string): Promise<void> {
  const births = bench.live.births;
  const serial = serialOf(bench);
  bench.mark(name, { serial });
  await bench.request("health/factory-reset", JSON.stringify({ confirm: serial }));
  const back = await bench.until(() => bench.live.births > births, "session.boot");
  await bench.pause("case.settle");
  bench.mark(`${name}-end`, { back });
  await bench.look();
  bench.mark(`${name}-looked`);
  bench.need(back, "the device did not come back after a factory reset");
}

/** Twice: the first reset shows how it is delivered, the second erases what was set in between. */
function resetSteps(dut: Dut): readonly Step[] {
  return [
    { text: "Reset it, to see it as delivered", run: (bench) => reset(bench, "first-reset") },
    {
      text: "Change some settings",
      run: async (bench) => {
        const defaults = new Map(
          tried(dut).map(({ path }) => [path, bench.live.text(path) ?? ""] as const),
        );
        for (const { path, value } of changes(dut, defaults)) {
          const factory = defaults.get(path) ?? "";
          await bench.request(path, value);
          await bench.until(() => bench.live.text(path) !== factory, "command.effect");
          const taken = bench.live.text(path) !== factory;
          bench.mark("changed", { path, factory, value: bench.live.text(path) ?? "", taken });
        }
      },
    },
    { text: "Reset it again", run: (bench) => reset(bench, "second-reset") },
  ];
}

/** The device begins again as a fresh one. */
export const factoryReset: Case = {
  id: "removal.factory-reset",
  revision: 1,
  title: "Reset it as it left the factory",
  covers: [
    "smart.removal.user-data-erased",
    "smart.removal.reset-clears",
    "smart.removal.reset-returns",
    "smart.removal.reset-confirmed-by-record",
  ],
  applies: has("health/factory-reset"),
  needs: ["messages", "requests", "destruction"],
  lastsMs: (dut) => 400_000 * dut.rate,
  steps: resetSteps,
  judge: judgeReset,
  leaves: ["settings"],
  killedBy: ["reset-keeps-settings", "leaves-values-behind", "reset-stays-away", "no-handover"],
};

/** The cases of this file. */
export const removalCases: readonly Case[] = [offered, confirmed, decommission, factoryReset];
