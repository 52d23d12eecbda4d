/** DUTs as written on the command line, read. */

import type { BrokerAddress } from "../../link/broker-address.ts";
import { withoutSecrets } from "../command-line.ts";
import { UsageError } from "../usage-error.ts";
import { guess, quote } from "../values.ts";

/** Kinds that records are analysed for, whether or not one can be simulated. */
const RECORDED_KINDS = ["refrigerator", "washing-machine", "microwave-oven"];

/** `sim:<kind>?name=value&fault=<id>`. */
export interface SimulatedSpec {
  readonly scheme: "sim";
  readonly spec: string;
  readonly kind: string;
  /** For the model. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Defects of the kind, mutants or variants. */
  readonly faults: readonly string[];
}

/** `mqtt://host:port/<device>?...`. */
export interface BrokerSpec {
  readonly scheme: "mqtt";
  /** Without secrets. */
  readonly spec: string;
  readonly broker: BrokerAddress;
  readonly device: string;
  readonly domain: string;
  readonly rig: string;
  readonly kind?: string;
  readonly rate?: number;
}

/** `recording:<file>?kind=...`. */
export interface RecordingSpec {
  readonly scheme: "recording";
  readonly spec: string;
  readonly file: string;
  readonly kind: string;
}

/** A DUT of any scheme. */
export type DutSpec = SimulatedSpec | BrokerSpec | RecordingSpec;

const FORMS =
  "sim:<kind>, mqtt://host:port/<device>, mqtts://host:port/<device> or recording:<file>?kind=<kind>";

/**
 * Reads a DUT.
 * @throws UsageError naming what is wrong
 */
export function readDut(text: string, kinds: readonly string[]): DutSpec {
  const scheme = /^([a-z]+):/i.exec(text)?.[1]?.toLowerCase();
  switch (scheme) {
    case "sim":
      return readSimulated(text, kinds);
    case "mqtt":
    case "mqtts":
      return readBrokerDut(text, kinds);
    case "recording":
      return readRecording(text, [...new Set([...kinds, ...RECORDED_KINDS])]);
    default: {
      const remedy = kinds.includes(text)
        ? `did you mean sim:${text}?`
        : "write it in one of these";
      throw new UsageError(quote(withoutSecrets(text)), "it is no DUT", FORMS, remedy);
    }
  }
}

/** A kind with parameters, as `simulate` takes it: `refrigerator?product=poor`. */
export function readKind(text: string, kinds: readonly string[]): SimulatedSpec {
  return readSimulated(text.startsWith("sim:") ? text : `sim:${text}`, kinds);
}

function readSimulated(text: string, kinds: readonly string[]): SimulatedSpec {
  const { head, query } = split(text);
  const kind = head.slice("sim:".length);
  expectKind(kind, text, kinds);
  const parameters: Record<string, string> = {};
  const faults: string[] = [];
  for (const [name, value] of query) {
    if (name === "fault") faults.push(...value.split(",").filter((id) => id !== ""));
    else if (Object.hasOwn(parameters, name)) {
      throw new UsageError(text, `${name} is given twice`, "each parameter once", "take one out");
    } else parameters[name] = value;
  }
  return { scheme: "sim", spec: text, kind, parameters, faults };
}

function readRecording(text: string, kinds: readonly string[]): RecordingSpec {
  const { head, query } = split(text);
  const file = head.slice("recording:".length);
  expectNames(query, ["kind"], text);
  if (file === "") {
    throw new UsageError(text, "it names no file", "recording:<file>?kind=<kind>", "name the file");
  }
  const kind = query.get("kind");
  if (kind === null) {
    throw new UsageError(
      text,
      "it does not say what was recorded",
      `?kind= and one of ${kinds.join(", ")}`,
      "add it",
    );
  }
  expectKind(kind, text, kinds);
  return { scheme: "recording", spec: text, file, kind };
}

/** A part of a URL without its percent signs; `shown` is the URL without secrets. */
function decoded(part: string, shown: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new UsageError(
      shown,
      "a percent sign in it is no escape",
      "a URL in which % is written as %25",
      "correct it",
    );
  }
}

function readBrokerDut(text: string, kinds: readonly string[]): BrokerSpec {
  const shown = withoutSecrets(text);
  const { broker, url } = readBroker(text, shown);
  const device = decoded(url.pathname.replace(/^\//, ""), shown);
  if (!/^[a-z0-9-]+$/.test(device)) {
    throw new UsageError(
      shown,
      device === "" ? "it names no device" : `${quote(device)} is no device id`,
      "the device's id (lower-case letters, digits, hyphens) after the port, as mqtt://host:1883/fridge-7",
      "correct it; a domain other than homie is given by ?domain=",
    );
  }
  const query = url.searchParams;
  expectNames(query, ["domain", "rig", "rate", "kind"], shown);
  const kind = query.get("kind");
  const rate = query.get("rate");
  if (kind !== null) expectKind(kind, shown, kinds);
  if (rate !== null && !(Number(rate) > 0)) {
    throw new UsageError(shown, `rate is ${quote(rate)}`, "a number above 0", "correct it");
  }
  return {
    scheme: "mqtt",
    spec: shown,
    broker,
    device,
    domain: query.get("domain") ?? "homie",
    rig: query.get("rig") ?? `${device}-rig`,
    ...(kind === null ? {} : { kind }),
    ...(rate === null ? {} : { rate: Number(rate) }),
  };
}

/** The broker of a URL; credentials that it lacks come from the environment. */
export function readBroker(
  text: string,
  shown: string = withoutSecrets(text),
): { readonly broker: BrokerAddress; readonly url: URL } {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError(shown, "it is no URL", "mqtt://host:port", "correct it");
  }
  const secure = url.protocol === "mqtts:";
  if ((!secure && url.protocol !== "mqtt:") || url.hostname === "") {
    throw new UsageError(shown, "it names no broker", "mqtt://host:port or mqtts://", "correct it");
  }
  const username = decoded(url.username, shown) || process.env.HEARTHMARK_USERNAME;
  const password = decoded(url.password, shown) || process.env.HEARTHMARK_PASSWORD;
  return {
    url,
    broker: {
      secure,
      host: url.hostname.replace(/^\[|\]$/g, ""),
      port: url.port === "" ? (secure ? 8883 : 1883) : Number(url.port),
      ...(username ? { username } : {}),
      ...(password ? { password } : {}),
    },
  };
}

function split(text: string): { readonly head: string; readonly query: URLSearchParams } {
  const at = text.lastIndexOf("?");
  if (at < 0) return { head: text, query: new URLSearchParams() };
  return { head: text.slice(0, at), query: new URLSearchParams(text.slice(at + 1)) };
}

function expectKind(kind: string, where: string, kinds: readonly string[]): void {
  if (kinds.includes(kind)) return;
  throw new UsageError(
    where,
    `there is no kind ${quote(kind)}`,
    `one of ${kinds.join(", ")}`,
    guess(kind, kinds, "take one of them"),
  );
}

function expectNames(query: URLSearchParams, known: readonly string[], where: string): void {
  for (const name of query.keys()) {
    if (known.includes(name)) continue;
    throw new UsageError(
      where,
      `there is no parameter ${quote(name)}`,
      `one of ${known.join(", ")}`,
      guess(name, known, "take it out"),
    );
  }
}
