import { describe, expect, it } from "vitest";
import { refrigerator } from "../../../devices/refrigerator/index.ts";
import { actionsOf, eventsOf, propertiesOf } from "../../../src/thing/declaration.ts";
import { DAY, Driven, HOUR, MINUTE } from "./drive.ts";

const { declaration, words } = refrigerator;

describe("requests", () => {
  it("moves the temperatures to new set-points", () => {
    const fridge = new Driven();
    expect(fridge.set("fresh-food/temperature-setpoint", 8)).toBe("ok");
    expect(fridge.set("freezer/temperature-setpoint", -24)).toBe("ok");
    fridge.pass(2 * DAY);
    expect(fridge.value("fresh-food/temperature-setpoint")).toBe(8);
    expect(fridge.state.thermal.freshFoodC).toBeGreaterThan(6);
    expect(fridge.state.thermal.freezerFoodC).toBeLessThan(-23);
  });

  it("super-freeze reaches -22 °C, keeps the freezer's set-point and ends after 26 h", () => {
    const fridge = new Driven();
    expect(fridge.set("cooling/mode", "super-freeze")).toBe("ok");
    fridge.pass(20 * HOUR);
    expect(fridge.state.thermal.freezerFoodC).toBeLessThan(-22);
    expect(fridge.set("freezer/temperature-setpoint", -20)).toBe("invalid-in-state");
    expect(fridge.set("freezer/temperature-setpoint", -18)).toBe("ok");
    expect(fridge.set("fresh-food/temperature-setpoint", 5)).toBe("ok");
    fridge.pass(6 * HOUR - 1);
    expect(fridge.value("cooling/mode")).toBe("super-freeze");
    fridge.pass(1);
    expect(fridge.value("cooling/mode")).toBe("normal");
  });

  it("holiday lets the fresh food warm to about 12 °C and saves energy", () => {
    const usual = new Driven().pass(4 * DAY);
    const away = new Driven();
    away.set("cooling/mode", "holiday");
    away.pass(4 * DAY);
    expect(away.state.thermal.freshFoodC).toBeGreaterThan(9);
    expect(away.state.thermal.freshFoodC).toBeLessThan(13);
    expect(away.state.thermal.freezerFoodC).toBeLessThan(-17.5);
    expect(away.energyWh).toBeLessThan(usual.energyWh);
    expect(away.set("fresh-food/temperature-setpoint", 4)).toBe("ok");
    expect(away.set("fresh-food/temperature-setpoint", 5)).toBe("invalid-in-state");
  });

  it("refuses a mode that needs a failed sensor, and changes nothing", () => {
    const fridge = new Driven();
    fridge.defect("freezer-sensor-failed", true);
    expect(fridge.set("cooling/mode", "super-freeze")).toBe("invalid-in-state");
    expect(fridge.operate("choose-mode", { mode: "super-freeze" })).toBe("invalid-in-state");
    expect(fridge.value("cooling/mode")).toBe("normal");
    expect(fridge.operate("choose-mode", { mode: "super-cool" })).toBe("ok");
    expect(fridge.value("cooling/mode")).toBe("super-cool");
  });
});

describe("doors", () => {
  for (const [door, code, temperature] of [
    ["fresh-food-door", "door-open-fresh-food", "freshFoodAirC"],
    ["freezer-door", "door-open-freezer", "freezerAirC"],
  ] as const) {
    it(`${door}: warms at once, is told of after two minutes, clears when closed`, () => {
      const fridge = new Driven();
      const before = fridge.state.thermal;
      fridge.operate("open-door", { door });
      expect(fridge.value(`${door}/open`)).toBe(true);
      fridge.pass(2 * MINUTE - 1);
      expect(fridge.faults).toEqual([]);
      expect(fridge.state.thermal[temperature]).toBeGreaterThan(before[temperature] + 2);
      expect(fridge.state.thermal.frostG).toBeGreaterThan(before.frostG + 1);
      fridge.pass(1);
      expect(fridge.faults).toEqual([code]);
      fridge.operate("close-door", { door });
      expect(fridge.faults).toEqual([]);
    });
  }

  it("opens the fresh food door where none is named, again without restarting its time", () => {
    const fridge = new Driven();
    fridge.operate("open-door");
    fridge.pass(MINUTE);
    fridge.operate("open-door");
    fridge.pass(MINUTE);
    expect(fridge.faults).toEqual(["door-open-fresh-food"]);
  });
});

describe("defects", () => {
  for (const [defect, code, path] of [
    ["fresh-food-sensor-failed", "fresh-food-sensor", "fresh-food/temperature"],
    ["freezer-sensor-failed", "freezer-sensor", "freezer/temperature"],
  ] as const) {
    it(`${defect}: the value is unknown and it cools on by the clock`, () => {
      const fridge = new Driven();
      fridge.defect(defect, true);
      expect(fridge.faults).toEqual([code]);
      expect(fridge.value(path)).toBeNull();
      fridge.pass(3 * DAY);
      expect(fridge.state.thermal.freshFoodC).toBeLessThan(8);
      expect(fridge.state.thermal.freezerFoodC).toBeLessThan(-17);
      fridge.defect(defect, false);
      expect(fridge.faults).toEqual([]);
      expect(fridge.value(path)).toBeTypeOf("number");
    });
  }

  it("defrost-sensor-failed: a defrost ends by the clock, without overtime", () => {
    const fridge = new Driven();
    fridge.defect("defrost-sensor-failed", true);
    expect(fridge.faults).toEqual(["defrost-sensor"]);
    fridge.operate("start-defrost");
    fridge.pass(24 * MINUTE);
    expect(fridge.state.defrost.phase).toBe("heating");
    fridge.pass(7 * MINUTE);
    expect(fridge.state.defrost.phase).toBe("none");
    fridge.defect("defrost-sensor-failed", false);
    expect(fridge.faults).toEqual([]);
  });

  it("defrost-heater-broken: the next defrost takes 45 min and leaves the frost", () => {
    const fridge = new Driven().pass(DAY);
    fridge.defect("defrost-heater-broken", true);
    const { frostG } = fridge.state.thermal;
    fridge.operate("start-defrost");
    expect(fridge.value("energy/power")).toBeLessThan(5);
    fridge.pass(45 * MINUTE - 1);
    expect(fridge.faults).toEqual([]);
    fridge.pass(1);
    expect(fridge.faults).toEqual(["defrost-overtime"]);
    expect(fridge.state.thermal.frostG).toBeGreaterThanOrEqual(frostG);
    fridge.defect("defrost-heater-broken", false);
    expect(fridge.faults).toEqual([]);
  });

  it("freezer-door-blocked: cannot be closed until it is free, then falls shut", () => {
    const fridge = new Driven();
    fridge.defect("freezer-door-blocked", true);
    fridge.pass(2 * MINUTE);
    expect(fridge.faults).toEqual(["door-open-freezer"]);
    expect(fridge.operate("close-door", { door: "freezer-door" })).toBe("invalid-in-state");
    fridge.defect("freezer-door-blocked", false);
    expect(fridge.faults).toEqual([]);
    expect(fridge.value("freezer-door/open")).toBe(false);
  });

  it("compressor-stuck: three failed starts are told of; the freezer warms; both clear", () => {
    const fridge = new Driven();
    fridge.set("cooling/mode", "super-freeze");
    fridge.defect("compressor-stuck", true);
    fridge.pass(declaration.faults["compressor-start-failure"]?.delayMs as number);
    expect(fridge.faults).toEqual(["compressor-start-failure"]);
    expect(fridge.value("compressor/running")).toBe(false);
    fridge.pass(DAY);
    expect(fridge.faults).toEqual(["freezer-high-temperature", "compressor-start-failure"]);
    fridge.defect("compressor-stuck", false);
    expect(fridge.faults).toEqual(["freezer-high-temperature"]);
    fridge.pass(2 * DAY);
    expect(fridge.faults).toEqual([]);
  });
});

describe("mains", () => {
  it("a power cut warms the food slowly, without energy, and everything is kept", () => {
    const fridge = new Driven();
    fridge.set("fresh-food/temperature-setpoint", 6);
    const { energyWh } = fridge;
    fridge.cutPower();
    const warming = [fridge.state.thermal.freezerFoodC];
    for (let i = 0; i < 9; i++) {
      warming.push(fridge.pass(HOUR).state.thermal.freezerFoodC);
    }
    for (let i = 1; i < warming.length; i++) {
      expect(warming[i]).toBeGreaterThan(warming[i - 1] as number);
    }
    // The air alone, a single node of 16 kJ/K, would be above -9 °C within 3 h.
    expect(warming[5]).toBeLessThan(-12);
    expect(fridge.energyWh).toBe(energyWh);
    expect(fridge.value("energy/power")).toBe(0);
    fridge.restorePower();
    expect(fridge.value("compressor/running")).toBe(false);
    fridge.pass(4 * MINUTE);
    expect(fridge.value("compressor/running")).toBe(true);
    expect(fridge.value("fresh-food/temperature-setpoint")).toBe(6);
    fridge.pass(DAY);
    expect(fridge.state.thermal.freezerFoodC).toBeLessThan(-17.5);
  });

  it("runs from 160 V to 250 V, stops below and says so, runs again from 165 V", () => {
    for (const supplyV of [160, 250]) {
      const fridge = new Driven({}, { supplyV });
      fridge.pass(DAY);
      expect(fridge.faults).toEqual([]);
      expect(fridge.energyWh).toBeGreaterThan(300);
    }
    const fridge = new Driven();
    fridge.environment = { ...fridge.environment, supplyV: 159 };
    fridge.pass(1000);
    expect(fridge.faults).toEqual(["supply-voltage"]);
    fridge.pass(3 * HOUR);
    expect(fridge.value("compressor/running")).toBe(false);
    fridge.environment = { ...fridge.environment, supplyV: 163 };
    fridge.pass(1000);
    expect(fridge.faults).toEqual(["supply-voltage"]);
    fridge.environment = { ...fridge.environment, supplyV: 165 };
    fridge.pass(1000);
    expect(fridge.faults).toEqual([]);
    expect(fridge.value("compressor/running")).toBe(true);
  });

  it("gives to the room what it draws, in the long run", () => {
    const fridge = new Driven();
    let heatWh = 0;
    let lastMs = 0;
    fridge.onEvent = (before, _after, nowMs) => {
      const { heatW } = refrigerator.influence(before, fridge.environment);
      heatWh += ((heatW ?? 0) * (nowMs - lastMs)) / HOUR;
      lastMs = nowMs;
    };
    fridge.pass(20 * DAY, 30_000);
    expect(heatWh / fridge.energyWh).toBeGreaterThan(0.95);
    expect(heatWh / fridge.energyWh).toBeLessThan(1.02);
  });
});

describe("declaration", () => {
  it("has words for every element of its own, fault and operation", () => {
    const common =
      /^(energy|health|control)\/|^info\/(manufacturer|model|serial|firmware|hardware|manufactured|rated-power)$/;
    const elements = [
      ...propertiesOf(declaration),
      ...actionsOf(declaration),
      ...eventsOf(declaration),
    ].map(({ path }) => path);
    const own = elements.filter((path) => !common.test(path));
    expect(Object.keys(words.elements).sort()).toEqual(own.sort());
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(declaration.faults).sort());
    expect(Object.keys(words.operations).sort()).toEqual(
      Object.keys(declaration.operations).sort(),
    );
    expect(Object.keys(words.fidelity).sort()).toEqual(Object.keys(declaration.fidelity).sort());
  });

  it("observes or rates every property of its own", () => {
    const fridge = new Driven();
    const told = Object.keys({
      ...refrigerator.rated(fridge.state),
      ...refrigerator.observe(fridge.state, 0, fridge.environment),
    });
    const host =
      /^(health|control)\/|^info\/(manufacturer|model|serial|firmware|hardware|manufactured)$/;
    const declared = propertiesOf(declaration)
      .map(({ path }) => path)
      .filter((path) => !host.test(path));
    expect(told.sort()).toEqual(declared.sort());
  });
});
