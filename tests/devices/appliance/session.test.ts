import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Session, type Speaker } from "../../../devices/appliance/session.ts";
import { createVirtualWorld } from "../../../src/kernel/world.ts";
import type { Attachment, Connection, ConnectionEvents } from "../../../src/thing/wire.ts";

/** A broker that can be away, and notes every attempt. */
function brokerOf(world: ReturnType<typeof createVirtualWorld>) {
  const attemptsMs: number[] = [];
  const state = { away: false, live: undefined as ConnectionEvents | undefined, pings: 0 };
  const attachment: Attachment = {
    connect: async (_options, events) => {
      attemptsMs.push(world.nowMs - world.startMs);
      if (state.away) throw new Error("away");
      state.live = events;
      const connection: Connection = {
        publish: () => undefined,
        subscribe: async () => undefined,
        ping: () => {
          state.pings++;
        },
        disconnect: () => undefined,
        drop: () => undefined,
      };
      return connection;
    },
  };
  return { attachment, attemptsMs, state };
}

const speaker = (keepAliveS: number, onConnected = () => undefined): Speaker => ({
  connectOptions: () => ({ clientId: "d", clean: true, keepAliveS }),
  onConnected,
  onMessage: () => undefined,
  onLost: () => undefined,
});

describe("a session", () => {
  test("comes back within 120 s of the broker, with at most 10 attempts in the first minute", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer(),
        fc.integer({ min: 1_000, max: 3_600_000 }),
        async (seed, outageMs) => {
          const world = createVirtualWorld({ seed });
          const { attachment, attemptsMs, state } = brokerOf(world);
          let connected = 0;
          const session = new Session(
            world,
            attachment,
            speaker(0, () => {
              connected++;
              return undefined;
            }),
            world.chance.stream("jitter"),
          );
          session.start();
          await world.advance(world.startMs + 1_000);
          expect(connected).toBe(1);
          state.away = true;
          const lostMs = world.nowMs - world.startMs;
          state.live?.onLost("cut");
          await world.advance(world.nowMs + outageMs);
          state.away = false;
          await world.advance(world.nowMs + 120_000);
          expect(connected).toBe(2);
          const firstMinute = attemptsMs.filter((t) => t > lostMs && t <= lostMs + 60_000);
          expect(firstMinute.length).toBeLessThanOrEqual(10);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a fleet's attempts are spread", async () => {
    const worlds = Array.from({ length: 60 }, (_, seed) => createVirtualWorld({ seed }));
    const second = await Promise.all(
      worlds.map(async (world) => {
        const { attachment, attemptsMs, state } = brokerOf(world);
        state.away = true;
        new Session(world, attachment, speaker(0), world.chance.stream("jitter")).start();
        await world.advance(world.startMs + 600_000);
        return attemptsMs[8] ?? 0;
      }),
    );
    const buckets = new Set(second.map((t) => Math.floor(t / 5_000)));
    expect(buckets.size).toBeGreaterThan(8);
  });

  test("a fleet of 200 does not come back in step: no half second has more than its share", async () => {
    const worlds = Array.from({ length: 200 }, (_, seed) => createVirtualWorld({ seed }));
    const fleet = await Promise.all(
      worlds.map(async (world) => {
        const { attachment, attemptsMs, state } = brokerOf(world);
        const session = new Session(world, attachment, speaker(0), world.chance.stream("jitter"));
        session.start();
        await world.advance(world.startMs + 1_000);
        state.away = true;
        state.live?.onLost("the broker went down for everybody at once");
        await world.advance(world.nowMs + 60_000);
        return attemptsMs.slice(1).map((ms) => ms - 1_000);
      }),
    );
    const all = fleet.flat();
    const histogram = new Map<number, number>();
    for (const ms of all) {
      const bin = Math.floor(ms / 500);
      histogram.set(bin, (histogram.get(bin) ?? 0) + 1);
    }
    // Full jitter spreads the first attempts of 200 devices over a whole second, the later ones further.
    const shown = [...histogram].map(([bin, count]) => `${bin / 2} s: ${count}`).join(", ");
    expect(Math.max(...histogram.values()), shown).toBeLessThan(200);
    const late = [...histogram].filter(([bin]) => bin >= 16).map(([, count]) => count);
    expect(late.length, shown).toBeGreaterThan(80);
    expect(Math.max(...late), shown).toBeLessThan(40);
    const patterns = new Set(fleet.map((attempts) => attempts.join(" ")));
    expect(patterns.size).toBe(200);
  });

  test("without jitter every device of a fleet tries at the same moments", async () => {
    const worlds = [1, 2, 3].map((seed) => createVirtualWorld({ seed }));
    const fleet = await Promise.all(
      worlds.map(async (world) => {
        const { attachment, attemptsMs, state } = brokerOf(world);
        state.away = true;
        const backOff = { baseMs: 1000, capMs: 60_000, attemptsPerMinute: 9, spread: 0 };
        const jitter = world.chance.stream("jitter");
        new Session(world, attachment, speaker(0), jitter, backOff).start();
        await world.advance(world.startMs + 60_000);
        return attemptsMs;
      }),
    );
    expect(fleet[0]).toEqual([0, 1000, 3000, 7000, 15_000, 31_000]);
    expect(fleet[1]).toEqual(fleet[0]);
    expect(fleet[2]).toEqual(fleet[0]);
  });

  test("pings only when nothing was said for the keep-alive time", async () => {
    const world = createVirtualWorld({ seed: 1 });
    const { attachment, state } = brokerOf(world);
    const session = new Session(world, attachment, speaker(60), world.chance.stream("jitter"));
    session.start();
    for (let i = 0; i < 30; i++) {
      await world.advance(world.nowMs + 30_000);
      session.sent();
    }
    expect(state.pings).toBe(0);
    await world.advance(world.nowMs + 600_000);
    expect(state.pings).toBeGreaterThanOrEqual(9);
    expect(state.pings).toBeLessThanOrEqual(10);
  });

  test("a stopped session stays stopped", async () => {
    const world = createVirtualWorld({ seed: 1 });
    const { attachment, attemptsMs, state } = brokerOf(world);
    const session = new Session(world, attachment, speaker(60), world.chance.stream("jitter"));
    session.start();
    await world.advance(world.startMs + 1);
    session.stop("drop");
    state.live?.onLost("late news");
    await world.advance(world.nowMs + 3_600_000);
    expect(attemptsMs.length).toBe(1);
    expect(session.connection).toBeUndefined();
  });
});
