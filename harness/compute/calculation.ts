/**
 * A standard's calculation as a laboratory asks for it: named inputs with units go in; value, class or
 * grade and every intermediate symbol come out, each with its clause. The formulas themselves stand in
 * `harness/metrics/`; a calculation says what they take and shows what they did.
 */

import type { Citation, Confidence } from "../../profiles/requirement.ts";

/** One input, or a group or list of them. */
export type Field =
  | NumberField
  | {
      readonly type: "choice";
      readonly about: string;
      readonly of: readonly string[];
      readonly optional?: true;
    }
  | { readonly type: "flag"; readonly about: string; readonly optional?: true }
  | {
      readonly type: "group";
      readonly about: string;
      readonly fields: Fields;
      readonly optional?: true;
    }
  | {
      readonly type: "list";
      readonly about: string;
      readonly of: Fields;
      readonly least?: number;
      readonly most?: number;
      readonly optional?: true;
    };

/** A number in a unit. It may be given as `12.5`, as `"12.5 kWh"` or in a compatible unit. */
export interface NumberField {
  readonly type: "number";
  readonly about: string;
  /** As in the standard, e.g. `V_c`. */
  readonly symbol?: string;
  /** `1` for a bare number. */
  readonly unit: string;
  readonly min?: number;
  readonly max?: number;
  /** The value has to be above this. */
  readonly above?: number;
  readonly integer?: true;
  readonly optional?: true;
}

/** Inputs by name (kebab-case). */
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { readonly type: "number" }
  ? number
  : F extends { readonly type: "choice"; readonly of: readonly (infer Word)[] }
    ? Word
    : F extends { readonly type: "flag" }
      ? boolean
      : F extends { readonly type: "group"; readonly fields: infer Inner extends Fields }
        ? InputOf<Inner>
        : F extends { readonly type: "list"; readonly of: infer Inner extends Fields }
          ? readonly InputOf<Inner>[]
          : never;

type OptionalKeys<T extends Fields> = {
  [K in keyof T]: T[K] extends { readonly optional: true } ? K : never;
}[keyof T];

/** What a calculation gets: numbers in the field's unit, what is optional perhaps absent. */
export type InputOf<T extends Fields> = {
  readonly [K in Exclude<keyof T, OptionalKeys<T>>]: ValueOf<T[K]>;
} & { readonly [K in OptionalKeys<T>]?: ValueOf<T[K]> | undefined };

/** One symbol of the calculation, as it was used. */
export interface SymbolValue {
  /** As in the standard: `SAE`, `E_16`, `class`. */
  readonly symbol: string;
  /** What it is, in a few words. */
  readonly about: string;
  /** Rounded as the standard asks; a word for a class or grade. */
  readonly value: number | string;
  readonly unit: string;
  /** Where the formula or table stands, e.g. `Annex IV, 4`. */
  readonly clause: string;
  readonly confidence: Confidence;
  /** What has to be known about it: two readings of the text, a value taken for granted. */
  readonly note?: string;
}

/** What came out. */
export interface Outcome {
  /** The result, the most important first: an index, a class, a grade. */
  readonly results: readonly SymbolValue[];
  /** Everything on the way to it, in the order of the calculation. */
  readonly steps: readonly SymbolValue[];
}

/** A calculation: plain data and one pure function. */
export interface Calculation<T extends Fields = Fields> {
  /** As on the command line, e.g. `refrigerator-eei`. */
  readonly id: string;
  readonly title: string;
  /** The kind of appliance it is for; `any` for all. */
  readonly kind: string;
  readonly citation: Citation;
  readonly inputs: T;
  /** Inputs as a user would write them: shown by `--schema`, computed by a test. */
  readonly example: Readonly<Record<string, unknown>>;
  /** @throws RangeError where inputs that are each in range do not fit together. */
  compute(input: InputOf<T>): Outcome;
}

/** Writes a calculation down with the types of its inputs inferred. */
export function calculation<const T extends Fields>(written: Calculation<T>): Calculation {
  return written as unknown as Calculation;
}
