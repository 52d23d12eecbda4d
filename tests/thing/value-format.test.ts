import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatOf,
  formatValue,
  type PayloadProperty,
  parseNumericFormat,
  readPayload,
  sameValue,
} from "../../src/thing/value.ts";

const float = (format?: string): PayloadProperty => ({ datatype: "float", format });
const integer = (format?: string): PayloadProperty => ({ datatype: "integer", format });
const of = (datatype: string, format?: string): PayloadProperty => ({ datatype, format });

describe("formatValue", () => {
  it.each([
    [float("0:100:0.1"), 0.30000000000000004, "0.3"],
    [float("16:30:0.5"), 22.5000001, "22.5"],
    [float("0:10:0.01"), 2.5, "2.5"],
    [float("0:10:1"), 7, "7"],
    [float(), 1e-7, "0.0000001"],
    [float(), -1.5e-7, "-0.00000015"],
    [float(), 1.25e21, "1250000000000000000000"],
    [float(), -0, "0"],
    [float("0:10:1"), 40, "40"],
    [integer(), 42, "42"],
    [integer(), 41.7, "42"],
    [integer(), -(2 ** 63), "-9223372036854775808"],
    [integer(), 2 ** 63, "9223372036854775807"],
    [of("boolean"), false, "false"],
    [of("string"), "", "\u0000"],
    [of("enum", "a,b"), "b", "b"],
    [float(), null, ""],
  ])("writes for %j the value %s as %j", (property, value, text) => {
    expect(formatValue(property, value)).toBe(text);
  });

  it.each([
    [float(), Number.NaN],
    [integer(), Number.POSITIVE_INFINITY],
    [float(), "1"],
    [of("boolean"), 1],
    [of("string"), true],
  ])("throws for %j and %s", (property, value) => {
    expect(() => formatValue(property, value)).toThrow(RangeError);
  });

  it("is undone by reading: floats and integers without a step", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readPayload(float(), formatValue(float(), value))).toEqual({
          ok: true,
          value: value + 0,
        });
        expect(formatValue(float(), value)).not.toMatch(/e/i);
      }),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (exact) => {
        const value = Number(exact);
        expect(readPayload(integer(), formatValue(integer(), value))).toEqual({ ok: true, value });
      }),
    );
  });

  it("is undone by reading: numbers on a declared step", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 4 }),
        (low, size, steps, decimals) => {
          const scale = 10 ** decimals;
          const property = {
            datatype: "float",
            min: low / scale,
            max: (low + size * 10_000) / scale,
            step: size / scale,
          };
          const value = (low + size * steps) / scale;
          const text = formatValue(property, value);
          expect(readPayload(property, text)).toEqual({ ok: true, value });
          expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
          expect((text.split(".")[1] ?? "").length).toBeLessThanOrEqual(decimals);
        },
      ),
    );
  });

  it("is undone by reading: texts and booleans", () => {
    const plain = fc
      .string({ unit: "grapheme" })
      .filter((text) => text !== "\u0000" && !text.startsWith("\ufeff"));
    fc.assert(
      fc.property(fc.oneof(plain, fc.constant("")), fc.boolean(), (text, flag) => {
        expect(readPayload(of("string"), formatValue(of("string"), text))).toEqual({
          ok: true,
          value: text,
        });
        expect(readPayload(of("boolean"), formatValue(of("boolean"), flag))).toEqual({
          ok: true,
          value: flag,
        });
      }),
    );
  });
});

describe("sameValue", () => {
  it.each([
    [22.5, 22.5, undefined, true],
    [22.5, 22.5000001, undefined, false],
    [22.5, 22.5000001, 0.5, true],
    [22.5, 23, 0.5, false],
    [22.5, 22.75, 0.5, false],
    [1, 1, 0, true],
    [null, null, 0.5, true],
    [null, 0, 0.5, false],
    ["1", 1, 1, false],
    ["a", "a", undefined, true],
    [true, false, undefined, false],
  ])("%j and %j at step %s: %s", (a, b, step, same) => {
    expect(sameValue(a, b, step)).toBe(same);
    expect(sameValue(b, a, step)).toBe(same);
  });
});

describe("formatOf", () => {
  const source = "test";
  it.each([
    [{ datatype: "float", min: 2, max: 8, step: 1, source }, "2:8:1"],
    [{ datatype: "float", max: 8, step: 1e-7, source }, ":8:0.0000001"],
    [{ datatype: "integer", min: 1, source }, "1:"],
    [{ datatype: "integer", step: 2, source }, "::2"],
    [{ datatype: "float", source }, undefined],
    [{ datatype: "enum", values: ["auto", "sleep"], source }, "auto,sleep"],
    [{ datatype: "boolean", source }, undefined],
    [{ datatype: "datetime", source }, undefined],
  ] as const)("of %j is %j", (property, format) => {
    expect(formatOf(property)).toBe(format);
  });

  it("is read back as the declared range and step", () => {
    const number = fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(
        number,
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 1 }),
        (min, d, s) => {
          const declared = { min, max: min + d, step: s / 1000 };
          const format = formatOf({ datatype: "float", ...declared, source });
          expect(parseNumericFormat(format)).toEqual({ ok: true, value: declared });
        },
      ),
    );
  });
});
