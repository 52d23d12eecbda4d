import { describe, expect, it } from "vitest";
import { waterPurifier } from "../../../devices/water-purifier/index.ts";
import { Kitchen } from "./kitchen.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe("drawing", () => {
  it("gives what was asked for, tells it, and comes to rest", () => {
    const kitchen = new Kitchen();
    expect(kitchen.draw(1)).toBeUndefined();
    expect(kitchen.value("purifier/state")).toBe("purifying");
    expect(kitchen.value("water/flow")).toBeGreaterThan(1);
    expect(waterPurifier.frameEveryMs(kitchen.state)).toBe(10_000);
    kitchen.run(MINUTE);
    expect(kitchen.value("purifier/state")).toBe("ready");
    expect(kitchen.value("water/flow")).toBe(0);
    expect(kitchen.value("water/total-out")).toBe(1);
    expect(waterPurifier.frameEveryMs(kitchen.state)).toBe(60_000);
  });

  it("ends when the tap is closed, and takes one glass at a time", () => {
    const kitchen = new Kitchen();
    kitchen.draw(5);
    expect(kitchen.draw(1)).toBe("invalid-in-state");
    kitchen.run(10 * SECOND);
    expect(kitchen.operate("close-tap")).toBeUndefined();
    const { netWaterL } = kitchen.measured;
    expect(netWaterL).toBeGreaterThan(0.1);
    expect(netWaterL).toBeLessThan(0.3);
    kitchen.run(MINUTE);
    expect(kitchen.measured.netWaterL).toBe(netWaterL);
    expect(kitchen.operate("close-tap")).toBeUndefined();
  });

  it("is not possible while off or without mains, and ends with them", () => {
    const kitchen = new Kitchen({ power: "off" });
    expect(kitchen.draw(1)).toBe("invalid-in-state");
    kitchen.set("purifier/power", true);
    expect(kitchen.draw(1)).toBeUndefined();
    kitchen.set("purifier/power", false);
    expect(kitchen.value("purifier/state")).toBe("off");
    kitchen.set("purifier/power", true);
    kitchen.draw(1);
    kitchen.mains(false);
    expect(kitchen.state.tapL).toBeNull();
    expect(kitchen.draw(1)).toBe("invalid-in-state");
    expect(kitchen.operate("press-power")).toBe("invalid-in-state");
  });
});

describe("flushing", () => {
  it("lasts 20 s, sends everything to the drain, and can be asked for again", () => {
    const kitchen = new Kitchen();
    expect(kitchen.act("flush/start")).toBeUndefined();
    expect(kitchen.value("flush/active")).toBe(true);
    kitchen.run(10 * SECOND);
    expect(kitchen.act("flush/start")).toBeUndefined();
    kitchen.run(10 * SECOND);
    expect(kitchen.value("purifier/state")).toBe("ready");
    expect(kitchen.measured.netWaterL).toBe(0);
    expect(kitchen.measured.rejectWaterL).toBeCloseTo(1.5 / 0.58 / 3, 9);
  });

  it("happens at the start, after mains come back, and after standing for its interval", () => {
    const kitchen = new Kitchen({ power: "off" });
    kitchen.set("purifier/power", true);
    expect(kitchen.value("flush/active")).toBe(true);
    kitchen.run(MINUTE);
    kitchen.mains(false);
    kitchen.mains(true);
    expect(kitchen.value("flush/active")).toBe(true);
    kitchen.run(20 * SECOND);
    expect(kitchen.value("flush/active")).toBe(false);
    kitchen.run(12 * HOUR - 1);
    expect(kitchen.value("flush/active")).toBe(false);
    kitchen.run(1);
    expect(kitchen.value("flush/active")).toBe(true);
  });

  it("counts its interval from the last water, and anew when it is changed", () => {
    const kitchen = new Kitchen();
    kitchen.run(11 * HOUR);
    kitchen.drink(0.5);
    kitchen.run(11 * HOUR);
    expect(kitchen.measured.rejectWaterL).toBeLessThan(0.5);
    kitchen.set("flush/interval", 2);
    kitchen.run(2 * HOUR - 1);
    expect(kitchen.value("flush/active")).toBe(false);
    kitchen.run(1);
    expect(kitchen.value("flush/active")).toBe(true);
  });

  it("gives way to who is thirsty, and waits for who is drinking", () => {
    const kitchen = new Kitchen();
    kitchen.act("flush/start");
    expect(kitchen.draw(1)).toBeUndefined();
    expect(kitchen.value("purifier/state")).toBe("purifying");
    expect(kitchen.value("flush/active")).toBe(false);
    expect(kitchen.act("flush/start")).toBe("busy");
    kitchen.set("purifier/power", false);
    expect(kitchen.act("flush/start")).toBe("invalid-in-state");
  });
});

describe("requests", () => {
  it("change nothing when they ask for what is", () => {
    const kitchen = new Kitchen();
    const before = kitchen.state;
    for (const path of [
      "purifier/power",
      "flush/interval",
      "water/tds-warning",
      "panel/child-lock",
    ]) {
      expect(kitchen.set(path, kitchen.value(path) as number)).toBeUndefined();
    }
    expect(kitchen.state).toEqual(before);
  });

  it("are refused for what it does not have", () => {
    const kitchen = new Kitchen();
    const before = kitchen.state;
    expect(kitchen.set("water/tds-out", 3)).toBe("unsupported");
    expect(kitchen.act("water/boil")).toBe("unsupported");
    expect(kitchen.operate("open-door")).toBe("unsupported");
    expect(kitchen.state).toBe(before);
  });

  it("go on while the buttons are locked", () => {
    const kitchen = new Kitchen();
    expect(kitchen.operate("hold-child-lock")).toBeUndefined();
    expect(kitchen.value("panel/child-lock")).toBe(true);
    expect(kitchen.operate("press-power")).toBe("invalid-in-state");
    expect(kitchen.operate("press-flush")).toBe("invalid-in-state");
    expect(kitchen.act("flush/start")).toBeUndefined();
    kitchen.set("panel/child-lock", false);
    expect(kitchen.operate("press-power")).toBeUndefined();
    expect(kitchen.value("purifier/power")).toBe(false);
    kitchen.operate("press-power");
    kitchen.run(MINUTE);
    expect(kitchen.operate("press-flush")).toBeUndefined();
    expect(kitchen.value("flush/active")).toBe(true);
  });
});

describe("defects and faults", () => {
  it("a leak stops the water at once and keeps it stopped", () => {
    const kitchen = new Kitchen();
    kitchen.draw(5);
    kitchen.run(10 * SECOND);
    kitchen.defect("leaking");
    expect(kitchen.faults).toEqual(["leak"]);
    expect(kitchen.value("purifier/state")).toBe("blocked");
    expect(kitchen.value("water/flow")).toBe(0);
    const { waterL } = kitchen.measured;
    kitchen.operate("close-tap");
    expect(kitchen.draw(1)).toBe("invalid-in-state");
    expect(kitchen.act("flush/start")).toBe("invalid-in-state");
    kitchen.run(20 * HOUR);
    expect(kitchen.measured.waterL).toBe(waterL);
    kitchen.defect("leaking", false);
    expect(kitchen.draw(1)).toBeUndefined();
  });

  it("without water the pump stops, and an open tap goes on once water comes", () => {
    const kitchen = new Kitchen();
    kitchen.draw(1);
    kitchen.operate("close-supply");
    expect(kitchen.value("water/flow")).toBe(0);
    const dryW = kitchen.powerW;
    kitchen.run(3 * SECOND);
    expect(kitchen.value("water/supply")).toBe(false);
    expect(kitchen.value("purifier/state")).toBe("blocked");
    expect(kitchen.powerW).toBeLessThan(dryW);
    kitchen.operate("open-supply");
    expect(kitchen.value("purifier/state")).toBe("purifying");
    kitchen.run(MINUTE);
    expect(kitchen.value("water/total-out")).toBe(1);
  });

  it("does not call a short interruption a lack of water", () => {
    const kitchen = new Kitchen();
    for (let i = 0; i < 5; i++) {
      kitchen.operate("close-supply");
      kitchen.run(2 * SECOND);
      kitchen.operate("open-supply");
    }
    kitchen.run(MINUTE);
    expect(kitchen.faults).toEqual([]);
  });

  it("a seized pump leaves a trickle, is found after 5 s of running, and is switched off", () => {
    const kitchen = new Kitchen();
    kitchen.draw(1);
    const full = kitchen.value("water/flow") as number;
    kitchen.operate("close-tap");
    kitchen.defect("pump-seized");
    kitchen.run(HOUR);
    expect(kitchen.faults).toEqual([]);
    kitchen.draw(1);
    expect(kitchen.value("water/flow")).toBeGreaterThan(0);
    expect(kitchen.value("water/flow")).toBeLessThan(full / 2);
    kitchen.run(5 * SECOND);
    expect(kitchen.faults).toEqual(["pump-failure"]);
    expect(kitchen.powerW).toBe(1.6);
  });

  it("water runs through a valve that does not close, also without power", () => {
    const kitchen = new Kitchen();
    kitchen.defect("inlet-valve-open");
    kitchen.run(10 * SECOND);
    expect(kitchen.faults).toEqual(["inlet-valve-stuck"]);
    expect(kitchen.draw(0.5)).toBeUndefined();
    kitchen.run(MINUTE);
    kitchen.mains(false);
    const before = kitchen.measured;
    kitchen.run(HOUR);
    const after = kitchen.measured;
    expect(after.rejectWaterL).toBeGreaterThan(before.rejectWaterL + 10);
    expect(after.energyWh).toBe(before.energyWh);
    kitchen.operate("close-supply");
    kitchen.run(HOUR);
    expect(kitchen.measured.rejectWaterL).toBe(after.rejectWaterL);
  });

  it("has no value while the sensor has failed, and the last one again afterwards", () => {
    const kitchen = new Kitchen();
    kitchen.set("water/tds-warning", 5);
    const before = kitchen.value("water/tds-out");
    expect(kitchen.faults).toEqual(["tds-high"]);
    kitchen.defect("tds-sensor-failed");
    expect(kitchen.value("water/tds-out")).toBeNull();
    expect(kitchen.faults).toEqual(["tds-sensor"]);
    kitchen.defect("tds-sensor-failed", false);
    expect(kitchen.value("water/tds-out")).toBe(before);
  });
});

describe("the filters", () => {
  it("are due in their last tenth and exhausted at the end, by hours", () => {
    const kitchen = new Kitchen({ "filter-hours": "7775" });
    expect(kitchen.faults).toEqual([]);
    kitchen.run(HOUR - 1);
    expect(kitchen.faults).toEqual([]);
    kitchen.run(1);
    expect(kitchen.faults).toEqual(["filter-due"]);
    expect(kitchen.value("prefilter/change")).toBe("warning");
    expect(kitchen.value("membrane/change")).toBe("ok");
    const old = new Kitchen({ "filter-hours": "8639.5" });
    expect(old.value("postfilter/remaining")).toBe(1);
    old.run(30 * MINUTE);
    expect(old.value("postfilter/remaining")).toBe(0);
    expect(old.faults).toEqual(["filter-exhausted"]);
    // Warned, not blocked.
    expect(old.draw(1)).toBeUndefined();
  });

  it("are used up by litres as well, in the middle of a draw", () => {
    const kitchen = new Kitchen({ "filter-litres": "3999" });
    expect(kitchen.value("membrane/change")).toBe("warning");
    kitchen.draw(2);
    let raisedAtL = 0;
    kitchen.run(2 * MINUTE, () => {
      if (raisedAtL === 0 && kitchen.faults.includes("filter-exhausted")) {
        raisedAtL = kitchen.measured.netWaterL;
      }
    });
    expect(raisedAtL).toBeCloseTo(4000, 3);
  });

  it("do not age without mains", () => {
    const kitchen = new Kitchen();
    kitchen.mains(false);
    kitchen.run(100 * HOUR);
    expect(kitchen.value("prefilter/hours")).toBe(0);
  });

  it("count anew after a reset, one by one, but a reset mends nothing", () => {
    const kitchen = new Kitchen({ "filter-litres": "4000", "filter-hours": "9000" });
    expect(kitchen.faults).toEqual(["filter-exhausted"]);
    for (const filter of ["prefilter", "membrane"]) {
      expect(kitchen.act(`${filter}/reset`)).toBeUndefined();
      expect(kitchen.value(`${filter}/remaining`)).toBe(100);
      expect(kitchen.faults).toEqual(["filter-exhausted"]);
    }
    expect(kitchen.operate("hold-filter-reset", { filter: "postfilter" })).toBeUndefined();
    expect(kitchen.faults).toEqual([]);
    kitchen.draw(1);
    const worn = kitchen.value("water/flow") as number;
    expect(kitchen.operate("replace-filter", { filter: "membrane" })).toBe("invalid-in-state");
    kitchen.operate("close-tap");
    expect(kitchen.operate("replace-filter", { filter: "membrane" })).toBeUndefined();
    kitchen.run(MINUTE);
    kitchen.draw(1);
    expect(kitchen.value("water/flow")).toBeGreaterThan(worn);
  });

  it("take their water with them, and are filled and flushed before water is made", () => {
    const kitchen = new Kitchen();
    kitchen.set("purifier/power", false);
    kitchen.operate("replace-filter", { filter: "prefilter" });
    expect(kitchen.state.heldL).toBeCloseTo(0.8, 9);
    kitchen.set("purifier/power", true);
    kitchen.draw(0.5);
    expect(kitchen.value("water/flow")).toBe(0);
    kitchen.run(MINUTE);
    expect(kitchen.state.heldL).toBeCloseTo(1.4, 9);
    expect(kitchen.value("water/total-out")).toBe(0.5);
    expect(kitchen.operate("replace-filter", { filter: "postfilter" })).toBeUndefined();
    expect(kitchen.value("flush/active")).toBe(true);
  });
});
