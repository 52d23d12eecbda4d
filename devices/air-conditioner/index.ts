/** The room air conditioner: declaration, physics and behaviour, as one kind of appliance. */

import type { Values } from "../../src/thing/declaration.ts";
import type { Environment, Measurable, Model } from "../appliance/model.ts";
import { react } from "./behaviour.ts";
import { heatOver } from "./calorimeter.ts";
import { declaration } from "./declaration.ts";
import { readParameters } from "./parameters.ts";
import { COIL_MS, type OperatingPoint, operatingPoint } from "./physics.ts";
import {
  DEFECTS,
  faults,
  filterRemainingPercent,
  freshState,
  has,
  nextFaultMs,
  type State,
  settingOf,
} from "./state.ts";
import { words } from "./words.en.ts";

export type { State } from "./state.ts";

/** What instruments in an air-enthalpy chamber can read off besides. */
export interface ClimateMeasurable extends Measurable {
  /** Heat taken out of the room, net of the fan, in W; negative while heating. */
  readonly coolingW: number;
  /** The sensible part of it, in W. */
  readonly sensibleW: number;
  /** Water that condenses, in g/s. */
  readonly condensateGS: number;
  /** Humidity ratio of the air that leaves the indoor unit, in kg/kg. */
  readonly outletHumidityRatio: number;
}

/** Time constant of the room's temperature sensor, in ms; assumed. */
const SENSOR_MS = 40_000;
const MS_PER_HOUR = 3_600_000;

/** The kind of appliance. */
export const airConditioner = {
  declaration,
  words,
  identity: { manufacturer: "Hearthmark Reference", model: "HR-AC35" },
  defects: DEFECTS,
  initial(parameters, environment, nowMs) {
    const { design, start } = readParameters(parameters);
    const mains = environment.supplyV > 0;
    return freshState(design, start, environment.ambientC, mains, nowMs);
  },
  advance,
  wakeAtMs(state) {
    // Without supply nothing acts; the sensor still feels the room whenever somebody advances it.
    if (!state.mains) return Number.POSITIVE_INFINITY;
    return Math.min(state.controlAtMs, nextFaultMs(state));
  },
  react(state, input, nowMs, environment) {
    return react(state, input, nowMs, environment);
  },
  observe(state, _nowMs, environment) {
    return observe(state, environment);
  },
  rated,
  faults,
  measure,
  influence(state, environment) {
    const point = pointOf(state, environment);
    return {
      heatW: point.heatingW - point.sensibleW + point.fanW,
      moistureGS: -point.condensateGS,
    };
  },
  frameEveryMs(state) {
    return state.mains && state.settings.power ? 30_000 : 60_000;
  },
} satisfies Model<State>;

/** Where the machine works now; with the mains cut it stands still. */
function pointOf(state: State, environment: Environment): OperatingPoint {
  return operatingPoint(state.design, settingOf(state), environment);
}

/** The crankcase is heated while the compressor stands and it is cooler than this outdoors, in °C; assumed. */
const CRANKCASE_BELOW_C = 25;

/** Electric power in W, by what it goes to. */
function powerOf(state: State, point: OperatingPoint, { outdoorC }: Environment): number {
  if (!state.mains) return 0;
  const { boardW, standbyW, crankcaseW } = state.design;
  const board = state.settings.power ? boardW : 0;
  const cold = state.action === "idle" && outdoorC < CRANKCASE_BELOW_C;
  return point.compressorW + point.fanW + board + standbyW + (cold ? crankcaseW : 0);
}

/** Power is constant over a segment; coil and sensor move in closed form. */
function advance(state: State, fromMs: number, toMs: number, environment: Environment): State {
  const dtMs = toMs - fromMs;
  if (dtMs <= 0) return { ...state, atMs: toMs };
  const hours = dtMs / MS_PER_HOUR;
  const point = pointOf({ ...state, coil: 1 }, environment);
  const running = state.action !== "idle";
  const settling = Math.exp(-dtMs / COIL_MS);
  const heat = heatOver(point, running ? state.coil : 1, dtMs);
  const deliveredH = hours - ((1 - state.coil) * COIL_MS * (1 - settling)) / MS_PER_HOUR;
  const fanH = state.fanLevel === 0 ? 0 : hours;
  return {
    ...state,
    atMs: toMs,
    coil: running ? 1 - (1 - state.coil) * settling : 0,
    sensorC:
      environment.ambientC + (state.sensorC - environment.ambientC) * Math.exp(-dtMs / SENSOR_MS),
    energyWh: state.energyWh + powerOf(state, point, environment) * hours,
    thermalWh: state.thermalWh + (point.coolingW + point.heatingW) * deliveredH,
    heat: {
      cooledWh: state.heat.cooledWh + heat.cooledWh,
      heatedWh: state.heat.heatedWh + heat.heatedWh,
    },
    filterServedH: state.filterServedH + fanH,
  };
}

function observe(state: State, environment: Environment): Values {
  const { settings, design } = state;
  const running = state.action !== "idle";
  const airflow = state.fanLevel === 0 ? 0 : (design.airflowM3H[state.fanLevel - 1] as number);
  return {
    "energy/power": rounded(powerOf(state, pointOf(state, environment), environment), 0.1),
    "energy/energy": rounded(state.energyWh / 1000, 0.001),
    "climate/power": settings.power,
    "climate/mode": settings.mode,
    "climate/temperature-setpoint": settings.setpointC,
    "climate/temperature": has(state, "failed-room-sensor") ? null : sensed(state.sensorC),
    "climate/humidity": Math.round(Math.min(100, Math.max(0, environment.humidityPercent))),
    "climate/outdoor-temperature": has(state, "failed-outdoor-sensor")
      ? null
      : sensed(environment.outdoorC),
    "climate/running-mode": running ? (state.action as string) : "off",
    "climate/eco": settings.eco,
    "climate/sleep": settings.sleep,
    "fan/speed": settings.fan,
    "fan/percent-current": Math.round((100 * airflow * state.filterFlow) / design.airflowM3H[2]),
    "vane/swing": settings.swing,
    "compressor/running": running,
    "compressor/frequency": Math.round(state.frequencyHz),
    "filter/operating-hours": rounded(state.filterServedH, 0.1),
    "filter/remaining": filterRemainingPercent(state),
  };
}

/** A temperature as the declaration can say it. */
function sensed(celsius: number): number {
  return rounded(Math.min(80, Math.max(-40, celsius)), 0.1);
}

/** `value` on a grid of `step` (a power of ten), without binary dust. */
function rounded(value: number, step: number): number {
  return Math.round(value / step) / Math.round(1 / step);
}

function rated(state: State): Values {
  const { design } = state;
  const full = operatingPoint(
    design,
    {
      action: "cool",
      frequencyHz: design.ratedHz,
      fanLevel: 3,
      coil: 1,
      filterFlow: 1,
      refrigerantLow: false,
    },
    RATING,
  );
  return {
    "info/rated-power": Math.round(full.compressorW + full.fanW + design.boardW + design.standbyW),
    "info/rated-cooling-capacity": Math.round(design.ratedCoolingW),
    "info/rated-heating-capacity": Math.round(design.ratedHeatingW),
    "info/seer": design.seer,
    "info/apf": design.apf,
    "info/design-load-cooling": design.eu.coolingW,
    "info/design-load-heating": design.eu.heatingW,
    "info/bivalent-temperature": design.eu.bivalentC,
    "info/operating-limit": design.eu.operatingLimitC,
    "info/eu-seer": design.eu.seer,
    "info/eu-scop": design.eu.scop,
    "info/refrigerant-gwp": design.refrigerantGwp,
    "info/sound-power-indoor": design.soundPowerDb[0],
    "info/sound-power-outdoor": design.soundPowerDb[1],
  };
}

/** The rating point of cooling: 27 °C with a wet bulb of 19 °C indoors, 35 °C outdoors. */
const RATING: Environment = {
  ambientC: 27,
  humidityPercent: 47,
  particlesUgM3: 0,
  roomM3: 36,
  outdoorC: 35,
  supplyV: 230,
  inletWaterC: 15,
};

function measure(state: State, environment: Environment): ClimateMeasurable {
  const point = pointOf(state, environment);
  const coolingW = point.coolingW - point.heatingW - point.fanW;
  return {
    powerW: powerOf(state, point, environment),
    energyWh: state.energyWh,
    temperaturesC: {
      "indoor-inlet": environment.ambientC,
      "indoor-outlet": point.outlet.dryBulbC,
      "indoor-coil": point.coilC,
      outdoor: environment.outdoorC,
    },
    instruments: {
      "calorimeter/capacity": coolingW,
      "calorimeter/cooling": state.heat.cooledWh,
      "calorimeter/heating": state.heat.heatedWh,
    },
    coolingW,
    sensibleW: point.sensibleW - point.heatingW - point.fanW,
    condensateGS: point.condensateGS,
    outletHumidityRatio: point.outlet.humidityRatio,
  };
}
