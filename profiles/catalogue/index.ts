/** The catalogue: every requirement there is, by id. An id that two files define does not compile. */

import type { OwnRequirements } from "../own.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { afterSales } from "./after-sales.ts";
import { airConditionerGreen } from "./air-conditioner.ts";
import { airPurifierGreen } from "./air-purifier.ts";
import { command } from "./command.ts";
import { discovery } from "./discovery.ts";
import { fault } from "./fault.ts";
import { homieConvention } from "./homie.ts";
import { interoperability } from "./interoperability.ts";
import { microwaveOvenGreen } from "./microwave-oven.ts";
import { programme } from "./programme.ts";
import { rangeHoodGreen } from "./range-hood.ts";
import { recordingGreen } from "./recording.ts";
import { refrigeratorGreen } from "./refrigerator.ts";
import { rural } from "./rural.ts";
import { security } from "./security.ts";
import { securityStated } from "./security-stated.ts";
import { securityTls } from "./security-tls.ts";
import { session } from "./session.ts";
import { standbyGreen } from "./standby.ts";
import { telemetry } from "./telemetry.ts";
import { twin } from "./twin.ts";
import { update } from "./update.ts";
import { washingMachineGreen } from "./washing-machine.ts";
import { waterHeaterGreen } from "./water-heater.ts";
import { waterPurifierGreen } from "./water-purifier.ts";

type Area = Readonly<Record<string, Requirement | Editions>>;

type IdOf<A> = A extends unknown ? keyof A & string : never;

/** The areas as they are; an area with an id of an earlier one is replaced by that id. */
type Distinct<
  Areas extends readonly Area[],
  Earlier extends string = never,
> = Areas extends readonly [infer First, ...infer Rest extends readonly Area[]]
  ? readonly [
      IdOf<First> & Earlier extends never ? First : { "defined twice": IdOf<First> & Earlier },
      ...Distinct<Rest, Earlier | IdOf<First>>,
    ]
  : readonly [];

/**
 * Joins areas into one record.
 * @throws Error naming an id that two areas define.
 */
export function join<const Areas extends readonly Area[]>(
  areas: Areas & Distinct<NoInfer<Areas>>,
): Readonly<Record<IdOf<Areas[number]>, Requirement | Editions>> {
  const joined: Record<string, Requirement | Editions> = {};
  for (const area of areas as Areas) {
    for (const [id, entry] of Object.entries(area)) {
      if (id in joined) throw new Error(`requirement ${id} is defined twice in the catalogue`);
      joined[id] = entry;
    }
  }
  return joined as Record<IdOf<Areas[number]>, Requirement | Editions>;
}

/** Every requirement, in the order of the areas. */
export const catalogue = join([
  interoperability,
  discovery,
  homieConvention,
  telemetry,
  command,
  session,
  fault,
  update,
  afterSales,
  programme,
  twin,
  security,
  securityTls,
  securityStated,
  refrigeratorGreen,
  washingMachineGreen,
  airConditionerGreen,
  airPurifierGreen,
  waterPurifierGreen,
  waterHeaterGreen,
  rangeHoodGreen,
  microwaveOvenGreen,
  standbyGreen,
  rural,
  recordingGreen,
]);

/** The id of a requirement that comes with the project. */
export type ShippedRequirementId = keyof typeof catalogue;

/** The id of a requirement, ours or one that a package has declared. A wrong one does not compile. */
export type RequirementId = ShippedRequirementId | (keyof OwnRequirements & string);

type FirstWord<Id> = Id extends `${infer First}.${string}` ? First : never;

/** The first word of an id: what part of a profile a requirement belongs to. */
export type Group = FirstWord<ShippedRequirementId>;

/** Every id, in the order of the catalogue. */
export const requirementIds = Object.keys(catalogue) as readonly ShippedRequirementId[];
