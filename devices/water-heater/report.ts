/** What the water heater reports, what is rated, and what instruments can read off it. */

import type { Values } from "../../src/thing/declaration.ts";
import { roundToStep } from "../../src/thing/value.ts";
import type { Environment, Measurable } from "../appliance/model.ts";
import { remainingS } from "./control.ts";
import { powerW } from "./physics.ts";
import {
  anodeRemainingPercent,
  heats,
  isProtected,
  readingC,
  type State,
  targetC,
} from "./state.ts";
import { capacitiesJK, storedJ } from "./tank.ts";

/** What a laboratory's instruments can read off besides. */
export interface WaterHeaterMeasurable extends Measurable {
  readonly waterL: number;
  /** Water that has come out since the beginning, in L. */
  readonly waterOutL: number;
  /** Flow at the outlet, in L/min. */
  readonly flowLMin: number;
  /** Temperature of the water at the outlet, in °C, as it flows or would flow. */
  readonly outletC: number;
  /** Heat of the water that went out less that of the water that came in, in Wh. */
  readonly deliveredWh: number;
  /** Heat lost to the air since the beginning, in Wh. */
  readonly lostWh: number;
  /** Heat in tank and water above 0 °C, in Wh. */
  readonly storedWh: number;
  readonly instruments: Readonly<Record<string, number>>;
}

const TEMPERATURE_C = { min: 0, max: 100, step: 0.1 } as const;
const LONGEST_REMAINING_MIN = 1440;
const J_PER_WH = 3600;

function temperature(celsius: number): number {
  const { min, max } = TEMPERATURE_C;
  return roundToStep(Math.min(max, Math.max(min, celsius)), TEMPERATURE_C);
}

/** Minutes until the set-point is reached, rounded up; `null` while nothing heats or it never will. */
function remainingMin(state: State, environment: Environment): number | null {
  if (!heats(state)) return null;
  const minutes = Math.ceil(remainingS(state, environment) / 60);
  return minutes <= LONGEST_REMAINING_MIN ? Math.max(1, minutes) : null;
}

/** Heat that the water takes up to the set-point as the sensors see it, in Wh; `null` if they do not. */
function requiredWh(state: State): number | null {
  const reading = readingC(state);
  if (reading === null) return null;
  const capacity = capacitiesJK(state.design, true);
  const target = targetC(state);
  const missing = (celsius: number) => Math.max(0, target - celsius);
  const heatJ = capacity.upper * missing(state.upperC) + capacity.lower * missing(reading);
  return roundToStep(heatJ / J_PER_WH, { min: 0, step: 1 });
}

/** Heat above the inlet water over that of a full tank at set-point, in percent. */
function tankPercent(state: State, { inletWaterC }: Environment): number | null {
  const reading = readingC(state);
  if (reading === null) return null;
  const spanK = Math.max(1, targetC(state) - inletWaterC);
  const { upper, lower } = capacitiesJK(state.design, true);
  const share = (celsius: number) => Math.min(1, Math.max(0, (celsius - inletWaterC) / spanK));
  const filled = upper * share(state.upperC) + lower * share(reading);
  return Math.round((100 * filled) / (upper + lower));
}

function statusOf(state: State): string {
  if (!state.enabled) return "closed";
  return state.relay ? "heating" : "keep";
}

/** The values of the kind's own properties, power and energy. */
export function observe(state: State, environment: Environment): Values {
  const { settings, counters } = state;
  const reading = readingC(state);
  return {
    "energy/power": roundToStep(powerW(state, environment), { min: 0, step: 0.1 }),
    "energy/energy": roundToStep(counters.energyWh / 1000, { min: 0, step: 0.001 }),
    "heating/mode": settings.mode,
    "heating/temperature-setpoint": settings.setpointC,
    "heating/status": statusOf(state),
    "heating/element": heats(state),
    "heating/protection": isProtected(state),
    "heating/boost-state": state.boost ? "active" : "inactive",
    "heating/time-remaining": remainingMin(state, environment),
    "tank/temperature": reading === null ? null : temperature(reading),
    "tank/top-temperature": temperature(state.upperC),
    "tank/inlet-temperature": temperature(environment.inletWaterC),
    "tank/percentage": tankPercent(state, environment),
    "tank/heat-required": requiredWh(state),
    "water/flow": roundToStep(state.draw?.flowLMin ?? 0, { min: 0, step: 0.1 }),
    "water/total": roundToStep(counters.waterInL, { min: 0, step: 0.1 }),
    "schedule/valley-start": settings.valleyStartMin,
    "schedule/valley-end": settings.valleyEndMin,
    "anode/operating-hours": roundToStep(state.anodeH, { min: 0, step: 0.1 }),
    "anode/remaining": anodeRemainingPercent(state),
  };
}

/** The values of the rated properties. */
export function rated({ design }: State): Values {
  return {
    "info/model": design.model,
    "info/rated-power": design.elementW,
    "info/rated-volume": design.ratedVolumeL,
    "info/standing-loss-coefficient": design.declaredLossCoefficient,
    "info/hot-water-output-rate": design.declaredOutputPercent,
    "info/load-profile": design.loadProfile,
    "info/daily-electricity": design.declaredElectricityKWh,
    "info/energy-class": design.declaredClass,
    "info/smart-control": design.declaredSmart,
  };
}

/** What instruments can read off it at this moment. */
export function measure(state: State, environment: Environment): WaterHeaterMeasurable {
  const { counters } = state;
  return {
    powerW: powerW(state, environment),
    energyWh: counters.energyWh,
    waterL: counters.waterInL,
    waterOutL: counters.waterOutL,
    flowLMin: state.draw?.flowLMin ?? 0,
    outletC: state.upperC,
    deliveredWh: counters.deliveredWh,
    lostWh: counters.lostWh,
    storedWh: storedJ(state.design, state, state.filled) / J_PER_WH,
    temperaturesC: {
      upper: state.upperC,
      lower: state.lowerC,
      outlet: state.upperC,
      inlet: environment.inletWaterC,
      ambient: environment.ambientC,
    },
    instruments: {
      "outlet/temperature": state.upperC,
      // What is drained does not pass the meter behind the tap.
      "hot-water/total": counters.waterOutL - counters.drainedL,
      "hot-water/flow": state.draw?.flowLMin ?? 0,
    },
  };
}
