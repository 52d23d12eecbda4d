/** The profiles that come with the project, by id. */

import type { RequirementId } from "./catalogue/index.ts";
import { cnGreenSmart } from "./cn-green-smart.ts";
import { cnRural } from "./cn-rural.ts";
import { en303645Mqtt } from "./en-303645-mqtt.ts";
import { euEnergyLabel } from "./eu-energy-label.ts";
import { homeAssistant } from "./home-assistant.ts";
import { homie5 } from "./homie-5.ts";
import type { Profile } from "./requirement.ts";

const all = {
  "cn-green-smart": cnGreenSmart,
  "cn-rural": cnRural,
  "eu-energy-label": euEnergyLabel,
  "en-303645-mqtt": en303645Mqtt,
  "homie-5": homie5,
  "home-assistant": homeAssistant,
} as const satisfies Record<string, Profile<RequirementId>>;

/** The id of a profile that comes with the project. */
export type ProfileId = keyof typeof all;

/** Every profile, by its id. */
export const profiles: Readonly<Record<ProfileId, Profile<RequirementId>>> = all;

/** The profile that is taken when none is named. */
export const DEFAULT_PROFILE: ProfileId = "cn-green-smart";
