/** What a device says and hears besides its own topics: discovery for a hub, a twin of its state. */

import type { IncomingMessage, OutgoingMessage } from "../../src/thing/wire.ts";

/** Sends a message by the device's present connection. */
export type Say = (message: OutgoingMessage) => void;

/** Speaks along with a device, over the device's own connection. */
export interface Companion {
  /** Filters that it listens to; they match no request topic of the device. */
  readonly filters: readonly string[];
  /** At birth: after properties and alerts, before the device is ready. */
  born(say: Say): void;
  /** A message on one of its filters. */
  heard(message: IncomingMessage, say: Say): void;
  /** The device's values may have changed. */
  reported?(say: Say): void;
  /** The device is removed for good: what it left retained goes. */
  removed?(say: Say): void;
}

/** Does an MQTT topic match a filter with `+` and `#`? */
export function matches(filter: string, topic: string): boolean {
  const wanted = filter.split("/");
  const parts = topic.split("/");
  for (const [index, level] of wanted.entries()) {
    if (level === "#") return true;
    if (parts[index] === undefined || (level !== "+" && level !== parts[index])) return false;
  }
  return wanted.length === parts.length;
}
