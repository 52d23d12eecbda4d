/** The door, its lock, and the laundry that goes through it. */

import { describe, expect, it } from "vitest";
import { inPhase, Machine, statusOf } from "./machine.ts";

const MINUTE = 60_000;

describe("the door", () => {
  it("refuses a start while it is open, and stays locked while a programme runs", () => {
    const machine = new Machine();
    machine.operate("open-door");
    expect(statusOf(machine.act("start"))).toBe("invalid-in-state");
    machine.operate("close-door");
    expect(statusOf(machine.act("start"))).toBe("ok");
    expect(statusOf(machine.operate("open-door"))).toBe("invalid-in-state");
    expect(machine.get("door/open")).toBe(false);
  });

  it("is unlocked in a pause of a cotton wash, whose water is low", () => {
    const machine = inPhase("wash");
    machine.act("pause");
    expect(machine.get("door/locked")).toBe(false);
    machine.operate("open-door");
    expect(statusOf(machine.act("resume"))).toBe("invalid-in-state");
    machine.operate("close-door");
    expect(statusOf(machine.act("resume"))).toBe("ok");
    expect(machine.get("door/locked")).toBe(true);
  });

  it("stays locked in a pause of a delicate wash, whose water is high", () => {
    const machine = new Machine({ load: "2" });
    machine.act("start", { program: "delicate" });
    machine.runUntil(() => machine.get("programme/phase") === "wash");
    machine.act("pause");
    machine.wait(10 * MINUTE);
    expect(machine.get("door/locked")).toBe(true);
  });

  it("stays locked in a pause until the drum has stopped and hot water has cooled", () => {
    const spinning = inPhase("spin");
    spinning.runUntil(() => spinning.get("washing/drum") === "spinning");
    spinning.wait(2 * MINUTE);
    spinning.act("pause");
    expect(spinning.get("washing/drum")).toBe("spinning");
    expect(spinning.get("door/locked")).toBe(true);
    spinning.wait(21_000);
    expect(spinning.get("washing/drum")).toBe("still");
    expect(spinning.get("door/locked")).toBe(false);

    const hot = new Machine({}, { ambientC: 20 });
    hot.act("start", { temperature: 90 });
    hot.runUntil(() => hot.get("programme/phase") === "wash");
    hot.act("pause");
    hot.wait(10 * MINUTE);
    expect(hot.get("door/locked")).toBe(true);
    expect(hot.runUntil(() => hot.get("door/locked") === false)).toBe(true);
    expect(hot.state.bathC).toBeCloseTo(60, 3);
  });

  it("is opened by name, and laundry goes in only when it is open", () => {
    const machine = new Machine({ load: "0" });
    expect(statusOf(machine.operate("open-door", { door: "window" }))).toBe("constraint-error");
    expect(statusOf(machine.operate("load-laundry", { mass: 4 }))).toBe("invalid-in-state");
    machine.operate("open-door", { door: "door" });
    expect(statusOf(machine.operate("load-laundry", { mass: 4 }))).toBe("ok");
    machine.operate("close-door");
    machine.act("start");
    machine.wait(61_000);
    expect(machine.get("washing/load")).toBe(4);
  });

  it("wakes the machine when it is opened, for as long as a display may stay on", () => {
    const machine = new Machine();
    machine.operate("open-door");
    expect(machine.get("programme/state")).toBe("ready");
    machine.operate("close-door");
    machine.wait(15 * MINUTE);
    expect(machine.get("programme/state")).toBe("inactive");
  });
});
