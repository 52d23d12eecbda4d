/** Defects in how requests are taken: twice, in turns, in bursts, late, against a person's will. */

import type { IncomingMessage, OutgoingMessage } from "../../src/thing/wire.ts";
import { mishears, sayAck } from "./hearing.ts";
import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { isAbout, type WireContext, wrap } from "./wire.ts";

const ALLOWED = "control/remote-allowed";
/** How long requests are collected before the newest is handled, in ms. */
const COLLECT_MS = 50;

/** The `node/element` that a request is for; `undefined` for other messages. */
function pathOf(message: IncomingMessage, context: WireContext): string | undefined {
  const rest = message.topic.slice(context.base.length + 1);
  return rest.endsWith("/set") ? rest.slice(0, -"/set".length) : undefined;
}

const textOf = (message: IncomingMessage) => Buffer.from(message.payload).toString("utf8");

/** Answers and swallows a request where `status` says how; other requests pass. */
function refuses(
  status: (path: string, remoteAllowed: boolean, context: WireContext) => string | undefined,
): NonNullable<Mutant["wire"]> {
  return wrap(() => {
    let remoteAllowed = true;
    return {
      out: (m: OutgoingMessage, c) => {
        if (isAbout(m, c, ALLOWED)) remoteAllowed = String(m.payload) === "true";
        return [m];
      },
      in: (m, c) => {
        const path = pathOf(m, c);
        const answer = path === undefined ? undefined : status(path, remoteAllowed, c);
        if (path === undefined || answer === undefined) return [m];
        if (answer !== "") sayAck(c, path, textOf(m), answer);
        return [];
      },
    };
  });
}

/** The number of a request within the present second, from 1. */
function perSecond(): (context: WireContext) => number {
  let second = -1;
  let count = 0;
  return ({ world }) => {
    const now = Math.floor(world.nowMs / 1000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count;
  };
}

/** As {@link refuses}, by the number of the request within its second. */
function beyond(most: number, status: string): NonNullable<Mutant["wire"]> {
  return (attachment, world, address) => {
    const number = perSecond();
    const pick = (_path: string, _allowed: boolean, context: WireContext) =>
      number(context) > most ? status : undefined;
    return refuses(pick)(attachment, world, address);
  };
}

/** Requests of the last moments, the newest first. */
const newestFirst = wrap(() => {
  let held: IncomingMessage[] = [];
  return {
    in: (message, context) => {
      held.push(message);
      if (held.length === 1) {
        context.world.after(COLLECT_MS, () => {
          const now = held.reverse();
          held = [];
          for (const each of now) context.hear(each);
        });
      }
      return [];
    },
  };
});

/** Takes the second of two equal requests in a row for a wish to have the old value back. */
const toggles = wrap(() => {
  const last = new Map<string, string>();
  const before = new Map<string, string>();
  return mishears(({ property: { path }, text, present }) => {
    const again = last.get(path) === text;
    last.set(path, text);
    if (!again) before.set(path, present ?? "");
    const old = before.get(path) ?? "";
    return again && old !== "" && old !== text ? old : undefined;
  });
});

/** Throws away what is the same as the request before it. */
const swallows = wrap(() => {
  let last = "";
  let lastMs = 0;
  return {
    in: (message, context) => {
      const key = `${message.topic}\n${textOf(message)}`;
      const again = key === last && context.world.nowMs - lastMs < 1000;
      last = key;
      lastMs = context.world.nowMs;
      return again ? [] : [message];
    },
  };
});

/** Lets a request take remote control back from the person. */
const takesControl = wrap(() => ({
  in: (message, context) => {
    if (pathOf(message, context) !== ALLOWED || textOf(message) !== "true") return [message];
    context.say({ topic: `${context.base}/${ALLOWED}`, payload: "true", qos: 1, retain: true });
    sayAck(context, ALLOWED, "true", "ok");
    return [];
  },
}));

/** Mutants of how requests are taken. */
export const arrivalMutants: readonly Mutant[] = [
  {
    id: "toggles-on-repeat",
    about: "Takes a request that is sent twice in a row as on and off again.",
    violates: ["smart.command.duplicate"],
    caughtBy: "command.duplicate",
    wire: toggles,
  },
  {
    id: "swallows-duplicates",
    about: "Throws away, without an answer, a request that equals the one before it.",
    violates: [
      "smart.command.duplicate",
      "smart.command.burst",
      "smart.command.in-order",
      "smart.command.acknowledged",
    ],
    caughtBy: "command.duplicate",
    wire: swallows,
  },
  {
    id: "handles-newest-first",
    about: "Collects requests for a moment and handles the newest first.",
    violates: ["smart.command.last-wins", "smart.command.in-order"],
    caughtBy: "command.last-wins",
    wire: newestFirst,
  },
  {
    id: "drops-beyond-ten",
    about: "Hears ten requests a second and loses what comes beyond them.",
    violates: ["smart.command.burst"],
    caughtBy: "command.burst",
    wire: beyond(10, ""),
  },
  {
    id: "busy-too-soon",
    about: "Is busy from the sixth request of a second on.",
    violates: ["smart.command.burst"],
    caughtBy: "command.burst",
    wire: beyond(5, "busy"),
  },
  {
    id: "follows-stale",
    about: "Keeps a session at the broker and follows whatever has waited there.",
    violates: ["smart.command.stale-ignored"],
    caughtBy: "command.stale",
    wire: wrap(() => ({ connect: (options) => ({ ...options, clean: false }) })),
  },
  {
    id: "wire-takes-control",
    about: "A request for control/remote-allowed takes control back from the person.",
    violates: ["smart.command.local-wins", "smart.telemetry.agrees"],
    caughtBy: "command.local-wins",
    wire: takesControl,
  },
  {
    id: "permission-returns-with-connection",
    about: "Tells after every reconnect that remote control is allowed.",
    violates: ["smart.command.local-wins"],
    caughtBy: "command.local-wins",
    wire: wrap(() => ({
      out: (m, c) => [retell(m, c, ALLOWED, (text) => (c.connection > 1 ? "true" : text))],
    })),
  },
  {
    id: "permission-first",
    about: "Looks at the permission before it looks at the request.",
    violates: ["smart.command.refusal-order"],
    caughtBy: "command.refusal-order",
    wire: refuses((path, allowed) =>
      allowed || path === "programme/stop" ? undefined : "remote-control-off",
    ),
  },
  {
    id: "refuses-stop-when-remote-is-off",
    about: "Refuses a stop while remote control is off.",
    kinds: ["washing-machine", "microwave-oven"],
    violates: ["smart.command.stop-always"],
    caughtBy: "command.stop-always",
    wire: refuses((path, allowed) =>
      !allowed && path === "programme/stop" ? "remote-control-off" : undefined,
    ),
  },
];
