/**
 * What a kind of appliance has to supply: one state, a pure step of its physics, a pure reaction.
 * Connection, birth, frames, acknowledgements and back-off are the host's and the same for all.
 */

import type { Declaration, DeclarationWords, Value, Values } from "../../src/thing/declaration.ts";
import type { Service } from "./services/service.ts";

/** Parameters of an appliance as given in `sim:<kind>?name=value`; read and checked by the model. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * The surroundings that an appliance feels, as they are at the beginning of a segment of physics. The
 * room and the rig's instruments change them; physics reads them.
 */
export interface Environment {
  /** Air around the appliance, in °C. */
  readonly ambientC: number;
  /** Relative humidity of that air, in percent. */
  readonly humidityPercent: number;
  /** Fine particles (PM2.5) in that air, in µg/m³. */
  readonly particlesUgM3: number;
  /** Volume of the room or chamber, in m³. */
  readonly roomM3: number;
  /** Outdoor air, in °C. */
  readonly outdoorC: number;
  /** Supply voltage, in V; 0 when the mains are cut. */
  readonly supplyV: number;
  /** Cold water at the inlet, in °C. */
  readonly inletWaterC: number;
  /**
   * What the test duct of an air-flow rig takes at 420 m³/h, in Pa; it grows with the square of the
   * flow. Absent where the appliance blows into its own duct.
   */
  readonly ductPa?: number;
}

/** What an appliance does to the room it stands in, constant over a segment of physics. */
export interface Influence {
  /** Sensible heat into the room air, in W; negative when it cools. */
  readonly heatW?: number;
  /** Water vapour into the room air, in g/s; negative when it dries. */
  readonly moistureGS?: number;
  /** Air cleaned of particles, in m³/h (a purifier's CADR at this moment). */
  readonly cleaningM3H?: number;
}

/** Where an appliance stands if nobody says otherwise. */
export const HOUSEHOLD: Environment = {
  ambientC: 23,
  humidityPercent: 50,
  particlesUgM3: 35,
  roomM3: 36,
  outdoorC: 30,
  supplyV: 230,
  inletWaterC: 15,
};

/** Why a request is refused; the words of the wire. */
export type Refusal =
  | "constraint-error"
  | "invalid-in-state"
  | "unsupported"
  | "busy"
  | "remote-control-off"
  | "failure";

/** Something that the appliance is told or that happens to it. */
export type Input =
  /** A request for a property, already validated and rounded against the declaration. */
  | { readonly kind: "set"; readonly path: string; readonly value: Exclude<Value, null> }
  /** A request for an action, parameters validated against its schema. */
  | {
      readonly kind: "action";
      readonly path: string;
      readonly parameters: Readonly<Record<string, unknown>>;
    }
  /** A person does something at the appliance (one of the declaration's operations). */
  | {
      readonly kind: "operate";
      readonly operation: string;
      readonly parameters: Readonly<Record<string, unknown>>;
    }
  /** A defect begins or ends (one of the kind's defects, not a code on the wire). */
  | { readonly kind: "defect"; readonly defect: string; readonly present: boolean }
  /** Mains come back after having been off (state is what was kept). */
  | { readonly kind: "power-on" }
  /** Mains fail. */
  | { readonly kind: "power-off" }
  /** The time that the model asked for in `wakeAtMs` has come. */
  | { readonly kind: "wake" };

/** What follows from a reaction, besides the new state. */
export type Effect =
  | { readonly kind: "refuse"; readonly status: Refusal; readonly detail: string }
  | {
      readonly kind: "event";
      readonly path: string;
      readonly payload: Readonly<Record<string, unknown>>;
    };

/** A new state and what follows. */
export interface Reaction<S> {
  readonly state: S;
  readonly effects: readonly Effect[];
}

/**
 * A kind of appliance. `S` is its whole state: plain data, never changed in place, enough to derive
 * every reported value, so that no two reports can contradict each other.
 */
export interface Model<S> {
  readonly declaration: Declaration;
  readonly words: DeclarationWords;
  /** What it offers besides; declaration and words show it already. */
  readonly services?: readonly Service[];
  /** Who made it, as `info/manufacturer` and `info/model` tell. */
  readonly identity: { readonly manufacturer: string; readonly model: string };
  /** Defects that can be switched on, by id, with the sentence that explains each. */
  readonly defects: Readonly<Record<string, string>>;
  /**
   * The state of a fresh appliance that has stood in `environment` long enough to be settled.
   * @throws RangeError naming a parameter that is unknown or out of range, with what is expected.
   */
  initial(parameters: Parameters, environment: Environment, nowMs: number): S;
  /**
   * Physics: the state `toMs - fromMs` later, with nothing happening in between but what
   * {@link wakeAtMs} announced. Called only with `toMs <= wakeAtMs(state)`.
   */
  advance(state: S, fromMs: number, toMs: number, environment: Environment): S;
  /** The latest time to which {@link advance} may go before {@link react} has to hear `wake`. */
  wakeAtMs(state: S, nowMs: number, environment: Environment): number;
  react(state: S, input: Input, nowMs: number, environment: Environment): Reaction<S>;
  /**
   * The values of the properties that are the kind's own, plus `energy/power` (W, rounded to the
   * declared step) and `energy/energy` (kWh). `info`, `health`, `control` and `sys` are the host's.
   * `null` is unknown.
   */
  observe(state: S, nowMs: number, environment: Environment): Values;
  /** What is rated: the values of the `info` properties that the kind adds, and `info/rated-power`. */
  rated(state: S): Values;
  /** Codes of the faults that stand now. */
  faults(state: S): readonly string[];
  /** What the laboratory can measure from outside, without asking the appliance. */
  measure(state: S, environment: Environment): Measurable;
  /** What the appliance does to the room it stands in. */
  influence(state: S, environment: Environment): Influence;
  /** How often a frame is due, in ms, in this state; at most 60 000, at most 10 000 in a programme. */
  frameEveryMs(state: S): number;
}

/** What instruments can read off an appliance at this moment. */
export interface Measurable {
  /** Instantaneous electric power, in W. */
  readonly powerW: number;
  /** Electric energy since the beginning, in Wh: the exact integral of power. */
  readonly energyWh: number;
  /** Water drawn since the beginning, in L. */
  readonly waterL?: number;
  /** Temperatures at named points, in °C, as thermometers placed there would show. */
  readonly temperaturesC?: Readonly<Record<string, number>>;
  /**
   * What the rig's further instruments would read, by their path there (`outlet/temperature`), in the
   * unit of the instrument's declaration. An instrument that no reading is given for is not put up.
   */
  readonly instruments?: Readonly<Record<string, number>>;
}
