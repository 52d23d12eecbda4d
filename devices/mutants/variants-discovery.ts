/** Other ways for a device to make itself known to a hub, as right as the one of the appliances. */

import { isDiscoveryTopic } from "../../src/thing/home-assistant/discovery.ts";
import type { OutgoingMessage } from "../../src/thing/wire.ts";
import { edited, type Json } from "./discovery-edit.ts";
import type { Variant } from "./mutant.ts";
import { wrap } from "./wire.ts";

/** Short names of the options that are used most. */
const SHORT: Readonly<Record<string, string>> = {
  availability: "avty",
  availability_mode: "avty_mode",
  command_topic: "cmd_t",
  components: "cmps",
  device: "dev",
  device_class: "dev_cla",
  entity_category: "ent_cat",
  event_types: "evt_typ",
  options: "ops",
  origin: "o",
  payload_available: "pl_avail",
  payload_not_available: "pl_not_avail",
  payload_off: "pl_off",
  payload_on: "pl_on",
  platform: "p",
  state_class: "stat_cla",
  state_topic: "stat_t",
  unique_id: "uniq_id",
  unit_of_measurement: "unit_of_meas",
  value_template: "val_tpl",
};

function shortened(object: Json): Json {
  return Object.fromEntries(
    Object.entries(object).map(([option, value]) => [SHORT[option] ?? option, value]),
  );
}

/** Everything by its short name. */
const abbreviated: Variant["wire"] = edited((payload) => ({
  ...shortened(payload),
  avty: (payload.availability as Json[]).map(shortened),
  cmps: Object.fromEntries(
    Object.entries(payload.components as Record<string, Json>).map(([id, component]) => [
      id,
      shortened(component),
    ]),
  ),
}));

/** The messages of single entities that stand for one of a device. */
function singles(message: OutgoingMessage, base: string): readonly OutgoingMessage[] {
  const { components: all, ...shared } = JSON.parse(String(message.payload)) as {
    components: Record<string, Json>;
  };
  const device = base.split("/").at(-1);
  return Object.entries(all).map(([id, { platform, ...component }]) => ({
    ...message,
    topic: `homeassistant/${platform}/${device}/${id}/config`,
    payload: JSON.stringify({
      "~": base,
      ...shared,
      ...Object.fromEntries(
        Object.entries(component).map(([option, value]) => [
          option,
          option.endsWith("topic") ? String(value).replace(base, "~") : value,
        ]),
      ),
    }),
  }));
}

/** One message for each entity, with a base topic; a removal takes each of them away. */
const single: Variant["wire"] = wrap(() => {
  let told: readonly OutgoingMessage[] = [];
  return {
    out: (message, { base }) => {
      if (!isDiscoveryTopic(message.topic)) return [message];
      if (String(message.payload) === "") return told.map((each) => ({ ...each, payload: "" }));
      told = singles(message, base);
      return told;
    },
  };
});

/** Conforming ways of discovery. */
export const discoveryVariants: readonly Variant[] = [
  {
    id: "discovery-abbreviated",
    about: "Writes its discovery message with short names.",
    wire: abbreviated,
  },
  {
    id: "discovery-single",
    about: "Sends a discovery message for each entity, with a base topic.",
    wire: single,
  },
];
