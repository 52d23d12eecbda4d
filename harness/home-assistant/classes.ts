/**
 * Device classes with their units and state classes. Sensors: `DEVICE_CLASS_UNITS` and
 * `DEVICE_CLASS_STATE_CLASSES` of `homeassistant/components/sensor/const.py`, github
 * home-assistant/core at 00eb668. The members of the unit enumerations are in the comments beside the
 * classes there, and completed from recollection. The classes of the other platforms are recalled.
 */

/** What a sensor's class admits. A class without `units` is not held against any. */
export interface SensorClass {
  readonly units?: readonly string[];
  readonly states: readonly string[];
}

const MEASUREMENT = ["measurement"] as const;
const SUM = ["total", "total_increasing"] as const;
const ANY = [...MEASUREMENT, ...SUM] as const;

const ENERGY = "J kJ MJ GJ mWh Wh kWh MWh GWh TWh cal kcal Mcal Gcal".split(" ");
const TEMPERATURE = ["°C", "°F", "K"];
const VOLUME = ["mL", "L", "m³", "ft³", "CCF", "MCF", "fl. oz.", "gal"];
// Both letters that are read as "micro".
const CONCENTRATION = ["µg/m³", "μg/m³"];
const PERCENT = ["%"];
const NONE: readonly string[] = [];
const FLOW = ["m³/h", "m³/min", "m³/s", "ft³/min", "L/h", "L/min", "L/s"];

const measured = (units: readonly string[]): SensorClass => ({ units, states: MEASUREMENT });

/** By class. */
export const SENSOR_CLASSES: Readonly<Record<string, SensorClass>> = {
  absolute_humidity: { states: MEASUREMENT },
  apparent_power: { states: MEASUREMENT },
  aqi: measured(NONE),
  area: { states: ANY },
  atmospheric_pressure: { states: MEASUREMENT },
  battery: measured(PERCENT),
  blood_glucose_concentration: { states: MEASUREMENT },
  carbon_dioxide: measured(["ppm"]),
  carbon_monoxide: { states: MEASUREMENT },
  conductivity: measured(["S/cm", "mS/cm", "µS/cm", "μS/cm"]),
  current: measured(["A", "mA"]),
  data_rate: { states: MEASUREMENT },
  data_size: { states: ANY },
  date: { units: NONE, states: [] },
  distance: { states: ANY },
  duration: { units: ["d", "h", "min", "s", "ms", "µs", "μs"], states: ANY },
  energy: { units: ENERGY, states: SUM },
  energy_distance: { states: MEASUREMENT },
  energy_storage: measured(ENERGY),
  enum: { units: NONE, states: [] },
  frequency: measured(["mHz", "Hz", "kHz", "MHz", "GHz"]),
  gas: { states: SUM },
  humidity: measured(PERCENT),
  illuminance: measured(["lx"]),
  irradiance: { states: MEASUREMENT },
  moisture: measured(PERCENT),
  monetary: { states: ["total"] },
  nitrogen_dioxide: { states: MEASUREMENT },
  nitrogen_monoxide: { states: MEASUREMENT },
  nitrous_oxide: { states: MEASUREMENT },
  ozone: { states: MEASUREMENT },
  ph: measured(NONE),
  pm1: measured(CONCENTRATION),
  pm10: measured(CONCENTRATION),
  pm25: measured(CONCENTRATION),
  pm4: measured(CONCENTRATION),
  power: measured(["mW", "W", "kW", "MW", "GW", "TW", "BTU/h"]),
  power_factor: measured([...PERCENT, ""]),
  precipitation: { states: ANY },
  precipitation_intensity: { states: MEASUREMENT },
  pressure: { states: MEASUREMENT },
  reactive_energy: { states: SUM },
  reactive_power: { states: MEASUREMENT },
  signal_strength: measured(["dB", "dBm"]),
  sound_pressure: { states: MEASUREMENT },
  speed: { states: MEASUREMENT },
  sulphur_dioxide: { states: MEASUREMENT },
  temperature: measured(TEMPERATURE),
  temperature_delta: measured(TEMPERATURE),
  timestamp: { units: NONE, states: [] },
  volatile_organic_compounds: { states: MEASUREMENT },
  volatile_organic_compounds_parts: { states: MEASUREMENT },
  voltage: measured(["V", "mV", "µV", "μV", "kV", "MV"]),
  volume: { units: VOLUME, states: SUM },
  volume_flow_rate: { states: MEASUREMENT, units: [...FLOW, "gal/min", "gal/h", "mL/s"] },
  volume_storage: measured(VOLUME),
  water: { units: ["CCF", "MCF", "ft³", "m³", "gal", "L"], states: SUM },
  weight: { units: ["µg", "μg", "mg", "g", "kg", "oz", "lb", "st"], states: ANY },
  wind_direction: { states: ["measurement_angle", ...MEASUREMENT] },
  wind_speed: { states: MEASUREMENT },
};

/** Classes that no number has. */
export const WORDS_ONLY: readonly string[] = ["date", "enum", "timestamp"];

/** State classes that there are. */
export const STATE_CLASSES: readonly string[] = [...ANY, "measurement_angle"];

/** Device classes of the platforms that have some and no units. */
export const OTHER_CLASSES: Readonly<Record<string, readonly string[]>> = {
  binary_sensor: [
    ..."battery battery_charging carbon_monoxide cold connectivity door garage_door gas".split(" "),
    ..."heat light lock moisture motion moving occupancy opening plug power presence".split(" "),
    ..."problem running safety smoke sound tamper update vibration window".split(" "),
  ],
  button: ["identify", "restart", "update"],
  event: ["button", "doorbell", "motion"],
  humidifier: ["humidifier", "dehumidifier"],
  switch: ["outlet", "switch"],
  update: ["firmware"],
};
