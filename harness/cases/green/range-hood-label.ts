/** The European label of a range hood: energy efficiency index, fluid dynamic efficiency, light. */

import { all, has, kind, type RequirementId } from "../../../profiles/index.ts";
import { parseNumericFormat } from "../../../src/thing/value.ts";
import type { Bench } from "../../bench.ts";
import type { Case, Step } from "../../case.ts";
import { type Claim, undecided, violated, within } from "../../claim.ts";
import {
  type Quantity,
  quantityOf,
  rectangular,
  standardUncertainty,
} from "../../metrics/quantity.ts";
import {
  efficiencyClass,
  energyClass,
  type HoodInputs,
  hoodIndex,
  lightingEfficiency,
  unroundedHoodIndex,
} from "../../metrics/range-hood-eu-65-2014.ts";
import { roundTo } from "../../metrics/rounding.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { below, type Measured, meanPower, readEvery, rigNumber } from "../metering.ts";
import { type Best, bestFacts, bestOf, shownWith } from "./range-hood-best-point.ts";
import { ask, disturbedBetween, onTheRig, tracing } from "./range-hood-curve.ts";
import { parameterOf } from "./range-hood-declared.ts";
import { unmeasured } from "./range-hood-efficiency.ts";
import { bringTo, RECORD_MS, record, recorded } from "./range-hood-rest.ts";

const EEI = "green.range-hood.eei";
const FDE = "green.range-hood.fluid-dynamic-efficiency";
const LIGHTING = "green.range-hood.lighting";
const MINUTE_MS = 60_000;
/** Light is read for this long, once a second, dark and lit. */
const LIGHT_MS = 15_000;
/** Until a light has its brightness. */
const WARM_UP_MS = 30_000;
/** What a light meter that tells no class is taken to be wrong by at most, in percent. */
const UNTOLD_CLASS_PERCENT = 5;
const LABEL = "(EU) 65/2014, label 4";

/** A fully automatic hood, by its statement, counts what it draws off and in standby as well. */
const FULLY_AUTOMATIC = "fully-automatic";

/** Claims that a value is above its limit, not on it. */
function above(
  requirement: RequirementId,
  measured: Quantity,
  limit: { readonly value: number; readonly unit: string },
  view: View,
  seen: Parameters<typeof within>[4],
): Claim {
  const claim = within(requirement, measured, { ...limit, sense: ">=" }, view.terms.decision, seen);
  const expected = `> ${limit.value} ${limit.unit}`;
  if (claim.verdict !== "pass" || measured.value > limit.value) return { ...claim, expected };
  return { ...claim, ...violated(requirement, { ...seen, expected, actual: claim.actual }) };
}

/** The light: what it draws and what it gives. */
interface Light {
  readonly powerW: Quantity;
  readonly illuminanceLx: Quantity;
  readonly pointers: readonly number[];
}

function illuminanceOf(view: View): Measured | undefined {
  const begin = view.mark("light-on");
  const end = view.mark("lit-end");
  if (!begin || !end) return undefined;
  const told = view.between(view.readings("light/illuminance"), begin, end).at(-1);
  if (!told) return undefined;
  const percent = rigNumber(view, "light/class")?.value ?? UNTOLD_CLASS_PERCENT;
  return {
    quantity: quantityOf({
      value: told.value,
      unit: "lx",
      method: "mean illuminance of the cooking surface",
      contributions: [
        {
          name: "light meter class",
          standard: rectangular((percent / 100) * told.value),
          method: `rectangular within ${percent} % of the reading`,
        },
      ],
    }),
    pointers: [told.index],
  };
}

/** The light as it was measured; a problem in words where it was not. */
function lightOf(view: View): Light | string {
  const [darkFrom, darkTo] = [view.mark("dark-begin"), view.mark("dark-end")];
  const [litFrom, litTo] = [view.mark("lit-begin"), view.mark("lit-end")];
  if (!darkFrom || !darkTo || !litFrom || !litTo) return "the light was not measured";
  const disturbed = disturbedBetween(view, darkFrom, litTo);
  if (disturbed) return disturbed;
  const [dark, lit] = [meanPower(view, darkFrom, darkTo), meanPower(view, litFrom, litTo)];
  if (!dark || !lit) return "the meter gave fewer than ten readings";
  const illuminance = illuminanceOf(view);
  if (!illuminance) return "the light meter told nothing after the light was switched on";
  const parts = [
    ...(lit.quantity.contributions ?? []),
    ...(dark.quantity.contributions ?? []).filter(({ name }) => name !== "meter class"),
  ];
  return {
    powerW: quantityOf({
      value: Math.max(0, lit.quantity.value - dark.quantity.value),
      unit: "W",
      method: "input with the light less input without",
      contributions: parts,
    }),
    illuminanceLx: illuminance.quantity,
    pointers: [...illuminance.pointers, ...lit.pointers, ...dark.pointers],
  };
}

function idleOf(view: View): HoodInputs["automatic"] | string | undefined {
  if (view.dut.statement.answers[FULLY_AUTOMATIC] !== true) return undefined;
  const [off, standby] = [recorded(view, "off", false), recorded(view, "standby", false)];
  if (!off || !standby) return "off and standby of the fully automatic hood were not measured";
  if ("problem" in off) return off.problem;
  if ("problem" in standby) return standby.problem;
  return { offW: off.power.value, standbyW: standby.power.value };
}

/** How the uncertainty of each input spreads into a figure. */
function spread(
  best: Best,
  inputs: HoodInputs,
  lightUncertaintyW: number,
  of: "eei" | "fdePercent",
): Quantity {
  const steps = [
    { name: "air flow", input: "flowM3H", standard: best.relative.air * inputs.flowM3H },
    {
      name: "pressure",
      input: "staticPressurePa",
      standard: best.relative.air * inputs.staticPressurePa,
    },
    { name: "meter class", input: "inputW", standard: best.relative.input * inputs.inputW },
    { name: "light", input: "lightW", standard: lightUncertaintyW },
  ] as const;
  const contributions = steps.map(({ name, input, standard }) => {
    const moved = (by: number) =>
      unroundedHoodIndex({ ...inputs, [input]: inputs[input] + by })[of];
    return {
      name,
      standard: Math.abs(moved(standard) - moved(-standard)) / 2,
      method: `${input} moved by its standard uncertainty of ${standard.toPrecision(3)}`,
    };
  });
  const method = of === "eei" ? "EEI = AEC / SAEC x 100" : "FDE = Q P / (3600 W) x 100";
  const value = hoodIndex(inputs)[of];
  return quantityOf({ value, unit: "%", method: `${method} of (EU) 65/2014`, contributions });
}

function inputsOf(best: Best, light: Light | undefined, idle: HoodInputs["automatic"]): HoodInputs {
  const { flowM3H, pressurePa, inputW } = best.point;
  return {
    flowM3H,
    staticPressurePa: pressurePa,
    inputW,
    lightW: light?.powerW.value ?? 0,
    ...(idle ? { automatic: idle } : {}),
  };
}

function judgeFan(view: View, best: Best, light: Light | string): readonly Claim[] {
  const fdeAbove = parameterOf(view, FDE, "fde-above");
  const eeiBelow = parameterOf(view, EEI, "eei-below");
  // The index was limited four years later than the light: before that only the light is judged.
  if (fdeAbove === undefined || eeiBelow === undefined) return [];
  const idle = idleOf(view);
  const shown = shownWith(best);
  const lit = typeof light === "string" ? undefined : light;
  const inputs = inputsOf(best, lit, typeof idle === "string" ? undefined : idle);
  const lightW = lit ? standardUncertainty(lit.powerW) : 0;
  const fde = spread(best, inputs, lightW, "fdePercent");
  const fdeClass = efficiencyClass("fluid-dynamic", fde.value);
  const fdeLimit = { value: fdeAbove, unit: "%" };
  const fdeSeen = { ...shown, grade: `class ${fdeClass} (${LABEL}, fluid dynamic efficiency)` };
  const claims = [above(FDE, fde, fdeLimit, view, fdeSeen)];
  const problem = typeof light === "string" ? light : typeof idle === "string" ? idle : undefined;
  if (problem) {
    const seen = { ...shown, expected: `< ${eeiBelow} %`, actual: problem };
    return [undecided(EEI, "scene-failed", seen), ...claims];
  }
  const eei = spread(best, inputs, lightW, "eei");
  const seen = { ...shown, grade: `class ${energyClass(eei.value)} (${LABEL})` };
  const claim = below(EEI, eei, { value: eeiBelow, unit: "%" }, view, seen);
  return [{ ...claim, figure: best.figure, grade: seen.grade }, ...claims];
}

function judgeLight(view: View, light: Light | string): Claim {
  const value = view.terms.parameter(LIGHTING, "illuminance-above");
  const plot = ["rig:light/illuminance", "rig:meter/power"];
  if (typeof light === "string") {
    const pointers = [view.mark("lit-end")?.index ?? 0];
    const seen = { expected: `> ${value} lx`, actual: light, pointers, plot };
    return undecided(LIGHTING, "scene-failed", seen);
  }
  const { illuminanceLx, powerW, pointers } = light;
  const lux = { ...illuminanceLx, value: roundTo(illuminanceLx.value, 0) };
  const lit = roundTo(powerW.value, 1) > 0;
  const le = lit ? lightingEfficiency(lux.value, powerW.value) : undefined;
  const grade =
    le === undefined
      ? {}
      : {
          grade: `class ${efficiencyClass("lighting", le)} (${LABEL}, lighting efficiency ${le} lx/W)`,
        };
  return above(LIGHTING, lux, { value, unit: "lx" }, view, { pointers, plot, ...grade });
}

function judgeLabel(view: View): readonly Claim[] {
  if (!view.mark("lit-end")) return [];
  const light = lightOf(view);
  const best = bestOf(view, "static");
  const fan = !best
    ? []
    : "problem" in best
      ? unmeasured([EEI, FDE], best)
      : judgeFan(view, best, light);
  return [...fan, judgeLight(view, light)];
}

function labelFacts(view: View): readonly Fact[] {
  const best = bestOf(view, "static");
  const light = lightOf(view);
  const idle = idleOf(view);
  if (!best || "problem" in best || typeof light === "string" || typeof idle === "string")
    return [];
  const index = hoodIndex(inputsOf(best, light, idle));
  return [
    ...bestFacts(best),
    { name: "light W_L", value: `${light.powerW.value.toFixed(1)} W` },
    { name: "time increase factor f", value: String(index.timeFactor) },
    { name: "annual energy AEC", value: `${index.annualKwh} kWh` },
    { name: "standard annual energy SAEC", value: `${index.standardKwh} kWh` },
    {
      name: "energy efficiency index",
      value: `${index.eei} %, class ${energyClass(index.eei)}; counted as ${idle ? "" : "not "}fully automatic`,
    },
  ];
}

async function readLight(bench: Bench): Promise<void> {
  const format = bench.dut.surface?.properties["light/brightness"]?.format;
  const range = parseNumericFormat(format);
  await bringTo(bench, "standby");
  await readEvery(bench, 1);
  bench.mark("dark-begin");
  await bench.pass(LIGHT_MS);
  bench.mark("dark-end");
  bench.mark("light-on");
  await ask(bench, "light/power", "true");
  if (range.ok && range.value.max !== undefined) {
    await ask(bench, "light/brightness", String(range.value.max));
  }
  await bench.pass(WARM_UP_MS);
  bench.mark("lit-begin");
  await bench.pass(LIGHT_MS);
  bench.mark("lit-end");
  await ask(bench, "light/power", "false");
}

const idling: readonly Step[] = (["off", "standby"] as const).map((rest) => ({
  text: `Measure what the fully automatic hood draws in ${rest}`,
  run: async (bench) => {
    await bringTo(bench, rest);
    await bench.pass(5 * MINUTE_MS);
    await record(bench, rest);
  },
}));

/** The label's figures: the fan's curve by static pressure, the light, the index. */
export const hoodLabel: Case = {
  id: "green.range-hood.label",
  revision: 1,
  title: "Trace the fan's curve by static pressure, measure the light, compute the index",
  covers: [EEI, FDE, LIGHTING],
  applies: all(kind("range-hood"), has("fan/level"), has("light/power")),
  needs: ["messages", "requests", "meter", "air-flow-rig", "light-meter"],
  lastsMs: (dut) =>
    9 * MINUTE_MS +
    (dut.statement.answers[FULLY_AUTOMATIC] === true ? 2 * (RECORD_MS + 5 * MINUTE_MS) : 0),
  steps: (dut) =>
    onTheRig(
      tracing(dut),
      { text: "Measure input and illuminance without and with the light", run: readLight },
      ...(dut.statement.answers[FULLY_AUTOMATIC] === true ? idling : []),
    ),
  judge: judgeLabel,
  facts: labelFacts,
  leaves: ["filter and oil cup: the minutes that the fan ran"],
  killedBy: ["dim-light", "dragging-fan"],
};
