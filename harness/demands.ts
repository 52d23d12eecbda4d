/** What a profile demands on a date: each requirement in its edition in force, with its numbers. */

import {
  type Condition,
  type Editions,
  effectiveOn,
  type Profile,
  type Requirement,
  type RequirementId,
  catalogue as shipped,
  standing,
} from "../profiles/index.ts";
import type { Day } from "../profiles/requirement.ts";
import { DEFAULT_BUDGETS } from "./budgets.ts";
import type { Terms } from "./dut.ts";

/** The entries a profile draws on: ours, or ours with an overlay laid over them. */
export type Catalogue = Readonly<Record<RequirementId, Requirement | Editions>>;

/** One requirement as it is demanded in this run. */
export interface Demand {
  readonly id: RequirementId;
  /** The edition in force; `undefined` when none is on that date. */
  readonly requirement: Requirement | undefined;
  /** The requirement's own condition and what the profile adds. */
  readonly when: Condition;
  /** Can it fail anybody? Only if it and its numbers are verified. */
  readonly judges: boolean;
}

/** A profile bound to a date. */
export interface Demands {
  readonly profile: Profile<RequirementId>;
  readonly on: Day;
  readonly all: readonly Demand[];
  readonly terms: Terms;
}

/**
 * Binds a composed profile to a date.
 * @param budgets changes to budgets by the device's statement, in ms.
 */
export function demandsOn(
  profile: Profile<RequirementId>,
  on: Day,
  catalogue: Catalogue = shipped,
  budgets: Readonly<Record<string, number>> = {},
): Demands {
  const all = profile.requirements.map((id): Demand => {
    const requirement = effectiveOn(catalogue[id], on);
    const added = profile.conditions?.[id];
    const own = requirement?.when ?? { op: "always" as const };
    return {
      id,
      requirement,
      when: added ? { op: "all", of: [own, added] } : own,
      judges: requirement !== undefined && standing(requirement) === "verified",
    };
  });
  const byId = new Map(all.map((demand) => [demand.id, demand]));
  const known: Readonly<Record<string, number>> = {
    ...DEFAULT_BUDGETS,
    ...profile.budgets,
    ...budgets,
  };
  return {
    profile,
    on,
    all,
    terms: {
      on,
      decision: profile.decision,
      parameter: (id, name) => {
        const changed = profile.parameters?.[id]?.[name];
        const value = changed ?? byId.get(id)?.requirement?.parameters?.[name]?.value;
        const fallback = value ?? effectiveOn(catalogue[id], on)?.parameters?.[name]?.value;
        if (fallback === undefined) {
          throw new RangeError(`requirement ${id} has no parameter ${name} on ${on}`);
        }
        return fallback;
      },
      budget: (name) => {
        const value = known[name];
        if (value === undefined) throw new RangeError(`there is no budget named ${name}`);
        return value;
      },
    },
  };
}
