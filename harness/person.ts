/** Prompts: what is asked of a person (or a program in a person's place) and what comes back. */

/** A request to somebody at the bench. One line of JSON when a program answers. */
export interface Prompt {
  /** Number of the prompt in this run, from 1; an answer repeats it. */
  readonly prompt: number;
  readonly dut: string;
  readonly kind: "operate" | "set" | "read";
  /** `operate`: the operation, e.g. `open-door`. `set`, `read`: the instrument's path, e.g. `mains/voltage`. */
  readonly what: string;
  /** `operate`: parameters. `set`: `{ value }` as text. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `read`: the unit that the value is wanted in. */
  readonly unit?: string;
  /** The same in a sentence. */
  readonly text: string;
}

/** What comes back. */
export type PromptAnswer =
  | { readonly status: "done" }
  | { readonly status: "value"; readonly value: string }
  /** The appliance did not let it be done: a locked door, say. An observation, not a failure. */
  | { readonly status: "refused"; readonly detail: string }
  /** It cannot be done here. */
  | { readonly status: "cannot"; readonly detail: string };

/** Whoever answers prompts. Must answer within its own time limit; a late answer is `cannot`. */
export type Person = (prompt: Prompt) => Promise<PromptAnswer>;
