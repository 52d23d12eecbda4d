import { describe, expect, it } from "vitest";
import { waterHeater } from "../../../devices/water-heater/index.ts";
import { Bathroom, HOUR_MS, MIDNIGHT_MS, MINUTE_MS } from "./bathroom.ts";

const heating = (room: Bathroom) => room.value("heating/status");

describe("the thermostat", () => {
  it("keeps the water between set-point and dead band, and tells what it does", () => {
    const room = new Bathroom();
    expect(heating(room)).toBe("heating");
    room.run(20 * MINUTE_MS);
    expect(heating(room)).toBe("keep");
    let cycles = 0;
    let before = room.state.relay;
    room.run(48 * HOUR_MS, () => {
      expect(room.state.lowerC).toBeGreaterThan(59.99);
      expect(room.state.lowerC).toBeLessThan(65.01);
      if (room.state.relay && !before) cycles++;
      before = room.state.relay;
    });
    expect(cycles).toBeGreaterThanOrEqual(4);
    expect(cycles).toBeLessThanOrEqual(8);
  });

  it("heats cold water in the time that it foretells", () => {
    const room = new Bathroom({ water: "15" });
    expect(heating(room)).toBe("heating");
    expect(room.value("energy/power")).toBe(2000.8);
    const foretoldMin = room.value("heating/time-remaining") as number;
    const tookMs = room.runUntil(() => !room.state.relay, 4 * HOUR_MS);
    expect(Math.abs(tookMs / MINUTE_MS - foretoldMin)).toBeLessThanOrEqual(1);
    expect(room.value("tank/temperature")).toBe(65);
    expect(room.value("tank/percentage")).toBe(100);
    expect(room.value("tank/heat-required")).toBe(0);
    expect(room.value("heating/time-remaining")).toBeNull();
  });

  it("follows the voltage as a resistor does", () => {
    const room = new Bathroom({ water: "15" }, { supplyV: 115 });
    expect(room.measured.powerW).toBeCloseTo(500.8, 6);
  });

  it("is quiet in mode off", () => {
    const room = new Bathroom({ water: "15" });
    room.set("heating/mode", "off");
    expect(heating(room)).toBe("closed");
    expect(room.value("energy/power")).toBe(0.8);
  });

  it("heats in valley time only when timed, from its first moment", () => {
    const room = new Bathroom({ mode: "timed", water: "40" });
    expect(heating(room)).toBe("closed");
    room.run(15 * HOUR_MS - 1);
    expect(heating(room)).toBe("closed");
    room.run(1);
    expect(room.nowMs).toBe(MIDNIGHT_MS + 15 * HOUR_MS);
    expect(heating(room)).toBe("heating");
    room.run(8 * HOUR_MS);
    expect(heating(room)).toBe("closed");
  });

  it("knows a valley over midnight, and one that is all day", () => {
    const room = new Bathroom({ mode: "timed", water: "40" });
    room.set("schedule/valley-start", 22 * 60);
    room.set("schedule/valley-end", 6 * 60);
    expect(heating(room)).toBe("heating");
    room.run(6 * HOUR_MS);
    expect(heating(room)).toBe("closed");
    room.set("schedule/valley-start", 6 * 60);
    room.run(24 * HOUR_MS);
    expect(heating(room)).not.toBe("closed");
  });
});

describe("a boost", () => {
  it("heats outside of valley time, to its own set-point, until its time is over", () => {
    const room = new Bathroom({ mode: "timed", setpoint: "50" });
    expect(room.act("heating/boost", { duration: 7200, "temporary-setpoint": 70 })).toBeUndefined();
    expect(room.value("heating/boost-state")).toBe("active");
    expect(heating(room)).toBe("heating");
    room.run(7_199_999);
    expect(room.value("tank/temperature")).toBeGreaterThan(64);
    expect(room.value("heating/boost-state")).toBe("active");
    room.run(1);
    expect(room.value("heating/boost-state")).toBe("inactive");
    expect(heating(room)).toBe("closed");
    expect(room.events).toEqual([
      { kind: "event", path: "heating/boost-started", payload: { duration: 7200, setpoint: 70 } },
      { kind: "event", path: "heating/boost-ended", payload: { reason: "completed" } },
    ]);
  });

  it("tops up at once, and once only where it is asked to", () => {
    const room = new Bathroom({ water: "63" });
    expect(heating(room)).toBe("keep");
    room.act("heating/boost", { duration: 86_400, "one-shot": true });
    expect(heating(room)).toBe("heating");
    const tookMs = room.runUntil(() => room.value("heating/boost-state") === "inactive", HOUR_MS);
    expect(tookMs).toBeLessThan(10 * MINUTE_MS);
    expect(room.state.lowerC).toBeCloseTo(65, 2);
  });

  it("is cancelled by request, button or mode off, and refused where it cannot be", () => {
    const room = new Bathroom();
    expect(room.act("heating/cancel-boost")).toBe("invalid-in-state");
    room.operate("press-boost");
    expect(room.value("heating/boost-state")).toBe("active");
    room.operate("press-boost");
    room.act("heating/boost", { duration: 60 });
    room.act("heating/cancel-boost");
    room.act("heating/boost", { duration: 60 });
    room.set("heating/mode", "off");
    expect(room.value("heating/boost-state")).toBe("inactive");
    const ends = room.events.filter(({ path }) => path === "heating/boost-ended");
    expect(ends.map(({ payload }) => payload.reason)).toEqual([
      "cancelled",
      "cancelled",
      "cancelled",
    ]);
    expect(room.act("heating/boost", { duration: 60 })).toBe("invalid-in-state");
    room.set("heating/mode", "manual");
    room.defect("failed-tank-sensor");
    expect(room.act("heating/boost", { duration: 60 })).toBe("invalid-in-state");
  });
});

describe("water", () => {
  it("comes hot from the top while cold comes in below", () => {
    const room = new Bathroom({ mode: "off", water: "65" });
    expect(room.operate("draw", { litres: 20 })).toBeUndefined();
    expect(room.value("water/flow")).toBe(5);
    expect(room.operate("draw", { litres: 1 })).toBe("busy");
    room.run(4 * MINUTE_MS);
    expect(room.value("water/flow")).toBe(0);
    expect(room.measured.waterL).toBeCloseTo(20, 9);
    expect(room.measured.waterOutL).toBeCloseTo(20, 9);
    expect(room.value("tank/top-temperature")).toBeGreaterThan(55);
    expect(room.value("tank/temperature")).toBeLessThan(50);
  });

  it("flows for a time or until the tap is closed", () => {
    const room = new Bathroom();
    room.operate("draw", { seconds: 30, flow: 8 });
    room.run(HOUR_MS);
    expect(room.measured.waterL).toBeCloseTo(4, 9);
    room.operate("draw", { litres: 50, flow: 10 });
    room.run(MINUTE_MS);
    room.operate("close-tap");
    room.run(HOUR_MS);
    expect(room.measured.waterL).toBeCloseTo(14, 9);
  });

  it("flows without electricity as well, and the tap closes by itself", () => {
    const room = new Bathroom();
    room.operate("draw", { litres: 10 });
    room.mains(false);
    room.run(HOUR_MS);
    expect(room.measured.waterL).toBeCloseTo(10, 9);
    expect(room.measured.powerW).toBe(0);
    expect(room.operate("press-power")).toBe("invalid-in-state");
    room.mains(true);
    expect(heating(room)).toBe("heating");
  });

  it("is not there once it is drained, until it is filled again", () => {
    const room = new Bathroom({ mode: "off" });
    expect(room.operate("fill-tank")).toBe("invalid-in-state");
    expect(room.operate("drain-tank")).toBeUndefined();
    expect(room.operate("draw", { litres: 1 })).toBe("invalid-in-state");
    expect(room.operate("drain-tank")).toBe("invalid-in-state");
    expect(room.operate("fill-tank")).toBeUndefined();
    expect(room.state.lowerC).toBeLessThan(17);
    expect(room.measured.waterL).toBe(60);
    expect(room.measured.waterOutL).toBe(60);
  });
});

describe("faults", () => {
  it("a dry element is found after 20 s, and heats again once there is water", () => {
    const room = new Bathroom({ setpoint: "75", water: "60" });
    room.operate("drain-tank");
    room.run(19_999);
    expect(room.faults).toEqual([]);
    room.run(1);
    expect(room.faults).toEqual(["dry-heating"]);
    expect(room.value("heating/element")).toBe(false);
    expect(room.value("heating/protection")).toBe(true);
    room.operate("fill-tank");
    expect(room.faults).toEqual([]);
    expect(room.value("heating/element")).toBe(true);
  });

  it("an element that takes no current is found after a minute of asking for heat", () => {
    const room = new Bathroom({ water: "64" });
    room.defect("burnt-element");
    room.run(MINUTE_MS);
    expect(room.faults).toEqual([]);
    room.set("heating/temperature-setpoint", 75);
    expect(room.value("energy/power")).toBe(0.8);
    room.run(MINUTE_MS);
    expect(room.faults).toEqual(["element-failure"]);
    expect(heating(room)).toBe("closed");
    room.defect("burnt-element", false);
    expect(room.faults).toEqual([]);
    expect(heating(room)).toBe("heating");
  });

  it("without its sensor there is no reading and no heat", () => {
    const room = new Bathroom({ water: "40" });
    room.act("heating/boost", { duration: 3600 });
    room.defect("failed-tank-sensor");
    expect(room.faults).toEqual(["tank-temperature-sensor"]);
    expect(room.value("tank/temperature")).toBeNull();
    expect(room.value("tank/percentage")).toBeNull();
    expect(room.value("tank/heat-required")).toBeNull();
    expect(heating(room)).toBe("closed");
    expect(room.events.at(-1)?.payload).toEqual({ reason: "interrupted" });
    room.defect("failed-tank-sensor", false);
    expect(heating(room)).toBe("heating");
  });

  it("a sensor that reads low is caught by the cut-out, which stays open until it is pressed", () => {
    const room = new Bathroom({ setpoint: "70" });
    room.defect("sensor-reads-low");
    expect(room.value("tank/temperature")).toBe(35);
    let hottestC = 0;
    const tripMs = room.runUntil(
      () => {
        hottestC = Math.max(hottestC, room.state.upperC);
        return room.faults.includes("over-temperature");
      },
      4 * HOUR_MS,
      MINUTE_MS,
    );
    expect(tripMs).toBeGreaterThan(30 * MINUTE_MS);
    expect(tripMs).toBeLessThan(90 * MINUTE_MS);
    expect(hottestC).toBeLessThan(88.001);
    expect(room.operate("press-cut-out")).toBe("invalid-in-state");
    room.defect("sensor-reads-low", false);
    room.run(12 * HOUR_MS);
    expect(room.faults).toEqual(["over-temperature"]);
    room.run(24 * HOUR_MS);
    expect(room.operate("press-cut-out")).toBeUndefined();
    expect(room.faults).toEqual([]);
  });

  it("a leak to earth, an open cut-out and a spent anode are told at once and end with their cause", () => {
    const room = new Bathroom({ water: "40" });
    for (const [defect, code] of [
      ["leaking-element", "earth-leakage"],
      ["open-cut-out", "over-temperature"],
      ["spent-anode", "anode-due"],
    ] as const) {
      room.defect(defect);
      expect(room.faults).toEqual([code]);
      expect(room.value("heating/element")).toBe(defect === "spent-anode");
      room.defect(defect, false);
      expect(room.faults).toEqual([]);
      expect(room.value("heating/element")).toBe(true);
    }
  });

  it("an anode is due after two years, at its very hour, until it is replaced or reset", () => {
    const room = new Bathroom({ "anode-hours": "17519.5" });
    room.run(HOUR_MS / 2 - 1000);
    expect(room.faults).toEqual([]);
    expect(room.value("anode/remaining")).toBe(1);
    room.run(1000);
    expect(room.faults).toEqual(["anode-due"]);
    room.act("anode/reset");
    expect(room.faults).toEqual([]);
    room.defect("spent-anode");
    room.operate("replace-anode");
    expect(room.value("anode/remaining")).toBe(100);
  });

  it("are silent without mains and forget nothing", () => {
    const room = new Bathroom();
    room.defect("leaking-element");
    room.mains(false);
    expect(room.faults).toEqual([]);
    room.mains(true);
    expect(room.faults).toEqual(["earth-leakage"]);
  });
});

describe("a person at the heater", () => {
  it("switches it off and on and turns the knob", () => {
    const room = new Bathroom();
    room.operate("press-power");
    expect(room.value("heating/mode")).toBe("off");
    room.operate("press-power");
    expect(room.value("heating/mode")).toBe("manual");
    room.operate("turn-knob", { setpoint: 55 });
    expect(room.value("heating/temperature-setpoint")).toBe(55);
  });
});

describe("what is not there", () => {
  it("is unsupported", () => {
    const room = new Bathroom();
    expect(room.set("tank/temperature", 5)).toBe("unsupported");
    expect(room.act("anode/polish")).toBe("unsupported");
    expect(room.operate("kick")).toBe("unsupported");
  });
});

describe("the room", () => {
  it("gets what the tank loses and the electronics take", () => {
    const room = new Bathroom({ mode: "off", water: "65" }, { ambientC: 20 });
    const { heatW = 0 } = waterHeater.influence(room.state, room.environment);
    expect(heatW).toBeCloseTo((0.66 * 1700) / 24, 6);
  });
});
