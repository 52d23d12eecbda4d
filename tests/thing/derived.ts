/** What the tests of derived documents share: documents of every kind, and what devices really say. */

import { Ajv } from "ajv";
import { kinds, type Model } from "../../devices/index.ts";
import { variants } from "../../devices/mutants/index.ts";
import { cases } from "../../harness/cases/index.ts";
import type { TraceEvent } from "../../src/kernel/trace.ts";
import type { Documented } from "../../src/thing/document.ts";
import { runSimulated } from "../harness/simulate.ts";

/** The kinds, by their names. */
export const KINDS = Object.keys(kinds);

/** What a document of a kind is made from; `more` over it. */
export function documented(kind: string, more: Partial<Documented> = {}): Documented {
  const { declaration, words } = kinds[kind] as Model<unknown>;
  return {
    declaration,
    words,
    address: { domain: "homie", device: `${kind}-1` },
    name: kind,
    broker: "mqtt://broker.example:1883",
    qos: 1,
    version: 1,
    ...more,
  };
}

/** A validator of schemas as devices' documents use them. */
export function newAjv(): Ajv {
  return new Ajv({
    strict: false,
    allErrors: true,
    formats: {
      uri: (text: string) => URL.canParse(text),
      "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
      "uri-reference": true,
      "iri-reference": true,
      "uri-template": true,
      "json-pointer-uri-fragment": true,
      regex: true,
      email: true,
    },
  });
}

/** A message of a trace, either way. */
export interface Message {
  readonly from: "dut" | "bench";
  readonly topic: string;
  readonly payload: string;
  readonly qos: number;
  readonly retain: boolean;
}

/** Cases in which a device says of everything something. */
const TALKATIVE = ["birth.observed", "command.effect", "programme.run", "fault.by-defect"];

/** What a simulated appliance of a kind, or a variant, said and was asked below its topic in a few cases. */
export async function saidBy(kind: string, variant?: string): Promise<readonly Message[]> {
  const deviation = variants.find(({ id }) => id === variant);
  const { traces } = await runSimulated(kind, {
    cases: cases.filter(({ id }) => TALKATIVE.includes(id)),
    ...(deviation ? { deviation } : {}),
  });
  return [...traces.values()]
    .flatMap((events) => events.flatMap(messageOf))
    .filter(({ topic }) => topic.includes(`/5/${kind}-1/`));
}

function messageOf(event: TraceEvent): readonly Message[] {
  const { kind, from, topic, payload, qos, retain } = event;
  if (kind !== "publish" || (from !== "dut" && from !== "bench") || topic === undefined) return [];
  return [{ from, topic, payload: String(payload), qos: qos ?? 0, retain: retain === true }];
}

/** A payload as its content type has it. */
export function contentOf(contentType: string, payload: string): unknown {
  return contentType === "application/json" ? JSON.parse(payload) : payload;
}
