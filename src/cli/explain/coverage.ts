/** What decides a requirement, and which seeded defects show that it does. */

import { mutants } from "../../../devices/mutants/index.ts";
import type { Mutant } from "../../../devices/mutants/mutant.ts";
import type { Case, Monitor } from "../../../harness/case.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { selection } from "../../../harness/selection.ts";

/** Cases and monitors that claim something about a requirement. */
export function decidersOf(requirement: string): readonly (Case | Monitor)[] {
  return [...cases, ...monitors].filter(({ covers }) =>
    (covers as readonly string[]).includes(requirement),
  );
}

/**
 * Mutants that violate a requirement and that one of its cases or monitors has to catch: what shows
 * that it can fail.
 */
export function mutantsOf(requirement: string): readonly Mutant[] {
  const deciders = decidersOf(requirement).map(({ id }) => id);
  return mutants.filter(
    ({ violates, caughtBy }) =>
      deciders.includes(caughtBy) && violates.some((glob) => selection(glob)(requirement)),
  );
}
