/** The public entry point of what exists: the kinds of appliances, the rig, and how to put them up. */

import type { Declaration, DeclarationWords } from "../src/thing/declaration.ts";
import { airConditioner } from "./air-conditioner/index.ts";
import { airPurifier } from "./air-purifier/index.ts";
import type { Model } from "./appliance/model.ts";
import { services } from "./appliance/services/index.ts";
import { equip } from "./appliance/services/service.ts";
import { microwaveOven } from "./microwave-oven/index.ts";
import { rangeHood } from "./range-hood/index.ts";
import { refrigerator } from "./refrigerator/index.ts";
import { washingMachine } from "./washing-machine/index.ts";
import { waterHeater } from "./water-heater/index.ts";
import { waterPurifier } from "./water-purifier/index.ts";

export { Appliance, type ApplianceOptions } from "./appliance/appliance.ts";
export { type Answer, Device, type DeviceOptions, type Firmware } from "./appliance/device.ts";
export type * from "./appliance/model.ts";
export { HOUSEHOLD } from "./appliance/model.ts";
export type { Deviation, Mutant, Variant } from "./mutants/mutant.ts";
export { editJson, isAbout, type WireContext, type Wrapping, wrap } from "./mutants/wire.ts";
export { putUp, type Setup, type SetupOptions } from "./rig/setup.ts";

/** Every kind of appliance, in the order in which they are shown. */
// biome-ignore lint/suspicious/noExplicitAny: each model has a state of its own that nobody else reads.
export const kinds: Readonly<Record<string, Model<any>>> = {
  refrigerator: equip(refrigerator, services),
  "washing-machine": equip(washingMachine, services),
  "air-conditioner": equip(airConditioner, services),
  "air-purifier": equip(airPurifier, services),
  "water-purifier": equip(waterPurifier, services),
  "water-heater": equip(waterHeater, services),
  "range-hood": equip(rangeHood, services),
  "microwave-oven": equip(microwaveOven, services),
};

/** The normative table of each kind. */
export const tables: Readonly<Record<string, Declaration>> = Object.fromEntries(
  Object.entries(kinds).map(([kind, model]) => [kind, model.declaration]),
);

/** The words of each kind, in English. */
export const tableWords: Readonly<Record<string, DeclarationWords>> = Object.fromEntries(
  Object.entries(kinds).map(([kind, model]) => [kind, model.words]),
);
