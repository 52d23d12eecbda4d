import { describe, expect, it } from "vitest";
import { connections, inside, stretches } from "../../../harness/cases/connection.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { Ability, Dut } from "../../../harness/dut.ts";
import { View } from "../../../harness/view.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import type { TraceEvent } from "../../../src/kernel/trace.ts";

const { terms } = demandsOn(composeProfile("cn-green-smart", profiles), "2026-11-23");

function dutWith(...abilities: Ability[]): Dut {
  return {
    spec: "mqtt://broker/oven-1",
    id: "oven-1",
    kind: undefined,
    address: { domain: "homie", device: "oven-1" },
    rig: { domain: "homie", device: "oven-1-rig" },
    abilities,
    surface: undefined,
    table: undefined,
    statement: { answers: {}, values: {} },
    found: {},
    timingUncertaintyMs: 100,
    rate: 1,
  };
}

const say = (t: number, rest: string, payload: string): TraceEvent => ({
  t,
  kind: "publish",
  from: "dut",
  topic: `homie/5/oven-1/${rest}`,
  payload,
  qos: 1,
});
const find = (t: number, payload: string): TraceEvent => ({
  ...say(t, "$state", payload),
  kind: "deliver",
  from: "broker",
  retain: true,
});
const mark = (t: number, name: string): TraceEvent => ({
  t,
  kind: "step",
  from: "bench",
  data: { mark: name },
});
const prompt = (t: number, value: string): TraceEvent => ({
  t,
  kind: "prompt",
  from: "bench",
  data: { kind: "set", what: "network/connected", parameters: { value } },
});
const packet = (t: number, kind: "connect" | "gone"): TraceEvent => ({ t, kind, from: "dut" });

/** Connections as times: from, to, whether born and open, and when ready. */
function read(events: readonly TraceEvent[], ...abilities: Ability[]) {
  return connections(new View(dutWith(...abilities), terms, events)).map(
    ({ begin, end, born, open, ready }) => ({
      times: [begin.t, end.t],
      born,
      open,
      ready: ready.map(({ from, to }) => [from.t, to.t]),
    }),
  );
}

describe("connections, where packets are seen", () => {
  it("go from connect to loss, and the last one to the end of the case", () => {
    const events = [
      packet(0, "connect"),
      say(1, "$state", "init"),
      say(2, "$state", "ready"),
      packet(50, "gone"),
      find(55, "lost"),
      packet(60, "connect"),
      say(61, "$state", "ready"),
      mark(90, "end"),
      packet(91, "gone"),
    ];
    expect(read(events, "messages", "packets")).toEqual([
      { times: [0, 50], born: true, open: false, ready: [[2, 50]] },
      { times: [60, 91], born: true, open: true, ready: [[61, 91]] },
    ]);
  });

  it("are interrupted where the state is not ready", () => {
    const events = [
      packet(0, "connect"),
      say(2, "$state", "ready"),
      say(10, "$state", "init"),
      say(20, "$state", "ready"),
    ];
    expect(read(events, "messages", "packets")).toEqual([
      {
        times: [0, 20],
        born: true,
        open: true,
        ready: [
          [2, 10],
          [20, 20],
        ],
      },
    ]);
  });
});

describe("connections, where only messages are seen", () => {
  it("have no birth when the trace begins in the middle of them", () => {
    const events = [find(1, "ready"), say(5, "energy/power", "1"), mark(300, "end")];
    expect(read(events, "messages")).toEqual([
      { times: [1, 300], born: false, open: true, ready: [[1, 300]] },
    ]);
  });

  it("are born after the device was told to be lost", () => {
    const events = [
      find(1, "ready"),
      say(40, "$state", "lost"),
      say(70, "$state", "init"),
      say(71, "$state", "ready"),
      say(72, "energy/power", "1"),
    ];
    expect(read(events, "messages")).toEqual([
      { times: [1, 40], born: false, open: false, ready: [[1, 40]] },
      { times: [70, 72], born: true, open: true, ready: [[71, 72]] },
    ]);
  });

  it("end where the bench cuts the device off, and are no birth when they outlive it", () => {
    const events = [
      find(1, "ready"),
      say(5, "energy/power", "1"),
      prompt(10, "false"),
      say(12, "energy/power", "2"),
      prompt(20, "true"),
      say(30, "energy/power", "3"),
      say(90, "energy/power", "4"),
    ];
    expect(read(events, "messages")).toEqual([
      { times: [1, 10], born: false, open: false, ready: [[1, 10]] },
      { times: [30, 90], born: false, open: true, ready: [] },
    ]);
  });

  it("do not begin with a retained state that is stale", () => {
    const events = [
      find(1, "lost"),
      say(30, "$description", "{}"),
      say(31, "$state", "ready"),
      say(32, "energy/power", "1"),
    ];
    expect(read(events, "messages")).toEqual([
      { times: [30, 32], born: true, open: true, ready: [[31, 32]] },
    ]);
  });
});

describe("lines inside a span", () => {
  it("are those between its ends, neither of them included", () => {
    const series = [0, 3, 4, 7, 9].map((index) => ({ index, t: 10 * index }));
    const span = { from: { index: 3, t: 30 }, to: { index: 9, t: 90 } };
    expect(inside(series, span).map(({ index }) => index)).toEqual([4, 7]);
  });

  it("have no ready stretch where the device was never ready", () => {
    const view = new View(dutWith("messages", "packets"), terms, [packet(0, "connect")]);
    expect(stretches(view)).toEqual([]);
  });
});
