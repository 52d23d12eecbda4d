/** What the documents that are derived from a declaration have in common: which device, where, how. */

import {
  actionsOf,
  type Declaration,
  type DeclarationWords,
  eventsOf,
  type Placed,
  propertiesOf,
} from "./declaration.ts";
import { type DeviceAddress, deviceTopic } from "./wire.ts";

/** How a broker lets its clients in. */
export type BrokerSecurity =
  /** Anybody. */
  | { readonly scheme: "nosec" }
  /** User name and password. */
  | { readonly scheme: "basic" }
  /** TLS with a key that both know. */
  | { readonly scheme: "psk"; readonly identity?: string };

/** What a derived document is made from. */
export interface Documented {
  readonly declaration: Declaration;
  readonly words: DeclarationWords;
  readonly address: DeviceAddress;
  /** What the device is called. */
  readonly name: string;
  /** The broker as a URL without credentials: `mqtt://host:port` or `mqtts://host:port`. */
  readonly broker: string;
  /** Quality of service of its retained topics, acknowledgements and requests. */
  readonly qos: 1 | 2;
  /** Version of its description. */
  readonly version: number;
  /** Keep-alive of its connection, in s. */
  readonly keepAliveS?: number;
  /** Default: anybody is let in. */
  readonly security?: BrokerSecurity;
  /** Elements that the device leaves out, as `node/element`. */
  readonly without?: ReadonlySet<string>;
}

/** The states of a Homie device; `lost` is the last will's. */
export const DEVICE_STATES = ["init", "ready", "disconnected", "sleeping", "lost"] as const;

/** The two `sys` properties that every native device may have, with what they are. */
export const SYS = {
  "sys/telemetry": "Values that were sampled at one moment",
  "sys/ack": "The answer to a request",
} as const;

/** A declaration's elements, less those that a device leaves out. */
export interface Present {
  readonly properties: ReturnType<typeof propertiesOf>;
  readonly actions: ReturnType<typeof actionsOf>;
  readonly events: ReturnType<typeof eventsOf>;
  /** Which of {@link SYS} it has. */
  readonly sys: readonly (keyof typeof SYS)[];
}

/** What the device has of its declaration. */
export function present({ declaration, without }: Documented): Present {
  const there = <T>(placed: readonly Placed<T>[]) =>
    placed.filter(({ path }) => !without?.has(path));
  return {
    properties: there(propertiesOf(declaration)),
    actions: there(actionsOf(declaration)),
    events: there(eventsOf(declaration)),
    sys: (Object.keys(SYS) as (keyof typeof SYS)[]).filter((path) => !without?.has(path)),
  };
}

/** The topic of something below the device. */
export function topicOf({ address }: Documented, rest: string): string {
  return `${deviceTopic(address)}/${rest}`;
}

/** A name for the device that no other has: `urn:hearthmark:<domain>:<device>`. */
export function urnOf({ address }: Documented): string {
  return `urn:hearthmark:${encodeURIComponent(address.domain)}:${address.device}`;
}

/** Title, and where the sentence says more than a title can, the whole of it. */
export interface Told {
  readonly title: string;
  readonly description?: string;
}

/** A sentence of the words as title and description: what stands after a colon is left to the latter. */
export function toldBy(sentence: string): Told {
  const [title = sentence, rest] = sentence.split(/:\s/, 2);
  return rest === undefined ? { title } : { title, description: sentence };
}

/** What the words say of an element; where they say nothing, its path. */
export function toldOf({ words }: Documented, path: string): Told {
  return toldBy(words.elements[path] ?? path);
}
