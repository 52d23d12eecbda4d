/** What must hold whatever people, clients and the mains do. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type State, washingMachine } from "../../../devices/washing-machine/index.ts";
import {
  COTTON_J_KG_K,
  heatCapacityJK,
  TUB_J_K,
  TUB_LOSS_W_K,
  temperatureAfter,
  WATER_J_KG_K,
} from "../../../devices/washing-machine/physics.ts";
import { PROGRAM_IDS } from "../../../devices/washing-machine/programs.ts";
import { FAULT_CODES } from "../../../devices/washing-machine/state.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";
import { Machine } from "./machine.ts";

type Move =
  | { do: "wait"; seconds: number }
  | { do: "start"; program: (typeof PROGRAM_IDS)[number]; temperature: number; delay: number }
  | { do: "act"; action: string }
  | { do: "operate"; operation: string }
  | { do: "load"; mass: number }
  | { do: "defect"; defect: string; present: boolean }
  | { do: "mains"; on: boolean }
  | { do: "surroundings"; ambientC: number; inletWaterC: number; supplyV: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      seconds: fc.double({ min: 0.001, max: 4000, noNaN: true }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("start" as const),
      program: fc.constantFrom(...PROGRAM_IDS),
      temperature: fc.constantFrom(20, 30, 40, 60, 90),
      delay: fc.constantFrom(0, 0, 0, 600),
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
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("operate" as const),
      operation: fc.constantFrom("open-door", "close-door", "press-start", "press-pause"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("load" as const),
      mass: fc.double({ min: 0, max: 12, noNaN: true }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("defect" as const),
      defect: fc.constantFrom(...FAULT_CODES),
      present: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("mains" as const), on: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("surroundings" as const),
      ambientC: fc.integer({ min: 5, max: 35 }),
      inletWaterC: fc.integer({ min: 5, max: 25 }),
      supplyV: fc.constantFrom(180, 230, 253),
    }),
  },
);

function play(machine: Machine, moves: readonly Move[]): void {
  for (const step of moves) {
    switch (step.do) {
      case "wait":
        machine.wait(step.seconds * 1000);
        break;
      case "start":
        machine.act("start", {
          program: step.program,
          temperature: step.temperature,
          delay: step.delay,
        });
        break;
      case "act":
        machine.act(step.action);
        break;
      case "operate":
        machine.operate(step.operation);
        break;
      case "load":
        machine.operate("load-laundry", { mass: step.mass });
        break;
      case "defect":
        machine.defect(step.defect, step.present);
        break;
      case "mains":
        if (step.on !== machine.state.mains) {
          machine.react({ kind: step.on ? "power-on" : "power-off" });
        }
        break;
      case "surroundings": {
        const { ambientC, inletWaterC, supplyV } = step;
        machine.environment = { ...machine.environment, ambientC, inletWaterC, supplyV };
        machine.onChange(machine);
      }
    }
  }
}

const moves = fc.array(move, { minLength: 1, maxLength: 25 });
const RUNS = { numRuns: 100 };

/** Plays random usage and checks `law` after every change, with the state before it. */
function always(law: (machine: Machine, before: State) => void): void {
  fc.assert(
    fc.property(moves, fc.constantFrom("0", "2", "8"), (usage, load) => {
      const machine = new Machine({ load });
      let before = machine.state;
      machine.onChange = () => {
        law(machine, before);
        before = machine.state;
      };
      play(machine, usage);
    }),
    RUNS,
  );
}

const observe = (machine: Machine) =>
  washingMachine.observe(machine.state, machine.nowMs, machine.environment);

describe("whatever is done to it", () => {
  it("no interlock is broken", () => {
    always((machine) => {
      const values = observe(machine);
      for (const { id, when, never } of washingMachine.declaration.interlocks) {
        const applies = when.is.includes(values[when.property] ?? null);
        const broken = applies && never.is.includes(values[never.property] ?? null);
        expect(broken, `${id}: ${JSON.stringify(values)}`).toBe(false);
      }
    });
  });

  it("every value is one that is declared", () => {
    const hosts = ["info", "health", "control"];
    const properties = propertiesOf(washingMachine.declaration).filter(
      ({ node }) => !hosts.includes(node),
    );
    always((machine) => {
      const values = observe(machine);
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
    always((machine, before) => {
      const now = machine.state;
      for (const counter of ["energyWh", "drawnL", "drainedL", "carriedL", "cycles"] as const) {
        expect(now[counter], counter).toBeGreaterThanOrEqual(before[counter]);
      }
      expect(now.cycleWh).toBeLessThanOrEqual(now.energyWh + 1e-9);
      expect(now.cycleL).toBeLessThanOrEqual(now.drawnL + 1e-9);
    });
  });

  it("water that came in is there or went out", () => {
    always((machine) => {
      const { drawnL, drainedL, carriedL, heldL } = machine.state;
      expect(heldL).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.abs(drawnL - drainedL - carriedL - heldL)).toBeLessThan(1e-6);
    });
  });

  it("phase and remaining time are told while a programme is under way, and progress never falls", () => {
    always((machine, before) => {
      const { state, activeMs, progressPercent } = machine.state.programme;
      const values = observe(machine);
      const underWay = state === "run" || state === "pause" || state === "action-required";
      expect(values["programme/phase"] === "none").toBe(!underWay);
      expect(values["programme/remaining"] === null).toBe(!underWay);
      if (underWay) expect(values["programme/remaining"]).toBeGreaterThan(0);
      const sameProgramme = before.programme.activeMs <= activeMs;
      if (underWay && sameProgramme && before.programme.state === state) {
        expect(progressPercent).toBeGreaterThanOrEqual(before.programme.progressPercent);
      }
    });
  });

  it("temperature moves only as fast as heater, inlet and losses allow", () => {
    always((machine, before) => {
      const now = machine.state;
      const segment = machine.segments.at(-1);
      // Only time moves the bath, but for laundry put in.
      if (!segment || now.loadKg !== before.loadKg || now.carriedL !== before.carriedL) return;
      const elapsedS = (segment.toMs - segment.fromMs) / 1000;
      const { ambientC, inletWaterC, supplyV } = machine.environment;
      const lowest = Math.min(before.heldL, now.heldL);
      const capacity = TUB_J_K + COTTON_J_KG_K * now.loadKg + WATER_J_KG_K * lowest;
      const hottestW = 2000 * (supplyV / 230) ** 2;
      const lossW =
        TUB_LOSS_W_K * (Math.abs(before.bathC - ambientC) + Math.abs(now.bathC - ambientC));
      const addedL = now.drawnL - before.drawnL;
      const mixJ = WATER_J_KG_K * addedL * (Math.abs(before.bathC - inletWaterC) + 1);
      const limit = ((hottestW + lossW) * elapsedS + mixJ) / capacity;
      expect(Math.abs(now.bathC - before.bathC)).toBeLessThanOrEqual(limit + 1e-6);
    });
  });

  it("a balance never finds more water in the load than the machine holds, nor than cotton takes", () => {
    always((machine) => {
      const { heldL, loadKg } = machine.state;
      const { instruments } = washingMachine.measure(machine.state, machine.environment);
      const percent = instruments?.["balance/remaining-moisture"] ?? Number.NaN;
      expect(percent).toBeGreaterThanOrEqual(-1e-6);
      expect(percent).toBeLessThanOrEqual(180);
      expect((percent / 100) * loadKg).toBeLessThanOrEqual(heldL + 1e-9);
    });
  });

  it("heat in the bath is what heater and warmer surroundings gave", () => {
    always((machine) => {
      const { bathC, energyWh, heldL, loadKg } = machine.state;
      const capacity = TUB_J_K + COTTON_J_KG_K * loadKg + WATER_J_KG_K * heldL;
      // Rooms are 35 °C at most, water 25 °C: what is above that, electricity has brought.
      expect((bathC - 35) * capacity).toBeLessThanOrEqual(energyWh * 3600 + 1e-3);
    });
  });

  it("the state is plain data", () => {
    always((machine) => {
      expect(JSON.parse(JSON.stringify(machine.state))).toEqual(machine.state);
    });
  });

  it("energy is the integral of power, and pieces make the whole", () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 2, max: 5 }), (usage, pieces) => {
        const whole = new Machine();
        const cut = new Machine();
        cut.pieces = pieces;
        play(whole, usage);
        let integralWh = 0;
        let last = { atMs: cut.nowMs, powerW: 0 };
        const power = () => washingMachine.measure(cut.state, cut.environment).powerW;
        last.powerW = power();
        cut.onChange = () => {
          integralWh += (last.powerW * (cut.nowMs - last.atMs)) / 3.6e6;
          last = { atMs: cut.nowMs, powerW: power() };
        };
        play(cut, usage);
        expect(cut.state.energyWh).toBeCloseTo(integralWh, 6);
        expect(cut.state.programme.state).toBe(whole.state.programme.state);
        for (const quantity of ["energyWh", "drawnL", "drainedL", "heldL", "bathC"] as const) {
          const scale = Math.max(1, Math.abs(whole.state[quantity]));
          const apart = Math.abs(cut.state[quantity] - whole.state[quantity]);
          expect(apart / scale, quantity).toBeLessThan(1e-6);
        }
      }),
      RUNS,
    );
  });
});

describe("the heat balance of the bath", () => {
  it("stores what heater and inlet bring, less what drains and what is lost to the room", () => {
    const segment = fc.record({
      startC: fc.integer({ min: 5, max: 95 }),
      loadKg: fc.integer({ min: 0, max: 12 }),
      heldL: fc.integer({ min: 26, max: 60 }),
      heaterW: fc.constantFrom(0, 2000),
      waterLS: fc.constantFrom(-0.25, 0, 8 / 60),
      inletC: fc.integer({ min: 5, max: 25 }),
      ambientC: fc.integer({ min: 5, max: 35 }),
      elapsedS: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(segment, ({ startC, loadKg, heldL, elapsedS, ...flows }) => {
        const capacity = heatCapacityJK(heldL, loadKg);
        const at = (s: number) => temperatureAfter(startC, capacity, flows, s);
        // The trapezoid rule over the course of the temperature.
        const pieces = 400;
        const stepS = elapsedS / pieces;
        let integralKs = 0;
        for (let i = 0; i < pieces; i++) {
          integralKs += (stepS * (at(i * stepS) + at((i + 1) * stepS))) / 2;
        }
        const k = flows.waterLS * WATER_J_KG_K;
        const stored = (capacity + k * elapsedS) * at(elapsedS) - capacity * startC;
        const brought = flows.heaterW * elapsedS + Math.max(k, 0) * flows.inletC * elapsedS;
        const drained = Math.max(-k, 0) * integralKs;
        const lost = TUB_LOSS_W_K * (integralKs - flows.ambientC * elapsedS);
        expect(Math.abs(stored - (brought - drained - lost))).toBeLessThan(5);
      }),
      RUNS,
    );
  });
});
