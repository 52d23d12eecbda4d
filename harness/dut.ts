/** What is known of a device under test before a case runs. */

import type { RequirementId } from "../profiles/index.ts";
import type { Declaration } from "../src/thing/declaration.ts";
import type { Surface } from "../src/thing/surface.ts";
import type { DeviceAddress } from "../src/thing/wire.ts";
import type { DecisionRule } from "./claim.ts";

/** What the road to the device lets the bench see and do. */
export type Ability =
  /** Messages as subscribers receive them. */
  | "messages"
  /** Every packet as the broker receives it: connects, wills, acknowledgements. */
  | "packets"
  /** Requests can be sent. */
  | "requests"
  /** The device's network can be cut and restored. */
  | "network"
  /** Its vain attempts to connect are counted. */
  | "attempts"
  /** It can be pointed at a stand-in broker that shows other certificates. */
  | "tls-endpoint"
  /** Its mains can be cut and restored. */
  | "mains"
  /** Somebody can work doors and buttons. */
  | "person"
  /** Defects can be switched on in the device. */
  | "defects"
  /** The air around it can be held at a temperature. */
  | "chamber"
  /** Its electric power is measured from outside. */
  | "meter"
  /** Its water is measured from outside. */
  | "water-meter"
  /** Particles can be filled in and measured. */
  | "particle-chamber"
  /** Thermometers stand in compartments or loads. */
  | "thermometers"
  /** The water at the outlet is measured: temperature, */
  | "outlet-thermometer"
  /** and amount. */
  | "hot-water-meter"
  /** Net and reject water are measured apart. */
  | "net-water-meter"
  /** Dissolved solids are measured before and after it. */
  | "conductivity-meter"
  /** It can blow into a test duct with a throttle, flow and pressures being measured. */
  | "air-flow-rig"
  /** Illuminance is measured. */
  | "light-meter"
  /** What heat it moves is measured. */
  | "calorimeter"
  /** What comes out of it can be weighed. */
  | "balance"
  /** It may be erased: it is made anew for each case, or its statement allows it. */
  | "destruction"
  /** Samples of power over time. */
  | "power-record";

/** The answer of a statement by which somebody allows a device to be erased and updated. */
export const DESTRUCTION_ANSWER = "destructive-tests";

/** A manufacturer's statements: answers (ICS) and values for testing (IXIT). */
export interface Statement {
  /** Conformance statement: question to yes or no; a missing one is unknown. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** Extra information for testing: `rated-capacity`, `volume`, ...; numbers in the unit of its template. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** A device under test, as the plan and the oracles know it. Plain data: it is stored in the bundle. */
export interface Dut {
  /** As given on the command line. */
  readonly spec: string;
  /** Its id in reports; unique in a run; safe in file names. */
  readonly id: string;
  readonly kind: string | undefined;
  readonly address: DeviceAddress;
  /** Address of the rig's device, where there is one. */
  readonly rig?: DeviceAddress;
  readonly abilities: readonly Ability[];
  /** What the device says of itself; `undefined` when it has said nothing legible. */
  readonly surface: Surface | undefined;
  /** The normative table of its kind. */
  readonly table: Declaration | undefined;
  readonly statement: Statement;
  /** Values read when it was probed, by `node/property` (texts as on the wire). */
  readonly found: Readonly<Record<string, string>>;
  /** What the bench's own reading of a time may be wrong by, in ms; 0 in virtual time. */
  readonly timingUncertaintyMs: number;
  /** Seconds of the device's clock per second of the bench's; 1 unless it runs accelerated. */
  readonly rate: number;
}

/** What a requirement's limits are in this run. */
export interface Terms {
  /** Value of a requirement's parameter in its declared unit. */
  parameter(requirement: RequirementId, name: string): number;
  /** A named budget in ms. */
  budget(name: string): number;
  readonly decision: DecisionRule;
  /** The date the run is judged for, `YYYY-MM-DD`. */
  readonly on: string;
}
