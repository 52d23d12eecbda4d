/** Rules over long series: what they come to, without keeping every item. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Claim, holds, undecided, violated } from "../claim.ts";
import type { View } from "../view.ts";

/** So many lines of the trace are named as evidence. */
const POINTERS = 20;

/** A limit in whole seconds is held to a tenth of one: timers fire a little late. In ms of the bench. */
const HELD_TO_MS = 50;

/** Counts what keeps a rule, what offends against it and what cannot be told. */
export class Tally {
  readonly #requirement: RequirementId;
  readonly #rule: string;
  readonly #plot: readonly string[] | undefined;
  readonly #kept: number[] = [];
  readonly #offences: { readonly pointers: readonly number[]; readonly problem: string }[] = [];
  readonly #doubts: { readonly pointers: readonly number[]; readonly problem: string }[] = [];
  #count = 0;

  constructor(requirement: RequirementId, rule: string, plot?: readonly string[]) {
    this.#requirement = requirement;
    this.#rule = rule;
    this.#plot = plot;
  }

  /** An item that keeps the rule. */
  keep(pointer: number): void {
    this.#count++;
    if (this.#kept.length < POINTERS) this.#kept.push(pointer);
  }

  /** An item that breaks it; the deciding line first. */
  offend(problem: string, ...pointers: readonly number[]): void {
    this.#count++;
    this.#offences.push({ problem, pointers });
  }

  /** An item of which the measurement cannot tell. */
  doubt(problem: string, ...pointers: readonly number[]): void {
    this.#count++;
    this.#doubts.push({ problem, pointers });
  }

  /** An item that keeps the rule where `problem` is missing. */
  check(pointer: number, problem: string | undefined): void {
    if (problem === undefined) this.keep(pointer);
    else this.offend(problem, pointer);
  }

  /**
   * An item held against a limit of time: `overMs` is by how much it misses the limit (negative where
   * it keeps it), in ms of the device's clock.
   */
  hold(view: View, overMs: number, problem: string, ...pointers: readonly number[]): void {
    const { rate, timingUncertaintyMs } = view.dut;
    if (overMs <= HELD_TO_MS * rate) this.keep(pointers[0] ?? 0);
    else if (overMs < timingUncertaintyMs * rate) this.doubt(problem, ...pointers);
    else this.offend(problem, ...pointers);
  }

  /** The claim that it comes to; none where there was nothing to check. */
  claims(): readonly Claim[] {
    if (this.#count === 0) return [];
    const plot = this.#plot === undefined ? {} : { plot: this.#plot };
    const expected = this.#rule;
    const bad = this.#offences[0] ?? this.#doubts[0];
    if (bad === undefined) {
      const actual = `${this.#count} of ${this.#count} keep it`;
      return [holds(this.#requirement, { expected, actual, pointers: this.#kept, ...plot })];
    }
    const list = this.#offences.length > 0 ? this.#offences : this.#doubts;
    const more = list.length > 1 ? ` (and ${list.length - 1} more of ${this.#count})` : "";
    const pointers = [...bad.pointers, ...list.slice(1).flatMap((each) => each.pointers)];
    const seen = {
      expected,
      actual: `${bad.problem}${more}`,
      pointers: pointers.slice(0, POINTERS),
      ...plot,
    };
    return [
      this.#offences.length > 0
        ? violated(this.#requirement, seen)
        : undecided(this.#requirement, "timing-uncertain", seen),
    ];
  }
}
