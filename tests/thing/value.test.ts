import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PayloadProperty,
  parseNumericFormat,
  readJson,
  readPayload,
  roundToStep,
} from "../../src/thing/value.ts";

const float = (format?: string): PayloadProperty => ({ datatype: "float", format });
const integer = (format?: string): PayloadProperty => ({ datatype: "integer", format });
const of = (datatype: string, format?: string): PayloadProperty => ({ datatype, format });

describe("parseNumericFormat", () => {
  it.each([
    [undefined, {}],
    [":", {}],
    ["2:8:1", { min: 2, max: 8, step: 1 }],
    ["10.123:15.123", { min: 10.123, max: 15.123 }],
    ["0:", { min: 0 }],
    [":10", { max: 10 }],
    ["::0.5", { step: 0.5 }],
    ["-20:1.2e2", { min: -20, max: 120 }],
    ["5:5", { min: 5, max: 5 }],
  ])("reads %j", (format, value) => {
    expect(parseNumericFormat(format)).toEqual({ ok: true, value });
  });

  it.each(["", "5", "1:2:3:4", "1:2:", "a:b", " 1:2", "1:2:0", "1:2:-1", "8:2", "NaN:1", "+1:2"])(
    "has a problem with %j",
    (format) => {
      const read = parseNumericFormat(format);
      expect(read.ok).toBe(false);
      expect(!read.ok && read.problem).toContain(JSON.stringify(format));
    },
  );

  it("wants whole numbers in the format of an integer", () => {
    expect(parseNumericFormat("0.5:2", "integer").ok).toBe(false);
    expect(parseNumericFormat("0:2", "integer").ok).toBe(true);
  });
});

describe("roundToStep", () => {
  it.each([
    [4.4, { min: 2, max: 8, step: 1 }, undefined, 4],
    [4.5, { min: 2, max: 8, step: 1 }, undefined, 5],
    // From min first: 2, 5, 8; from max where there is no min: 10, 7, 4; from the current value last.
    [6, { min: 2, max: 9, step: 3 }, 3, 5],
    [6, { max: 10, step: 3 }, 5, 7],
    [6, { step: 3 }, 5, 5],
    [7, { step: 3 }, undefined, 6],
    // Decimal halves and sums come out as in decimal arithmetic.
    [0.35, { min: 0, step: 0.1 }, undefined, 0.4],
    [0.3, { min: 0.1, step: 0.1 }, undefined, 0.3],
    [22.5000001, { min: 16, max: 30, step: 0.5 }, undefined, 22.5],
    [-0.2, { step: 1 }, undefined, 0],
    // The nearest step may be outside the range.
    [8.6, { min: 2, max: 8, step: 1 }, undefined, 9],
    [1.23456, {}, undefined, 1.23456],
    [3.2e-150, { step: 1e-150 }, undefined, 3e-150],
    [1e300, { step: 0.1 }, undefined, 1e300],
  ])("takes %d in %j from %s to %d", (value, format, current, expected) => {
    expect(roundToStep(value, format, current)).toBe(expected);
  });

  it("is idempotent and never moves a value by more than half a step", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 3 }),
        (value, base, steps, decimals) => {
          const format = { min: base / 10 ** decimals, step: steps / 10 ** decimals };
          const rounded = roundToStep(value, format);
          expect(roundToStep(rounded, format)).toBe(rounded);
          expect(Math.abs(rounded - value)).toBeLessThanOrEqual(format.step / 2 + 1e-9);
        },
      ),
    );
  });
});

describe("readPayload", () => {
  it.each([
    [integer(), "42", 42],
    [integer(), "-0", 0],
    [integer(), "007", 7],
    [integer(), "9223372036854775807", 2 ** 63],
    [integer(), "-9223372036854775808", -(2 ** 63)],
    [integer("1:4:1"), "4", 4],
    [integer("2:6:2"), "5", 6],
    [float(), "22.5", 22.5],
    [float(), "22.50", 22.5],
    [float(), "2.25e1", 22.5],
    [float(), "225E-1", 22.5],
    [float(), ".5", 0.5],
    [float(), "5.", 5],
    [float(), "-1e-2", -0.01],
    [float("16:30:0.5"), "22.4", 22.5],
    [float("16:30:0.5"), "30.2", 30],
    [float("0:10"), "10", 10],
    [of("boolean"), "true", true],
    [of("boolean", "off,on"), "false", false],
    [of("enum", "auto,sleep"), "sleep", "sleep"],
    [of("enum", " a,b "), " a", " a"],
    [of("string"), "héllo", "héllo"],
    [of("string"), "\u0000", ""],
    [of("string"), " ", " "],
    [of("datetime"), "2026-11-23T08:00:00.000Z", "2026-11-23T08:00:00.000Z"],
    [of("datetime"), "2026-03-01", "2026-03-01"],
    [of("datetime"), "2024-02-29T24:00", "2024-02-29T24:00"],
    [of("datetime"), "20261123T080000+0100", "20261123T080000+0100"],
    [of("datetime"), "2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"],
    [of("duration"), "PT12H5M46S", "PT12H5M46S"],
    [of("duration"), "PT5M", "PT5M"],
    [of("duration"), "PT0.5S", "PT0.5S"],
    [of("color", "rgb,hsv"), "hsv,300,50,75.5", "hsv,300,50,75.5"],
    [of("color", "xyz"), "xyz,0.25,1", "xyz,0.25,1"],
    [of("json"), '{"a":1}', '{"a":1}'],
    [of("json"), "[]", "[]"],
  ])("reads %j %j", (property, text, value) => {
    expect(readPayload(property, text)).toEqual({ ok: true, value });
  });

  it.each([
    ...["", " 1", "1 ", "+1", "1.0", "1e3", "-", "--1", "0x10", "1_000", "NaN", "١"].map(
      (text) => [integer(), text] as const,
    ),
    [integer(), "9223372036854775808"],
    [integer(), "-9223372036854775809"],
    [integer(), "99999999999999999999999"],
    [integer("1:4:1"), "0"],
    [integer("1:4:1"), "5"],
    [integer("2:6:2"), "7"],
    ...["", " 1", "1,5", "+1", "1e+3", "NaN", "Infinity", "-Infinity", "-", ".", "1.2.3"].map(
      (text) => [float(), text] as const,
    ),
    ...["e5", "1e", "1e5.5", "0x1", "1e400", "-1e400", "1\n"].map(
      (text) => [float(), text] as const,
    ),
    [float("2:8:1"), "40"],
    [float("2:8:1"), "8.5"],
    [float("2:8:0"), "4"],
    [float("hot"), "4"],
    ...["", "TRUE", "True", "1", "on", "true "].map((text) => [of("boolean"), text] as const),
    [of("enum", "auto,sleep"), "Auto"],
    [of("enum", "auto,sleep"), " auto"],
    [of("enum", "auto,sleep"), ""],
    [of("enum", "auto,auto"), "auto"],
    [of("enum", "auto,"), "auto"],
    [of("enum"), "auto"],
    [of("string"), ""],
    [of("string"), "\ufeffabc"],
    [of("datetime"), ""],
    [of("datetime"), "yesterday"],
    [of("datetime"), "2026-13-01"],
    [of("datetime"), "2026-00-10"],
    [of("datetime"), "2025-02-29"],
    [of("datetime"), "2026-04-31"],
    [of("datetime"), "2026-1123"],
    [of("datetime"), "2026-11-23 08:00"],
    [of("datetime"), "2026-11-23T25:00Z"],
    [of("datetime"), "2026-11-23T24:01Z"],
    [of("datetime"), "2026-11-23T08:60Z"],
    [of("datetime"), "2026-11-23T08:00:61Z"],
    [of("datetime"), "1700000000"],
    [of("duration"), ""],
    [of("duration"), "PT"],
    [of("duration"), "P1D"],
    [of("duration"), "PT5M1H"],
    [of("duration"), "PT5"],
    [of("duration"), "-PT5M"],
    [of("duration"), "PT5.S"],
    [of("color", "rgb"), "rgb,256,0,0"],
    [of("color", "rgb"), "rgb,-1,0,0"],
    [of("color", "rgb"), "rgb,1,1"],
    [of("color", "rgb"), "rgb,1,1,1,1"],
    [of("color", "rgb"), "rgb, 1,1,1"],
    [of("color", "rgb"), "hsv,1,1,1"],
    [of("color", "rgb,cmyk"), "rgb,1,1,1"],
    [of("color"), "rgb,1,1,1"],
    [of("json"), ""],
    [of("json"), "1"],
    [of("json"), "null"],
    [of("json"), '"a"'],
    [of("json"), "{a:1}"],
    [of("wibble"), "1"],
  ] as const)("refuses %j %j", (property, text) => {
    const read = readPayload(property, text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problem).toMatch(/^expected .+, got "/);
  });

  it("rounds first and holds against the range then", () => {
    expect(readPayload(float("2:8:1"), "8.4")).toEqual({ ok: true, value: 8 });
    expect(readPayload(float("2:8:1"), "1.5")).toEqual({ ok: true, value: 2 });
    expect(readPayload(float("2:8:1"), "1.4").ok).toBe(false);
  });

  it("counts steps from the current value where the range is open", () => {
    expect(readPayload(float("::5"), "9", 2)).toEqual({ ok: true, value: 7 });
    expect(readPayload(float("::5"), "9", null)).toEqual({ ok: true, value: 10 });
  });

  it("takes range, step and values from a declaration as they are", () => {
    const setpoint = { datatype: "float", unit: "°C", min: 2, max: 8, step: 0.5 };
    expect(readPayload(setpoint, "4.3")).toEqual({ ok: true, value: 4.5 });
    expect(readPayload(setpoint, "40")).toEqual({
      ok: false,
      problem: 'expected 2 to 8 °C, got "40"',
    });
    expect(readPayload({ datatype: "enum", values: ["a", "b"] }, "b").ok).toBe(true);
    expect(readPayload({ datatype: "enum", values: ["a", "b"] }, "c").ok).toBe(false);
  });

  it("names the open ends of a range", () => {
    expect(readPayload(float("0:"), "-1")).toMatchObject({
      problem: 'expected at least 0, got "-1"',
    });
    expect(readPayload(float(":9"), "10")).toMatchObject({
      problem: 'expected at most 9, got "10"',
    });
  });

  it("shows only the beginning of a long payload, escaped", () => {
    const read = readPayload(float(), `\u001b[31m${"9".repeat(100_000)}x`);
    expect(!read.ok && read.problem.length).toBeLessThan(150);
    expect(!read.ok && read.problem).toContain("\\u001b");
  });

  it("never throws, whatever the property and the text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."0123456789+-.eE:,TZPHMS ") }),
      fc.json(),
    );
    const datatype = fc.constantFrom(
      ..."integer float boolean enum string datetime duration color json other".split(" "),
    );
    fc.assert(
      fc.property(datatype, fc.option(text, { nil: undefined }), text, (type, format, payload) => {
        const read = readPayload({ datatype: type, format }, payload);
        if (read.ok && typeof read.value === "number")
          expect(read.value).toSatisfy(Number.isFinite);
        if (!read.ok) expect(read.problem).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });
});

describe("readJson", () => {
  it("gives the content of objects and arrays only", () => {
    expect(readJson('{"id":"x"}')).toEqual({ ok: true, value: { id: "x" } });
    expect(readJson("7").ok).toBe(false);
  });
});
