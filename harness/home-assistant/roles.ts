/** What a platform of MQTT discovery is made of, and the options that every entity has. */

/** How what arrives on a topic is read. */
export type Reads =
  /** A number, between the options named (or their defaults) where there are any. */
  | { readonly kind: "number"; readonly min?: Bound; readonly max?: Bound }
  /** One of the words of an option. */
  | { readonly kind: "one-of"; readonly option: string; readonly otherwise?: readonly string[] }
  /** One of two words: the first option of each list that is there, else the default. */
  | { readonly kind: "on-off"; readonly on: readonly string[]; readonly off: readonly string[] }
  /** By the sensor's class. */
  | { readonly kind: "sensor" }
  /** A JSON object with an `event_type` of the option `event_types`. */
  | { readonly kind: "event" }
  | { readonly kind: "text" };

/** An option and what holds where it is left out. */
export interface Bound {
  readonly option: string;
  readonly otherwise: number | undefined;
}

/** A topic that is read. */
export interface StateRole {
  readonly topic: string;
  /** Options of its template, the first that is there counts. */
  readonly template: readonly string[];
  readonly reads: Reads;
}

/** A topic that a hub writes to. */
export interface CommandRole {
  readonly topic: string;
  readonly template?: string;
  /** What is sent: values as the state role of that topic has them, or a payload of its own. */
  readonly state?: string;
  /** Option with what is sent, and its default: a button has nothing else. */
  readonly payload?: { readonly option: string; readonly otherwise: string | undefined };
  /** Numbers are sent with a decimal point. */
  readonly decimal?: true;
  /** Option with the distance of two values, and its default. */
  readonly step?: Bound;
}

/** A platform. */
export interface PlatformRule {
  readonly required: readonly string[];
  /** Beyond {@link COMMON}; every option of the roles is known besides. */
  readonly known: readonly string[];
  /** Options of which all or none are there. */
  readonly together?: readonly (readonly string[])[];
  readonly states: readonly StateRole[];
  readonly commands: readonly CommandRole[];
}

/** Options of every entity, and those that the hub adds to it from the message around it. */
export const COMMON: readonly string[] = [
  ..."~ availability availability_mode availability_template availability_topic".split(" "),
  ..."default_entity_id device enabled_by_default encoding entity_category entity_picture".split(
    " ",
  ),
  ..."group icon json_attributes_template json_attributes_topic name object_id origin".split(" "),
  ..."payload_available payload_not_available platform qos unique_id".split(" "),
];

/** Platforms that there are and of which nothing more is known here. */
export const OTHER_PLATFORMS: readonly string[] = [
  ..."alarm_control_panel camera cover date datetime device_automation device_tracker image".split(
    " ",
  ),
  ..."lawn_mower lock notify scene siren tag text time vacuum valve".split(" "),
];
