import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLine, withoutSecrets } from "../../src/cli/command-line.ts";
import { readBroker, readDut } from "../../src/cli/dut/spec.ts";
import { failureOf } from "../../src/cli/failure.ts";
import { readDay, readDuration } from "../../src/cli/values.ts";

const KINDS = ["refrigerator", "washing-machine"];

describe("durations", () => {
  it("are hours, minutes and seconds", () => {
    const part = fc.nat(99);
    fc.assert(
      fc.property(part, part, part, (h, m, s) => {
        fc.pre(h + m + s > 0);
        expect(readDuration(`${h}h${m}m${s}s`, "--budget")).toBe(((h * 60 + m) * 60 + s) * 1000);
      }),
    );
    expect(readDuration("1.5h", "--budget")).toBe(5_400_000);
  });

  it.each(["", "0s", "10", "5x", "1m1h", "-1m"])("%j is none", (text) => {
    expect(() => readDuration(text, "--budget")).toThrow(/--budget: .* is no duration/);
  });
});

describe("days", () => {
  it("are those of the calendar; today where none is given", () => {
    expect(readDay("2024-02-29", 0)).toBe("2024-02-29");
    expect(readDay(undefined, Date.UTC(2026, 10, 23, 23, 59))).toBe("2026-11-23");
    for (const wrong of ["2026-02-29", "2026-1-1", "today", "2026-13-01", "20260101"]) {
      expect(() => readDay(wrong, 0)).toThrow(/is no day/);
    }
  });
});

describe("DUTs", () => {
  it("are simulated, with parameters for the model and faults", () => {
    const text = "sim:refrigerator?product=poor&fault=a,b&fault=c";
    expect(readDut(text, KINDS)).toEqual({
      scheme: "sim",
      spec: text,
      kind: "refrigerator",
      parameters: { product: "poor" },
      faults: ["a", "b", "c"],
    });
  });

  it("are on a broker, with credentials that nobody else learns", () => {
    const text = "mqtts://me:p%40ss@[::1]/fridge-7?domain=home&rig=lab&rate=60&kind=refrigerator";
    expect(readDut(text, KINDS)).toEqual({
      scheme: "mqtt",
      spec: "mqtts://[::1]/fridge-7?domain=home&rig=lab&rate=60&kind=refrigerator",
      broker: { secure: true, host: "::1", port: 8883, username: "me", password: "p@ss" },
      device: "fridge-7",
      domain: "home",
      rig: "lab",
      kind: "refrigerator",
      rate: 60,
    });
    expect(readDut("mqtt://host:1884/x", KINDS)).toMatchObject({
      domain: "homie",
      rig: "x-rig",
      broker: { secure: false, host: "host", port: 1884 },
    });
  });

  it("are recordings of a kind", () => {
    expect(readDut("recording:a?b/c.csv?kind=washing-machine", KINDS)).toMatchObject({
      scheme: "recording",
      file: "a?b/c.csv",
      kind: "washing-machine",
    });
  });

  it("never end in anything but a reading or a usage error", () => {
    const start = fc.constantFrom("sim:", "mqtt://", "mqtts://", "recording:", "");
    fc.assert(
      fc.property(start, fc.string(), (scheme, rest) => {
        try {
          readDut(scheme + rest, KINDS);
        } catch (error) {
          expect((error as Error).name).toBe("UsageError");
        }
      }),
      // Chance found it once: a percent sign that is no escape.
      { examples: [["mqtt://", "%@$"]], numRuns: 1000 },
    );
  });
});

describe("secrets", () => {
  it("are in no command line and no message", () => {
    expect(withoutSecrets("mqtt://me:s3/cr@t@host/x")).toBe("mqtt://host/x");
    const args = ["mqtt://me:s3cret@host/x y", "sim:refrigerator"];
    expect(commandLine("certify", args, { seed: "1", only: undefined, ics: ["a b", "c"] })).toBe(
      "hearthmark certify 'mqtt://host/x y' sim:refrigerator --seed 1 --ics 'a b' --ics c",
    );
    expect(() => readBroker("mqtt://me:s3cret@")).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("s3cret") }),
    );
  });
});

describe("what an error says", () => {
  it("is one visible line for each problem, whoever wrote the text", () => {
    const error = Object.assign(new Error("a\u001b[2J\u202eb"), { name: "UsageError" });
    expect(failureOf(error)).toEqual({
      lines: ["hearthmark: a\\u001b[2J\\u202eb"],
      status: 4,
    });
    const listed = Object.assign(new Error("one\ntwo"), { name: "ProfileError" });
    expect(failureOf(listed).lines).toEqual(["hearthmark: one", "hearthmark: two"]);
    expect(failureOf(new TypeError("x is undefined"))).toMatchObject({
      lines: [expect.stringMatching(/^hearthmark: internal error: x is undefined; /)],
      status: 5,
    });
  });
});
