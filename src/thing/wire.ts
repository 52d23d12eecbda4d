/** Topics of the native dialect (Homie 5), and the connection an appliance speaks through. */

/** Where a device's topics begin. */
export interface DeviceAddress {
  /** Homie's domain; `homie` unless configured. */
  readonly domain: string;
  readonly device: string;
}

/** The first topic levels of a device, without a slash at the end. */
export function deviceTopic(address: DeviceAddress): string {
  return `${address.domain}/5/${address.device}`;
}

/** What a topic of a device is about. */
export type TopicPart =
  | { readonly part: "attribute"; readonly attribute: string; readonly rest: string }
  | { readonly part: "property"; readonly path: string }
  | { readonly part: "target"; readonly path: string }
  | { readonly part: "set"; readonly path: string }
  | { readonly part: "other"; readonly rest: string };

/** Reads a topic below a device; `undefined` when it belongs to somebody else. */
export function readTopic(address: DeviceAddress, topic: string): TopicPart | undefined {
  const prefix = `${deviceTopic(address)}/`;
  if (!topic.startsWith(prefix)) return undefined;
  const rest = topic.slice(prefix.length);
  const levels = rest.split("/");
  const first = levels[0] as string;
  if (first.startsWith("$")) {
    return { part: "attribute", attribute: first, rest: levels.slice(1).join("/") };
  }
  const path = `${first}/${levels[1] ?? ""}`;
  if (levels.length === 2) return { part: "property", path };
  if (levels.length === 3 && levels[2] === "set") return { part: "set", path };
  if (levels.length === 3 && levels[2] === "$target") return { part: "target", path };
  return { part: "other", rest };
}

/** A message to be published. */
export interface OutgoingMessage {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

/** A message that arrived. */
export interface IncomingMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  readonly dup: boolean;
}

/**
 * How a device checks a broker that it reaches by TLS. Everything that is left out is as it should be;
 * what is given is a flaw, for devices that are made wrong on purpose.
 */
export interface TlsFlaw {
  /** Errors of the certificate that are overlooked, by their code; `any` for all. */
  readonly overlooks?: "any" | readonly string[];
  /** TLS 1.0 and 1.1 are taken as well. */
  readonly oldVersions?: true;
  /** After a failed handshake it tries again without TLS. */
  readonly fallsBackToPlain?: true;
  /** Makes itself known by this instead of its own. */
  readonly credentials?: { readonly username: string; readonly password: string };
}

/** What a device says when it connects. */
export interface ConnectOptions {
  readonly clientId: string;
  readonly clean: boolean;
  readonly keepAliveS: number;
  readonly will?: OutgoingMessage;
  readonly username?: string;
  readonly password?: string;
}

/** What a device hears from its connection. */
export interface ConnectionEvents {
  onMessage(message: IncomingMessage): void;
  /** The connection is gone, for whatever reason but {@link Connection.disconnect}. */
  onLost(reason: string): void;
}

/** A live connection of a device to a broker. Calls after it is lost do nothing. */
export interface Connection {
  publish(message: OutgoingMessage): void;
  /** Resolves when the broker has granted the subscriptions. */
  subscribe(filters: readonly string[], qos: 0 | 1 | 2): Promise<void>;
  /** Asks the broker whether it is still there. */
  ping(): void;
  /** Says goodbye: the will is not sent. */
  disconnect(): void;
  /** Drops the connection without a word, as when the mains fail. */
  drop(): void;
}

/**
 * The way a device reaches its broker. One of these is handed to every simulated appliance; a mutant
 * of the wire is a wrapper around it.
 */
export interface Attachment {
  /** Rejects when the broker cannot be reached or refuses. */
  connect(options: ConnectOptions, events: ConnectionEvents): Promise<Connection>;
}
