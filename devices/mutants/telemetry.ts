/** Defects in births and in frames. */

import type { OutgoingMessage } from "../../src/thing/wire.ts";
import { energyMutants } from "./energy.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch } from "./retell.ts";
import { editJson, isAbout, type WireContext, wrap } from "./wire.ts";

const MINUTE_MS = 60_000;

type Fields = Readonly<Record<string, unknown>>;

/** A wire on which every frame is changed by `edit`; `undefined` leaves it out. */
function framesAs(
  make: () => (frame: Fields, context: WireContext) => Fields | undefined,
): NonNullable<Mutant["wire"]> {
  return wrap(() => {
    const edit = make();
    return {
      out: (m, c) => {
        if (!isAbout(m, c, "sys/telemetry")) return [m];
        let left = true;
        const edited = editJson(m, (frame) => {
          const after = edit(frame, c);
          left = after !== undefined;
          return { ...(after ?? frame) };
        });
        return left ? [edited] : [];
      },
    };
  });
}

const valuesOf = (frame: Fields) => frame.values as Fields;
const withValues = (frame: Fields, values: Fields): Fields => ({ ...frame, values });

/** Mutants of births. */
const births: readonly Mutant[] = [
  {
    id: "ready-first",
    about: "Says ready as soon as it is connected, then describes itself.",
    violates: [
      "smart.birth.order",
      "smart.birth.complete",
      "smart.session.rebirth",
      "interoperability.state.lifecycle",
    ],
    caughtBy: "birth.observed",
    wire: wrap(() => ({
      out: (m, c) => {
        if (!isAbout(m, c, "$state")) return [m];
        if (String(m.payload) === "init") return [m, { ...m, payload: "ready" }];
        return String(m.payload) === "ready" ? [] : [m];
      },
    })),
  },
  {
    id: "values-before-description",
    about: "Publishes its values and describes them afterwards.",
    violates: ["smart.birth.order"],
    caughtBy: "birth.observed",
    wire: wrap(() => {
      const inBirth = birthWatch();
      let held: OutgoingMessage | undefined;
      return {
        out: (m, c) => {
          const birth = inBirth(m, c);
          if (isAbout(m, c, "$description")) {
            held = m;
            return [];
          }
          if (!birth || !held || !m.topic.startsWith(`${c.base}/$alert/`)) return [m];
          const description = held;
          held = undefined;
          return [description, m];
        },
      };
    }),
  },
  {
    id: "second-birth-incomplete",
    about: "After a reconnect it tells its firmware no more.",
    violates: ["smart.birth.complete", "smart.session.rebirth"],
    caughtBy: "birth.observed",
    wire: wrap(() => ({
      out: (m, c) => (isAbout(m, c, "info/firmware") && c.connection > 1 ? [] : [m]),
    })),
  },
  {
    id: "first-frame-incomplete",
    about: "The first frame after a connect holds power and energy only.",
    violates: ["smart.birth.complete-frame"],
    caughtBy: "birth.observed",
    wire: framesAs(() => (frame) => {
      if (!frame.complete) return frame;
      const values = valuesOf(frame);
      const few = Object.entries(values).filter(([path]) => path.startsWith("energy/"));
      return { ...frame, complete: false, values: Object.fromEntries(few) };
    }),
  },
];

/** Mutants of frames. */
const frames: readonly Mutant[] = [
  {
    id: "frames-seldom",
    about: "Sends every third frame only, with what the others would have held.",
    violates: ["smart.telemetry.cadence", "smart.telemetry.agrees"],
    caughtBy: "telemetry.cadence",
    wire: framesAs(() => {
      let number = 0;
      let held: Fields = {};
      return (frame) => {
        if (frame.seq === 0) number = 0;
        held = number === 0 ? valuesOf(frame) : { ...held, ...valuesOf(frame) };
        if (number++ % 3 !== 0) return undefined;
        const values = held;
        held = {};
        return { ...frame, seq: Math.floor(number / 3), values };
      };
    }),
  },
  {
    id: "frames-stop",
    about: "Sends no more frames a minute after it was connected.",
    violates: ["smart.telemetry.cadence", "smart.energy.matches-power"],
    caughtBy: "telemetry.cadence",
    wire: framesAs(() => {
      let sinceMs = 0;
      return (frame, { world }) => {
        if (frame.seq === 0) sinceMs = world.nowMs;
        return world.nowMs - sinceMs > MINUTE_MS ? undefined : frame;
      };
    }),
  },
  {
    id: "sequence-skips",
    about: "Numbers its frames by twos.",
    violates: ["smart.telemetry.sequence"],
    caughtBy: "telemetry.sequence",
    wire: framesAs(() => (frame) => ({ ...frame, seq: 2 * Number(frame.seq) })),
  },
  {
    id: "sequence-goes-on",
    about: "Numbers its frames on and on, whatever happens to the connection.",
    violates: ["smart.telemetry.sequence"],
    caughtBy: "telemetry.sequence",
    wire: framesAs(() => {
      let seq = 0;
      return (frame) => ({ ...frame, seq: seq++ });
    }),
  },
  {
    id: "local-time",
    about: "Gives the time with an offset from UTC.",
    violates: ["smart.telemetry.timestamps"],
    caughtBy: "telemetry.timestamps",
    wire: framesAs(() => (frame) => ({
      ...frame,
      at: String(frame.at).replace("Z", "+08:00"),
    })),
  },
  {
    id: "time-goes-back",
    about: "Every third frame carries a time of two minutes before.",
    violates: ["smart.telemetry.timestamps", "smart.energy.matches-power"],
    caughtBy: "telemetry.timestamps",
    wire: framesAs(() => (frame) => {
      if (Number(frame.seq) % 3 !== 2) return frame;
      const at = new Date(Date.parse(String(frame.at)) - 2 * MINUTE_MS).toISOString();
      return { ...frame, at };
    }),
  },
  {
    id: "numbers-as-texts",
    about: "Frames hold numbers as texts.",
    violates: ["smart.telemetry.frame-content", "smart.energy.*"],
    caughtBy: "telemetry.content",
    wire: framesAs(() => (frame) => {
      const texts = Object.entries(valuesOf(frame)).map(([path, value]) => [
        path,
        typeof value === "number" ? String(value) : value,
      ]);
      return withValues(frame, Object.fromEntries(texts));
    }),
  },
  {
    id: "undeclared-key",
    about: "Frames hold a value that is not described.",
    violates: ["smart.telemetry.frame-content"],
    caughtBy: "telemetry.content",
    wire: framesAs(() => (frame) => withValues(frame, { ...valuesOf(frame), "debug/heap": 20480 })),
  },
  {
    id: "frames-without-energy",
    about: "Frames hold energy only when they are complete.",
    violates: ["smart.telemetry.frame-content", "smart.telemetry.agrees"],
    caughtBy: "telemetry.content",
    wire: framesAs(() => (frame) => {
      if (frame.complete) return frame;
      const { "energy/energy": _left, ...values } = valuesOf(frame);
      return withValues(frame, values);
    }),
  },
  {
    id: "complete-in-name-only",
    about: "Marks every frame complete.",
    violates: ["smart.telemetry.frame-content"],
    caughtBy: "telemetry.content",
    wire: framesAs(() => (frame) => ({ ...frame, complete: true })),
  },
  {
    id: "frames-contradict",
    about: "Frames tell the opposite of the topic about remote control.",
    violates: ["smart.telemetry.agrees"],
    caughtBy: "telemetry.agrees",
    wire: framesAs(() => (frame) => {
      const values = valuesOf(frame);
      const path = "control/remote-allowed";
      return path in values ? withValues(frame, { ...values, [path]: !values[path] }) : frame;
    }),
  },
  {
    id: "frames-forget",
    about: "After the first frame only power and energy are in frames, whatever else has changed.",
    violates: ["smart.telemetry.agrees", "smart.interlock.holds"],
    caughtBy: "telemetry.agrees",
    wire: framesAs(() => (frame) => {
      if (frame.complete) return frame;
      const few = Object.entries(valuesOf(frame)).filter(([path]) => path.startsWith("energy/"));
      return withValues(frame, Object.fromEntries(few));
    }),
  },
];

/** Mutants of births, frames, power and energy. */
export const telemetryMutants: readonly Mutant[] = [...births, ...frames, ...energyMutants];
