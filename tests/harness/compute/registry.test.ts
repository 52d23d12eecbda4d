/** Laws over every registered calculation, whoever wrote it. */

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Field, Fields } from "../../../harness/compute/calculation.ts";
import { calculations } from "../../../harness/compute/index.ts";
import { computeWith, InputError } from "../../../harness/compute/read.ts";
import { fieldsIn, jsonSchemaOf } from "../../../harness/compute/schema.ts";
import { asText } from "../../../harness/compute/show.ts";
import { convert } from "../../../harness/compute/units.ts";

/** Every field, those of groups and lists too, with the name it is known by. */
function allFields(fields: Fields): readonly (readonly [name: string, field: Field])[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    [name, field] as const,
    ...allFields(fieldsIn(field)),
  ]);
}

test("ids are words with dashes, each once", () => {
  const ids = calculations.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(2);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(calculations)("$id", (calculation) => {
  const { inputs, example, kind, citation } = calculation;

  test("computes its example: every symbol has a number or word, a clause and a confidence", () => {
    const { outcome } = computeWith(calculation, example);
    expect(outcome.results.length).toBeGreaterThan(0);
    for (const { symbol, value, unit, clause, about } of [...outcome.results, ...outcome.steps]) {
      expect(typeof value === "string" ? value !== "" : Number.isFinite(value), symbol).toBe(true);
      for (const text of [symbol, unit, clause, about]) expect(text.trim(), symbol).not.toBe("");
    }
    expect(citation.source).not.toBe("");
    expect(kind).toMatch(/^[a-z-]+$/);
    expect(asText(calculation, computeWith(calculation, example))).toContain("results");
  });

  test("names its fields in words with dashes, says what each is, in a unit that can be read", () => {
    for (const [name, field] of allFields(inputs)) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(field.about, name).not.toBe("");
      if (field.type === "number") {
        expect(convert(1, ` ${field.unit}`, field.unit), `${name}: ${field.unit}`).toEqual({
          ok: true,
          value: 1,
        });
      }
    }
  });

  test("its JSON Schema takes the example and nothing unknown", () => {
    const schema = jsonSchemaOf(calculation);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...example, "no-such-input": 1 })).toBe(false);
    expect(() => computeWith(calculation, { ...example, "no-such-input": 1 })).toThrow(InputError);
  });
});
