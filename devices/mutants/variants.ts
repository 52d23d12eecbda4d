/** Devices that are made otherwise and conform all the same: nothing may fail on them. */

import type { IncomingMessage, OutgoingMessage } from "../../src/thing/wire.ts";
import { optionalElements } from "../appliance/optional.ts";
import { tables } from "../index.ts";
import { withTelemetry } from "../papers.ts";
import { describedAs, withProperty } from "./document.ts";
import type { Variant } from "./mutant.ts";
import { birthWatch } from "./retell.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

/** As slow as two seconds allow. */
const SLOW_MS = 1800;
/** So many frames are sent together. */
const BATCH = 3;
/** When a device is restarted by its own maintenance, after it was switched on. */
const RESTART_MS = 280_000;

const retained = (topic: string, payload: string): OutgoingMessage => ({
  topic,
  payload,
  qos: 1,
  retain: true,
});

/** Requests are worked off as late as allowed, in their order. */
const slow: Variant["wire"] = wrap(() => ({
  in: (message, context) => {
    const hear = (heard: IncomingMessage) => context.hear(heard);
    context.world.after(SLOW_MS, () => hear(message));
    return [];
  },
}));

/** Says something to its log, and raises an alert that no table knows, with every frame. */
const chatty: Variant["wire"] = wrap(() => ({
  out: (m, c) => {
    if (c.leaving && isAbout(m, c, "$description")) {
      return [m, retained(`${c.base}/$alert/please-descale`, "")];
    }
    if (!isAbout(m, c, "sys/telemetry")) return [m];
    const log = { topic: `${c.base}/$log/info`, payload: "all is well", qos: 0, retain: false };
    return [
      m,
      log as OutgoingMessage,
      retained(`${c.base}/$alert/please-descale`, "Time to clean"),
    ];
  },
}));

/** A node and a property beyond the table, on the wire and in complete frames. */
const extraNode: Variant["wire"] = wrap(() => ({
  out: (m, c) => {
    if (isAbout(m, c, "$description")) {
      return [
        editJson(m, (document) => ({
          ...document,
          nodes: {
            ...(document.nodes as object),
            lamp: {
              type: "org.example.lamp/1",
              properties: { brightness: { datatype: "integer", format: "0:100:1", unit: "%" } },
            },
          },
        })),
      ];
    }
    if (isAbout(m, c, "info/serial")) {
      return [m, retained(`${c.base}/lamp/brightness`, c.leaving ? "" : "40")];
    }
    if (!isAbout(m, c, "sys/telemetry")) return [m];
    return [
      editJson(m, (frame) =>
        frame.complete
          ? { ...frame, values: { ...(frame.values as object), "lamp/brightness": 40 } }
          : frame,
      ),
    ];
  },
}));

/** No init; values in the opposite order, alerts first; then ready. */
const reordered: Variant["wire"] = wrap(() => {
  const inBirth = birthWatch();
  let held: OutgoingMessage[] = [];
  return {
    out: (m, c) => {
      if (!inBirth(m, c)) return [m];
      if (isAbout(m, c, "$description")) {
        held = [];
        return [m];
      }
      if (!isAbout(m, c, "$state")) {
        held.push(m);
        return [];
      }
      return String(m.payload) === "ready" ? [...held.reverse(), m] : [];
    },
  };
});

/** Every frame twice: more often than needed, numbered like any two frames. */
const frequent: Variant["wire"] = wrap(() => {
  let seq = 0;
  let connection = 0;
  const number = (m: OutgoingMessage) => editJson(m, (frame) => ({ ...frame, seq: seq++ }));
  return {
    out: (m, c) => {
      if (!isAbout(m, c, "sys/telemetry")) return [m];
      if (connection !== c.connection) seq = 0;
      connection = c.connection;
      return [number(m), number(m)];
    },
  };
});

/** Frames are collected and sent three at a time; the first one is not kept waiting. */
const batched: Variant["wire"] = wrap(() => {
  let held: OutgoingMessage[] = [];
  let connection = 0;
  return {
    out: (m, c) => {
      if (!isAbout(m, c, "sys/telemetry")) return [m];
      if (connection !== c.connection) {
        connection = c.connection;
        held = [];
        return [m];
      }
      held.push(m);
      if (held.length < BATCH) return [];
      const batch = held;
      held = [];
      return batch;
    },
  };
});

/** Numbers as 22.50 and 2250e-2: other spellings of the same values. */
const spelled: Variant["wire"] = wrap(() => ({
  out: (m, c) => {
    if (m.topic.endsWith("/$target") || !/^-?\d+\.\d+$/.test(String(m.payload))) return [m];
    return isAbout(m, c, "energy/energy")
      ? [{ ...m, payload: `${(1000 * Number(m.payload)).toFixed(0)}e-3` }]
      : [{ ...m, payload: `${m.payload}0` }];
  },
}));

/** Updates itself once: drops the connection, and comes back with a newer description. */
const updated: Variant["wire"] = wrap(() => {
  let planned = false;
  return {
    out: (m, c) => {
      if (!planned) {
        planned = true;
        c.world.after(RESTART_MS, c.drop);
      }
      if (!isAbout(m, c, "$description") || c.connection === 1) return [m];
      return [editJson(m, (document) => ({ ...document, name: "Updated", version: 2 }))];
    },
  };
});

/** An energy counter without an upper end, and a longer range of power than the table has. */
const wider: Variant["wire"] = describedAs((document) =>
  withProperty(
    withProperty(document, "energy/energy", (property) => ({ ...property, format: "0::0.001" })),
    "energy/power",
    (property) => ({ ...property, format: "0:100000:0.1" }),
  ),
);

/** Conforming variants of every area that is not about the loss of a connection. */
export const variants: readonly Variant[] = [
  {
    id: "qos-2",
    about: "Retained topics and acknowledgements at quality of service 2.",
    options: () => ({ qos: 2 }),
  },
  {
    id: "no-target",
    about: "Never tells a target.",
    options: () => ({ target: false }),
  },
  { id: "other-domain", about: "Lives in another Homie domain.", domain: "appliances" },
  {
    id: "minimal",
    about: "Leaves out every optional element of its kind.",
    options: (kind) => {
      const table = tables[kind];
      return table ? { without: optionalElements(table) } : {};
    },
  },
  {
    id: "no-acknowledgements",
    about: "Acknowledges nothing and does not describe that it would.",
    options: () => ({ without: new Set(["sys/ack"]) }),
  },
  {
    id: "no-frames",
    about: "Sends no frames and does not describe that it would.",
    options: () => ({ without: new Set(["sys/telemetry"]) }),
  },
  { id: "chatty", about: "Writes a log and raises an alert of its own.", wire: chatty },
  {
    id: "extra-node",
    about: "Has a node that its kind's table does not know.",
    wire: extraNode,
    papers: withTelemetry("lamp"),
  },
  { id: "birth-reordered", about: "Is born without init, values backwards.", wire: reordered },
  {
    id: "frames-frequent",
    about: "Sends every frame twice.",
    wire: frequent,
  },
  {
    id: "frames-batched",
    about: "Sends frames three at a time, so that they come late.",
    wire: batched,
  },
  { id: "slowest", about: "Answers and follows requests after 1.8 s.", wire: slow },
  { id: "numbers-spelled", about: "Spells numbers as 22.50 and 2250e-3.", wire: spelled },
  { id: "updated", about: "Restarts once, with a description of a higher version.", wire: updated },
  { id: "range-open", about: "Its energy counter has a range without an upper end.", wire: wider },
];
