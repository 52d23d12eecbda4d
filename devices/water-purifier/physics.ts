/**
 * Flows, power and counters. Between two events everything is constant: the wear of the membrane is
 * taken at every reading of the sensor, and what is made until the next one changes next to nothing.
 */

import type { Environment, Measurable } from "../appliance/model.ts";
import { type Module, moduleAt, moduleFor, type Operation, operate } from "./membrane.ts";
import { FILTERS, type FilterId, PRODUCTS, type Product } from "./products.ts";
import type { DefectId, State, Use } from "./state.ts";

/** Rating point: dissolved solids (mg/L) and pressure before the membrane (kPa); both assumed. */
const RATING_MG_L = 250;
const RATING_KPA = 550;
/** Pressure of the house's water, in kPa (assumed). */
const HOUSE_KPA = 200;
/** The pump's relief opens here, in kPa: the upper end of the usual 0.4 to 0.7 MPa. */
const RELIEF_KPA = 700;
/** Pressure while the flush valve is open, in kPa (assumed). */
const FLUSH_KPA = 300;
/** Share of the pump's flow that the house's pressure alone sends through an open flush valve (assumed). */
const UNPUMPED_SHARE = 0.5;
/** Hydraulic over electric power of pump, motor and supply (assumed). */
const PUMP_EFFICIENCY = 0.45;
/** What pump and motor take without pressure, in W (assumed). */
const PUMP_IDLE_W = 6;
/** A(t) = A0 exp(-litres / L0): the membrane's L0 over its declared life in litres (assumed). */
const DECLINE_LIVES = 6;
/** A torn membrane lets this much more salt through (assumed). */
const TORN = 40;
/** Water that each cartridge holds, in L (assumed). */
export const CARTRIDGE_L: Readonly<Record<FilterId, number>> = {
  prefilter: 0.6,
  membrane: 0.5,
  postfilter: 0.3,
};
/** Water inside when every cartridge is full, in L. */
export const FULL_L = FILTERS.reduce((sum, id) => sum + CARTRIDGE_L[id], 0);
/** Less than this is nothing, in L: what rounding leaves. */
export const NOTHING_L = 1e-9;

/** What the appliance is doing. */
export type Activity = "off" | "ready" | "purifying" | "flushing" | "blocked";

/** Everything that moves now. */
export interface Flows {
  /** Through the inlet, in L/min. */
  readonly inLMin: number;
  /** Out of the tap, in L/min. */
  readonly netLMin: number;
  /** To the drain, in L/min. */
  readonly rejectLMin: number;
  /** Into cartridges that are not full, in L/min. */
  readonly fillLMin: number;
}

const STILL: Flows = { inLMin: 0, netLMin: 0, rejectLMin: 0, fillLMin: 0 };

/** What a laboratory can measure of a water purifier besides. */
export interface PurifierMeasurable extends Measurable {
  /** Net water given since the beginning, in L. */
  readonly netWaterL: number;
  /** Water sent to the drain since the beginning, in L. */
  readonly rejectWaterL: number;
  /** Dissolved solids before and after the appliance, in mg/L; after it as it flows, or flowed last. */
  readonly tdsMgL: { readonly inlet: number; readonly net: number };
}

/** The constants of the product that `state` is of. */
export function productOf(state: State): Product {
  return PRODUCTS[state.product];
}

/** Is this defect present? */
export function has(state: State, defect: DefectId): boolean {
  return state.defects.includes(defect);
}

/** What stands in the way of water, if anything; a leak is felt at once. */
export function isBlocked(state: State): boolean {
  return (
    has(state, "leaking") ||
    state.found.includes("lack-water") ||
    state.found.includes("pump-failure")
  );
}

/** What the appliance is doing now. */
export function activityOf(state: State): Activity {
  if (!state.mains || !state.power) return "off";
  if (isBlocked(state)) return "blocked";
  if (state.tapL !== null) return "purifying";
  return state.flushUntilMs === null ? "ready" : "flushing";
}

/** Does it want water, so that inlet valve and pump are switched on? */
export function isRunning(state: State): boolean {
  const activity = activityOf(state);
  return activity === "purifying" || activity === "flushing";
}

/** Displacement of the pump, in L/min: net and reject water at the rating point. */
function pumpLMin(product: Product): number {
  return product.ratedFlowLMin / product.ratedNetRatio;
}

/** The module at 25 °C: it does what is declared at half of its declared life. */
function ratedModule(product: Product, delivered: number): Module {
  const netRatio = product.ratedNetRatio * delivered;
  return moduleFor({
    netLMin: pumpLMin(product) * netRatio,
    netRatio,
    rejection: product.rejection,
    feedMgL: RATING_MG_L,
    pressureKPa: RATING_KPA,
  });
}

/** Water permeability after so many litres over that at half of the declared life: exp(-litres / L0). */
function freshness(product: Product, litres: number): number {
  return Math.exp((0.5 - litres / product.ratedTotalL) / DECLINE_LIVES);
}

/** What the membrane makes of the inlet water while the tap is open. */
export function operationOf(state: State, environment: Environment): Operation {
  const product = productOf(state);
  const module = moduleAt(
    ratedModule(product, state.delivered),
    environment.inletWaterC,
    freshness(product, state.wornL),
    has(state, "membrane-torn") ? TORN : 1,
  );
  const drive = has(state, "pump-seized")
    ? { pressureKPa: HOUSE_KPA }
    : { pumpLMin: pumpLMin(product), reliefKPa: RELIEF_KPA };
  return operate(module, state.feedMgL, drive);
}

/** Everything that moves now. */
export function flowsOf(state: State, environment: Environment): Flows {
  const running = isRunning(state) && environment.supplyV > 0;
  if (!state.supplyOpen || !(running || has(state, "inlet-valve-open"))) return STILL;
  const product = productOf(state);
  const pumped = running && !has(state, "pump-seized");
  const freeLMin = pumpLMin(product) * (pumped ? 1 : UNPUMPED_SHARE);
  if (FULL_L - state.heldL > NOTHING_L) return { ...STILL, inLMin: freeLMin, fillLMin: freeLMin };
  if (!running) {
    // The tap is closed, so nothing passes the membrane: the restrictor alone lets water go.
    const restrictor = ratedModule(product, state.delivered).restrictorLMin;
    const rejectLMin = restrictor * Math.sqrt(HOUSE_KPA);
    return { ...STILL, inLMin: rejectLMin, rejectLMin };
  }
  if (activityOf(state) === "flushing") return { ...STILL, inLMin: freeLMin, rejectLMin: freeLMin };
  const { netLMin, rejectLMin } = operationOf(state, environment);
  return { inLMin: netLMin + rejectLMin, netLMin, rejectLMin, fillLMin: 0 };
}

/** Electric power of the pump against a pressure, in W: (P - P_house) Q / efficiency, and its idling. */
function pumpW(product: Product, pressureKPa: number): number {
  const hydraulicW = ((pressureKPa - HOUSE_KPA) * pumpLMin(product)) / 60;
  return PUMP_IDLE_W + Math.max(0, hydraulicW) / PUMP_EFFICIENCY;
}

/** Largest input, in W: the pump at its relief. */
export function ratedPowerW(product: Product): number {
  return Math.ceil(product.onW + pumpW(product, RELIEF_KPA));
}

/** Electric input, in W. A seized pump draws what it draws at its relief until it is found (assumed). */
export function powerW(state: State, environment: Environment): number {
  if (!state.mains || environment.supplyV <= 0) return 0;
  const product = productOf(state);
  if (!state.power) return product.offW;
  if (!isRunning(state)) return product.onW;
  if (has(state, "pump-seized")) return product.onW + pumpW(product, RELIEF_KPA);
  if (!state.supplyOpen) return product.onW + PUMP_IDLE_W;
  const idle = activityOf(state) === "flushing" || FULL_L - state.heldL > NOTHING_L;
  const pressureKPa = idle ? FLUSH_KPA : operationOf(state, environment).pressureKPa;
  return product.onW + pumpW(product, pressureKPa);
}

function used(use: Use, litres: number, hours: number): Use {
  return { litres: use.litres + litres, hours: use.hours + hours };
}

/** The state after a segment in which nothing happens. */
export function advance(
  state: State,
  fromMs: number,
  toMs: number,
  environment: Environment,
): State {
  const minutes = (toMs - fromMs) / 60_000;
  if (minutes <= 0) return state;
  const supplied = state.mains && environment.supplyV > 0;
  const hours = supplied ? minutes / 60 : 0;
  const flows = flowsOf(state, environment);
  const filledL = Math.min(flows.fillLMin * minutes, FULL_L - state.heldL);
  const netL = flows.netLMin * minutes;
  const rejectL = flows.rejectLMin * minutes;
  const inL = filledL + netL + rejectL;
  return {
    ...state,
    energyWh: state.energyWh + powerW(state, environment) * hours,
    tapL: state.tapL === null ? null : state.tapL - netL,
    membraneL: state.membraneL + netL,
    inL: state.inL + inL,
    outL: state.outL + netL,
    rejectL: state.rejectL + rejectL,
    heldL: state.heldL + filledL,
    use: {
      prefilter: used(state.use.prefilter, inL, hours),
      membrane: used(state.use.membrane, netL, hours),
      postfilter: used(state.use.postfilter, netL, hours),
    },
  };
}

/** Dissolved solids in the water that leaves the tap, or that left it last, in mg/L. */
function netMgL(state: State, environment: Environment): number {
  const flowing = flowsOf(state, environment).netLMin > 0;
  return flowing ? operationOf(state, environment).netMgL : state.readingMgL;
}

/** What the laboratory's instruments read. */
export function measure(state: State, environment: Environment): PurifierMeasurable {
  const tdsMgL = { inlet: state.feedMgL, net: netMgL(state, environment) };
  return {
    powerW: powerW(state, environment),
    energyWh: state.energyWh,
    waterL: state.inL,
    temperaturesC: { "inlet-water": environment.inletWaterC },
    netWaterL: state.outL,
    rejectWaterL: state.rejectL,
    tdsMgL,
    instruments: {
      "net-water/total": state.outL,
      "reject-water/total": state.rejectL,
      "conductivity/inlet": tdsMgL.inlet,
      "conductivity/net": tdsMgL.net,
    },
  };
}
