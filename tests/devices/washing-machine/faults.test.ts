/** What goes wrong, when the machine notices, and how it gets over it. */

import { describe, expect, it } from "vitest";
import { washingMachine } from "../../../devices/washing-machine/index.ts";
import { FAULT_CODES, type FaultCode } from "../../../devices/washing-machine/state.ts";
import { Machine, statusOf } from "./machine.ts";

const MINUTE = 60_000;
const delayMs = (code: FaultCode) => washingMachine.declaration.faults[code]?.delayMs ?? 0;

/** Starts cotton with `code` present from the beginning and runs until the cause can show itself. */
function withDefect(code: FaultCode, shows: (machine: Machine) => boolean): Machine {
  const machine = new Machine();
  machine.defect(code, true);
  machine.act("start", { program: "cotton" });
  if (!machine.runUntil(() => shows(machine))) throw new Error("the cause never showed");
  return machine;
}

/** Expects the fault not before its delay is over, and then. */
function expectRaised(machine: Machine, code: FaultCode): void {
  if (delayMs(code) > 0) {
    machine.wait(delayMs(code) - 1000);
    expect(machine.faults).not.toContain(code);
    machine.wait(1000);
  }
  expect(machine.faults).toContain(code);
}

describe("each defect", () => {
  for (const code of FAULT_CODES) {
    it(`${code} has a fault of its name that goes with it`, () => {
      expect(Object.keys(washingMachine.defects)).toContain(code);
      const machine = new Machine();
      machine.defect(code, true);
      machine.act("start", { program: "cotton" });
      machine.runUntil(() => machine.faults.includes(code), 6 * 3_600_000);
      expect(machine.faults).toEqual([code]);
      machine.defect(code, false);
      expect(machine.faults).toEqual([]);
    });
  }

  it("has to be one that is known", () => {
    expect(() => new Machine().defect("boredom", true)).toThrow(/boredom/);
  });
});

describe("water that does not move", () => {
  it("in: waits for a person, and goes on when the tap is open", () => {
    const machine = withDefect("water-inlet-blocked", (m) => m.state.stepIndex === 1);
    expectRaised(machine, "water-inlet-blocked");
    expect(machine.get("programme/state")).toBe("action-required");
    expect(machine.get("water/total")).toBe(0);
    expect(statusOf(machine.act("resume"))).toBe("invalid-in-state");
    machine.defect("water-inlet-blocked", false);
    expect(machine.get("programme/state")).toBe("action-required");
    expect(statusOf(machine.act("resume"))).toBe("ok");
    machine.finish();
    expect(machine.events("programme/completed")).toMatchObject([{ result: "finished" }]);
  });

  it("out: waits with the door locked over high water, and goes on when the pump is clear", () => {
    const machine = withDefect("drain-blocked", (m) => m.get("programme/phase") === "drain");
    expectRaised(machine, "drain-blocked");
    expect(machine.get("programme/state")).toBe("action-required");
    machine.defect("drain-blocked", false);
    machine.operate("press-start");
    machine.finish();
  });

  it("out, after a stop: ends in error, until the pump is clear and it is stopped again", () => {
    const machine = withDefect("drain-blocked", (m) => m.get("programme/phase") === "wash");
    machine.act("stop");
    machine.wait(5 * MINUTE);
    expect(machine.get("programme/state")).toBe("error");
    expect(machine.events("programme/completed")).toMatchObject([{ result: "error" }]);
    expect(statusOf(machine.act("start"))).toBe("invalid-in-state");
    machine.defect("drain-blocked", false);
    expect(statusOf(machine.act("stop"))).toBe("ok");
    expect(machine.get("programme/state")).toBe("inactive");
    expect(statusOf(machine.act("start"))).toBe("ok");
    machine.finish();
  });
});

describe("the heating", () => {
  it("that is broken is noticed, and the wash goes on cold", () => {
    const machine = withDefect("heater-failure", (m) => m.get("washing/heater") === true);
    expect(machine.get("energy/power")).toBeLessThan(300);
    expectRaised(machine, "heater-failure");
    expect(machine.get("programme/phase")).toBe("wash");
    machine.finish();
    expect(Number(machine.get("energy/cycle"))).toBeLessThan(0.3);
  });

  it("that never reaches its temperature is given up", () => {
    const machine = new Machine({}, { supplyV: 50 });
    machine.act("start", { temperature: 90 });
    machine.finish();
    expect(machine.faults).toEqual(["heater-failure"]);
    machine.environment = { ...machine.environment, supplyV: 230 };
    machine.act("start");
    expect(machine.faults).toEqual([]);
  });

  it("is not used without a temperature, which is unknown and never a number", () => {
    const machine = new Machine();
    machine.act("start");
    machine.runUntil(() => machine.get("washing/heater") === true);
    machine.defect("temperature-sensor", true);
    expect(machine.get("washing/water-temperature")).toBeNull();
    expect(machine.get("washing/heater")).toBe(false);
    expectRaised(machine, "temperature-sensor");
    machine.finish();
    machine.defect("temperature-sensor", false);
    expect(machine.get("washing/water-temperature")).toEqual(expect.any(Number));
  });
});

describe("the door lock", () => {
  it("that does not close ends the start in error, nothing running", () => {
    const machine = new Machine();
    machine.defect("door-lock-failure", true);
    expect(statusOf(machine.act("start"))).toBe("ok");
    expect(machine.get("programme/state")).toBe("error");
    expect(machine.get("door/locked")).toBe(false);
    expect(machine.events("programme/completed")).toMatchObject([{ result: "error", duration: 0 }]);
    expect(statusOf(machine.act("start"))).toBe("invalid-in-state");
    machine.defect("door-lock-failure", false);
    expect(statusOf(machine.act("start"))).toBe("ok");
  });

  it("that does not open is told of at the end, and opens when it is repaired", () => {
    const machine = new Machine();
    machine.act("start", { program: "quick" });
    machine.defect("door-lock-failure", true);
    machine.finish();
    expect(machine.faults).toEqual(["door-lock-failure"]);
    expect(machine.get("door/locked")).toBe(true);
    machine.defect("door-lock-failure", false);
    expect(machine.get("door/locked")).toBe(false);
  });

  it("that does not close after a pause asks for a person", () => {
    const machine = new Machine();
    machine.act("start");
    machine.act("pause");
    machine.defect("door-lock-failure", true);
    machine.act("resume");
    expect(machine.get("programme/state")).toBe("action-required");
    machine.defect("door-lock-failure", false);
    expect(statusOf(machine.act("resume"))).toBe("ok");
    expect(machine.get("programme/state")).toBe("run");
  });
});

describe("imbalance", () => {
  it("is fought three times, then the laundry is spun slowly and stays wetter", () => {
    const dry = new Machine();
    dry.act("start", { program: "cotton" });
    dry.finish();
    const machine = withDefect("imbalance", (m) => m.state.spinTries === 1);
    expectRaised(machine, "imbalance");
    machine.finish();
    // Four spins, each after three times 90 s of spreading, with shorter ways to the lower speed.
    expect(machine.nowMs - dry.nowMs).toBeGreaterThan(13 * MINUTE);
    expect(machine.state.heldL).toBeGreaterThan(dry.state.heldL + 1);
  });

  it("that goes away while it is fought leaves nothing behind", () => {
    const machine = withDefect("imbalance", (m) => m.state.spinTries === 1);
    machine.defect("imbalance", false);
    machine.finish();
    expect(machine.faults).toEqual([]);
    expect(machine.state.heldL).toBeCloseTo(5 * (0.3 + 320 / 1400), 2);
  });
});

describe("a leak", () => {
  it("ends a programme in error, with the water pumped out before the door is unlocked", () => {
    const machine = new Machine();
    machine.act("start");
    machine.runUntil(() => machine.get("programme/phase") === "wash");
    const drawnL = machine.state.drawnL;
    machine.defect("leakage", true);
    expectRaised(machine, "leakage");
    expect(machine.get("programme/state")).toBe("error");
    expect(machine.get("door/locked")).toBe(true);
    machine.wait(5 * MINUTE);
    expect(machine.get("door/locked")).toBe(false);
    expect(machine.state.drawnL).toBe(drawnL);
    expect(machine.state.drainedL).toBeGreaterThan(5);
    expect(machine.events("programme/completed")).toMatchObject([{ result: "error" }]);
  });

  it("is noticed while nothing runs, and forbids a start", () => {
    const machine = new Machine();
    machine.defect("leakage", true);
    expectRaised(machine, "leakage");
    expect(machine.get("programme/state")).toBe("inactive");
    expect(statusOf(machine.act("start"))).toBe("invalid-in-state");
    expect(statusOf(machine.operate("press-start"))).toBe("invalid-in-state");
  });
});
