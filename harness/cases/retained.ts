/** What a subscriber finds who comes late: values of retained properties, and nothing else. */

import type { RequirementId } from "../../profiles/index.ts";
import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { View } from "../view.ts";
import { lastUpTo } from "./connection.ts";
import { alwaysKnown, framed, type Look, lastLook, propertyAt, retainedAt } from "./described.ts";
import { onRetainedTopic } from "./messages.ts";
import { Tally } from "./tally.ts";

/** A late subscriber finds every retained property that has a value, and nothing that is over. */
export const valueRetained: Monitor = {
  id: "value.retained",
  revision: 1,
  title: "What a late subscriber finds is held against the description",
  covers: ["interoperability.value.retained"],
  judge: (view) => [...judgeLook(view), ...judgeFlags(view)],
  killedBy: ["serial-not-retained", "retained-frames"],
};

function judgeLook(view: View): readonly Claim[] {
  const look = lastLook(view);
  if (!look) return [];
  const rule = "a late subscriber finds every retained property, and no event, action or frame";
  const tally = new Tally("interoperability.value.retained", rule);
  for (const { path } of retainedAt(view, look.mark.index)) {
    const found = look.found.get(path);
    if (found) tally.keep(found.index);
    else {
      const problem = missing(view, look, path);
      if (problem !== undefined) tally.offend(`${path} ${problem}`, look.mark.index);
    }
  }
  for (const [path, found] of look.found) {
    const property = propertyAt(view, path, look.mark.index);
    if (property?.retained === false) tally.offend(`${path} is found retained`, found.index);
  }
  return tally.claims();
}

/** Why a property that was not found ought to have been; `undefined` where it may be unknown. */
function missing(view: View, look: Look, path: string): string | undefined {
  const told = lastUpTo(view.told(path), look.mark.index);
  if (told) return told.text === "" ? undefined : `was told as ${told.text} and is not found`;
  const value = framed(view, path, look.mark.index) ?? null;
  if (value !== null) return `is ${String(value)} in the newest frame and is not found`;
  return alwaysKnown(view, path) ? "is not found" : undefined;
}

/** The retain flag as the device sets it; seen only where its packets are. */
function judgeFlags(view: View): readonly Claim[] {
  const rule = "retained topics are sent with the retain flag, all others without";
  const tally = new Tally("interoperability.value.retained", rule);
  for (const said of view.said) {
    const { part, retain, index, topic, text } = said;
    if (retain === undefined) continue;
    const wanted = onRetainedTopic(view, said);
    if (wanted) tally.check(index, retain ? undefined : `${topic} was sent without retain`);
    else if (part.part === "property" && propertyAt(view, part.path, index)) {
      // Sending nothing with the flag clears what may stand there.
      const kept = retain && text !== "";
      tally.check(index, kept ? `${topic} was sent with retain` : undefined);
    }
  }
  return tally.claims();
}

/** Claims that each of `paths` has a value that a late subscriber finds or that was told. */
export function judgePresence(
  view: View,
  requirement: RequirementId,
  rule: string,
  paths: readonly string[],
): readonly Claim[] {
  const look = lastLook(view);
  if (!look) return [];
  const tally = new Tally(requirement, rule);
  for (const path of paths) {
    const told = lastUpTo(view.told(path), look.mark.index);
    const shown = look.found.get(path) ?? (told?.text === "" ? undefined : told);
    if (shown && shown.text.trim() !== "") tally.keep(shown.index);
    else tally.offend(`no ${path}`, look.mark.index);
  }
  return tally.claims();
}
