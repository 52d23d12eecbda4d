/**
 * Load profiles of (EU) 812/2013, Annex VII, table 3: when which energy is drawn at which flow. The
 * draws of M and L were read in the regulation; of the other profiles only the sums and k are at hand,
 * so nobody can draw them here.
 */

/** Declared load profile of a water heater, smallest first. */
export const LOAD_PROFILES = ["3XS", "XXS", "XS", "S", "M", "L", "XL", "XXL"] as const;

/** One of {@link LOAD_PROFILES}. */
export type LoadProfile = (typeof LOAD_PROFILES)[number];

/** What stands above the table of each profile. */
export interface ProfileFigures {
  /** Q_ref: useful energy of a day, in kWh. */
  readonly referenceKwh: number;
  /** k of the ambient correction. */
  readonly k: number;
}

/** Q_ref and k by profile. */
export const profileFigures: Readonly<Record<LoadProfile, ProfileFigures>> = {
  "3XS": { referenceKwh: 0.345, k: 0.23 },
  XXS: { referenceKwh: 2.1, k: 0.23 },
  XS: { referenceKwh: 2.1, k: 0.23 },
  S: { referenceKwh: 2.1, k: 0.23 },
  M: { referenceKwh: 5.845, k: 0.23 },
  L: { referenceKwh: 11.655, k: 0.23 },
  XL: { referenceKwh: 19.07, k: 0.23 },
  XXL: { referenceKwh: 24.53, k: 0 },
};

/** One draw-off. */
export interface DrawOff {
  /** Minute of the day at which it begins. */
  readonly minute: number;
  /** Q_tap: useful energy, in kWh. */
  readonly energyKwh: number;
  /** f: flow, in L/min. */
  readonly flowLMin: number;
  /** T_m: from this outlet temperature on the water's energy is useful, in °C. */
  readonly usefulC: number;
  /** T_p: has to be reached during the draw-off, in °C. */
  readonly peakC?: number;
}

const at = (clock: string): number => {
  const [hour = "0", minute = "0"] = clock.split(":");
  return 60 * Number(hour) + Number(minute);
};

/** The ordinary draw-off: 0.105 kWh at 3 L/min, useful from 25 °C. */
const ordinary = (clock: string): DrawOff => ({
  minute: at(clock),
  energyKwh: 0.105,
  flowLMin: 3,
  usefulC: 25,
});

const special = (
  clock: string,
  energyKwh: number,
  flowLMin: number,
  usefulC: number,
  peakC?: number,
): DrawOff => ({
  minute: at(clock),
  energyKwh,
  flowLMin,
  usefulC,
  ...(peakC === undefined ? {} : { peakC }),
});

const sorted = (draws: readonly DrawOff[]): readonly DrawOff[] =>
  [...draws].sort((a, b) => a.minute - b.minute);

/** What M and L have in common besides ordinary draw-offs. */
const both: readonly DrawOff[] = [
  special("07:05", 1.4, 6, 40),
  special("10:30", 0.105, 3, 10, 40),
  special("12:45", 0.315, 4, 10, 55),
  special("18:15", 0.105, 3, 40),
  special("18:30", 0.105, 3, 40),
  special("20:30", 0.735, 4, 10, 55),
];

const ordinaryM =
  "07:00 07:30 08:01 08:15 08:30 08:45 09:00 09:30 11:30 11:45 14:30 15:30 16:30 18:00 19:00 21:15";
const ordinaryL =
  "07:00 07:30 07:45 08:25 08:30 08:45 09:00 09:30 11:30 11:45 14:30 15:30 16:30 18:00 19:00 21:30";

/** The draw-offs that are at hand, by profile, in the order of the day. */
export const drawOffs: Readonly<Partial<Record<LoadProfile, readonly DrawOff[]>>> = {
  M: sorted([...ordinaryM.split(" ").map(ordinary), ...both, special("21:30", 1.4, 6, 40)]),
  L: sorted([
    ...ordinaryL.split(" ").map(ordinary),
    ...both,
    special("08:05", 3.605, 10, 10, 40),
    special("21:00", 3.605, 10, 10, 40),
  ]),
};

/** The next lower profile, whose draws the smart test mixes in; `undefined` below the smallest. */
export function nextLower(profile: LoadProfile): LoadProfile | undefined {
  return LOAD_PROFILES[LOAD_PROFILES.indexOf(profile) - 1];
}

/** A word as a load profile; `undefined` where it is none. */
export function loadProfile(word: string | undefined): LoadProfile | undefined {
  return LOAD_PROFILES.find((profile) => profile === word?.toUpperCase());
}

/** Water's heat capacity, in Wh per litre and K (4.187 kJ/(kg K); 1 kg/L). */
const WATER_WH_LK = 1.163;

/** Useful energy of `litres` that came `riseK` warmer than they went in, in kWh. */
export function usefulKwh(litres: number, riseK: number): number {
  return (WATER_WH_LK * litres * riseK) / 1000;
}
