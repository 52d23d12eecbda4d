import { describe, expect, it } from "vitest";
import { SLOTS } from "../../../devices/water-heater/habit.ts";
import { targetC } from "../../../devices/water-heater/state.ts";
import { Bathroom, HOUR_MS, MIDNIGHT_MS } from "./bathroom.ts";

/** Days from midnight on, with a bath at 7:00 UTC. */
function live(room: Bathroom, days: number): void {
  for (let day = 0; day < days; day++) {
    room.run(7 * HOUR_MS);
    room.operate("draw", { litres: 60, flow: 8 });
    room.run(17 * HOUR_MS);
  }
}

describe("smart mode", () => {
  it("holds the set-point as long as nothing has been learned", () => {
    const room = new Bathroom({ mode: "smart" });
    expect(targetC(room.state)).toBe(65);
    expect(room.value("heating/temperature-setpoint")).toBe(65);
  });

  it("learns when water is drawn, in whatever mode", () => {
    const room = new Bathroom({ mode: "manual" });
    live(room, 2);
    const { heatWh } = room.state.habit;
    expect(heatWh).toHaveLength(SLOTS);
    const most = heatWh.indexOf(Math.max(...heatWh));
    expect(most).toBe(14);
    expect(room.nowMs).toBe(MIDNIGHT_MS + 48 * HOUR_MS);
    // 60 L by some 40 K are 2800 Wh; two days weigh 3/4.
    expect(heatWh[14]).toBeGreaterThan(1500);
    expect(heatWh[14]).toBeLessThan(2800);
  });

  it("has the water hot when it is used, and cooler otherwise", () => {
    const room = new Bathroom({ mode: "manual" });
    live(room, 3);
    room.set("heating/mode", "smart");
    room.run(5 * HOUR_MS);
    expect(targetC(room.state)).toBe(49);
    room.run(1.5 * HOUR_MS);
    expect(targetC(room.state)).toBe(65);
    room.run(0.5 * HOUR_MS);
    expect(room.measured.outletC).toBeGreaterThan(59);
  });

  it("cools down once a usual draw has not come, forgets nothing by that, and comes back", () => {
    const room = new Bathroom({ mode: "smart" });
    live(room, 3);
    const before = room.state.habit.heatWh[14];
    room.run(7.4 * HOUR_MS);
    expect(targetC(room.state)).toBe(65);
    room.run(0.2 * HOUR_MS);
    expect(targetC(room.state)).toBe(40);
    room.run(64.4 * HOUR_MS);
    expect(targetC(room.state)).toBe(40);
    expect(room.state.habit.heatWh[14]).toBe(before);
    room.operate("draw", { litres: 1 });
    expect(targetC(room.state)).toBe(49);
  });

  it("spends less than it would always hot", () => {
    const energy = (mode: string) => {
      const room = new Bathroom({ mode });
      live(room, 3);
      const startWh = room.measured.energyWh;
      live(room, 5);
      return room.measured.energyWh - startWh;
    };
    expect(energy("smart")).toBeLessThan(0.98 * energy("manual"));
  });

  it("does nothing of it in a product that does not learn", () => {
    const room = new Bathroom({ mode: "smart", product: "unlearning" });
    live(room, 3);
    room.run(5 * HOUR_MS);
    expect(targetC(room.state)).toBe(65);
  });

  it("gives way to a boost", () => {
    const room = new Bathroom({ mode: "smart" });
    live(room, 3);
    room.run(HOUR_MS);
    expect(targetC(room.state)).toBeLessThan(65);
    room.act("heating/boost", { duration: 3600 });
    expect(targetC(room.state)).toBe(65);
  });
});
