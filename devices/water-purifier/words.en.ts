/** Sentences about the water purifier, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";
import { FILTERS, type FilterId } from "./products.ts";

const NAMES: Readonly<Record<FilterId, string>> = {
  prefilter: "prefilter (sediment and carbon)",
  membrane: "reverse osmosis membrane",
  postfilter: "postfilter (carbon)",
};

function filterWords(filter: FilterId): Readonly<Record<string, string>> {
  const name = NAMES[filter];
  return {
    [`${filter}/remaining`]: `Share of the life of the ${name} that is left, by litres or hours, whichever is less`,
    [`${filter}/change`]: `Whether the ${name} has to be changed: no, soon, now`,
    [`${filter}/litres`]: `Water through the ${name} since its counter was reset`,
    [`${filter}/hours`]: `Time since the counter of the ${name} was reset`,
    [`${filter}/reset`]: `Starts the life of the ${name} anew after it was changed`,
  };
}

/** English words of the kind `water-purifier`. */
export const words: DeclarationWords = {
  kind: "Water purifier",
  elements: {
    "info/rated-net-ratio": "Declared share of the inlet water that becomes net water",
    "info/rated-total-net-water": "Declared net water in the life of the membrane",
    "info/rated-flow": "Declared flow of net water",
    "purifier/power": "Whether the appliance is switched on",
    "purifier/state": "What the appliance does; blocked: a fault stops the water",
    "water/tds-in": "Dissolved solids in the inlet water",
    "water/tds-out": "Dissolved solids in the net water, as last read while it flowed",
    "water/tds-warning": "Dissolved solids in the net water above which a person is warned",
    "water/temperature": "Temperature of the inlet water",
    "water/flow": "Flow of net water at the tap",
    "water/total-in": "Water taken in since manufacture",
    "water/total-out": "Net water given since manufacture",
    "water/total-reject": "Water sent to the drain since manufacture",
    "water/supply": "Whether there is water pressure at the inlet",
    "water/leak": "Whether there is water in the drip tray",
    "flush/active": "Whether the membrane is being flushed",
    "flush/interval": "Longest time that the membrane stands without being flushed",
    "flush/start": "Flushes the membrane",
    ...Object.assign({}, ...FILTERS.map(filterWords)),
    "panel/child-lock": "Whether the buttons at the appliance are locked",
  },
  faults: {
    leak: "There is water in the drip tray. Close the stop valve and have the leak repaired.",
    "lack-water": "No water comes to the appliance. Open the stop valve.",
    "filter-due": "A filter is almost used up. Have a new one ready.",
    "filter-exhausted": "A filter is used up. Change it and reset its counter.",
    "tds-high": "The net water holds more dissolved solids than it should. Check the membrane.",
    "tds-sensor": "The sensor in the net water has failed. The water's quality is not known.",
    "pump-failure": "The pump does not build up pressure. No water is made.",
    "inlet-valve-stuck": "The inlet valve does not close and water runs off. Close the stop valve.",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar",
    "allow-remote-start": "Allow or forbid starting from afar",
    draw: "Open the tap until so many litres have come",
    "close-tap": "Close the tap",
    "close-supply": "Close the stop valve of the inlet",
    "open-supply": "Open the stop valve of the inlet",
    "press-power": "Press the power button",
    "press-flush": "Press the flush button",
    "hold-child-lock": "Hold the lock button: lock or unlock the buttons",
    "hold-filter-reset": "Hold a filter's button: reset its counter",
    "replace-filter": "Put a new cartridge in place of an old one",
  },
  fidelity: {
    "energy/power": "pressure times displacement of the pump over an assumed efficiency",
    "energy/energy": "exact integral of the power",
    "water/tds-out":
      "salt flux through the membrane against its water flux; no creep while the water stands",
    "water/flow":
      "flux by net driving pressure, temperature and wear of the membrane; the pressure follows from pump and restrictor",
    "water/total-in": "net water, reject water and what fills new cartridges, together",
    "membrane-decline": "permeability falls exponentially with the litres made",
    "membrane/remaining": "litres and hours against the declared life",
    flush: "fixed time at the full flow of the pump",
  },
};
