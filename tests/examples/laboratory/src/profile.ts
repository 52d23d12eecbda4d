/** Our profile: our requirement, and one of the shipped ones with a limit of our own. */

import type { Profile, RequirementId } from "hearthmark/profiles";

/** Plan 3 of the laboratory. */
export const profile = {
  id: "kitchen-laboratory",
  version: "3",
  requirements: ["kitchen-lab.door.told-in-time", "smart.command.acknowledged"],
  parameters: { "kitchen-lab.door.told-in-time": { delay: 2 } },
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
