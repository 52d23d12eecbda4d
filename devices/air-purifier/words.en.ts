/** Sentences about the air purifier, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";

/** English words of the kind `air-purifier`. */
export const words: DeclarationWords = {
  kind: "Air purifier",
  elements: {
    "info/rated-cadr": "Declared clean air delivery rate for particles at the highest level",
    "info/rated-ccm": "Declared mass of particles after which half of the delivery rate is left",
    "air/pm25": "Concentration of fine particles (PM2.5) at the appliance",
    "air/quality": "Quality of the air in words, by its fine particles",
    "fan/power": "Whether the appliance cleans",
    "fan/mode": "How the level is chosen: by the particle sensor, quietest, or by hand",
    "fan/level":
      "Level of the fan, or the level it will start with; asking for another one is manual mode",
    "fan/speed": "Speed of the motor",
    "filter/remaining":
      "Share of the filter's life that is left, by hours or dust, whichever is less",
    "filter/change": "Whether the filter has to be changed: no, soon, now",
    "filter/in-place": "Whether the filter is inserted",
    "filter/operating-hours": "Hours of operation since the filter's counter was reset",
    "filter/reset": "Starts the filter's life anew after it was changed",
    "panel/light": "Light of the panel while the appliance cleans",
    "panel/child-lock": "Whether the buttons at the appliance are locked",
  },
  faults: {
    "particle-sensor": "The particle sensor has failed. Automatic mode runs at a fixed level.",
    "filter-due": "The filter is almost used up. Have a new one ready.",
    "filter-exhausted": "The filter is used up. Change it and reset its counter.",
    "filter-missing": "The filter is not in place. Insert it to start the appliance.",
    "fan-blocked": "The fan does not turn. Switch the appliance off and look for what holds it.",
    "inlet-blocked": "The air inlet is covered. Make room around the appliance.",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar",
    "allow-remote-start": "Allow or forbid starting from afar",
    "press-power": "Press the power button",
    "press-mode": "Press the mode button: the next mode",
    "press-level": "Press the level button: the next level, in manual mode",
    "hold-child-lock": "Hold the lock button: lock or unlock the buttons",
    "hold-filter-reset": "Hold the filter button: reset the filter's counter",
    "remove-filter": "Open the cover and take out the filter",
    "insert-filter": "Insert a filter (new, unless said otherwise) and close the cover",
  },
  fidelity: {
    "energy/power": "measured input of real purifiers by level",
    "energy/energy": "exact integral of the power",
    "air/pm25":
      "concentration in the room, read every 10 s in automatic mode, 30 s in other modes, 60 s in standby",
    "air/quality": "bands of the concentration",
    "fan/speed": "one speed for each level",
    "filter/remaining":
      "hours, and dust estimated from the appliance's own sensor, against the declared life",
    cadr: "declared rate, lowered by level after the cube root of the fan's input",
    "filter-loading": "the dust caught lowers the delivery rate, to half at the declared mass",
  },
};
