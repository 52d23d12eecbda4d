import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, Firmware } from "../../../devices/appliance/firmware.ts";
import { Twin } from "../../../devices/appliance/twin.ts";
import type { Declaration, Value } from "../../../src/thing/declaration.ts";

const declaration: Declaration = {
  kind: "lamp",
  nodes: {
    lamp: {
      capability: "lamp",
      properties: {
        power: { datatype: "boolean", settable: true, source: "test" },
        level: {
          datatype: "integer",
          min: 1,
          max: 10,
          step: 1,
          settable: true,
          source: "test",
        },
        heat: { datatype: "float", source: "test" },
      },
    },
  },
  faults: {},
  interlocks: [],
  operations: {},
  fidelity: {},
};

/** A lamp whose level can be set only while it is on. */
function lamp() {
  const values: Record<string, Value> = {
    "lamp/power": false,
    "lamp/level": 1,
    "lamp/heat": 20,
    "control/remote-allowed": true,
  };
  const inner: Firmware = {
    declaration,
    words: { kind: "lamp", elements: {}, faults: {}, operations: {}, fidelity: {} },
    values: () => values,
    faults: () => [],
    frameEveryMs: () => 60_000,
    connected: () => 1,
    request: (request): Answer => {
      if (request.kind !== "set") return {};
      if (request.path === "lamp/level" && values["lamp/power"] !== true) {
        return { refusal: { status: "invalid-in-state", detail: "it is off" } };
      }
      values[request.path] = request.value;
      return {};
    },
  };
  const twin = new Twin(inner);
  const wish = (version: number, state: object): Answer =>
    twin.request({ kind: "action", path: "twin/desired", parameters: { version, state } });
  const last = (answer: Answer, path: string) =>
    (answer.events ?? []).filter((event) => event.path === path).at(-1)?.payload;
  return { values, twin, wish, last };
}

describe("a twin", () => {
  test("makes several settings at once and reports them", () => {
    const { values, wish, last, twin } = lamp();
    const answer = wish(1, { "lamp/power": true, "lamp/level": 7 });
    expect(answer.refusal).toBeUndefined();
    expect(values).toMatchObject({ "lamp/power": true, "lamp/level": 7 });
    expect(last(answer, "twin/reported")).toEqual({
      version: 1,
      state: { "lamp/power": true, "lamp/level": 7 },
    });
    expect(last(answer, "twin/delta")).toBeUndefined();
    expect(twin.values()["twin/version"]).toBe(1);
  });

  test("keeps what cannot be made yet as its delta, and makes it once it can", () => {
    const { values, wish, last, twin } = lamp();
    const answer = wish(1, { "lamp/level": 7 });
    expect(last(answer, "twin/delta")).toEqual({ version: 1, state: { "lamp/level": 7 } });
    expect(twin.pending()).toEqual([]);
    values["lamp/power"] = true;
    const news = twin.pending();
    expect(values["lamp/level"]).toBe(7);
    expect(news.map(({ path, payload }) => [path, payload.state])).toEqual([
      ["twin/reported", { "lamp/power": true, "lamp/level": 7 }],
      ["twin/delta", {}],
    ]);
    // A person's later change stands: the wish was fulfilled once.
    values["lamp/level"] = 2;
    twin.pending();
    expect(values["lamp/level"]).toBe(2);
  });

  test("refuses as a whole what it cannot take, in the order of the wire page", () => {
    const { values, wish, twin } = lamp();
    wish(5, { "lamp/power": true });
    const before = { ...values };
    const statusOf = (answer: Answer) => answer.refusal?.status;
    expect(statusOf(wish(6, { "lamp/power": false, "lamp/level": 11 }))).toBe("constraint-error");
    expect(statusOf(wish(6, { "lamp/heat": 30 }))).toBe("constraint-error");
    expect(statusOf(wish(6, { "lamp/colour": "red" }))).toBe("constraint-error");
    expect(statusOf(wish(5, { "lamp/power": false }))).toBe("invalid-in-state");
    values["control/remote-allowed"] = false;
    expect(statusOf(wish(5, { "lamp/power": false }))).toBe("remote-control-off");
    values["control/remote-allowed"] = true;
    expect(values).toEqual(before);
    expect(twin.values()["twin/version"]).toBe(5);
  });

  test("the newest version that was taken is the largest, and its wish stands", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            version: fc.integer({ min: 1, max: 20 }),
            level: fc.integer({ min: 1, max: 10 }),
          }),
          { minLength: 1 },
        ),
        (requests) => {
          const { values, wish, twin } = lamp();
          values["lamp/power"] = true;
          let newest = { version: 0, level: 1 };
          for (const request of requests) {
            const taken =
              wish(request.version, { "lamp/level": request.level }).refusal === undefined;
            expect(taken).toBe(request.version > newest.version);
            if (taken) newest = request;
          }
          expect(twin.values()["twin/version"]).toBe(newest.version);
          expect(values["lamp/level"]).toBe(newest.level);
        },
      ),
    );
  });

  test("tells everything again to whoever listens to a new connection", () => {
    const { wish, twin } = lamp();
    wish(1, { "lamp/level": 7 });
    expect(twin.pending()).toEqual([]);
    twin.connected();
    expect(twin.pending().map(({ path }) => path)).toEqual(["twin/reported", "twin/delta"]);
  });
});
