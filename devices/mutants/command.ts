/** Defects in how requests are answered and followed. */

import { parseNumericFormat, readPayload } from "../../src/thing/value.ts";
import { Ear, mishears, sayAck } from "./hearing.ts";
import type { Mutant } from "./mutant.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

const isAck = (message: Parameters<typeof isAbout>[0], context: Parameters<typeof isAbout>[1]) =>
  isAbout(message, context, "sys/ack");

/** Mutants of requests that should be followed. */
export const commandMutants: readonly Mutant[] = [
  {
    id: "never-acks",
    about: "No request is ever acknowledged although the description promises it.",
    violates: ["smart.command.*", "smart.interlock.*", "smart.programme.*", "security.input.*"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => ({ out: (m, c) => (isAck(m, c) ? [] : [m]) })),
  },
  {
    id: "acks-twice",
    about: "Every request is acknowledged twice.",
    violates: ["smart.command.acknowledged"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => ({ out: (m, c) => (isAck(m, c) ? [m, m] : [m]) })),
  },
  {
    id: "acks-late",
    about: "Acknowledgements take four seconds.",
    violates: ["smart.command.*", "smart.interlock.*", "smart.programme.*", "security.input.*"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => ({
      out: (m, c) => {
        if (!isAck(m, c)) return [m];
        c.world.after(4000, () => c.say(m));
        return [];
      },
    })),
  },
  {
    id: "refuses-repeat",
    about: "A request for the present value is refused.",
    violates: ["smart.command.repeat-accepted"],
    caughtBy: "command.acknowledged",
    wire: wrap(() => {
      const ear = new Ear();
      return {
        in: (m, c) => {
          const request = ear.hear(m, c);
          if (!request?.sound || request.text !== request.present) return [m];
          sayAck(c, request.property.path, request.text, "invalid-in-state");
          return [];
        },
        out: (m, c) => {
          ear.listen(m, c);
          return [m];
        },
      };
    }),
  },
  {
    id: "acks-without-acting",
    about: "Says ok to a sound request for another value and does nothing.",
    violates: [
      "smart.command.remote-off-refused",
      "smart.command.effect",
      "smart.command.target-echo",
      "smart.command.rounded-to-step",
      "smart.session.resubscribes",
    ],
    caughtBy: "command.effect",
    wire: wrap(() => {
      const ear = new Ear();
      return {
        in: (m, c) => {
          const request = ear.hear(m, c);
          if (!request?.sound || request.text === request.present) return [m];
          sayAck(c, request.property.path, request.text, "ok");
          return [];
        },
        out: (m, c) => {
          ear.listen(m, c);
          return [m];
        },
      };
    }),
  },
  {
    id: "target-stuck",
    about: "The target keeps the value that it had at birth.",
    violates: ["smart.command.target-echo", "interoperability.target.always-or-never"],
    caughtBy: "command.effect",
    wire: wrap(() => {
      const told = new Set<string>();
      return {
        out: (m) => {
          if (!m.topic.endsWith("/$target")) return [m];
          if (told.has(m.topic)) return [];
          told.add(m.topic);
          return [m];
        },
      };
    }),
  },
  {
    id: "target-rewritten",
    about: "The target is the parsed number, not the bytes of the request.",
    kinds: ["air-conditioner"],
    violates: ["smart.command.target-echo"],
    caughtBy: "command.effect",
    wire: wrap(() => ({
      out: (m) => {
        const number = Number(m.payload);
        const rewrite = m.topic.endsWith("/$target") && m.payload !== "" && !Number.isNaN(number);
        return rewrite ? [{ ...m, payload: String(number) }] : [m];
      },
    })),
  },
  {
    id: "refuses-between-steps",
    about: "A number between two steps is refused instead of rounded.",
    kinds: ["air-conditioner"],
    violates: ["smart.command.rounded-to-step"],
    caughtBy: "command.rounded",
    wire: wrap(() =>
      mishears(({ property, text, sound }) => {
        const read = readPayload(property, text);
        const between = sound && read.ok && read.value !== Number(text);
        return between && typeof read.value === "number" ? "between steps" : undefined;
      }),
    ),
  },
  {
    id: "rounds-down",
    about: "A number between two steps is taken as the next lower step but one.",
    kinds: ["air-conditioner"],
    violates: ["smart.command.rounded-to-step"],
    caughtBy: "command.rounded",
    wire: wrap(() =>
      mishears(({ property, text, sound }) => {
        const read = readPayload(property, text);
        if (!sound || !read.ok || typeof read.value !== "number") return undefined;
        const format = parseNumericFormat(property.format);
        const step = format.ok ? (format.value.step ?? 1) : 1;
        return read.value === Number(text) ? undefined : String(read.value - step);
      }),
    ),
  },
  {
    id: "acks-newest-first",
    about: "Acknowledgements that are due together come in the wrong order.",
    violates: ["smart.command.in-order"],
    caughtBy: "command.in-order",
    wire: wrap(() => {
      let waiting: Parameters<typeof isAck>[0][] = [];
      return {
        out: (m, c) => {
          if (!isAck(m, c)) return [m];
          if (waiting.length === 0) {
            c.world.after(50, () => {
              for (const each of waiting.reverse()) c.say(each);
              waiting = [];
            });
          }
          waiting.push(m);
          return [];
        },
      };
    }),
  },
  {
    id: "loses-bursts",
    about: "Of many requests at one moment only the first eight are handled.",
    violates: ["smart.command.in-order", "security.input.hostile-survived"],
    caughtBy: "command.in-order",
    wire: wrap(() => {
      let atMs = 0;
      let count = 0;
      return {
        in: (m, c) => {
          count = c.world.nowMs === atMs ? count + 1 : 1;
          atMs = c.world.nowMs;
          return count > 8 ? [] : [m];
        },
      };
    }),
  },
  {
    id: "forgets-id",
    about: "The acknowledgement leaves out the id of the request.",
    violates: ["smart.command.id-returned"],
    caughtBy: "command.id-returned",
    wire: wrap(() => ({
      out: (m, c) => (isAck(m, c) ? [editJson(m, ({ id: _id, ...ack }) => ack)] : [m]),
    })),
  },
];
