/**
 * What an oracle sees: the trace of one case, read once into the things that are judged. Everything
 * keeps its line number, so that a claim can point at what it rests on.
 */

import { decodePayload, type TraceEvent } from "../src/kernel/trace.ts";
import { readPayload } from "../src/thing/value.ts";
import { type DeviceAddress, readTopic, type TopicPart } from "../src/thing/wire.ts";
import type { Dut, Terms } from "./dut.ts";

/** A line of the trace with its number. */
export interface Line {
  readonly index: number;
  /** Milliseconds since the world began, by the bench's clock. */
  readonly t: number;
}

/** A message of the device, or of the rig. */
export interface Said extends Line {
  readonly topic: string;
  readonly part: TopicPart;
  readonly text: string;
  readonly bytes: number;
  readonly qos: 0 | 1 | 2;
  /** As the sender set it; `undefined` where only a subscriber's copy was seen. */
  readonly retain: boolean | undefined;
}

/** A published value of a property. */
export interface Told extends Line {
  readonly text: string;
}

/** A telemetry frame, as far as it could be read. */
export interface Frame extends Line {
  readonly session: number;
  readonly seq: number;
  readonly at: string;
  /** `at` in ms since 1970; NaN where it is not a time. */
  readonly atMs: number;
  readonly complete: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A request of the bench. */
export interface Asked extends Line {
  readonly path: string;
  readonly text: string;
  readonly retain: boolean;
}

/** An acknowledgement, as far as it could be read. */
export interface Acked extends Line {
  readonly topic: string;
  readonly received: string;
  readonly status: string;
  readonly detail: string;
  readonly at: string;
  readonly id: string | undefined;
}

/** A retained message that a fresh subscriber of the bench received. */
export interface Delivered extends Line {
  readonly topic: string;
  readonly part: TopicPart | undefined;
  readonly text: string;
  readonly retain: boolean;
  /** Which of the bench's looks it belongs to, from 1. */
  readonly look: number;
}

/** A step or mark of the bench. */
export interface Mark extends Line {
  readonly step: number;
  readonly text: string;
  /** Name given by the case; `undefined` for the beginning of a step. */
  readonly name: string | undefined;
  /** What the case noted with the mark, e.g. the path that is tried. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What somebody at the appliance, or an instrument, answered to the bench. */
export interface Answered extends Line {
  /** What was asked: an operation, or an instrument's path. */
  readonly what: string;
  /** `ok`, or the word of refusal. */
  readonly status: string;
  readonly detail: string;
}

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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One pass over the events. */
class Reading {
  readonly said: Said[] = [];
  readonly frames: Frame[] = [];
  readonly badFrames: (Line & { problem: string })[] = [];
  readonly asked: Asked[] = [];
  readonly acks: Acked[] = [];
  readonly badAcks: (Line & { problem: string })[] = [];
  readonly delivered: Delivered[] = [];
  readonly marks: Mark[] = [];
  readonly answers: Answered[] = [];
  readonly connects: (Line & { data: Readonly<Record<string, unknown>> })[] = [];
  readonly #dut: Dut;
  readonly #told: Map<string, Told[]>;
  readonly #rig: Map<string, Told[]>;
  #step = 0;
  #look = 0;

  constructor(dut: Dut, told: Map<string, Told[]>, rig: Map<string, Told[]>) {
    this.#dut = dut;
    this.#told = told;
    this.#rig = rig;
  }

  read(event: TraceEvent, index: number): void {
    const line = { index, t: event.t };
    switch (event.kind) {
      case "publish":
        this.#publish(event, line);
        return;
      case "deliver":
        this.#deliver(event, line);
        return;
      case "connect":
        this.connects.push({ ...line, data: event.data ?? {} });
        return;
      case "step":
        this.#mark(event, line);
        return;
      case "answer":
        this.answers.push({
          ...line,
          what: String(event.data?.what ?? ""),
          status: String(event.data?.status ?? ""),
          detail: String(event.data?.detail ?? ""),
        });
        return;
      default:
        return;
    }
  }

  #publish(event: TraceEvent, line: Line): void {
    const topic = event.topic ?? "";
    const text = textOf(event);
    if (event.from === "dut" || event.from === "broker") {
      const part = readTopic(this.#dut.address, topic) ?? { part: "other", rest: topic };
      this.said.push({
        ...line,
        topic,
        part,
        text,
        bytes: decodePayload(event).length,
        qos: event.qos ?? 0,
        retain: event.retain,
      });
      this.#note(part, text, line);
    } else if (event.from === "bench") {
      const part = readTopic(this.#dut.address, topic);
      if (part?.part === "set") {
        this.asked.push({ ...line, path: part.path, text, retain: event.retain === true });
      }
    } else if (event.from === "rig") {
      const part = readTopic(this.#dut.rig as DeviceAddress, topic);
      if (part?.part === "property") push(this.#rig, part.path, { ...line, text });
    }
  }

  #note(part: TopicPart, text: string, line: Line): void {
    if (part.part === "attribute") {
      const key = part.rest === "" ? part.attribute : `${part.attribute}/${part.rest}`;
      push(this.#told, key, { ...line, text });
    } else if (part.part === "target") {
      push(this.#told, `${part.path}/$target`, { ...line, text });
    } else if (part.part === "property") {
      if (part.path === "sys/telemetry") this.#frame(text, line);
      else if (part.path === "sys/ack") this.#ack(text, line);
      else push(this.#told, part.path, { ...line, text });
    }
  }

  #frame(text: string, line: Line): void {
    const frame = readJson(text);
    if (!isObject(frame)) {
      this.badFrames.push({ ...line, problem: "a frame that is no JSON object" });
      return;
    }
    const { session, seq, at, complete, values } = frame;
    const problems = [
      Number.isInteger(session) ? "" : "session is no integer",
      Number.isInteger(seq) ? "" : "seq is no integer",
      typeof at === "string" ? "" : "at is no string",
      typeof complete === "boolean" ? "" : "complete is no boolean",
      isObject(values) ? "" : "values is no object",
    ].filter((problem) => problem !== "");
    if (problems.length > 0) {
      this.badFrames.push({ ...line, problem: `a frame in which ${problems.join(", ")}` });
      return;
    }
    this.frames.push({
      ...line,
      session: session as number,
      seq: seq as number,
      at: at as string,
      atMs: Date.parse(at as string),
      complete: complete as boolean,
      values: values as Record<string, unknown>,
    });
  }

  #ack(text: string, line: Line): void {
    const ack = readJson(text);
    if (!isObject(ack) || typeof ack.topic !== "string" || typeof ack.status !== "string") {
      this.badAcks.push({ ...line, problem: "an acknowledgement without topic or status" });
      return;
    }
    this.acks.push({
      ...line,
      topic: ack.topic,
      received: typeof ack.received === "string" ? ack.received : "",
      status: ack.status,
      detail: typeof ack.detail === "string" ? ack.detail : "",
      at: typeof ack.at === "string" ? ack.at : "",
      id: typeof ack.id === "string" ? ack.id : undefined,
    });
  }

  #deliver(event: TraceEvent, line: Line): void {
    const topic = event.topic ?? "";
    this.delivered.push({
      ...line,
      topic,
      part: readTopic(this.#dut.address, topic),
      text: textOf(event),
      retain: event.retain === true,
      look: this.#look,
    });
  }

  #mark(event: TraceEvent, line: Line): void {
    const { data } = event;
    const name = typeof data?.mark === "string" ? data.mark : undefined;
    if (name === "look") this.#look++;
    if (name === undefined) this.#step = Number(data?.step ?? this.#step + 1);
    this.marks.push({
      ...line,
      step: this.#step,
      text: String(data?.text ?? ""),
      name,
      data: data ?? {},
    });
  }
}

function push(map: Map<string, Told[]>, key: string, told: Told): void {
  const series = map.get(key);
  if (series) series.push(told);
  else map.set(key, [told]);
}

function textOf(event: TraceEvent): string {
  return event.encoding === "base64"
    ? decodePayload(event).toString("utf8")
    : (event.payload ?? "");
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
