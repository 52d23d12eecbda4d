import { describe, expect, it } from "vitest";
import { BEDROOM, roomAt, SUMMER_DAY } from "../../../devices/rig/room.ts";
import { type Occupant, Site } from "../../../devices/rig/site.ts";
import { createVirtualWorld } from "../../../src/kernel/world.ts";

/** Something that announces one time and, as rounding may have it, never says that it has come. */
class Limit implements Occupant {
  readonly woken: number[] = [];
  readonly #atMs: number;

  constructor(atMs: number) {
    this.#atMs = atMs;
  }

  nextMs(nowMs: number): number {
    return this.woken.length > 0 ? Number.POSITIVE_INFINITY : Math.max(this.#atMs, nowMs + 1);
  }

  advance(): void {
    return;
  }

  wake(nowMs: number): void {
    this.woken.push(nowMs);
  }

  influence() {
    return {};
  }

  conditionsChanged(): void {
    return;
  }
}

describe("a site", () => {
  it.each([
    ["passes over the time", [5000]],
    ["stops exactly at the time", [1000, 5000]],
    ["comes near in small steps", [999, 1000, 1001]],
  ])("wakes an occupant at the time that it announced when the world %s", async (_how, stops) => {
    const world = createVirtualWorld({ seed: 1 });
    const site = new Site(world, BEDROOM, roomAt(23, 50, 35), SUMMER_DAY);
    const limit = new Limit(world.startMs + 1000);
    site.add(limit);
    for (const stopMs of stops) {
      await world.advance(world.startMs + stopMs);
      site.catchUp();
    }
    expect(limit.woken).toEqual([world.startMs + 1000]);
  });
});
