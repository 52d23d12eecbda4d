import { describe, expect, it } from "vitest";
import { parseStatement, StatementError, statedOf, strangers } from "../../harness/statement.ts";
import type { Declaration } from "../../src/thing/declaration.ts";

const TABLE: Declaration = {
  kind: "kettle",
  nodes: {
    info: {
      capability: "info",
      properties: {
        volume: { datatype: "float", unit: "L", min: 0, max: 3, source: "test" },
        class: { datatype: "enum", values: ["A", "B"], source: "test" },
      },
    },
  },
  faults: {},
  interlocks: [],
  operations: {},
  fidelity: {},
};

function problems(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof StatementError) return error.problems;
    throw error;
  }
  return [];
}

describe("a statement file", () => {
  it("states things of every device, and others of one", () => {
    const file = parseStatement(
      "answers: {frost-free: true}\nvalues: {volume: 2}\nbudgets: {session.boot: 300000}\nduts:\n  b:\n    values: {volume: 2.5}\n",
      "x.yaml",
    );
    expect(statedOf([file], "a", TABLE)).toEqual({
      statement: { answers: { "frost-free": true }, values: { volume: 2 } },
      budgets: { "session.boot": 300_000 },
    });
    expect(statedOf([file], "b", TABLE).statement.values).toEqual({ volume: 2.5 });
    expect(strangers([file], ["a"])).toEqual([
      'x.yaml:5: it states something of "b", which is not in this run; expected one of a; did you mean a?',
    ]);
  });

  it.each([
    ["", ""],
    ["a template", "# nothing filled in\nanswers:\n  # a: true\nvalues:\n"],
  ])("may be empty%s", (_, text) => {
    expect(statedOf([parseStatement(text, "x.yaml")], "a")).toEqual({
      statement: { answers: {}, values: {} },
      budgets: {},
    });
  });

  it.each([
    ["answers:\n  frost-free: perhaps\n", /^x.yaml:2: .*expected true or false/],
    ["answer: {}\n", /^x.yaml:1: the file has the unknown key "answer"; .*did you mean answers\?/],
    ["values:\n  Volume: 2\n", /^x.yaml:2: /],
    [
      "values:\n  a: 1\n  freezer-volume: 0\n",
      /^x.yaml:3: freezer-volume is 0, which no appliance has/,
    ],
    ["values:\n  rated-capacity: -8\n", /^x.yaml:2: rated-capacity is -8, which no appliance has/],
    [
      "values:\n  volume: 8 L\n",
      /^x.yaml:2: volume is the text "8 L"; expected a number without a unit/,
    ],
    ["duts:\n  a:\n    values:\n      volume: .inf\n", /^x.yaml:4: .*(above 0|expected a number)/],
    ["budgets:\n  session.boots: 1\n", /^x.yaml:2: /],
    ["budgets:\n  session.boot: 0\n", /^x.yaml:2: .*more than 0 ms/],
  ])("that says %j is refused by line", (text, says) => {
    const found = problems(() => parseStatement(text, "x.yaml"));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });
});

describe("statements of one device", () => {
  it("may repeat each other and not contradict each other", () => {
    const ics = parseStatement("values:\n  volume: 2\n", "ics.yaml");
    const same = parseStatement("values:\n  volume: 2\n", "ixit.yaml");
    const other = parseStatement("values:\n\n  volume: 3\n", "ixit.yaml");
    expect(statedOf([ics, same], "a").statement.values).toEqual({ volume: 2 });
    expect(problems(() => statedOf([ics, other], "a"))).toEqual([
      "ixit.yaml:3: volume is 3, but ics.yaml:2 says 2; expected one statement; take one out",
    ]);
  });

  it.each([
    ["volume: 4", "volume is 4; expected a number from 0 to 3 L; check the unit"],
    ["class: C", 'class is "C"; expected one of A, B; correct it'],
  ])("fit the table of its kind: %s", (line, problem) => {
    const file = parseStatement(`values:\n  ${line}\n`, "x.yaml");
    expect(problems(() => statedOf([file], "a", TABLE))).toEqual([`x.yaml:2: ${problem}`]);
    expect(problems(() => statedOf([file], "a"))).toEqual([]);
  });
});
