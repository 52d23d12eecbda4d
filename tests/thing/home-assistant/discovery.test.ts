import { describe, expect, it } from "vitest";
import { kinds } from "../../../devices/index.ts";
import { actionsOf, eventsOf, propertiesOf } from "../../../src/thing/declaration.ts";
import {
  type DiscoveryPayload,
  discoveryPayload,
  discoveryTopic,
} from "../../../src/thing/home-assistant/discovery.ts";

const identity = {
  manufacturer: "Hearthmark",
  model: "X1",
  serial: "HR-1",
  firmware: "1.0.0",
  hardware: "A1",
};

function payloadOf(kind: string, without: readonly string[] = []): DiscoveryPayload {
  const model = kinds[kind];
  if (!model) throw new Error(`no ${kind}`);
  return discoveryPayload({
    declaration: model.declaration,
    words: model.words,
    address: { domain: "homie", device: "it" },
    name: "It",
    identity,
    without: new Set(without),
    qos: 1,
  });
}

/** Component ids by platform, for the platforms that are made of several properties. */
const GREATER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  refrigerator: { update: "update_installed" },
  "washing-machine": { update: "update_installed" },
  "air-conditioner": { climate: "climate_mode", update: "update_installed" },
  "air-purifier": { fan: "fan_power", update: "update_installed" },
  "water-purifier": { update: "update_installed" },
  "water-heater": { water_heater: "heating_mode", update: "update_installed" },
  "range-hood": { fan: "fan_level", light: "light_power", update: "update_installed" },
  "microwave-oven": { update: "update_installed" },
};
const GREATER_PLATFORMS = ["climate", "fan", "light", "update", "water_heater"];

describe.each(Object.keys(kinds))("the discovery message of a %s", (kind) => {
  const { components, availability, ...rest } = payloadOf(kind);
  const declaration = kinds[kind]?.declaration;
  if (!declaration) throw new Error(`no ${kind}`);

  it("names the device, its origin and its state", () => {
    expect(rest).toMatchObject({
      device: { identifiers: ["it", "HR-1"], name: "It", sw_version: "1.0.0" },
      origin: { name: "hearthmark" },
      qos: 1,
    });
    expect(availability).toMatchObject([
      { topic: "homie/5/it/$state", payload_available: "ready", payload_not_available: "lost" },
    ]);
  });

  it("has what the appliance is to a hub", () => {
    const greater = Object.entries(components)
      .filter(([, { platform }]) => GREATER_PLATFORMS.includes(platform))
      .map(([id, { platform }]) => [platform, id]);
    expect(Object.fromEntries(greater)).toEqual(GREATER[kind]);
  });

  it("points only at topics of the declaration, and at every property but the rated ones", () => {
    const properties = propertiesOf(declaration);
    const state = new Set(
      [...properties, ...eventsOf(declaration)].map(({ path }) => `homie/5/it/${path}`),
    );
    const settable = new Set(
      [...properties.filter(({ element }) => element.settable), ...actionsOf(declaration)].map(
        ({ path }) => `homie/5/it/${path}/set`,
      ),
    );
    const read = new Set<unknown>();
    for (const [id, component] of Object.entries(components)) {
      for (const [option, value] of Object.entries(component)) {
        if (!option.endsWith("_topic")) continue;
        const known = option.endsWith("command_topic") ? settable : state;
        expect(known.has(String(value)), `${id}: ${option} ${String(value)}`).toBe(true);
        read.add(value);
      }
    }
    const missed = properties
      .filter(({ node }) => node !== "info")
      .filter(({ path }) => !read.has(`homie/5/it/${path}`))
      .map(({ path }) => path);
    expect(missed).toEqual([]);
  });

  it("gives every entity a name and an id of its own, and lets none expire", () => {
    const all = Object.values(components);
    expect(new Set(all.map(({ unique_id }) => unique_id)).size).toBe(all.length);
    expect(
      all.filter(({ unique_id }) => !/^it_[a-z0-9-]+_[a-z0-9-]+$/.test(String(unique_id))),
    ).toEqual([]);
    expect(all.filter(({ name }) => name === undefined || name === "")).toEqual([]);
    expect(all.filter((each) => "expire_after" in each)).toEqual([]);
  });

  it("counts energy and measures power", () => {
    expect(components.energy_energy).toMatchObject({
      platform: "sensor",
      device_class: "energy",
      state_class: "total_increasing",
      unit_of_measurement: "kWh",
      state_topic: "homie/5/it/energy/energy",
    });
    expect(components.energy_power).toMatchObject({
      device_class: "power",
      state_class: "measurement",
      unit_of_measurement: "W",
    });
    expect(components.health_problem).toMatchObject({
      platform: "binary_sensor",
      device_class: "problem",
      entity_category: "diagnostic",
    });
  });

  it("offers no request that erases the appliance", () => {
    const topics = Object.values(components).map(({ command_topic }) => String(command_topic));
    expect(topics.filter((topic) => /decommission|factory-reset/.test(topic))).toEqual([]);
  });
});

describe("discovery", () => {
  it("stands on a topic of its own for each device", () => {
    expect(discoveryTopic("fridge-1")).toBe("homeassistant/device/fridge-1/config");
  });

  it("shows doors, locks and leaks as what they are", () => {
    expect(payloadOf("refrigerator").components["freezer-door_open"]).toMatchObject({
      platform: "binary_sensor",
      device_class: "door",
      payload_on: "true",
      payload_off: "false",
    });
    // To Home Assistant a lock that is on is open.
    expect(payloadOf("washing-machine").components.door_locked).toMatchObject({
      device_class: "lock",
      payload_on: "false",
      payload_off: "true",
    });
    expect(payloadOf("water-purifier").components.water_leak).toMatchObject({
      device_class: "moisture",
    });
    expect(payloadOf("water-purifier").components.water_flow).toMatchObject({
      device_class: "volume_flow_rate",
      unit_of_measurement: "L/min",
    });
    expect(payloadOf("air-purifier").components.air_pm25).toMatchObject({ device_class: "pm25" });
  });

  it("makes an action that takes one number a number, and a bare one a button", () => {
    const { components } = payloadOf("microwave-oven");
    expect(components["cooking_add-time"]).toMatchObject({
      platform: "number",
      command_template: '{"seconds": {{ value | int }} }',
      optimistic: true,
    });
    expect(components.programme_pause).toMatchObject({ platform: "button", payload_press: "{}" });
  });

  it("puts a type in front of events: the word that the event enumerates, or its own name", () => {
    const { components } = payloadOf("washing-machine");
    expect(components.programme_completed).toMatchObject({
      platform: "event",
      event_types: ["finished", "aborted", "error"],
      value_template: `{"event_type": "{{ value_json['result'] }}", {{ value[1:] }}`,
    });
    expect(components["health_fault-cleared"]).toMatchObject({
      event_types: ["fault-cleared"],
      value_template: '{"event_type": "fault-cleared", {{ value[1:] }}',
    });
  });

  it("gives climate the hub's own words", () => {
    const { components } = payloadOf("air-conditioner");
    expect(components.climate_mode).toMatchObject({
      name: null,
      modes: ["auto", "cool", "heat", "dry", "fan_only"],
      min_temp: 16,
      max_temp: 31,
      temp_step: 0.5,
      swing_modes: ["on", "off"],
      power_command_topic: "homie/5/it/climate/power/set",
    });
    expect(components.climate_power).toMatchObject({ platform: "switch" });
  });

  it("leaves out what the device leaves out", () => {
    const { components } = payloadOf("air-conditioner", [
      "vane/swing",
      "climate/outdoor-temperature",
      "filter/reset",
    ]);
    expect(components.climate_mode).not.toHaveProperty("swing_modes");
    expect(components).not.toHaveProperty("climate_outdoor-temperature");
    expect(components).not.toHaveProperty("filter_reset");
  });
});
