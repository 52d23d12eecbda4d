/** The states of a programme and the bookkeeping of its times. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROGRAMME_STATES } from "../../../devices/capabilities/programme.ts";
import {
  completedEvent,
  enterState,
  idleProgramme,
  interrupt,
  isUnderWay,
  noteProgress,
  observeProgramme,
  passTime,
  refusalOf,
  startProgramme,
  TRANSITIONS,
} from "../../../devices/capabilities/programme-machine.ts";

const running = () => startProgramme(idleProgramme(0), 1000, 0);

describe("states", () => {
  it("follow each other as declared, and nothing else does", () => {
    for (const from of PROGRAMME_STATES) {
      for (const to of PROGRAMME_STATES) {
        const programme = { ...idleProgramme(0), state: from };
        if (to === from) expect(enterState(programme, to, 5)).toBe(programme);
        else if (TRANSITIONS[from].includes(to)) {
          expect(enterState(programme, to, 5)).toMatchObject({ state: to, sinceMs: 5 });
        } else expect(() => enterState(programme, to, 5)).toThrow(`after ${from} expected`);
      }
    }
  });

  it("can all be left, and all be reached from inactive", () => {
    const reached = new Set<string>(["inactive"]);
    for (const state of reached) {
      const next = TRANSITIONS[state as keyof typeof TRANSITIONS];
      expect(next.length).toBeGreaterThan(0);
      for (const state of next) reached.add(state);
    }
    expect([...reached].sort()).toEqual([...PROGRAMME_STATES].sort());
  });

  it("accept each action where it makes sense, and say why not", () => {
    const idle = idleProgramme(0, "ready");
    expect(refusalOf(idle, "start")).toBeUndefined();
    expect(refusalOf(idle, "stop")).toMatch(/programme is ready; stop needs/);
    expect(refusalOf(running(), "start")).toMatch(/programme is run/);
    expect(refusalOf(running(), "pause")).toBeUndefined();
    expect(refusalOf(running(), "resume")).toBeDefined();
  });
});

describe("a start", () => {
  it("is at once or after the delay", () => {
    expect(running()).toMatchObject({ state: "run", sinceMs: 1000, startAtMs: null });
    const delayed = startProgramme(idleProgramme(0), 1000, 60_000);
    expect(delayed).toMatchObject({ state: "delayed-start", startAtMs: 61_000 });
    expect(enterState(delayed, "run", 61_000).startAtMs).toBeNull();
  });

  it("begins all counts anew", () => {
    const old = { ...running(), activeMs: 9, pausedMs: 9, progressPercent: 50 };
    const again = startProgramme(enterState(old, "finished", 2000), 3000, 0);
    expect(again).toMatchObject({ activeMs: 0, pausedMs: 0, progressPercent: 0, sinceMs: 3000 });
  });
});

describe("times", () => {
  it("are counted as active or paused, and add up in the event", () => {
    let programme = passTime(running(), 60_000);
    programme = passTime(interrupt(programme, "pause", 61_000, 120_000), 30_000);
    programme = passTime(interrupt(programme, "action-required", 91_000, 1), 5000);
    programme = passTime(enterState(programme, "run", 96_000), 120_000);
    programme = passTime(enterState(programme, "finished", 216_000), 999_000);
    const used = { energyWh: 740.4, waterL: 56.44 };
    expect(completedEvent(programme, "finished", used)).toEqual({
      kind: "event",
      path: "programme/completed",
      payload: { result: "finished", duration: 215, paused: 35, energy: 0.74, water: 56.4 },
    });
  });

  it("stand still in a pause, also from one interruption to the next", () => {
    let programme = interrupt(passTime(running(), 60_000), "pause", 61_000, 90_400);
    expect(observeProgramme(programme, "wash", 500_000)).toMatchObject({
      "programme/remaining": 91,
      "programme/phase": "wash",
      "programme/progress": 39,
    });
    programme = interrupt(programme, "action-required", 70_000, 500_000);
    expect(observeProgramme(programme, "wash", 0)["programme/remaining"]).toBe(91);
    programme = enterState(programme, "run", 80_000);
    expect(observeProgramme(programme, "wash", 50_000)["programme/remaining"]).toBe(50);
  });

  it("remaining is never 0 while under way and unknown otherwise; progress never falls", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 4e8 }))),
        (pieces) => {
          let programme = running();
          let last = 0;
          for (const [elapsedMs, remainingMs] of pieces) {
            programme = noteProgress(passTime(programme, elapsedMs), remainingMs);
            const values = observeProgramme(programme, "wash", remainingMs);
            expect(values["programme/remaining"]).toBeGreaterThan(0);
            expect(values["programme/remaining"]).toBeLessThanOrEqual(259200);
            expect(values["programme/progress"]).toBeGreaterThanOrEqual(last);
            expect(values["programme/progress"]).toBeLessThan(100);
            last = Number(values["programme/progress"]);
          }
        },
      ),
    );
  });

  it("phase, remaining and progress fit the state", () => {
    for (const state of PROGRAMME_STATES) {
      const values = observeProgramme({ ...idleProgramme(0), state }, "wash", 60_000);
      const underWay = isUnderWay({ ...idleProgramme(0), state });
      expect(values["programme/phase"]).toBe(underWay ? "wash" : "none");
      expect(values["programme/remaining"]).toBe(underWay ? 60 : null);
      expect(values["programme/progress"]).toBe(state === "finished" ? 100 : 0);
    }
  });
});
