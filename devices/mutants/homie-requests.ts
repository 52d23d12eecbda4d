/** Defects against the Homie convention in how requests are taken. */

import { parseNumericFormat } from "../../src/thing/value.ts";
import type { OutgoingMessage } from "../../src/thing/wire.ts";
import { Ear, sayAck } from "./hearing.ts";
import { kept } from "./homie-talk.ts";
import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { isAbout, wrap } from "./wire.ts";

const isTarget = (message: OutgoingMessage) => message.topic.endsWith("/$target");

/** Targets are held back until their value has been told. */
const targetLast = wrap(() => {
  const held = new Map<string, OutgoingMessage>();
  return {
    out: (message, context) => {
      if (isTarget(message)) {
        held.set(message.topic.slice(0, -"/$target".length), message);
        return [];
      }
      const own = held.get(message.topic);
      if (own) {
        held.delete(message.topic);
        return [message, own];
      }
      if (!isAbout(message, context, "sys/telemetry")) return [message];
      const rest = [...held.values()];
      held.clear();
      return [...rest, message];
    },
  };
});

/** Takes numbers as they are asked for, between steps or not. */
const keepsFractions = wrap(() => {
  const ear = new Ear();
  const raw = new Map<string, string>();
  return {
    in: (message, context) => {
      const request = ear.hear(message, context);
      if (request?.sound) raw.set(request.property.path, request.text);
      return [message];
    },
    out: (message, context) => {
      ear.listen(message, context);
      let told = message;
      for (const [path, text] of raw) {
        if (Number.isNaN(Number(text))) continue;
        told = retell(told, context, path, () => text);
      }
      return [told];
    },
  };
});

/** Holds a number against the range as it was asked for. */
const rangesFirst = wrap(() => {
  const ear = new Ear();
  return {
    in: (message, context) => {
      const request = ear.hear(message, context);
      if (!request) return [message];
      const { path, datatype, format } = request.property;
      if (datatype !== "integer" && datatype !== "float") return [message];
      const range = parseNumericFormat(format, datatype);
      const { min = -Infinity, max = Infinity } = range.ok ? range.value : {};
      const value = Number(request.text);
      if (!(value < min || value > max)) return [message];
      if (ear.present("sys/telemetry") !== undefined) {
        sayAck(context, path, request.text, "constraint-error");
      }
      return [];
    },
    out: (message, context) => {
      ear.listen(message, context);
      return [message];
    },
  };
});

/** Tells whatever it is asked for as its value. */
const takesAnything = wrap(() => {
  const ear = new Ear();
  return {
    in: (message, context) => {
      const request = ear.hear(message, context);
      if (!request || request.sound || request.text === "") return [message];
      context.say(kept(context, request.property.path, request.text));
      return [message];
    },
    out: (message, context) => {
      ear.listen(message, context);
      return [message];
    },
  };
});

/** Defects in taking requests. */
export const homieRequestMutants: readonly Mutant[] = [
  {
    id: "ignores-requests",
    about: "Hears requests and does nothing.",
    violates: [
      "interoperability.homie.set-reflected",
      "smart.*",
      "security.*",
      "rural.*",
      "green.*",
    ],
    caughtBy: "homie.set",
    wire: wrap(() => ({ in: () => [] })),
  },
  {
    id: "prints-targets",
    about: "Writes targets as its firmware prints numbers, not as they were asked for.",
    violates: ["interoperability.homie.target-exact", "smart.command.target-echo"],
    caughtBy: "homie.set",
    wire: wrap(() => ({
      out: (m) => {
        const text = String(m.payload);
        const number = isTarget(m) && /^\d+(?:\.\d+)?$/u.test(text);
        return [number ? { ...m, payload: `0${text}` } : m];
      },
    })),
  },
  {
    id: "target-last",
    about: "Tells the target after the value that reaches it.",
    violates: ["interoperability.homie.target-first"],
    caughtBy: "homie.set",
    wire: targetLast,
  },
  {
    id: "keeps-fractions",
    about: "Takes numbers between two steps as they are.",
    kinds: ["air-conditioner", "microwave-oven", "range-hood"],
    violates: [
      "interoperability.homie.rounded-to-step",
      "interoperability.homie.rounded-then-ranged",
      "smart.command.*",
    ],
    caughtBy: "homie.rounding",
    wire: keepsFractions,
  },
  {
    id: "ranges-before-rounding",
    about: "Refuses a number beyond the range although it would be rounded into it.",
    kinds: ["air-conditioner", "microwave-oven", "range-hood"],
    violates: ["interoperability.homie.rounded-then-ranged", "smart.command.rounded-to-step"],
    caughtBy: "homie.rounding",
    wire: rangesFirst,
  },
  {
    id: "takes-anything",
    about: "Tells whatever it is asked for as its value.",
    violates: [
      "interoperability.homie.invalid-not-taken",
      "interoperability.value.valid",
      "interoperability.target.always-or-never",
      "smart.*",
      "security.input.hostile-survived",
    ],
    caughtBy: "homie.invalid",
    wire: takesAnything,
  },
  {
    id: "fixed-follows",
    about: "Follows requests for what cannot be set.",
    violates: ["interoperability.homie.fixed-not-set", "smart.*"],
    caughtBy: "homie.fixed",
    wire: wrap(() => ({
      in: (m, c) => {
        const path = /^(info\/[^/]+)\/set$/u.exec(m.topic.slice(c.base.length + 1))?.[1];
        if (path === undefined) return [m];
        c.say(kept(c, path, Buffer.from(m.payload).toString("utf8")));
        return [];
      },
    })),
  },
];
