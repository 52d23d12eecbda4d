/** Faults: how each comes about, what it does, how it goes. */

import { describe, expect, it } from "vitest";
import { PRODUCTS } from "../../../devices/microwave-oven/products.ts";
import { Oven } from "./oven.ts";

/** Time from `beginMs` until the fault is told, in s; fails when it does not come. */
function raisedAfterS(oven: Oven, code: string): number {
  const beginMs = oven.nowMs;
  expect(
    oven.runUntil(() => oven.faults.includes(code), 600_000),
    code,
  ).toBe(true);
  return (oven.nowMs - beginMs) / 1000;
}

describe("magnetron-failure", () => {
  it.each([100, 10])("is found at %i %% and ends the programme in error", (level) => {
    const oven = new Oven();
    oven.defect("magnetron-failure");
    oven.wait(60_000);
    expect(oven.faults).toEqual([]);
    oven.start({ "power-level": level });
    expect(oven.measure().powerW).toBeLessThan(40);
    expect(raisedAfterS(oven, "magnetron-failure")).toBe(3);
    expect(oven.get("programme/state")).toBe("error");
    expect(oven.events("programme/completed")).toMatchObject([{ result: "error" }]);
    expect(oven.start()).toBe("invalid-in-state");
    expect(oven.act("programme/stop")).toBe("ok");
    oven.defect("magnetron-failure", false);
    expect(oven.faults).toEqual([]);
    expect(oven.start()).toBe("ok");
    oven.finish();
  });
});

describe("door-switch", () => {
  it("stops everything at once, and nobody knows about the door", () => {
    const oven = new Oven();
    oven.start();
    oven.wait(10_000);
    oven.defect("door-switch");
    expect(oven.faults).toEqual(["door-switch"]);
    expect(oven.get("programme/state")).toBe("error");
    expect(oven.get("door/open")).toBeNull();
    expect(oven.measure().outputW).toBe(0);
    oven.act("programme/stop");
    expect(oven.start()).toBe("invalid-in-state");
    oven.defect("door-switch", false);
    expect(oven.get("door/open")).toBe(false);
    expect(oven.start()).toBe("ok");
  });

  it("lets a paused programme wait, and calls a delayed one off", () => {
    const oven = new Oven();
    oven.start();
    oven.act("programme/pause");
    oven.defect("door-switch");
    expect(oven.act("programme/resume")).toBe("invalid-in-state");
    oven.defect("door-switch", false);
    expect(oven.act("programme/resume")).toBe("ok");
    oven.act("programme/stop");
    oven.start({ delay: 60 });
    oven.defect("door-switch");
    expect(oven.get("programme/state")).toBe("error");
  });
});

describe("over-temperature", () => {
  it.each(Object.keys(PRODUCTS))(
    "comes to %s with its fan blocked, in the time declared",
    (product) => {
      const oven = new Oven({ product });
      oven.defect("fan-blocked");
      oven.start();
      expect(raisedAfterS(oven, "over-temperature")).toBeLessThan(240);
      expect(oven.measure().temperaturesC.magnetron).toBeCloseTo(120, 1);
      expect(oven.get("programme/state")).toBe("error");
      expect(oven.get("cavity/fan")).toBe(true);
      oven.act("programme/stop");
      oven.defect("fan-blocked", false);
      expect(oven.faults).toEqual(["over-temperature"]);
      expect(oven.start()).toBe("invalid-in-state");
      oven.runUntil(() => oven.faults.length === 0, 60_000);
      expect(oven.faults).toEqual([]);
      expect(oven.start()).toBe("ok");
    },
  );

  it("comes to an oven that runs empty for long, by its cavity", () => {
    const oven = new Oven({ load: "0" });
    oven.start({ "cook-time": 5940 });
    const beginMs = oven.nowMs;
    expect(oven.runUntil(() => oven.faults.includes("over-temperature"))).toBe(true);
    expect(oven.nowMs - beginMs).toBeGreaterThan(20 * 60_000);
    expect(oven.state.cavityC).toBeCloseTo(90, 1);
    oven.runUntil(() => oven.faults.length === 0);
    expect(oven.state.cavityC).toBeCloseTo(70, 1);
  });

  it.each(Object.keys(PRODUCTS))("does not come to a loaded %s in a hot kitchen", (product) => {
    const oven = new Oven({ product, load: "5", "load-temperature": "5" }, { ambientC: 35 });
    oven.start({ "cook-time": 3600 });
    oven.finish();
    expect(oven.faults).toEqual([]);
  });
});

describe("turntable-blocked", () => {
  it("is told after it was driven in vain, and the programme goes on", () => {
    const oven = new Oven();
    oven.defect("turntable-blocked");
    oven.start({ "cook-time": 60 });
    expect(oven.get("cavity/turntable")).toBe(false);
    expect(raisedAfterS(oven, "turntable-blocked")).toBe(5);
    oven.finish();
    expect(oven.faults).toEqual(["turntable-blocked"]);
    oven.defect("turntable-blocked", false);
    expect(oven.faults).toEqual([]);
  });
});

describe("cavity-temperature-sensor", () => {
  it("has no value from the beginning and is told after 10 s", () => {
    const oven = new Oven();
    oven.start();
    oven.defect("cavity-temperature-sensor");
    expect(oven.get("cavity/temperature")).toBeNull();
    expect(raisedAfterS(oven, "cavity-temperature-sensor")).toBe(10);
    expect(oven.get("programme/state")).toBe("run");
    oven.defect("cavity-temperature-sensor", false);
    expect(oven.get("cavity/temperature")).toBeTypeOf("number");
    expect(oven.faults).toEqual([]);
  });
});

describe("door-left-open", () => {
  it("is told after three minutes, the lamp goes out, and closing ends it", () => {
    const oven = new Oven();
    oven.operate("open-door");
    expect(oven.get("cavity/lamp")).toBe(true);
    expect(raisedAfterS(oven, "door-left-open")).toBe(180);
    expect(oven.get("cavity/lamp")).toBe(false);
    oven.operate("close-door");
    expect(oven.faults).toEqual([]);
  });
});

describe("defects", () => {
  it("that are not known are an error", () => {
    expect(() => new Oven().defect("gremlins")).toThrow(/expected a defect of .*"gremlins"/);
  });

  it("that begin twice count from the first time", () => {
    const oven = new Oven();
    oven.defect("cavity-temperature-sensor");
    oven.wait(6000);
    oven.defect("cavity-temperature-sensor");
    expect(raisedAfterS(oven, "cavity-temperature-sensor")).toBe(4);
  });
});
