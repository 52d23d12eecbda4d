/** A refrigerator as its index needs it: compartments, doors and build, as they are declared. */

import {
  type Compartment,
  type CompartmentType,
  compartmentParameters,
  type RefrigeratingAppliance,
} from "../../metrics/refrigerator-eu-2019-2016.ts";
import { volumeHolds } from "../../metrics/refrigerator-gb-12021-2-2015.ts";
import type { View } from "../../view.ts";
import { type Rated, ratedNumber, ratedWord } from "../metering.ts";

/** What keeps the appliance from being known, in words. */
export interface Problem {
  readonly problem: string;
}

/** The regulation is for appliances of up to this total volume, in L. */
const LARGEST_L = 1500;
/** Nodes and names on the wire that are not the regulation's words. */
const WORDS: Partial<Record<CompartmentType, string>> = { "4-star": "freezer" };

/** A volume by its name; a problem where statement and device disagree or it is none. */
function volumeOf(view: View, name: string): Rated | Problem | undefined {
  const rated = ratedNumber(view, name);
  if (!rated) return undefined;
  if (rated.value < 0) return { problem: `${name} is ${rated.value} L; expected 0 L or more` };
  const told = Number(view.dut.found[`info/${name}`] ?? Number.NaN);
  const stated = view.dut.statement.values[name] !== undefined;
  const agree =
    !stated ||
    Number.isNaN(told) ||
    (volumeHolds(told, rated.value) && volumeHolds(rated.value, told));
  if (agree) return rated;
  return { problem: `the statement says ${name} ${rated.value} L, the device ${told} L` };
}

/** The appliance as it is declared, or why it is not known. */
export function applianceOf(view: View): RefrigeratingAppliance | Problem {
  const nodes = Object.keys(view.dut.surface?.nodes ?? {});
  const defrost = ratedWord(view, "automatic-defrost");
  const compartments: Compartment[] = [];
  for (const type of Object.keys(compartmentParameters) as CompartmentType[]) {
    const word = WORDS[type] ?? type;
    const volume = volumeOf(view, `${word}-volume`);
    if (volume && "problem" in volume) return volume;
    if (!volume && nodes.includes(word)) return { problem: `${word}-volume is not declared` };
    // A compartment of 0 L is one that it does not have.
    if (!volume || volume.value === 0) continue;
    const frozen = compartmentParameters[type].group === "frozen";
    compartments.push({ type, volumeL: volume.value, autoDefrost: !frozen || defrost === "true" });
  }
  const totalL = compartments.reduce((sum, { volumeL }) => sum + volumeL, 0);
  if (!(totalL > 0)) return { problem: "no compartment with a volume above 0 L is declared" };
  if (totalL > LARGEST_L) {
    return { problem: `volumes of ${totalL} L are declared; expected up to ${LARGEST_L} L` };
  }
  if (defrost === undefined) return { problem: "automatic-defrost is not declared" };
  const doors = nodes.filter((node) => node === "door" || node.endsWith("-door")).length;
  const externalDoors = ratedNumber(view, "external-doors")?.value ?? Math.max(1, doors);
  if (!(externalDoors >= 1)) return { problem: `external-doors is ${externalDoors}` };
  return { compartments, builtIn: view.dut.statement.answers["built-in"] === true, externalDoors };
}
