import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createMeteringReader,
  type MeteringRecording,
  readMetering,
} from "../../../src/link/recording/metering.ts";
import { RecordingError } from "../../../src/link/recording/recording-error.ts";

const good = ["11/01/2012 00:00:00;130;131", "11/01/2012 00:00:02;0;64", "11/01/2012 00:00:03;2;1"];
const startMs = Date.UTC(2012, 0, 11);

function readRows(...rows: string[]): MeteringRecording {
  return readMetering(rows.join("\n"), "meter.csv");
}

function errorOf(run: () => unknown): RecordingError {
  try {
    run();
  } catch (error) {
    if (error instanceof RecordingError) return error;
    throw error;
  }
  throw new Error("expected a RecordingError, nothing was thrown");
}

describe("readMetering", () => {
  test("reads time as UTC and the mean over one second", () => {
    expect(readRows(...good)).toEqual({
      samples: [
        { tMs: startMs, powerW: 130 },
        { tMs: startMs + 2000, powerW: 0 },
        { tMs: startMs + 3000, powerW: 2 },
      ],
      problems: [],
      rows: 3,
    });
  });

  test.each([
    ["CRLF", `${good.join("\r\n")}\r\n`],
    ["a byte order mark", `\uFEFF${good.join("\n")}`],
    ["a last newline and empty rows", `\n${good.join("\n\n")}\n\n`],
    ["decimals and blanks", good.join("\n").replace(";2;1", "; 2.0 ; 1.50")],
  ])("is not disturbed by %s", (_what, text) => {
    const { samples, problems, rows } = readMetering(text, "meter.csv");
    expect({ samples, problems, rows }).toEqual(readRows(...good));
  });

  test.each([
    ["32/13/2012 00:00:05;1;1", "date"],
    ["29/02/2011 00:00:05;1;1", "date"],
    ["11/01/2012 24:00:00;1;1", "date"],
    ["2012-01-11 00:00:05;1;1", "date"],
    ["11/01/2012 00:00:05;much;1", "number"],
    ["11/01/2012 00:00:05;NaN;1", "number"],
    ["11/01/2012 00:00:05;1e999;1", "number"],
    ["11/01/2012 00:00:05;;1", "number"],
    ["11/01/2012 00:00:05;1;0x10", "number"],
    ["11/01/2012 00:00:05;-4;1", "negative"],
    ["11/01/2012 00:00:05;1", "fields"],
    ["11/01/2012 00:00:05;1;1;1", "fields"],
    ["11/01/2012 00:00:01;1;1", "back-in-time"],
    ["11/01/2012 00:00:03;9;9", "duplicate-time"],
  ])("leaves out and names %s", (row, reason) => {
    const { samples, problems, rows } = readRows(...good, row);
    expect(problems).toEqual([{ line: 4, text: row, reason }]);
    expect(samples).toEqual(readRows(...good).samples);
    expect(rows).toBe(4);
  });

  test("knows leap days", () => {
    expect(readRows("29/02/2012 00:00:00;1;1").samples[0]?.tMs).toBe(Date.UTC(2012, 1, 29));
  });

  test("cuts and escapes what it shows", () => {
    const garbage = `\u0000\u001b[31m\u202e${"x".repeat(500)}`;
    const { problems } = readRows(...good, garbage, "y".repeat(1_000_000));
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "too-long"],
      [5, "too-long"],
    ]);
    expect(problems[0]?.text.startsWith("\\u{0}\\u{1b}[31m\\u{202e}xxx")).toBe(true);
    expect(problems[1]?.text).toBe(`${"y".repeat(60)}…`);
  });

  test("a single row far ahead does not cost the rows after it", () => {
    const { samples, problems } = readRows(
      good[0] ?? "",
      "11/01/2112 00:00:01;7;7",
      good[1] ?? "",
      "nonsense",
      good[2] ?? "",
    );
    expect(samples).toEqual(readRows(...good).samples);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "leap-ahead"],
      [4, "fields"],
    ]);
  });

  test("keeps the hour before the clock went back", () => {
    const { samples, problems } = readRows(
      "28/10/2012 02:59:59;5;5",
      "28/10/2012 02:00:00;6;6",
      "28/10/2012 03:00:00;7;7",
    );
    expect(samples.map(({ powerW }) => powerW)).toEqual([5, 7]);
    expect(problems[0]?.reason).toBe("back-in-time");
  });

  test("half readable is a recording, less is none", () => {
    expect(readRows(good[0] ?? "", "x").samples).toHaveLength(1);
    const error = errorOf(() => readRows("time;power", "x", good[0] ?? ""));
    expect(error.message).toBe(
      "meter.csv: expected rows of the form day/month/year hour:minute:second;W;W, got 1 of 3 rows " +
        'readable; line 1 has not three fields separated by semicolons: "time;power". To do: give a ' +
        "metering recording in that form, one reading per row and no heading.",
    );
  });

  test.each(["", "\n\r\n", "\uFEFF"])("%j has no row", (text) => {
    expect(errorOf(() => readMetering(text, "empty.csv")).actual).toBe("no row");
  });

  test("escapes the name of the file", () => {
    expect(errorOf(() => readMetering("", "a\u001b[2Jb")).where).toBe("a\\u{1b}[2Jb");
  });
});

describe("laws", () => {
  const row = fc.oneof(
    fc.constantFrom(...good, "", "\r", "\u0000\u0001", "x".repeat(300)),
    fc
      .tuple(fc.nat(59), fc.nat(3000))
      .map(([s, w]) => `11/01/2012 00:00:${String(s).padStart(2, "0")};${w};${w}`),
    fc.string(),
  );
  const text = fc
    .tuple(fc.boolean(), fc.array(row, { maxLength: 30 }))
    .map(([crlf, rows]) => rows.join(crlf ? "\r\n" : "\n"));

  const outcome = (read: () => MeteringRecording): unknown => {
    try {
      return read();
    } catch (error) {
      if (error instanceof RecordingError) return error.message;
      throw error;
    }
  };

  test("every row is a reading or a named problem, and time rises", () => {
    fc.assert(
      fc.property(text, (given) => {
        const read = outcome(() => readMetering(given, "f"));
        if (typeof read === "string") return;
        const { samples, problems, rows } = read as MeteringRecording;
        expect(samples.length + problems.length).toBe(rows);
        for (const [index, { tMs }] of samples.slice(1).entries()) {
          expect(tMs).toBeGreaterThan(samples[index]?.tMs ?? Number.NaN);
        }
        const lines = problems.map(({ line }) => line);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      }),
    );
  });

  test("pieces read as the whole does", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(400), { maxLength: 8 }), (given, cuts) => {
        const inPieces = outcome(() => {
          const reader = createMeteringReader("f");
          const ends = [...cuts, given.length].toSorted((a, b) => a - b);
          let from = 0;
          for (const end of ends) {
            reader.push(given.slice(from, end));
            from = Math.max(from, Math.min(end, given.length));
          }
          return reader.finish();
        });
        expect(inPieces).toEqual(outcome(() => readMetering(given, "f")));
      }),
    );
  });
});
