import { describe, expect, it } from "vitest";
import { rangeHood } from "../../../devices/range-hood/index.ts";
import { captureEfficiency } from "../../../devices/range-hood/physics.ts";
import { PRODUCTS, type ProductName } from "../../../devices/range-hood/products.ts";
import { Kitchen } from "./kitchen.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NAMES = Object.keys(PRODUCTS) as ProductName[];

function inputsW(product: ProductName): number[] {
  return ["0", "1", "2", "3", "4"].map((level) => new Kitchen({ product, level }).measured.powerW);
}

describe("power", () => {
  it.each(NAMES)("%s: P = P0 + k n³ at every level, and above it while boosting", (product) => {
    const { speeds, fanBaseW, fanCubeW, standbyW, boostSpeed } = PRODUCTS[product];
    const [idle, ...levels] = inputsW(product);
    expect(idle).toBe(standbyW);
    levels.forEach((watt, i) => {
      const n = speeds[i + 1] as number;
      expect(watt).toBeCloseTo(standbyW + fanBaseW + fanCubeW * n ** 3, 9);
    });
    const kitchen = new Kitchen({ product, level: "4" });
    kitchen.set("fan/boost", true);
    const boostW = standbyW + fanBaseW + fanCubeW * boostSpeed ** 3;
    expect(kitchen.measured.powerW).toBeCloseTo(boostW, 9);
    kitchen.set("light/power", true);
    // The plate tells the most that it draws, rounded up.
    const rated = rangeHood.rated(kitchen.state)["info/rated-power"] as number;
    expect(rated - kitchen.measured.powerW).toBeGreaterThanOrEqual(0);
    expect(rated - kitchen.measured.powerW).toBeLessThan(1);
  });

  it.each([
    ["best", 2, 1],
    ["reference", 2, 1],
    ["just-below", 2, 1],
    ["worst", 4, 2],
  ] as const)("%s draws up to %d W in standby and %d W off, as declared", (product, most, off) => {
    const kitchen = new Kitchen({ product });
    const rated = rangeHood.rated(kitchen.state);
    expect(kitchen.measured.powerW).toBe(rated["info/rated-standby-power"]);
    expect(kitchen.measured.powerW).toBeLessThanOrEqual(most);
    kitchen.set("hood/power", false);
    expect(kitchen.measured.powerW).toBe(rated["info/rated-off-power"]);
    expect(kitchen.measured.powerW).toBeLessThanOrEqual(off);
  });

  it("of the worst product exceeds the limits of the last grade (3.0 W and 1.5 W)", () => {
    expect(PRODUCTS.worst.standbyW).toBeGreaterThan(3);
    expect(PRODUCTS.worst.offW).toBeGreaterThan(1.5);
  });

  it("of the light goes with its brightness", () => {
    const kitchen = new Kitchen();
    const darkW = kitchen.measured.powerW;
    kitchen.set("light/power", true);
    expect(kitchen.measured.powerW - darkW).toBeCloseTo(4, 9);
    expect(kitchen.measured.illuminanceLx).toBe(120);
    kitchen.set("light/brightness", 50);
    expect(kitchen.measured.powerW - darkW).toBeCloseTo(2, 9);
    expect(kitchen.measured.illuminanceLx).toBe(60);
  });
});

describe("air", () => {
  it.each(NAMES)(
    "%s: less than the rated airflow is left installed, more at each level",
    (product) => {
      const flows = ["0", "1", "2", "3", "4"].map(
        (level) => new Kitchen({ product, level }).measured.airflowM3H,
      );
      expect(flows[0]).toBe(0);
      for (let i = 1; i < flows.length; i++)
        expect(flows[i]).toBeGreaterThan(flows[i - 1] as number);
      const rated = PRODUCTS[product].curve.freeAirflowM3H;
      expect(flows[4]).toBeLessThan(0.9 * rated);
      const free = new Kitchen({ product, level: "4", "duct-resistance": "0" });
      expect(free.measured.airflowM3H).toBeCloseTo(rated, 9);
    },
  );

  it("passes the test duct instead of the home's where one is put on", () => {
    const home = new Kitchen({ level: "4", "duct-resistance": "60" });
    const other = new Kitchen({ level: "4", "duct-resistance": "300" }, { ductPa: 60 });
    expect(other.measured.airflowM3H).toBeCloseTo(home.measured.airflowM3H, 9);
    const { airflowM3H, staticPressurePa, totalPressurePa, instruments } = other.measured;
    expect(staticPressurePa).toBeCloseTo(60 * (airflowM3H / 420) ** 2, 9);
    expect(instruments).toEqual({
      "duct/airflow": airflowM3H,
      "duct/static-pressure": staticPressurePa,
      "duct/total-pressure": totalPressurePa,
      "light/illuminance": 0,
    });
  });

  it("loses what grease takes before the outlet, not in the duct", () => {
    const greasy = new Kitchen({ level: "4", "filter-hours": "60" }, { ductPa: 80 });
    const { airflowM3H, staticPressurePa } = greasy.measured;
    expect(staticPressurePa).toBeCloseTo(80 * (airflowM3H / 420) ** 2, 9);
    const clean = new Kitchen({ level: "4" }, { ductPa: 80 }).measured;
    expect(staticPressurePa).toBeLessThan(clean.staticPressurePa);
  });

  it("falls with a greasy filter and comes back when it is cleaned", () => {
    const kitchen = new Kitchen({ level: "4" });
    const clean = kitchen.measured.airflowM3H;
    kitchen.run(60 * HOUR);
    expect(kitchen.measured.airflowM3H).toBeLessThan(0.95 * clean);
    kitchen.act("filter/reset");
    expect(kitchen.measured.airflowM3H).toBeLessThan(0.95 * clean);
    kitchen.operate("clean-filter");
    expect(kitchen.measured.airflowM3H).toBeCloseTo(clean, 9);
  });

  it("leaves with its particles and is replaced by outdoor air with its heat", () => {
    const kitchen = new Kitchen({ level: "4" }, { ambientC: 23, outdoorC: 33 });
    const { airflowM3H } = kitchen.measured;
    const { heatW, cleaningM3H } = rangeHood.influence(kitchen.state, kitchen.environment);
    expect(cleaningM3H).toBe(airflowM3H);
    // 1.2 kg/m³ x 1006 J/(kg K) x 10 K, and the 0.9 W of the electronics.
    expect(heatW).toBeCloseTo((airflowM3H / 3600) * 12_072 + 0.9, 6);
    kitchen.set("hood/power", false);
    const idle = rangeHood.influence(kitchen.state, kitchen.environment);
    expect(idle.cleaningM3H).toBe(0);
    expect(idle.heatW).toBeCloseTo(0.4, 9);
  });
});

describe("capture", () => {
  it("is in the range that was measured over real burners", () => {
    const good = new Kitchen({ level: "4" }).measured.captureEfficiency;
    expect(good.back).toBeGreaterThan(0.9);
    expect(good.front).toBeGreaterThan(0.73);
    expect(good.front).toBeLessThan(0.78);
    const flat = new Kitchen({ product: "worst", level: "4" }).measured.captureEfficiency;
    expect(flat.front).toBeGreaterThan(0.46);
    expect(flat.front).toBeLessThan(0.63);
  });

  it("is eta_max (1 - exp(-q/q0))", () => {
    const capture = { max: 0.8, scaleM3H: 300 };
    expect(captureEfficiency(capture, 0)).toBeCloseTo(0, 12);
    expect(captureEfficiency(capture, 300)).toBeCloseTo(0.8 * (1 - Math.exp(-1)), 12);
  });

  it("keeps a kitchen at what the balance says: (1 - eta) E / (Q + ACH V)", () => {
    const burnerUgH = 200_000;
    const kitchen = new Kitchen({ level: "3" }, {}, { naturalPerH: 0.5, burnerUgH });
    kitchen.operate("light-stove", { burner: "front" });
    kitchen.run(HOUR);
    const { airflowM3H, captureEfficiency: eta } = kitchen.measured;
    const settled = ((1 - eta.front) * burnerUgH) / (airflowM3H + 0.5 * 36);
    // The grease of that hour moves the flow a little.
    expect(kitchen.environment.particlesUgM3 / settled).toBeCloseTo(1, 2);
  });

  it("fills the oil cup with what is caught, and not while the fan stands", () => {
    const kitchen = new Kitchen({ level: "4" });
    kitchen.operate("light-stove", { burner: "back" });
    kitchen.run(HOUR);
    const eta = kitchen.measured.captureEfficiency.back;
    // 6 mL/h, 92 % separated.
    expect(kitchen.measured.oilMl / (6 * 0.92 * eta)).toBeCloseTo(1, 2);
    const before = kitchen.measured.oilMl;
    kitchen.set("fan/level", 0);
    kitchen.run(HOUR);
    expect(kitchen.measured.oilMl).toBe(before);
  });
});
