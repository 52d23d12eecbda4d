/** Defects of security: what the device swallows, follows and tells. */

import { readDescription } from "../../src/thing/description.ts";
import type { Surface } from "../../src/thing/surface.ts";
import { parseNumericFormat } from "../../src/thing/value.ts";
import type { Attachment, IncomingMessage } from "../../src/thing/wire.ts";
import { Ear, type HeardRequest, mishears, sayAck } from "./hearing.ts";
import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { editJson, isAbout, type WireContext, type Wrapping, wrap } from "./wire.ts";

/** When the one that returns in step does so, in ms of wall time after it was lost. */
const STEP_MS = 30_000;
/** Deeper than any parameters that an action declares. */
const DEPTH = 500;

/** Words that every JavaScript object answers to. */
const INHERITED = ["__proto__", "constructor", "toString"];

function inherited({ property, text, present }: HeardRequest): string | undefined {
  if (!INHERITED.includes(text)) return undefined;
  if (property.datatype === "boolean") return present === "true" ? "false" : "true";
  if (property.datatype === "enum") return property.format?.split(",").find((v) => v !== present);
  const format = parseNumericFormat(property.format);
  const { min, max } = format.ok ? format.value : {};
  return [min, max]
    .map((limit) => String(limit))
    .find((limit) => Number(limit) !== Number(present));
}

const textOf = ({ payload }: IncomingMessage) => Buffer.from(payload).toString("utf8");

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Takes whatever an action is given for empty parameters. */
function takesAnything(): Wrapping {
  let surface: Surface | undefined;
  const heard: { readonly topic: string; readonly really: string }[] = [];
  return {
    in: (message, context) => {
      const rest = message.topic.slice(context.base.length + 1);
      const property = surface?.properties[rest.replace(/\/set$/, "")];
      const action = property?.settable && !property.retained && property.datatype === "json";
      if (!action || message.retain || isObject(textOf(message))) return [message];
      heard.push({ topic: rest, really: textOf(message) });
      return [{ ...message, payload: Buffer.from("{}") }];
    },
    out: (message, context) => {
      if (isAbout(message, context, "$description")) {
        surface = readDescription(String(message.payload)).surface;
      }
      if (!isAbout(message, context, "sys/ack")) return [message];
      return [
        editJson(message, (ack) => {
          const at = heard.findIndex(({ topic }) => ack.received === "{}" && topic === ack.topic);
          const found = at < 0 ? undefined : heard.splice(at, 1)[0];
          return found ? { ...ack, received: found.really.slice(0, 256) } : ack;
        }),
      ];
    },
  };
}

const isStrange = (topic: string, { base }: WireContext) =>
  topic.startsWith(base) && !/^[a-z0-9-]+\/[a-z0-9-]+\/set$/.test(topic.slice(base.length + 1));

/**
 * Follows some requests although a person has forbidden it.
 * @param follows may this one be followed? Called for every request, forbidden or not.
 */
function disobeys(follows: (request: HeardRequest, context: WireContext) => boolean): Wrapping {
  const ear = new Ear();
  return {
    in: (message, context) => {
      const request = ear.hear(message, context);
      if (!request || !follows(request, context)) return [message];
      if (ear.present("control/remote-allowed") !== "false") return [message];
      const { property, text } = request;
      for (const rest of [`${property.path}/$target`, property.path]) {
        context.say({ topic: `${context.base}/${rest}`, payload: text, qos: 1, retain: true });
      }
      sayAck(context, property.path, text, "ok");
      return [];
    },
    out: (message, context) => {
      ear.listen(message, context);
      return [message];
    },
  };
}

/** Comes back exactly {@link STEP_MS} after it was lost, whatever its jitter says. */
const inStep: NonNullable<Mutant["wire"]> = (attachment, world): Attachment => {
  let dueMs = 0;
  return {
    connect: (options, events) =>
      new Promise((resolve, reject) => {
        world.after(Math.max(0, dueMs - world.nowMs), () => {
          attachment
            .connect(options, events)
            .then((connection) => ({
              publish: (message) => connection.publish(message),
              subscribe: (filters, qos) => connection.subscribe(filters, qos),
              ping: () => connection.ping(),
              disconnect: () => connection.disconnect(),
              drop: () => {
                dueMs = world.nowMs + STEP_MS * world.speed;
                connection.drop();
              },
            }))
            .then(resolve, reject);
        });
      }),
  };
};

/** Says something once it is ready, on a topic of its own. */
const remarks = (rest: string, payload: string) =>
  wrap(() => ({
    out: (message, context) => {
      const ready = isAbout(message, context, "$state") && String(message.payload) === "ready";
      const remark = { topic: `${context.base}/${rest}`, payload, qos: 0, retain: false } as const;
      return ready ? [message, remark] : [message];
    },
  }));

/** Describes and tells the name of the home's wireless network. */
const tellsWifi = wrap(() => ({
  out: (message, context) => {
    if (isAbout(message, context, "$description")) {
      const ssid = { name: "Network", datatype: "string", retained: false };
      return [
        editJson(message, (description) => {
          const nodes = description.nodes as Record<string, { properties: object }>;
          const { health } = nodes;
          if (!health) return description;
          const properties = { ...health.properties, ssid };
          return { ...description, nodes: { ...nodes, health: { ...health, properties } } };
        }),
      ];
    }
    const ready = isAbout(message, context, "$state") && String(message.payload) === "ready";
    const topic = `${context.base}/health/ssid`;
    return ready
      ? [message, { topic, payload: "Familie Meier", qos: 0 as const, retain: false }]
      : [message];
  },
}));

/** Mutants of input, replay, and of what is told. */
export const securityMutants: readonly Mutant[] = [
  {
    id: "takes-prototype-names",
    about: "Takes the name of something inherited for a legal word.",
    violates: ["security.input.hostile-survived"],
    caughtBy: "security.hostile-input",
    wire: wrap(() => mishears(inherited)),
  },
  {
    id: "starts-on-anything",
    about: "Takes whatever an action is given for empty parameters.",
    violates: ["security.input.actions-survived"],
    caughtBy: "security.hostile-actions",
    wire: wrap(takesAnything),
  },
  {
    id: "dies-of-deep-json",
    about: "Deeply nested JSON overflows its stack: it restarts.",
    violates: ["security.input.*"],
    caughtBy: "security.hostile-actions",
    wire: wrap(() => ({
      in: (m, c) => {
        if (!/^(?:\[|\{"a":){500}/.test(textOf(m).slice(0, 5 * DEPTH))) return [m];
        c.drop();
        return [];
      },
    })),
  },
  {
    id: "dies-of-strange-topic",
    about: "A topic that is no id restarts it.",
    violates: ["security.input.topics-survived"],
    caughtBy: "security.hostile-topics",
    wire: wrap(() => ({
      in: (m, c) => {
        if (!isStrange(m.topic, c)) return [m];
        c.drop();
        return [];
      },
    })),
  },
  {
    id: "wedges-on-strange-topic",
    about: "After a topic that is no id it hears no request any more.",
    violates: ["security.input.topics-survived"],
    caughtBy: "security.hostile-topics",
    wire: wrap(() => {
      let wedged = false;
      return {
        in: (m, c) => {
          wedged ||= isStrange(m.topic, c);
          return wedged ? [] : [m];
        },
      };
    }),
  },
  {
    id: "follows-replays",
    about: "Follows a request that it has followed before, although remote control is forbidden.",
    violates: ["security.command.replay-refused", "smart.telemetry.agrees"],
    caughtBy: "security.replay",
    wire: wrap(() => {
      const known = new Set<string>();
      return disobeys(({ property, text }) => {
        const key = `${property.path}=${text}`;
        const again = known.has(key);
        known.add(key);
        return again;
      });
    }),
  },
  {
    id: "forgets-forbidding",
    about: "Forgets with the connection that remote control was forbidden.",
    violates: ["security.command.replay-refused", "smart.telemetry.agrees"],
    caughtBy: "security.replay",
    wire: wrap(() => disobeys((_request, { connection }) => connection > 1)),
  },
  {
    id: "returns-in-step",
    about: "Comes back exactly half a minute after a loss, like all its sisters.",
    violates: ["security.resilience.reconnect-spread"],
    caughtBy: "security.reconnect-spread",
    wire: inStep,
  },
  {
    id: "tells-password",
    about: "Tells its broker's password in its hardware version.",
    violates: ["security.secrets.not-told"],
    caughtBy: "security.secrets",
    wire: wrap(() => ({
      out: (m, c) => [retell(m, c, "info/hardware", (text) => `${text} mqtt://hr:k7Vq2p@hub`)],
    })),
  },
  {
    id: "logs-token",
    about: "Writes its access token to its log.",
    violates: ["security.secrets.not-told"],
    caughtBy: "security.secrets",
    wire: remarks("$log/debug", "GET /v1/rules, Authorization: Bearer c29tZS1vcGFxdWUtdG9rZW4"),
  },
  {
    id: "logs-owner",
    about: "Writes its owner's address to its log.",
    violates: ["security.telemetry.no-personal-data"],
    caughtBy: "security.persons",
    wire: remarks("$log/info", "bound to account anna.meier@example.org"),
  },
  {
    id: "tells-wifi-name",
    about: "Tells the name of the home's wireless network.",
    violates: ["security.telemetry.no-personal-data"],
    caughtBy: "security.persons",
    wire: tellsWifi,
  },
  {
    id: "tells-another-model",
    about: "Tells another model than its maker states.",
    violates: ["security.identity.model-designation"],
    caughtBy: "security.statement-model",
    wire: wrap(() => ({ out: (m, c) => [retell(m, c, "info/model", () => "ODM-7731")] })),
  },
];
