/** Sentences of the security requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const security = {
  "security.input.hostile-survived":
    "Malformed, oversized and random input on its topics neither stops nor changes the device.",
  "security.surface.declared-topics-only":
    "The device publishes and subscribes only to topics that follow from its description.",
  "security.resilience.network-loss":
    "After a loss of the network the device comes back by itself and works as before.",
  "security.resilience.power-loss":
    "After a loss of power the device comes back by itself in the same or a better state.",
} as const satisfies Partial<Record<RequirementId, string>>;
