/** The record of a run: everything that happened, in the order in which it happened. */

/** Who did something. `road` is the harness's own hand on the connection. */
export type Party = "dut" | "rig" | "bench" | "road" | "broker" | "person" | "other";

/**
 * What happened.
 *
 * - packets as the broker receives them: `connect subscribe unsubscribe publish puback pubrec pubrel
 *   pubcomp pingreq disconnect`; `gone` is a connection that ended without a disconnect packet;
 * - `deliver`: a message as a subscriber of the bench received it (with the retain flag as sent);
 * - `case`, `step`, `need`: the bench's own progress;
 * - `prompt`, `answer`: what a person was asked and said;
 * - `road`: what the harness did to the connection (cut, restored), and who visited its stand-in broker;
 * - `sample`: one reading of a recording that is not MQTT (a power meter's record).
 */
export type TraceKind =
  | "connect"
  | "subscribe"
  | "unsubscribe"
  | "publish"
  | "puback"
  | "pubrec"
  | "pubrel"
  | "pubcomp"
  | "pingreq"
  | "disconnect"
  | "gone"
  | "deliver"
  | "case"
  | "step"
  | "need"
  | "prompt"
  | "answer"
  | "road"
  | "sample"
  | "note";

/** One line of a trace. Only JSON values; keys that do not apply are absent. */
export interface TraceEvent {
  /** Milliseconds since the world began, whole. */
  readonly t: number;
  readonly kind: TraceKind;
  readonly from: Party;
  readonly topic?: string;
  /** Text, or base64 when `encoding` says so. */
  readonly payload?: string;
  readonly encoding?: "base64";
  readonly qos?: 0 | 1 | 2;
  readonly retain?: boolean;
  readonly dup?: boolean;
  /** Details of the kinds that are not messages; the keys are documented where they are written. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A growing record. Events are never changed or removed. */
export interface Trace {
  readonly events: readonly TraceEvent[];
  append(event: TraceEvent): void;
  /** Calls `listen` for each event appended from now on; returns how to stop. */
  follow(listen: (event: TraceEvent, index: number) => void): () => void;
}

/** An empty trace, held in memory. */
export function createTrace(): Trace {
  const events: TraceEvent[] = [];
  const listeners = new Set<(event: TraceEvent, index: number) => void>();
  return {
    events,
    append(event) {
      const index = events.push(event) - 1;
      for (const listen of listeners) listen(event, index);
    },
    follow(listen) {
      listeners.add(listen);
      return () => {
        listeners.delete(listen);
      };
    },
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A payload as the trace holds it: text when it is UTF-8, else base64 and marked so. */
export function encodePayload(bytes: Uint8Array): Pick<TraceEvent, "payload" | "encoding"> {
  if (bytes.length === 0) return { payload: "" };
  try {
    return { payload: utf8.decode(bytes) };
  } catch {
    return { payload: Buffer.from(bytes).toString("base64"), encoding: "base64" };
  }
}

/** The bytes of a message in a trace; empty where it has no payload. */
export function decodePayload(event: Pick<TraceEvent, "payload" | "encoding">): Buffer {
  return Buffer.from(event.payload ?? "", event.encoding === "base64" ? "base64" : "utf8");
}

/** A trace as JSON Lines: one event a line, a newline at the end of each. */
export function formatTrace(events: readonly TraceEvent[]): string {
  let text = "";
  for (const event of events) text += `${JSON.stringify(event)}\n`;
  return text;
}

/**
 * Reads JSON Lines.
 *
 * @throws SyntaxError naming the line when a line is not an event.
 */
export function parseTrace(text: string): TraceEvent[] {
  const events: TraceEvent[] = [];
  let line = 0;
  for (const row of text.split("\n")) {
    line++;
    if (row === "") continue;
    let event: unknown;
    try {
      event = JSON.parse(row);
    } catch {
      throw new SyntaxError(
        `trace line ${line}: expected one JSON object, got ${row.slice(0, 60)}`,
      );
    }
    if (typeof event !== "object" || event === null || !("t" in event) || !("kind" in event)) {
      throw new SyntaxError(`trace line ${line}: expected an event with "t" and "kind"`);
    }
    events.push(event as TraceEvent);
  }
  return events;
}
