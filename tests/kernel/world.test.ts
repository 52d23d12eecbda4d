import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPacedWorld } from "../../src/kernel/paced.ts";
import { createVirtualWorld, EPOCH_MS } from "../../src/kernel/world.ts";

/** A plan of things to do: delay, priority, and what each does in turn when it runs. */
const plans = fc.array(
  fc.record({
    delayMs: fc.integer({ min: 0, max: 50 }),
    priority: fc.integer({ min: -2, max: 2 }),
    followMs: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  }),
  { maxLength: 60 },
);

describe("a virtual world", () => {
  test("runs by time, then priority, then order of arrival, and loses nothing", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const world = createVirtualWorld({ seed: 1 });
        const ran: { timeMs: number; priority: number; sequence: number }[] = [];
        let sequence = 0;
        const add = (delayMs: number, priority: number, followMs?: number) => {
          const mine = sequence++;
          const dueMs = world.nowMs + delayMs;
          world.after(
            delayMs,
            () => {
              expect(world.nowMs).toBe(dueMs);
              ran.push({ timeMs: world.nowMs, priority, sequence: mine });
              if (followMs !== undefined) add(followMs, priority);
            },
            priority,
          );
        };
        for (const { delayMs, priority, followMs } of plan) add(delayMs, priority, followMs);
        await world.advance(EPOCH_MS + 1000);
        expect(ran.length).toBe(sequence);
        for (let i = 1; i < ran.length; i++) {
          const [a, b] = [ran[i - 1], ran[i]];
          if (!a || !b) throw new Error("a hole in the record");
          expect(a.timeMs).toBeLessThanOrEqual(b.timeMs);
          // What was added at the very moment may have a lower priority number than what ran already.
          const together = a.timeMs === b.timeMs && a.sequence < plan.length;
          if (together && b.sequence < plan.length && a.priority === b.priority) {
            expect(a.sequence).toBeLessThan(b.sequence);
          }
        }
        expect(world.nowMs).toBe(EPOCH_MS + 1000);
      }),
    );
  });

  test("cancelled things do not run, and cancelling twice is harmless", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { maxLength: 40 }),
        async (plan) => {
          const world = createVirtualWorld({ seed: 1 });
          let ran = 0;
          const cancels = plan.map(([delayMs]) =>
            world.after(delayMs, () => {
              ran++;
            }),
          );
          plan.forEach(([, cancel], i) => {
            if (!cancel) return;
            cancels[i]?.();
            cancels[i]?.();
          });
          await world.advance(EPOCH_MS + 100);
          expect(ran).toBe(plan.filter(([, cancel]) => !cancel).length);
        },
      ),
    );
  });

  test("time moves only when every barrier is at rest", async () => {
    const world = createVirtualWorld({ seed: 1 });
    let underWay = 0;
    world.addBarrier(() =>
      underWay === 0
        ? undefined
        : new Promise((resolve) =>
            setImmediate(() => {
              underWay = 0;
              resolve();
            }),
          ),
    );
    const seen: number[] = [];
    for (let i = 1; i <= 5; i++) {
      world.after(i, () => {
        seen.push(underWay);
        underWay++;
      });
    }
    await world.advance(EPOCH_MS + 10);
    expect(seen).toEqual([0, 0, 0, 0, 0]);
  });

  test("stops when it is told to, at the moment in question", async () => {
    const world = createVirtualWorld({ seed: 1 });
    let ran = 0;
    for (let i = 1; i <= 10; i++) {
      world.after(i * 10, () => {
        ran++;
      });
    }
    await world.advance(EPOCH_MS + 1000, () => ran === 3);
    expect(world.nowMs).toBe(EPOCH_MS + 30);
  });

  test("a thing that asks for itself without delay does not hang the world", async () => {
    const world = createVirtualWorld({ seed: 1 });
    const again = () => {
      world.after(0, again);
    };
    again();
    await expect(world.advance(EPOCH_MS + 1)).rejects.toThrow(/time stands still/);
  });

  test("refuses a delay that is no number", () => {
    const world = createVirtualWorld({ seed: 1 });
    expect(() => world.after(Number.NaN, () => undefined)).toThrow(/expected a delay/);
  });
});

describe("a paced world", () => {
  test("keeps step with the wall clock, times its speed", async () => {
    const world = createPacedWorld({ seed: 1, speed: 1000 });
    const ranMs: number[] = [];
    for (const delayMs of [5_000, 20_000]) {
      world.after(delayMs, () => ranMs.push(world.nowMs - world.startMs));
    }
    const before = performance.now();
    await world.advance(world.startMs + 30_000);
    const wallMs = performance.now() - before;
    expect(ranMs.length).toBe(2);
    expect(ranMs[0]).toBeGreaterThanOrEqual(5_000);
    expect(ranMs[1]).toBeGreaterThanOrEqual(20_000);
    expect(wallMs).toBeGreaterThanOrEqual(25);
  });

  test("an arrival in the trace ends a wait that asks for it", async () => {
    const world = createPacedWorld({ seed: 1 });
    let arrived = false;
    setImmediate(() => {
      arrived = true;
      world.record({ kind: "note", from: "other" });
    });
    await world.advance(world.nowMs + 3_600_000, () => arrived);
    expect(world.nowMs - world.startMs).toBeLessThan(60_000);
  });

  test("refuses a speed that is none", () => {
    expect(() => createPacedWorld({ seed: 1, speed: 0 })).toThrow(/speed above 0/);
    expect(() => createPacedWorld({ seed: 1, speed: -1 })).toThrow(/speed above 0/);
  });
});
