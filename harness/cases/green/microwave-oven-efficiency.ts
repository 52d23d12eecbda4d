/** The efficiency of a microwave oven by the water load, against grade 2 and against what is declared. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import {
  gradeWords,
  VESSEL_J_G_K,
  WATER_J_G_K,
} from "../../metrics/microwave-oven-gb-24849-2017.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, ratedNumber, readAsUsual, readEvery } from "../metering.ts";
import { allowRemoteStart, byHand, isBusy, start, stop } from "../programme-scene.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { TEST_C } from "./microwave-oven-conditions.ts";
import { type Heated, heatedOf } from "./microwave-oven-test.ts";

const EFFICIENCY = "green.microwave-oven.efficiency";
const DECLARED = "green.microwave-oven.efficiency-declared";
const PLOT = ["rig:thermometers/load", "rig:meter/power"];

const MINUTE_MS = 60_000;
/** Until oven and vessel have the temperature of the room. */
const SETTLE_MS = 60 * MINUTE_MS;
const WATER_G = 1000;
/** A glass vessel of 190 mm; its mass is assumed, it is to be weighed where it differs. */
const VESSEL_G = 300;
/** The filament's preheating, as far as it is no heating time, in s (recalled). */
const PREHEAT_S = 2;
/** Shortest and longest heating that is tried, in s. */
const HEATING_S = { least: 10, most: 600 } as const;
/** After heating, until the load's thermometer shows its temperature, in ms. */
const AFTER_MS = 10_000;

/** Mass of the vessel, in g: as stated, or the usual one. */
function vesselG(dut: Dut): number {
  return Number(dut.statement.values["vessel-mass"] ?? VESSEL_G);
}

/** A declared value that is a nonsense, or that statement and device tell differently. */
function declaredProblem(view: View, name: string, most: number): string | undefined {
  const rated = ratedNumber(view, name);
  if (!rated) return `${name} is not declared`;
  if (!(rated.value > 0 && rated.value <= most)) return `${name} is declared as ${rated.value}`;
  const told = view.dut.found[`info/${name}`];
  const stated = view.dut.statement.values[name];
  if (told === undefined || told === "" || stated === undefined) return undefined;
  return Number(told) === Number(stated)
    ? undefined
    : `${name} is stated as ${stated}, the oven says ${told}`;
}

function ratedOutputW(dut: Dut): number {
  const name = "rated-output-power";
  return Number(dut.statement.values[name] ?? dut.found[`info/${name}`]);
}

/** How long the load takes from its present temperature at the rated output, in whole s. */
function heatingS(bench: Bench): number {
  const startC = Number(bench.rigText("thermometers/load"));
  bench.need(Number.isFinite(startC), "the load's thermometer says nothing", "no-instrument");
  const heatJK = WATER_J_G_K * WATER_G + VESSEL_J_G_K * vesselG(bench.dut);
  const seconds = (heatJK * (TEST_C.end - startC)) / ratedOutputW(bench.dut) + PREHEAT_S;
  return Math.round(Math.min(HEATING_S.most, Math.max(HEATING_S.least, seconds)));
}

async function heat(bench: Bench): Promise<void> {
  const seconds = heatingS(bench);
  bench.mark("heat-begin", { waterG: WATER_G, vesselG: vesselG(bench.dut) });
  await start(bench, { mode: "cook", "cook-time": seconds, "power-level": 100 });
  const ended = await bench.pass(2 * seconds * 1000 + MINUTE_MS, () => !isBusy(bench));
  if (!ended) await stop(bench);
  await bench.pass(AFTER_MS);
  bench.mark("heat-end");
}

/** A failure that the recalled specific heat of the vessel could turn is none. */
function confirmed(claim: Claim, { vesselPercent }: Heated): Claim {
  if (claim.verdict !== "fail" || Math.abs(claim.margin ?? 0) > vesselPercent) return claim;
  const actual = `${claim.actual}; nearer to the limit than the recalled specific heat of the vessel allows to tell`;
  return { ...claim, verdict: "advice", reason: "limit-unconfirmed", actual };
}

function judge(view: View): readonly Claim[] {
  const pointers = [view.mark("heat-end")?.index ?? beginning(view)];
  const expected = {
    [EFFICIENCY]: `>= ${view.terms.parameter(EFFICIENCY, "grade-2-min")} %`,
    [DECLARED]: ">= the declared efficiency",
  };
  const unrated = view.mark("unrated");
  if (unrated) {
    const actual =
      declaredProblem(view, "rated-output-power", Number.MAX_VALUE) ?? "it is not usable";
    const seen = { actual, pointers: [unrated.index], plot: PLOT };
    return ([EFFICIENCY, DECLARED] as const).map((id) =>
      blockedBy(id, "statement-missing", { ...seen, expected: expected[id] }),
    );
  }
  const heated = heatedOf(view);
  if (!heated) return [];
  if ("problem" in heated) {
    const seen = { actual: heated.problem, pointers: heated.pointers, plot: PLOT };
    return ([EFFICIENCY, DECLARED] as const).map((id) =>
      heated.statement
        ? blockedBy(id, "statement-missing", { ...seen, expected: expected[id] })
        : undecided(id, "scene-failed", { ...seen, expected: expected[id] }),
    );
  }
  const { efficiency, figure } = heated;
  const value = view.terms.parameter(EFFICIENCY, "grade-2-min");
  const seen = { pointers: heated.pointers, plot: PLOT };
  const grade = gradeWords(efficiency.value);
  const limit = { value, unit: "%", sense: ">=" } as const;
  const graded = confirmed(
    within(EFFICIENCY, efficiency, limit, view.terms.decision, seen),
    heated,
  );
  const problem = declaredProblem(view, "efficiency", 100);
  const rated = ratedNumber(view, "efficiency");
  if (problem !== undefined || !rated) {
    const words = { expected: expected[DECLARED], actual: problem ?? "", pointers, plot: PLOT };
    const blocked = blockedBy(DECLARED, "statement-missing", words);
    return [{ ...graded, figure, grade }, blocked];
  }
  const least = { value: rated.value, unit: "%", sense: ">=" } as const;
  const kept = within(DECLARED, efficiency, least, view.terms.decision, {
    ...seen,
    pointers: [...heated.pointers, rated.pointer],
  });
  return [{ ...graded, figure, grade }, confirmed(kept, heated)];
}

function facts(view: View): readonly Fact[] {
  const heated = heatedOf(view);
  if (!heated || "problem" in heated) return [];
  const { efficiency, outputW, heatingS: seconds, inputWh, startC, endC } = heated;
  return [
    { name: "water load", value: `${startC.toFixed(2)} to ${endC.toFixed(2)} °C` },
    {
      name: "heating time t",
      value: `${seconds.toFixed(0)} s, the filament's preheating left out`,
    },
    { name: "output power P", value: `${outputW.toFixed(0)} W` },
    { name: "input energy W_in", value: `${inputWh.toFixed(3)} Wh, preheating included` },
    {
      name: "efficiency",
      value: `${efficiency.value.toFixed(2)} %, ${gradeWords(efficiency.value)}; ${heated.withoutPreheatPercent.toFixed(2)} % without the energy of preheating`,
      measured: efficiency,
    },
  ];
}

/** A litre of cold water at full power: what of the electric energy is found in it. */
export const efficiencyCase: Case = {
  id: "green.microwave-oven.efficiency",
  revision: 1,
  title: "Heat a litre of water from 10 to 20 °C and measure the energy that it takes",
  covers: [EFFICIENCY, DECLARED],
  applies: all(kind("microwave-oven"), has("programme/start")),
  needs: ["messages", "requests", "person", "chamber", "meter", "thermometers"],
  lastsMs: () => SETTLE_MS + 10 * MINUTE_MS,
  steps: (dut) => {
    if (!(ratedOutputW(dut) > 0)) {
      return [{ text: "Read the rated output power", run: async (b) => b.mark("unrated") }];
    }
    const rig = keeperOf("chamber/temperature-setpoint", "chamber/active");
    const putBack = async (bench: Bench) => {
      await readAsUsual(bench);
      await restore(bench);
      await rig.putBack(bench);
      if (dut.found["control/remote-start-allowed"] === "false") {
        await bench.operate("allow-remote-start", { allowed: false });
      }
    };
    /** What fails in the middle leaves nothing changed behind. */
    const safely = (run: (bench: Bench) => Promise<void>) => async (bench: Bench) => {
      try {
        await run(bench);
      } catch (error) {
        await putBack(bench).catch(() => undefined);
        throw error;
      }
    };
    return [
      {
        text: `Hold the room at ${TEST_C.room} °C until oven and vessel have its temperature`,
        run: safely(async (bench) => {
          bench.need(!isBusy(bench), "a programme is active already");
          rig.keep(bench);
          await bench.setRig("chamber/temperature-setpoint", String(TEST_C.room));
          await bench.setRig("chamber/active", "true");
          await bench.pass(SETTLE_MS);
        }),
      },
      {
        text: `Put ${WATER_G} g of water of ${TEST_C.start} °C into the oven, in a glass vessel`,
        run: safely(async (bench) => {
          const water = { mass: WATER_G / 1000, temperature: TEST_C.start };
          await byHand(bench, "open-door");
          await byHand(bench, "put-load", { ...water, vessel: vesselG(dut) / 1000 });
          await byHand(bench, "close-door");
          await allowRemoteStart(bench, true);
          await readEvery(bench, 1);
          await bench.pass(2000);
        }),
      },
      { text: `Heat it at full power to ${TEST_C.end} °C`, run: safely(heat) },
      { text: "Put back what was set before", run: putBack },
    ];
  },
  judge,
  facts,
  leaves: ["load: a litre of water in a glass vessel"],
  killedBy: ["lossy-waveguide", "boastful-label"],
};
