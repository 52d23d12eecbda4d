/** What the products declare themselves to be, by the index of (EU) 2019/2014 and (EU) 2019/2023. */

import { describe, expect, it } from "vitest";
import { washingMachine } from "../../../devices/washing-machine/index.ts";
import { PRODUCTS, type ProductId } from "../../../devices/washing-machine/products.ts";
import { Machine } from "./machine.ts";

const CAPACITY_KG = 8;
const A = Math.round((-0.0391 * CAPACITY_KG + 0.6918) * 1000) / 1000;
const B = Math.round((-0.0109 * CAPACITY_KG + 0.3582) * 1000) / 1000;
const C = 1 - A - B;
const SCE_W = Math.round((-0.0025 * CAPACITY_KG ** 2 + 0.0846 * CAPACITY_KG + 0.392) * 1000) / 1000;
const LIMIT = {
  eei: 91,
  waterL: 2.25 * CAPACITY_KG + 30,
  fullMin: Math.min(240, 137 + 10.2 * CAPACITY_KG),
  partMin: Math.min(180, 120 + 6 * CAPACITY_KG),
};

function run(product: ProductId, loadKg: number) {
  const machine = new Machine({ product, load: String(loadKg) });
  const startMs = machine.nowMs;
  machine.act("start", { program: "eco-40-60" });
  machine.finish();
  const minutes = Math.round((machine.nowMs - startMs) / 60_000);
  const completed = machine.events("programme/completed")[0];
  return { minutes, kwh: Number(completed?.energy), litres: Number(completed?.water) };
}

function measure(product: ProductId) {
  const full = run(product, CAPACITY_KG);
  const half = run(product, CAPACITY_KG / 2);
  const quarter = run(product, CAPACITY_KG / 4);
  const kwh = A * full.kwh + B * half.kwh + C * quarter.kwh;
  return {
    eei: Math.round((1000 * kwh) / SCE_W) / 10,
    waterL: Math.round(A * full.litres + B * half.litres + C * quarter.litres),
    fullMin: full.minutes,
    partMin: Math.max(half.minutes, quarter.minutes),
  };
}

describe("the program eco 40-60", () => {
  it("keeps every limit in the reference product", () => {
    const found = measure("reference");
    expect(found.eei).toBeGreaterThan(60);
    expect(found.eei).toBeLessThan(80);
    expect(found.waterL).toBeLessThanOrEqual(LIMIT.waterL);
    expect(found.fullMin).toBeLessThanOrEqual(LIMIT.fullMin);
    expect(found.partMin).toBeLessThanOrEqual(LIMIT.partMin);
  });

  it("misses the energy index alone in the poor product", () => {
    const found = measure("poor");
    expect(found.eei).toBeGreaterThan(LIMIT.eei + 3);
    expect(found.waterL).toBeLessThanOrEqual(LIMIT.waterL);
    expect(found.fullMin).toBeLessThanOrEqual(LIMIT.fullMin);
    expect(found.partMin).toBeLessThanOrEqual(LIMIT.partMin);
  });

  it("misses the water limit alone in the thirsty product", () => {
    const found = measure("thirsty");
    expect(found.waterL).toBeGreaterThan(LIMIT.waterL + 2);
    expect(found.eei).toBeLessThan(LIMIT.eei);
    expect(found.fullMin).toBeLessThanOrEqual(LIMIT.fullMin);
  });

  it("misses the duration alone in the slow product", () => {
    const found = measure("slow");
    expect(found.fullMin).toBeGreaterThan(LIMIT.fullMin);
    expect(found.partMin).toBeGreaterThan(LIMIT.partMin);
    expect(found.eei).toBeLessThan(LIMIT.eei);
    expect(found.waterL).toBeLessThanOrEqual(LIMIT.waterL);
  });

  it("uses less of everything the less laundry there is", () => {
    const [quarter, half, full] = [2, 4, 8].map((loadKg) => run("reference", loadKg));
    expect(quarter?.kwh).toBeLessThan(Number(half?.kwh));
    expect(half?.kwh).toBeLessThan(Number(full?.kwh));
    expect(quarter?.litres).toBeLessThan(Number(half?.litres));
    expect(half?.litres).toBeLessThan(Number(full?.litres));
  });
});

describe("remaining moisture", () => {
  const moisture = (product: ProductId, loadKg: number, rpm: number) => {
    const machine = new Machine({ product, load: String(loadKg) });
    machine.act("start", { program: "spin-only", "spin-speed": rpm });
    machine.finish();
    return remaining(machine);
  };
  const remaining = (machine: Machine) => {
    const { instruments } = washingMachine.measure(machine.state, machine.environment);
    return instruments?.["balance/remaining-moisture"] ?? Number.NaN;
  };
  const washed = (loadKg: number, product: ProductId = "reference") => {
    const machine = new Machine({ product, load: String(loadKg) });
    machine.act("start", { program: "quick", "spin-speed": 1400 });
    machine.finish();
    return remaining(machine);
  };

  it("is none in dry laundry that was only spun", () => {
    expect(moisture("reference", 5, 1400)).toBe(0);
  });

  it("follows from the load that is there, not from the half kilogram it is taken for", () => {
    // 1.75 kg are weighed as 2 kg; the layer hardly differs from that of 2 kg.
    expect(Math.abs(washed(1.75) - washed(2))).toBeLessThan(0.2);
  });

  it("grows with the load, falls with the size of the drum", () => {
    expect(washed(8)).toBeGreaterThan(washed(4));
    expect(washed(8, "best")).toBeLessThan(washed(8));
    expect(washed(8, "weak-spin")).toBeGreaterThan(washed(8));
  });

  it("can be read in every state, and stays after the last spin", () => {
    const machine = new Machine({ load: "5" });
    expect(remaining(machine)).toBe(0);
    machine.act("start", { program: "quick" });
    machine.runUntil(() => machine.get("programme/phase") === "wash");
    expect(remaining(machine)).toBe(180);
    machine.finish();
    const after = remaining(machine);
    expect(after).toBeGreaterThan(50);
    expect(after).toBeLessThan(65);
    machine.wait(3_600_000);
    expect(remaining(machine)).toBe(after);
  });
});

describe("what the labels say", () => {
  it.each(Object.keys(PRODUCTS) as ProductId[])("%s declares what it takes", (product) => {
    const { label } = PRODUCTS[product];
    const full = run(product, CAPACITY_KG);
    const found = measure(product);
    expect(full.kwh / label.cycleKwh).toBeGreaterThan(0.95);
    expect(full.kwh / label.cycleKwh).toBeLessThan(1.03);
    expect(full.litres / label.cycleL).toBeGreaterThan(0.95);
    expect(full.litres / label.cycleL).toBeLessThan(1.03);
    expect(found.waterL / label.weightedL).toBeGreaterThan(0.94);
    expect(found.waterL / label.weightedL).toBeLessThan(1.03);
    expect((found.eei * SCE_W) / 100 / label.weightedKwh).toBeLessThan(1.03);
    expect(full.minutes).toBe(label.durationMin);
  });
});

describe("low-power modes", () => {
  const minutesToStandby = (product: ProductId) => {
    const machine = new Machine({ product });
    machine.act("start", { program: "quick" });
    machine.finish();
    const endMs = machine.nowMs;
    machine.runUntil(() => machine.get("programme/state") === "inactive");
    return {
      minutes: (machine.nowMs - endMs) / 60_000,
      powerW: Number(machine.get("energy/power")),
    };
  };

  it("are reached within 15 min and below 2 W in the reference product", () => {
    const { minutes, powerW } = minutesToStandby("reference");
    expect(minutes).toBeLessThanOrEqual(15);
    expect(powerW).toBeLessThanOrEqual(2);
  });

  it("are reached late in the wakeful product, and are too hungry in another", () => {
    expect(minutesToStandby("wakeful").minutes).toBeGreaterThan(15);
    expect(minutesToStandby("hungry-standby").powerW).toBeGreaterThan(2.2);
  });

  it("delay a start at 4 W or less", () => {
    const machine = new Machine();
    machine.act("start", { delay: 3600 });
    expect(machine.get("programme/state")).toBe("delayed-start");
    expect(machine.get("energy/power")).toBeLessThanOrEqual(4);
  });
});
