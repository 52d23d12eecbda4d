/** How reports write times, numbers, places in a trace, sources and commands. */

import { DEFAULT_PROFILE } from "../../profiles/index.ts";
import type { Citation } from "../../profiles/requirement.ts";
import { format, type Limit } from "../claim.ts";
import type { Quantity } from "../metrics/quantity.ts";
import type { DutResult, RunResult } from "../result.ts";

/** World time in ms as `hh:mm:ss.mmm`; hours are not bounded. */
export function clock(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const time = `${two(whole / 3_600_000)}:${two((whole / 60_000) % 60)}:${two((whole / 1000) % 60)}`;
  return `${time}.${String(whole % 1000).padStart(3, "0")}`;
}

/** `2026-11-23T08:00:00.000Z` as `2026-11-23 08:00:00 UTC`; other texts as they are. */
export function moment(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(iso);
  return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`;
}

/**
 * Lines of a trace as ranges, counted from 1 as editors do: pointers 213 to 218 read `214-219`. At
 * most `max` ranges.
 */
export function lines(pointers: readonly number[], max = 4): string {
  const sorted = [...new Set(pointers)].sort((a, b) => a - b);
  const ranges: { from: number; to: number }[] = [];
  for (const pointer of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && pointer === last.to + 1) last.to = pointer;
    else ranges.push({ from: pointer, to: pointer });
  }
  const texts = ranges
    .slice(0, max)
    .map(({ from, to }) => (from === to ? `${from + 1}` : `${from + 1}-${to + 1}`));
  return ranges.length > max ? `${texts.join(", ")}, …` : texts.join(", ");
}

/** A number with its unit; a quantity without unit stands alone. */
export function withUnit(value: number, unit: string): string {
  const number = format(value).replace("-", "\u2212");
  return unit === "" || unit === "1" ? number : `${number} ${unit}`;
}

/**
 * `107.2 ± 1.3 W`: the uncertainty with two significant digits, the value to the same place (GUM,
 * JCGM 100:2008, 7.2.6).
 */
export function measuredText(measured: Quantity): string {
  const { value, uncertainty, unit } = measured;
  const decimals = uncertainty > 0 ? 1 - Math.floor(Math.log10(uncertainty)) : 3;
  const places = Math.min(9, Math.max(0, decimals));
  const round = (number: number) => number.toFixed(places).replace("-", "\u2212");
  const numbers =
    uncertainty > 0
      ? `${round(value)} ± ${round(uncertainty)}`
      : format(value).replace("-", "\u2212");
  return unit === "" || unit === "1" ? numbers : `${numbers} ${unit}`;
}

/** `≤ 100 W`. */
export function limitText(limit: Limit): string {
  return `${limit.sense === "<=" ? "≤" : "≥"} ${withUnit(limit.value, limit.unit)}`;
}

/** `ETSI EN 303 645 5.13-1A`. */
export function citationText(citation: Citation): string {
  return citation.clause === undefined ? citation.source : `${citation.source} ${citation.clause}`;
}

/** A word of a command line: quoted where a shell would read something into it. */
function word(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * The command that runs one requirement on one device again; where another program than ours ran it,
 * the one that makes the whole run again.
 */
export function again(result: RunResult, dut: DutResult, requirement: string): string {
  if (!result.command.startsWith("hearthmark ")) return result.command;
  const parts = ["hearthmark certify", word(dut.dut.spec)];
  if (result.profile.id !== DEFAULT_PROFILE) parts.push(`--profile ${word(result.profile.id)}`);
  if (!result.startedAt.startsWith(result.on)) parts.push(`--on ${word(result.on)}`);
  parts.push(`--only ${word(requirement)}`, `--seed ${word(result.seed)}`);
  return parts.join(" ");
}
