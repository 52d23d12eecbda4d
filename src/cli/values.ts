/** Reading option values; each throws a UsageError that names the option. */

import { editDistance, nearest } from "../../profiles/nearest.ts";
import type { Day } from "../../profiles/requirement.ts";
import { UsageError } from "./usage-error.ts";

/** A calendar day; today (UTC) where nothing is given. */
export function readDay(text: string | undefined, nowMs: number): Day {
  if (text === undefined) return new Date(nowMs).toISOString().slice(0, 10) as Day;
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A day that a month does not have rolls over into the next.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text as Day;
  throw new UsageError("--on", `${quote(text)} is no day`, "a date as 2026-11-23", "correct it");
}

/** A seed: a whole number; 1 where nothing is given. */
export function readSeed(text: string | undefined): string {
  if (text === undefined) return "1";
  if (/^\d{1,15}$/.test(text)) return String(Number(text));
  throw new UsageError("--seed", `it is ${quote(text)}`, "a whole number from 0", "correct it");
}

/** How many threads; as many as there are cores where nothing is given. */
export function readJobs(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const jobs = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs >= 1) return jobs;
  throw new UsageError("--jobs", `it is ${quote(text)}`, "a whole number from 1", "correct it");
}

/** A TCP port. @param option what it is called in errors. */
export function readPort(text: string, option: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(option, `${quote(text)} is no port`, "0 to 65535", "correct it");
}

/** How fast appliance time runs against the wall clock. */
export function readSpeed(text: string | undefined): number {
  if (text === undefined) return 1;
  const speed = text.trim() === "" ? Number.NaN : Number(text);
  if (speed > 0 && speed <= 100_000) return speed;
  throw new UsageError(
    "--speed",
    `it is ${quote(text)}`,
    "a number above 0, at most 100000",
    "correct it",
  );
}

const PARTS = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/;

/** A duration as `1h30m`, `45m`, `90s`, in ms. */
export function readDuration(text: string, option: string): number {
  const match = PARTS.exec(text);
  const [h = 0, m = 0, s = 0] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
  const ms = match ? Math.round(((h * 60 + m) * 60 + s) * 1000) : 0;
  if (ms > 0) return ms;
  throw new UsageError(
    option,
    `${quote(text)} is no duration`,
    "hours, minutes and seconds as 1h30m, 45m or 90s",
    "correct it",
  );
}

/** One of a few words. */
export function readChoice<T extends string>(
  text: string | undefined,
  option: string,
  known: readonly T[],
  usual: T,
): T {
  if (text === undefined) return usual;
  const found = known.find((each) => each === text);
  if (found !== undefined) return found;
  throw new UsageError(
    option,
    `it is ${quote(text)}`,
    `one of ${known.join(", ")}`,
    guess(text, known, "take one of them"),
  );
}

/** `did you mean ...?` where a known word is close, else `otherwise`. */
export function guess(word: string, known: readonly string[], otherwise: string): string {
  const close = nearest(word, known);
  const near = close !== undefined && editDistance(word.slice(0, 200), close) <= word.length / 2;
  return near ? `did you mean ${close}?` : otherwise;
}

/** A text as it is shown in errors: short, in quotes. */
export function quote(text: string): string {
  const shown = JSON.stringify(text);
  return shown.length > 80 ? `${shown.slice(0, 79)}…"` : shown;
}
