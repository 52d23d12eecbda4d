/** Defects in what is told of values, clocks and counters. */

import { readDescription } from "../../src/thing/description.ts";
import type { OutgoingMessage } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch, retell } from "./retell.ts";
import { editJson, isAbout, type WireContext, wrap } from "./wire.ts";

const MINUTE_MS = 60_000;
/** How far the wrong clock is behind, in ms. */
const BEHIND_MS = 600_000;

/** A wire on which a property is retold, on its topic and in frames. */
const retold = (path: string, make: () => (text: string, context: WireContext) => string) =>
  wrap(() => {
    const edit = make();
    return { out: (m, c) => [retell(m, c, path, (text) => edit(text, c))] };
  });

/** Every frame and acknowledgement with another `at`. */
const dated = (edit: (atMs: number) => number) =>
  wrap(() => ({
    out: (m, c) => {
      if (!isAbout(m, c, "sys/telemetry") && !isAbout(m, c, "sys/ack")) return [m];
      const at = (text: unknown) => new Date(edit(Date.parse(String(text)))).toISOString();
      return [editJson(m, (object) => ({ ...object, at: at(object.at) }))];
    },
  }));

/** The readings of compartments, by the path of the topic. */
const COMPARTMENTS = ["fresh-food/temperature", "freezer/temperature"];

/** Tells the last value for one that has become unknown. */
const keepsLast = wrap(() => {
  const last = new Map<string, string>();
  return {
    out: (message, context) => {
      let told = message;
      for (const path of COMPARTMENTS) {
        told = retell(told, context, path, (text) => {
          if (text !== "") last.set(path, text);
          return text === "" ? (last.get(path) ?? "") : text;
        });
      }
      return [told];
    },
  };
});

/** Says its first reading twice with every frame. */
const inBursts = wrap(() => {
  const inBirth = birthWatch();
  let path: string | undefined;
  let last: OutgoingMessage | undefined;
  return {
    out: (m, c) => {
      const birth = inBirth(m, c);
      if (isAbout(m, c, "$description")) path = firstReading(String(m.payload));
      if (path !== undefined && isAbout(m, c, path)) last = m;
      const frame = isAbout(m, c, "sys/telemetry");
      return frame && !birth && last && last.payload !== "" ? [m, last, last] : [m];
    },
  };
});

/** A temperature that the device measures and nobody sets. */
function firstReading(description: string): string | undefined {
  const properties = Object.values(readDescription(description).surface?.properties ?? {});
  return properties.find(({ path, settable }) => path.endsWith("/temperature") && !settable)?.path;
}

/** Counts its connections as one, in frames as well. */
const uncounted = wrap(() => ({
  out: (m, c) => {
    const told = retell(m, c, "health/connection-count", () => "1");
    return [
      isAbout(m, c, "sys/telemetry") ? editJson(told, (frame) => ({ ...frame, session: 1 })) : told,
    ];
  },
}));

const TANK = "tank/temperature";
/** So often it tells its temperature, in ms. */
const TELLING_MS = 30_000;

/** Tells, with frames of its own choice, how warm its water has become: 4 K a minute, up to 20 K. */
const warms = wrap(() => {
  const inBirth = birthWatch();
  let base: number | undefined;
  let sinceMs = 0;
  let toldMs = 0;
  const warmed = (nowMs: number) => {
    const rise = Math.min(20, (4 * (nowMs - sinceMs)) / MINUTE_MS);
    return Number(((base ?? 0) + rise).toFixed(1));
  };
  return {
    out: (m, c) => {
      const { nowMs } = c.world;
      const birth = inBirth(m, c);
      if (isAbout(m, c, TANK)) {
        if (base === undefined) sinceMs = nowMs;
        base ??= Number(m.payload) - 25;
        if (!birth) return [];
        toldMs = nowMs;
        return [{ ...m, payload: String(warmed(nowMs)) }];
      }
      if (!isAbout(m, c, "sys/telemetry")) return [m];
      const due = nowMs - toldMs >= TELLING_MS;
      if (due) toldMs = nowMs;
      const framed = editJson(m, (frame) => {
        const { [TANK]: _own, ...values } = frame.values as Readonly<Record<string, unknown>>;
        const told = due || frame.complete === true ? { [TANK]: warmed(nowMs) } : {};
        return { ...frame, values: { ...values, ...told } };
      });
      const text = String(warmed(nowMs));
      return due
        ? [{ topic: `${c.base}/${TANK}`, payload: text, qos: 1, retain: true }, framed]
        : [framed];
    },
  };
});

/** Mutants of what is told. */
export const reportingMutants: readonly Mutant[] = [
  {
    id: "sentinel-for-unknown",
    about: "Tells -32768 for a temperature that it does not know.",
    kinds: ["washing-machine"],
    violates: ["smart.telemetry.unknown-null", "interoperability.value.valid"],
    caughtBy: "telemetry.unknown-null",
    wire: retold("washing/water-temperature", () => (text) => (text === "" ? "-32768" : text)),
  },
  {
    id: "nan-for-unknown",
    about: "Tells NaN for a temperature that it does not know.",
    kinds: ["washing-machine"],
    violates: [
      "smart.telemetry.unknown-null",
      "smart.telemetry.frame-content",
      "interoperability.value.valid",
    ],
    caughtBy: "telemetry.unknown-null",
    wire: retold("washing/water-temperature", () => (text) => (text === "" ? "NaN" : text)),
  },
  {
    id: "keeps-last-value",
    about: "Goes on telling the last temperature after its sensor has failed.",
    kinds: ["refrigerator"],
    violates: ["smart.telemetry.unknown-null", "smart.telemetry.deadband"],
    caughtBy: "telemetry.sensor-failure",
    wire: keepsLast,
  },
  {
    id: "reading-in-bursts",
    about: "Tells a temperature twice with every frame, whether or not it has changed.",
    kinds: ["refrigerator", "air-conditioner", "water-heater"],
    violates: ["smart.telemetry.intervals", "smart.telemetry.deadband"],
    caughtBy: "telemetry.intervals",
    wire: inBursts,
  },
  {
    id: "reading-goes-stale",
    about: "Tells the temperature of the freezer only when it is switched on.",
    kinds: ["refrigerator"],
    violates: ["smart.telemetry.intervals", "smart.telemetry.agrees"],
    caughtBy: "telemetry.intervals",
    wire: wrap(() => {
      const inBirth = birthWatch();
      return {
        out: (m, c) => (!inBirth(m, c) && isAbout(m, c, "freezer/temperature") ? [] : [m]),
      };
    }),
  },
  {
    id: "clock-is-wrong",
    about: "Its clock is ten minutes behind.",
    violates: ["smart.telemetry.clock"],
    caughtBy: "telemetry.clock",
    wire: dated((atMs) => atMs - BEHIND_MS),
  },
  {
    id: "hours-fall",
    about: "Forgets five of its hours of operation with every connection after the first.",
    violates: ["smart.consistency.counters-monotone", "smart.session.counters-kept"],
    caughtBy: "consistency.counters",
    wire: retold(
      "health/operating-hours",
      () =>
        (text, { connection }) =>
          connection === 1 && text !== "" ? String(Number(text) + 5) : text,
    ),
  },
  {
    id: "negative-power",
    about: "Tells its power with the wrong sign.",
    violates: [
      "smart.consistency.power-not-negative",
      "smart.energy.matches-power",
      "interoperability.value.valid",
    ],
    caughtBy: "consistency.power-not-negative",
    wire: retold(
      "energy/power",
      () => (text) => (text === "" ? text : String(-Number(text) - 0.1)),
    ),
  },
  {
    id: "fan-turns-when-off",
    about: "Tells that its fan turns although it is off.",
    kinds: ["air-purifier"],
    violates: ["smart.consistency.fan-stands-still"],
    caughtBy: "consistency.fan-stands-still",
    wire: retold("fan/speed", () => (text) => (text === "0" ? "300" : text)),
  },
  {
    id: "warms-by-itself",
    about: "Tells that its water becomes 4 K warmer every minute, up to 20 K, without any power.",
    kinds: ["water-heater"],
    violates: ["smart.consistency.heat-needs-energy", "smart.telemetry.unknown-null"],
    caughtBy: "consistency.heat-needs-energy",
    wire: warms,
  },
  {
    id: "uptime-restarts-with-connection",
    about: "Counts its uptime from the last connect.",
    violates: ["smart.health.uptime"],
    caughtBy: "health.uptime",
    wire: retold(
      "health/uptime",
      () =>
        (text, { connection }) =>
          connection > 1 ? "0" : text,
    ),
  },
  {
    id: "uptime-survives-power-cut",
    about: "Counts its uptime on over a cut of the mains.",
    violates: ["smart.health.uptime"],
    caughtBy: "health.uptime",
    wire: retold("health/uptime", () => {
      let sinceMs: number | undefined;
      return (_text, { world }) => {
        sinceMs ??= world.nowMs;
        return String(Math.floor((world.nowMs - sinceMs) / 1000));
      };
    }),
  },
  {
    id: "connections-uncounted",
    about: "Tells for ever that this is its first connection.",
    violates: ["smart.health.uptime", "smart.telemetry.sequence"],
    caughtBy: "health.uptime",
    wire: uncounted,
  },
];
