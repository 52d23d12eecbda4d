/** Writing down the symbols of a calculation. */

import type { Confidence } from "../../profiles/requirement.ts";
import type { SymbolValue } from "./calculation.ts";

/** One symbol as it was used; `note` says what has to be known about it. */
export const value = (
  symbol: string,
  about: string,
  amount: number | string,
  unit: string,
  clause: string,
  confidence: Confidence,
  note?: string,
): SymbolValue => ({
  symbol,
  about,
  value: amount,
  unit,
  clause,
  confidence,
  ...(note === undefined ? {} : { note }),
});

/** A symbol whose formula or table was seen in its source. */
export const verified = (
  symbol: string,
  about: string,
  amount: number | string,
  unit: string,
  clause: string,
): SymbolValue => value(symbol, about, amount, unit, clause, "verified");
