/** What makes a refrigerator green: every case about it, and the energy of a day. */

import { kind } from "../../../profiles/index.ts";
import type { Case } from "../../case.ts";
import { type Claim, undecided } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning } from "../metering.ts";
import {
  againstDeclared,
  classDeclared,
  ENERGY_DECLARED,
  puttingBack,
} from "./refrigerator-declared.ts";
import { gb2008Fact } from "./refrigerator-gb-2008.ts";
import { refrigeratorGrade } from "./refrigerator-grade.ts";
import { label } from "./refrigerator-label.ts";
import { storage } from "./refrigerator-storage.ts";
import {
  type DailyEnergy,
  dailyEnergy,
  ENERGY_SETTINGS,
  HOUR_MS,
  passWindow,
  recordOf,
  setThermostats,
  settleAt,
  type Window,
  windowOf,
} from "./refrigerator-test.ts";
import { spoiledEnergy } from "./refrigerator-validity.ts";

export { label } from "./refrigerator-label.ts";

const PLOT = ["rig:meter/power", "fresh-food/temperature", "freezer/temperature"];
/** The room: that of a low-noise appliance in (EU) 2019/2016 and of GB 12021.2-2008, between 16 and 32 °C. */
const ROOM_C = 25;
/** Long enough that whole compressor cycles fill 24 h. */
const WINDOW_MS = 25.5 * HOUR_MS;

/** The mean power of every half hour, with the mean of all. */
function dayFigure(view: View, window: Window, { quantity }: DailyEnergy): Figure | undefined {
  const record = recordOf(view, window);
  if (!record) return undefined;
  const bins = new Map<number, { wattMs: number; ms: number }>();
  for (const { fromMs, toMs, powerW } of record.holds) {
    const bin = Math.floor((2 * fromMs) / HOUR_MS) / 2;
    const sum = bins.get(bin) ?? { wattMs: 0, ms: 0 };
    bins.set(bin, { wattMs: sum.wattMs + powerW * (toMs - fromMs), ms: sum.ms + toMs - fromMs });
  }
  const points = [...bins].map(([hour, { wattMs, ms }]) => [hour, wattMs / ms] as const);
  const meanW = quantity.value / 0.024;
  const lastH = points.at(-1)?.[0] ?? 0;
  return {
    title: "Mean power of every half hour from a defrost on",
    x: { label: "time", unit: "h" },
    y: { label: "power", unit: "W" },
    series: [
      { label: "half-hour means", shape: "line", points },
      {
        label: "mean of the test",
        shape: "line",
        points: [
          [0, meanW],
          [lastH, meanW],
        ],
      },
    ],
  };
}

function judgeDay(view: View): readonly Claim[] {
  const window = windowOf(view, "day");
  if (!window) return [];
  const spoiled = spoiledEnergy(view, window);
  const energy = spoiled ? undefined : dailyEnergy(view, window);
  if (!energy) {
    const reason = spoiled?.reason ?? "not-observed";
    return [
      undecided(ENERGY_DECLARED, reason, {
        expected: "energy by the meter over whole cycles",
        actual: spoiled?.actual ?? "the meter was not read at the beginning and at the end",
        pointers: [spoiled?.pointer ?? beginning(view)],
      }),
    ];
  }
  const { quantity, pointers } = energy;
  const figure = dayFigure(view, window, energy);
  const claim = againstDeclared(view, quantity, { pointers, plot: PLOT });
  return [{ ...claim, ...(figure && { figure }) }];
}

function dayFacts(view: View): readonly Fact[] {
  const window = windowOf(view, "day");
  const energy = window && dailyEnergy(view, window);
  if (!energy) return [];
  const { quantity, hours, over, defrosts } = energy;
  const value = `${quantity.value.toFixed(3)} kWh per 24 h over ${hours.toFixed(2)} h (${over}, defrosts: ${defrosts})`;
  const old = gb2008Fact(view, quantity.value);
  return [{ name: `energy at ${ROOM_C} °C`, value, measured: quantity }, ...(old ? [old] : [])];
}

/** A day at 25 °C, one reading a minute, against what is declared. */
export const energy24h: Case = {
  id: "green.refrigerator.energy-24h",
  revision: 2,
  title: `Measure the energy of 24 hours at ${ROOM_C} °C`,
  covers: [ENERGY_DECLARED],
  applies: kind("refrigerator"),
  needs: ["messages", "requests", "chamber", "meter"],
  lastsMs: () => 30 * HOUR_MS,
  steps: () =>
    puttingBack(
      {
        text: `Hold the room at ${ROOM_C} °C until the appliance is steady`,
        run: async (bench) => {
          await setThermostats(bench, ENERGY_SETTINGS);
          await settleAt(bench, ROOM_C);
        },
      },
      {
        text: `Measure its energy at ${ROOM_C} °C, from a defrost over whole cycles`,
        run: (bench) => passWindow(bench, "day", ROOM_C, WINDOW_MS),
      },
    ),
  judge: judgeDay,
  facts: dayFacts,
  leaves: ["defrost: one was started by hand"],
  killedBy: ["hungry-compressor"],
};

/** Every case about green refrigerators. */
export const refrigeratorCases: readonly Case[] = [
  energy24h,
  label,
  storage,
  refrigeratorGrade,
  classDeclared,
];
