/**
 * Seasons of air conditioners: how many hours a year it has each outdoor temperature, and how many hours a
 * unit spends in each mode. (EU) 626/2011, read in the regulation (confidence `verified`).
 */

/** Heating season of the European label. */
export type Climate = "average" | "warmer" | "colder";

/** What the unit is made for, which decides its hours. */
export type UnitFunction = "cooling-only" | "reversible" | "heating-only";

/** A bin: outdoor temperature T_j in °C and hours h_j per season. */
export type Bin = readonly [outdoorC: number, hours: number];

const from = (firstC: number, hours: readonly number[]): readonly Bin[] =>
  hours.map((count, index) => [firstC + index, count] as const);

/** Reference cooling season, 17 to 40 °C: 2602 h. */
export const coolingBins: readonly Bin[] = from(
  17,
  [
    205, 227, 225, 225, 216, 215, 218, 197, 178, 158, 137, 109, 88, 63, 39, 31, 24, 17, 13, 9, 4, 3,
    1, 0,
  ],
);

/** Reference heating seasons, up to 15 °C: 4910 h, 3590 h and 6446 h. */
export const heatingBins: Readonly<Record<Climate, readonly Bin[]>> = {
  average: from(
    -10,
    [
      1, 25, 23, 24, 27, 68, 91, 89, 165, 173, 240, 280, 320, 357, 356, 303, 330, 326, 348, 335,
      315, 215, 169, 151, 105, 74,
    ],
  ),
  warmer: from(2, [3, 22, 63, 63, 175, 162, 259, 360, 428, 430, 503, 444, 384, 294]),
  colder: from(
    -22,
    [
      1, 6, 13, 17, 19, 26, 39, 41, 35, 52, 37, 41, 43, 54, 90, 125, 169, 195, 278, 306, 454, 385,
      490, 533, 380, 228, 261, 279, 229, 269, 233, 230, 243, 191, 146, 150, 97, 61,
    ],
  ),
};

/** Where the load is nil, in °C, in both seasons. */
export const NO_LOAD_C = 16;

/** Design conditions, in °C: outdoors for cooling, and of each heating season. */
export const COOLING_DESIGN_C = 35;

/** T_designh, and the highest bivalent temperature and operating limit that may be declared, in °C. */
export const heatingDesign: Readonly<
  Record<
    Climate,
    { readonly designC: number; readonly bivalentMaxC: number; readonly operatingLimitMaxC: number }
  >
> = {
  average: { designC: -10, bivalentMaxC: 2, operatingLimitMaxC: -7 },
  warmer: { designC: 2, bivalentMaxC: 7, operatingLimitMaxC: 2 },
  colder: { designC: -22, bivalentMaxC: -7, operatingLimitMaxC: -15 },
};

/** Outdoor temperatures of the declared part loads, in °C. */
export const partLoadPoints = {
  cooling: [35, 30, 25, 20],
  average: [-7, 2, 7, 12],
  warmer: [2, 7, 12],
  colder: [-15, -7, 2, 7, 12],
} as const satisfies Record<"cooling" | Climate, readonly number[]>;

/** Hours per year in each mode. */
export interface ModeHours {
  /** H_CE or H_HE: equivalent active hours. */
  readonly active: number;
  /** H_TO: on, with nothing to do. */
  readonly thermostatOff: number;
  /** H_SB */
  readonly standby: number;
  /** H_OFF */
  readonly off: number;
  /** H_CK: with the crankcase heater on. */
  readonly crankcase: number;
}

const hours = (
  active: number,
  thermostatOff: number,
  standby: number,
  off: number,
  crankcase: number,
): ModeHours => ({ active, thermostatOff, standby, off, crankcase });

/** Hours of the cooling season by what the unit is made for. */
export const coolingHours: Readonly<Record<"cooling-only" | "reversible", ModeHours>> = {
  "cooling-only": hours(350, 221, 2142, 5088, 7760),
  reversible: hours(350, 221, 2142, 0, 2672),
};

/** Hours of the heating seasons by what the unit is made for. */
export const heatingHours: Readonly<
  Record<"reversible" | "heating-only", Readonly<Record<Climate, ModeHours>>>
> = {
  reversible: {
    average: hours(1400, 179, 0, 0, 179),
    warmer: hours(1400, 755, 0, 0, 755),
    colder: hours(2100, 131, 0, 0, 131),
  },
  "heating-only": {
    average: hours(1400, 179, 0, 3672, 3851),
    warmer: hours(1400, 755, 0, 4345, 4476),
    colder: hours(2100, 131, 0, 2189, 2944),
  },
};
