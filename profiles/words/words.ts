/** What every language has to say. */

import type { Group, ShippedRequirementId } from "../catalogue/index.ts";
import type { ProfileId } from "../profiles.ts";

/** The sentences and titles of one language; a missing one does not compile. */
export interface Words {
  /** One sentence for each requirement. */
  readonly requirements: Readonly<Record<ShippedRequirementId, string>>;
  /** Title of each group of requirements. */
  readonly groups: Readonly<Record<Group, string>>;
  /** Title of each profile. */
  readonly profiles: Readonly<Record<ProfileId, string>>;
}
