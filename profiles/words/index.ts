/** The words of every language, by its tag. */

import { en } from "./en.ts";
import type { Words } from "./words.ts";
import { zh } from "./zh.ts";

/** A language that the sentences exist in. */
export type Language = "en" | "zh";

/** Sentences and titles by language. */
export const words: Readonly<Record<Language, Words>> = { en, zh };
