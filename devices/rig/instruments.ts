/**
 * The instruments that a laboratory puts up for some kinds only: thermometers, water meters, a
 * calorimeter, an air-flow rig. Each appears where the appliance gives it something to read.
 */

import type { World } from "../../src/kernel/world.ts";
import type { Declaration, NodeDeclaration, Values } from "../../src/thing/declaration.ts";

const OWN = "hearthmark rig";

/** A reading: its unit, range, resolution, and the smallest change that is told. */
const reading = (unit: string, min: number, max: number, step: number, deadband = step) =>
  ({ datatype: "float", unit, min, max, step, deadband, source: OWN }) as const;

/** Largest error of the node's readings, in percent of them. */
const accuracyClass = { ...reading("%", 0, 100, 0.01) } as const;

/** Largest error of the node's readings, in their own unit. */
const limitIn = (unit: string) => reading(unit, 0, 100, 0.001);

const thermometer = reading("°C", -50, 300, 0.01, 0.05);

/** What an instrument may be wrong by: a share of the reading (percent), or the same everywhere. */
type Limit = { readonly percent: number } | { readonly absolute: number };

/** Nodes of the rig by id, and what each of their readings may be wrong by. */
const OPTIONAL: Readonly<
  Record<string, { readonly node: NodeDeclaration; readonly limit: Limit }>
> = {
  /** Thermometers in compartments, loads and tanks. */
  thermometers: {
    limit: { absolute: 0.1 },
    node: {
      capability: "thermometers",
      properties: {
        "fresh-food": thermometer,
        freezer: thermometer,
        load: thermometer,
        limit: limitIn("K"),
      },
    },
  },
  /** A fast thermometer in the water that leaves the appliance. */
  outlet: {
    limit: { absolute: 0.1 },
    node: {
      capability: "outlet-thermometer",
      properties: { temperature: thermometer, limit: limitIn("K") },
    },
  },
  "hot-water": {
    limit: { percent: 0.5 },
    node: {
      capability: "water-meter",
      properties: {
        total: reading("L", 0, 10_000_000, 0.001),
        flow: reading("L/min", 0, 100, 0.01),
        class: accuracyClass,
      },
    },
  },
  "net-water": {
    limit: { percent: 0.5 },
    node: {
      capability: "water-meter",
      properties: { total: reading("L", 0, 10_000_000, 0.001), class: accuracyClass },
    },
  },
  "reject-water": {
    limit: { percent: 0.5 },
    node: {
      capability: "water-meter",
      properties: { total: reading("L", 0, 10_000_000, 0.001), class: accuracyClass },
    },
  },
  /** Conductivity meters before and after the appliance, read as dissolved solids. */
  conductivity: {
    limit: { percent: 1 },
    node: {
      capability: "conductivity-meter",
      properties: {
        inlet: reading("mg/L", 0, 100_000, 0.1),
        net: reading("mg/L", 0, 100_000, 0.01, 0.1),
        class: accuracyClass,
      },
    },
  },
  /** The test duct of an air-flow rig: a throttle, and what it measures. */
  duct: {
    limit: { percent: 1 },
    node: {
      capability: "air-flow-rig",
      properties: {
        /** What the throttle takes at 420 m³/h; a setting, not a reading. */
        resistance: { ...reading("Pa", 0, 100_000, 0.1), settable: true },
        airflow: reading("m³/h", 0, 10_000, 0.1, 1),
        "static-pressure": reading("Pa", 0, 10_000, 0.1, 1),
        "total-pressure": reading("Pa", 0, 10_000, 0.1, 1),
        class: accuracyClass,
      },
    },
  },
  light: {
    limit: { percent: 2 },
    node: {
      capability: "light-meter",
      properties: { illuminance: reading("lx", 0, 100_000, 0.1, 1), class: accuracyClass },
    },
  },
  /** A room calorimeter: what the appliance takes out of the room, or brings into it. */
  calorimeter: {
    limit: { percent: 1 },
    node: {
      capability: "calorimeter",
      properties: {
        /** Positive while it cools, negative while it heats. */
        capacity: reading("W", -100_000, 100_000, 0.1, 5),
        /** Heat taken out of the room since the calorimeter was switched on. */
        cooling: reading("Wh", 0, 1_000_000_000, 0.01, 1),
        /** Heat brought into it. */
        heating: reading("Wh", 0, 1_000_000_000, 0.01, 1),
        class: accuracyClass,
      },
    },
  },
  /** A balance for what is taken out of the appliance. */
  balance: {
    limit: { absolute: 0.5 },
    node: {
      capability: "balance",
      properties: {
        "remaining-moisture": reading("%", 0, 300, 0.1),
        limit: limitIn("%"),
      },
    },
  },
};

/** Setting of the throttle while no test duct is put on, in Pa at 420 m³/h. */
export const NO_DUCT_PA = 0;

/**
 * The rig's declaration with the instruments that `readings` (by path) are for.
 * @throws Error naming a reading that no instrument gives.
 */
export function withInstruments(base: Declaration, readings: readonly string[]): Declaration {
  const nodes: Record<string, NodeDeclaration> = { ...base.nodes };
  for (const path of readings) {
    const [id = "", name = ""] = path.split("/");
    const { node } = OPTIONAL[id] ?? {};
    if (!node?.properties?.[name]) {
      throw new Error(
        `rig: no instrument reads ${path}; expected a reading of devices/rig/instruments.ts`,
      );
    }
    const taken = nodes[id]?.properties ?? {};
    const kept = Object.entries(node.properties).filter(
      ([each, property]) =>
        each === name || each in taken || each === "class" || each === "limit" || property.settable,
    );
    nodes[id] = { ...node, properties: Object.fromEntries(kept) };
  }
  return { ...base, nodes };
}

/**
 * Instruments with errors inside their limits. An error is drawn once: what is wrong with a slow
 * instrument is its calibration, which stays the same for the time of a test.
 */
export class Instruments {
  readonly #errors = new Map<string, number>();
  readonly #world: World;
  readonly #device: string;

  constructor(world: World, device: string) {
    this.#world = world;
    this.#device = device;
  }

  /** What the instruments show of `readings`, with what they say of their own accuracy. */
  read(readings: Readonly<Record<string, number>>): Values {
    const values: Record<string, number> = {};
    for (const [path, value] of Object.entries(readings)) {
      const id = path.slice(0, path.indexOf("/"));
      const limit = OPTIONAL[id]?.limit;
      if (!limit) continue;
      values[`${id}/${"percent" in limit ? "class" : "limit"}`] =
        "percent" in limit ? limit.percent : limit.absolute;
      const error = this.#errorOf(path);
      values[path] =
        "percent" in limit
          ? value * (1 + (limit.percent / 100) * error)
          : value + limit.absolute * error;
    }
    return values;
  }

  /** As a share of the limit: well inside it, from -0.5 to 0.5. */
  #errorOf(path: string): number {
    const known = this.#errors.get(path);
    if (known !== undefined) return known;
    const drawn = this.#world.chance.stream(`${this.#device}/${path}`).between(-0.5, 0.5);
    this.#errors.set(path, drawn);
    return drawn;
  }
}

/** Sentences about the instruments, in English. */
export const instrumentWords: Readonly<Record<string, string>> = {
  "thermometers/fresh-food": "Air in the fresh-food compartment, by the laboratory's thermometer",
  "thermometers/freezer": "Warmest package in the freezer, by the laboratory's thermometer",
  "thermometers/load": "Water load, by the laboratory's thermometer",
  "thermometers/limit": "Largest error of a thermometer",
  "outlet/temperature": "Water at the outlet",
  "outlet/limit": "Largest error of the outlet thermometer",
  "hot-water/total": "Water that has left the outlet",
  "hot-water/flow": "Flow at the outlet",
  "hot-water/class": "Accuracy class of the hot-water meter",
  "net-water/total": "Net water that has been given",
  "net-water/class": "Accuracy class of the net-water meter",
  "reject-water/total": "Water that has gone to the drain",
  "reject-water/class": "Accuracy class of the reject-water meter",
  "conductivity/inlet": "Dissolved solids in the feed water",
  "conductivity/net": "Dissolved solids in the net water",
  "conductivity/class": "Accuracy class of the conductivity meters",
  "duct/resistance": "What the test duct's throttle takes at 420 m³/h; 0 takes the duct off",
  "duct/airflow": "Flow through the test duct",
  "duct/static-pressure": "Static pressure at the outlet",
  "duct/total-pressure": "Total pressure at the outlet",
  "duct/class": "Accuracy class of flow and pressures",
  "light/illuminance": "Mean illuminance of the cooking surface",
  "light/class": "Accuracy class of the light meter",
  "calorimeter/capacity": "Heat taken out of the room; negative while it is heated",
  "calorimeter/cooling": "Heat taken out of the room since the calorimeter was switched on",
  "calorimeter/heating": "Heat brought into the room since the calorimeter was switched on",
  "calorimeter/class": "Accuracy class of the calorimeter",
  "balance/remaining-moisture": "Water that is left in the load, over its dry mass",
  "balance/limit": "Largest error of the remaining moisture",
};
