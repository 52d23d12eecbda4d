/** Words to write conditions with. They build data; the plan evaluates it. */

import type { Condition, Feature } from "./requirement.ts";

/** Holds for every device. */
export const always: Condition = { op: "always" };

/** Holds for the kinds named. */
export const kind = (...kinds: string[]): Condition => ({ op: "kind", kinds });

/** Holds where the description has `node/element` (`*` for any node or element). */
export const has = (path: string): Condition => ({ op: "has", path });

/** Holds where some retained property can be set. */
export const settable: Condition = { op: "settable" };

/** Holds where the device shows this use of Homie. */
export const uses = (feature: Feature): Condition => ({ op: "uses", feature });

/** Holds where the kind's table declares something of that sort. */
export const declares = (what: "fault" | "interlock" | "operation"): Condition => ({
  op: "declares",
  what,
});

/** Holds where the device is known only by a power meter's record of it. */
export const recorded: Condition = { op: "recorded" };

/** Holds where the conformance statement says yes to `answer`. */
export const states = (answer: string): Condition => ({ op: "states", answer });

/** Holds where all of `of` hold. */
export const all = (...of: Condition[]): Condition => ({ op: "all", of });

/** Holds where any of `of` holds. */
export const any = (...of: Condition[]): Condition => ({ op: "any", of });

/** Holds where `of` does not. */
export const not = (of: Condition): Condition => ({ op: "not", of });
