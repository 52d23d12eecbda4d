import { describe, expect, it } from "vitest";
import { airConditioner } from "../../../devices/air-conditioner/index.ts";
import { roomAt } from "../../../devices/rig/room.ts";
import {
  defect,
  HOUR_MS,
  MINUTE_MS,
  pass,
  type Scene,
  scene,
  set,
  surroundings,
  tell,
  values,
} from "./driver.ts";

const running = (at: Scene) => values(at)["compressor/running"];
const codes = (at: Scene) => airConditioner.faults(at.state);
const on = (parameters = {}) => scene({ power: "on", ...parameters });

describe("air conditioner", () => {
  it("stands by on at most 2 W when off, and does nothing to the room", () => {
    for (const product of ["best", "reference", "efficient", "just-below", "worst"]) {
      const off = pass(scene({ product }), HOUR_MS);
      const { powerW, energyWh } = airConditioner.measure(off.state, surroundings(off));
      expect(powerW).toBeGreaterThan(0);
      expect(powerW).toBeLessThanOrEqual(2);
      expect(energyWh).toBeCloseTo(powerW, 9);
      expect(airConditioner.influence(off.state, surroundings(off)).heatW).toBe(0);
    }
  });

  it("starts when switched on and too warm, and stops at once when switched off", () => {
    const cooling = pass(set(scene({}), "climate/power", true), 5 * MINUTE_MS);
    expect(values(cooling)).toMatchObject({
      "compressor/running": true,
      "climate/running-mode": "cool",
      "fan/percent-current": 100,
    });
    expect(airConditioner.influence(cooling.state, surroundings(cooling)).heatW).toBeLessThan(
      -1500,
    );
    const off = set(cooling, "climate/power", false);
    expect(values(off)).toMatchObject({
      "compressor/running": false,
      "fan/percent-current": 0,
      "energy/power": 1.5,
    });
  });

  it("waits 3 min between a stop and the next start", () => {
    const stopped = set(pass(on(), 10 * MINUTE_MS), "climate/power", false);
    const again = pass(set(stopped, "climate/power", true), 3 * MINUTE_MS - 1000);
    expect(running(again)).toBe(false);
    expect(running(pass(again, 31_000))).toBe(true);
  });

  it("goes on in the mode it had after a power cut, 3 min later", () => {
    const before = pass(set(on(), "climate/temperature-setpoint", 24), 10 * MINUTE_MS);
    const cut = pass(tell(before, { kind: "power-off" }), 10 * MINUTE_MS);
    expect(airConditioner.measure(cut.state, surroundings(cut)).powerW).toBe(0);
    expect(cut.state.energyWh).toBe(before.state.energyWh);
    const back = tell(cut, { kind: "power-on" });
    expect(values(back)).toMatchObject({
      "climate/power": true,
      "climate/mode": "cool",
      "climate/temperature-setpoint": 24,
      "compressor/running": false,
    });
    expect(running(pass(back, 3 * MINUTE_MS - 1000))).toBe(false);
    expect(running(pass(back, 4 * MINUTE_MS))).toBe(true);
  });

  it("dries a damp room without cooling it far", () => {
    const damp = scene({ power: "on", mode: "dry", setpoint: "26" }, {}, roomAt(26, 80, 35));
    const dried = pass(damp, 3 * HOUR_MS);
    expect(surroundings(dried).humidityPercent).toBeLessThan(70);
    expect(dried.room.airC).toBeGreaterThan(23.5);
  });

  it("only moves air in fan-only, and stops the compressor for it", () => {
    const fan = set(pass(on(), 5 * MINUTE_MS), "climate/mode", "fan-only");
    expect(running(fan)).toBe(false);
    const later = pass(fan, HOUR_MS);
    expect(running(later)).toBe(false);
    expect(airConditioner.influence(later.state, surroundings(later)).heatW).toBe(16);
    const fast = set(later, "fan/speed", "high");
    expect(values(fast)["fan/percent-current"]).toBeGreaterThan(99);
  });

  it("chooses the side by itself in auto", () => {
    const warm = pass(on({ mode: "auto" }), 5 * MINUTE_MS);
    expect(values(warm)["climate/running-mode"]).toBe("cool");
    const cold = scene({ power: "on", mode: "auto" }, { outdoorC: 5 }, roomAt(15, 50, 35));
    expect(values(pass(cold, 5 * MINUTE_MS))["climate/running-mode"]).toBe("heat");
  });

  it("never turns from cooling to heating without a stop of 3 min", () => {
    const turned = set(pass(on(), 10 * MINUTE_MS), "climate/mode", "heat");
    const asked = set(turned, "climate/temperature-setpoint", 31);
    expect(running(asked)).toBe(false);
    expect(running(pass(asked, 3 * MINUTE_MS - 1000))).toBe(false);
  });

  it("runs slower in eco and lets the room drift by 1 K in sleep", () => {
    const eco = pass(set(on(), "climate/eco", true), 3 * MINUTE_MS);
    const plain = pass(on(), 3 * MINUTE_MS);
    expect(eco.state.frequencyHz).toBeCloseTo(0.6 * 72, 9);
    expect(plain.state.frequencyHz).toBe(72);
    const meanC = (from: Scene) => {
      let sum = 0;
      let at = from;
      for (let minute = 0; minute < 120; minute += 1) {
        at = pass(at, MINUTE_MS);
        sum += at.room.airC / 120;
      }
      return sum;
    };
    const awake = pass(plain, 4 * HOUR_MS);
    const asleep = pass(set(plain, "climate/sleep", true), 4 * HOUR_MS);
    expect(meanC(asleep) - meanC(awake)).toBeCloseTo(1, 0);
  });

  it("obeys button and handset like requests", () => {
    const pressed = tell(scene({}), { kind: "operate", operation: "press-power", parameters: {} });
    expect(values(pressed)["climate/power"]).toBe(true);
    const handset = tell(pressed, {
      kind: "operate",
      operation: "use-handset",
      parameters: { mode: "dry", setpoint: 22.5, fan: "low" },
    });
    expect(values(handset)).toMatchObject({
      "climate/power": true,
      "climate/mode": "dry",
      "climate/temperature-setpoint": 22.5,
      "fan/speed": "low",
    });
  });
});

describe("faults", () => {
  const raised = [
    ["failed-room-sensor", "room-temperature-sensor"],
    ["failed-outdoor-sensor", "outdoor-temperature-sensor"],
    ["blocked-fan", "fan-failure"],
    ["failed-compressor", "compressor-failure"],
    ["leaking-refrigerant", "refrigerant-low"],
    ["clogged-filter", "filter-due"],
  ] as const;

  it.each(raised)("%s raises %s after the declared delay and clears it", (name, code) => {
    const delayMs = airConditioner.declaration.faults[code]?.delayMs ?? 0;
    for (const power of ["on", "off"]) {
      const broken = defect(pass(scene({ power }), 10 * MINUTE_MS), name, true);
      if (delayMs > 0) expect(codes(pass(broken, delayMs - 1))).toEqual([]);
      expect(codes(pass(broken, delayMs))).toEqual([code]);
      expect(codes(defect(pass(broken, MINUTE_MS), name, false))).toEqual([]);
    }
  });

  it("is told of every defect that it has", () => {
    expect(raised.map(([name]) => name).sort()).toEqual(Object.keys(airConditioner.defects).sort());
    expect(raised.map(([, code]) => code).sort()).toEqual(
      Object.keys(airConditioner.declaration.faults).sort(),
    );
  });

  it.each(["failed-room-sensor", "blocked-fan", "failed-compressor"])(
    "%s stops the compressor, which comes back when it is mended",
    (name) => {
      const broken = defect(pass(on(), 10 * MINUTE_MS), name, true);
      expect(running(broken)).toBe(false);
      expect(running(pass(broken, 10 * MINUTE_MS))).toBe(false);
      expect(running(pass(defect(broken, name, false), 4 * MINUTE_MS))).toBe(true);
    },
  );

  it("reports no number for a failed sensor", () => {
    const broken = defect(defect(on(), "failed-room-sensor", true), "failed-outdoor-sensor", true);
    expect(values(broken)).toMatchObject({
      "climate/temperature": null,
      "climate/outdoor-temperature": null,
    });
  });

  it("asks for the filter after 500 h of the fan, until it is reset or cleaned", () => {
    const before = pass(on({ "filter-served": "499.5" }), 20 * MINUTE_MS);
    expect(codes(before)).toEqual([]);
    const due = pass(before, 20 * MINUTE_MS);
    expect(codes(due)).toEqual(["filter-due"]);
    expect(values(due)["filter/remaining"]).toBe(0);
    const reset = tell(due, { kind: "action", path: "filter/reset", parameters: {} });
    expect(codes(reset)).toEqual([]);
    expect(values(reset)).toMatchObject({ "filter/remaining": 100, "filter/operating-hours": 0 });
    const clogged = defect(due, "clogged-filter", true);
    const cleaned = tell(clogged, { kind: "operate", operation: "clean-filter", parameters: {} });
    expect(codes(cleaned)).toEqual([]);
  });
});

describe("parameters", () => {
  const start = (parameters: Record<string, string>) => () => scene(parameters);

  it("says what is wrong with one", () => {
    expect(start({ produkt: "worst" })).toThrow(
      "air-conditioner produkt: expected a parameter out of",
    );
    expect(start({ product: "gold" })).toThrow(
      'air-conditioner product: expected one of reference, best, efficient, just-below, worst, got "gold"',
    );
    expect(start({ "rated-capacity": "900" })).toThrow(
      'air-conditioner rated-capacity: expected a number from 1500 to 7100 W, got "900"',
    );
    expect(start({ setpoint: "22.3" })).toThrow("a multiple of 0.5 °C");
    expect(start({ setpoint: "" })).toThrow(RangeError);
  });

  it("rates products in their grades and scales the machine to its capacity", () => {
    // Least SEER and APF of GB 21455-2019 for up to 4500 W: grade 1 5.80/5.00, grade 2 5.40/4.50,
    // grade 3 5.00/4.00, grade 4 3.90/3.50, grade 5 3.70/3.30.
    const rated = (parameters: Record<string, string>) => {
      const values = airConditioner.rated(scene(parameters).state);
      return values as Record<string, number>;
    };
    const within = (value: number | undefined, from: number, to: number) => {
      expect(value).toBeGreaterThanOrEqual(from);
      expect(value).toBeLessThan(to);
    };
    within(rated({})["info/seer"], 5.4, 5.8);
    within(rated({})["info/apf"], 4.5, 5);
    within(rated({ product: "efficient" })["info/seer"], 5.8, 20);
    within(rated({ product: "efficient" })["info/apf"], 5, 20);
    within(rated({ product: "best" })["info/apf"], 5, 20);
    within(rated({ product: "just-below" })["info/seer"], 5, 5.4);
    within(rated({ product: "just-below" })["info/apf"], 4, 4.5);
    within(rated({ product: "worst" })["info/seer"], 3.7, 3.9);
    within(rated({ product: "worst" })["info/apf"], 3.3, 3.5);
    const large = rated({ "rated-capacity": "7000" });
    expect(large["info/rated-cooling-capacity"]).toBe(7000);
    expect(large["info/rated-power"]).toBeGreaterThan(
      1.9 * (rated({})["info/rated-power"] as number),
    );
  });
});
