/** The defect that our case has to catch: without it, nobody knows that the case can fail. */

import { isAbout, type Mutant, wrap } from "hearthmark/devices";

const DOOR = "fresh-food-door/open";
const LATE_MS = 20_000;

/** A refrigerator that tells an open door 20 s late. */
export const doorToldLate: Mutant = {
  id: "door-told-late",
  about: "Tells that the door is open 20 s after it was opened.",
  kinds: ["refrigerator"],
  violates: ["kitchen-lab.door.told-in-time"],
  caughtBy: "kitchen-lab.open-door",
  wire: wrap(() => ({
    out: (message, context) => {
      const late = isAbout(message, context, DOOR) && String(message.payload) === "true";
      if (late) context.world.after(LATE_MS, () => context.say(message));
      return late ? [] : [message];
    },
  })),
};
