/**
 * Home Assistant's MQTT discovery, as far as appliances use it: what one component is, and what its
 * builders know of the appliance. Names with underscores are Home Assistant's own.
 *
 * The form is that of `homeassistant/components/mqtt` of github home-assistant/core.
 */

import {
  type Declaration,
  type DeclarationWords,
  type PropertyDeclaration,
  propertiesOf,
} from "../declaration.ts";
import { type DeviceAddress, deviceTopic } from "../wire.ts";

/** The platforms that appliances appear on. */
export type Platform =
  | "binary_sensor"
  | "button"
  | "climate"
  | "event"
  | "fan"
  | "light"
  | "number"
  | "select"
  | "sensor"
  | "switch"
  | "update"
  | "water_heater";

/** A value of an option. */
export type Option = string | number | boolean | null | readonly string[] | undefined;

/** One entity, as it stands under `components`; options by Home Assistant's names. */
export interface Component {
  readonly platform: Platform;
  readonly [option: string]: Option;
}

/** A component made from one or more elements of the declaration. */
export interface Made {
  /** The element that it is named after, as `node/element`. */
  readonly path: string;
  readonly component: Component;
  /** Further properties that need no component of their own beside it. */
  readonly covers?: readonly string[];
}

/** Payloads of booleans: Homie's. */
export const BOOLEAN = { payload_on: "true", payload_off: "false" } as const;

/** What builders read: a declaration without the elements that this device leaves out. */
export class Source {
  readonly declaration: Declaration;
  readonly #words: DeclarationWords;
  readonly #base: string;
  readonly #properties: ReadonlyMap<string, PropertyDeclaration>;

  constructor(
    declaration: Declaration,
    words: DeclarationWords,
    address: DeviceAddress,
    without: ReadonlySet<string>,
  ) {
    this.declaration = declaration;
    this.#words = words;
    this.#base = deviceTopic(address);
    this.#properties = new Map(
      propertiesOf(declaration)
        .filter(({ path }) => !without.has(path))
        .map(({ path, element }) => [path, element]),
    );
  }

  /** Every property by its path, in the order of declaration. */
  get properties(): ReadonlyMap<string, PropertyDeclaration> {
    return this.#properties;
  }

  /** A property that may be requested; `undefined` where there is none of that path. */
  settable(path: string): PropertyDeclaration | undefined {
    const property = this.#properties.get(path);
    return property?.settable === true ? property : undefined;
  }

  /** The path of the first property `id` in a node of that capability. */
  find(capability: string, id: string): string | undefined {
    const node = Object.entries(this.declaration.nodes).find(
      ([name, content]) =>
        content.capability === capability && this.#properties.has(`${name}/${id}`),
    );
    return node && `${node[0]}/${id}`;
  }

  /** The topic that tells a property or an event. */
  state(path: string): string {
    return `${this.#base}/${path}`;
  }

  /** The same under a key, or nothing where the device has no such property. */
  stateAs(key: string, path: string | undefined): Readonly<Record<string, string>> {
    return path !== undefined && this.#properties.has(path) ? { [key]: this.state(path) } : {};
  }

  /** The topic that takes requests. */
  command(path: string): string {
    return `${this.#base}/${path}/set`;
  }

  /** What a person reads: the declaration's words up to the first comma or colon, else the id. */
  name(path: string): string {
    const id = path.slice(path.indexOf("/") + 1).replaceAll("-", " ");
    const words = this.#words.elements[path] ?? `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
    return (words.split(/[,:;(]/)[0] as string).trim();
  }
}

/** A template that turns one word into another; a word that is not in `map` is an error. */
export function mapping(map: Readonly<Record<string, string>>): string {
  const entries = Object.entries(map).map(([from, to]) => `'${from}': '${to}'`);
  return `{{ {${entries.join(", ")}}[value] }}`;
}

/** The same map the other way round. */
export function inverse(map: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(map).map(([from, to]) => [to, from]));
}
