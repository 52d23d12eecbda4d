/** What makes an air purifier green: the clean air it delivers, and what it draws while it does not. */

import { all, has, kind } from "../../../profiles/index.ts";
import { parseNumericFormat } from "../../../src/thing/value.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import type { Dut } from "../../dut.ts";
import { readAsUsual, readEvery } from "../metering.ts";
import { restore, setTo } from "../request.ts";
import { cleanMass } from "./air-purifier-rating.ts";
import { factsOfDecay, judgeCadr, judgeGrade } from "./air-purifier-test.ts";
import { switchedOffStandby } from "./standby.ts";

const MINUTE_MS = 60_000;
/** Length of each decay (GB/T 18801: 20 min, recalled). */
const DECAY_MS = 20 * MINUTE_MS;
/** Until what was filled in is mixed, and the fan has its speed. */
const MIXING_MS = 2 * MINUTE_MS;
const READ_EVERY_S = 20;
/** Far above what may come in from outside and far above the counter's limit of detection, in µg/m³. */
const FILL_UG_M3 = 3000;

/** The highest level that the description allows. */
function highestLevel(dut: Dut): string | undefined {
  const range = parseNumericFormat(dut.surface?.properties["fan/level"]?.format);
  return range.ok && range.value.max !== undefined ? String(range.value.max) : undefined;
}

async function decay(bench: Bench, name: "natural" | "total"): Promise<void> {
  await bench.operate("fill-particles", { concentration: FILL_UG_M3 });
  await bench.pass(MIXING_MS);
  bench.mark(`${name}-begin`);
  await bench.pass(DECAY_MS);
  bench.mark(`${name}-end`);
}

/** Clean air delivery rate by decay in the particle chamber, and what it costs in power. */
export const cadr: Case = {
  id: "green.air-purifier.cadr",
  revision: 2,
  title: "Let particles decay with the purifier off, then at its highest level",
  covers: ["green.air-purifier.cadr", "green.air-purifier.grade"],
  applies: all(kind("air-purifier"), has("fan/power"), has("fan/level")),
  needs: ["messages", "requests", "particle-chamber", "meter"],
  lastsMs: () => 2 * (DECAY_MS + MIXING_MS) + 2 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Switch the purifier off and watch the natural decay for 20 min",
      run: async (bench) => {
        await setTo(bench, "fan/power", "false");
        await readEvery(bench, READ_EVERY_S);
        await decay(bench, "natural");
      },
    },
    {
      text: "Switch it on at its highest level and watch the decay for 20 min",
      run: async (bench) => {
        const level = highestLevel(dut) ?? "";
        bench.need(level !== "", "its description states no highest fan/level");
        await setTo(bench, "fan/power", "true");
        if (dut.surface?.properties["fan/mode"]) await setTo(bench, "fan/mode", "manual");
        await setTo(bench, "fan/level", level);
        await decay(bench, "total");
      },
    },
    {
      text: "Put back what was set before",
      run: async (bench) => {
        await readAsUsual(bench);
        await restore(bench);
      },
    },
  ],
  judge: (view) => [...judgeCadr(view), ...judgeGrade(view)],
  facts: factsOfDecay,
  leaves: ["filter: the particles that it took"],
  killedBy: ["weak-cadr", "ioniser-stays-on", "hungry-motor"],
};

/** Networked standby of the purifier. */
export const purifierStandby: Case = switchedOffStandby({
  id: "green.air-purifier.standby",
  kind: "air-purifier",
  requirement: "green.air-purifier.networked-standby",
  power: "fan/power",
  killedBy: ["hungry-transformer"],
});

/** Every case about green air purifiers. */
export const airPurifierCases: readonly Case[] = [cadr, cleanMass, purifierStandby];
