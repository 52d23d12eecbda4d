/** What the monitors of the Homie convention share: messages below the device's topic, and rules over all of them. */

import type { RequirementId } from "../../profiles/index.ts";
import { deviceTopic } from "../../src/thing/wire.ts";
import { type Claim, holds } from "../claim.ts";
import type { Delivered, Mark, Said, View } from "../view.ts";
import { lastUpTo } from "./connection.ts";
import { surfaceAt } from "./described.ts";
import { Tally } from "./tally.ts";

const SHOWN_CHARACTERS = 40;
const POINTERS = 3;

/** A text as it is shown to people: cut where it is long. */
export function shown(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** What the device said below its own topic. */
export function ownMessages(view: View): readonly Said[] {
  const base = `${deviceTopic(view.dut.address)}/`;
  return view.said.filter(({ topic }) => topic.startsWith(base));
}

/** The part of a topic below the device. */
export function restOf(view: View, topic: string): string {
  return topic.slice(deviceTopic(view.dut.address).length + 1);
}

/**
 * A rule over everything that the device said: `judge` checks what it is about. Where the device said
 * nothing of the sort, that is what was seen; where it said nothing at all, nothing was.
 */
export function sweep(
  view: View,
  requirement: RequirementId,
  rule: string,
  what: string,
  judge: (tally: Tally) => void,
): readonly Claim[] {
  const tally = new Tally(requirement, rule);
  judge(tally);
  const claims = tally.claims();
  if (claims.length > 0) return claims;
  const messages = ownMessages(view);
  const pointers = messages.slice(-POINTERS).map(({ index }) => index);
  if (pointers.length === 0) return [];
  const actual = `no ${what} among ${messages.length} messages`;
  return [holds(requirement, { expected: rule, actual, pointers })];
}

/** May the device have topics with `$` that the convention does not know? */
export function isExtended(view: View, index: number): boolean {
  return surfaceAt(view, index)?.extensions !== undefined;
}

/** What a fresh subscriber found below the device's topic, by the part below it. */
export interface Finding {
  readonly mark: Mark;
  readonly found: ReadonlyMap<string, Delivered>;
}

/** The last look at which the device was known to be in that state, by its own word or as found. */
export function lastFinding(view: View, state: string): Finding | undefined {
  const marks = view.marksOf("look");
  const base = `${deviceTopic(view.dut.address)}/`;
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i] as Mark;
    const found = new Map<string, Delivered>();
    for (const each of view.delivered) {
      const own = each.look === i + 1 && each.retain && each.topic.startsWith(base);
      if (own && each.text !== "") found.set(restOf(view, each.topic), each);
    }
    const told = lastUpTo(view.states, mark.index)?.text;
    if ((told ?? found.get("$state")?.text ?? "") === state) return { mark, found };
  }
  return undefined;
}
