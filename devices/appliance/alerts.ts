/** A device's alerts: raised, taken back, repeated at birth, each with its event. */

import type { Declaration, DeclarationWords } from "../../src/thing/declaration.ts";
import type { OutgoingMessage } from "../../src/thing/wire.ts";
import type { Speech } from "./speech.ts";

/** How alerts get out. */
export interface AlertMouth {
  say(message: OutgoingMessage): void;
  /** Tells an event at this moment. */
  tell(path: string, payload: Readonly<Record<string, unknown>>): void;
}

/** The alerts of one device. */
export class Alerts {
  readonly #declaration: Declaration;
  readonly #words: DeclarationWords;
  readonly #speech: Speech;
  readonly #mouth: AlertMouth;
  #standing: readonly string[] = [];

  constructor(
    declaration: Declaration,
    words: DeclarationWords,
    speech: Speech,
    mouth: AlertMouth,
  ) {
    this.#declaration = declaration;
    this.#words = words;
    this.#speech = speech;
    this.#mouth = mouth;
  }

  /** Tells what has come and gone since the last time; `now` are the codes that stand. */
  update(now: readonly string[]): void {
    const before = this.#standing;
    this.#standing = now;
    for (const code of now) if (!before.includes(code)) this.#raise(code);
    for (const code of before) {
      if (now.includes(code)) continue;
      this.#mouth.say(this.#speech.attribute(`$alert/${code}`, ""));
      this.#mouth.tell("health/fault-cleared", { code });
    }
  }

  /** At birth: what stands is repeated, what no longer holds is removed. */
  repeat(now: readonly string[]): void {
    this.#standing = now;
    for (const code of Object.keys(this.#declaration.faults)) {
      const text = now.includes(code) ? this.#textOf(code) : "";
      this.#mouth.say(this.#speech.attribute(`$alert/${code}`, text));
    }
  }

  #raise(code: string): void {
    this.#mouth.say(this.#speech.attribute(`$alert/${code}`, this.#textOf(code)));
    const severity = this.#declaration.faults[code]?.severity ?? "warning";
    this.#mouth.tell("health/fault-raised", { code, severity });
  }

  #textOf(code: string): string {
    return this.#words.faults[code] ?? code;
  }
}
