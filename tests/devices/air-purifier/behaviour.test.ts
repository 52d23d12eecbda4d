import { describe, expect, it } from "vitest";
import { airPurifier } from "../../../devices/air-purifier/index.ts";
import { Home } from "./home.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe("requests", () => {
  it("switches on and off", () => {
    const home = new Home({ power: "off" });
    expect(home.powerW).toBe(0.5);
    expect(home.set("fan/power", true)).toBeUndefined();
    expect(home.value("fan/power")).toBe(true);
    expect(home.value("fan/speed")).toBeGreaterThan(0);
    expect(home.set("fan/power", false)).toBeUndefined();
    expect(home.value("fan/speed")).toBe(0);
  });

  it("takes a level as the wish for manual mode, also while off", () => {
    const home = new Home({ power: "off", mode: "auto" });
    expect(home.set("fan/level", 3)).toBeUndefined();
    expect(home.value("fan/mode")).toBe("manual");
    home.set("fan/power", true);
    expect(home.value("fan/level")).toBe(3);
    home.run(HOUR);
    expect(home.value("fan/level")).toBe(3);
  });

  it("changes nothing when asked for what is", () => {
    const home = new Home({}, { particlesUgM3: 60 });
    const before = home.state;
    for (const path of ["fan/power", "fan/mode", "fan/level", "panel/light", "panel/child-lock"]) {
      expect(home.set(path, home.value(path) as string)).toBeUndefined();
    }
    expect(home.state).toEqual(before);
  });

  it("sleeps at the lowest level and wakes into automatic mode at once", () => {
    const home = new Home({ mode: "manual", level: "3" }, { particlesUgM3: 300 });
    home.set("fan/mode", "sleep");
    expect(home.value("fan/level")).toBe(1);
    home.run(HOUR);
    expect(home.value("fan/level")).toBe(1);
    home.set("fan/mode", "auto");
    expect(home.value("fan/level")).toBe(4);
  });

  it("refuses what it does not have", () => {
    const home = new Home();
    const before = home.state;
    expect(home.set("air/pm25", 3)).toBe("unsupported");
    expect(home.act("fan/boost")).toBe("unsupported");
    expect(home.operate("open-door")).toBe("unsupported");
    expect(home.state).toBe(before);
  });
});

describe("the particle sensor", () => {
  it.each([
    [{ mode: "auto" }, 10 * SECOND],
    [{ mode: "manual" }, 30 * SECOND],
    [{ mode: "sleep" }, 30 * SECOND],
    [{ power: "off" }, 60 * SECOND],
  ])("is read with %j every %i ms", (parameters, everyMs) => {
    const home = new Home(parameters, { particlesUgM3: 20 });
    home.environment = { ...home.environment, particlesUgM3: 30 };
    home.run(everyMs - 1);
    expect(home.value("air/pm25")).toBe(20);
    home.run(1);
    expect(home.value("air/pm25")).toBe(30);
    expect(airPurifier.wakeAtMs(home.state, home.nowMs, home.environment)).toBe(
      home.nowMs + everyMs,
    );
  });

  it("shows no more than its range", () => {
    const home = new Home({}, { particlesUgM3: 5000 });
    expect(home.value("air/pm25")).toBe(600);
    expect(home.value("air/quality")).toBe("extremely-poor");
  });
});

describe("defects", () => {
  it("has no value while the particle sensor has failed, and runs at a fixed level", () => {
    const home = new Home({}, { particlesUgM3: 300 });
    home.run(10 * MINUTE);
    home.defect("particle-sensor-failed");
    expect(home.value("air/pm25")).toBeNull();
    expect(home.value("air/quality")).toBeNull();
    expect(home.faults).toEqual(["particle-sensor"]);
    home.run(3 * MINUTE);
    expect(home.value("fan/level")).toBe(2);
    home.defect("particle-sensor-failed", false);
    expect(home.faults).toEqual([]);
    expect(home.value("air/pm25")).toBe(300);
  });

  it.each([
    ["fan-blocked", "fan-blocked", 5000],
    ["inlet-covered", "inlet-blocked", 60_000],
  ])("finds %s as %s after %i ms of running, and forgets it with its cause", (defect, code, ms) => {
    const home = new Home({ power: "off" });
    expect(airPurifier.declaration.faults[code]?.delayMs).toBe(ms);
    home.defect(defect);
    home.run(5 * MINUTE);
    expect(home.faults).toEqual([]);
    home.set("fan/power", true);
    home.run(ms - 1);
    expect(home.faults).toEqual([]);
    home.run(1);
    expect(home.faults).toEqual([code]);
    home.set("fan/power", false);
    expect(home.faults).toEqual([code]);
    home.defect(defect, false);
    expect(home.faults).toEqual([]);
  });

  it("does not find what went away in time", () => {
    const home = new Home();
    home.defect("inlet-covered");
    home.run(50 * SECOND);
    home.defect("inlet-covered", false);
    home.defect("inlet-covered");
    home.run(50 * SECOND);
    expect(home.faults).toEqual([]);
    home.run(10 * SECOND);
    expect(home.faults).toEqual(["inlet-blocked"]);
  });

  it("switches a blocked motor off once it is found", () => {
    const home = new Home({ mode: "manual", level: "4" });
    home.defect("fan-blocked");
    expect(home.powerW).toBeGreaterThan(37);
    home.run(5 * SECOND);
    expect(home.powerW).toBeLessThan(2);
    expect(home.value("fan/power")).toBe(true);
  });

  it("lets less air through a covered inlet", () => {
    const home = new Home({ mode: "manual", level: "4" });
    home.defect("inlet-covered");
    expect(home.cleaningM3H).toBeCloseTo(72, 9);
  });

  it("believes a failed filter switch and stops", () => {
    const home = new Home();
    home.defect("filter-switch-failed");
    expect(home.faults).toEqual(["filter-missing"]);
    expect(home.value("fan/power")).toBe(false);
    expect(home.set("fan/power", true)).toBe("invalid-in-state");
    home.defect("filter-switch-failed", false);
    expect(home.faults).toEqual([]);
    expect(home.set("fan/power", true)).toBeUndefined();
  });

  it("has every defect explained, and every one raises a declared fault", () => {
    for (const [defect, sentence] of Object.entries(airPurifier.defects)) {
      expect(sentence).not.toBe("");
      const home = new Home();
      home.defect(defect);
      home.run(MINUTE);
      expect(home.faults).toHaveLength(1);
      expect(airPurifier.declaration.faults).toHaveProperty(home.faults[0] as string);
      home.defect(defect, false);
      expect(home.faults).toEqual([]);
    }
  });
});

describe("the filter", () => {
  it("is due in its last tenth and exhausted at the end, by hours", () => {
    const home = new Home({ mode: "sleep", "filter-hours": "7880" }, { particlesUgM3: 0 });
    expect(home.faults).toEqual([]);
    home.run(5 * HOUR);
    expect(home.faults).toEqual(["filter-due"]);
    expect(home.value("filter/change")).toBe("warning");
    const old = new Home({ mode: "sleep", "filter-hours": "8759.5" }, { particlesUgM3: 0 });
    expect(old.value("filter/remaining")).toBe(1);
    old.run(31 * MINUTE);
    expect(old.value("filter/remaining")).toBe(0);
    expect(old.faults).toEqual(["filter-exhausted"]);
  });

  it("is used up by dust as well", () => {
    const home = new Home({ mode: "manual", level: "4" }, { particlesUgM3: 600 });
    home.run(32 * HOUR);
    expect(home.value("filter/remaining")).toBe(49);
    expect(home.value("filter/operating-hours")).toBe(32);
    home.run(32 * HOUR);
    expect(home.faults).toEqual(["filter-exhausted"]);
  });

  it("counts anew after a reset, but a reset cleans nothing", () => {
    const home = new Home({ mode: "manual", level: "4", "filter-dust": "9000" });
    expect(home.faults).toEqual(["filter-exhausted"]);
    expect(home.act("filter/reset")).toBeUndefined();
    expect(home.faults).toEqual([]);
    expect(home.value("filter/remaining")).toBe(100);
    expect(home.cleaningM3H).toBeCloseTo(120, 9);
    home.operate("remove-filter");
    home.operate("insert-filter");
    home.set("fan/power", true);
    expect(home.cleaningM3H).toBe(240);
  });

  it("stops the fan when it is taken out, and refuses to start or reset without it", () => {
    const home = new Home({ "filter-dust": "500" });
    expect(home.operate("insert-filter")).toBe("invalid-in-state");
    expect(home.operate("remove-filter")).toBeUndefined();
    expect(home.value("fan/power")).toBe(false);
    expect(home.faults).toEqual(["filter-missing"]);
    expect(home.operate("remove-filter")).toBe("invalid-in-state");
    expect(home.set("fan/power", true)).toBe("invalid-in-state");
    expect(home.act("filter/reset")).toBe("invalid-in-state");
    expect(home.operate("press-power")).toBe("invalid-in-state");
    expect(home.operate("insert-filter", { new: false })).toBeUndefined();
    expect(home.faults).toEqual([]);
    expect(home.state.filter.dustMg).toBe(500);
    expect(home.value("fan/power")).toBe(false);
  });
});

describe("the panel", () => {
  it("has buttons for power, mode and level", () => {
    const home = new Home({ power: "off", mode: "manual", level: "4" });
    expect(home.operate("press-mode")).toBe("invalid-in-state");
    home.operate("press-power");
    expect(home.value("fan/power")).toBe(true);
    home.operate("press-level");
    expect(home.value("fan/level")).toBe(1);
    for (const mode of ["auto", "sleep", "manual"]) {
      home.operate("press-mode");
      expect(home.value("fan/mode")).toBe(mode);
    }
    home.operate("hold-filter-reset");
    expect(home.value("filter/remaining")).toBe(100);
  });

  it("locks the buttons, not the requests", () => {
    const home = new Home();
    expect(home.operate("hold-child-lock")).toBeUndefined();
    expect(home.value("panel/child-lock")).toBe(true);
    expect(home.operate("press-power")).toBe("invalid-in-state");
    expect(home.set("fan/power", false)).toBeUndefined();
    expect(home.set("panel/child-lock", false)).toBeUndefined();
    expect(home.operate("press-power")).toBeUndefined();
    expect(home.value("fan/power")).toBe(true);
  });

  it("takes power for its light only while the appliance cleans", () => {
    const home = new Home({ mode: "manual" });
    const lit = home.powerW;
    home.set("panel/light", false);
    expect(lit - home.powerW).toBeCloseTo(0.48, 9);
    home.set("fan/power", false);
    const dark = home.powerW;
    home.set("panel/light", true);
    expect(home.powerW).toBe(dark);
  });
});

describe("a power cut", () => {
  it("stops everything, and what was comes back", () => {
    const home = new Home({ mode: "manual", level: "3" }, { particlesUgM3: 80 });
    home.set("panel/child-lock", true);
    home.run(HOUR);
    const before = home.state;
    home.mains(false);
    expect(home.powerW).toBe(0);
    expect(home.cleaningM3H).toBe(0);
    expect(airPurifier.wakeAtMs(home.state, home.nowMs, home.environment)).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(home.operate("press-power")).toBe("invalid-in-state");
    home.run(5 * HOUR);
    home.mains(true);
    const { sampleAtMs, ...kept } = home.state;
    expect(before).toMatchObject(kept);
    expect(sampleAtMs).toBe(home.nowMs + 30 * SECOND);
    expect(home.value("fan/speed")).toBeGreaterThan(0);
  });

  it("looks at the air anew in automatic mode", () => {
    const home = new Home({}, { particlesUgM3: 10 });
    home.mains(false);
    home.run(HOUR);
    home.environment = { ...home.environment, particlesUgM3: 200 };
    home.mains(true);
    expect(home.value("fan/level")).toBe(4);
  });
});
