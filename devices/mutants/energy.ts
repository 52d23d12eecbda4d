/** Defects in what is told of power and energy, and in values that exclude each other. */

import type { OutgoingMessage } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";
import { birthWatch, retell } from "./retell.ts";
import { isAbout, type WireContext, wrap } from "./wire.ts";

const MINUTE_MS = 60_000;
/** What a counter that is set back has lost. */
const LOST_KWH = 0.5;

/** A number told as another one, on its topic and in frames. */
function retold(path: string, edit: (value: number, context: WireContext) => number) {
  return (m: OutgoingMessage, c: WireContext) =>
    retell(m, c, path, (text) =>
      text === "" ? "" : String(Number(edit(Number(text), c).toFixed(3))),
    );
}

/** Mutants of power, energy and interlocks. */
export const energyMutants: readonly Mutant[] = [
  {
    id: "power-in-bursts",
    about: "Reports its power five times within a second.",
    violates: ["smart.telemetry.rate"],
    caughtBy: "telemetry.rate",
    wire: wrap(() => ({
      out: (m, c) => {
        if (!isAbout(m, c, "energy/power")) return [m];
        for (const delayMs of [200, 400, 600, 800]) c.world.after(delayMs, () => c.say(m));
        return [m];
      },
    })),
  },
  {
    id: "power-seldom",
    about: "Reports its power on its topic only every fourth time.",
    violates: ["smart.telemetry.rate", "smart.telemetry.agrees"],
    caughtBy: "telemetry.rate",
    wire: wrap(() => {
      const inBirth = birthWatch();
      let number = 0;
      return {
        out: (m, c) => {
          const birth = inBirth(m, c);
          if (!isAbout(m, c, "energy/power") || birth) return [m];
          return number++ % 4 === 3 ? [m] : [];
        },
      };
    }),
  },
  {
    id: "counter-falls",
    about: "The energy counter is set back two minutes after the start.",
    violates: ["smart.energy.*", "smart.telemetry.agrees", "smart.session.counters-kept"],
    caughtBy: "energy.monotone",
    wire: wrap(() => {
      const tell = retold("energy/energy", (kWh, { world }) =>
        world.nowMs - world.startMs < 2 * MINUTE_MS ? kWh + LOST_KWH : kWh,
      );
      return { out: (m, c) => [tell(m, c)] };
    }),
  },
  {
    id: "counter-stands",
    about: "The energy counter stands still.",
    violates: ["smart.energy.*", "smart.programme.completed-event"],
    caughtBy: "energy.metered",
    wire: wrap(() => ({ out: (m, c) => [retell(m, c, "energy/energy", () => "0.25")] })),
  },
  {
    id: "counter-runs-double",
    about: "The energy counter counts twice what is drawn.",
    // Of what draws hardly more than a watt, twice as much is within what need not be reported.
    kinds: ["refrigerator", "washing-machine", "air-conditioner", "air-purifier"],
    violates: ["smart.energy.*", "smart.programme.completed-event"],
    caughtBy: "energy.matches-power",
    wire: wrap(() => {
      const tell = retold("energy/energy", (kWh) => 2 * kWh);
      return { out: (m, c) => [tell(m, c)] };
    }),
  },
  {
    id: "measures-too-little",
    about: "Its own meter reads a fifth too little, power and energy alike.",
    // Twice rounded, what it counts and what it draws may lie a little apart besides.
    violates: ["smart.energy.matches-*", "smart.programme.completed-event", "green.*"],
    caughtBy: "energy.metered",
    wire: wrap(() => {
      const power = retold("energy/power", (watts) => Number((0.8 * watts).toFixed(1)));
      const count = retold("energy/energy", (kWh) => 0.8 * kWh);
      return { out: (m, c) => [count(power(m, c), c)] };
    }),
  },
  {
    id: "defrost-heats-while-cooling",
    about: "Tells that it defrosts with the compressor running.",
    kinds: ["refrigerator"],
    violates: ["smart.interlock.holds"],
    caughtBy: "interlock.holds",
    wire: wrap(() => {
      const both = ["defrost/active", "compressor/running"];
      return {
        out: (m, c) => [both.reduce((message, path) => retell(message, c, path, () => "true"), m)],
      };
    }),
  },
  {
    id: "fan-without-filter",
    about: "Tells that its fan is on with no filter in place.",
    kinds: ["air-purifier"],
    violates: ["smart.interlock.holds", "smart.command.*", "smart.session.settings-kept"],
    caughtBy: "interlock.holds",
    wire: wrap(() => ({
      out: (m, c) => [
        retell(
          retell(m, c, "filter/in-place", () => "false"),
          c,
          "fan/power",
          () => "true",
        ),
      ],
    })),
  },
];
