/** Defects in how a connection is kept, lost and taken up again. */

import type { Attachment } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch, retell } from "./retell.ts";
import { isAbout, wrap } from "./wire.ts";

/** How long the late one stays away, in ms. */
const AWAY_MS = 300_000;

/** The paths of settable, retained properties in a `$description`. */
function settablePaths(description: string): readonly string[] {
  const { nodes } = JSON.parse(description) as {
    nodes: Record<
      string,
      { properties: Record<string, { settable?: boolean; retained?: boolean }> }
    >;
  };
  return Object.entries(nodes).flatMap(([node, { properties }]) =>
    Object.entries(properties)
      .filter(([, { settable, retained }]) => settable === true && retained !== false)
      .map(([id]) => `${node}/${id}`),
  );
}

/** Tells the settings of the first birth after every later one, until it is asked for others. */
const firstSettings = wrap(() => {
  const first = new Map<string, string>();
  const asked = new Set<string>();
  let settable: readonly string[] = [];
  return {
    in: (message, { base, connection }) => {
      const path = message.topic.slice(base.length + 1, -"/set".length);
      if (connection > 1) asked.add(path);
      return [message];
    },
    out: (message, context) => {
      if (isAbout(message, context, "$description")) {
        settable = settablePaths(String(message.payload));
      }
      let told = message;
      for (const path of settable) {
        const isValue = isAbout(message, context, path);
        if (isValue && !first.has(path)) first.set(path, String(message.payload));
        const stale = first.get(path);
        if (context.connection === 1 || asked.has(path) || stale === undefined) continue;
        told = retell(told, context, path, () => stale);
      }
      return [told];
    },
  };
});

/** Counts energy from zero after every connect. */
const energyRestarts = wrap(() => {
  let connection = 0;
  let lastKwh = 0;
  let baseKwh = 0;
  return {
    out: (message, context) => [
      retell(message, context, "energy/energy", (text) => {
        if (text === "") return text;
        if (context.connection !== connection) {
          connection = context.connection;
          baseKwh = lastKwh;
        }
        lastKwh = Number(text);
        return String(Number((lastKwh - baseKwh).toFixed(3)));
      }),
    ],
  };
});

/** Does not try again before it has been away for {@link AWAY_MS}. */
const staysAway: NonNullable<Mutant["wire"]> = (attachment, world): Attachment => {
  let opensMs = 0;
  return {
    connect: async (options, events) => {
      if (world.nowMs < opensMs) throw new Error("not yet");
      const connection = await attachment.connect(options, events);
      return {
        publish: (message) => connection.publish(message),
        subscribe: (filters, qos) => connection.subscribe(filters, qos),
        ping: () => connection.ping(),
        disconnect: () => connection.disconnect(),
        drop: () => {
          opensMs = world.nowMs + AWAY_MS;
          connection.drop();
        },
      };
    },
  };
};

/** Mutants of the session. */
export const sessionMutants: readonly Mutant[] = [
  {
    id: "no-will",
    about: "Connects without a will: nobody learns that it is gone.",
    violates: ["smart.session.will"],
    caughtBy: "session.network-loss",
    wire: wrap(() => ({
      connect: ({ will: _none, ...options }) => options,
    })),
  },
  {
    id: "will-not-retained",
    about: "Its will is not retained: a late subscriber still finds it ready.",
    violates: ["smart.session.will"],
    caughtBy: "session.network-loss",
    wire: wrap(() => ({
      connect: (options) =>
        options.will ? { ...options, will: { ...options.will, retain: false } } : options,
    })),
  },
  {
    id: "will-says-disconnected",
    about: "Its will says disconnected, as if it had said goodbye.",
    violates: ["smart.session.will"],
    caughtBy: "session.network-loss",
    wire: wrap(() => ({
      connect: (options) =>
        options.will ? { ...options, will: { ...options.will, payload: "disconnected" } } : options,
    })),
  },
  {
    id: "never-reconnects",
    about: "Connects once and never again.",
    violates: ["smart.session.*", "security.resilience.*"],
    caughtBy: "session.network-loss",
    wire: wrap(() => ({ mayConnect: (connection) => connection === 1 })),
  },
  {
    id: "reconnects-after-five-minutes",
    about: "Waits for five minutes before it tries to come back.",
    violates: ["smart.session.reconnects", "security.resilience.*"],
    caughtBy: "session.network-loss",
    wire: staysAway,
  },
  {
    id: "hammers-broker",
    about: "Tries to connect about twice a second for as long as the broker is gone.",
    violates: ["smart.session.backoff"],
    caughtBy: "session.back-off",
    options: () => ({ backOff: { baseMs: 500, capMs: 1000, attemptsPerMinute: 1000 } }),
  },
  {
    id: "returns-without-values",
    about: "Says only ready after a reconnect: no description, no values.",
    violates: [
      "interoperability.state.lifecycle",
      "smart.session.rebirth",
      "smart.birth.*",
      "smart.fault.*",
    ],
    caughtBy: "session.network-loss",
    wire: wrap(() => {
      const inBirth = birthWatch();
      return {
        out: (m, c) => {
          const birth = inBirth(m, c);
          return birth && c.connection > 1 && !isAbout(m, c, "$state") ? [] : [m];
        },
      };
    }),
  },
  {
    id: "returns-deaf",
    about: "Does not subscribe to requests again after a reconnect.",
    violates: [
      "smart.session.resubscribes",
      "security.resilience.*",
      "security.surface.declared-topics-only",
      "smart.fault.raised",
    ],
    caughtBy: "session.network-loss",
    wire: wrap(() => ({
      subscribe: (filters, connection) =>
        connection > 1 ? filters.map((filter) => filter.replace("+/+", "none/+")) : filters,
    })),
  },
  {
    id: "returns-with-first-settings",
    about: "Comes back with the settings that it had when it was switched on.",
    violates: [
      "smart.session.settings-kept",
      "smart.session.resubscribes",
      "security.resilience.*",
    ],
    caughtBy: "session.network-loss",
    wire: firstSettings,
  },
  {
    id: "energy-restarts-with-connection",
    about: "Counts energy from zero after every connect.",
    violates: ["smart.session.counters-kept", "smart.energy.*"],
    caughtBy: "session.network-loss",
    wire: energyRestarts,
  },
  {
    id: "fresh-after-power-cut",
    about: "Is as it left the factory after a cut of the mains, counters and settings.",
    violates: [
      "smart.session.counters-kept",
      "security.resilience.power-loss",
      "smart.energy.*",
      "rural.supply.*",
    ],
    caughtBy: "session.power-loss",
    model: (model) => ({
      ...model,
      react: (state, input, nowMs, environment) =>
        input.kind === "power-on"
          ? { state: model.initial({}, environment, nowMs), effects: [] }
          : model.react(state, input, nowMs, environment),
    }),
  },
  {
    id: "follows-retained",
    about: "Follows retained requests as if they had just been sent.",
    violates: ["smart.command.retained-ignored"],
    caughtBy: "command.retained-request",
    wire: wrap(() => ({ in: (message) => [{ ...message, retain: false }] })),
  },
];
