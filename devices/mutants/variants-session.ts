/** Conforming devices that keep and take up their connection in another way. */

import type { Attachment } from "../../src/thing/wire.ts";
import { withTelemetry } from "../papers.ts";
import type { Variant } from "./mutant.ts";
import { birthWatch } from "./retell.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

/** How long the slow one takes for every connect after the first, in ms. */
const SLOW_MS = 45_000;
/** When the restless one loses its connection by itself, in ms after the first connect. */
const RESTLESS_MS = 45_000;

const slow: NonNullable<Variant["wire"]> = (attachment, world): Attachment => {
  let connects = 0;
  return {
    connect: (options, events) => {
      connects++;
      if (connects === 1) return attachment.connect(options, events);
      // Within the timer's own turn: the world waits for what has been begun, not for promises.
      return new Promise((resolve, reject) => {
        world.after(SLOW_MS, () => {
          attachment.connect(options, events).then(resolve, reject);
        });
      });
    },
  };
};

const restless: NonNullable<Variant["wire"]> = (attachment, world): Attachment => {
  let connects = 0;
  return {
    connect: async (options, events) => {
      connects++;
      let over = false;
      const connection = await attachment.connect(options, {
        onMessage: (message) => events.onMessage(message),
        onLost: (reason) => events.onLost(reason),
      });
      if (connects === 1) {
        world.after(RESTLESS_MS, () => {
          if (over) return;
          connection.drop();
          events.onLost("the connection was bad");
        });
      }
      return {
        publish: (message) => connection.publish(message),
        subscribe: (filters, qos) => connection.subscribe(filters, qos),
        ping: () => connection.ping(),
        disconnect: () => {
          over = true;
          connection.disconnect();
        },
        drop: () => {
          over = true;
          connection.drop();
        },
      };
    },
  };
};

/** Variants of the session. */
export const sessionVariants: readonly Variant[] = [
  { id: "slow-return", about: "Takes 45 s longer to come back.", wire: slow },
  { id: "restless", about: "Loses its connection once by itself and comes back.", wire: restless },
  {
    id: "patient-back-off",
    about: "Tries to come back at most four times a minute.",
    options: () => ({ backOff: { baseMs: 5000, capMs: 60_000, attemptsPerMinute: 4 } }),
  },
  {
    id: "persistent-session",
    about: "Quality of service 2 and a session that the broker keeps.",
    options: () => ({ qos: 2, clean: false }),
  },
  {
    id: "with-twin",
    papers: withTelemetry("twin"),
    about: "Offers a twin of its settings besides.",
    options: () => ({ twin: true }),
  },
  {
    id: "short-keep-alive",
    about: "Announces a keep-alive of 20 s and keeps it by pings.",
    options: () => ({ keepAliveS: 20 }),
  },
  {
    id: "without-sys",
    about: "Neither acknowledges requests nor sends frames.",
    options: () => ({ without: new Set(["sys/ack", "sys/telemetry"]) }),
  },
  {
    id: "without-target",
    about: "Never publishes a target; long keep-alive.",
    options: () => ({ target: false, keepAliveS: 600 }),
  },
  {
    id: "bare-birth",
    about: "Omits init, says nothing of unknown values, and its description's version rises.",
    wire: wrap(() => {
      const inBirth = birthWatch();
      return {
        out: (message, context) => {
          const first = inBirth(message, context) && context.connection === 1;
          const init = isAbout(message, context, "$state") && String(message.payload) === "init";
          if (init || (first && message.payload.length === 0)) return [];
          if (!isAbout(message, context, "$description")) return [message];
          return [editJson(message, (d) => ({ ...d, version: context.connection }))];
        },
      };
    }),
  },
];
