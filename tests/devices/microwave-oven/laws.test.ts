/** What must hold whatever people, clients and the mains do. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { microwaveOven, type State } from "../../../devices/microwave-oven/index.ts";
import { DEFECT_IDS, MODES } from "../../../devices/microwave-oven/state.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { Oven } from "./oven.ts";

type Move =
  | { do: "wait"; seconds: number }
  | { do: "start"; mode: string; time: number; level: number; delay: number }
  | { do: "act"; action: string }
  | { do: "add"; seconds: number }
  | { do: "set"; path: string; value: boolean | number | string }
  | { do: "operate"; operation: string }
  | { do: "put"; mass: number; temperature: number; vessel: number }
  | { do: "defect"; defect: string; present: boolean }
  | { do: "mains"; on: boolean }
  | { do: "surroundings"; ambientC: number; supplyV: number };

const seconds = fc.double({ min: 0.001, max: 700, noNaN: true });

const moves = fc.array(
  fc.oneof(
    { weight: 7, arbitrary: fc.record({ do: fc.constant("wait" as const), seconds }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("start" as const),
        mode: fc.constantFrom(...MODES),
        time: fc.integer({ min: 1, max: 1500 }),
        level: fc.integer({ min: 1, max: 10 }).map((tens) => 10 * tens),
        delay: fc.constantFrom(0, 0, 0, 60),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("act" as const),
        action: fc.constantFrom("stop", "pause", "resume", "resume"),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("add" as const),
        seconds: fc.integer({ min: 1, max: 5940 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Move>(
        { do: "set", path: "cooking/mode", value: "defrost" },
        { do: "set", path: "cooking/cook-time", value: 45 },
        { do: "set", path: "cooking/power-level", value: 10 },
        { do: "set", path: "cooking/child-lock", value: true },
        { do: "set", path: "cooking/clock", value: false },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("operate" as const),
        operation: fc.constantFrom(
          "open-door",
          "close-door",
          "close-door",
          "take-load",
          "press-start",
          "press-stop",
          "press-add-time",
          "press-child-lock",
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("put" as const),
        mass: fc.double({ min: 0.01, max: 5, noNaN: true }),
        temperature: fc.integer({ min: 0, max: 100 }),
        vessel: fc.constantFrom(0, 0.4),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant("defect" as const),
        defect: fc.constantFrom(...DEFECT_IDS),
        present: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("mains" as const), on: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("surroundings" as const),
        ambientC: fc.integer({ min: 5, max: 40 }),
        supplyV: fc.constantFrom(180, 230, 253),
      }),
    },
  ) as fc.Arbitrary<Move>,
  { minLength: 1, maxLength: 25 },
);

function play(oven: Oven, usage: readonly Move[]): void {
  for (const step of usage) {
    switch (step.do) {
      case "wait":
        oven.wait(step.seconds * 1000);
        break;
      case "start": {
        const { mode, time, level, delay } = step;
        oven.start({ mode, "cook-time": time, "power-level": level, delay });
        break;
      }
      case "act":
        oven.act(`programme/${step.action}`);
        break;
      case "add":
        oven.act("cooking/add-time", { seconds: step.seconds });
        break;
      case "set":
        oven.set(step.path, step.value);
        break;
      case "operate":
        oven.operate(step.operation);
        break;
      case "put": {
        const { mass, temperature, vessel } = step;
        oven.operate("put-load", { mass, temperature, vessel });
        break;
      }
      case "defect":
        oven.defect(step.defect, step.present);
        break;
      case "mains":
        if (step.on !== oven.state.mains) {
          oven.react({ kind: step.on ? "power-on" : "power-off" });
        }
        break;
      case "surroundings": {
        const { ambientC, supplyV } = step;
        oven.environment = { ...oven.environment, ambientC, supplyV };
        oven.onChange(oven);
      }
    }
  }
}

const RUNS = { numRuns: 120 };

/** Plays random usage and checks `law` after every change, with the state before it. */
function always(law: (oven: Oven, before: State, sinceMs: number) => void): void {
  fc.assert(
    fc.property(moves, fc.constantFrom("0", "0.05", "1"), (usage, load) => {
      const oven = new Oven({ load });
      let before = oven.state;
      let sinceMs = oven.nowMs;
      oven.onChange = () => {
        law(oven, before, sinceMs);
        before = oven.state;
        sinceMs = oven.nowMs;
      };
      play(oven, usage);
    }),
    RUNS,
  );
}

describe("whatever is done to it", () => {
  it("no interlock is broken", () => {
    always((oven) => {
      const values = oven.values();
      for (const { id, when, never } of microwaveOven.declaration.interlocks) {
        const applies = when.is.includes(values[when.property] ?? null);
        const broken = applies && never.is.includes(values[never.property] ?? null);
        expect(broken, `${id}: ${JSON.stringify(values)}`).toBe(false);
      }
    });
  });

  it("nothing heats with the door open or its switches in doubt, whatever is told", () => {
    always((oven) => {
      const { state } = oven;
      if (state.doorOpenSinceMs === null && state.defects["door-switch"] === undefined) return;
      expect(oven.measure().powerW).toBeLessThan(40);
      expect(oven.measure().outputW).toBe(0);
    });
  });

  it("every value is one that is declared", () => {
    const hosts = ["info", "health", "control"];
    const properties = propertiesOf(microwaveOven.declaration).filter(
      ({ node }) => !hosts.includes(node),
    );
    always((oven) => {
      const values = oven.values();
      expect(Object.keys(values).sort()).toEqual(properties.map(({ path }) => path).sort());
      for (const { path, element } of properties) {
        const value = values[path];
        if (value === null) continue;
        if (element.datatype === "boolean") expect(value, path).toBeTypeOf("boolean");
        else if (element.datatype === "enum") expect(element.values, path).toContain(value);
        else {
          const { min = 0, max = 0, step = 1 } = element;
          expect(value, path).toBeGreaterThanOrEqual(min);
          expect(value, path).toBeLessThanOrEqual(max);
          const steps = (Number(value) - min) / step;
          expect(Math.abs(steps - Math.round(steps)), path).toBeLessThan(1e-5);
        }
      }
    });
  });

  it("counters never fall, and a programme's never beyond the total", () => {
    always((oven, before) => {
      expect(oven.state.energyWh).toBeGreaterThanOrEqual(before.energyWh);
      expect(oven.state.cycleWh).toBeLessThanOrEqual(oven.state.energyWh + 1e-9);
    });
  });

  it("phase and remaining time are told while a programme is under way, and progress never falls", () => {
    always((oven, before) => {
      const { state, activeMs, progressPercent } = oven.state.programme;
      const values = oven.values();
      const underWay = state === "run" || state === "pause";
      expect(values["programme/phase"] === "none").toBe(!underWay);
      expect(values["programme/remaining"] === null).toBe(!underWay);
      if (underWay) expect(values["programme/remaining"]).toBeGreaterThan(0);
      const same = before.programme.state === state && before.programme.activeMs <= activeMs;
      if (underWay && same) {
        expect(progressPercent).toBeGreaterThanOrEqual(before.programme.progressPercent);
      }
    });
  });

  it("temperatures move only as fast as power and losses allow, and water stays at 100 °C", () => {
    always((oven, before, sinceMs) => {
      const now = oven.state;
      const elapsedS = (oven.nowMs - sinceMs) / 1000;
      const { ambientC, supplyV } = oven.environment;
      const inputW = 1300 * (supplyV / 230);
      const within = (fromC: number, toC: number, capacityJK: number, lossWK: number) => {
        const lossW = lossWK * (Math.abs(fromC - ambientC) + Math.abs(toC - ambientC));
        const limitK = ((inputW + lossW) * elapsedS) / capacityJK;
        expect(Math.abs(toC - fromC)).toBeLessThanOrEqual(limitK + 1e-6);
      };
      within(before.cavityC, now.cavityC, 6000, 10);
      within(before.magnetronC, now.magnetronC, 700, 9);
      expect(now.load?.temperatureC ?? 0).toBeLessThanOrEqual(100);
      // Somebody may have put other water in: then no time has passed.
      if (before.load && now.load && elapsedS > 0) {
        const capacityJK = 4187 * now.load.massKg + 550 * now.load.vesselKg;
        within(before.load.temperatureC, now.load.temperatureC, capacityJK, 0.8);
        expect(now.load.massKg).toBeLessThanOrEqual(before.load.massKg);
      }
    });
  });

  it("nothing heats on beyond the limits of the cut-outs", () => {
    always((oven) => {
      expect(oven.state.magnetronC).toBeLessThan(120.01);
      expect(oven.state.cavityC).toBeLessThan(90.01);
    });
  });

  it("the state is plain data", () => {
    always((oven) => {
      expect(JSON.parse(JSON.stringify(oven.state))).toEqual(oven.state);
    });
  });

  it("energy is the integral of power, and pieces make the whole", () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 2, max: 5 }), (usage, pieces) => {
        const whole = new Oven({ load: "0.3" });
        const cut = new Oven({ load: "0.3" });
        cut.pieces = pieces;
        play(whole, usage);
        let integralWh = 0;
        let last = { atMs: cut.nowMs, powerW: cut.measure().powerW };
        cut.onChange = () => {
          integralWh += (last.powerW * (cut.nowMs - last.atMs)) / 3.6e6;
          last = { atMs: cut.nowMs, powerW: cut.measure().powerW };
        };
        play(cut, usage);
        expect(cut.state.energyWh).toBeCloseTo(integralWh, 6);
        expect(cut.state.programme.state).toBe(whole.state.programme.state);
        expect(cut.faults).toEqual(whole.faults);
        const quantities = ({ state }: Oven) => [
          state.energyWh,
          state.cavityC,
          state.magnetronC,
          state.load?.temperatureC ?? 0,
          state.load?.massKg ?? 0,
          state.programme.activeMs,
        ];
        const expected = quantities(whole);
        for (const [i, value] of quantities(cut).entries()) {
          const right = expected[i] ?? Number.NaN;
          const scale = Math.max(1, Math.abs(right));
          expect(Math.abs(value - right) / scale, `quantity ${i}`).toBeLessThan(1e-6);
        }
      }),
      RUNS,
    );
  });
});
