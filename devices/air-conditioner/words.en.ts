/** Sentences about the air conditioner, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";

/** English words for the declaration. */
export const words: DeclarationWords = {
  kind: "Room air conditioner",
  elements: {
    "info/rated-cooling-capacity": "Cooling capacity at 27/19 °C indoors and 35 °C outdoors",
    "info/rated-heating-capacity": "Heating capacity at 20 °C indoors and 7 °C outdoors",
    "info/seer": "Declared seasonal energy efficiency ratio of cooling, in W·h/(W·h)",
    "info/apf": "Declared annual performance factor of cooling and heating, in W·h/(W·h)",
    "info/design-load-cooling": "Design load of cooling at 35 °C outdoors",
    "info/design-load-heating": "Design load of heating in the average climate, at -10 °C outdoors",
    "info/bivalent-temperature": "Down to here it carries the heating load alone",
    "info/operating-limit": "Below this it does not heat",
    "info/eu-seer": "Seasonal energy efficiency ratio as the European label declares it",
    "info/eu-scop":
      "Seasonal coefficient of performance, average climate, as the European label declares it",
    "info/refrigerant-gwp": "Global warming potential of the refrigerant over 100 years",
    "info/sound-power-indoor": "Sound power of the indoor unit as declared, in dB(A)",
    "info/sound-power-outdoor": "Sound power of the outdoor unit as declared, in dB(A)",
    "climate/power": "On, or off with only the network up",
    "climate/mode": "What it does while it is on",
    "climate/temperature-setpoint": "Room temperature to be held",
    "climate/temperature": "Air as it enters the indoor unit",
    "climate/humidity": "Relative humidity of the air that enters the indoor unit",
    "climate/outdoor-temperature": "Air at the outdoor unit",
    "climate/running-mode": "What the compressor is running for, off when it stands",
    "climate/eco": "Limits the speed of the compressor",
    "climate/sleep": "Quiet fan, and a set-point that drifts 1 K towards saving in two hours",
    "fan/speed": "Speed of the indoor fan as chosen",
    "fan/percent-current": "Airflow at this moment, in percent of the highest",
    "vane/swing": "The vane moves up and down",
    "compressor/running": "The compressor runs",
    "compressor/frequency": "Speed of the compressor",
    "filter/operating-hours": "Hours that the dust filter has served since it was last cleaned",
    "filter/remaining": "Life left until the dust filter has to be cleaned",
    "filter/reset": "The filter has been cleaned: start counting anew",
  },
  faults: {
    "room-temperature-sensor":
      "The room's temperature cannot be measured: the compressor stays off",
    "outdoor-temperature-sensor": "The outdoor temperature cannot be measured",
    "fan-failure": "The indoor fan does not turn: the compressor stays off",
    "compressor-failure": "The compressor does not start",
    "refrigerant-low": "There is too little refrigerant: capacity is reduced",
    "filter-due": "The dust filter has to be cleaned",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar",
    "allow-remote-start": "Allow or forbid starting from afar",
    "press-power": "Press the button on the unit: on or off",
    "use-handset": "Send power, mode, set-point or fan speed from the infrared handset",
    "clean-filter": "Wash the dust filter and put it back",
  },
  fidelity: {
    "energy/power": "Compressor, fan and board power at the operating point",
    "energy/energy": "Exact integral of the power",
    "climate/temperature": "Room air through a sensor that lags by 40 s",
    "climate/humidity": "Humidity of the room's air",
    "compressor/frequency": "PI control with slew limit, lowest speed and cycling below it",
    "cooling-capacity": "Curves of a mini-split over wet bulb, outdoor air and speed, by-pass coil",
    "heating-capacity": "Straight line in the outdoor temperature, reversed-Carnot COP, no defrost",
    "fan/percent-current": "Three speeds with assumed airflows",
    "filter/remaining": "Hours of the fan against 500 h",
  },
};
