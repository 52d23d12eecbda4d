/** What makes a refrigerator green: its energy and its index; storage and grade are beside it. */

import { kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, undecided, within } from "../../claim.ts";
import { type Contribution, type Quantity, quantityOf, scaled } from "../../metrics/quantity.ts";
import { dailyEnergyKwh } from "../../metrics/refrigerator-energy-test.ts";
import {
  type Compartment,
  type RefrigeratingAppliance,
  type RefrigeratorIndex,
  refrigeratorIndex,
} from "../../metrics/refrigerator-eu-2019-2016.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, ratedNumber, ratedWord, readAsUsual } from "../metering.ts";
import { restore } from "../request.ts";
import { keeperOf } from "../rig-keeper.ts";
import { refrigeratorGrade } from "./refrigerator-grade.ts";
import { storage } from "./refrigerator-storage.ts";
import {
  type DailyEnergy,
  dailyEnergy,
  ENERGY_SETTINGS,
  HOUR_MS,
  passWindow,
  setThermostats,
  settleAt,
  type WindowLength,
  windowOf,
} from "./refrigerator-test.ts";

const EEI = "green.refrigerator.eei";
const DECLARED = "green.refrigerator.energy-declared";
const PLOT = ["rig:meter/power", "fresh-food/temperature", "freezer/temperature"];

/** The room of the 24 h test: that of a low-noise appliance in (EU) 2019/2016, near the mean of 16 and 32 °C. */
const ROOM_C = 25;
/** Long enough that whole compressor cycles fill 24 h. */
const DAY: WindowLength = { atLeastMs: 25.5 * HOUR_MS, atMostMs: 25.5 * HOUR_MS };
/** The two rooms of the energy test ((EU) 2019/2016, Annex IV), in °C. */
const COLD_C = 16;
const WARM_C = 32;
const CYCLE: WindowLength = { atLeastMs: 25.5 * HOUR_MS, atMostMs: 48 * HOUR_MS };

/** Steps that hold the room at a temperature and let a window pass. */
function measureAt(name: string, ambientC: number, length: WindowLength): readonly Step[] {
  return [
    {
      text: `Hold the room at ${ambientC} °C until the appliance is steady`,
      run: async (bench) => {
        await setThermostats(bench, ENERGY_SETTINGS);
        await settleAt(bench, ambientC);
      },
    },
    {
      text: `Measure its energy at ${ambientC} °C, from a defrost over whole cycles`,
      run: (bench) => passWindow(bench, name, ambientC, length),
    },
  ];
}

/** `measured` between steps that remember and put back what was set, in the appliance and in the rig. */
function puttingBack(...measured: readonly Step[]): readonly Step[] {
  const rig = keeperOf("chamber/temperature-setpoint", "chamber/active");
  return [
    { text: "Note how the chamber is set", run: async (bench) => rig.keep(bench) },
    ...measured,
    {
      text: "Put back what was set before",
      run: async (bench) => {
        await readAsUsual(bench);
        await restore(bench);
        await rig.putBack(bench);
      },
    },
  ];
}

/** Claims that energy per 24 h is not more than the tolerance above what is declared. */
function againstDeclared(view: View, energy: Quantity, pointers: readonly number[]): Claim {
  const factor = view.terms.parameter(DECLARED, "factor");
  const rated = ratedNumber(view, "rated-energy");
  if (!rated) {
    const expected = `<= ${factor} times the declared energy`;
    const actual = "no energy is declared: rated-energy (kWh per 24 h) is missing";
    return blockedBy(DECLARED, "statement-missing", { expected, actual, pointers, plot: PLOT });
  }
  const limit = { value: factor * rated.value, unit: "kWh/24h", sense: "<=" } as const;
  const seen = { pointers: [...pointers, rated.pointer], plot: PLOT };
  return within(DECLARED, energy, limit, view.terms.decision, seen);
}

function unread(view: View, requirement: typeof EEI | typeof DECLARED): Claim {
  return undecided(requirement, "not-observed", {
    expected: "energy by the meter over whole cycles",
    actual: "the meter was not read at the beginning and at the end",
    pointers: [beginning(view)],
  });
}

function measuredAt(view: View, name: string): DailyEnergy | undefined {
  const window = windowOf(view, name);
  return window && dailyEnergy(view, window);
}

function energyFact(name: string, energy: DailyEnergy): Fact {
  const { quantity, hours, over, defrosts } = energy;
  const value = `${quantity.value.toFixed(3)} kWh per 24 h over ${hours.toFixed(2)} h (${over}, defrosts: ${defrosts})`;
  return { name, value, measured: quantity };
}

/** 24 hours at 25 °C, one reading a minute, against what is declared. */
export const energy24h: Case = {
  id: "green.refrigerator.energy-24h",
  revision: 1,
  title: `Measure the energy of 24 hours at ${ROOM_C} °C`,
  covers: [DECLARED],
  applies: kind("refrigerator"),
  needs: ["messages", "requests", "chamber", "meter"],
  lastsMs: () => 32 * HOUR_MS,
  steps: () => puttingBack(...measureAt("day", ROOM_C, DAY)),
  judge: (view) => {
    if (!view.mark("day-end")) return [];
    const energy = measuredAt(view, "day");
    if (!energy) return [unread(view, DECLARED)];
    return [againstDeclared(view, energy.quantity, energy.pointers)];
  },
  facts: (view) => {
    const energy = measuredAt(view, "day");
    return energy ? [energyFact(`energy at ${ROOM_C} °C`, energy)] : [];
  },
  leaves: ["defrost: one was started by hand"],
  killedBy: ["hungry-compressor"],
};

/** The mean of two rooms: what comes from the meter's class is common to both and adds up. */
function meanOf(cold: DailyEnergy, warm: DailyEnergy): Quantity {
  const common = "meter class";
  const parts = [cold, warm].flatMap(({ quantity }, room) =>
    (quantity.contributions ?? []).map((part) => ({
      ...part,
      name: part.name === common ? common : `${part.name} (${room === 0 ? COLD_C : WARM_C} °C)`,
      standard: part.standard / 2,
    })),
  );
  const shared = parts.filter(({ name }) => name === common);
  const standard = shared.reduce((sum, part) => sum + part.standard, 0);
  const merged: Contribution[] = shared[0] ? [{ ...shared[0], standard }] : [];
  return quantityOf({
    value: dailyEnergyKwh(cold.quantity.value, warm.quantity.value),
    unit: "kWh/24h",
    method: "mean of the energy at 16 and at 32 °C",
    contributions: [...merged, ...parts.filter(({ name }) => name !== common)],
  });
}

/** The appliance as its index needs it, or what is not declared of it. */
function applianceOf(view: View): RefrigeratingAppliance | { readonly missing: string } {
  const names = { "fresh-food": "fresh-food-volume", "4-star": "freezer-volume" } as const;
  const defrost = ratedWord(view, "automatic-defrost");
  const compartments: Compartment[] = [];
  for (const [type, name] of Object.entries(names)) {
    const volume = ratedNumber(view, name);
    if (!volume) return { missing: name };
    // A compartment of 0 L is one that it does not have.
    if (volume.value === 0) continue;
    const autoDefrost = type === "fresh-food" || defrost === "true";
    compartments.push({ type: type as Compartment["type"], volumeL: volume.value, autoDefrost });
  }
  if (compartments.length === 0) return { missing: "a volume above 0 L" };
  if (defrost === undefined) return { missing: "automatic-defrost" };
  const nodes = Object.keys(view.dut.surface?.nodes ?? {});
  const doors = nodes.filter((node) => node === "door" || node.endsWith("-door")).length;
  return {
    compartments,
    builtIn: view.dut.statement.answers["built-in"] === true,
    externalDoors: ratedNumber(view, "external-doors")?.value ?? Math.max(1, doors),
  };
}

/** Energy in both rooms and the index, as far as they can be had. */
function labelOf(view: View) {
  const cold = measuredAt(view, "cold");
  const warm = measuredAt(view, "warm");
  if (!cold || !warm) return undefined;
  const daily = meanOf(cold, warm);
  const pointers = [...warm.pointers, ...cold.pointers];
  const appliance = applianceOf(view);
  const index = "missing" in appliance ? undefined : refrigeratorIndex(appliance, daily.value);
  return { cold, warm, daily, pointers, appliance, index };
}

/** EEI with the uncertainty of the energy it is proportional to; volumes count as exact. */
function indexQuantity(daily: Quantity, { eei }: RefrigeratorIndex): Quantity {
  const exact = scaled(daily, eei / daily.value, "%", "EEI = AE / SAE of (EU) 2019/2016");
  return { ...exact, value: eei };
}

function judgeLabel(view: View): readonly Claim[] {
  if (!view.mark("warm-end")) return [];
  const label = labelOf(view);
  if (!label) return [unread(view, EEI), unread(view, DECLARED)];
  const { daily, pointers, appliance, index } = label;
  const energy = againstDeclared(view, daily, pointers);
  const value = view.terms.parameter(EEI, "eei-max");
  if (!index) {
    const lacking = "missing" in appliance ? appliance.missing : "";
    const seen = {
      expected: `<= ${value} %`,
      actual: `the index cannot be computed: ${lacking} is not declared`,
      pointers,
      plot: PLOT,
    };
    return [blockedBy(EEI, "statement-missing", seen), energy];
  }
  const limit = { value, unit: "%", sense: "<=" } as const;
  const seen = { pointers, plot: PLOT };
  return [within(EEI, indexQuantity(daily, index), limit, view.terms.decision, seen), energy];
}

function labelFacts(view: View): readonly Fact[] {
  const label = labelOf(view);
  if (!label) return [];
  const { cold, warm, index } = label;
  const facts = [
    energyFact(`energy at ${COLD_C} °C`, cold),
    energyFact(`energy at ${WARM_C} °C`, warm),
  ];
  if (!index) return facts;
  const { eei, standardKwh, annualKwh, otherReading } = index;
  const other = otherReading ? `; ${otherReading.eei} % by the other reading of D` : "";
  return [
    ...facts,
    { name: "annual energy AE", value: `${annualKwh} kWh` },
    { name: "standard annual energy SAE", value: `${standardKwh} kWh` },
    { name: "energy efficiency index", value: `${eei} %, class ${index.class}${other}` },
  ];
}

/** The energy test of the label, in a cold and in a warm room. */
export const label: Case = {
  id: "green.refrigerator.label",
  revision: 1,
  title: `Measure the energy at ${COLD_C} and ${WARM_C} °C and compute the index`,
  covers: [EEI, DECLARED],
  applies: kind("refrigerator"),
  needs: ["messages", "requests", "chamber", "meter"],
  lastsMs: () => 92 * HOUR_MS,
  steps: () =>
    puttingBack(...measureAt("cold", COLD_C, CYCLE), ...measureAt("warm", WARM_C, CYCLE)),
  judge: judgeLabel,
  facts: labelFacts,
  leaves: ["defrost: two were started by hand"],
  killedBy: ["hungry-compressor", "poor-walls"],
};

/** Every case about green refrigerators. */
export const refrigeratorCases: readonly Case[] = [energy24h, label, storage, refrigeratorGrade];
