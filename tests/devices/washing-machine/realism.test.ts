/**
 * The machine against ranges of real ones.
 *
 * Contains information from the tracebase data set, available at http://www.tracebase.org under the
 * Open Database License (ODbL).
 */

import { describe, expect, it } from "vitest";
import { Machine } from "./machine.ts";

/** Ranges that enclose the medians of nine traced machines and the counters of four others. */
const REAL = {
  durationMin: [60, 155],
  energyKwh: [0.35, 1.2],
  heaterW: [1500, 2900],
  heaterShare: [0.5, 0.87],
  firstHeatMin: [2, 10],
  nonHeatingMeanW: [90, 135],
  spinPeakW: [270, 850],
  standbyMaxW: 3,
  waterL: [35, 80],
} as const;

function expectIn(value: number, range: readonly [number, number], what: string): void {
  expect(value, what).toBeGreaterThanOrEqual(range[0]);
  expect(value, what).toBeLessThanOrEqual(range[1]);
}

const lengthS = (segment: { fromMs: number; toMs: number }) =>
  (segment.toMs - segment.fromMs) / 1000;

/** The statistics of a cycle as they were made of the traces: heating is what is above 1000 W. */
function cycle(loadKg: number, inletWaterC: number) {
  const machine = new Machine({ load: String(loadKg) }, { inletWaterC });
  const startMs = machine.nowMs;
  machine.act("start", { program: "cotton", temperature: 40 });
  machine.finish();
  const heating = machine.segments.filter((segment) => segment.powerW > 1000);
  const totalS = (machine.nowMs - startMs) / 1000;
  const heatingS = heating.reduce((sum, segment) => sum + lengthS(segment), 0);
  const heatingJ = heating.reduce((sum, segment) => sum + segment.powerW * lengthS(segment), 0);
  const totalJ = machine.state.energyWh * 3600;
  const last = machine.segments.filter((segment) => segment.toMs > machine.nowMs - 600_000);
  return {
    machine,
    durationMin: totalS / 60,
    energyKwh: totalJ / 3.6e6,
    heaterW: heatingJ / heatingS,
    heaterShare: heatingJ / totalJ,
    firstHeatMin: ((heating[0]?.fromMs ?? Number.NaN) - startMs) / 60_000,
    nonHeatingMeanW: (totalJ - heatingJ) / (totalS - heatingS),
    spinPeakW: Math.max(...last.map((segment) => segment.powerW)),
    waterL: machine.state.drawnL,
  };
}

describe("a cotton wash at 40 °C is like a real one", () => {
  for (const loadKg of [2, 3.5, 5, 6.5, 8]) {
    for (const inletC of [10, 15, 20]) {
      it(`with ${loadKg} kg and water of ${inletC} °C`, () => {
        const found = cycle(loadKg, inletC);
        expectIn(found.durationMin, REAL.durationMin, "duration in min");
        expectIn(found.energyKwh, REAL.energyKwh, "energy in kWh");
        expectIn(found.heaterW, REAL.heaterW, "power while heating in W");
        expectIn(found.heaterShare, REAL.heaterShare, "share of heating in energy");
        expectIn(found.firstHeatMin, REAL.firstHeatMin, "start of heating in min");
        expectIn(found.nonHeatingMeanW, REAL.nonHeatingMeanW, "mean power outside heating in W");
        expectIn(found.spinPeakW, REAL.spinPeakW, "peak of the last 10 min in W");
        expectIn(found.waterL, REAL.waterL, "water in L");
      });
    }
  }

  it("takes at most standby power once it is over", () => {
    const { machine } = cycle(5, 15);
    for (let minute = 0; minute < 60; minute++) {
      expect(machine.get("energy/power")).toBeLessThanOrEqual(REAL.standbyMaxW);
      machine.wait(60_000);
    }
    expect(machine.get("programme/state")).toBe("inactive");
  });
});

describe("heat follows from water and temperature", () => {
  it("takes more for hotter water, colder inlet and more laundry", () => {
    const energy = (temperature: number, inletWaterC: number, load: string) => {
      const machine = new Machine({ load }, { inletWaterC });
      machine.act("start", { program: "cotton", temperature });
      machine.finish();
      return machine.state.energyWh;
    };
    const base = energy(40, 15, "5");
    expect(energy(60, 15, "5")).toBeGreaterThan(base + 300);
    expect(energy(20, 15, "5")).toBeLessThan(base - 300);
    expect(energy(40, 5, "5")).toBeGreaterThan(base + 150);
    expect(energy(40, 15, "8")).toBeGreaterThan(base + 100);
  });

  it("reaches the temperature that was asked for, and not more", () => {
    for (const temperature of [20, 30, 40, 60, 90]) {
      const machine = new Machine();
      let hottestC = 0;
      machine.onChange = () => {
        // Later phases mix cold water in; a cold room's laundry is not above 20 °C.
        hottestC = Math.max(hottestC, machine.state.drawnL > 0 ? machine.state.bathC : 0);
      };
      machine.act("start", { program: "cotton", temperature });
      machine.finish();
      expect(hottestC).toBeGreaterThan(temperature - 0.01);
      expect(hottestC).toBeLessThan(Math.max(temperature, 23) + 0.01);
    }
  });
});
