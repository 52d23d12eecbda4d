/** Sentences of the interoperability requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const interoperability = {
  "interoperability.description.valid":
    "The device publishes a description document that is valid by the convention.",
  "interoperability.description.table":
    "The description has every required node and element of the appliance's kind, with the datatype and unit of its table.",
  "interoperability.description.numeric-formats":
    "The format of every numeric property states its range and its step.",
  "interoperability.topic.ids-legal":
    "Device, node and property ids consist of lower-case letters, digits and hyphens only.",
  "interoperability.state.lifecycle":
    "The device's state takes only the values of the convention and becomes ready only once the birth is complete.",
  "interoperability.value.valid":
    "Every published value is valid for its property's datatype and format.",
  "interoperability.value.retained":
    "A late subscriber finds the value of every retained property, and no event, action or frame.",
  "interoperability.qos.consistent":
    "All retained topics of the device use one quality of service, 1 or 2.",
  "interoperability.target.always-or-never":
    "A property that publishes its target does so on every accepted change, and otherwise never.",
} as const satisfies Partial<Record<RequirementId, string>>;
