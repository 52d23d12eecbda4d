/** The shape of what is demanded. Profiles and catalogue are data of these types and nothing else. */

import type { StatementItemName } from "./statement-items.ts";

/** `must` fails; `should` advises. */
export type Level = "must" | "should";

/**
 * How well a number or rule is known: `verified` was seen in the source named, `recalled` is from
 * general knowledge or a summary, `project` is our own choice where the sources have none. Only
 * `verified` can fail an appliance.
 */
export type Confidence = "verified" | "recalled" | "project";

/** Where a requirement comes from. */
export interface Citation {
  /** The document, e.g. `Homie 5` or `(EU) 2019/2023`. */
  readonly source: string;
  /** Section or clause, as far as it is known. */
  readonly clause?: string;
  /** Seen in a faithful second-hand source (a filing form, a reprint), not in the document itself. */
  readonly secondary?: true;
  /** Where it was seen, what it leaves out, or where sources disagree. */
  readonly note?: string;
}

/** Days as `YYYY-MM-DD`. */
export type Day = `${number}-${number}-${number}`;

/** Somebody who has the source's text has confirmed or corrected what is recalled here. */
export interface Confirmation {
  readonly who: string;
  readonly when: Day;
  readonly note: string;
  /** What stood here before. A limit that was missing has no value. */
  readonly was: { readonly confidence: Confidence; readonly value?: number };
}

/**
 * What a device may use of Homie or leave: a kind of datatype, properties that are not retained
 * (`momentary`), numbers on steps, units, targets, extensions, a family (`relatives`: it names
 * children, root or parent; `child`: it is not the root of its tree).
 */
export type Feature =
  | "boolean"
  | "number"
  | "enum"
  | "color"
  | "json"
  | "unit"
  | "steps"
  | "momentary"
  | "fixed"
  | "target"
  | "extensions"
  | "relatives"
  | "child";

/**
 * A typed condition over what is known of a device; three-valued when evaluated, because an answer
 * may be missing.
 */
export type Condition =
  | { readonly op: "always" }
  /** The device is one of these kinds. */
  | { readonly op: "kind"; readonly kinds: readonly string[] }
  /** The description has this `node/element`; `*` stands for any node or any element. */
  | { readonly op: "has"; readonly path: string }
  /** The description has a settable, retained property. */
  | { readonly op: "settable" }
  /** The description, or what was found with it, shows this use of Homie. */
  | { readonly op: "uses"; readonly feature: Feature }
  /** The kind's table declares at least one fault, interlock or operation that the bench can work on. */
  | { readonly op: "declares"; readonly what: "fault" | "interlock" | "operation" }
  /** The device is known only by a power meter's record of it. */
  | { readonly op: "recorded" }
  /** The conformance statement answers this question with yes. */
  | { readonly op: "states"; readonly answer: string }
  | { readonly op: "all"; readonly of: readonly Condition[] }
  | { readonly op: "any"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition };

/** A number a requirement depends on. */
export interface Parameter {
  readonly value: number;
  readonly unit: string;
  readonly confidence: Confidence;
  readonly citation: Citation;
  /** Set by an overlay. */
  readonly confirmed?: Confirmation;
}

/** One demand. Its sentence stands in the words of each language, keyed by the id. */
export interface Requirement {
  readonly level: Level;
  readonly citation: Citation;
  readonly confidence: Confidence;
  /** Edition of the source, e.g. `2019`. */
  readonly edition?: string;
  readonly effectiveFrom?: Day;
  /** Last day in force. */
  readonly effectiveTo?: Day;
  readonly when: Condition;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** What of the manufacturer's statement it is judged on. */
  readonly asks?: readonly StatementItemName[];
  /** Set by an overlay. */
  readonly confirmed?: Confirmation;
}

/** A requirement of one standard in several editions: on a date the one in force binds. */
export interface Editions {
  readonly editions: readonly Requirement[];
}

/** A list of demands under a name. `Id` is the catalogue's union of ids. */
export interface Profile<Id extends string = string> {
  readonly id: string;
  readonly version: string;
  /** Day on which the list was last held against its sources. */
  readonly date?: Day;
  /** Profiles whose requirements are included. */
  readonly extends?: readonly string[];
  readonly requirements: readonly Id[];
  /** Changed parameters: requirement id, parameter name, value (in the parameter's unit). */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Named budgets in ms, over the bench's defaults. */
  readonly budgets?: Readonly<Record<string, number>>;
  /** Further conditions: requirement id to condition. */
  readonly conditions?: Readonly<Record<string, Condition>>;
  /** How a measured value near its limit is decided. */
  readonly decision: "simple-acceptance" | "guard-band";
}
