/** Monitors of the Homie convention over what a late subscriber finds. */

import type { Monitor } from "../case.ts";
import type { Delivered, View } from "../view.ts";
import { lastUpTo } from "./connection.ts";
import { propertyAt, surfaceAt } from "./described.ts";
import { isExtended, lastFinding, ownMessages, shown, sweep } from "./homie-sweep.ts";
import { Tally } from "./tally.ts";

/** State, description and targets are found by a late subscriber. */
const attributesRetained: Monitor = {
  id: "homie.attributes-retained",
  revision: 1,
  title: "A late subscriber looks for state, description and targets",
  covers: ["interoperability.homie.attributes-retained"],
  judge: (view) => {
    const look = lastFinding(view, "ready");
    if (!look) return [];
    const rule = "a late subscriber finds $state, $description and every $target that was told";
    const tally = new Tally("interoperability.homie.attributes-retained", rule);
    const targets = Object.keys(surfaceAt(view, look.mark.index)?.properties ?? {})
      .map((path) => `${path}/$target`)
      .filter((key) => (lastUpTo(view.told(key), look.mark.index)?.text ?? "") !== "");
    for (const key of ["$state", "$description", ...targets]) {
      const found = look.found.get(key);
      if (found) tally.keep(found.index);
      else tally.offend(`no ${key} is found`, look.mark.index);
    }
    return tally.claims();
  },
  killedBy: ["description-not-retained", "targets-not-retained"],
};

/** Alerts that stand are found, and those that were removed are not. */
const alertRetained: Monitor = {
  id: "homie.alert-retained",
  revision: 1,
  title: "A late subscriber looks for the alerts",
  covers: ["interoperability.homie.alert-retained"],
  judge: (view) => {
    const rule = "a late subscriber finds the alerts that stand, and no others";
    const look = lastFinding(view, "ready");
    return sweep(view, "interoperability.homie.alert-retained", rule, "alert", (tally) => {
      for (const { part, retain, text, index } of ownMessages(view)) {
        if (part.part !== "attribute" || part.attribute !== "$alert" || retain === undefined)
          continue;
        const loose = !retain && text !== "";
        tally.check(index, loose ? `$alert/${shown(part.rest)} sent without retain` : undefined);
      }
      if (!look) return;
      for (const id of view.alerts) {
        const key = `$alert/${id}`;
        const told = lastUpTo(view.told(key), look.mark.index);
        if (!told) continue;
        const found = look.found.get(key);
        const stands = told.text !== "";
        if (stands === (found !== undefined)) tally.keep(found?.index ?? look.mark.index);
        else {
          const problem = stands ? "stands and is not found" : "was removed and is still found";
          tally.offend(`${shown(key)} ${problem}`, found?.index ?? look.mark.index, told.index);
        }
      }
    });
  },
  killedBy: ["alerts-not-retained"],
};

/** Nothing is found that the description does not account for. */
const leftovers: Monitor = {
  id: "homie.leftovers",
  revision: 1,
  title: "Everything that a late subscriber finds is looked up in the description",
  covers: ["interoperability.homie.leftovers"],
  judge: (view) => {
    const look = lastFinding(view, "ready");
    if (!look || surfaceAt(view, look.mark.index) === undefined) return [];
    const rule = "everything that is retained below the device follows from its description";
    const tally = new Tally("interoperability.homie.leftovers", rule);
    for (const [rest, found] of look.found) {
      const known = isAccounted(view, found, look.mark.index);
      if (known === undefined) continue;
      tally.check(found.index, known ? undefined : `${shown(rest)} is found and not described`);
    }
    return tally.claims();
  },
  killedBy: ["leaves-old-property"],
};

/** Does it follow from the description? `undefined` where another requirement, or another party, is asked. */
function isAccounted(view: View, { part }: Delivered, index: number): boolean | undefined {
  switch (part?.part) {
    case "attribute":
      if (part.attribute === "$log") return undefined;
      return (
        ["$state", "$description", "$alert"].includes(part.attribute) || isExtended(view, index)
      );
    case "property": {
      const property = propertyAt(view, part.path, index);
      if (property?.retained === false) return undefined;
      return property !== undefined || isExtended(view, index);
    }
    case "target":
      return propertyAt(view, part.path, index) !== undefined;
    case "set":
      // Somebody asked for it, and not as a controller should.
      return undefined;
    default:
      return isExtended(view, index);
  }
}

/** The state goes first when a device is removed. */
const removalOrder: Monitor = {
  id: "homie.removal-order",
  revision: 1,
  title: "The removal of state, description and the rest is followed",
  covers: ["interoperability.homie.removal-order"],
  judge: (view) => {
    const rule = "a removal begins with $state and leaves nothing retained";
    return sweep(view, "interoperability.homie.removal-order", rule, "removal", (tally) => {
      judgeOrder(view, tally);
      const look = lastFinding(view, "");
      const gone = look && lastUpTo(view.states, look.mark.index);
      if (!look || !gone) return;
      const left = [...look.found].filter(([, { part }]) => part?.part !== "set");
      for (const [rest, { index }] of left) {
        tally.offend(`${shown(rest)} stays after the removal`, index, gone.index);
      }
      if (left.length === 0) tally.keep(gone.index);
    });
  },
  killedBy: ["description-removed-first"],
};

function judgeOrder(view: View, tally: Tally): void {
  let state = "";
  for (const { part, text, index } of ownMessages(view)) {
    if (part.part !== "attribute" || part.rest !== "") continue;
    if (part.attribute === "$state") {
      if (text === "" && state !== "") tally.keep(index);
      state = text;
    } else if (part.attribute === "$description" && text === "") {
      tally.check(index, state === "" ? undefined : `$description goes while $state is ${state}`);
    }
  }
}

/** The monitors of this file. */
export const homieRetainedMonitors: readonly Monitor[] = [
  attributesRetained,
  alertRetained,
  leftovers,
  removalOrder,
];
