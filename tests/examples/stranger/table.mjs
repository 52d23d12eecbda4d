/** The refrigerator's table as Homie describes it. Topics are `node/property`. */

const NAMES = {
  control: "control",
  cooling: "cooling",
  compressor: "compressor",
  defrost: "defrost",
  energy: "energy",
  health: "health",
  info: "info",
  freezer: "thermostat",
  "fresh-food": "thermostat",
  "freezer-door": "door",
  "fresh-food-door": "door",
};
const BOOT =
  "unspecified,power-on-reboot,brown-out-reset,software-watchdog-reset,hardware-watchdog-reset,software-update-completed,software-reset";

const float = (format, unit) => ({ datatype: "float", format, unit });
const integer = (format, unit) => ({ datatype: "integer", format, unit });
const flag = { datatype: "boolean" };
const text = { datatype: "string" };
const choice = (format) => ({ datatype: "enum", format });
const settable = (what) => ({ ...what, settable: true });
const moment = (schema) => ({
  datatype: "json",
  retained: false,
  format: JSON.stringify({ type: "object", ...schema }),
});
const EVENT = moment({ required: ["at"] });

export const MODES = ["normal", "super-cool", "super-freeze", "holiday", "eco"];

const RETAINED = {
  "info/manufacturer": text,
  "info/model": text,
  "info/serial": text,
  "info/firmware": text,
  "info/hardware": text,
  "info/manufactured": { datatype: "datetime" },
  "info/rated-power": float("0:20000:1", "W"),
  "info/fresh-food-volume": float("0:2000:0.1", "L"),
  "info/freezer-volume": float("0:2000:0.1", "L"),
  "info/climate-class": choice("SN,N,ST,T"),
  "info/rated-energy": float("0:100:0.01", "kWh"),
  "info/automatic-defrost": flag,
  "energy/power": float("0:20000:0.1", "W"),
  "energy/energy": float("0:1000000:0.001", "kWh"),
  "health/uptime": integer("0:4294967295:1", "s"),
  "health/boot-reason": choice(BOOT),
  "health/connection-count": integer("0:4294967295:1", "#"),
  "health/operating-hours": float("0:1000000:0.1", "h"),
  "health/fault": text,
  "control/remote-allowed": flag,
  "control/remote-start-allowed": flag,
  "fresh-food/temperature": float("-60:60:0.1", "°C"),
  "fresh-food/temperature-setpoint": settable(integer("2:8:1", "°C")),
  "freezer/temperature": float("-60:60:0.1", "°C"),
  "freezer/temperature-setpoint": settable(integer("-24:-16:1", "°C")),
  "fresh-food-door/open": flag,
  "freezer-door/open": flag,
  "compressor/running": flag,
  "defrost/active": flag,
  "cooling/mode": settable(choice(MODES.join(","))),
};

const FLEETING = {
  "health/self-test": settable(
    moment({
      properties: { id: { type: "string", maxLength: 64 } },
      additionalProperties: false,
    }),
  ),
  "health/decommission": settable(
    moment({
      required: ["confirm"],
      properties: { id: { type: "string", maxLength: 64 }, confirm: { type: "string" } },
      additionalProperties: false,
    }),
  ),
  "health/handover": EVENT,
  "health/fault-raised": EVENT,
  "health/fault-cleared": EVENT,
  "health/self-test-completed": EVENT,
};

/** Faults that this model can find: code to severity and what its alert says. */
export const FAULTS = {
  "door-open-fresh-food": ["warning", "Please close the door of the fresh food compartment"],
  "door-open-freezer": ["warning", "Please close the door of the freezer"],
  "freezer-high-temperature": ["warning", "The freezer has become warm"],
  "supply-voltage": ["warning", "The mains voltage is too low"],
};

/** All properties that this unit has, `node/property` to Homie's property object. */
export function properties(is) {
  const all = { ...RETAINED, ...FLEETING };
  if (!is("no-telemetry")) all["sys/telemetry"] = moment({});
  if (!is("no-ack")) all["sys/ack"] = moment({});
  if (is("extra")) {
    all["lamp/brightness"] = settable(integer("0:100:5", "%"));
    all["lamp/hue"] = { datatype: "color", format: "rgb" };
    all["shelf/egg-count"] = integer("0:12:1", "#");
    all["shelf/next-service"] = { datatype: "duration" };
  }
  if (is("spelling")) {
    all["energy/power"] = float("0.0:2.0e4:1E-1", "W");
    all["freezer/temperature"] = float("-6e1:60.00:0.10", "°C");
  }
  return all;
}

/** The `$description`. */
export function describe(id, all, is, startedMs) {
  const nodes = {};
  for (const [path, property] of Object.entries(all)) {
    const [node, name] = path.split("/");
    nodes[node] ??= { type: typeOf(node), properties: {} };
    nodes[node].properties[name] = is("terse-description")
      ? property
      : { settable: false, retained: true, ...property };
  }
  return {
    homie: "5.0",
    version: is("version-timestamp") ? startedMs : 12,
    name: `Polar 250 ${id}`,
    type: "org.hearthmark.refrigerator/1",
    nodes,
  };
}

const typeOf = (node) =>
  node === "lamp" || node === "shelf"
    ? `com.example.polar.${node}`
    : `org.hearthmark.${NAMES[node] ?? node}/1`;
