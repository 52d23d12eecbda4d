/** What a device says of itself on the wire: its description, read and checked. */

import type { Relatives } from "./relatives.ts";

/** A property as described; `format` as Homie writes it. */
export interface SurfaceProperty {
  readonly path: string;
  readonly datatype: string;
  readonly format?: string;
  readonly unit?: string;
  readonly settable: boolean;
  readonly retained: boolean;
  readonly name?: string;
}

/** A description, flattened to its properties. */
export interface Surface extends Relatives {
  readonly homie: string;
  readonly version: number;
  readonly name?: string;
  /** The device's `type`, e.g. `org.hearthmark.refrigerator/1`. */
  readonly type?: string;
  /** Node id to its type. */
  readonly nodes: Readonly<Record<string, string | undefined>>;
  /** By `node/property`, in the order of the document. */
  readonly properties: Readonly<Record<string, SurfaceProperty>>;
}
