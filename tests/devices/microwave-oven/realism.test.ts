/**
 * The oven against ranges of real ones.
 *
 * Contains information from the tracebase data set, available at http://www.tracebase.org under the
 * Open Database License (ODbL).
 */

import { describe, expect, it } from "vitest";
import { PRODUCTS } from "../../../devices/microwave-oven/products.ts";
import { microwaveEventsOf } from "../../../harness/metrics/microwave-events.ts";
import { powerRecord } from "../../../harness/metrics/power-record.ts";
import { Oven } from "./oven.ts";

/** Ranges that enclose the traced ovens. */
const REAL = {
  magnetronW: [950, 1500],
  lowW: [15, 40],
  standbyMaxW: 1.6,
  dutyPeriodS: [15, 32],
  eventWh: [5, 110],
} as const;

function expectIn(value: number | null, [low, high]: readonly [number, number], what: string) {
  expect(value, what).toBeGreaterThanOrEqual(low);
  expect(value, what).toBeLessThanOrEqual(high);
}

/** Statistics of one use between two hours of standby, as they were made of the traces. */
function eventsOf(product: string, cookTimeS: number, levelPercent: number) {
  const oven = new Oven({ product });
  const samples: { tMs: number; powerW: number }[] = [];
  oven.wait(600_000);
  const beginMs = oven.nowMs;
  const read = (seconds: number) => {
    for (let s = 0; s < seconds; s++) {
      samples.push({ tMs: oven.nowMs - beginMs, powerW: oven.measure().powerW });
      oven.wait(1000);
    }
  };
  read(60);
  oven.start({ "cook-time": cookTimeS, "power-level": levelPercent });
  read(cookTimeS + 1200);
  return microwaveEventsOf(powerRecord(samples));
}

/** Two are made to rest badly. */
const RESTLESS = ["hungry-standby", "wakeful"];
const ORDINARY = Object.keys(PRODUCTS).filter((product) => !RESTLESS.includes(product));

describe("a use is like a real one", () => {
  for (const product of ORDINARY) {
    for (const seconds of [30, 60, 150, 240]) {
      it(`${product} at full power for ${seconds} s`, () => {
        const { events, standbyW } = eventsOf(product, seconds, 100);
        expect(events).toHaveLength(1);
        const event = events[0];
        expectIn(event?.magnetronW ?? null, REAL.magnetronW, "input with the magnetron on in W");
        expectIn(event?.energyWh ?? null, REAL.eventWh, "energy of the use in Wh");
        expect(event?.pulses).toBe(1);
        expect(event?.dutyPeriodS).toBeNull();
        expect(standbyW).toBeGreaterThan(0);
      });
    }
    for (const level of [30, 50, 70]) {
      it(`${product} at ${level} % for 5 min`, () => {
        const event = eventsOf(product, 300, level).events[0];
        expectIn(event?.magnetronW ?? null, REAL.magnetronW, "input with the magnetron on in W");
        expectIn(event?.lowW ?? null, REAL.lowW, "input with the magnetron off in W");
        expectIn(event?.dutyPeriodS ?? null, REAL.dutyPeriodS, "period in s");
        expectIn(event?.energyWh ?? null, REAL.eventWh, "energy of the use in Wh");
        expect(event?.pulses).toBe(10);
        expect(event?.magnetronS).toBeCloseTo(3 * level, 0);
      });
    }
  }

  it.each(ORDINARY)("%s takes at most standby power once its fan has stopped", (product) => {
    const oven = new Oven({ product });
    oven.start({ "cook-time": 240 });
    oven.finish();
    oven.runUntil(() => oven.get("cavity/fan") === false);
    for (let minute = 0; minute < 20; minute++) {
      expect(oven.get("energy/power")).toBeLessThanOrEqual(REAL.standbyMaxW);
      oven.wait(60_000);
    }
    expect(oven.get("programme/state")).toBe("inactive");
  });
});

describe("standby", () => {
  // GB 24849-2017: 1.0 W with status display, 0.5 W without; not binding for connected ovens.
  it.each(ORDINARY)(
    "of %s keeps the limits of an unconnected oven, with clock and dark",
    (product) => {
      const oven = new Oven({ product });
      expect(oven.measure().powerW).toBeLessThanOrEqual(1);
      oven.set("cooking/clock", false);
      expect(oven.measure().powerW).toBeLessThanOrEqual(0.5);
    },
  );

  // (EU) 2023/826: 2 W in networked standby.
  it("of hungry-standby takes too much either way", () => {
    const oven = new Oven({ product: "hungry-standby" });
    expect(oven.measure().powerW).toBeGreaterThan(2);
    oven.set("cooking/clock", false);
    expect(oven.measure().powerW).toBeGreaterThan(2);
  });
});
