/**
 * The device-based discovery message of a device: made from its declaration alone, so that Home
 * Assistant shows what the wire has. Every topic in it is one of the device's own.
 */

import type { Declaration, DeclarationWords } from "../declaration.ts";
import { type DeviceAddress, deviceTopic } from "../wire.ts";
import { type Component, type Made, Source } from "./component.ts";
import { greaterComponents } from "./greater.ts";
import { actionComponents, eventComponents, problemComponent } from "./moments.ts";
import { propertyComponents } from "./property.ts";

/** Where Home Assistant looks for discovery messages unless it is configured otherwise. */
export const DISCOVERY_PREFIX = "homeassistant";

/** Where Home Assistant tells that it has started (`online`) or is gone (`offline`). */
export const STATUS_TOPIC = `${DISCOVERY_PREFIX}/status`;

/** What the message is made from. */
export interface Discovered {
  readonly declaration: Declaration;
  readonly words: DeclarationWords;
  readonly address: DeviceAddress;
  readonly name: string;
  /** As the device's `info` tells them. */
  readonly identity: {
    readonly manufacturer: string;
    readonly model: string;
    readonly serial: string;
    readonly firmware: string;
    readonly hardware: string;
  };
  /** Elements that the device leaves out, as `node/element`. */
  readonly without?: ReadonlySet<string>;
  /** Quality of service of its retained topics. */
  readonly qos: 1 | 2;
}

/** The message, by Home Assistant's names. */
export interface DiscoveryPayload {
  readonly device: Readonly<Record<string, string | readonly string[]>>;
  readonly origin: { readonly name: string };
  readonly availability: readonly Readonly<Record<string, string>>[];
  readonly availability_mode: "all";
  readonly qos: 1 | 2;
  readonly components: Readonly<Record<string, Component>>;
}

/** The topic of a device's discovery message. */
export function discoveryTopic(device: string): string {
  return `${DISCOVERY_PREFIX}/device/${device}/config`;
}

/** Is it a topic that discovery messages stand on? */
export function isDiscoveryTopic(topic: string): boolean {
  return topic.startsWith(`${DISCOVERY_PREFIX}/`) && topic.endsWith("/config");
}

/** The discovery message of a device. */
export function discoveryPayload(discovered: Discovered): DiscoveryPayload {
  const { declaration, words, address, name, identity, qos } = discovered;
  const without = discovered.without ?? new Set<string>();
  const source = new Source(declaration, words, address, without);
  const greater = greaterComponents(source);
  const covered = new Set(greater.flatMap(({ path, covers = [] }) => [path, ...covers]));
  // The power of a climate is shown as a switch as well: its modes have no off.
  const made = [
    ...greater,
    ...propertyComponents(source, covered),
    ...problemComponent(source),
    ...actionComponents(source, new Set([...covered, ...without])),
    ...eventComponents(source, without),
  ];
  return {
    device: {
      identifiers: [address.device, identity.serial],
      name,
      manufacturer: identity.manufacturer,
      model: identity.model,
      serial_number: identity.serial,
      sw_version: identity.firmware,
      hw_version: identity.hardware,
    },
    origin: { name: "hearthmark" },
    availability: [
      {
        topic: `${deviceTopic(address)}/$state`,
        // Everything but ready and sleeping is gone; a state that no payload names would be ignored.
        value_template: "{{ 'ready' if value in ['ready', 'sleeping'] else 'lost' }}",
        payload_available: "ready",
        payload_not_available: "lost",
      },
    ],
    availability_mode: "all",
    qos,
    components: Object.fromEntries(made.map((each) => entry(source, address.device, each))),
  };
}

/** Component id and component, with the keys that all have. */
function entry(source: Source, device: string, { path, component }: Made): [string, Component] {
  const id = path.replace("/", "_");
  return [id, { name: source.name(path), ...component, unique_id: `${device}_${id}` }];
}
