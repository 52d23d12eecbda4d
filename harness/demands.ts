/** What a profile demands on a date: each requirement in its edition in force, with its numbers. */

import {
  type Condition,
  type Editions,
  effectiveOn,
  nearest,
  type Profile,
  ProfileError,
  type Requirement,
  type RequirementId,
  catalogue as shipped,
  standing,
} from "../profiles/index.ts";
import type { Day } from "../profiles/requirement.ts";
import { DEFAULT_BUDGETS } from "./budgets.ts";
import type { Terms } from "./dut.ts";

/**
 * The entries a profile draws on: ours, ours with an overlay laid over them, or a package's own, with
 * ours beside them (`{ ...catalogue, ...own }`) or without.
 */
export type Catalogue = Readonly<Partial<Record<RequirementId, Requirement | Editions>>>;

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
 * @throws ProfileError naming requirements that the catalogue does not have
 */
export function demandsOn(
  profile: Profile<RequirementId>,
  on: Day,
  catalogue: Catalogue = shipped,
  budgets: Readonly<Record<string, number>> = {},
): Demands {
  const entryOf = entriesFor(profile, catalogue);
  const all = profile.requirements.map((id): Demand => {
    const requirement = effectiveOn(entryOf(id), on);
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
        const fallback = value ?? effectiveOn(entryOf(id), on)?.parameters?.[name]?.value;
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

/** The entry of each id that a profile demands; types only say that somebody has declared the id. */
function entriesFor(
  { id: profile, requirements }: Profile<RequirementId>,
  catalogue: Catalogue,
): (id: RequirementId) => Requirement | Editions {
  const known = Object.keys(catalogue);
  const missing = requirements.filter((id) => !Object.hasOwn(catalogue, id));
  if (missing.length > 0) {
    throw new ProfileError(missing.map((id) => absent(`profile ${profile} demands`, id, known)));
  }
  return (id) => {
    const entry = catalogue[id];
    if (entry === undefined) throw new ProfileError([absent("a case asks for", id, known)]);
    return entry;
  };
}

function absent(who: string, id: string, known: readonly string[]): string {
  // A word that no known id begins with is somebody's own: no other id is meant by it.
  const group = `${id.split(".")[0]}.`;
  const close = nearest(
    id,
    known.filter((each) => each.startsWith(group)),
  );
  const remedy =
    close === undefined
      ? "hand in the catalogue that has it, as { ...catalogue, ...own }"
      : `did you mean ${close}?`;
  return `${who} ${id}, which is not in the catalogue; expected one of its ${known.length} requirements; ${remedy}`;
}
