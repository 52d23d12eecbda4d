/** Mutants and variants: an appliance made wrong in one known way, or different without being wrong. */

import type { World } from "../../src/kernel/world.ts";
import type { Attachment, DeviceAddress, TlsFlaw } from "../../src/thing/wire.ts";
import type { DeviceOptions } from "../appliance/device.ts";
import type { Model } from "../appliance/model.ts";
import type { Papers } from "../papers.ts";

/** A deviation from a given appliance: in what it is, in how it is set up, or in what it says. */
export interface Deviation {
  /** Words with dashes, unique among mutants and variants. */
  readonly id: string;
  /** One sentence: what is different. */
  readonly about: string;
  /** Kinds it makes sense for; every kind where it is left out. */
  readonly kinds?: readonly string[];
  /** Wraps the model. */
  readonly model?: <S>(model: Model<S>) => Model<S>;
  /** Wraps the way to the broker. */
  readonly wire?: (attachment: Attachment, world: World, address: DeviceAddress) => Attachment;
  /** Changes how the device is set up. */
  readonly options?: (kind: string) => Partial<Omit<DeviceOptions, "address" | "name">>;
  /** Another Homie domain. */
  readonly domain?: string;
  /** Changes what its maker states of it. */
  readonly papers?: (papers: Papers) => Papers;
  /** What is wrong with its TLS; shows only where it connects by TLS, in step with the wall clock. */
  readonly tls?: TlsFlaw;
}

/** A seeded defect. */
export interface Mutant extends Deviation {
  /** Requirement ids that it violates: a failing claim on any other is blamed wrongly. */
  readonly violates: readonly string[];
  /** The case or monitor that must catch it. */
  readonly caughtBy: string;
  /**
   * Profile and day (`YYYY-MM-DD`) under which what it violates is in force; the main profile, today,
   * where they are left out.
   */
  readonly under?: { readonly profile?: string; readonly on?: string };
}

/** A conforming device of another kind of making: nothing may fail on it. */
export type Variant = Deviation;
