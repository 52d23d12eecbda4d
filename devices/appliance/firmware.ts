/** What a device needs to be told by what it is made for: its firmware, and how it was set up. */

import type { Declaration, DeclarationWords, Values } from "../../src/thing/declaration.ts";
import type { DeviceAddress } from "../../src/thing/wire.ts";
import type { Companion } from "./companion.ts";
import type { Refusal } from "./model.ts";
import type { ReadRequest } from "./request.ts";
import type { BackOff } from "./session.ts";

/** An event that firmware wants told. */
export interface FirmwareEvent {
  readonly path: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** How firmware answers a request of the declared form. */
export interface Answer {
  readonly refusal?: { readonly status: Refusal; readonly detail: string };
  readonly events?: readonly FirmwareEvent[];
  /** It leaves its network once this is answered: what it hands over as its last word. */
  readonly leaves?: FirmwareEvent;
}

/** What makes a device this device. Called only between events of the world. */
export interface Firmware {
  readonly declaration: Declaration;
  readonly words: DeclarationWords;
  /** Every property's value now; what is absent is unknown. */
  values(): Values;
  /** Codes of the faults that stand now. */
  faults(): readonly string[];
  frameEveryMs(): number;
  request(request: Exclude<ReadRequest, { kind: "refused" }>): Answer;
  /** A new session has begun; its number. */
  connected(): number;
  /** Events that have come up since it was last asked; asked only while somebody can hear. */
  pending?(): readonly FirmwareEvent[];
}

/** How a device differs from another of the same declaration without being wrong. */
export interface DeviceOptions {
  readonly address: DeviceAddress;
  readonly name: string;
  /** Quality of service of retained topics and acknowledgements. */
  readonly qos?: 1 | 2;
  /** Publish `$target`? All or none. */
  readonly target?: boolean;
  /** Optional elements left out, as `node/element`. */
  readonly without?: ReadonlySet<string>;
  readonly keepAliveS?: number;
  /** A session that the broker forgets with the connection (true, as it is left out). */
  readonly clean?: boolean;
  /** Offers the node `twin`: several settings asked for at once, by version. */
  readonly twin?: boolean;
  readonly descriptionVersion?: number;
  /** What speaks along with it. */
  readonly companions?: readonly Companion[];
  /** How it comes back after a loss; the wire page's own where it is left out. */
  readonly backOff?: BackOff;
}
