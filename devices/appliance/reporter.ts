/**
 * What is told, and when: properties by deadband and interval, frames that hold together, the rule
 * that a retained property and the newest frame agree.
 */

import {
  type Declaration,
  type PropertyDeclaration,
  propertiesOf,
  type Value,
  type Values,
} from "../../src/thing/declaration.ts";

/** What one report comes to. */
export interface Report {
  /** Properties to publish, in the order of declaration. */
  readonly properties: readonly { readonly path: string; readonly value: Value }[];
  /** Values of the frame to send; `undefined` when none is due. */
  readonly frame: Values | undefined;
  /** When to look again at the latest, in ms of the world. */
  readonly nextMs: number;
}

interface Told {
  value: Value;
  atMs: number;
}

interface Entry {
  readonly path: string;
  readonly property: PropertyDeclaration;
  readonly told: Told;
}

/** In every frame, and published with it. */
const ALWAYS = ["energy/power", "energy/energy"];

/** Power counts as jumped beyond this share of what was last told, and beyond its deadband. */
const POWER_JUMP = 0.05;

/** Decides what a device tells of its values. Holds what was told last; no clock, no connection. */
export class Reporter {
  readonly #entries: readonly Entry[];
  #frameAtMs = Number.NEGATIVE_INFINITY;

  constructor(declaration: Declaration, without: ReadonlySet<string>) {
    this.#entries = propertiesOf(declaration)
      .filter(({ path }) => !without.has(path))
      .map(({ path, element }) => ({
        path,
        property: element,
        told: { value: null, atMs: Number.NEGATIVE_INFINITY },
      }));
  }

  /** Every property's value, as published at birth. */
  birth(values: Values, nowMs: number): Report["properties"] {
    return this.#entries.map((entry) => {
      const value = values[entry.path] ?? null;
      entry.told.value = value;
      entry.told.atMs = nowMs;
      return { path: entry.path, value };
    });
  }

  /** The complete frame: everything as it was told last. */
  complete(nowMs: number): Values {
    this.#frameAtMs = nowMs;
    return Object.fromEntries(this.#entries.map(({ path, told }) => [path, told.value]));
  }

  /**
   * What is due now.
   * @param frameEveryMs longest time between two frames.
   */
  report(values: Values, nowMs: number, frameEveryMs: number): Report {
    let nextMs = Number.POSITIVE_INFINITY;
    const due: Entry[] = [];
    for (const entry of this.#entries) {
      const { property, told } = entry;
      const value = values[entry.path] ?? null;
      if (nowMs < overdueMs(entry) && !differs(entry, value, nowMs)) continue;
      const earliestMs = told.atMs + (property.shortestMs ?? 0);
      if (earliestMs > nowMs) nextMs = Math.min(nextMs, earliestMs);
      else due.push(entry);
    }
    for (const entry of this.#entries) {
      const follows = entry.property.toldWith?.some((path) =>
        due.some((each) => each.path === path),
      );
      const changed = entry.told.value !== (values[entry.path] ?? null);
      if (follows && changed && !due.includes(entry)) due.push(entry);
    }
    if (due.length === 0 && nowMs - this.#frameAtMs < frameEveryMs) {
      return { properties: [], frame: undefined, nextMs: this.#next(nextMs, frameEveryMs) };
    }
    for (const entry of this.#entries) {
      if (!ALWAYS.includes(entry.path) || due.includes(entry)) continue;
      const changed = entry.told.value !== (values[entry.path] ?? null);
      const earliestMs = entry.told.atMs + (entry.property.shortestMs ?? 0);
      // Half way to overdue it goes along too: otherwise it would soon need a frame of its own.
      const aged =
        nowMs - entry.told.atMs >= (entry.property.longestMs ?? Number.POSITIVE_INFINITY) / 2;
      if ((changed || aged) && earliestMs <= nowMs) due.push(entry);
      else if (changed) nextMs = Math.min(nextMs, earliestMs);
    }
    const properties = due.map((entry) => {
      const value = values[entry.path] ?? null;
      entry.told.value = value;
      entry.told.atMs = nowMs;
      return { path: entry.path, value };
    });
    // What may not be told yet is in the frame as it was told: frame and topic never disagree.
    const frame: Record<string, Value> = {};
    for (const entry of this.#entries) {
      const included = due.includes(entry) || (ALWAYS.includes(entry.path) && entry.path in values);
      if (included) frame[entry.path] = entry.told.value;
    }
    this.#frameAtMs = nowMs;
    return { properties, frame, nextMs: this.#next(nextMs, frameEveryMs) };
  }

  #next(soonestMs: number, frameEveryMs: number): number {
    let nextMs = Math.min(soonestMs, this.#frameAtMs + frameEveryMs);
    for (const entry of this.#entries) nextMs = Math.min(nextMs, overdueMs(entry));
    return nextMs;
  }
}

/** When it has to be told again, changed or not. A count-down that is not running stays untold. */
function overdueMs({ property, told }: Entry): number {
  const idle = property.countsDown === true && told.value === null;
  return idle
    ? Number.POSITIVE_INFINITY
    : told.atMs + (property.longestMs ?? Number.POSITIVE_INFINITY);
}

/** Has the value moved by what is worth telling? */
function differs(entry: Entry, value: Value, nowMs: number): boolean {
  const told = entry.told.value;
  if (value === told && !entry.property.countsDown) return false;
  if (typeof value !== "number" || typeof told !== "number") return value !== told;
  const passed = entry.property.countsDown ? (nowMs - entry.told.atMs) / 1000 : 0;
  const change = Math.abs(value - (told - passed));
  // Half a step less: values are rounded to their step, and binary fractions are not exact.
  const tolerance = (entry.property.step ?? 0) * 1e-6;
  if (change < (entry.property.deadband ?? 0) - tolerance) return false;
  return entry.path !== "energy/power" || change > POWER_JUMP * Math.abs(told);
}
