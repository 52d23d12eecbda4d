/** Sentences about the water heater, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";

/** English words of the kind `water-heater`. */
export const words: DeclarationWords = {
  kind: "Electric storage water heater",
  elements: {
    "info/rated-volume": "Volume of the tank on the plate",
    "info/standing-loss-coefficient":
      "Declared consumption of 24 h standing over the reference of the standard",
    "info/hot-water-output-rate":
      "Declared hot water that comes out before it is 20 K colder, over the rated volume",
    "info/load-profile": "Declared load profile: which draws it is made for",
    "info/daily-electricity": "Declared electricity of a day of the load profile",
    "info/energy-class": "Declared class by the efficiency with the load profile",
    "info/smart-control": "Whether its smart control is declared to save enough to count",
    "heating/mode":
      "Whether it keeps the water warm: never, always, in valley time only, or as it has learned",
    "heating/temperature-setpoint": "Water temperature to be held",
    "heating/status": "Whether heating is closed, under way, or kept ready",
    "heating/element": "Current flows through the element",
    "heating/protection": "The element's circuit is broken for safety",
    "heating/boost-state": "Whether a boost is under way",
    "heating/time-remaining": "Time until the set-point is reached, unknown while nothing heats",
    "heating/boost": "Heats at once, for a time, perhaps to another set-point, perhaps only once",
    "heating/cancel-boost": "Ends the boost",
    "heating/boost-started": "A boost has begun",
    "heating/boost-ended": "A boost has ended, and why",
    "tank/temperature": "Water at the thermostat's sensor, in the lower part of the tank",
    "tank/top-temperature": "Water at the top of the tank, as it will come out",
    "tank/inlet-temperature": "Cold water at the inlet",
    "tank/percentage": "Heat stored above that of the inlet water, over that of a full tank",
    "tank/heat-required": "Heat that the water takes up to its set-point",
    "water/flow": "Water that flows through the heater",
    "water/total": "Water that has come in since manufacture",
    "schedule/valley-start": "Minute of the day (UTC) at which valley time begins",
    "schedule/valley-end":
      "Minute of the day (UTC) at which valley time ends; the same as its beginning is all day",
    "anode/operating-hours": "Hours that the anode has served since the last reset",
    "anode/remaining": "Life left in the magnesium anode",
    "anode/reset": "The anode has been replaced: start counting anew",
  },
  faults: {
    "tank-temperature-sensor": "The water's temperature cannot be measured: the element stays off",
    "dry-heating": "There is no water in the tank: the element has been switched off",
    "over-temperature":
      "The thermal cut-out has opened: have the cause found, then press it in again",
    "element-failure": "The element takes no current: the water cannot be heated",
    "earth-leakage": "Current leaks to earth: do not use the water, have it repaired",
    "anode-due": "The magnesium anode is used up: have it replaced",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar",
    "allow-remote-start": "Allow or forbid starting from afar",
    draw: "Open a hot tap for an amount of water or a time, at a flow (5 L/min if not said)",
    "close-tap": "Close the tap",
    "drain-tank": "Shut off the cold water and drain the tank",
    "fill-tank": "Fill the drained tank with cold water",
    "press-cut-out": "Press the thermal cut-out in again",
    "replace-anode": "Put in a new anode and start its hours anew",
    "press-power": "Press the button: off, or manual",
    "press-boost": "Press the button: a boost of one hour, or the end of the one under way",
    "turn-knob": "Choose the set-point at the appliance",
  },
  fidelity: {
    "energy/power": "Resistive element at the supply's voltage, and the electronics",
    "energy/energy": "Exact integral of the power",
    "tank/temperature": "Lower of two nodes with exact heat balances",
    "tank/top-temperature": "Upper of two nodes with exact heat balances",
    "tank/percentage": "Computed from two sensors and the inlet's",
    "tank/heat-required": "Heat capacity of water and steel times what is missing",
    "heating/time-remaining": "From the heat balances, as if nobody drew more water",
    "standing-loss": "From the coefficient of GB 21519-2008 and its reference consumption",
    "draw-off": "Water in equals water out; each node is mixed, so a front is blurred",
    "draw-mixing": "Share of the inlet's water that its jet carries into the upper node",
    "anode/remaining": "Hours against two years",
  },
};
