import { describe, expect, it } from "vitest";
import { availabilityOf, presence } from "../../../harness/home-assistant/availability.ts";
import {
  classProblem,
  optionProblems,
  readState,
  unknownOptions,
} from "../../../harness/home-assistant/check.ts";
import { askings, offered, otherMessage, payloadOf } from "../../../harness/home-assistant/hub.ts";
import { PLATFORMS } from "../../../harness/home-assistant/platforms.ts";
import { type Entity, readAnnouncement } from "../../../harness/home-assistant/read.ts";

const TOPIC = "homeassistant/device/d/config";
const read = (message: unknown, topic = TOPIC) => readAnnouncement(topic, JSON.stringify(message));

const entity = (platform: string, config: Readonly<Record<string, unknown>>): Entity => ({
  id: "e",
  platform,
  config: { unique_id: "u", ...config },
});

const stateOf = (of: Entity, topic: string, text: string) => {
  const role = PLATFORMS[of.platform]?.states.find((each) => each.topic === topic);
  if (!role) throw new Error(`no ${topic}`);
  return readState(of, role, text);
};

describe("a discovery message", () => {
  it("is read in the form of a device, with shared options and short names", () => {
    const { problems, entities, device } = read({
      dev: { ids: "x", mf: "M" },
      o: { name: "n" },
      avty: { t: "a/b", pl_avail: "up" },
      qos: 1,
      cmps: {
        power: { p: "sensor", stat_t: "x/y", unit_of_meas: "W", uniq_id: "1" },
        gone: { p: "sensor" },
      },
    });
    expect(problems).toEqual([]);
    expect(device).toEqual({ identifiers: "x", manufacturer: "M" });
    expect(entities.map(({ id, platform }) => [id, platform])).toEqual([["power", "sensor"]]);
    expect(entities[0]?.config).toMatchObject({
      state_topic: "x/y",
      unit_of_measurement: "W",
      qos: 1,
      availability: [{ topic: "a/b", payload_available: "up" }],
    });
  });

  it("is read in the form of a component, with a base topic at either end", () => {
    const { entities, topicProblem } = read(
      { "~": "d/1", stat_t: "~/power", cmd_t: "set/~", avty: [{ t: "~/up" }] },
      "homeassistant/switch/node/obj/config",
    );
    expect(topicProblem).toBeUndefined();
    expect(entities[0]).toMatchObject({
      platform: "switch",
      config: {
        state_topic: "d/1/power",
        command_topic: "set/d/1",
        availability: [{ topic: "d/1/up" }],
      },
    });
  });

  it.each([
    ["homeassistant/device/a.b/config", /is not homeassistant/],
    ["homeassistant/toaster/a/config", /no component toaster/],
  ])("stands on no legal topic: %s", (topic, problem) => {
    expect(read({}, topic).topicProblem).toMatch(problem);
  });

  it("names what makes the hub refuse it", () => {
    expect(readAnnouncement(TOPIC, "{").problems[0]).toMatch(/^not JSON/);
    expect(read([]).problems).toEqual(["expected a JSON object"]);
    expect(read({ device: {}, components: { a: { platform: "toaster" } } }).problems).toEqual([
      "origin: expected an object with a name",
      'components.a: there is no platform "toaster"',
    ]);
  });
});

describe("an entity", () => {
  it("needs what its platform requires", () => {
    expect(optionProblems(entity("select", { command_topic: "c" }))).toEqual(["no options"]);
    expect(optionProblems(entity("sensor", {}))).toEqual(["no state_topic"]);
    expect(optionProblems(entity("fan", { command_topic: "c", preset_modes: ["a"] }))).toEqual([
      "preset_mode_command_topic and preset_modes belong together",
    ]);
    expect(optionProblems(entity("number", { command_topic: "c", min: 5, max: 5 }))).toEqual([
      "min 5 is not below max 5",
    ]);
    expect(optionProblems(entity("sensor", { state_topic: "a/+" }))).toEqual([
      'state_topic is no topic: "a/+"',
    ]);
    const category = { state_topic: "a", entity_category: "config" };
    expect(optionProblems(entity("sensor", category))).toHaveLength(1);
    expect(unknownOptions(entity("sensor", { state_topic: "a", unit: "W" }))).toEqual(["unit"]);
  });

  it.each([
    ["sensor", { device_class: "energy", unit_of_measurement: "kWh", state_class: "total" }, null],
    ["sensor", { device_class: "pm25", unit_of_measurement: "μg/m³" }, null],
    ["sensor", { device_class: "energy", unit_of_measurement: "W" }, /^energy in W/],
    ["sensor", { device_class: "temperature" }, /^temperature in no unit/],
    ["sensor", { device_class: "enum" }, null],
    [
      "sensor",
      { device_class: "power", unit_of_measurement: "W", state_class: "total" },
      /^power as total/,
    ],
    ["sensor", { device_class: "warmth" }, /no sensor of class warmth/],
    ["number", { device_class: "enum" }, /no number of class enum/],
    ["binary_sensor", { device_class: "doors" }, /no binary_sensor of class doors/],
    ["sensor", { state_class: "counter" }, /no state class counter/],
  ] as const)("%s %j", (platform, config, problem) => {
    const found = classProblem(entity(platform, config));
    if (problem === null) expect(found).toBeNull();
    else expect(found).toMatch(problem);
  });

  it("reads states as its platform does", () => {
    const binary = entity("binary_sensor", { state_topic: "s", payload_on: "true" });
    expect(stateOf(binary, "state_topic", "true")?.problem).toBeUndefined();
    expect(stateOf(binary, "state_topic", "false")?.problem).toBe('"false" is none of true, OFF');
    const number = entity("number", { state_topic: "s", command_topic: "c", max: 8 });
    expect(stateOf(number, "state_topic", "9")?.problem).toBe("9 is outside 1 to 8");
    expect(stateOf(number, "state_topic", "warm")?.problem).toBe('"warm" is no number');
    const power = entity("sensor", { state_topic: "s", unit_of_measurement: "W" });
    expect(stateOf(power, "state_topic", "")).toBeUndefined();
    expect(stateOf(power, "state_topic", "None")).toBeUndefined();
    expect(stateOf(power, "state_topic", "on")?.problem).toBe('"on" is no number');
    const event = entity("event", { state_topic: "s", event_types: ["a"] });
    expect(stateOf(event, "state_topic", '{"event_type": "a"}')?.problem).toBeUndefined();
    expect(stateOf(event, "state_topic", '{"at": 1}')?.problem).toBe("an event without event_type");
    const beyond = entity("sensor", { state_topic: "s", value_template: "{% x %}" });
    expect(stateOf(beyond, "state_topic", "1")).toBeUndefined();
  });

  it("is available as its topic says", () => {
    const [single] = availabilityOf(entity("sensor", { availability_topic: "a" }));
    if (!single) throw new Error("none");
    expect(["online", "offline", "x"].map((text) => presence(single, text))).toEqual([
      "available",
      "gone",
      "none",
    ]);
  });

  it("is sent what a hub sends", () => {
    const climate = entity("climate", {
      temperature_command_topic: "c",
      temperature_state_topic: "s",
      min_temp: 16,
      max_temp: 31,
      temp_step: 0.5,
    });
    const [temperature] = askings(climate);
    if (!temperature) throw new Error("none");
    expect(offered(temperature)).toEqual([16, 31]);
    expect(otherMessage(temperature, "21.5")).toEqual({ payload: "22.0", expected: "22" });
    expect(otherMessage(temperature, "31")).toEqual({ payload: "16.0", expected: "16" });
    const whole = { ...climate.config, temperature_command_template: "{{ value | int }}" };
    const [asInteger] = askings({ ...climate, config: whole });
    expect(asInteger && payloadOf(asInteger, 22)).toBe("22");
    const [toggle] = askings(
      entity("switch", {
        command_topic: "c",
        state_topic: "s",
        payload_on: "true",
        payload_off: "false",
      }),
    );
    expect(toggle && otherMessage(toggle, "true")).toEqual({ payload: "false", expected: "false" });
  });
});
