import { describe, expect, test } from "vitest";
import { REPORTS } from "../../../harness/report/index.ts";
import { type Element, elements, parseMarkup } from "./fixtures/markup.ts";
import { fixtureRun, traces, wordsIn } from "./fixtures/run.ts";

const root = parseMarkup(REPORTS.junit(fixtureRun(), traces, wordsIn("en"), { lang: "en" }));
const all = elements(root);
const cases = all.filter(({ name }) => name === "testcase");

function outcome(requirement: string): Element | undefined {
  const found = cases.find(({ attributes }) => attributes.name === requirement);
  expect(found, requirement).toBeDefined();
  return found?.children[0];
}

describe("the JUnit report", () => {
  test("each verdict has its place", () => {
    const type = (id: string) => [outcome(id)?.name, outcome(id)?.attributes.type];
    expect(outcome("green.refrigerator.temperatures")).toBeUndefined();
    expect(type("green.refrigerator.eei")).toEqual(["failure", "fail"]);
    expect(type("green.refrigerator.energy-declared")).toEqual(["failure", "inconclusive"]);
    expect(type("smart.session.backoff")).toEqual(["failure", "unstable"]);
    expect(type("smart.fault.raised")).toEqual(["error", "error"]);
    expect(outcome("smart.programme.states")?.name).toBe("skipped");
    expect(outcome("green.refrigerator.grade")?.name).toBe("system-out");
    expect(cases.map(({ attributes }) => attributes.name)).not.toContain("smart.programme.stop");
  });

  test("what is blocked is skipped and says why", () => {
    const blocked = outcome("smart.fault.cleared");
    expect(blocked?.name).toBe("skipped");
    expect(blocked?.attributes.message).toContain("nobody can work the door");
  });

  test("a failure says what was expected, what was seen, where, and how to see it again", () => {
    const text = outcome("smart.command.out-of-range-rejected")?.text ?? "";
    expect(text).toContain("expected: ack constraint-error within 2 s");
    expect(text).toContain("actual: ack ok after 0.1 s");
    expect(text).toContain("trace: trace/refrigerator-1.range.ndjson:19-22, 39 00:00:41.200");
    expect(text).toContain("again: hearthmark certify");
  });

  test("the totals are the sums of what is there", () => {
    const number = (element: Element, name: string) => Number(element.attributes[name]);
    const suites = all.filter(({ name }) => name === "testsuite");
    expect(suites.map(({ attributes }) => attributes.name)).toContain("refrigerator-1.green");
    for (const holder of [root, ...suites]) {
      const inside = elements(holder);
      const count = (name: string) => inside.filter((element) => element.name === name).length;
      expect(number(holder, "tests")).toBe(count("testcase"));
      expect(number(holder, "failures")).toBe(count("failure"));
      expect(number(holder, "errors")).toBe(count("error"));
      expect(number(holder, "skipped")).toBe(count("skipped"));
      expect(number(holder, "time")).toBeGreaterThanOrEqual(0);
    }
  });

  test("every suite carries seed and profile", () => {
    const suites = all.filter(({ name }) => name === "testsuite");
    for (const suite of suites) {
      const properties = suite.children.find(({ name }) => name === "properties")?.children ?? [];
      const facts = Object.fromEntries(
        properties.map(({ attributes }) => [attributes.name, attributes.value]),
      );
      expect(facts).toMatchObject({ seed: "7", profile: "cn-green-smart 2026.1" });
    }
  });
});
