import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RequestReader } from "../../../devices/appliance/request.ts";
import { kinds } from "../../../devices/index.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";

const washer = kinds["washing-machine"]?.declaration;
if (!washer) throw new Error("the washing machine is gone");
const reader = new RequestReader(washer, new Set());
const read = (path: string, text: string | Uint8Array) =>
  reader.read(path, typeof text === "string" ? Buffer.from(text) : text, null);

describe("reading requests", () => {
  test.each([
    ["washing/no-such-thing", "1", "unsupported"],
    ["energy/power", "1", "unsupported"],
    ["__proto__/constructor", "1", "unsupported"],
    ["washing/program", "", "constraint-error"],
    ["washing/program", "Cotton", "constraint-error"],
    ["washing/program", " cotton", "constraint-error"],
    ["washing/program", Uint8Array.of(0xff, 0xfe), "constraint-error"],
    ["washing/program", "x".repeat(8193), "constraint-error"],
    ["programme/start", "", "constraint-error"],
    ["programme/start", "7", "constraint-error"],
    ["programme/start", "[]", "constraint-error"],
    ["programme/start", "null", "constraint-error"],
    ["programme/start", '{"program":"no-such"}', "constraint-error"],
    ["programme/start", '{"surprise":1}', "constraint-error"],
    ["programme/start", `{"id":"${"x".repeat(65)}"}`, "constraint-error"],
  ])("%s ← %s is %s", (path, payload, status) => {
    const request = read(path, payload);
    expect(request).toMatchObject({ kind: "refused", status });
    expect((request as { detail: string }).detail).not.toBe("");
  });

  test("a refused action still names its id", () => {
    expect(read("programme/start", '{"id":"a1","surprise":1}')).toMatchObject({ id: "a1" });
  });

  test("is total: whatever bytes arrive, there is an answer", () => {
    const paths = [
      ...propertiesOf(washer).map(({ path }) => path),
      "programme/start",
      "programme/stop",
      "health/self-test",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.json().map((text) => Uint8Array.from(Buffer.from(text))),
        ),
        (path, bytes) => {
          expect(["set", "action", "refused"]).toContain(reader.read(path, bytes, null).kind);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a number between steps is taken as the nearest, and the answer says so", () => {
    const conditioner = kinds["air-conditioner"]?.declaration;
    if (!conditioner) throw new Error("the air conditioner is gone");
    const request = new RequestReader(conditioner, new Set()).read(
      "climate/temperature-setpoint",
      Buffer.from("22.3"),
      null,
    );
    expect(request).toEqual({
      kind: "set",
      path: "climate/temperature-setpoint",
      value: 22.5,
      detail: "taken as 22.5",
    });
  });
});
