/** Components made of several properties: what a capability is to Home Assistant. */

import type { NodeDeclaration, PropertyDeclaration } from "../declaration.ts";
import { BOOLEAN, inverse, type Made, mapping, type Source } from "./component.ts";

type Build = (node: string, source: Source) => Made | undefined;

/** `HVACMode` of home-assistant/core's climate. */
const HVAC_MODES = ["off", "auto", "heat_cool", "cool", "heat", "dry", "fan_only"];
/** What the compressor runs for, as `HVACAction`. */
const ACTIONS = { off: "idle", cool: "cooling", heat: "heating" } as const;
/** Homie's booleans as swing modes. */
const SWING = { true: "on", false: "off" } as const;
/** Modes of a water heater, as the states that Home Assistant knows. */
const OPERATIONS: Readonly<Record<string, string>> = {
  off: "off",
  manual: "performance",
  timed: "electric",
  smart: "eco",
};

/** What an appliance is for takes the appliance's own name. */
const MAIN = { name: null } as const;

const INTEGER = "{{ value | int }}";

/** Every greater component of the appliance. */
export function greaterComponents(source: Source): readonly Made[] {
  return Object.entries(source.declaration.nodes).flatMap(([node, content]) => {
    const made = BUILDERS[(content as NodeDeclaration).capability]?.(node, source);
    return made ? [made] : [];
  });
}

/** A set-point, under the names that climate and water heater share. */
function target(source: Source, path: string, property: PropertyDeclaration) {
  const { min, max, step = 1 } = property;
  return {
    temperature_state_topic: source.state(path),
    temperature_command_topic: source.command(path),
    // Home Assistant sends 22.0, which is no whole number to Homie.
    ...(property.datatype === "integer" ? { temperature_command_template: INTEGER } : {}),
    ...(min === undefined ? {} : { min_temp: min }),
    ...(max === undefined ? {} : { max_temp: max }),
    precision: step >= 1 ? 1 : step >= 0.5 ? 0.5 : 0.1,
    temperature_unit: "C",
  };
}

/**
 * A thermostat that can be switched. Its modes have no `off`: that is the power, which Home Assistant
 * switches on a topic of its own.
 */
const climate: Build = (node, source) => {
  const mode = source.settable(`${node}/mode`);
  const setpoint = source.settable(`${node}/temperature-setpoint`);
  const modes = (mode?.values ?? []).map((value) => value.replaceAll("-", "_"));
  const known = modes.length > 0 && modes.every((value) => HVAC_MODES.includes(value));
  if (!mode || !setpoint || !known || !source.settable(`${node}/power`)) return undefined;
  const running = `${node}/running-mode`;
  const fan = source.find("fan", "speed");
  const speeds = fan === undefined ? undefined : source.settable(fan)?.values;
  const swing = source.find("vane", "swing");
  return {
    path: `${node}/mode`,
    component: {
      platform: "climate",
      ...MAIN,
      ...target(source, `${node}/temperature-setpoint`, setpoint),
      temp_step: setpoint.step ?? 1,
      modes,
      mode_state_topic: source.state(`${node}/mode`),
      mode_state_template: "{{ value | replace('-', '_') }}",
      mode_command_topic: source.command(`${node}/mode`),
      mode_command_template: "{{ value | replace('_', '-') }}",
      power_command_topic: source.command(`${node}/power`),
      ...BOOLEAN,
      ...source.stateAs("current_temperature_topic", `${node}/temperature`),
      ...source.stateAs("current_humidity_topic", `${node}/humidity`),
      ...(source.properties.has(running)
        ? { action_topic: source.state(running), action_template: mapping(ACTIONS) }
        : {}),
      ...(fan !== undefined && speeds
        ? {
            fan_modes: speeds,
            fan_mode_state_topic: source.state(fan),
            fan_mode_command_topic: source.command(fan),
          }
        : {}),
      ...(swing !== undefined && source.settable(swing)
        ? {
            swing_modes: Object.values(SWING),
            swing_mode_state_topic: source.state(swing),
            swing_mode_state_template: mapping(SWING),
            swing_mode_command_topic: source.command(swing),
            swing_mode_command_template: mapping(inverse(SWING)),
          }
        : {}),
    },
    covers: [
      `${node}/temperature-setpoint`,
      running,
      ...(fan !== undefined && speeds ? [fan] : []),
      ...(swing === undefined ? [] : [swing]),
    ],
  };
};

/** Speeds and presets of a fan. */
function speedsOf(node: string, source: Source) {
  const level = source.settable(`${node}/level`);
  const presets = source.settable(`${node}/mode`)?.values;
  return {
    ...(level?.max === undefined
      ? {}
      : {
          percentage_state_topic: source.state(`${node}/level`),
          percentage_command_topic: source.command(`${node}/level`),
          speed_range_min: Math.max(1, level.min ?? 1),
          speed_range_max: level.max,
        }),
    ...(presets === undefined
      ? {}
      : {
          preset_modes: presets,
          preset_mode_state_topic: source.state(`${node}/mode`),
          preset_mode_command_topic: source.command(`${node}/mode`),
        }),
  };
}

/** A fan with a switch of its own. */
const fan: Build = (node, source) => {
  const power = `${node}/power`;
  if (!source.settable(power)) return undefined;
  return {
    path: power,
    component: {
      platform: "fan",
      ...MAIN,
      state_topic: source.state(power),
      command_topic: source.command(power),
      ...BOOLEAN,
      ...speedsOf(node, source),
    },
    covers: [`${node}/level`, `${node}/mode`],
  };
};

/** A fan whose lowest level is off: it is switched by the level, and nothing else with it. */
const levelFan: Build = (node, source) => {
  const level = `${node}/level`;
  if (source.settable(level)?.min !== 0) return undefined;
  return {
    path: level,
    component: {
      platform: "fan",
      ...MAIN,
      state_topic: source.state(level),
      state_value_template: "{{ 'true' if value | int > 0 else 'false' }}",
      command_topic: source.command(level),
      command_template: "{{ 1 if value == 'true' else 0 }}",
      ...BOOLEAN,
      ...speedsOf(node, source),
    },
    covers: [`${node}/mode`],
  };
};

const light: Build = (node, source) => {
  const power = `${node}/power`;
  if (!source.settable(power)) return undefined;
  const brightness = source.settable(`${node}/brightness`);
  const path = `${node}/brightness`;
  const { min = 0, max = 100 } = brightness ?? {};
  return {
    path: power,
    component: {
      platform: "light",
      state_topic: source.state(power),
      command_topic: source.command(power),
      ...BOOLEAN,
      ...(brightness
        ? {
            brightness_state_topic: source.state(path),
            brightness_command_topic: source.command(path),
            brightness_command_template: `{{ value if value > ${min} else ${min} }}`,
            brightness_scale: max,
            // Switched on first: a light that is off may not take a brightness.
            on_command_type: "first",
          }
        : {}),
    },
    covers: [path],
  };
};

const waterHeater: Build = (node, source) => {
  const values = source.settable(`${node}/mode`)?.values ?? [];
  const setpoint = source.settable(`${node}/temperature-setpoint`);
  const known = values.length > 0 && values.every((value) => value in OPERATIONS);
  if (!setpoint || !known) return undefined;
  const operations = Object.fromEntries(
    values.map((value) => [value, OPERATIONS[value] as string]),
  );
  return {
    path: `${node}/mode`,
    component: {
      platform: "water_heater",
      ...MAIN,
      ...target(source, `${node}/temperature-setpoint`, setpoint),
      modes: Object.values(operations),
      mode_state_topic: source.state(`${node}/mode`),
      mode_state_template: mapping(operations),
      mode_command_topic: source.command(`${node}/mode`),
      mode_command_template: mapping(inverse(operations)),
      ...source.stateAs("current_temperature_topic", source.find("hot-water-tank", "temperature")),
    },
    covers: [`${node}/temperature-setpoint`],
  };
};

/** Software that can be renewed. Images are offered by the maker's service, not by a hub. */
const update: Build = (node, source) => {
  const installed = `${node}/installed`;
  if (!source.properties.has(installed)) return undefined;
  const asked = source.declaration.nodes[node]?.actions?.start !== undefined;
  return {
    path: installed,
    component: {
      platform: "update",
      device_class: "firmware",
      state_topic: source.state(installed),
      ...source.stateAs("latest_version_topic", `${node}/available`),
      ...(asked ? { command_topic: source.command(`${node}/start`), payload_install: "{}" } : {}),
      entity_category: "diagnostic",
    },
    covers: [`${node}/available`, `${node}/start`, `${node}/check`],
  };
};

/** By capability. */
const BUILDERS: Readonly<Record<string, Build>> = {
  thermostat: climate,
  fan,
  "hood-fan": levelFan,
  light,
  "water-heating": waterHeater,
  update,
};
