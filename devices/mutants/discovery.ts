/** Defects in what a device tells a hub of itself. */

import { isDiscoveryTopic } from "../../src/thing/home-assistant/discovery.ts";
import { components, edited, type Json, telling, without } from "./discovery-edit.ts";
import type { Mutant } from "./mutant.ts";
import { wrap } from "./wire.ts";

const PREFIX = "interoperability.discovery.";

/** Mutants of discovery. */
export const discoveryMutants: readonly Mutant[] = [
  {
    id: "discovery-never",
    about: "Tells a hub nothing of itself.",
    violates: [`${PREFIX}found`, `${PREFIX}retained`, `${PREFIX}birth-message`],
    caughtBy: "discovery.birth-message",
    wire: telling(() => []),
  },
  {
    id: "discovery-not-retained",
    about: "Its discovery message is not retained.",
    violates: [`${PREFIX}retained`],
    caughtBy: "discovery.read",
    wire: telling((message) => [{ ...message, retain: false }]),
  },
  {
    id: "discovery-illegal-topic",
    about: "Its discovery message stands on a topic with a dot.",
    violates: [`${PREFIX}topic-legal`, `${PREFIX}found`],
    caughtBy: "discovery.read",
    wire: wrap(() => ({
      out: (message) =>
        isDiscoveryTopic(message.topic)
          ? [{ ...message, topic: message.topic.replace("/config", ".home/config") }]
          : [message],
    })),
  },
  {
    id: "discovery-without-options",
    about: "Its sensors do not say on which topic they are.",
    violates: [`${PREFIX}payload-valid`],
    caughtBy: "discovery.read",
    wire: components((component) =>
      component.platform === "sensor" ? without(component, "state_topic") : undefined,
    ),
  },
  {
    id: "discovery-unknown-option",
    about: "Writes unit where unit_of_measurement is meant.",
    violates: [`${PREFIX}options-known`, `${PREFIX}classes-consistent`],
    caughtBy: "discovery.read",
    wire: components(({ unit_of_measurement: unit, ...component }) =>
      unit === undefined ? undefined : { ...component, unit },
    ),
  },
  {
    id: "discovery-nobody",
    about: "Its device has neither identifier nor connection.",
    violates: [`${PREFIX}device-identified`],
    caughtBy: "discovery.read",
    wire: edited((payload) => ({
      ...payload,
      device: without(payload.device as Json, "identifiers"),
    })),
  },
  {
    id: "discovery-ids-twice",
    about: "Numbers its entities by platform, and always begins with one.",
    violates: [`${PREFIX}unique-ids`],
    caughtBy: "discovery.read",
    wire: components((component) => ({ ...component, unique_id: `${component.platform}_1` })),
  },
  {
    id: "discovery-wrong-unit",
    about: "Its energy counter is an energy in W.",
    violates: [`${PREFIX}classes-consistent`],
    caughtBy: "discovery.read",
    wire: components((component) =>
      component.device_class === "energy" ? { ...component, unit_of_measurement: "W" } : undefined,
    ),
  },
  {
    id: "discovery-without-availability",
    about: "Does not say how a hub learns that it is gone.",
    violates: [`${PREFIX}availability-stated`],
    caughtBy: "discovery.read",
    wire: edited((payload) => without(payload, "availability")),
  },
  {
    id: "discovery-never-gone",
    about: "Is gone to a hub only when its state says offline, which it never says.",
    violates: [`${PREFIX}availability-follows`],
    caughtBy: "discovery.away",
    wire: edited((payload) => ({
      ...payload,
      availability: (payload.availability as Json[]).map(({ topic }) => ({
        topic,
        payload_available: "ready",
        payload_not_available: "offline",
      })),
    })),
  },
  {
    id: "discovery-dead-topic",
    about: "Names a topic for its power on which it tells nothing.",
    violates: [`${PREFIX}states-alive`],
    caughtBy: "discovery.read",
    wire: components((component, id) =>
      id === "energy_power"
        ? { ...component, state_topic: `${String(component.state_topic)}-now` }
        : undefined,
    ),
  },
  {
    id: "discovery-option-missing",
    about: "Its reason of boot is not among the options that it gives.",
    violates: [`${PREFIX}states-readable`],
    caughtBy: "discovery.read",
    wire: components((component, id) =>
      id === "health_boot-reason" ? { ...component, options: ["unspecified"] } : undefined,
    ),
  },
  {
    id: "discovery-booleans-unread",
    about: "Lets a hub wait for ON and OFF where it tells true and false.",
    violates: [`${PREFIX}states-readable`],
    caughtBy: "discovery.read",
    wire: components((component) =>
      component.platform === "binary_sensor"
        ? without(without(component, "payload_on"), "payload_off")
        : undefined,
    ),
  },
  {
    id: "discovery-range-too-wide",
    about: "Lets a hub ask for numbers up to ten times as high as it takes.",
    kinds: ["refrigerator", "washing-machine", "water-purifier", "range-hood", "microwave-oven"],
    violates: [`${PREFIX}range-offered`, `${PREFIX}commands-work`],
    caughtBy: "discovery.read",
    wire: components((component) =>
      component.platform === "number" && component.state_topic !== undefined
        ? { ...component, max: 10 * Math.abs(Number(component.max)) }
        : undefined,
    ),
  },
  {
    id: "discovery-deaf-to-birth",
    about: "Does not listen for a hub that starts.",
    violates: [`${PREFIX}birth-message`],
    caughtBy: "discovery.birth-message",
    wire: wrap(() => ({
      subscribe: (filters) => filters.filter((filter) => !filter.startsWith("homeassistant/")),
    })),
  },
  {
    id: "discovery-command-nowhere",
    about: "Lets a hub send its commands to topics on which it does not listen.",
    violates: [`${PREFIX}commands-work`],
    caughtBy: "discovery.commands",
    wire: components((component) =>
      Object.fromEntries(
        Object.entries(component).map(([option, value]) => [
          option,
          option.endsWith("command_topic") ? String(value).replace(/\/set$/, "/command") : value,
        ]),
      ),
    ),
  },
  {
    id: "discovery-command-misspelled",
    about: "Lets a hub switch with ON and OFF, which it does not take.",
    violates: [`${PREFIX}commands-work`, `${PREFIX}range-offered`],
    caughtBy: "discovery.commands",
    wire: components((component) =>
      component.command_topic === undefined || component.payload_on === undefined
        ? undefined
        : {
            ...without(component, "command_template"),
            payload_on: "ON",
            payload_off: "OFF",
            [component.platform === "switch" ? "value_template" : "state_value_template"]:
              "{{ 'OFF' if value in ['false', '0'] else 'ON' }}",
          },
    ),
  },
  {
    id: "discovery-event-without-type",
    about: "Its events reach a hub as they are, without a type.",
    violates: [`${PREFIX}states-readable`],
    caughtBy: "discovery.commands",
    wire: components((component) =>
      component.platform === "event" ? without(component, "value_template") : undefined,
    ),
  },
  {
    id: "discovery-new-ids",
    about: "Gives its entities new ids with each connection.",
    violates: [`${PREFIX}ids-stable`],
    caughtBy: "discovery.away",
    wire: edited((payload, { connection }) => ({
      ...payload,
      components: Object.fromEntries(
        Object.entries(payload.components as Record<string, Json>).map(([id, component]) => [
          id,
          { ...component, unique_id: `${String(component.unique_id)}_${connection}` },
        ]),
      ),
    })),
  },
  {
    id: "discovery-once",
    about: "Announces itself at its first connection only.",
    violates: [`${PREFIX}reannounced`],
    caughtBy: "discovery.away",
    wire: telling((message, { connection }) => (connection === 1 ? [message] : [])),
  },
  {
    id: "discovery-left-behind",
    about: "Leaves its discovery message behind when it is removed.",
    violates: [`${PREFIX}removed`, "smart.removal.cleared", "smart.removal.reset-clears"],
    caughtBy: "discovery.removal",
    wire: wrap(() => ({
      out: (message) =>
        isDiscoveryTopic(message.topic) && String(message.payload) === "" ? [] : [message],
    })),
  },
];
