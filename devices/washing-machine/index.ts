/** The washing machine, as a model that the host can run. */

import type { Value, Values } from "../../src/thing/declaration.ts";
import type { Environment, Model } from "../appliance/model.ts";
import { observeProgramme } from "../capabilities/programme-machine.ts";
import { react } from "./behaviour.ts";
import { declaration } from "./declaration.ts";
import { driveOf, pass } from "./drive.ts";
import { remainingMs } from "./duration.ts";
import { defects } from "./faults.ts";
import { parseParameters } from "./parameters.ts";
import { moisturePercent, TUB_LOSS_W_K } from "./physics.ts";
import { freshState, hasDefect, productOf, type State, stepOf } from "./state.ts";
import { nextWakeMs } from "./wake.ts";
import { words } from "./words.en.ts";

export type { State } from "./state.ts";

/** `value` to the nearest multiple of one over `perUnit`. */
const rounded = (value: number, perUnit: number) => Math.round(value * perUnit) / perUnit;

/** A counter as told: it shows what is full, so that it never runs ahead of the truth. */
const counted = (value: number, perUnit: number) => Math.floor(value * perUnit + 1e-6) / perUnit;

/** What the temperature sensor says: nothing when it has failed. */
function sensedC(state: State): Value {
  if (hasDefect(state, "temperature-sensor")) return null;
  return rounded(Math.min(100, Math.max(-20, state.bathC)), 10);
}

function observe(state: State, nowMs: number, environment: Environment): Values {
  const drive = driveOf(state, environment);
  const coasting = drive.drum === "still" && nowMs < state.stillAtMs;
  const phase = stepOf(state)?.phase ?? "none";
  return {
    "energy/power": rounded(drive.powerW, 10),
    "energy/energy": counted(state.energyWh, 1) / 1000,
    "energy/cycle": counted(state.cycleWh, 1) / 1000,
    "door/open": state.doorOpen,
    "door/locked": state.doorLocked,
    ...observeProgramme(state.programme, phase, remainingMs(state)),
    "washing/program": state.selection.program,
    "washing/temperature": state.selection.temperatureC,
    "washing/spin-speed": state.selection.spinRpm,
    "washing/load": state.weighedKg,
    "washing/water-temperature": sensedC(state),
    "washing/heater": drive.heaterOn,
    "washing/drum": coasting ? "spinning" : drive.drum,
    "washing/cycles": state.cycles,
    "water/total": counted(state.drawnL, 10),
    "water/cycle": counted(state.cycleL, 10),
  };
}

/** The washing machine: see `parameters.ts` for what can be chosen. */
export const washingMachine: Model<State> = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "WM-8" },
  defects,
  initial: (parameters, environment, nowMs) =>
    freshState(parseParameters(parameters), environment, nowMs),
  advance: (state, fromMs, toMs, environment) => pass(state, toMs - fromMs, environment),
  wakeAtMs: nextWakeMs,
  react,
  observe,
  rated(state) {
    const product = productOf(state);
    const { label } = product;
    return {
      "info/rated-power": product.ratedPowerW,
      "info/rated-capacity": product.ratedCapacityKg,
      "info/rated-spin-speed": product.maxSpinRpm,
      "info/wash-ratio": product.washRatio,
      "info/rated-cycle-energy": label.cycleKwh,
      "info/rated-cycle-water": label.cycleL,
      "info/weighted-energy": label.weightedKwh,
      "info/weighted-water": label.weightedL,
      "info/remaining-moisture": label.moisturePercent,
      "info/programme-duration": label.durationMin,
      "info/washing-efficiency": product.washingEfficiency,
      "info/rinsing-effectiveness": product.rinsingGKg,
      "info/off-mode": product.offW,
      "info/network-switchable": true,
      "info/network-off-by-default": true,
    };
  },
  faults: (state) => state.faults,
  measure(state, environment) {
    const { powerW } = driveOf(state, environment);
    const { energyWh, drawnL: waterL, bathC, heldL, loadKg } = state;
    const instruments = { "balance/remaining-moisture": moisturePercent(heldL, loadKg) };
    return { powerW, energyWh, waterL, temperaturesC: { tub: bathC }, instruments };
  },
  influence(state, environment) {
    const { powerW, heaterW } = driveOf(state, environment);
    const lossW = TUB_LOSS_W_K * (state.bathC - environment.ambientC);
    return { heatW: powerW - heaterW + lossW };
  },
  frameEveryMs(state) {
    switch (state.programme.state) {
      case "run":
      case "pause":
      case "action-required":
      case "aborting":
        return 10_000;
      default:
        return 60_000;
    }
  },
};
