/**
 * Contains information from the tracebase data set, available at http://www.tracebase.org under the
 * Open Database License (ODbL). The ranges enclose the medians of ten units there and of one in the
 * ECO data set (Beckel et al. 2014).
 */

import { describe, expect, it } from "vitest";
import { cop } from "../../../devices/refrigerator/physics.ts";
import { COMMON } from "../../../devices/refrigerator/product.ts";
import { powerW } from "../../../devices/refrigerator/step.ts";
import { DAY, Driven, HOUR, MINUTE, median } from "./drive.ts";

const TRACES = {
  duty: [0.12, 0.62],
  onMin: [6, 115],
  periodMin: [30, 190],
  onW: [50, 160],
  kwhPerDay: [0.2, 1.9],
  startOverRun: 1.1,
  summerOverWinter: [1.15, 1.5],
} as const;

function within(value: number, [low, high]: readonly [number, number], what: string): void {
  expect(value, what).toBeGreaterThanOrEqual(low);
  expect(value, what).toBeLessThanOrEqual(high);
}

/** A week's figures as a power meter shows them, with a dozen door openings a day if `used`. */
function week(product: string, ambientC: number, used = false) {
  const fridge = new Driven({ product }, { ambientC });
  const onMin: number[] = [];
  const starts: number[] = [];
  const runW: number[] = [];
  let startW = 0;
  let onSinceMs = Number.NaN;
  fridge.onEvent = (before, after, nowMs) => {
    const was = before.machine.compressor;
    const is = after.machine.compressor;
    if (was === "off" && is !== "off") {
      onSinceMs = nowMs;
      starts.push(nowMs);
      startW = powerW(after, fridge.environment);
    }
    if (was !== "off" && is === "off") onMin.push((nowMs - onSinceMs) / MINUTE);
    if (is === "running") runW.push(powerW(after, fridge.environment));
  };
  for (let i = 0; i < 7 * 12; i++) {
    if (used) {
      const door = i % 4 === 3 ? "freezer-door" : "fresh-food-door";
      fridge.operate("open-door", { door });
      fridge.pass(20_000);
      fridge.operate("close-door", { door });
      fridge.pass(2 * HOUR - 20_000);
    } else fridge.pass(2 * HOUR);
  }
  const periods = starts.slice(1).map((t, i) => (t - (starts[i] as number)) / MINUTE);
  return {
    duty: onMin.reduce((a, b) => a + b, 0) / (7 * 1440),
    onMin: median(onMin),
    periodMin: median(periods),
    onW: median(runW),
    kwhPerDay: fridge.energyWh / 7000,
    startOverRun: startW / median(runW),
  };
}

describe("beside real refrigerators", () => {
  for (const [product, used] of [
    ["reference", false],
    ["reference", true],
    ["efficient", false],
  ] as const) {
    it(`${product} at 23 °C${used ? ", doors opened," : ""} is one of them`, () => {
      const seen = week(product, 23, used);
      within(seen.duty, TRACES.duty, "duty");
      within(seen.onMin, TRACES.onMin, "minutes on");
      within(seen.periodMin, TRACES.periodMin, "period");
      within(seen.onW, TRACES.onW, "power");
      within(seen.kwhPerDay, TRACES.kwhPerDay, "energy");
      expect(seen.startOverRun).toBeGreaterThan(TRACES.startOverRun);
    });
  }

  it("a poor one at 23 °C uses twice as much, still a real one", () => {
    const seen = week("poor", 23, true);
    within(seen.duty, TRACES.duty, "duty");
    within(seen.kwhPerDay, TRACES.kwhPerDay, "energy");
    expect(seen.kwhPerDay).toBeGreaterThan(1.7 * week("reference", 23, true).kwhPerDay);
  });

  it("runs more in a summer kitchen than in a winter one", () => {
    const ratio = week("reference", 26, true).duty / week("reference", 20, true).duty;
    within(ratio, TRACES.summerOverWinter, "summer over winter");
  });

  it("doors cost energy, and frost", () => {
    expect(week("reference", 23, true).kwhPerDay).toBeGreaterThan(week("reference", 23).kwhPerDay);
  });

  it("defrosts with 3 to 15 % of its energy", () => {
    const fridge = new Driven();
    let heaterWh = 0;
    let lastMs = 0;
    fridge.onEvent = (before, _after, nowMs) => {
      if (before.defrost.phase === "heating") heaterWh += (200 * (nowMs - lastMs)) / HOUR;
      lastMs = nowMs;
    };
    fridge.pass(20 * DAY);
    within(heaterWh / fridge.energyWh, [0.03, 0.15], "share of the heater");
  });

  it("cools with a frozen COP within 0.3 % of one that follows the freezer's air", () => {
    const fridge = new Driven();
    let frozenJ = 0;
    let followedJ = 0;
    let last = fridge.state;
    let lastMs = 0;
    fridge.onEvent = (before, after, nowMs) => {
      const { machine, product, thermal } = last;
      if (machine.compressor !== "off") {
        const seconds = (nowMs - lastMs) / 1000;
        const middleC = (thermal.freezerAirC + before.thermal.freezerAirC) / 2;
        const frosted = thermal.frostG / COMMON.defrostFrostG;
        const { ambientC } = fridge.environment;
        const followedW = cop(product.efficiency, ambientC, middleC, frosted) * product.compressorW;
        frozenJ += machine.coolingW * seconds;
        followedJ += followedW * seconds;
      }
      last = after;
      lastMs = nowMs;
    };
    fridge.pass(10 * DAY, 5000);
    expect(Math.abs(frozenJ / followedJ - 1)).toBeLessThan(0.003);
  });
});
