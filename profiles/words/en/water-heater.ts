/** Sentences of the green requirements of water heaters in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const waterHeater = {
  "green.water-heater.grade":
    "The standing loss and the hot-water output that the water heater declares are both those of grade 2 or better.",
  "green.water-heater.standing-loss":
    "Kept hot for 24 hours without a draw, the water heater consumes no more than grade 2 allows for its volume.",
  "green.water-heater.standing-loss-declared":
    "The measured standing-loss coefficient is not above the declared one.",
  "green.water-heater.output-rate":
    "Without reheating, the tank gives as much hot water for its volume as grade 2 asks.",
  "green.water-heater.output-rate-declared":
    "The measured hot-water output rate is not below the declared one.",
  "green.water-heater.networked-standby":
    "Switched off and reachable, the water heater draws no more than the limit.",
  "green.water-heater.load-profile":
    "The water heater delivers every draw-off of its declared load profile, in energy and in temperature.",
  "green.water-heater.electricity-declared":
    "The electricity of a day of the declared load profile is not further above the declared one than allowed.",
  "green.water-heater.volume-declared":
    "The tank holds no less of its declared volume than allowed.",
  "green.water-heater.energy-class":
    "The efficiency measured with the declared load profile is in the declared class or a better one.",
  "green.water-heater.smart-control":
    "Smart control that is declared saves enough over a week to count as smart.",
} as const satisfies Partial<Record<RequirementId, string>>;
