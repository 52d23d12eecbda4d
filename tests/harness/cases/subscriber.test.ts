/**
 * Over a foreign broker the bench sees what subscribers see: no packets, no retain flags, the will as
 * a message. What is watched has to come to the same there.
 */

import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { variants } from "../../../devices/mutants/variants.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { Dut } from "../../../harness/dut.ts";
import { judgeTrace } from "../../../harness/judge.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import type { TraceEvent } from "../../../src/kernel/trace.ts";
import { deviceTopic } from "../../../src/thing/wire.ts";
import { runSimulated } from "../simulate.ts";
import { watchingCases, watchingMonitors } from "./watched.ts";

const demands = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");
const SEEN = ["publish", "deliver", "case", "step", "prompt", "answer"];

/** A trace as a subscriber would have recorded it. */
function asSubscribed(dut: Dut, events: readonly TraceEvent[]): readonly TraceEvent[] {
  const topic = `${deviceTopic(dut.address)}/$state`;
  const qos = events.find((event) => event.topic === topic)?.qos ?? 1;
  return events.flatMap((event): readonly TraceEvent[] => {
    if (event.kind === "gone") {
      return [{ t: event.t, kind: "publish", from: "dut", topic, payload: "lost", qos }];
    }
    if (!SEEN.includes(event.kind)) return [];
    if (event.from !== "dut") return [event];
    const { retain: _unseen, ...rest } = event;
    return [rest];
  });
}

describe.each(Object.keys(kinds))("a subscriber to a %s", (kind) => {
  it.each([undefined, ...variants.filter(({ domain }) => domain === undefined)])(
    "sees nothing wrong in it, nor in $id",
    async (variant) => {
      const { result, traces } = await runSimulated(kind, {
        cases: watchingCases.filter(({ id }) => id !== "energy.metered"),
        ...(variant ? { deviation: variant } : {}),
      });
      const dut: Dut = {
        ...result.dut,
        abilities: result.dut.abilities.filter((ability) => ability !== "packets"),
        timingUncertaintyMs: 100,
      };
      for (const judged of watchingCases) {
        const events = traces.get(judged.id);
        if (!events) continue;
        const claims = judgeTrace(
          dut,
          demands,
          judged,
          watchingMonitors,
          asSubscribed(dut, events),
        );
        expect(claims.length).toBeGreaterThan(0);
        // What only packets can tell apart may stay open; it must say so.
        const wrong = claims.filter(
          ({ verdict, reason }) => verdict !== "pass" && reason !== "not-observable",
        );
        expect(wrong.map(({ requirement, actual }) => `${requirement}: ${actual}`)).toEqual([]);
      }
    },
  );
});
