/** How the harness gets at a device: one encounter at a time, each with a world and a trace of its own. */

import type { Road } from "../src/link/road.ts";
import type { Declaration } from "../src/thing/declaration.ts";
import type { DeviceAddress } from "../src/thing/wire.ts";
import type { Statement } from "./dut.ts";
import type { Person } from "./person.ts";

/** A device that can be met again and again. */
export interface Subject {
  /** As given on the command line. */
  readonly spec: string;
  /** Unique in a run, safe in file names. */
  readonly id: string;
  /** The kind, where it is known beforehand; otherwise the description tells. */
  readonly kind: string | undefined;
  readonly address: DeviceAddress;
  /** The rig's device; it is looked for on the broker. */
  readonly rig: DeviceAddress | undefined;
  readonly statement: Statement;
  readonly person?: Person;
  /** Made anew for each encounter: whatever happens to it, the next one finds it as it was. */
  readonly fresh?: true;
  /** Seconds of device time per second of the bench, where it is known beforehand. */
  readonly rate?: number;
  /** Simulated devices are made anew for each encounter, seeded by `name`. */
  open(name: string): Promise<Road>;
}

/** The normative table of a kind, by kind. */
export type Tables = Readonly<Record<string, Declaration>>;
