/** Requests, buttons, door, child lock and levels of power. */

import { describe, expect, it } from "vitest";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { microwaveOven } from "../../../devices/microwave-oven/index.ts";
import { parseParameters } from "../../../devices/microwave-oven/parameters.ts";
import { Oven } from "./oven.ts";

const stateOf = (oven: Oven) => oven.get("programme/state");

describe("a programme", () => {
  it("cooks for as long as it was set, tells its end once, and goes to standby", () => {
    const oven = new Oven();
    expect(stateOf(oven)).toBe("inactive");
    expect(oven.start({ "cook-time": 120 })).toBe("ok");
    expect(oven.get("programme/phase")).toBe("cook");
    expect(oven.get("programme/remaining")).toBe(120);
    const startMs = oven.nowMs;
    oven.finish();
    expect(oven.nowMs - startMs).toBe(120_000);
    expect(oven.get("programme/remaining")).toBeNull();
    const [completed, ...others] = oven.events("programme/completed");
    expect(others).toEqual([]);
    expect(completed).toMatchObject({ result: "finished", duration: 120, paused: 0, water: 0 });
    expect(completed?.energy).toBeCloseTo(oven.state.cycleWh / 1000, 3);
    oven.wait(5 * 60_000);
    expect(stateOf(oven)).toBe("inactive");
  });

  it("holds its remaining time in a pause, and warms the filament anew after it", () => {
    const oven = new Oven();
    oven.start({ "cook-time": 60 });
    oven.wait(20_000);
    expect(oven.act("programme/pause")).toBe("ok");
    expect(oven.get("cooking/magnetron")).toBe(false);
    oven.wait(100_000);
    expect(oven.get("programme/remaining")).toBe(40);
    expect(oven.act("programme/resume")).toBe("ok");
    expect(oven.measure().outputW).toBe(0);
    oven.wait(2000);
    expect(oven.measure().outputW).toBeGreaterThan(600);
    oven.finish();
    const [completed] = oven.events("programme/completed");
    expect(completed).toMatchObject({ duration: 160, paused: 100 });
  });

  it("is given up at once, and that is told", () => {
    const oven = new Oven();
    oven.start();
    oven.wait(10_000);
    expect(oven.act("programme/stop")).toBe("ok");
    expect(stateOf(oven)).toBe("ready");
    expect(oven.measure().outputW).toBe(0);
    expect(oven.events("programme/completed")).toMatchObject([{ result: "aborted", duration: 10 }]);
  });

  it("waits for its delay, and an opened door calls it off", () => {
    const oven = new Oven();
    oven.start({ delay: 120 });
    expect(stateOf(oven)).toBe("delayed-start");
    oven.wait(119_999);
    expect(stateOf(oven)).toBe("delayed-start");
    oven.wait(1);
    expect(stateOf(oven)).toBe("run");
    oven.act("programme/stop");
    oven.start({ delay: 120 });
    oven.operate("open-door");
    expect(stateOf(oven)).toBe("ready");
    oven.wait(200_000);
    expect(stateOf(oven)).toBe("ready");
  });

  it("refuses what its state does not allow, and changes nothing", () => {
    const oven = new Oven();
    for (const action of ["pause", "resume", "stop"]) {
      expect(oven.act(`programme/${action}`)).toBe("invalid-in-state");
    }
    oven.start();
    const running = oven.state;
    expect(oven.start()).toBe("invalid-in-state");
    expect(oven.act("programme/resume")).toBe("invalid-in-state");
    expect(oven.set("cooking/power-level", 50)).toBe("invalid-in-state");
    expect(oven.set("cooking/cook-time", 50)).toBe("invalid-in-state");
    expect(oven.set("cooking/mode", "defrost")).toBe("invalid-in-state");
    expect(oven.state).toBe(running);
  });

  it("a mode brings its level, which can be changed", () => {
    const oven = new Oven();
    oven.set("cooking/mode", "defrost");
    expect(oven.get("cooking/power-level")).toBe(30);
    oven.set("cooking/power-level", 20);
    oven.start({ "cook-time": 90 });
    expect(oven.get("programme/phase")).toBe("defrost");
    expect(oven.get("cooking/power-level")).toBe(20);
    oven.act("programme/stop");
    oven.start({ mode: "cook" });
    expect(oven.get("cooking/power-level")).toBe(100);
  });
});

describe("more time", () => {
  it("lengthens what runs or pauses", () => {
    const oven = new Oven();
    expect(oven.act("cooking/add-time", { seconds: 30 })).toBe("invalid-in-state");
    oven.start({ "cook-time": 60 });
    oven.wait(30_000);
    expect(oven.act("cooking/add-time", { seconds: 45 })).toBe("ok");
    expect(oven.get("programme/remaining")).toBe(75);
    expect(oven.get("cooking/cook-time")).toBe(105);
    oven.act("programme/pause");
    expect(oven.act("cooking/add-time", { seconds: 5 })).toBe("ok");
    expect(oven.get("programme/remaining")).toBe(80);
    oven.act("programme/resume");
    oven.finish();
    expect(oven.events("programme/completed")).toMatchObject([{ duration: 110 }]);
  });

  it("is refused beyond what can be set", () => {
    const oven = new Oven();
    oven.start({ "cook-time": 5900 });
    expect(oven.act("cooking/add-time", { seconds: 41 })).toBe("invalid-in-state");
    expect(oven.get("programme/remaining")).toBe(5900);
    expect(oven.act("cooking/add-time", { seconds: 40 })).toBe("ok");
  });
});

describe("the door", () => {
  it("pauses what runs when it opens; closing it does not go on", () => {
    const oven = new Oven();
    oven.start();
    oven.wait(10_000);
    oven.operate("open-door");
    expect(stateOf(oven)).toBe("pause");
    expect(oven.get("cooking/magnetron")).toBe(false);
    expect(oven.get("cavity/lamp")).toBe(true);
    expect(oven.act("programme/resume")).toBe("invalid-in-state");
    expect(oven.operate("press-start")).toBe("invalid-in-state");
    oven.operate("close-door");
    oven.wait(60_000);
    expect(stateOf(oven)).toBe("pause");
    expect(oven.act("programme/resume")).toBe("ok");
    expect(stateOf(oven)).toBe("run");
  });

  it("refuses a start while it is open, at once or delayed", () => {
    const oven = new Oven();
    oven.operate("open-door");
    expect(oven.start()).toBe("invalid-in-state");
    expect(oven.start({ delay: 60 })).toBe("invalid-in-state");
    expect(oven.operate("press-start")).toBe("invalid-in-state");
    expect(stateOf(oven)).toBe("ready");
  });

  it("has to be open to put something in or take it out", () => {
    const oven = new Oven({ load: "0" });
    expect(oven.operate("put-load", { mass: 1, temperature: 10 })).toBe("invalid-in-state");
    expect(oven.operate("take-load")).toBe("invalid-in-state");
    oven.operate("open-door");
    expect(oven.operate("take-load")).toBe("invalid-in-state");
    expect(oven.operate("put-load", { mass: 1, temperature: 10 })).toBe("ok");
    expect(oven.measure()).toMatchObject({ loadKg: 1, temperaturesC: { load: 10 } });
    expect(oven.operate("take-load")).toBe("ok");
    expect(oven.measure().loadKg).toBe(0);
    expect(oven.operate("open-door", { door: "freezer" })).toBe("constraint-error");
  });
});

describe("the panel", () => {
  it("starts, pauses, goes on, adds half a minute and gives up", () => {
    const oven = new Oven();
    oven.operate("press-start");
    expect(stateOf(oven)).toBe("run");
    oven.operate("press-add-time");
    expect(oven.get("programme/remaining")).toBe(330);
    oven.operate("press-stop");
    expect(stateOf(oven)).toBe("pause");
    oven.operate("press-start");
    expect(stateOf(oven)).toBe("run");
    oven.operate("press-stop");
    oven.operate("press-stop");
    expect(stateOf(oven)).toBe("ready");
  });

  it("is locked for children but for stop; a client still starts", () => {
    const oven = new Oven();
    oven.set("cooking/child-lock", true);
    expect(oven.operate("press-start")).toBe("invalid-in-state");
    expect(oven.start()).toBe("ok");
    expect(oven.operate("press-add-time")).toBe("invalid-in-state");
    expect(oven.operate("press-stop")).toBe("ok");
    expect(stateOf(oven)).toBe("pause");
    oven.operate("press-child-lock");
    expect(oven.get("cooking/child-lock")).toBe(false);
    expect(oven.operate("press-start")).toBe("ok");
  });

  it("is dead without mains", () => {
    const oven = new Oven();
    oven.react({ kind: "power-off" });
    expect(oven.operate("press-start")).toBe("invalid-in-state");
    expect(oven.start()).toBe("invalid-in-state");
    expect(oven.set("cooking/clock", false)).toBe("invalid-in-state");
    expect(oven.measure().powerW).toBe(0);
  });
});

describe("the mains", () => {
  it("leave a programme paused when they return: nothing heats by itself", () => {
    const oven = new Oven();
    oven.start({ "cook-time": 60 });
    oven.wait(20_000);
    oven.react({ kind: "power-off" });
    oven.wait(600_000);
    oven.react({ kind: "power-on" });
    expect(stateOf(oven)).toBe("pause");
    expect(oven.get("programme/remaining")).toBe(40);
    oven.wait(600_000);
    expect(stateOf(oven)).toBe("pause");
    expect(oven.act("programme/resume")).toBe("ok");
    oven.finish();
  });

  it("call a delayed start off, and keep the settings", () => {
    const oven = new Oven();
    oven.set("cooking/clock", false);
    oven.start({ "cook-time": 77, delay: 60 });
    oven.react({ kind: "power-off" });
    oven.wait(600_000);
    oven.react({ kind: "power-on" });
    oven.wait(600_000);
    expect(stateOf(oven)).toBe("inactive");
    expect(oven.get("cooking/cook-time")).toBe(77);
    expect(oven.get("cooking/clock")).toBe(false);
  });
});

describe("a level of power", () => {
  it.each([10, 30, 50, 70, 90])("of %i % is that share of each 30 s with output", (level) => {
    const oven = new Oven();
    oven.start({ "cook-time": 300, "power-level": level });
    oven.finish();
    const lengths = (isOf: (powerW: number) => boolean) =>
      oven.segments
        .filter(({ powerW }) => isOf(powerW))
        .reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / 1000, 0);
    expect(lengths((powerW) => powerW > 1000)).toBeCloseTo(3 * level, 3);
    // Two seconds of warming up the filament, ten times.
    expect(lengths((powerW) => powerW > 100 && powerW < 1000)).toBeCloseTo(20, 3);
    expect(lengths((powerW) => powerW < 100)).toBeCloseTo(280 - 3 * level, 3);
  });

  it("of 100 % is continuous after one warming up", () => {
    const oven = new Oven();
    oven.start({ "cook-time": 300 });
    oven.finish();
    const on = oven.segments.filter(({ powerW }) => powerW > 1000);
    expect(new Set(on.map(({ powerW }) => powerW))).toEqual(new Set([1250]));
    expect((on.at(-1)?.toMs ?? 0) - (on[0]?.fromMs ?? 0)).toBe(298_000);
  });

  it("falls with the supply voltage", () => {
    const oven = new Oven({}, { supplyV: 184 });
    oven.start();
    oven.wait(3000);
    expect(oven.measure().outputW).toBeCloseTo(0.8 * 725, 6);
  });
});

describe("parameters", () => {
  it("have presets and are read", () => {
    expect(parseParameters({})).toEqual({ product: "reference", loadKg: 1, loadC: undefined });
    const given = { product: "best", load: "0.25", "load-temperature": "5" };
    expect(parseParameters(given)).toEqual({ product: "best", loadKg: 0.25, loadC: 5 });
    expect(microwaveOven.initial({ load: "0" }, HOUSEHOLD, 0).load).toBeNull();
  });

  it.each([
    [{ colour: "red" }, /unknown parameter "colour"; expected one of product, load/],
    [{ product: "toString" }, /product must be one of reference, .*got "toString"/],
    [{ load: "-1" }, /load must be a number of kg from 0.01 to 5, got "-1"/],
    [{ load: "" }, /load must be/],
    [{ load: "much" }, /load must be/],
    [{ "load-temperature": "101" }, /load-temperature must be .* from 0 to 100, got "101"/],
  ])("refuse %o", (given, message) => {
    const read = () => parseParameters(given as unknown as Record<string, string>);
    expect(read).toThrow(RangeError);
    expect(read).toThrow(message);
  });
});
