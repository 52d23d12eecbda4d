import { describe, expect, it } from "vitest";
import { formatProblem } from "../../../harness/homie/formats.ts";
import { lookalikeOf, UNITS } from "../../../harness/homie/units.ts";

const problem = (datatype: string, format?: string) =>
  formatProblem({
    path: "lamp/it",
    datatype,
    settable: false,
    retained: true,
    ...(format === undefined ? {} : { format }),
  });

describe("the format of a property", () => {
  it.each([
    ["integer", undefined],
    ["integer", ":"],
    ["float", "-5:.5:1e-1"],
    ["enum", "one"],
    ["enum", " one,one"],
    ["color", "xyz,rgb,hsv"],
    ["boolean", undefined],
    ["boolean", "off,on"],
    ["json", undefined],
    ["json", '{"type":"array"}'],
    ["json", "true"],
    ["string", "whatever"],
    ["datetime", undefined],
  ])("of %s may be %j", (datatype, format) => {
    expect(problem(datatype, format)).toBeUndefined();
  });

  it.each([
    ["integer", "0.5:2"],
    ["float", "0:1:0"],
    ["float", "0:1:-1"],
    ["enum", undefined],
    ["enum", ""],
    ["enum", "a,,b"],
    ["enum", "a,b,a"],
    ["color", undefined],
    ["color", "RGB"],
    ["color", "rgb, hsv"],
    ["boolean", "on"],
    ["boolean", "a,b,c"],
    ["boolean", ",on"],
    ["boolean", "on,on"],
    ["json", "{"],
    ["json", "[]"],
    ["json", "7"],
  ])("of %s may not be %j", (datatype, format) => {
    expect(problem(datatype, format)).toMatch(/^expected .+ got /u);
  });
});

describe("units", () => {
  it.each([...UNITS, "Wh", "µg/m³", "S", "MW", "kN", "M", "l/min", "bar"])(
    "%s is itself",
    (unit) => {
      expect(lookalikeOf(unit)).toBeUndefined();
    },
  );

  it.each([
    ["\u2103", "°C"],
    ["\u00baC", "°C"],
    ["m3", "m³"],
    ["m^3", "m³"],
    ["KWH", "kWh"],
    ["l", "L"],
    ["MK-1", "MK⁻¹"],
    [" W", "W"],
    ["RPM", "rpm"],
  ])("%j only looks like %s", (unit, meant) => {
    expect(lookalikeOf(unit)).toBe(meant);
  });
});
