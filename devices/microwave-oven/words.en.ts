/** What the microwave oven's declaration means, in English. */

import type { DeclarationWords } from "../../src/thing/declaration.ts";

/** Sentences about the microwave oven. */
export const words: DeclarationWords = {
  kind: "Microwave oven",
  elements: {
    "info/rated-output-power": "Microwave power that the maker declares",
    "info/efficiency": "Efficiency that the maker declares: microwave power by electric power",
    "info/cavity-volume": "Space for food",
    "energy/cycle": "Electric energy of the present or last programme",
    "door/open": "Is the door open; unknown when its switches contradict each other",
    "programme/state": "What the oven does with its programme",
    "programme/phase": "Does it cook or defrost",
    "programme/remaining": "Time until the programme ends; it stands in a pause",
    "programme/progress": "Share of the programme that is done",
    "programme/start":
      "Starts with what is selected, or what is given, at once or after a delay in seconds",
    "programme/stop": "Gives the programme up",
    "programme/pause": "Interrupts the programme",
    "programme/resume": "Goes on with an interrupted programme, if the door is closed",
    "programme/completed": "A programme has ended, and what it used",
    "cooking/mode": "Mode selected or running; selecting another brings its own level of power",
    "cooking/cook-time": "Length of the programme selected or running",
    "cooking/power-level": "Share of full power: below 100 % the magnetron is switched on and off",
    "cooking/magnetron": "Is the magnetron switched on",
    "cooking/child-lock": "Are the buttons locked, but for stop and the lock itself",
    "cooking/clock": "Is the clock shown in standby",
    "cooking/add-time": "Lengthens the programme under way by some seconds",
    "cavity/temperature": "Temperature of the cavity's wall",
    "cavity/lamp": "Is the lamp lit",
    "cavity/fan": "Is the fan switched on, also for cooling after a programme",
    "cavity/turntable": "Does the turntable turn",
  },
  faults: {
    "magnetron-failure": "The oven does not heat: call the service",
    "door-switch": "The door's switches contradict each other: do not use the oven",
    "over-temperature": "The oven is too hot: free its vents, put something in, let it cool",
    "turntable-blocked": "The turntable is blocked: use a smaller dish",
    "cavity-temperature-sensor": "The temperature sensor of the cavity has failed",
    "door-left-open": "The door has been left open",
  },
  operations: {
    "allow-remote": "Allow or forbid control from afar at the oven",
    "allow-remote-start": "Allow or forbid starting from afar at the oven",
    "open-door": "Open the door",
    "close-door": "Close the door",
    "put-load":
      "Put water of this mass in kilograms and temperature in degrees Celsius into the open oven, in a glass vessel of this mass at room temperature, in place of what is in it",
    "take-load": "Take what is in the open oven out",
    "press-start": "Press the button for start, which also goes on after a pause",
    "press-stop": "Press the button for stop: once to pause, once more to give up",
    "press-add-time": "Press the button that adds half a minute",
    "press-child-lock": "Hold the button that locks and unlocks the others",
  },
  fidelity: {
    "energy/power":
      "Full input by product, in proportion to the supply voltage; 30 % of it for 2 s after each switching on; lamp, fan, turntable and board as assumed",
    "energy/energy": "Exact integral of the power",
    "energy/cycle": "Exact integral of the power over the programme",
    "programme/remaining": "Set time less time at work",
    "cooking/magnetron": "Period of 30 s and share of it as in measured ovens",
    "cavity/temperature": "Heat balance of the walls with an assumed share of the output",
    "cavity/lamp": "Lit while running and while the door is open, for three minutes at most",
    "cavity/fan": "Runs with the programme and on until the magnetron has cooled",
    "cavity/turntable": "Turns with the programme unless it is blocked",
    "load-temperature":
      "Heat balance of water and vessel with the output and an assumed loss to the air, water evaporating at 100 °C; the output does not depend on the load's size, nothing freezes or thaws",
    "magnetron-temperature": "Heat balance of the magnetron's losses with assumed cooling",
  },
};
