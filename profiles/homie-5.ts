/**
 * The Homie convention, version 5: every statement of its text that can be decided at the broker, for
 * any device that speaks it, of whatever kind. Nothing here is asked by the project's own wire page.
 */

import type { RequirementId } from "./catalogue/index.ts";
import type { Profile } from "./requirement.ts";

/** The Homie convention, version 5. */
export const homie5 = {
  id: "homie-5",
  version: "1.0.0",
  date: "2026-11-23",
  requirements: [
    "interoperability.description.valid",
    "interoperability.topic.ids-legal",
    "interoperability.state.lifecycle",
    "interoperability.value.valid",
    "interoperability.value.retained",
    "interoperability.target.always-or-never",
    "smart.session.will",
    "interoperability.homie.reserved-topics",
    "interoperability.homie.published-described",
    "interoperability.homie.leftovers",
    "interoperability.homie.attributes-retained",
    "interoperability.homie.qos-reliable",
    "interoperability.homie.qos-momentary",
    "interoperability.homie.text-payload",
    "interoperability.homie.empty-string",
    "interoperability.homie.log-topics",
    "interoperability.homie.log-not-retained",
    "interoperability.homie.alert-topics",
    "interoperability.homie.alert-retained",
    "interoperability.homie.unique-ids",
    "interoperability.homie.format-number",
    "interoperability.homie.format-enum",
    "interoperability.homie.format-color",
    "interoperability.homie.format-boolean",
    "interoperability.homie.format-json",
    "interoperability.homie.unit-spelling",
    "interoperability.homie.extension-ids",
    "interoperability.homie.hierarchy-fields",
    "interoperability.homie.hierarchy-consistent",
    "interoperability.homie.child-lost",
    "interoperability.homie.description-frozen",
    "interoperability.homie.ready-complete",
    "interoperability.homie.set-subscribed",
    "interoperability.homie.removal-order",
    "interoperability.homie.set-reflected",
    "interoperability.homie.target-exact",
    "interoperability.homie.target-first",
    "interoperability.homie.rounded-to-step",
    "interoperability.homie.rounded-then-ranged",
    "interoperability.homie.invalid-not-taken",
    "interoperability.homie.fixed-not-set",
  ],
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
