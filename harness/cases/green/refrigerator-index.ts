/** From the energy in two rooms to index and class, with what the report shows of it. */

import type { Figure } from "../../figure.ts";
import { type Contribution, type Quantity, quantityOf, scaled } from "../../metrics/quantity.ts";
import { dailyEnergyKwh } from "../../metrics/refrigerator-energy-test.ts";
import {
  compartmentParameters,
  eeiClassLimits,
  type RefrigeratingAppliance,
  type RefrigeratorIndex,
  refrigeratorIndex,
} from "../../metrics/refrigerator-eu-2019-2016.ts";
import type { View } from "../../view.ts";
import { ratedNumber } from "../metering.ts";
import { applianceOf, type Problem } from "./refrigerator-appliance.ts";
import { type RoomEnergy, roomEnergy } from "./refrigerator-energy.ts";
import { windowOf } from "./refrigerator-test.ts";
import { courseOf, meanHeld, temperatureOf, type Zone } from "./refrigerator-thermometers.ts";
import { type Spoiled, spoiledEnergy } from "./refrigerator-validity.ts";

/** What a window of the test gave, as far as it could be had. */
export interface Label {
  readonly cold: RoomEnergy | undefined;
  readonly warm: RoomEnergy | undefined;
  /** E_daily, in kWh per 24 h. */
  readonly daily: Quantity | undefined;
  readonly pointers: readonly number[];
  readonly appliance: RefrigeratingAppliance | Problem;
  readonly index: RefrigeratorIndex | undefined;
  /** Why the windows cannot be used. */
  readonly spoiled: Spoiled | undefined;
  /** What is declared, in kWh per 24 h. */
  readonly declaredKwh: number | undefined;
}

/** Target temperature of each compartment ((EU) 2019/2016, Annex IV, table 3), in °C. */
const TARGET_C: Readonly<Record<Zone, number>> = {
  "fresh-food": compartmentParameters["fresh-food"].targetC,
  freezer: compartmentParameters["4-star"].targetC,
};

/** The mean of two rooms: what comes from the meter's class is common to both and adds up. */
function meanOf(cold: RoomEnergy, warm: RoomEnergy): Quantity {
  const common = "meter class";
  const parts = [cold, warm].flatMap(({ quantity, ambientC }) =>
    (quantity.contributions ?? []).map((part) => ({
      ...part,
      name: part.name === common ? common : `${part.name} (${ambientC} °C)`,
      standard: part.standard / 2,
    })),
  );
  const shared = parts.filter(({ name }) => name === common);
  const standard = shared.reduce((sum, part) => sum + part.standard, 0);
  const merged: Contribution[] = shared[0] ? [{ ...shared[0], standard }] : [];
  return quantityOf({
    value: dailyEnergyKwh(cold.quantity.value, warm.quantity.value),
    unit: "kWh/24h",
    method: "mean of the energy at 16 and at 32 °C",
    contributions: [...merged, ...parts.filter(({ name }) => name !== common)],
  });
}

/** Energy in both rooms and the index, as far as they can be had. */
export function labelOf(view: View): Label {
  const windows = { cold: windowOf(view, "cold"), warm: windowOf(view, "warm") };
  const warm = windows.warm && roomEnergy(view, windows.warm);
  const cold = windows.cold && roomEnergy(view, windows.cold, warm?.runTimeH);
  const spoiled = [windows.warm, windows.cold]
    .map((window) => window && spoiledEnergy(view, window))
    .find((found) => found !== undefined);
  const daily = cold && warm ? meanOf(cold, warm) : undefined;
  const appliance = applianceOf(view);
  const known = daily && !("problem" in appliance);
  return {
    cold,
    warm,
    daily,
    pointers: [...(warm?.pointers ?? []), ...(cold?.pointers ?? [])],
    appliance,
    index: known ? refrigeratorIndex(appliance, daily.value) : undefined,
    spoiled,
    declaredKwh: ratedNumber(view, "rated-energy")?.value,
  };
}

/** EEI with the uncertainty of the energy it is proportional to; volumes count as exact. */
export function indexQuantity(daily: Quantity, { eei }: RefrigeratorIndex): Quantity {
  const exact = scaled(daily, eei / daily.value, "%", "EEI = AE / SAE of (EU) 2019/2016");
  return { ...exact, value: eei };
}

/** The class in words. */
export const classOf = (index: RefrigeratorIndex): string => `class ${index.class}`;

/**
 * A compartment that was warmer than its target during the test, in words: its energy at the target
 * cannot be had from one setting. `undefined` where all were cold enough.
 */
export function freezesColdEnough(view: View): string | undefined {
  for (const name of ["warm", "cold"]) {
    const window = windowOf(view, name);
    if (!window) continue;
    for (const zone of ["fresh-food", "freezer"] as const) {
      const { series, byRig } = courseOf(view, window, zone);
      if (series.length === 0) continue;
      const meanC = meanHeld(series, window.from.t, window.to.t);
      const { value, uncertainty } = temperatureOf(view, meanC, "mean of the window", byRig);
      if (value - uncertainty <= TARGET_C[zone]) continue;
      return (
        `${zone} was at ${value} °C on the mean in a room of ${window.ambientC} °C, above its ` +
        `target of ${TARGET_C[zone]} °C: set it colder and measure again`
      );
    }
  }
  return undefined;
}

/** Energy over the room's temperature, between lines at which the classes end. */
export function labelFigure({ cold, warm, daily, index, declaredKwh }: Label): Figure {
  const rooms = [cold, warm].flatMap((room) => room ?? []);
  const points = rooms.map(({ ambientC, quantity }) => [ambientC, quantity.value] as const);
  const [from, to] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  const level = (label: string, kwh: number) =>
    ({
      label,
      shape: "line",
      points: [
        [from, kwh],
        [to, kwh],
      ],
    }) as const;
  const limits = index
    ? eeiClassLimits.map(([name, eei]) =>
        level(`class ${name} up to`, (eei * index.standardKwh * index.loadFactor) / 36_500),
      )
    : [];
  return {
    title: "Energy per 24 h in both rooms and their mean, and where the classes end",
    x: { label: "room", unit: "°C" },
    y: { label: "energy per 24 h", unit: "kWh" },
    series: [
      { label: "measured", shape: "points", points },
      ...(daily
        ? [
            {
              label: "E_daily",
              shape: "points",
              points: [[(from + to) / 2, daily.value]],
            } as const,
          ]
        : []),
      ...(declaredKwh === undefined ? [] : [level("declared", declaredKwh)]),
      ...limits,
    ],
  };
}
