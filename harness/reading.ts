/** Reads a trace, once, into the lines that oracles judge. */

import { decodePayload, type TraceEvent } from "../src/kernel/trace.ts";
import { type DeviceAddress, readTopic, type TopicPart } from "../src/thing/wire.ts";
import type { Dut } from "./dut.ts";
import type { Acked, Answered, Asked, Delivered, Frame, Line, Mark, Said, Told } from "./lines.ts";

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One pass over the events of a trace. */
export class Reading {
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
