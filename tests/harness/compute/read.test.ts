import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { calculation } from "../../../harness/compute/calculation.ts";
import { computeFrom, InputError, readInputs } from "../../../harness/compute/read.ts";
import { jsonSchemaOf } from "../../../harness/compute/schema.ts";
import { asDocument, asText } from "../../../harness/compute/show.ts";

const number = { type: "number", about: "how much" } as const;

const sample = calculation({
  id: "sample",
  title: "A sample",
  kind: "any",
  citation: { source: "test", clause: "1" },
  inputs: {
    energy: { ...number, symbol: "E", unit: "kWh", above: 0, max: 100 },
    air: { ...number, unit: "°C", min: -30, max: 55, optional: true },
    runs: { ...number, unit: "1", integer: true, min: 1 },
    climate: { type: "choice", about: "which climate", of: ["temperate", "tropical"] },
    built: { type: "flag", about: "built in", optional: true },
    label: {
      type: "group",
      about: "what is declared",
      fields: { energy: { ...number, unit: "kWh/a", min: 0 } },
      optional: true,
    },
    loads: {
      type: "list",
      about: "what was loaded",
      of: { mass: { ...number, unit: "kg", min: 0 } },
      least: 1,
      most: 3,
    },
  },
  example: { energy: "500 Wh", runs: 2, climate: "temperate", loads: [{ mass: "500 g" }] },
  compute: ({ energy, runs, loads, air }) => {
    if (runs < (loads as readonly unknown[]).length) {
      throw new RangeError("expected as many runs as loads");
    }
    const note = air === undefined ? {} : { note: `at ${air} °C` };
    const step = { about: "one", unit: "1", clause: "1", confidence: "verified" } as const;
    return {
      results: [{ ...step, symbol: "E/n", value: (energy as number) / (runs as number), ...note }],
      steps: [{ ...step, symbol: "n", value: runs as number }],
    };
  },
});

const good = { energy: 12.5, runs: 2, climate: "tropical", loads: [{ mass: 3 }] };

function problemsOf(text: string): readonly string[] {
  try {
    computeFrom(sample, text, "in.yaml");
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe("a number may be given", () => {
  test.each([
    ["bare", 12.5],
    ["as text", "12.5"],
    ["with its unit", "12.5 kWh"],
    ["without a space", "12.5kWh"],
    ["in another unit", "45 MJ"],
    ["as value and unit", { value: 12_500, unit: "Wh" }],
    ["with an exponent", "1.25e4 Wh"],
  ])("%s", (_, energy) => {
    for (const text of [stringify({ ...good, energy }), JSON.stringify({ ...good, energy })]) {
      expect(readInputs(sample, text, "in")).toEqual({ ...good, energy: 12.5 });
    }
  });

  test("with the minus that typesetters use", () => {
    expect(readInputs(sample, stringify({ ...good, air: "−18 °C" }), "in").air).toBe(-18);
  });

  test("in JSON that is indented by tabs", () => {
    expect(readInputs(sample, JSON.stringify(good, null, "\t"), "in")).toEqual(good);
  });
});

describe("what cannot be computed with is named: where, what, expected, what to do", () => {
  const table: readonly (readonly [what: string, change: object, says: RegExp])[] = [
    [
      "wrong dimension",
      { energy: "5 kg" },
      /^in.yaml:1:1: energy is "5 kg", a mass; expected an energy in kWh, above 0, at most 100 \(how much\); give it in kWh, J,/,
    ],
    ["unknown unit", { energy: "5 kwh" }, /"5 kwh", in no unit that is known; .*mean kWh\?$/],
    ["too much", { energy: 101 }, /energy is 101; expected an energy in kWh, above 0, at most 100/],
    ["too much in another unit", { energy: "200000 Wh" }, /"200000 Wh", that is 200 kWh; expected/],
    ["not above", { energy: 0 }, /energy is 0; expected .*above 0/],
    ["decimal comma", { energy: "12,5 kWh" }, /energy is "12,5 kWh"; expected .*write it as 12.5,/],
    [
      "no number",
      { energy: "much" },
      /energy is "much"; expected .*write it as 12.5, as "12.5 kWh"/,
    ],
    ["a list", { energy: [1] }, /energy is \[1\]; expected an energy/],
    [
      "a mapping",
      { energy: { value: 1, unit: "kWh", k: 2 } },
      /energy is \{.*\}; expected an energy/,
    ],
    ["truth", { energy: true }, /energy is true; expected an energy/],
    ["nothing", { energy: null }, /energy is empty; expected an energy in kWh.*; add it/],
    [
      "not there",
      { energy: undefined },
      /^in.yaml:1:1: energy is missing; expected an energy.*add it$/,
    ],
    ["no whole number", { runs: 1.5 }, /runs is 1.5; expected a whole number, 1 or more/],
    [
      "unknown input",
      { energie: 1, energy: undefined },
      /energie is unknown; .*did you mean energy\?/,
    ],
    ["unknown input too many", { x: 1 }, /x is unknown; expected one of energy, air, runs/],
    ["unknown word", { climate: "tropic" }, /climate is "tropic"; .*did you mean tropical\?/],
    ["number for a word", { climate: 3 }, /climate is 3; expected one of temperate, tropical/],
    ["word for truth", { built: "yes" }, /built is "yes"; expected true or false/],
    ["number for a group", { label: 3 }, /label is 3; expected a mapping with energy/],
    ["unknown in a group", { label: { energi: 1 } }, /label.energi is unknown; .*mean energy\?/],
    [
      "wrong in a group",
      { label: { energy: "3 kWh" } },
      /label.energy is "3 kWh", an energy; .*kWh\/a/,
    ],
    ["too short a list", { loads: [] }, /loads is a list of 0; expected a list of 1 to 3 items/],
    ["too long a list", { loads: Array(4).fill({ mass: 1 }) }, /loads is a list of 4; expected/],
    ["no list", { loads: { mass: 1 } }, /loads is \{"mass":1\}; expected a list of 1 to 3/],
    [
      "item of a list",
      { loads: [{ mass: 1 }, { mass: "1 L" }] },
      /loads\[1\].mass is "1 L", a volume/,
    ],
    ["no mapping in a list", { loads: [3] }, /loads\[0\] is 3; expected a mapping with mass/],
    [
      "unfitting inputs",
      { runs: 1, loads: [{ mass: 1 }, { mass: 1 }] },
      /do not fit together: expected as many runs as loads/,
    ],
    ["a name of the language", { constructor: 1 }, /constructor is unknown/],
  ];

  test.each(table)("%s", (_, change, says) => {
    const problems = problemsOf(JSON.stringify({ ...good, ...change }));
    expect(
      problems.some((line) => says.test(line.replace(/:1:\d+:/, ":1:1:"))),
      problems.join("\n"),
    ).toBe(true);
    for (const line of problems) expect(line).toMatch(/^in\.yaml(:\d+:\d+)?: [^\n]+; [^\n]+$/);
  });

  test("all at once, in the order of the file, with line and column", () => {
    const text = "runs: 0\nenergi: 3\nloads:\n  - mass: 1\n  - mass: -1 kg\n";
    expect(problemsOf(text).map((line) => line.split("; ")[0])).toEqual([
      "in.yaml:1:1: energy is missing",
      "in.yaml:1:1: runs is 0",
      "in.yaml:1:1: climate is missing",
      "in.yaml:2:1: energi is unknown",
      'in.yaml:5:5: loads[1].mass is "-1 kg"',
    ]);
  });

  test.each([
    ["an empty file", "", /^in.yaml: it is empty; expected a mapping with energy, air, .*--schema/],
    ["no number", "energy: .nan\n", /energy is NaN; expected an energy in kWh/],
    ["no end", "energy: .inf\n", /energy is Infinity; expected an energy in kWh/],
    ["a list", "- 1\n", /the file is a list of 1; expected a mapping with energy/],
    ["a word", "hello\n", /the file is "hello"; expected a mapping with energy/],
    ["broken YAML", "energy: [1\n", /^in.yaml:\d:\d+: ".*is what the YAML reader says/],
    ["a key twice", "energy: 1\nenergy: 2\n", /^in.yaml:2:1: "Map keys must be unique"/],
    ["an unresolved alias", "energy: *x\n", /in.yaml:\d:\d+: .*YAML reader/],
  ])("%s", (_, text, says) => {
    expect(problemsOf(text)[0]).toMatch(says);
  });

  test("an error of the calculation itself is no error of the inputs", () => {
    const broken = {
      ...sample,
      compute: () => {
        throw new TypeError("wrong");
      },
    };
    expect(() => computeFrom(broken, JSON.stringify(good), "in")).toThrow(TypeError);
  });
});

describe("the JSON Schema of the inputs", () => {
  const schema = jsonSchemaOf(sample);
  const validate = new Ajv2020({ strict: false }).compile(schema);

  test("names what is required, units and descriptions", () => {
    expect(schema).toMatchObject({
      required: ["energy", "runs", "climate", "loads"],
      additionalProperties: false,
      properties: {
        energy: { "x-unit": "kWh", "x-symbol": "E", description: "how much (kWh)" },
        climate: { enum: ["temperate", "tropical"] },
        loads: { type: "array", minItems: 1, maxItems: 3 },
      },
    });
  });

  test.each([
    [sample.example, true],
    [good, true],
    [{ ...good, energy: { value: 1, unit: "MJ" } }, true],
    [{ ...good, energy: 0 }, false],
    [{ ...good, energi: 1 }, false],
    [{ ...good, loads: [] }, false],
    [{ ...good, runs: 1.5 }, false],
  ])("%j: %s", (inputs, valid) => {
    expect(validate(inputs)).toBe(valid);
  });
});

describe("what came out", () => {
  const computed = computeFrom(sample, stringify({ ...sample.example, air: "298.15 K" }), "in");

  test("as text: aligned, results before steps before inputs", () => {
    expect(asText(sample, computed)).toBe(
      [
        "sample  A sample",
        "  test, 1",
        "",
        "results",
        "  E/n  0.25    one  1  verified",
        "",
        "steps",
        "  n  2    one  1  verified",
        "",
        "inputs",
        "  energy               0.5  kWh  E, how much",
        "  air                   25  °C   how much",
        "  runs                   2       how much",
        "  climate        temperate       which climate",
        "  loads[0].mass        0.5  kg   how much",
        "",
        "notes",
        "  E/n  at 25 °C",
        "",
      ].join("\n"),
    );
  });

  test("as one document", () => {
    expect(asDocument(sample, computed)).toEqual({
      calculation: {
        id: "sample",
        title: "A sample",
        kind: "any",
        citation: { source: "test", clause: "1" },
      },
      inputs: { energy: 0.5, air: 25, runs: 2, climate: "temperate", loads: [{ mass: 0.5 }] },
      results: computed.outcome.results,
      steps: computed.outcome.steps,
    });
  });
});
