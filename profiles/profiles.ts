/** The profiles that come with the project, by id. */

import type { RequirementId } from "./catalogue/index.ts";
import { cnGreenSmart } from "./cn-green-smart.ts";
import { cnRural } from "./cn-rural.ts";
import { euEnergyLabel } from "./eu-energy-label.ts";
import type { Profile } from "./requirement.ts";

const all = {
  "cn-green-smart": cnGreenSmart,
  "cn-rural": cnRural,
  "eu-energy-label": euEnergyLabel,
} as const satisfies Record<string, Profile<RequirementId>>;

/** The id of a profile that comes with the project. */
export type ProfileId = keyof typeof all;

/** Every profile, by its id. */
export const profiles: Readonly<Record<ProfileId, Profile<RequirementId>>> = all;

/** The profile that is taken when none is named. */
export const DEFAULT_PROFILE: ProfileId = "cn-green-smart";
