import { describe, expect, it } from "vitest";
import { rangeHood } from "../../../devices/range-hood/index.ts";
import { Kitchen } from "./kitchen.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe("fan and boost", () => {
  it("a level switches the hood on, and off takes everything with it", () => {
    const kitchen = new Kitchen({ power: "off" });
    expect(kitchen.value("hood/status")).toBe("off");
    kitchen.set("fan/level", 3);
    expect(kitchen.value("hood/power")).toBe(true);
    expect(kitchen.value("hood/status")).toBe("working");
    kitchen.set("light/power", true);
    kitchen.set("fan/boost", true);
    kitchen.set("hood/power", false);
    expect(kitchen.value("fan/level")).toBe(0);
    expect(kitchen.value("fan/boost")).toBe(false);
    expect(kitchen.value("light/power")).toBe(false);
  });

  it("a boost falls back by itself after 5 min to the level it came from", () => {
    const kitchen = new Kitchen({ level: "2" });
    const before = kitchen.measured.powerW;
    kitchen.set("fan/boost", true);
    expect(kitchen.value("fan/boost-remaining")).toBe(300);
    kitchen.run(5 * MINUTE - 1);
    expect(kitchen.value("fan/boost")).toBe(true);
    expect(kitchen.value("fan/boost-remaining")).toBe(1);
    kitchen.run(1);
    expect(kitchen.value("fan/boost")).toBe(false);
    expect(kitchen.value("fan/boost-remaining")).toBeNull();
    expect(kitchen.measured.powerW).toBe(before);
  });

  it("a boost from standstill falls back to level 3; another level ends it", () => {
    const kitchen = new Kitchen({ power: "off" });
    kitchen.set("fan/boost", true);
    expect(kitchen.value("fan/level")).toBe(3);
    kitchen.set("fan/level", 1);
    expect(kitchen.value("fan/boost")).toBe(false);
    expect(kitchen.value("fan/level")).toBe(1);
  });
});

describe("delayed switch-off", () => {
  it("needs a running fan and switches everything off when it is over", () => {
    const kitchen = new Kitchen();
    expect(kitchen.set("delay/active", true)).toBe("invalid-in-state");
    kitchen.set("fan/level", 2);
    kitchen.set("light/power", true);
    kitchen.set("delay/time", 120);
    expect(kitchen.set("delay/active", true)).toBeUndefined();
    expect(kitchen.value("hood/status")).toBe("delay-off");
    expect(kitchen.value("delay/remaining")).toBe(120);
    kitchen.run(2 * MINUTE - 1);
    expect(kitchen.value("fan/level")).toBe(2);
    kitchen.run(1);
    expect(kitchen.value("hood/status")).toBe("off");
    expect(kitchen.value("light/power")).toBe(false);
    expect(kitchen.value("delay/remaining")).toBeNull();
  });

  it("is called off by request or with the fan, and is over when mains come back late", () => {
    const kitchen = new Kitchen({ level: "2" });
    kitchen.set("delay/active", true);
    kitchen.set("delay/active", false);
    kitchen.run(10 * MINUTE);
    expect(kitchen.value("fan/level")).toBe(2);
    kitchen.set("delay/active", true);
    kitchen.set("fan/level", 0);
    expect(kitchen.value("delay/active")).toBe(false);
    kitchen.set("fan/level", 1);
    kitchen.set("delay/active", true);
    kitchen.mains(false);
    kitchen.run(HOUR);
    expect(kitchen.measured.powerW).toBe(0);
    kitchen.mains(true);
    expect(kitchen.value("hood/power")).toBe(false);
  });
});

describe("automatic mode", () => {
  it("follows its sensor with hysteresis", () => {
    const kitchen = new Kitchen({ mode: "auto" }, { particlesUgM3: 20 });
    const levelAt = (particlesUgM3: number) => {
      kitchen.environment = { ...kitchen.environment, particlesUgM3 };
      kitchen.run(10 * MINUTE);
      return kitchen.value("fan/level");
    };
    expect([20, 40, 20, 17, 80, 40, 160, 80, 70, 0].map(levelAt)).toEqual([
      0, 1, 1, 0, 2, 2, 4, 4, 3, 0,
    ]);
  });

  it("changes at most every 3 min of its own accord", () => {
    const fumes = { naturalPerH: 0.5, burnerUgH: 150_000 };
    const kitchen = new Kitchen({ mode: "auto" }, { particlesUgM3: 20 }, fumes);
    kitchen.operate("light-stove");
    kitchen.operate("light-stove", { burner: "back" });
    const changes: number[] = [];
    let level = kitchen.value("fan/level");
    const look = () => {
      if (kitchen.value("fan/level") !== level) changes.push(kitchen.nowMs);
      level = kitchen.value("fan/level");
    };
    kitchen.run(20 * MINUTE, look);
    kitchen.operate("put-out-stove");
    kitchen.run(HOUR, look);
    expect(changes.length).toBeGreaterThan(1);
    for (let i = 1; i < changes.length; i++) {
      expect((changes[i] as number) - (changes[i - 1] as number)).toBeGreaterThanOrEqual(
        3 * MINUTE,
      );
    }
    expect(level).toBe(0);
  });

  it("runs at level 1 without its sensor, and is left by a level or a boost", () => {
    const kitchen = new Kitchen({ mode: "auto" }, { particlesUgM3: 20 });
    kitchen.run(HOUR);
    kitchen.defect("particle-sensor-failed");
    expect(kitchen.value("air/pm25")).toBeNull();
    expect(kitchen.value("fan/level")).toBe(1);
    kitchen.set("fan/level", 2);
    expect(kitchen.value("fan/mode")).toBe("manual");
    kitchen.set("fan/mode", "auto");
    kitchen.set("fan/boost", true);
    expect(kitchen.value("fan/mode")).toBe("manual");
  });
});

describe("the stove", () => {
  it("starts the hood, and lets it switch off after the last flame", () => {
    const kitchen = new Kitchen({ power: "off" });
    kitchen.operate("light-stove");
    expect(kitchen.value("stove/lit")).toBe(true);
    expect(kitchen.value("fan/level")).toBe(2);
    kitchen.operate("light-stove", { burner: "back" });
    kitchen.operate("put-out-stove", { burner: "front" });
    expect(kitchen.value("delay/active")).toBe(false);
    kitchen.operate("put-out-stove");
    expect(kitchen.value("stove/lit")).toBe(false);
    expect(kitchen.value("delay/remaining")).toBe(180);
    kitchen.operate("light-stove");
    expect(kitchen.value("delay/active")).toBe(false);
    kitchen.operate("put-out-stove");
    kitchen.run(3 * MINUTE);
    expect(kitchen.value("hood/power")).toBe(false);
  });

  it("does not lower what was chosen, nor undo a switching off by hand", () => {
    const kitchen = new Kitchen({ level: "4" });
    kitchen.operate("light-stove");
    expect(kitchen.value("fan/level")).toBe(4);
    kitchen.operate("press-power");
    kitchen.run(MINUTE);
    kitchen.operate("put-out-stove");
    expect(kitchen.value("hood/power")).toBe(false);
    expect(kitchen.value("delay/active")).toBe(false);
  });

  it("is left alone without linkage, and unknown while the link is broken", () => {
    const kitchen = new Kitchen();
    kitchen.set("stove/linkage", false);
    kitchen.operate("light-stove");
    expect(kitchen.value("stove/lit")).toBe(true);
    expect(kitchen.value("fan/level")).toBe(0);
    kitchen.operate("put-out-stove");
    kitchen.set("stove/linkage", true);
    kitchen.defect("stove-link-broken");
    kitchen.operate("light-stove");
    expect(kitchen.value("stove/lit")).toBeNull();
    expect(kitchen.value("fan/level")).toBe(0);
    expect(kitchen.faults).toEqual(["stove-link"]);
    kitchen.defect("stove-link-broken", false);
    expect(kitchen.value("stove/lit")).toBe(true);
  });

  it("cannot be lit or put out twice", () => {
    const kitchen = new Kitchen();
    expect(kitchen.operate("put-out-stove")).toBe("invalid-in-state");
    kitchen.operate("light-stove", { burner: "back" });
    expect(kitchen.operate("light-stove", { burner: "back" })).toBe("invalid-in-state");
    expect(kitchen.operate("light-stove")).toBeUndefined();
  });
});

describe("care", () => {
  it("announces the filter's cleaning, asks for it, and begins anew by request", () => {
    const kitchen = new Kitchen({ level: "2", "filter-hours": "53.9" });
    expect(kitchen.faults).toEqual([]);
    kitchen.run(0.2 * HOUR);
    expect(kitchen.value("filter/cleaning")).toBe("warning");
    expect(kitchen.faults).toEqual(["filter-due"]);
    kitchen.run(6 * HOUR);
    expect(kitchen.value("filter/cleaning")).toBe("critical");
    expect(kitchen.value("filter/remaining")).toBe(0);
    expect(kitchen.faults).toEqual(["filter-saturated"]);
    kitchen.act("filter/reset");
    expect(kitchen.value("filter/remaining")).toBe(100);
    expect(kitchen.faults).toEqual([]);
  });

  it("a full oil cup has to be emptied before its hours can be reset", () => {
    const kitchen = new Kitchen({ "oil-cup-hours": "30" });
    kitchen.operate("fill-oil-cup");
    expect(kitchen.faults).toEqual(["oil-cup-full", "oil-cup-due"]);
    expect(kitchen.act("oil-cup/reset")).toBe("invalid-in-state");
    expect(kitchen.operate("hold-oil-cup-reset")).toBe("invalid-in-state");
    kitchen.operate("empty-oil-cup");
    expect(kitchen.faults).toEqual(["oil-cup-due"]);
    expect(kitchen.act("oil-cup/reset")).toBeUndefined();
    expect(kitchen.faults).toEqual([]);
  });
});

describe("faults", () => {
  it.each([
    ["fan-blocked", "fan-blocked", 5 * SECOND],
    ["duct-blocked", "duct-blocked", MINUTE],
    ["light-broken", "light-failure", SECOND],
  ] as const)("%s shows as %s after its delay, only while it can", (defect, code, delayMs) => {
    const kitchen = new Kitchen();
    kitchen.defect(defect);
    kitchen.run(HOUR);
    expect(kitchen.faults).toEqual([]);
    kitchen.set("fan/level", 3);
    kitchen.set("light/power", true);
    kitchen.run(delayMs - 1);
    expect(kitchen.faults).toEqual([]);
    kitchen.run(1);
    expect(kitchen.faults).toEqual([code]);
    expect(rangeHood.declaration.faults[code]?.delayMs).toBe(delayMs);
    kitchen.set("hood/power", false);
    expect(kitchen.faults).toEqual([code]);
    kitchen.defect(defect, false);
    expect(kitchen.faults).toEqual([]);
  });

  it("a blocked fan moves no air and its motor is switched off once it is found", () => {
    const kitchen = new Kitchen({ level: "4" });
    const running = kitchen.measured.powerW;
    kitchen.defect("fan-blocked");
    expect(kitchen.measured.airflowM3H).toBe(0);
    expect(kitchen.value("fan/speed")).toBe(0);
    expect(kitchen.measured.powerW).toBe(running);
    kitchen.run(5 * SECOND);
    expect(kitchen.value("hood/status")).toBe("error");
    expect(kitchen.measured.powerW).toBe(0.9);
    kitchen.defect("fan-blocked", false);
    expect(kitchen.measured.powerW).toBe(running);
  });

  it("a shut flap takes nearly all air, a broken light its power", () => {
    const kitchen = new Kitchen({ level: "4" });
    const { airflowM3H, powerW } = kitchen.measured;
    kitchen.defect("duct-blocked");
    expect(kitchen.measured.airflowM3H).toBeLessThan(0.1 * airflowM3H);
    kitchen.defect("light-broken");
    kitchen.set("light/power", true);
    expect(kitchen.measured.powerW).toBe(powerW);
    expect(kitchen.measured.illuminanceLx).toBe(0);
  });
});
