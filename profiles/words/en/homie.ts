/** Sentences of the Homie convention's requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const homie = {
  "interoperability.homie.reserved-topics":
    "Topics that begin with $ are only those that the convention, or an extension named in the description, gives them.",
  "interoperability.homie.published-described":
    "Every value that the device publishes below its topic is one of a property that its description has.",
  "interoperability.homie.leftovers":
    "Nothing stays retained below the device's topic that its description does not account for.",
  "interoperability.homie.attributes-retained":
    "A late subscriber finds the device's state, its description and the targets that it has told.",
  "interoperability.homie.qos-reliable":
    "Retained messages all use one quality of service, 1 or better 2.",
  "interoperability.homie.qos-momentary":
    "Values of properties that are not retained are sent at quality of service 0.",
  "interoperability.homie.text-payload":
    "Every message is text in UTF-8 and does not begin with a byte order mark.",
  "interoperability.homie.empty-string":
    "An empty text is sent as one zero byte, and only as the value or target of a string property.",
  "interoperability.homie.log-topics":
    "Log messages stand on one of the five levels, without topics below it.",
  "interoperability.homie.log-not-retained": "Log messages are not retained.",
  "interoperability.homie.alert-topics":
    "Every alert stands on one legal id directly below $alert.",
  "interoperability.homie.alert-retained": "A late subscriber finds every alert that stands.",
  "interoperability.homie.unique-ids":
    "No node id occurs twice in the description, and no property id twice in a node.",
  "interoperability.homie.format-number":
    "The format of a numeric property is minimum, maximum and step of its datatype, the step above zero.",
  "interoperability.homie.format-enum":
    "The format of an enum lists its values, none of them empty and none twice.",
  "interoperability.homie.format-color": "The format of a color lists rgb, hsv and xyz only.",
  "interoperability.homie.format-boolean":
    "Where the format of a boolean is given, it names both values, differently.",
  "interoperability.homie.format-json":
    "Where the format of a json property is given, it is a JSON Schema written as text.",
  "interoperability.homie.unit-spelling":
    "Units that the convention recommends are spelled byte for byte as it spells them.",
  "interoperability.homie.extension-ids":
    "Extension ids are a reverse domain name with a suffix, and leave the word homie to the convention.",
  "interoperability.homie.hierarchy-fields":
    "A device names a root only if it is not the root itself, a parent only beside a root, and never itself.",
  "interoperability.homie.hierarchy-consistent":
    "Parents name their children, and children their parent and root, in agreement.",
  "interoperability.homie.child-lost":
    "When the connection of a child device breaks, the state of the root of its tree becomes lost.",
  "interoperability.homie.description-frozen":
    "The description changes only while the state is init, disconnected or lost.",
  "interoperability.homie.ready-complete":
    "The device becomes ready only after it has published its description and every value that it has, after every connect.",
  "interoperability.homie.set-subscribed":
    "When it becomes ready, the device is subscribed to the request topic of every settable property.",
  "interoperability.homie.removal-order":
    "A device that is removed clears its state first, and everything else after it.",
  "interoperability.homie.set-reflected":
    "An accepted request is reflected by the property's value or target.",
  "interoperability.homie.target-exact":
    "The target of an accepted request repeats it byte for byte.",
  "interoperability.homie.target-first":
    "The target of an accepted request comes before the value that reaches it.",
  "interoperability.homie.rounded-to-step":
    "A number between two steps is rounded to the nearest one.",
  "interoperability.homie.rounded-then-ranged":
    "A number beyond the range that is rounded into it is accepted.",
  "interoperability.homie.invalid-not-taken":
    "A payload that is not valid for the property becomes neither its value nor its target.",
  "interoperability.homie.fixed-not-set":
    "A property that is not settable does not follow a request.",
} as const satisfies Partial<Record<RequirementId, string>>;
