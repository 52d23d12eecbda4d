/**
 * Reads a power meter's recording in the format of the tracebase data set: one row per reading,
 * `day/month/year hour:minute:second;mean W over 1 s;mean W over 8 s`, without a heading.
 *
 * Real recordings have broken rows. They are left out, counted and named; only a text that is no such
 * recording at all is an error.
 */

import type { PowerSample } from "../road.ts";
import { cutText, escapeText, RecordingError } from "./recording-error.ts";

export type { PowerSample };

/** Why a row was left out. */
export type RowFault =
  | "too-long"
  | "fields"
  | "date"
  | "number"
  | "negative"
  | "back-in-time"
  | "leap-ahead"
  | "duplicate-time";

/** What each fault means, for people. */
export const rowFaultText: Readonly<Record<RowFault, string>> = {
  "too-long": "longer than a row can be",
  fields: "not three fields separated by semicolons",
  date: "no date and time of the form day/month/year hour:minute:second",
  number: "power that is not a number",
  negative: "negative power",
  "back-in-time": "earlier than the row before",
  "leap-ahead": "more than an hour ahead of the rows around it",
  "duplicate-time": "the same second as the row before",
};

/** A row that was left out. */
export interface RowProblem {
  /** Line in the file, from 1. */
  readonly line: number;
  /** The row, cut and with control characters escaped: safe to show. */
  readonly text: string;
  readonly reason: RowFault;
}

/** A metering recording as read. */
export interface MeteringRecording {
  /** Strictly increasing in time. */
  readonly samples: readonly PowerSample[];
  /** By line. */
  readonly problems: readonly RowProblem[];
  /** Rows that are not empty. */
  readonly rows: number;
}

/** Takes a recording piece by piece, so that a large file never has to be in memory as text. */
export interface MeteringReader {
  /** The next piece of the text; pieces may end anywhere. */
  push(chunk: string): void;
  /**
   * Everything read.
   *
   * @throws RecordingError when less than half of the rows are readable, or there is none.
   */
  finish(): MeteringRecording;
}

/** The longest legal row is under 60 characters; the rest is room for odd numbers. */
const LONGEST_ROW = 200;
const HOUR_MS = 3_600_000;
const ROW_FORM = "day/month/year hour:minute:second;W;W";

const datePattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2})$/;
const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function readTime(text: string): number | undefined {
  const match = datePattern.exec(text);
  if (match === null) return undefined;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  const leapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && !leapYear ? 28 : (monthDays[month - 1] ?? 0);
  // Years before 1970 are no power meter's; below 100 `Date.UTC` would move them to 19xx.
  if (year < 1970 || day < 1 || day > days) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function readPower(text: string): number | RowFault {
  const trimmed = text.trim();
  if (!numberPattern.test(trimmed)) return "number";
  const powerW = Number(trimmed);
  if (!Number.isFinite(powerW)) return "number";
  // Not `powerW`: a meter's "-0" is plain zero.
  return powerW < 0 ? "negative" : Math.abs(powerW);
}

function readRow(row: string): PowerSample | RowFault {
  if (row.length > LONGEST_ROW) return "too-long";
  const fields = row.split(";");
  const [time, over1s, over8s] = fields;
  if (fields.length !== 3 || time === undefined || over1s === undefined || over8s === undefined) {
    return "fields";
  }
  const tMs = readTime(time.trim());
  if (tMs === undefined) return "date";
  const powerW = readPower(over1s);
  if (typeof powerW === "string") return powerW;
  const slowW = readPower(over8s);
  return typeof slowW === "string" ? slowW : { tMs, powerW };
}

/** Keeps rows in the order of time and remembers what it left out. */
class RowCollector {
  readonly samples: PowerSample[] = [];
  readonly problems: RowProblem[] = [];
  rows = 0;
  readable = 0;
  #line = 0;
  #lastLine = 0;
  #lastText = "";

  take(row: string): void {
    this.#line++;
    if (row.trim() === "") return;
    this.rows++;
    const sample = readRow(row);
    if (typeof sample === "string") {
      this.#leaveOut(this.#line, row, sample);
      return;
    }
    this.readable++;
    this.#place(sample, row);
  }

  #place(sample: PowerSample, row: string): void {
    const last = this.samples.at(-1);
    if (last !== undefined && sample.tMs <= last.tMs) {
      if (!this.#lastLeapt(last, sample)) {
        const reason = sample.tMs === last.tMs ? "duplicate-time" : "back-in-time";
        this.#leaveOut(this.#line, row, reason);
        return;
      }
      this.samples.pop();
      this.#leaveOut(this.#lastLine, this.#lastText, "leap-ahead");
    }
    this.samples.push(sample);
    this.#lastLine = this.#line;
    this.#lastText = row;
  }

  /**
   * One wrong digit in a date must not cost every row after it: a row more than an hour after the one
   * before and after the one that follows is itself the wrong one. (A change of the clock goes back by
   * an hour at most.)
   */
  #lastLeapt(last: PowerSample, next: PowerSample): boolean {
    const before = this.samples.at(-2)?.tMs ?? Number.NEGATIVE_INFINITY;
    return next.tMs > before && last.tMs - before > HOUR_MS && last.tMs - next.tMs > HOUR_MS;
  }

  #leaveOut(line: number, row: string, reason: RowFault): void {
    this.problems.push({ line, text: cutText(row), reason });
  }
}

function noRecording(where: string, collector: RowCollector): RecordingError {
  const first = collector.problems[0];
  const example =
    first === undefined
      ? ""
      : `; line ${first.line} has ${rowFaultText[first.reason]}: "${first.text}"`;
  const remedy = "give a metering recording in that form, one reading per row and no heading";
  return new RecordingError({
    where: escapeText(where),
    expected: `rows of the form ${ROW_FORM}`,
    actual:
      collector.rows === 0
        ? "no row"
        : `${collector.readable} of ${collector.rows} rows readable${example}`,
    remedy,
  });
}

/** A reader for the recording that `where` names (a file, for messages). */
export function createMeteringReader(where: string): MeteringReader {
  const collector = new RowCollector();
  let pending = "";
  let started = false;

  // A row without an end must not fill the memory: what is too long anyway is not kept.
  const keep = (piece: string): void => {
    if (pending.length <= LONGEST_ROW) pending += piece.slice(0, LONGEST_ROW + 1);
  };
  const endRow = (): void => {
    collector.take(pending.endsWith("\r") ? pending.slice(0, -1) : pending);
    pending = "";
  };

  return {
    push(chunk) {
      if (chunk === "") return;
      let start = !started && chunk.startsWith("\uFEFF") ? 1 : 0;
      started = true;
      for (let end = chunk.indexOf("\n", start); end >= 0; end = chunk.indexOf("\n", start)) {
        keep(chunk.slice(start, end));
        endRow();
        start = end + 1;
      }
      keep(chunk.slice(start));
    },
    finish() {
      if (pending !== "") endRow();
      if (collector.rows === 0 || collector.readable * 2 < collector.rows) {
        throw noRecording(where, collector);
      }
      return {
        samples: collector.samples,
        // A row is only known to leap ahead when a later one is read.
        problems: collector.problems.toSorted((a, b) => a.line - b.line),
        rows: collector.rows,
      };
    },
  };
}

/**
 * The readings of a metering recording, with every row that was left out. CRLF, a byte order mark and
 * a missing last newline are fine. Of readings in the same second the first is kept.
 *
 * @throws RecordingError when less than half of the non-empty rows are readable, or there is none.
 */
export function readMetering(text: string, where: string): MeteringRecording {
  const reader = createMeteringReader(where);
  reader.push(text);
  return reader.finish();
}
