/** Sentences about a refrigerator, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";

/** The refrigerator in English. */
export const words: DeclarationWords = {
  kind: "Refrigerator with freezer",
  elements: {
    "info/fresh-food-volume": "Volume of the fresh food compartment",
    "info/freezer-volume": "Volume of the four-star freezer",
    "info/climate-class": "Climate class: the room temperatures it is made for",
    "info/rated-energy": "Declared consumption per 24 h: the mean of rooms at 16 °C and 32 °C",
    "info/automatic-defrost": "The freezer defrosts by itself",
    "info/defrost-control": "What decides when it defrosts: running time, clock or demand",
    "info/energy-class": "Energy class on the label, by the declared consumption",
    "info/lowest-voltage": "Lowest supply voltage at which the compressor runs",
    "fresh-food/temperature": "Air in the fresh food compartment",
    "fresh-food/temperature-setpoint": "Temperature asked for in the fresh food compartment",
    "freezer/temperature": "Air in the freezer",
    "freezer/temperature-setpoint": "Temperature asked for in the freezer",
    "fresh-food-door/open": "The door of the fresh food compartment is open",
    "freezer-door/open": "The door of the freezer is open",
    "compressor/running": "The compressor turns",
    "defrost/active": "The evaporator is being defrosted, dripping included",
    "cooling/mode":
      "How it cools: as asked for, fast for 6 h (super-cool) or 26 h (super-freeze), fresh food at 12 °C (holiday), or not below 5 °C and -18 °C (eco)",
  },
  faults: {
    "door-open-fresh-food": "The fresh food door has been open for more than two minutes: close it",
    "door-open-freezer": "The freezer door has been open for more than two minutes: close it",
    "freezer-high-temperature": "The freezer has been too warm for half an hour: check the food",
    "fresh-food-sensor": "The fresh food temperature is unknown: call service",
    "freezer-sensor": "The freezer temperature is unknown, it cools by the clock: call service",
    "defrost-sensor":
      "The evaporator temperature is unknown, it defrosts by the clock: call service",
    "defrost-overtime": "The last defrost took too long: call service",
    "compressor-start-failure": "The compressor does not start: call service",
    "supply-voltage": "The supply voltage is too low for the compressor",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar",
    "allow-remote-start": "Allow or forbid starting from afar",
    "open-door": "Open a door: fresh-food-door (if none is named) or freezer-door",
    "close-door": "Close a door: fresh-food-door (if none is named) or freezer-door",
    "choose-mode": "Choose a cooling mode at the panel",
    "start-defrost": "Start a defrost from the service menu",
  },
  fidelity: {
    "fresh-food/temperature": "Two thermal nodes, air and food, solved exactly between switchings",
    "freezer/temperature": "Two thermal nodes, air and food, solved exactly between switchings",
    "energy/power": "Sum of what runs: electronics, lights, compressor, defrost heater",
    "energy/energy": "Exact integral of the power",
    "compressor/running":
      "Two thermostats on the air with hysteresis; COP from a part of the reversed Carnot cycle, frozen for 15 min at most at its predicted mean",
    "defrost/active": "Heat balance of coil and frost; begins after 12 h of compressor running",
    "heat-conductance": "Walls as one conductance for each compartment, chosen to fit the label",
    "compressor-power": "The same at every room temperature and voltage",
    "door-exchange": "Air exchanged with a time constant of 15 s, its vapour becomes frost",
    "start-power": "2.2 times the running power for 10 s",
    "info/rated-energy": "Balance of heat at 16 °C and 32 °C, unless given as a parameter",
  },
};
