/** What a trace is made of, once read: messages, frames, requests, acknowledgements, marks. */

import type { TopicPart } from "../src/thing/wire.ts";

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
