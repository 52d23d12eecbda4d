/** Defects in what a device says it is, and in how its values, states and topics follow from that. */

import type { OutgoingMessage } from "../../src/thing/wire.ts";
import { describedAs, withProperties, withProperty } from "./document.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch, retell } from "./retell.ts";
import { editJson, isAbout, type WireContext, wrap } from "./wire.ts";

const MINUTE_MS = 60_000;

/** Without a legible description nothing else about the device can be told either. */
const ILLEGIBLE = ["interoperability.description.*", "interoperability.state.lifecycle", "smart.*"];

/** A device that has no such property at all, neither on its topic nor in frames. */
function lacks(path: string, described: boolean): NonNullable<Mutant["wire"]> {
  return wrap(() => ({
    out: (message, context) => {
      if (isAbout(message, context, path)) return [];
      if (isAbout(message, context, "$description") && !described) {
        return [editJson(message, (document) => without(document, path))];
      }
      if (!isAbout(message, context, "sys/telemetry")) return [message];
      return [
        editJson(message, (frame) => {
          const values = { ...(frame.values as Record<string, unknown>) };
          if (!(path in values)) return frame;
          if (described) values[path] = null;
          else delete values[path];
          return { ...frame, values };
        }),
      ];
    },
  }));
}

function without(document: Record<string, unknown>, path: string): Record<string, unknown> {
  return { ...withProperty(document as never, path, () => undefined) };
}

/** Every minute something else is said besides. */
function everyMinute(
  say: (context: WireContext) => readonly OutgoingMessage[],
): NonNullable<Mutant["wire"]> {
  return wrap(() => {
    let connection = 0;
    return {
      out: (message, context) => {
        if (connection !== context.connection) {
          connection = context.connection;
          const again = () => {
            if (connection !== context.connection) return;
            for (const each of say(context)) context.say(each);
            context.world.after(MINUTE_MS, again);
          };
          context.world.after(MINUTE_MS, again);
        }
        return [message];
      },
    };
  });
}

const retained = (topic: string, payload: string): OutgoingMessage => ({
  topic,
  payload,
  qos: 1,
  retain: true,
});
const momentary = (topic: string, payload: string): OutgoingMessage => ({
  topic,
  payload,
  qos: 0,
  retain: false,
});

/** Mutants of the document itself. */
const documents: readonly Mutant[] = [
  {
    id: "description-broken",
    about: "The description is cut off in the middle: no JSON.",
    violates: ILLEGIBLE,
    caughtBy: "description.read",
    wire: wrap(() => ({
      out: (m, c) =>
        isAbout(m, c, "$description") ? [{ ...m, payload: String(m.payload).slice(0, 400) }] : [m],
    })),
  },
  {
    id: "version-stays",
    about: "The description is another one at every connect, and its version stays.",
    violates: ["interoperability.description.valid"],
    caughtBy: "description.version",
    wire: describedAs((document, { connection }) => ({
      ...document,
      name: `${document.name} ${connection}`,
    })),
  },
  {
    id: "power-in-kilowatts",
    about: "Describes its power in kW.",
    violates: ["interoperability.description.table"],
    caughtBy: "description.read",
    wire: describedAs((document) =>
      withProperty(document, "energy/power", (property) => ({ ...property, unit: "kW" })),
    ),
  },
  {
    id: "no-boot-reason",
    about: "Does not tell why it was started, nor describes that it would.",
    violates: ["interoperability.description.table", "smart.health.reported"],
    caughtBy: "description.read",
    wire: lacks("health/boot-reason", false),
  },
  {
    id: "no-serial",
    about: "Describes a serial number and has none.",
    violates: [
      "smart.identity.complete",
      "interoperability.value.retained",
      "smart.birth.complete",
    ],
    caughtBy: "description.read",
    wire: lacks("info/serial", true),
  },
  {
    id: "no-steps",
    about: "Formats of numbers that are only read state a range and no step.",
    violates: ["interoperability.description.numeric-formats"],
    caughtBy: "description.read",
    wire: describedAs((document) =>
      withProperties(document, (property) =>
        property.settable ||
        property.format === undefined ||
        !/^(?:integer|float)$/.test(property.datatype)
          ? property
          : { ...property, format: property.format.split(":").slice(0, 2).join(":") },
      ),
    ),
  },
  {
    id: "capital-id",
    about: "Has a property whose id holds capitals and an underscore.",
    violates: ["interoperability.topic.ids-legal", "interoperability.description.valid"],
    caughtBy: "topic.ids",
    wire: wrap(() => ({
      out: (m, c) => {
        if (isAbout(m, c, "$description")) {
          const added = { datatype: "string" };
          return [
            editJson(m, (document) => ({
              ...withProperty(document as never, "info/Batch_No", () => added),
            })),
          ];
        }
        if (isAbout(m, c, "info/serial")) {
          return [m, retained(`${c.base}/info/Batch_No`, "7")];
        }
        if (!isAbout(m, c, "sys/telemetry")) return [m];
        return [
          editJson(m, (frame) =>
            frame.complete
              ? { ...frame, values: { ...(frame.values as object), "info/Batch_No": "7" } }
              : frame,
          ),
        ];
      },
    })),
  },
  {
    id: "describes-anew-while-ready",
    about: "Publishes a newer description without going through init.",
    violates: ["interoperability.state.lifecycle"],
    caughtBy: "state.lifecycle",
    wire: wrap(() => {
      let connection = 0;
      return {
        out: (m, c) => {
          if (isAbout(m, c, "$description") && connection !== c.connection) {
            connection = c.connection;
            const named = (name: string, version: number) =>
              editJson(m, (document) => ({ ...document, name, version }));
            c.world.after(MINUTE_MS, () => {
              if (connection === c.connection) c.say(named("Another name", 2 * connection));
            });
            return [named("A name", 2 * connection - 1)];
          }
          return [m];
        },
      };
    }),
  },
];

/** Mutants of values, states and topics. */
const messages: readonly Mutant[] = [
  {
    id: "state-alert",
    about: "Shows the state alert, which Homie has given up, once a minute.",
    violates: ["interoperability.state.lifecycle"],
    caughtBy: "state.lifecycle",
    wire: everyMinute((c) => [
      retained(`${c.base}/$state`, "alert"),
      retained(`${c.base}/$state`, "ready"),
    ]),
  },
  {
    id: "shouts-booleans",
    about: "Tells permissions as TRUE and FALSE.",
    violates: ["interoperability.value.valid", "smart.interlock.door-clears-remote-start"],
    caughtBy: "value.valid",
    wire: wrap(() => ({
      out: (m, c) =>
        m.topic.startsWith(`${c.base}/control/`)
          ? [{ ...m, payload: String(m.payload).toUpperCase() }]
          : [m],
    })),
  },
  {
    id: "sentinel-hours",
    about: "Tells -1 for hours of operation that it does not know.",
    violates: ["interoperability.value.valid"],
    caughtBy: "value.valid",
    wire: wrap(() => ({ out: (m, c) => [retell(m, c, "health/operating-hours", () => "-1")] })),
  },
  {
    id: "event-without-time",
    about: "Tells an event once a minute, without the time its schema requires.",
    violates: ["interoperability.value.valid", "smart.fault.*"],
    caughtBy: "value.valid",
    wire: everyMinute((c) => [
      momentary(`${c.base}/health/fault-cleared`, JSON.stringify({ code: "none-such" })),
    ]),
  },
  {
    id: "serial-not-retained",
    about: "Sends its serial number without the retain flag.",
    violates: ["interoperability.value.retained"],
    caughtBy: "value.retained",
    wire: wrap(() => ({
      out: (m, c) => (isAbout(m, c, "info/serial") ? [{ ...m, retain: false }] : [m]),
    })),
  },
  {
    id: "retained-frames",
    about: "Sends frames with the retain flag.",
    violates: ["interoperability.value.retained"],
    caughtBy: "value.retained",
    wire: wrap(() => ({
      out: (m, c) => (isAbout(m, c, "sys/telemetry") ? [{ ...m, retain: true }] : [m]),
    })),
  },
  {
    id: "identity-at-qos-0",
    about: "Sends what it is at quality of service 0, all else at 1.",
    violates: ["interoperability.qos.consistent"],
    caughtBy: "qos.consistent",
    wire: wrap(() => ({
      out: (m, c) => (m.topic.startsWith(`${c.base}/info/`) ? [{ ...m, qos: 0 }] : [m]),
    })),
  },
  {
    id: "target-at-first-birth-only",
    about: "Tells targets when first switched on and never again.",
    violates: ["interoperability.target.always-or-never", "smart.command.target-echo"],
    caughtBy: "target.always-or-never",
    wire: wrap(() => {
      const inBirth = birthWatch();
      return {
        out: (m, c) => {
          const first = inBirth(m, c) && c.connection === 1;
          return m.topic.endsWith("/$target") && !first ? [] : [m];
        },
      };
    }),
  },
  {
    id: "debug-topic",
    about: "Publishes its free memory on a topic that it does not describe.",
    violates: ["security.surface.declared-topics-only"],
    caughtBy: "surface.declared",
    wire: everyMinute((c) => [momentary(`${c.base}/debug/heap`, "20480")]),
  },
  {
    id: "eavesdrops",
    about: "Subscribes to what every device says.",
    violates: ["security.surface.declared-topics-only"],
    caughtBy: "surface.declared",
    wire: wrap(() => ({
      subscribe: (filters) => [
        ...filters,
        ...filters.slice(0, 1).map((filter) => `${filter.split("/").slice(0, 2).join("/")}/#`),
      ],
      // What others say is none of the appliance's business.
      in: (m, c) => (m.topic.startsWith(`${c.base}/`) && m.topic.endsWith("/set") ? [m] : []),
    })),
  },
];

/** Mutants of descriptions, values, states and topics. */
export const descriptionMutants: readonly Mutant[] = [...documents, ...messages];
