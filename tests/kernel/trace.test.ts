import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createTrace,
  decodePayload,
  encodePayload,
  formatTrace,
  parseTrace,
  type TraceEvent,
} from "../../src/kernel/trace.ts";

describe("a trace", () => {
  test("any payload survives: text as text, other bytes as base64", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const encoded = encodePayload(bytes);
        expect(Uint8Array.from(decodePayload(encoded))).toEqual(bytes);
      }),
    );
    expect(encodePayload(Buffer.from("21.5 °C"))).toEqual({ payload: "21.5 °C" });
    expect(encodePayload(Uint8Array.of(0xff))).toEqual({ payload: "/w==", encoding: "base64" });
  });

  test("what is written is read", () => {
    const events = fc.array(
      fc.record({
        t: fc.nat(),
        kind: fc.constantFrom("publish" as const, "note" as const),
        from: fc.constantFrom("dut" as const, "bench" as const),
        topic: fc.string({ unit: "binary" }),
        payload: fc.string({ unit: "binary" }),
      }),
    );
    fc.assert(
      fc.property(events, (list) => {
        expect(parseTrace(formatTrace(list))).toEqual(list);
      }),
    );
  });

  test.each([
    ['{"t":1', /line 1: expected one JSON object/],
    ["7\n", /line 1: expected an event/],
    ['{"t":0,"kind":"note","from":"dut"}\n{"kind":"note"}', /line 2: expected an event/],
    ["null", /line 1: expected an event/],
  ])("refuses %j", (text, message) => {
    expect(() => parseTrace(text)).toThrow(message);
  });

  test("followers hear each event once, until they stop", () => {
    const trace = createTrace();
    const heard: number[] = [];
    const stop = trace.follow((event: TraceEvent, index) => heard.push(event.t * 10 + index));
    trace.append({ t: 1, kind: "note", from: "bench" });
    trace.append({ t: 2, kind: "note", from: "bench" });
    stop();
    trace.append({ t: 3, kind: "note", from: "bench" });
    expect(heard).toEqual([10, 21]);
  });
});
