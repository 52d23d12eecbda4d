/**
 * The platforms of MQTT discovery: which options each must and may have, what is read from which topic,
 * and what a hub sends where. Options and their defaults were read in the schemas of
 * `homeassistant/components/mqtt/*.py` of github home-assistant/core (`MQTT_RO_SCHEMA`,
 * `MQTT_RW_SCHEMA`, `_PLATFORM_SCHEMA_BASE` of binary_sensor, button, climate, event, fan, humidifier,
 * number, select, sensor, update, water_heater); the options of light and switch in older versions of
 * their files. Single newer options (`default_entity_id`, `group`, `current_humidity_topic`) are
 * recalled.
 */

import {
  type Bound,
  COMMON,
  type CommandRole,
  type PlatformRule,
  type Reads,
  type StateRole,
} from "./roles.ts";

const bound = (option: string, otherwise?: number): Bound => ({ option, otherwise });
const state = (topic: string, template: string | readonly string[], reads: Reads): StateRole => ({
  topic,
  template: typeof template === "string" ? [template] : template,
  reads,
});
const follows = (topic: string, template: string, of: string, more = {}): CommandRole => ({
  topic,
  template,
  state: of,
  ...more,
});

const ON_OFF: Reads = { kind: "on-off", on: ["payload_on"], off: ["payload_off"] };
const NUMBER: Reads = { kind: "number" };
const WRITTEN = ["optimistic", "retain"];
const VALUE = "value_template";

const HVAC_MODES = ["auto", "off", "cool", "heat", "dry", "fan_only"];
const HVAC_ACTIONS = "off preheating defrosting heating cooling drying idle fan".split(" ");
const OPERATIONS = "eco electric gas heat_pump high_demand performance off".split(" ");

/** A set-point; the limits are 7 to 35 °C for climate, and the hub's own where they are unknown. */
const temperature = (min: number | undefined, max: number | undefined) => ({
  state: state("temperature_state_topic", ["temperature_state_template", VALUE], {
    kind: "number",
    min: bound("min_temp", min),
    max: bound("max_temp", max),
  }),
  command: follows(
    "temperature_command_topic",
    "temperature_command_template",
    "temperature_state_topic",
    { decimal: true, step: bound("temp_step", 1) },
  ),
  current: state("current_temperature_topic", ["current_temperature_template", VALUE], NUMBER),
});

/** A list of words with topics of the usual names. */
const words = (name: string, option: string, otherwise?: readonly string[]) => ({
  state: state(`${name}_state_topic`, [`${name}_state_template`, VALUE], {
    kind: "one-of",
    option,
    ...(otherwise ? { otherwise } : {}),
  }),
  command: follows(`${name}_command_topic`, `${name}_command_template`, `${name}_state_topic`),
});

const PRESETS = {
  state: state("preset_mode_state_topic", ["preset_mode_value_template", VALUE], {
    kind: "one-of",
    option: "preset_modes",
  }),
  command: follows(
    "preset_mode_command_topic",
    "preset_mode_command_template",
    "preset_mode_state_topic",
  ),
  together: ["preset_mode_command_topic", "preset_modes"],
} as const;

const SWITCHED = follows("command_topic", "command_template", "state_topic");
const HVAC = { temperature: temperature(7, 35), modes: words("mode", "modes", HVAC_MODES) };
const FAN_MODES = words("fan_mode", "fan_modes", ["auto", "low", "medium", "high"]);
const SWING = words("swing_mode", "swing_modes", ["on", "off"]);
const BOILER = {
  temperature: temperature(undefined, undefined),
  modes: words("mode", "modes", OPERATIONS),
};
const HUMIDITY = state("current_humidity_topic", ["current_humidity_template", VALUE], NUMBER);

/** By platform. */
export const PLATFORMS: Readonly<Record<string, PlatformRule>> = {
  binary_sensor: {
    required: ["state_topic"],
    known: ["device_class", "expire_after", "force_update", "off_delay"],
    states: [state("state_topic", VALUE, ON_OFF)],
    commands: [],
  },
  button: {
    required: ["command_topic"],
    known: ["device_class", "retain"],
    states: [],
    commands: [
      {
        topic: "command_topic",
        template: "command_template",
        payload: { option: "payload_press", otherwise: "PRESS" },
      },
    ],
  },
  climate: {
    required: [],
    known: [
      ...WRITTEN,
      ..."initial max_humidity min_humidity payload_off payload_on power_command_template".split(
        " ",
      ),
      ..."power_command_topic precision target_humidity_command_template".split(" "),
      ..."target_humidity_command_topic target_humidity_state_template".split(" "),
      ..."target_humidity_state_topic temperature_high_command_template".split(" "),
      ..."temperature_high_command_topic temperature_high_state_template".split(" "),
      ..."temperature_high_state_topic temperature_low_command_template".split(" "),
      ..."temperature_low_command_topic temperature_low_state_template".split(" "),
      ..."temperature_low_state_topic temperature_unit value_template".split(" "),
    ],
    together: [PRESETS.together],
    states: [
      HVAC.modes.state,
      HVAC.temperature.state,
      HVAC.temperature.current,
      HUMIDITY,
      FAN_MODES.state,
      SWING.state,
      PRESETS.state,
      state("action_topic", ["action_template", VALUE], {
        kind: "one-of",
        option: "",
        otherwise: HVAC_ACTIONS,
      }),
    ],
    commands: [
      HVAC.modes.command,
      HVAC.temperature.command,
      FAN_MODES.command,
      SWING.command,
      PRESETS.command,
    ],
  },
  event: {
    required: ["state_topic", "event_types"],
    known: ["device_class"],
    states: [state("state_topic", VALUE, { kind: "event" })],
    commands: [],
  },
  fan: {
    required: ["command_topic"],
    known: [
      ...WRITTEN,
      ..."direction_command_template direction_command_topic direction_state_topic".split(" "),
      ..."direction_value_template payload_direction_forward payload_direction_reverse".split(" "),
      ..."payload_reset_percentage payload_reset_preset_mode speed_range_min".split(" "),
    ],
    together: [PRESETS.together],
    states: [
      state("state_topic", "state_value_template", ON_OFF),
      state("percentage_state_topic", "percentage_value_template", {
        kind: "number",
        min: bound("", 0),
        max: bound("speed_range_max", 100),
      }),
      PRESETS.state,
      state("oscillation_state_topic", "oscillation_value_template", {
        kind: "on-off",
        on: ["payload_oscillation_on"],
        off: ["payload_oscillation_off"],
      }),
    ],
    commands: [
      SWITCHED,
      follows("percentage_command_topic", "percentage_command_template", "percentage_state_topic"),
      PRESETS.command,
      follows(
        "oscillation_command_topic",
        "oscillation_command_template",
        "oscillation_state_topic",
      ),
    ],
  },
  humidifier: {
    required: ["command_topic", "target_humidity_command_topic"],
    known: [
      ...WRITTEN,
      ..."action_template action_topic device_class payload_reset_humidity".split(" "),
      "payload_reset_mode",
    ],
    together: [["modes", "mode_command_topic"]],
    states: [
      state("state_topic", "state_value_template", ON_OFF),
      state("target_humidity_state_topic", "target_humidity_state_template", {
        kind: "number",
        min: bound("min_humidity", 0),
        max: bound("max_humidity", 100),
      }),
      HUMIDITY,
      words("mode", "modes").state,
    ],
    commands: [
      SWITCHED,
      follows(
        "target_humidity_command_topic",
        "target_humidity_command_template",
        "target_humidity_state_topic",
      ),
      words("mode", "modes").command,
    ],
  },
  light: {
    required: ["command_topic"],
    known: [
      ...WRITTEN,
      ..."color_mode_state_topic color_mode_value_template color_temp_command_template".split(" "),
      ..."color_temp_command_topic color_temp_kelvin color_temp_state_topic".split(" "),
      ..."color_temp_value_template effect_command_template effect_command_topic".split(" "),
      ..."effect_list effect_state_topic effect_value_template flash hs_command_template".split(
        " ",
      ),
      ..."hs_command_topic hs_state_topic hs_value_template max_kelvin max_mireds".split(" "),
      ..."min_kelvin min_mireds on_command_type rgb_command_template rgb_command_topic".split(" "),
      ..."rgb_state_topic rgb_value_template rgbw_command_template rgbw_command_topic".split(" "),
      ..."rgbw_state_topic rgbw_value_template rgbww_command_template".split(" "),
      ..."rgbww_command_topic rgbww_state_topic rgbww_value_template schema".split(" "),
      ..."supported_color_modes transition white_command_topic white_scale".split(" "),
      ..."xy_command_template xy_command_topic xy_state_topic xy_value_template".split(" "),
    ],
    states: [
      state("state_topic", ["state_value_template", VALUE], ON_OFF),
      state("brightness_state_topic", "brightness_value_template", {
        kind: "number",
        min: bound("", 0),
        max: bound("brightness_scale", 255),
      }),
    ],
    commands: [
      { topic: "command_topic", state: "state_topic" },
      follows("brightness_command_topic", "brightness_command_template", "brightness_state_topic"),
    ],
  },
  number: {
    required: ["command_topic"],
    known: [...WRITTEN, ..."device_class mode payload_reset unit_of_measurement".split(" ")],
    states: [
      state("state_topic", VALUE, {
        kind: "number",
        min: bound("min", 1),
        max: bound("max", 100),
      }),
    ],
    commands: [
      follows("command_topic", "command_template", "state_topic", { step: bound("step", 1) }),
    ],
  },
  select: {
    required: ["command_topic", "options"],
    known: WRITTEN,
    states: [state("state_topic", VALUE, { kind: "one-of", option: "options" })],
    commands: [follows("command_topic", "command_template", "state_topic")],
  },
  sensor: {
    required: ["state_topic"],
    known: [
      ..."device_class expire_after force_update last_reset_value_template options".split(" "),
      ..."state_class suggested_display_precision unit_of_measurement".split(" "),
    ],
    states: [state("state_topic", VALUE, { kind: "sensor" })],
    commands: [],
  },
  switch: {
    required: ["command_topic"],
    known: [...WRITTEN, "device_class"],
    states: [
      state("state_topic", VALUE, {
        kind: "on-off",
        on: ["state_on", "payload_on"],
        off: ["state_off", "payload_off"],
      }),
    ],
    commands: [follows("command_topic", "command_template", "state_topic")],
  },
  update: {
    required: ["state_topic"],
    known: [
      ..."command_topic device_class display_precision payload_install release_summary".split(" "),
      ..."release_url retain title".split(" "),
    ],
    states: [
      state("state_topic", VALUE, { kind: "text" }),
      state("latest_version_topic", "latest_version_template", { kind: "text" }),
    ],
    commands: [],
  },
  water_heater: {
    required: [],
    known: [
      ...WRITTEN,
      ..."initial payload_off payload_on power_command_template power_command_topic".split(" "),
      ..."precision temperature_unit value_template".split(" "),
    ],
    states: [BOILER.modes.state, BOILER.temperature.state, BOILER.temperature.current],
    commands: [BOILER.modes.command, BOILER.temperature.command],
  },
};

/** Every option that a platform knows; `undefined` where nothing is known of the platform. */
export function knownOptions(platform: string): ReadonlySet<string> | undefined {
  const rule = Object.hasOwn(PLATFORMS, platform) ? PLATFORMS[platform] : undefined;
  if (!rule) return undefined;
  const bounds = (reads: Reads) =>
    reads.kind === "number"
      ? [reads.min?.option, reads.max?.option]
      : reads.kind === "one-of"
        ? [reads.option]
        : reads.kind === "on-off"
          ? [...reads.on, ...reads.off]
          : [];
  return new Set(
    [
      ...COMMON,
      ...rule.required,
      ...rule.known,
      ...rule.states.flatMap(({ topic, template, reads }) => [
        topic,
        ...template,
        ...bounds(reads),
      ]),
      ...rule.commands.flatMap(({ topic, template, payload, step }) => [
        topic,
        template,
        payload?.option,
        step?.option,
      ]),
    ].filter((option) => option !== undefined && option !== ""),
  ) as ReadonlySet<string>;
}
