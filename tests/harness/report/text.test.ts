import { describe, expect, test } from "vitest";
import { REPORTS } from "../../../harness/report/index.ts";
import type { Lang, ReportOptions } from "../../../harness/report/report.ts";
import { fixtureRun, traces, wordsIn } from "./fixtures/run.ts";

function report(options: Partial<ReportOptions> = {}, lang: Lang = "en"): string {
  return REPORTS.text(fixtureRun(), traces, wordsIn(lang), { lang, ...options });
}

describe("the text report", () => {
  test("a failure has its form", () => {
    const again =
      "hearthmark certify 'sim:refrigerator?fault=accepts-out-of-range' --only smart.command.out-of-range-rejected --seed 7";
    const block = report()
      .split("\n\n")
      .find((part) => part.startsWith("FAIL  smart.command.out-of-range-rejected"));
    expect(block?.split("\n")).toEqual([
      'FAIL  smart.command.out-of-range-rejected  refrigerator-1 · step 3 "Ask for 40 °C in the fresh-food compartment"',
      expect.stringMatching(
        /^ {2}requirement {2}A request .* \(must; ETSI EN 303 645 5\.13-1.?\)$/,
      ),
      "  expected     ack constraint-error within 2 s, fresh-food/setpoint stays 4 °C",
      `  actual       ${"ack ok after 0.1 s, fresh-food/setpoint 40 °C".padEnd(54)}  trace 19-22, 39, at 00:00:41.200`,
      `  again        ${again}`,
    ]);
  });

  test("every appliance has a row with a verdict and counts for each group", () => {
    const rows = report().split("\n");
    expect(rows.find((row) => row.startsWith("appliance"))).toMatch(
      /verdict +Green +Smart +Interoperability +Security/,
    );
    expect(rows.find((row) => row.startsWith("washing-machine-1"))).toMatch(
      /BLOCKED +blocked 1\/3/,
    );
  });

  test("what is undecided or advised says why and what would change it", () => {
    const text = report();
    expect(text).toContain(
      "BLOCKED  A statement or a rating is missing, or contradicts the device. (statement-missing)",
    );
    expect(text).toMatch(/what would change it: Add or correct it in the statement/);
    expect(text).toMatch(
      /green\.washing-machine\.eei +washing-machine-1 +rated-capacity is not stated/,
    );
  });

  test("no control characters unless colour is asked for", () => {
    for (const lang of ["en", "zh"] as const) {
      expect(report({}, lang).replaceAll("\n", "")).not.toMatch(
        /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u,
      );
    }
    const coloured = report({ colour: true });
    expect(coloured).toContain("\u001b[31mFAIL\u001b[0m");
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(report());
  });

  test("a text of a device cannot begin a line", () => {
    expect(
      report()
        .split("\n")
        .filter((row) => row.startsWith("  PASS")),
    ).toEqual([]);
  });

  test("the report's path comes last", () => {
    expect(report({ bundle: "runs/a b/" })).toMatch(/\nTest report: runs\/a b\/report\.html\n$/);
  });
});
