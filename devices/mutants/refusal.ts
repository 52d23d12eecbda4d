/** Defects in how unsound requests are refused, and in what they do to the device. */

import { parseNumericFormat } from "../../src/thing/value.ts";
import { type HeardRequest, mishears, sayAck } from "./hearing.ts";
import type { Mutant } from "./mutant.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

const HALF_SECOND_MS = 500;

/** A number beyond the range becomes the nearest limit; a word outside the enumeration its first. */
function clamped({ property, text, sound, bytes }: HeardRequest): string | undefined {
  if (sound || bytes > 8192 || text === "") return undefined;
  if (property.datatype === "enum" && /^hearthmark-/.test(text))
    return other(property.format, text);
  const format = parseNumericFormat(property.format);
  const number = Number(text);
  if (!format.ok || Number.isNaN(number) || !Number.isFinite(number)) return undefined;
  const { min, max } = format.value;
  if (max !== undefined && number > max && text.length < 40) return String(max);
  return min !== undefined && number < min ? String(min) : undefined;
}

function other(format: string | undefined, present: string): string | undefined {
  return format?.split(",").find((value) => value !== present);
}

/** What a careless parser makes of a text of the wrong type: some other legal value. */
function guessed({ property, text, present, sound, bytes }: HeardRequest): string | undefined {
  if (sound || bytes > 8192) return undefined;
  if (property.datatype === "boolean" && /^(TRUE|1|on)$/.test(text)) return "true";
  if (property.datatype === "enum" && text === "{}") return other(property.format, present ?? "");
  const format = parseNumericFormat(property.format);
  const numeric = property.datatype === "integer" || property.datatype === "float";
  return numeric && text === "warm" && format.ok ? String(format.value.min ?? 0) : undefined;
}

/** Not UTF-8: what a parser written in a hurry has never seen. */
function isGarbage(payload: Uint8Array): boolean {
  return payload.includes(0xff);
}

/** Mutants of requests that should be refused. */
export const refusalMutants: readonly Mutant[] = [
  {
    id: "accepts-out-of-range",
    about: "Says ok to a value outside the declared range, and keeps the old one.",
    violates: ["smart.command.out-of-range-rejected"],
    caughtBy: "command.out-of-range",
    wire: wrap(() => ({
      out: (m, c) =>
        isAbout(m, c, "sys/ack")
          ? [
              editJson(m, (ack) =>
                ack.status === "constraint-error" &&
                ack.received !== "1" &&
                /^(-?[\d.]{1,12}|hearthmark-.*)$/.test(String(ack.received))
                  ? { ...ack, status: "ok" }
                  : ack,
              ),
            ]
          : [m],
    })),
  },
  {
    id: "clamps-out-of-range",
    about: "Takes a value outside the declared range as the nearest legal one.",
    violates: ["smart.command.out-of-range-rejected"],
    caughtBy: "command.out-of-range",
    wire: wrap(() => mishears(clamped)),
  },
  {
    id: "accepts-wrong-type",
    about: "Makes some value of a text that is not of the declared datatype.",
    violates: ["smart.command.wrong-type-rejected"],
    caughtBy: "command.wrong-type",
    wire: wrap(() => mishears(guessed)),
  },
  {
    id: "accepts-oversized",
    about: "Says ok to a payload of more than 8 KiB.",
    violates: ["smart.command.oversized-rejected"],
    caughtBy: "command.oversized",
    wire: wrap(() =>
      mishears(({ bytes, present }) => (bytes > 8192 ? (present ?? undefined) : undefined)),
    ),
  },
  {
    id: "dies-of-oversized",
    about: "A payload of more than 8 KiB restarts the device.",
    violates: ["smart.command.oversized-rejected"],
    caughtBy: "command.oversized",
    wire: wrap(() => ({
      in: (m, c) => {
        if (m.payload.length <= 8192) return [m];
        c.drop();
        return [];
      },
    })),
  },
  {
    id: "sets-read-only",
    about: "Follows a request for a property that cannot be set.",
    violates: ["smart.command.read-only-refused"],
    caughtBy: "command.read-only",
    wire: wrap(() => ({
      in: (m, c) => {
        if (m.topic !== `${c.base}/info/serial/set`) return [m];
        const text = Buffer.from(m.payload).toString("utf8");
        c.say({ topic: `${c.base}/info/serial`, payload: text, qos: 1, retain: true });
        sayAck(c, "info/serial", text, "ok");
        return [];
      },
    })),
  },
  {
    id: "read-only-constraint",
    about: "Calls a request for a read-only property a constraint error.",
    violates: ["smart.command.read-only-refused"],
    caughtBy: "command.read-only",
    wire: wrap(() => ({
      out: (m, c) =>
        isAbout(m, c, "sys/ack")
          ? [
              editJson(m, (ack) =>
                ack.status === "unsupported" ? { ...ack, status: "constraint-error" } : ack,
              ),
            ]
          : [m],
    })),
  },
  {
    id: "dies-of-malformed",
    about: "A payload that is not UTF-8 restarts the device.",
    violates: ["security.input.*"],
    caughtBy: "security.hostile-input",
    wire: wrap(() => ({
      in: (m, c) => {
        if (!isGarbage(m.payload)) return [m];
        c.world.after(HALF_SECOND_MS, c.drop);
        return [];
      },
    })),
  },
  {
    id: "wedges-on-malformed",
    about: "After a payload that is not UTF-8 no request is heard any more.",
    violates: ["security.input.*"],
    caughtBy: "security.hostile-input",
    wire: wrap(() => {
      let wedged = false;
      return {
        in: (m) => {
          wedged ||= isGarbage(m.payload);
          return wedged ? [] : [m];
        },
      };
    }),
  },
  {
    id: "wrong-status-word",
    about: "Refuses out-of-range requests with a status that the wire does not know.",
    violates: [
      "smart.command.out-of-range-rejected",
      "smart.command.wrong-type-rejected",
      "smart.command.oversized-rejected",
    ],
    caughtBy: "command.out-of-range",
    wire: wrap(() => ({
      out: (m, c) =>
        isAbout(m, c, "sys/ack")
          ? [
              editJson(m, (ack) =>
                ack.status === "constraint-error" ? { ...ack, status: "error" } : ack,
              ),
            ]
          : [m],
    })),
  },
];
