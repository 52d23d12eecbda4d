/** The kind `refrigerator`: a fridge-freezer with two controlled zones and one compressor. */

import type { Model } from "../appliance/model.ts";
import { react } from "./behaviour.ts";
import { declaration } from "./declaration.ts";
import { initial } from "./initial.ts";
import { faults, influence, measure, observe, rated } from "./report.ts";
import type { Defect, State } from "./state.ts";
import { advance } from "./step.ts";
import { wakeAtMs } from "./wake.ts";
import { words } from "./words.en.ts";

export type { State } from "./state.ts";

/** Defects, with what each does. */
const defects: Readonly<Record<Defect, string>> = {
  "fresh-food-sensor-failed": "The fresh food sensor is broken; it is cooled by the clock",
  "freezer-sensor-failed": "The freezer sensor is broken; it is cooled by the clock",
  "defrost-sensor-failed": "The evaporator sensor is broken; a defrost ends by the clock",
  "fresh-food-door-blocked": "Something keeps the fresh food door open",
  "freezer-door-blocked": "Something keeps the freezer door open",
  "compressor-stuck": "The compressor does not turn; its overload protection ends every attempt",
  "defrost-heater-broken": "The defrost heater is open circuit; the frost stays",
};

/** The refrigerator; parameters are listed in `parameters.ts`. */
export const refrigerator: Model<State> = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "RF-250" },
  defects,
  initial,
  advance,
  wakeAtMs,
  react,
  observe,
  rated,
  faults,
  measure,
  influence,
  frameEveryMs: () => 60_000,
};
