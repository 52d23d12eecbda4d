/**
 * When the device was connected and when it was ready, read from the trace. What depends on time or
 * order is judged only inside one connection, and not while the bench had cut the device off.
 */

import type { TraceEvent } from "../../src/kernel/trace.ts";
import { type DeviceAddress, deviceTopic } from "../../src/thing/wire.ts";
import type { Line, View } from "../view.ts";

/** A time in which the device was connected. */
export interface Connection {
  /** Its connect, or the line before the first message of it that was seen. */
  readonly begin: Line;
  /** Its loss or end; the end of the trace where it still stands. */
  readonly end: Line;
  /** False where the trace began in the middle of it: its birth was not seen. */
  readonly born: boolean;
  /** True where it stands at the end of the trace. */
  readonly open: boolean;
  /** Times in which `$state` was `ready`. */
  readonly ready: readonly Stretch[];
}

/** A time in which the device was connected and ready. */
export interface Stretch {
  readonly from: Line;
  readonly to: Line;
  /** True where it lasts to the end of the trace, so that silence at its end is silence. */
  readonly open: boolean;
}

/** What cuts a device off, by the instrument's path. */
const SWITCHES = ["network/connected", "mains/voltage"];
const GONE = ["lost", "disconnected", ""];

const known = new WeakMap<View, readonly Connection[]>();

/** The device's connections, oldest first. */
export function connections(view: View): readonly Connection[] {
  let found = known.get(view);
  if (!found) {
    found = new Reader(view).read();
    known.set(view, found);
  }
  return found;
}

/** All times in which the device was connected and ready. */
export function stretches(view: View): readonly Stretch[] {
  return connections(view).flatMap(({ ready }) => ready);
}

/** The lines of a series that lie inside. */
export function inside<T extends Line>(
  series: readonly T[],
  span: { readonly from: Line; readonly to: Line } | Connection,
): readonly T[] {
  const [from, to] = "from" in span ? [span.from, span.to] : [span.begin, span.end];
  return series.slice(firstAfter(series, from.index), firstAfter(series, to.index - 1));
}

/** Position of the first line of a series whose number is above `index`. */
function firstAfter(series: readonly Line[], index: number): number {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series[middle] as Line).index > index) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The last line of a series whose number is not above `index`. */
export function lastUpTo<T extends Line>(series: readonly T[], index: number): T | undefined {
  return series[firstAfter(series, index) - 1];
}

interface Growing {
  readonly begin: Line;
  readonly born: boolean;
  readonly ready: Stretch[];
  readyFrom: Line | undefined;
}

/** One pass over the events. */
class Reader {
  readonly #view: View;
  readonly #packets: boolean;
  readonly #state: string;
  readonly #base: string;
  /** Line on which the case's last step was over; -1 when it did not get there. */
  readonly #over: number;
  readonly #found: Connection[] = [];
  #current: Growing | undefined;
  /** The bench holds the device off. */
  #held = false;
  /** The device was told to be gone: what it says next begins a connection. */
  #gone = false;

  constructor(view: View) {
    this.#view = view;
    this.#over = view.mark("end")?.index ?? -1;
    this.#packets = view.dut.abilities.includes("packets");
    this.#base = `${deviceTopic(view.dut.address)}/`;
    this.#state = `${this.#base}$state`;
  }

  read(): readonly Connection[] {
    const { events } = this.#view;
    events.forEach((event, index) => {
      this.#event(event, { index, t: event.t });
    });
    this.#close({ index: events.length, t: events.at(-1)?.t ?? 0 }, true);
    return this.#found;
  }

  #event(event: TraceEvent, line: Line): void {
    const { kind, from } = event;
    if (kind === "publish" && (from === "dut" || from === "broker")) this.#said(event, line);
    else if (kind === "deliver") this.#delivered(event, line);
    else if (from === "dut" && kind === "connect") {
      this.#close(line);
      this.#open(line, true);
    } else if (from === "dut" && (kind === "gone" || kind === "disconnect")) {
      // Once the case is over, everything is switched off.
      this.#close(line, this.#over >= 0 && line.index > this.#over);
    } else {
      const switched = this.#switched(event);
      if (switched === undefined) return;
      this.#held = !switched;
      if (!switched) this.#close(line);
    }
  }

  /** Was the device let on (true) or cut off (false) by this event? */
  #switched(event: TraceEvent): boolean | undefined {
    const { kind, from, data } = event;
    if (kind === "road") {
      const action = String(data?.action);
      if (action === "cut" || action === "broker-lost") return false;
      return action === "restored" || action === "broker-back" ? true : undefined;
    }
    if (kind === "prompt" && data?.kind === "set" && SWITCHES.includes(String(data.what))) {
      const parameters = data.parameters as { readonly value?: unknown } | undefined;
      return isOn(String(parameters?.value));
    }
    const { rig } = this.#view.dut;
    if (kind !== "publish" || from !== "bench" || rig === undefined) return undefined;
    const base = deviceTopic(rig as DeviceAddress);
    const path = SWITCHES.find((each) => event.topic === `${base}/${each}/set`);
    return path === undefined ? undefined : isOn(event.payload ?? "");
  }

  #said(event: TraceEvent, line: Line): void {
    if (event.topic?.startsWith(this.#base) !== true) return;
    const state = event.topic === this.#state ? (event.payload ?? "") : undefined;
    const bye = state !== undefined && GONE.includes(state);
    if (bye && !this.#packets) {
      this.#close(line);
      this.#gone = true;
      return;
    }
    if (!this.#current && !bye) {
      // Where connects are seen, only what was there before the first of them goes without one.
      if (this.#packets ? this.#found.length > 0 : this.#held) return;
      // The message itself belongs to it already.
      this.#open({ index: line.index - 1, t: line.t }, this.#gone);
      this.#gone = false;
    }
    if (state !== undefined) this.#turned(state, line);
  }

  /** A retained `$state` tells how things stood when the trace began; later it may be stale. */
  #delivered(event: TraceEvent, line: Line): void {
    if (event.topic !== this.#state || this.#found.length > 0 || this.#held) return;
    const state = event.payload ?? "";
    if (GONE.includes(state)) {
      if (!this.#current) this.#gone = true;
      return;
    }
    if (!this.#current && !this.#gone) this.#open(line, false);
    if (this.#current && !this.#current.born) this.#turned(state, line);
  }

  #turned(state: string, line: Line): void {
    const current = this.#current;
    if (!current) return;
    if (state === "ready") current.readyFrom ??= line;
    else if (current.readyFrom) {
      current.ready.push({ from: current.readyFrom, to: line, open: false });
      current.readyFrom = undefined;
    }
  }

  #open(begin: Line, born: boolean): void {
    this.#current = { begin, born, ready: [], readyFrom: undefined };
  }

  #close(end: Line, open = false): void {
    const current = this.#current;
    if (!current) return;
    this.#current = undefined;
    const { begin, born, readyFrom } = current;
    const ready = readyFrom
      ? [...current.ready, { from: readyFrom, to: end, open }]
      : current.ready;
    this.#found.push({ begin, end, born, open, ready });
  }
}

function isOn(text: string): boolean {
  return text !== "false" && Number(text) !== 0;
}
