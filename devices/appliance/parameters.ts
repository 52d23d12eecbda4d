/** Reading the parameters of `sim:<kind>?name=value`. */

import type { Parameters } from "./model.ts";

/** Reads the parameters of one kind; every method throws RangeError with what is expected. */
export class ParameterReader {
  readonly #kind: string;
  readonly #given: Parameters;

  /** @throws RangeError for a parameter that is not one of `names`. */
  constructor(kind: string, given: Parameters, names: readonly string[]) {
    this.#kind = kind;
    this.#given = given;
    for (const [name, text] of Object.entries(given)) {
      if (!names.includes(name)) this.refuse(name, `a known parameter (${names.join(", ")})`, text);
    }
  }

  /** One of `values`. */
  pick<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.#given[name];
    if (text === undefined) return otherwise;
    const value = values.find((one) => one === text);
    return value ?? this.refuse(name, `one of ${values.join(", ")}`, text);
  }

  /** A plain decimal number in [min, max]. */
  number(name: string, min: number, max: number, otherwise: number): number {
    const text = this.#given[name];
    if (text === undefined) return otherwise;
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const expected = `a number, ${min} to ${max}`;
    return value >= min && value <= max ? value : this.refuse(name, expected, text);
  }

  /** Says what is wrong with a parameter. */
  refuse(name: string, expected: string, actual: string): never {
    throw new RangeError(
      `${this.#kind} parameter ${name}: expected ${expected}, got ${JSON.stringify(actual)}`,
    );
  }
}
