/** What makes an air purifier green: the clean air it delivers, and what it draws while it does not. */

import { all, has, kind } from "../../../profiles/index.ts";
import { parseNumericFormat } from "../../../src/thing/value.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import { cleanAirDeliveryRate, type DecayFit, fitDecay } from "../../metrics/decay.ts";
import type { Fact } from "../../result.ts";
import type { Mark, View } from "../../view.ts";
import { ratedNumber, readAsUsual, readEvery, rigNumber } from "../metering.ts";
import { restore } from "../request.ts";
import { switchedOffStandby } from "./standby.ts";

const CADR = "green.air-purifier.cadr";
const MINUTE_MS = 60_000;
/** Length of each decay (GB/T 18801: 20 min, recalled). */
const DECAY_MS = 20 * MINUTE_MS;
/** Until what was filled in is mixed, and the fan has its speed. */
const MIXING_MS = 2 * MINUTE_MS;
const READ_EVERY_S = 20;
/** Far above what may come in from outside and far above the counter's limit of detection, in µg/m³. */
const FILL_UG_M3 = 3000;
/** Below this share of the first reading the background begins to count: such readings are left out. */
const USED_SHARE = 0.1;
/** A decay that scatters more than this is no decay by one steady rate (GB/T 18801: 0.98, recalled). */
const LEAST_R2 = 0.98;

/** The highest level that the description allows. */
function highestLevel(dut: Dut): string | undefined {
  const range = parseNumericFormat(dut.surface?.properties["fan/level"]?.format);
  return range.ok && range.value.max !== undefined ? String(range.value.max) : undefined;
}

/** Asks for a value and has it be so. */
async function set(bench: Bench, path: string, value: string): Promise<void> {
  if (bench.live.text(path) === value) return;
  await bench.request(path, value);
  const met = await bench.until(() => bench.live.text(path) === value, "command.effect");
  bench.need(met, `${path} did not become ${value}`);
}

async function decay(bench: Bench, name: "natural" | "total"): Promise<void> {
  await bench.operate("fill-particles", { concentration: FILL_UG_M3 });
  await bench.pass(MIXING_MS);
  bench.mark(`${name}-begin`);
  await bench.pass(DECAY_MS);
  bench.mark(`${name}-end`);
}

/** A decay as it was seen: the fit, or why there is none. */
type Decay =
  | { readonly fit: DecayFit; readonly pointers: readonly number[] }
  | { readonly problem: string; readonly pointers: readonly number[] };

function decayBetween(view: View, begin: Mark, end: Mark): Decay {
  const readings = view.between(view.readings("particles/concentration"), begin, end);
  const floor = (readings[0]?.value ?? 0) * USED_SHARE;
  const used = readings.filter(({ value }) => value > floor);
  const pointers = [used.at(-1) ?? end, used[0] ?? begin].map(({ index }) => index);
  try {
    const samples = used.map(({ t, value }) => ({ tMs: view.deviceMs(t), concentration: value }));
    return { fit: fitDecay(samples), pointers };
  } catch (error) {
    return { problem: (error as Error).message, pointers };
  }
}

/** Both decays of a view; `undefined` where the case did not get so far. */
function decaysOf(view: View): { readonly natural: Decay; readonly total: Decay } | undefined {
  const marks = ["natural-begin", "natural-end", "total-begin", "total-end"] as const;
  const [from, to, start, stop] = marks.map((name) => view.mark(name));
  if (!from || !to || !start || !stop) return undefined;
  return { natural: decayBetween(view, from, to), total: decayBetween(view, start, stop) };
}

function judgeCadr(view: View): readonly Claim[] {
  const decays = decaysOf(view);
  if (!decays) return [];
  const { natural, total } = decays;
  const plot = ["rig:particles/concentration"];
  const pointers = [...total.pointers, ...natural.pointers];
  const share = view.terms.parameter(CADR, "share-min");
  const rated = ratedNumber(view, "rated-cadr");
  const expected = `>= ${share} % of the declared CADR`;
  if (!rated) {
    const actual = "no CADR is declared: rated-cadr is missing";
    return [blockedBy(CADR, "statement-missing", { expected, actual, pointers, plot })];
  }
  const volume = rigNumber(view, "particles/volume");
  const problem =
    ("problem" in natural && natural.problem) ||
    ("problem" in total && total.problem) ||
    (volume === undefined && "the chamber's volume is not known");
  if (problem || "problem" in natural || "problem" in total || !volume) {
    const actual = problem || "no decay";
    return [undecided(CADR, "not-observed", { expected, actual, pointers, plot })];
  }
  const cadr = cleanAirDeliveryRate({ volumeM3: volume.value }, total.fit, natural.fit);
  const limitM3H = (share / 100) * rated.value;
  // Nothing falls where nothing is cleaned: then the scatter is all there is, and says so.
  if (total.fit.r2 < LEAST_R2 && cadr.value + cadr.uncertainty >= limitM3H) {
    const actual = `no steady decay: R² ${total.fit.r2.toFixed(3)}, expected ${LEAST_R2} or more`;
    return [undecided(CADR, "scene-failed", { expected, actual, pointers, plot })];
  }
  const limit = { value: limitM3H, unit: "m³/h", sense: ">=" } as const;
  const seen = { pointers: [...pointers, rated.pointer], plot };
  return [within(CADR, cadr, limit, view.terms.decision, seen)];
}

function factsOfDecay(view: View): readonly Fact[] {
  const decays = decaysOf(view);
  const declared = ratedNumber(view, "rated-cadr");
  const fits = Object.entries(decays ?? {}).flatMap(([name, decay]): Fact[] =>
    "fit" in decay
      ? [
          {
            name: `${name} decay`,
            value: `${decay.fit.ratePerH.toFixed(3)} 1/h (R² ${decay.fit.r2.toFixed(4)}, ${decay.fit.n} readings)`,
          },
        ]
      : [],
  );
  return declared ? [...fits, { name: "declared CADR", value: `${declared.value} m³/h` }] : fits;
}

/** Clean air delivery rate by decay in the particle chamber. */
export const cadr: Case = {
  id: "green.air-purifier.cadr",
  revision: 1,
  title: "Let particles decay with the purifier off, then at its highest level",
  covers: [CADR],
  applies: all(kind("air-purifier"), has("fan/power"), has("fan/level")),
  needs: ["messages", "requests", "particle-chamber"],
  lastsMs: () => 2 * (DECAY_MS + MIXING_MS) + 2 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Switch the purifier off and watch the natural decay for 20 min",
      run: async (bench) => {
        await set(bench, "fan/power", "false");
        await readEvery(bench, READ_EVERY_S);
        await decay(bench, "natural");
      },
    },
    {
      text: "Switch it on at its highest level and watch the decay for 20 min",
      run: async (bench) => {
        const level = highestLevel(dut) ?? "";
        bench.need(level !== "", "its description states no highest fan/level");
        await set(bench, "fan/power", "true");
        if (dut.surface?.properties["fan/mode"]) await set(bench, "fan/mode", "manual");
        await set(bench, "fan/level", level);
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
  judge: judgeCadr,
  facts: factsOfDecay,
  leaves: ["filter: the particles that it took"],
  killedBy: ["weak-cadr"],
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
export const airPurifierCases: readonly Case[] = [cadr, purifierStandby];
