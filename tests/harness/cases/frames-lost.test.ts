import { describe, expect, it } from "vitest";
import { sequence } from "../../../harness/cases/frames.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { Ability, Dut } from "../../../harness/dut.ts";
import { View } from "../../../harness/view.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import type { TraceEvent } from "../../../src/kernel/trace.ts";
import { readDescription } from "../../../src/thing/description.ts";

const { terms } = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");
const DESCRIPTION = {
  homie: "5.0",
  version: 1,
  name: "Oven",
  nodes: { sys: { properties: { telemetry: { datatype: "json", retained: false } } } },
};

function dutWith(abilities: readonly Ability[]): Dut {
  return {
    spec: "mqtt://broker/oven-1",
    id: "oven-1",
    kind: undefined,
    address: { domain: "homie", device: "oven-1" },
    abilities,
    surface: readDescription(JSON.stringify(DESCRIPTION)).surface,
    table: undefined,
    statement: { answers: {}, values: {} },
    found: {},
    timingUncertaintyMs: 100,
    rate: 1,
  };
}

/** What the monitor says of frames with these numbers, one a minute. */
function verdictOf(numbers: readonly number[], abilities: readonly Ability[]): readonly string[] {
  const events: TraceEvent[] = [
    {
      t: 0,
      kind: "deliver",
      from: "broker",
      topic: "homie/5/oven-1/$state",
      payload: "ready",
      retain: true,
    },
    ...numbers.map((seq, i): TraceEvent => {
      const at = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
      const frame = { session: 1, seq, at, complete: false, values: {} };
      return {
        t: 1 + i * 60_000,
        kind: "publish",
        from: "dut",
        topic: "homie/5/oven-1/sys/telemetry",
        payload: JSON.stringify(frame),
        qos: 0,
      };
    }),
  ];
  return sequence.judge(new View(dutWith(abilities), terms, events)).map(({ verdict }) => verdict);
}

describe("a gap in the numbers of frames", () => {
  it("is undecided where the road may have lost one here and there", () => {
    expect(verdictOf([4, 5, 6, 8, 9, 10, 11], ["messages"])).toEqual(["inconclusive"]);
  });

  it("is the device's where its packets are seen", () => {
    expect(verdictOf([4, 5, 6, 8, 9, 10, 11], ["messages", "packets"])).toEqual(["fail"]);
  });

  it("is the device's where it is in every second step", () => {
    expect(verdictOf([0, 2, 4, 6, 8], ["messages"])).toEqual(["fail"]);
  });

  it("is none where nothing is missing, and a repeated number is no loss", () => {
    expect(verdictOf([4, 5, 6, 7], ["messages"])).toEqual(["pass"]);
    expect(verdictOf([4, 5, 5, 6, 7, 8, 9], ["messages"])).toEqual(["fail"]);
  });
});
