/** What our laboratory demands beyond the shipped catalogue, and the sentence that says so. */

import type { OwnWords } from "hearthmark";
import { has, type Requirement } from "hearthmark/profiles";

declare module "hearthmark/profiles" {
  interface OwnRequirements {
    "kitchen-lab.door.told-in-time": true;
  }
}

/** Our requirements by id. */
export const ownRequirements = {
  "kitchen-lab.door.told-in-time": {
    level: "must",
    confidence: "verified",
    citation: { source: "Kitchen Laboratory test plan 3", clause: "4.2" },
    when: has("fresh-food-door/open"),
    parameters: {
      delay: {
        value: 1,
        unit: "s",
        confidence: "verified",
        citation: { source: "Kitchen Laboratory test plan 3", clause: "4.2, table 1" },
      },
    },
  },
} as const satisfies Readonly<Record<string, Requirement>>;

/** Our sentences. */
export const words: OwnWords = {
  requirements: {
    "kitchen-lab.door.told-in-time": "A door that opens is told within the delay.",
  },
  groups: { "kitchen-lab": "Kitchen Laboratory" },
  profiles: { "kitchen-laboratory": "Kitchen Laboratory, plan 3" },
};
