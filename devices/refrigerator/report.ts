/** What is told about the state: on the wire, to instruments, to the room. */

import type { Values } from "../../src/thing/declaration.ts";
import type { Environment, Influence, Measurable } from "../appliance/model.ts";
import { coilC } from "./defrost.ts";
import { energyClass } from "./label.ts";
import { START_ATTEMPTS } from "./machine.ts";
import { COMMON } from "./product.ts";
import { has, type State, type ZoneName } from "./state.ts";
import { flows, powerW } from "./step.ts";

/** Rounds to the declared number of decimals. */
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** What the sensor of a compartment shows; unknown when it has failed. */
function sensorC(state: State, zone: ZoneName): number | null {
  if (has(state, `${zone}-sensor-failed`)) return null;
  const airC = zone === "freezer" ? state.thermal.freezerAirC : state.thermal.freshFoodAirC;
  return rounded(Math.min(60, Math.max(-60, airC)), 1);
}

/** The values of the kind's own properties, with power and energy. */
export function observe(state: State, _nowMs: number, environment: Environment): Values {
  const turning = state.machine.compressor !== "off" && !has(state, "compressor-stuck");
  return {
    "energy/power": rounded(powerW(state, environment), 1),
    "energy/energy": rounded(state.thermal.energyWh / 1000, 3),
    "fresh-food/temperature": sensorC(state, "fresh-food"),
    "fresh-food/temperature-setpoint": state.freshFood.setpointC,
    "freezer/temperature": sensorC(state, "freezer"),
    "freezer/temperature-setpoint": state.freezer.setpointC,
    "fresh-food-door/open": state.freshFood.doorOpenedMs !== null,
    "freezer-door/open": state.freezer.doorOpenedMs !== null,
    "compressor/running": turning,
    "defrost/active": state.defrost.phase !== "none",
    "cooling/mode": state.cooling.mode,
  };
}

/** What is rated, as on the plate. */
export function rated({ product }: State): Values {
  return {
    "info/rated-power": Math.round(
      product.standbyW + Math.max(COMMON.heaterW, product.compressorW) + 2 * COMMON.lightW,
    ),
    "info/fresh-food-volume": rounded(product.freshFood.volumeL, 1),
    "info/freezer-volume": rounded(product.freezer.volumeL, 1),
    "info/climate-class": product.climateClass,
    "info/rated-energy": rounded(product.ratedEnergyKwh, 2),
    "info/automatic-defrost": true,
    "info/defrost-control": "run-time",
    "info/energy-class": energyClass(product),
    "info/lowest-voltage": COMMON.supplyLowestV,
  };
}

/** Codes of the faults that stand, in the order of the declaration. */
export function faults(state: State): readonly string[] {
  const standing: string[] = [];
  const add = (code: string, stands: boolean): void => {
    if (stands) standing.push(code);
  };
  add("door-open-fresh-food", state.freshFood.doorOverlong);
  add("door-open-freezer", state.freezer.doorOverlong);
  add("freezer-high-temperature", state.alarm.raised);
  add("fresh-food-sensor", has(state, "fresh-food-sensor-failed"));
  add("freezer-sensor", has(state, "freezer-sensor-failed"));
  add("defrost-sensor", has(state, "defrost-sensor-failed"));
  add("defrost-overtime", state.defrost.overtime);
  add("compressor-start-failure", state.machine.failedStarts >= START_ATTEMPTS);
  add("supply-voltage", state.mains.low);
  return standing;
}

/** What thermometers, a power meter and an energy meter show. */
export function measure(state: State, environment: Environment): Measurable {
  const { freshFoodAirC, freshFoodC, freezerAirC, freezerFoodC, energyWh } = state.thermal;
  return {
    powerW: powerW(state, environment),
    energyWh,
    temperaturesC: {
      "fresh-food": freshFoodC,
      "fresh-food-air": freshFoodAirC,
      freezer: freezerFoodC,
      "freezer-air": freezerAirC,
      coil: coilC(state),
    },
    // Air swings with every cycle; the packages of a storage test follow their food.
    instruments: { "thermometers/fresh-food": freshFoodAirC, "thermometers/freezer": freezerFoodC },
  };
}

/** Heat into the room: what the condenser gives off, less what comes back through walls and doors. */
export function influence(state: State, environment: Environment): Influence {
  const flow = flows(state, environment);
  const { product, freshFood, freezer, thermal } = state;
  const warm = freshFood.doorOpenedMs === null ? product.freshFood.closed : product.freshFood.open;
  const cold = freezer.doorOpenedMs === null ? product.freezer.closed : product.freezer.open;
  const insideW =
    warm.outerWK * (environment.ambientC - thermal.freshFoodAirC) +
    cold.outerWK * (environment.ambientC - thermal.freezerAirC);
  // The heater and the lights warm the inside, not the room.
  const heaterW = flow.coilW / (1 - COMMON.heaterToAir);
  const open = Number(freshFood.doorOpenedMs !== null) + Number(freezer.doorOpenedMs !== null);
  const lightsW = flow.powerW > 0 ? open * COMMON.lightW : 0;
  return { heatW: flow.powerW - heaterW - lightsW + flow.coolingW - insideW };
}
