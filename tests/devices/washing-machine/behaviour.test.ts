/** How the machine answers requests and people. */

import { describe, expect, it } from "vitest";
import { inPhase, Machine, statusOf } from "./machine.ts";

const MINUTE = 60_000;

describe("a programme from start to end", () => {
  it("goes through its phases in order and tells what it used", () => {
    const machine = new Machine();
    const phases: unknown[] = [];
    machine.onChange = () => {
      const phase = machine.get("programme/phase");
      if (phases.at(-1) !== phase) phases.push(phase);
    };
    machine.act("start", { program: "cotton" });
    expect(machine.get("door/locked")).toBe(true);
    const startMs = machine.nowMs;
    machine.finish();
    const order = ["fill", "heating", "wash", "drain", "rinse", "spin", "anti-crease", "none"];
    expect(phases).toEqual(order);
    expect(machine.events("programme/completed")).toEqual([
      {
        result: "finished",
        duration: Math.round((machine.nowMs - startMs) / 1000),
        paused: 0,
        energy: machine.get("energy/cycle"),
        water: Math.round(machine.state.drawnL * 10) / 10,
      },
    ]);
    expect(machine.get("programme/progress")).toBe(100);
    expect(machine.get("programme/remaining")).toBeNull();
    expect(machine.get("door/locked")).toBe(false);
    expect(machine.get("washing/cycles")).toBe(1);
    expect(machine.get("washing/load")).toBe(5);
  });

  it("knows the load only once it is weighed, and corrects the remaining time", () => {
    const machine = new Machine({ load: "2.2" });
    machine.act("start", { program: "eco-40-60" });
    const before = Number(machine.get("programme/remaining"));
    expect(machine.get("washing/load")).toBeNull();
    machine.wait(61_000);
    expect(machine.get("washing/load")).toBe(2);
    expect(Number(machine.get("programme/remaining"))).toBeLessThan(before - 1800);
  });

  it("counts the remaining time down to the end within a minute, inlet as expected", () => {
    const machine = new Machine({}, { inletWaterC: 15 });
    machine.act("start", { program: "cotton" });
    machine.wait(2 * MINUTE);
    const expectedMs = machine.nowMs + 1000 * Number(machine.get("programme/remaining"));
    machine.finish();
    expect(Math.abs(machine.nowMs - expectedMs)).toBeLessThan(MINUTE);
  });

  it("recomputes the remaining time when heating takes longer at low voltage", () => {
    const machine = inPhase("heating");
    const before = Number(machine.get("programme/remaining"));
    machine.environment = { ...machine.environment, supplyV: 150 };
    machine.wait(8 * MINUTE);
    expect(before - Number(machine.get("programme/remaining"))).toBeLessThan(5 * 60);
    machine.finish();
    expect(machine.faults).toEqual([]);
  });

  it("takes its own temperature and speed from the program, and others on request", () => {
    const machine = new Machine();
    machine.act("start", { program: "delicate" });
    expect(machine.get("washing/temperature")).toBe(30);
    expect(machine.get("washing/spin-speed")).toBe(600);
    const other = new Machine();
    other.act("start", { program: "cotton", temperature: 60, "spin-speed": 800 });
    expect(other.get("washing/temperature")).toBe(60);
    expect(other.get("washing/spin-speed")).toBe(800);
  });
});

describe("settings", () => {
  it("are taken over and used", () => {
    const machine = new Machine();
    expect(statusOf(machine.set("washing/program", "mixed"))).toBe("ok");
    expect(machine.get("washing/spin-speed")).toBe(1200);
    expect(statusOf(machine.set("washing/temperature", 60))).toBe("ok");
    expect(statusOf(machine.set("washing/program", "mixed"))).toBe("ok");
    expect(machine.get("washing/temperature")).toBe(60);
    machine.act("start");
    expect(machine.get("washing/program")).toBe("mixed");
  });

  it("are refused while a programme runs or waits, and when the program cannot have them", () => {
    const machine = new Machine();
    machine.set("washing/program", "delicate");
    const chosen = machine.state;
    expect(statusOf(machine.set("washing/temperature", 60))).toBe("invalid-in-state");
    expect(statusOf(machine.set("washing/spin-speed", 1400))).toBe("invalid-in-state");
    expect(statusOf(machine.act("start", { temperature: 90 }))).toBe("invalid-in-state");
    expect(machine.state).toBe(chosen);
    machine.act("start");
    const paths = ["washing/program", "washing/temperature", "washing/spin-speed"] as const;
    const values = ["cotton", 30, 600] as const;
    for (const [i, path] of paths.entries()) {
      expect(statusOf(machine.set(path, values[i] as string | number))).toBe("invalid-in-state");
    }
    expect(machine.get("washing/program")).toBe("delicate");
  });
});

describe("pause and resume", () => {
  it("hold the remaining time, and go on where the programme was", () => {
    const straight = inPhase("wash");
    straight.finish();
    const machine = inPhase("wash");
    machine.wait(5 * MINUTE);
    const before = Number(machine.get("programme/remaining"));
    expect(statusOf(machine.act("pause"))).toBe("ok");
    expect(machine.get("programme/state")).toBe("pause");
    expect(machine.get("energy/power")).toBeLessThan(10);
    machine.wait(7 * MINUTE);
    expect(machine.get("programme/remaining")).toBe(before);
    expect(machine.get("programme/phase")).toBe("wash");
    expect(statusOf(machine.act("pause"))).toBe("invalid-in-state");
    machine.act("resume");
    machine.finish();
    expect(machine.nowMs - straight.nowMs).toBe(7 * MINUTE);
    expect(machine.events("programme/completed")[0]).toMatchObject({ paused: 7 * 60 });
  });

  it("hold the remaining time while the bath cools", () => {
    const machine = inPhase("heating");
    machine.wait(10 * MINUTE);
    const before = machine.get("programme/remaining");
    machine.act("pause");
    machine.wait(60 * MINUTE);
    expect(machine.get("programme/remaining")).toBe(before);
    machine.act("resume");
    expect(Number(machine.get("programme/remaining"))).toBeGreaterThan(Number(before) + 60);
  });

  it("work from the buttons too", () => {
    const machine = new Machine();
    machine.operate("press-start");
    expect(machine.get("programme/state")).toBe("run");
    expect(statusOf(machine.operate("press-start"))).toBe("invalid-in-state");
    machine.operate("press-pause");
    expect(machine.get("programme/state")).toBe("pause");
    machine.operate("press-start");
    expect(machine.get("programme/state")).toBe("run");
  });
});

describe("stop", () => {
  it("pumps the water out, unlocks, and tells of an aborted programme", () => {
    const machine = inPhase("wash");
    const heldL = machine.state.heldL;
    expect(statusOf(machine.act("stop"))).toBe("ok");
    expect(machine.get("programme/state")).toBe("aborting");
    expect(machine.get("programme/remaining")).toBeNull();
    expect(machine.events("programme/completed")).toEqual([]);
    expect(machine.runUntil(() => machine.get("programme/state") === "inactive", 5 * MINUTE)).toBe(
      true,
    );
    expect(machine.state.heldL).toBeLessThan(heldL - 5);
    expect(machine.get("door/locked")).toBe(false);
    expect(machine.events("programme/completed")).toMatchObject([{ result: "aborted" }]);
    expect(machine.get("washing/cycles")).toBe(0);
  });

  it("works in a pause and during a spin, which coasts down first", () => {
    const paused = inPhase("rinse");
    paused.act("pause");
    paused.act("stop");
    expect(paused.runUntil(() => paused.get("programme/state") === "inactive", 5 * MINUTE)).toBe(
      true,
    );
    const spinning = inPhase("spin");
    spinning.wait(5 * MINUTE);
    spinning.act("stop");
    spinning.wait(15_000);
    expect(spinning.get("door/locked")).toBe(true);
    spinning.wait(60_000);
    expect(spinning.get("door/locked")).toBe(false);
  });

  it("pumps out with the drum still when the door is open in a pause, and leaves the door alone", () => {
    const machine = inPhase("wash");
    machine.act("pause");
    machine.operate("open-door");
    machine.act("stop");
    expect(machine.get("washing/drum")).toBe("still");
    expect(machine.get("door/locked")).toBe(false);
    machine.wait(5 * MINUTE);
    expect(machine.get("programme/state")).toBe("inactive");
    expect(machine.get("door/open")).toBe(true);
  });

  it("is refused when there is nothing to stop", () => {
    const machine = new Machine();
    for (const action of ["stop", "pause", "resume"]) {
      expect(statusOf(machine.act(action))).toBe("invalid-in-state");
    }
  });
});

describe("a delayed start", () => {
  it("starts when the delay is over, and counts the duration from there", () => {
    const machine = new Machine();
    machine.act("start", { program: "quick", delay: 3600 });
    expect(machine.get("programme/state")).toBe("delayed-start");
    expect(machine.get("programme/remaining")).toBeNull();
    expect(machine.get("programme/phase")).toBe("none");
    expect(statusOf(machine.act("start"))).toBe("invalid-in-state");
    expect(statusOf(machine.act("pause"))).toBe("invalid-in-state");
    machine.wait(3600_000 - 1);
    expect(machine.get("programme/state")).toBe("delayed-start");
    machine.wait(1);
    expect(machine.get("programme/state")).toBe("run");
    const startMs = machine.nowMs;
    machine.finish();
    expect(machine.events("programme/completed")[0]?.duration).toBe(
      Math.round((machine.nowMs - startMs) / 1000),
    );
  });

  it("can be stopped", () => {
    const machine = new Machine();
    machine.act("start", { delay: 3600 });
    machine.act("stop");
    expect(machine.get("programme/state")).toBe("inactive");
    expect(machine.get("door/locked")).toBe(false);
    expect(machine.events("programme/completed")).toMatchObject([
      { result: "aborted", duration: 0, energy: 0, water: 0 },
    ]);
  });
});

describe("a cut of the mains", () => {
  for (const phase of ["fill", "heating", "wash", "rinse", "spin"]) {
    it(`in ${phase}: nothing is used, the door stays locked, the programme goes on`, () => {
      const machine = inPhase(phase);
      machine.wait(30_000);
      const before = machine.state;
      machine.react({ kind: "power-off" });
      machine.wait(20 * MINUTE);
      expect(machine.state.energyWh).toBe(before.energyWh);
      expect(machine.state.drawnL).toBe(before.drawnL);
      expect(statusOf(machine.operate("open-door"))).toBe("invalid-in-state");
      expect(statusOf(machine.operate("press-pause"))).toBe("invalid-in-state");
      machine.react({ kind: "power-on" });
      expect(machine.get("programme/state")).toBe("run");
      expect(machine.get("programme/phase")).toBe(phase);
      machine.finish();
      expect(machine.get("washing/cycles")).toBe(1);
    });
  }

  it("keeps a pause and a delay", () => {
    const paused = inPhase("wash");
    paused.act("pause");
    paused.react({ kind: "power-off" });
    paused.wait(MINUTE);
    paused.react({ kind: "power-on" });
    expect(paused.get("programme/state")).toBe("pause");
    const delayed = new Machine();
    delayed.act("start", { delay: 600 });
    delayed.react({ kind: "power-off" });
    delayed.wait(20 * MINUTE);
    expect(delayed.get("programme/state")).toBe("delayed-start");
    delayed.react({ kind: "power-on" });
    expect(delayed.get("programme/state")).toBe("run");
  });
});
