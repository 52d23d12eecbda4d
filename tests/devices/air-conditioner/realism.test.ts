/**
 * Ranges computed from the room of an air-conditioned office, gcsarker/smart_hvac (MIT licence):
 * ripple 6 to 25 min, room ramp up to 0.2 K/min (95th percentile), room minus set-point up to
 * 0.6 to 2.9 K (95th percentile).
 */
import { describe, expect, it } from "vitest";
import type { State } from "../../../devices/air-conditioner/index.ts";
import { HOUR_MS, MINUTE_MS, pass, scene } from "./driver.ts";

/** A day at a set-point of 26 °C, seen each minute. */
function day(outdoorC: number, product = "reference") {
  const roomC: number[] = [];
  const starts: number[] = [];
  let before: State["action"] = "idle";
  let now = scene({ power: "on", product }, { outdoorC });
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    roomC.push(now.room.airC);
    now = pass(now, MINUTE_MS, ({ state, nowMs }) => {
      if (before === "idle" && state.action !== "idle") starts.push(nowMs / MINUTE_MS);
      before = state.action;
    });
  }
  return { roomC, starts, energyWh: now.state.energyWh };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] as number;
}

/** Lag of the first peak of the autocorrelation, in samples. */
function firstPeak(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const at = (lag: number) =>
    centred.slice(lag).reduce((sum, value, i) => sum + value * (centred[i] as number), 0);
  for (let lag = 2; lag < 120; lag += 1) {
    const here = at(lag);
    if (here > 0 && here > at(lag - 1) && here >= at(lag + 1)) return lag;
  }
  return Number.NaN;
}

describe("a day in a bedroom", () => {
  it.each([30, 32, 35])("looks like a real room at %i °C outdoors", (outdoorC) => {
    const { roomC, starts } = day(outdoorC);
    const ramps = roomC.slice(1).map((value, index) => Math.abs(value - (roomC[index] as number)));
    const beyond = roomC.map((value) => value - 26);
    const settled = beyond.slice(60);

    const ripple = firstPeak(roomC.slice(240));
    expect(ripple).toBeGreaterThanOrEqual(6);
    expect(ripple).toBeLessThanOrEqual(25);
    expect(percentile(ramps, 0.95)).toBeLessThanOrEqual(0.2);
    expect(percentile(beyond, 0.95)).toBeGreaterThanOrEqual(0.6);
    expect(percentile(beyond, 0.95)).toBeLessThanOrEqual(2.9);
    expect(Math.max(...settled.map(Math.abs))).toBeLessThanOrEqual(2);
    expect(starts.length).toBeGreaterThan(20);
  });

  it("costs more energy the hotter it is outdoors, and the poorer the product", () => {
    const energies = [28, 30, 32, 35, 40].map((outdoorC) => day(outdoorC).energyWh);
    for (const [index, energyWh] of energies.entries()) {
      if (index > 0) expect(energyWh).toBeGreaterThan(energies[index - 1] as number);
    }
    const byProduct = ["efficient", "reference", "worst"].map((name) => day(32, name).energyWh);
    expect(byProduct[0]).toBeLessThan(byProduct[1] as number);
    expect(byProduct[1]).toBeLessThan(byProduct[2] as number);
  });

  it("heats in winter as well as it cools in summer", () => {
    let now = scene({ power: "on", mode: "heat", setpoint: "20" }, { outdoorC: 5 });
    now = pass(now, 12 * HOUR_MS);
    let worstK = 0;
    pass(now, 6 * HOUR_MS, ({ room }) => {
      worstK = Math.max(worstK, Math.abs(room.airC - 20));
    });
    expect(worstK).toBeLessThanOrEqual(2);
    expect(now.state.thermalWh).toBeGreaterThan(2 * now.state.energyWh);
  });
});
