/** Profiles that build on profiles, made into one. */

import { ProfileError } from "./error.ts";
import { nearest } from "./nearest.ts";
import type { Condition, Profile } from "./requirement.ts";

/** Profiles by id, to be found by `extends`. */
export type ProfileLookup<Id extends string = string> = Readonly<Record<string, Profile<Id>>>;

/**
 * A profile with everything it extends taken in: requirements of its bases first, each once;
 * parameters, budgets and conditions of the profile itself over those of its bases, of later bases
 * over earlier ones. The result extends nothing.
 * @param profile a profile, or the id of one in `lookup`
 * @throws ProfileError when a profile is unknown or extends itself, naming the way that leads there
 */
export function composeProfile<Id extends string>(
  profile: string | Profile<Id>,
  lookup: ProfileLookup<Id>,
): Profile<Id> {
  const found =
    typeof profile === "string" ? find(profile, "the profile asked for", lookup) : profile;
  return resolve(found, [found.id], lookup);
}

function find<Id extends string>(
  id: string,
  wanted: string,
  lookup: ProfileLookup<Id>,
): Profile<Id> {
  const found = Object.hasOwn(lookup, id) ? lookup[id] : undefined;
  if (found !== undefined) return found;
  const known = Object.keys(lookup);
  const guess = nearest(id, known);
  throw new ProfileError([
    `${wanted} is ${JSON.stringify(id)}, which is unknown; expected one of ${known.join(", ") || "no profile at all"}; ${
      guess === undefined ? "give a profile file instead" : `did you mean ${guess}?`
    }`,
  ]);
}

function resolve<Id extends string>(
  profile: Profile<Id>,
  way: readonly string[],
  lookup: ProfileLookup<Id>,
): Profile<Id> {
  const bases = (profile.extends ?? []).map((id) => {
    if (way.includes(id)) {
      throw new ProfileError([
        `profile ${profile.id} extends ${id}, which leads back to itself: ${[...way, id].join(" -> ")}; expected profiles without a circle; take one of these out of extends`,
      ]);
    }
    return resolve(find(id, `what profile ${profile.id} extends`, lookup), [...way, id], lookup);
  });
  const { extends: _, ...own } = profile;
  const requirements = [...bases.flatMap((base) => base.requirements), ...own.requirements];
  return bases.reduceRight<Profile<Id>>(lay, { ...own, requirements: [...new Set(requirements)] });
}

/** What `over` says, and what `base` says besides. */
function lay<Id extends string>(over: Profile<Id>, base: Profile<Id>): Profile<Id> {
  const parameters: Record<string, Readonly<Record<string, number>>> = { ...base.parameters };
  for (const [id, values] of Object.entries(over.parameters ?? {})) {
    parameters[id] = { ...parameters[id], ...values };
  }
  const budgets: Readonly<Record<string, number>> = { ...base.budgets, ...over.budgets };
  const conditions: Readonly<Record<string, Condition>> = {
    ...base.conditions,
    ...over.conditions,
  };
  return {
    ...over,
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(Object.keys(budgets).length > 0 ? { budgets } : {}),
    ...(Object.keys(conditions).length > 0 ? { conditions } : {}),
  };
}
