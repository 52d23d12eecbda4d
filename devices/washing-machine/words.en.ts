/** What the washing machine's declaration means, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";

/** Sentences about the washing machine. */
export const words: DeclarationWords = {
  kind: "Washing machine",
  elements: {
    "info/rated-capacity": "Dry laundry that the machine is rated for",
    "info/rated-spin-speed": "Fastest spin",
    "info/wash-ratio": "Declared washing rate against the reference machine",
    "info/rated-cycle-energy": "Declared energy of a cycle at rated capacity",
    "info/rated-cycle-water": "Declared water of a cycle at rated capacity",
    "info/weighted-energy": "Declared energy of an eco 40-60 cycle, weighted over three loads",
    "info/weighted-water": "Declared water of an eco 40-60 cycle, weighted over three loads",
    "info/remaining-moisture": "Declared moisture after the last spin, weighted over three loads",
    "info/programme-duration": "Declared duration of eco 40-60 at rated capacity",
    "info/washing-efficiency": "Declared washing efficiency index, the lowest of the loads",
    "info/rinsing-effectiveness":
      "Declared rest of detergent per kilogram of laundry, the highest of the loads",
    "info/off-mode": "Declared power in off mode, or in standby without a network",
    "info/network-switchable": "Can the user switch the network connection on and off",
    "info/network-off-by-default": "Is the network connection off as it leaves the works",
    "energy/cycle": "Electric energy of the present or last programme",
    "door/open": "Is the door open",
    "door/locked": "Is the door locked by the machine",
    "programme/state": "What the machine does with its programme",
    "programme/phase": "Where in the programme it is",
    "programme/remaining": "Time until the programme ends, as the machine expects",
    "programme/progress": "Share of the programme that is done",
    "programme/start":
      "Starts the selected program, or the given one, at once or after a delay in seconds",
    "programme/stop": "Gives the programme up: pumps the water out and unlocks the door",
    "programme/pause": "Interrupts the programme",
    "programme/resume": "Goes on with an interrupted programme",
    "programme/completed": "A programme has ended, and what it used",
    "washing/program":
      "Program selected or running; selecting another brings its own temperature and speed",
    "washing/temperature": "Temperature of the main wash",
    "washing/spin-speed": "Speed of the last spin",
    "washing/load": "Dry laundry as weighed at the start, unknown before",
    "washing/water-temperature": "Temperature of the water in the tub",
    "washing/heater": "Is the heater switched on",
    "washing/drum": "Does the drum stand, turn to and fro, or spin",
    "washing/cycles": "Programmes brought to their end since manufacture",
    "water/total": "Water drawn since manufacture",
    "water/cycle": "Water drawn by the present or last programme",
  },
  faults: {
    "water-inlet-blocked": "No water comes in: open the tap, clean the inlet filter, then resume",
    "drain-blocked": "The water does not drain: clean the pump filter and the drain hose",
    "door-lock-failure":
      "The door cannot be locked or unlocked: check that nothing is caught in it",
    "heater-failure": "The water does not warm up: the programme goes on without heating",
    imbalance: "The laundry could not be spread: it was spun slowly and is wetter than usual",
    leakage: "Water in the base: close the tap and call the service",
    "temperature-sensor": "The temperature sensor has failed: the machine washes without heating",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar at the machine",
    "allow-remote-start": "Allow or forbid starting from afar at the machine",
    "open-door": "Open the door",
    "close-door": "Close the door",
    "load-laundry": "Empty the drum and put dry laundry of this mass in kilograms into it",
    "press-start": "Press the button for start, which also goes on after a pause",
    "press-pause": "Press the button for pause",
  },
  fidelity: {
    "energy/power":
      "Heater by its resistance, drum by a mechanical model with assumed constants, in steps of 10 s",
    "energy/energy": "Exact integral of the power",
    "energy/cycle": "Exact integral of the power over the programme",
    "washing/water-temperature":
      "Heat balance of water, laundry and tub with the heater, the inlet and losses to the room",
    "washing/load": "The true mass to the nearest half kilogram; real estimates are coarser",
    "washing/heater": "State of the relay that the heat balance acts on",
    "washing/drum": "Reversals shorter than 10 s are averaged",
    "water/total": "Integral of the flow through the inlet valve",
    "water/cycle": "Integral of the flow through the inlet valve over the programme",
    "programme/remaining":
      "Sum of the steps still to come with heating by the heat balance and an expected inlet temperature",
    "programme/phase":
      "Steps and lengths of each program are assumed, from the range of real machines",
  },
};
