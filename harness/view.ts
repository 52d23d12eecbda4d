/**
 * What an oracle sees: the trace of one case, read once into the things that are judged. Everything
 * keeps its line number, so that a claim can point at what it rests on.
 */

import type { TraceEvent } from "../src/kernel/trace.ts";
import { readPayload } from "../src/thing/value.ts";
import type { Dut, Terms } from "./dut.ts";
import type { Acked, Answered, Asked, Delivered, Frame, Line, Mark, Said, Told } from "./lines.ts";
import { Reading } from "./reading.ts";

export type * from "./lines.ts";

/** The trace of one case on one device. */
export class View {
  readonly dut: Dut;
  readonly terms: Terms;
  readonly events: readonly TraceEvent[];
  /** Messages of the device. */
  readonly said: readonly Said[];
  readonly frames: readonly Frame[];
  /** Telemetry messages that are no frames: line and what is wrong. */
  readonly badFrames: readonly (Line & { readonly problem: string })[];
  readonly asked: readonly Asked[];
  readonly acks: readonly Acked[];
  readonly badAcks: readonly (Line & { readonly problem: string })[];
  readonly delivered: readonly Delivered[];
  readonly marks: readonly Mark[];
  readonly answers: readonly Answered[];
  /** The device's connects, where packets are seen. */
  readonly connects: readonly (Line & { readonly data: Readonly<Record<string, unknown>> })[];
  readonly #told = new Map<string, Told[]>();
  readonly #rig = new Map<string, Told[]>();

  constructor(dut: Dut, terms: Terms, events: readonly TraceEvent[]) {
    this.dut = dut;
    this.terms = terms;
    this.events = events;
    const reading = new Reading(dut, this.#told, this.#rig);
    events.forEach((event, index) => {
      reading.read(event, index);
    });
    this.said = reading.said;
    this.frames = reading.frames;
    this.badFrames = reading.badFrames;
    this.asked = reading.asked;
    this.acks = reading.acks;
    this.badAcks = reading.badAcks;
    this.delivered = reading.delivered;
    this.marks = reading.marks;
    this.answers = reading.answers;
    this.connects = reading.connects;
  }

  /** Values of a property (`node/property`), oldest first; empty texts mean unknown. */
  told(path: string): readonly Told[] {
    return this.#told.get(path) ?? [];
  }

  /** Values of a property as a number; lines that are none are left out. */
  numbers(path: string): readonly (Line & { readonly value: number })[] {
    return numbersOf(this.told(path));
  }

  /** Readings of an instrument of the rig. */
  readings(path: string): readonly (Line & { readonly value: number })[] {
    return numbersOf(this.#rig.get(path) ?? []);
  }

  /** The value that stood just before a line, told or found retained; `undefined` if none was seen. */
  before(path: string, index: number): Told | undefined {
    let last: Told | undefined;
    for (const told of this.told(path)) {
      if (told.index >= index) break;
      last = told;
    }
    for (const found of this.delivered) {
      if (found.index >= index) break;
      const part = found.part;
      const same = part?.part === "property" && part.path === path;
      if (same && found.index > (last?.index ?? -1)) last = found;
    }
    return last;
  }

  /** Values of `$state`. */
  get states(): readonly Told[] {
    return this.told("$state");
  }

  /** Changes of an alert: empty text means removed. */
  alert(code: string): readonly Told[] {
    return this.told(`$alert/${code}`);
  }

  /** Codes of all alerts that were told, raised or removed. */
  get alerts(): readonly string[] {
    return [...this.#told.keys()]
      .filter((key) => key.startsWith("$alert/"))
      .map((key) => key.slice("$alert/".length));
  }

  /** The mark of that name; `undefined` when the case did not get there. */
  mark(name: string): Mark | undefined {
    return this.marks.find((mark) => mark.name === name);
  }

  /** All marks of that name, in order: a case that does a thing for each property sets one each. */
  marksOf(name: string): readonly Mark[] {
    return this.marks.filter((mark) => mark.name === name);
  }

  /** The part of a series that lies between two marks (the end of the trace where `to` is missing). */
  between<T extends Line>(series: readonly T[], from: Line, to?: Line): readonly T[] {
    const end = to?.index ?? Number.POSITIVE_INFINITY;
    return series.filter((line) => line.index > from.index && line.index < end);
  }

  /** The value of a property in a text, by the device's own description; `undefined` when invalid. */
  value(path: string, text: string): unknown {
    const property = this.dut.surface?.properties[path];
    if (property === undefined) return undefined;
    const read = readPayload(property, text);
    return read.ok ? read.value : undefined;
  }

  /** Device time that passes in `ms` of the bench's clock, in ms. */
  deviceMs(ms: number): number {
    return ms * this.dut.rate;
  }

  /** The step (from 1) under way at a line, and its sentence. */
  stepAt(index: number): { readonly step: number; readonly text: string } {
    let current = { step: 0, text: "" };
    for (const mark of this.marks) {
      if (mark.index > index) break;
      if (mark.name === undefined) current = { step: mark.step, text: mark.text };
    }
    return current;
  }
}

function numbersOf(series: readonly Told[]): readonly (Line & { readonly value: number })[] {
  return series.flatMap(({ index, t, text }) => {
    const value = Number(text);
    return text.trim() === "" || Number.isNaN(value) ? [] : [{ index, t, value }];
  });
}
