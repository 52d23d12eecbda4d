import { describe, expect, test } from "vitest";
import { again, clock, lines, measuredText, moment } from "../../../harness/report/format.ts";
import { columns, width } from "../../../harness/report/table.ts";
import type { DutResult } from "../../../harness/result.ts";
import { fixtureRun } from "./fixtures/run.ts";

test("times", () => {
  expect(clock(41_200)).toBe("00:00:41.200");
  expect(clock(100 * 3_600_000 + 59_999)).toBe("100:00:59.999");
  expect(moment("2026-11-23T08:00:00.000Z")).toBe("2026-11-23 08:00:00 UTC");
});

test("lines are counted from 1 and joined where they follow each other", () => {
  expect(lines([218, 213, 214, 215, 216, 217])).toBe("214-219");
  expect(lines([5, 1, 1, 9, 20, 30, 40])).toBe("2, 6, 10, 21, …");
});

test("a measured value has the places of its uncertainty", () => {
  const quantity = (value: number, uncertainty: number) =>
    measuredText({ value, uncertainty, unit: "W", k: 2, method: "meter" });
  expect(quantity(107.2345, 1.2864)).toBe("107.2 ± 1.3 W");
  expect(quantity(0.79, 0.00948)).toBe("0.7900 ± 0.0095 W");
  expect(quantity(-3, 0)).toBe("−3 W");
  expect(quantity(5231, 123)).toBe("5231 ± 123 W");
});

describe("the command that shows it again", () => {
  const run = fixtureRun();
  const [dut] = run.duts as [DutResult];
  const spec = (text: string): DutResult => ({ ...dut, dut: { ...dut.dut, spec: text } });

  test("quotes for the shell what has to be", () => {
    expect(again(run, spec("sim:refrigerator"), "a.b")).toBe(
      "hearthmark certify sim:refrigerator --only a.b --seed 7",
    );
    expect(again({ ...run, seed: "$(reboot)" }, spec("recording:it's.csv"), "a.b")).toBe(
      "hearthmark certify 'recording:it'\\''s.csv' --only a.b --seed '$(reboot)'",
    );
  });

  test("is the program's own where another than ours has run the suite", () => {
    const theirs = { ...run, command: "node main.js" };
    expect(again(theirs, spec("sim:refrigerator"), "a.b")).toBe("node main.js");
  });

  test("names profile and date where they are not the usual ones", () => {
    const other = { ...run, profile: { id: "own", version: "1" }, on: "2027-01-01" };
    expect(again(other, spec("sim:refrigerator"), "a.b")).toBe(
      "hearthmark certify sim:refrigerator --profile own --on 2027-01-01 --only a.b --seed 7",
    );
  });
});

test("columns line up also where characters are wide", () => {
  expect(width("电冰箱")).toBe(6);
  const rows = columns([
    [{ text: "电器" }, { text: "x" }],
    [{ text: "abc" }, { text: "y", paint: (text) => `<${text}>` }],
  ]);
  expect(rows).toEqual(["电器  x", "abc   <y>"]);
});
