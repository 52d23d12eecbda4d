/** Defects against the Homie convention in topics, messages and states; the others join them. */

import { withProperty } from "./document.ts";
import { homieDocumentMutants } from "./homie-documents.ts";
import { homieRequestMutants } from "./homie-requests.ts";
import {
  afterReady,
  describedAnew,
  kept,
  later,
  passing,
  spoken,
  versionOf,
} from "./homie-talk.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch } from "./retell.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

/** When something is done in the middle of a session, in ms after `ready`. */
const LATER_MS = 20_000;
const UNDESCRIBED = [
  "interoperability.homie.leftovers",
  "interoperability.homie.published-described",
  "security.surface.declared-topics-only",
];

const messages: readonly Mutant[] = [
  {
    id: "old-attributes",
    about: "Publishes $name and $homie as an older convention had them.",
    violates: ["interoperability.homie.reserved-topics", ...UNDESCRIBED],
    caughtBy: "homie.reserved-topics",
    wire: afterReady((c) => [kept(c, "$name", "Appliance"), kept(c, "$homie", "4.0.0")]),
  },
  {
    id: "undescribed-value",
    about: "Publishes a value that its description does not have.",
    violates: UNDESCRIBED,
    caughtBy: "homie.published-described",
    wire: afterReady((c) => [kept(c, "info/batch", "7")]),
  },
  {
    id: "qos-zero",
    about: "Sends everything at quality of service 0.",
    violates: ["interoperability.homie.qos-reliable", "interoperability.qos.consistent"],
    caughtBy: "homie.qos-reliable",
    wire: spoken((m) => ({ ...m, qos: 0 })),
  },
  {
    id: "qos-mixed",
    about: "Sends its state at quality of service 2 and the rest at 1.",
    violates: ["interoperability.homie.qos-reliable", "interoperability.qos.consistent"],
    caughtBy: "homie.qos-reliable",
    wire: spoken((m, c) => (isAbout(m, c, "$state") ? { ...m, qos: 2 } : m)),
  },
  {
    id: "momentary-at-qos-1",
    about: "Sends what is not retained at quality of service 1.",
    violates: ["interoperability.homie.qos-momentary"],
    caughtBy: "homie.qos-momentary",
    wire: spoken((m) => (m.retain ? m : { ...m, qos: 1 })),
  },
  {
    id: "latin-1",
    about: "Writes its maker's name in Latin-1.",
    violates: [
      "interoperability.homie.text-payload",
      "interoperability.value.valid",
      "smart.telemetry.agrees",
    ],
    caughtBy: "homie.text-payload",
    wire: spoken((m, c) =>
      isAbout(m, c, "info/manufacturer")
        ? { ...m, payload: Uint8Array.of(0x42, 0xe9, 0x6b, 0x6f) }
        : m,
    ),
  },
  {
    id: "byte-order-mark",
    about: "Begins its maker's name with a byte order mark.",
    violates: [
      "interoperability.homie.text-payload",
      "interoperability.value.valid",
      "smart.telemetry.agrees",
    ],
    caughtBy: "homie.text-payload",
    wire: spoken((m, c) =>
      isAbout(m, c, "info/manufacturer") ? { ...m, payload: `\ufeff${m.payload}` } : m,
    ),
  },
  {
    id: "zero-byte-alert",
    about: "Writes a zero byte instead of removing an alert.",
    violates: ["interoperability.homie.empty-string", "smart.fault.*"],
    caughtBy: "homie.empty-string",
    wire: spoken((m, c) =>
      m.topic.startsWith(`${c.base}/$alert/`) && m.payload.length === 0
        ? { ...m, payload: "\u0000" }
        : m,
    ),
  },
  {
    id: "log-verbose",
    about: "Logs on a level that the convention does not have.",
    violates: ["interoperability.homie.log-topics"],
    caughtBy: "homie.log-topics",
    wire: afterReady((c) => [passing(c, "$log/verbose", "up")]),
  },
  {
    id: "log-below",
    about: "Logs on a topic below a level.",
    violates: ["interoperability.homie.log-topics"],
    caughtBy: "homie.log-topics",
    wire: afterReady((c) => [passing(c, "$log/info/pump", "up")]),
  },
  {
    id: "log-retained",
    about: "Keeps its last log message on the broker.",
    violates: ["interoperability.homie.log-not-retained"],
    caughtBy: "homie.log-not-retained",
    wire: afterReady((c) => [kept(c, "$log/info", "up")]),
  },
  {
    id: "alert-on-two-levels",
    about: "Raises an alert two levels below $alert.",
    violates: ["interoperability.homie.alert-topics"],
    caughtBy: "homie.alert-topics",
    wire: afterReady((c) => [kept(c, "$alert/water/low", "Water is low")]),
  },
  {
    id: "alerts-not-retained",
    about: "Raises an alert that is not retained.",
    violates: [
      "interoperability.homie.alert-retained",
      "interoperability.value.retained",
      "smart.fault.alert-kept",
    ],
    caughtBy: "homie.alert-retained",
    wire: afterReady((c) => [{ ...kept(c, "$alert/please-descale", "Scale"), retain: false }]),
  },
  {
    id: "description-not-retained",
    about: "Sends its description without the retain flag.",
    violates: ["interoperability.homie.attributes-retained", "interoperability.value.retained"],
    caughtBy: "homie.attributes-retained",
    wire: spoken((m, c) => (isAbout(m, c, "$description") ? { ...m, retain: false } : m)),
  },
  {
    id: "targets-not-retained",
    about: "Sends targets without the retain flag.",
    violates: ["interoperability.homie.attributes-retained", "interoperability.value.retained"],
    caughtBy: "homie.attributes-retained",
    wire: spoken((m) => (m.topic.endsWith("/$target") ? { ...m, retain: false } : m)),
  },
];

/** Another name after a while, by way of these states. */
const renamed = (...states: readonly string[]): NonNullable<Mutant["wire"]> =>
  later(LATER_MS, (c, description) => {
    for (const state of states) c.say(kept(c, "$state", state));
    c.say(describedAnew(description, versionOf(description) + 1, "Another name"));
    if (states.length > 0) c.say(kept(c, "$state", "ready"));
  });

const life: readonly Mutant[] = [
  {
    id: "leaves-old-property",
    about: "Drops a property from its description and leaves its value on the broker.",
    violates: ["interoperability.homie.leftovers"],
    caughtBy: "homie.leftovers",
    wire: wrap(() => ({
      out: (m, c) => {
        if (!isAbout(m, c, "$description")) return [m];
        const before = editJson(m, (document) => ({
          ...withProperty(document as never, "info/batch", () => ({ datatype: "string" })),
          version: 2 * c.connection - 1,
        }));
        return [before, kept(c, "info/batch", "7"), describedAnew(m, 2 * c.connection)];
      },
    })),
  },
  {
    id: "description-removed-first",
    about: "Removes its description before its state, and comes back.",
    violates: [
      "interoperability.homie.removal-order",
      "interoperability.state.lifecycle",
      "smart.birth.*",
    ],
    caughtBy: "homie.removal-order",
    wire: later(LATER_MS, (c, description) => {
      c.say(kept(c, "$description", ""));
      c.say(kept(c, "$state", ""));
      c.say(kept(c, "$state", "init"));
      c.say(description);
      c.say(kept(c, "$state", "ready"));
    }),
  },
  {
    id: "renamed-while-sleeping",
    about: "Gets another name while it sleeps.",
    violates: ["interoperability.homie.description-frozen"],
    caughtBy: "homie.description-frozen",
    wire: renamed("sleeping"),
  },
  {
    id: "renamed-while-ready",
    about: "Gets another name while it is ready.",
    violates: ["interoperability.homie.description-frozen", "interoperability.state.lifecycle"],
    caughtBy: "homie.description-frozen",
    wire: renamed(),
  },
  {
    id: "ready-before-values",
    about: "Is ready as soon as it has described itself; values follow.",
    violates: [
      "interoperability.homie.ready-complete",
      "interoperability.homie.set-subscribed",
      "smart.birth.*",
      "smart.fault.alert-kept",
    ],
    caughtBy: "homie.ready-complete",
    wire: wrap(() => {
      const inBirth = birthWatch();
      return {
        out: (m, c) =>
          inBirth(m, c) && isAbout(m, c, "$description") ? [m, kept(c, "$state", "ready")] : [m],
      };
    }),
  },
  {
    id: "comes-back-bare",
    about: "Publishes state and description after a reconnect, and no value.",
    violates: ["interoperability.homie.ready-complete", "smart.*", "security.resilience.*"],
    caughtBy: "homie.ready-complete",
    wire: wrap(() => {
      const inBirth = birthWatch();
      return {
        out: (m, c) => {
          const attribute = isAbout(m, c, "$state") || isAbout(m, c, "$description");
          return inBirth(m, c) && c.connection > 1 && !attribute ? [] : [m];
        },
      };
    }),
  },
  {
    id: "deaf-from-birth",
    about: "Subscribes to the requests of one node that cannot be set.",
    violates: [
      "interoperability.homie.set-subscribed",
      "interoperability.homie.set-reflected",
      "smart.*",
      "security.*",
    ],
    caughtBy: "homie.set-subscribed",
    wire: wrap(() => ({
      subscribe: (filters) => filters.map((filter) => filter.replace("+/+", "info/+")),
    })),
  },
];

/** Defects against the Homie convention. */
export const homieMutants: readonly Mutant[] = [
  ...messages,
  ...life,
  ...homieDocumentMutants,
  ...homieRequestMutants,
];
