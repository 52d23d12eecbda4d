/** The programs as data: what can be chosen, how much water and time each takes. */

/** Temperatures that can be asked for, in °C. */
export const TEMPERATURES = { min: 20, max: 90, step: 10 } as const;

/** Spin speeds that can be asked for, in rpm. */
export const SPIN_SPEEDS = { min: 400, max: 1400, step: 200 } as const;

/** How the drum turns within a minute; reversals shorter than 10 s are averaged. Whole 10 s. */
export interface Rhythm {
  readonly onS: number;
  readonly offS: number;
}

/** A quantity that depends on how full the drum is: points of (share of rated capacity, value). */
export type ByFill = readonly (readonly [fill: number, value: number])[];

/** Water in tub and laundry: `baseL + perKgL x load`. */
export interface Level {
  readonly baseL: number;
  readonly perKgL: number;
}

/** A program: what may be chosen and what it does. Quantities are of the reference product. */
export interface Program {
  /** Range of `temperature`; both ends are multiples of the step. */
  readonly temperatureC: { readonly min: number; readonly max: number; readonly preset: number };
  readonly spinRpm: { readonly max: number; readonly preset: number };
  readonly wash?: {
    readonly level: Level;
    /** Length of the main wash after heating, in min. */
    readonly minutes: ByFill;
    /** Temperature to which water is really heated, if not the chosen one, in °C. */
    readonly heatToC?: ByFill;
  };
  readonly rinse?: { readonly level: Level; readonly count: number; readonly minutes: number };
  readonly rhythm: Rhythm;
  /** Speed between the rinses, in rpm. */
  readonly betweenRpm: number;
  /** Length of the last spin at full speed, in s. */
  readonly spinS: number;
  /** Loosening the laundry after the last spin, in min. */
  readonly antiCreaseMin: number;
}

const brisk: Rhythm = { onS: 40, offS: 20 };
const calm: Rhythm = { onS: 20, offS: 40 };
const gentle: Rhythm = { onS: 10, offS: 50 };
const anyTemperature = { min: TEMPERATURES.min, max: TEMPERATURES.max, preset: 40 };
const fullSpin = { max: 1400, preset: 1400 };

/** Every program by its id on the wire. */
export const PROGRAMS = {
  cotton: {
    temperatureC: anyTemperature,
    spinRpm: fullSpin,
    wash: { level: { baseL: 8, perKgL: 1.6 }, minutes: [[0, 42]] },
    rinse: { level: { baseL: 8, perKgL: 1.8 }, count: 3, minutes: 5 },
    rhythm: brisk,
    betweenRpm: 800,
    spinS: 420,
    antiCreaseMin: 2,
  },
  // What (EU) 2019/2014 measures: low temperatures that are made up for by time, more so the emptier.
  "eco-40-60": {
    temperatureC: { min: 40, max: 40, preset: 40 },
    spinRpm: fullSpin,
    wash: {
      level: { baseL: 8, perKgL: 1.5 },
      minutes: [
        [0.25, 95],
        [0.5, 104],
        [1, 138],
      ],
      heatToC: [
        [0.25, 25],
        [0.5, 33],
        [1, 40],
      ],
    },
    rinse: { level: { baseL: 7, perKgL: 1.8 }, count: 2, minutes: 7 },
    rhythm: calm,
    betweenRpm: 800,
    spinS: 420,
    antiCreaseMin: 2,
  },
  mixed: {
    temperatureC: { min: 20, max: 60, preset: 40 },
    spinRpm: { max: 1400, preset: 1200 },
    wash: { level: { baseL: 9, perKgL: 1.8 }, minutes: [[0, 24]] },
    rinse: { level: { baseL: 8, perKgL: 2 }, count: 2, minutes: 4 },
    rhythm: brisk,
    betweenRpm: 600,
    spinS: 300,
    antiCreaseMin: 2,
  },
  quick: {
    temperatureC: { min: 20, max: 60, preset: 30 },
    spinRpm: { max: 1400, preset: 1200 },
    wash: { level: { baseL: 8, perKgL: 1.6 }, minutes: [[0, 5]] },
    rinse: { level: { baseL: 7, perKgL: 1.8 }, count: 1, minutes: 3 },
    rhythm: brisk,
    betweenRpm: 600,
    spinS: 180,
    antiCreaseMin: 1,
  },
  delicate: {
    temperatureC: { min: 20, max: 40, preset: 30 },
    spinRpm: { max: 800, preset: 600 },
    wash: { level: { baseL: 14, perKgL: 2.6 }, minutes: [[0, 18]] },
    rinse: { level: { baseL: 14, perKgL: 2.6 }, count: 2, minutes: 4 },
    rhythm: gentle,
    betweenRpm: 400,
    spinS: 60,
    antiCreaseMin: 1,
  },
  "rinse-spin": {
    temperatureC: anyTemperature,
    spinRpm: fullSpin,
    rinse: { level: { baseL: 8, perKgL: 1.8 }, count: 1, minutes: 5 },
    rhythm: brisk,
    betweenRpm: 800,
    spinS: 420,
    antiCreaseMin: 1,
  },
  "spin-only": {
    temperatureC: anyTemperature,
    spinRpm: fullSpin,
    rhythm: brisk,
    betweenRpm: 800,
    spinS: 420,
    antiCreaseMin: 1,
  },
} as const satisfies Readonly<Record<string, Program>>;

/** The id of one of {@link PROGRAMS}. */
export type ProgramId = keyof typeof PROGRAMS;

/** Ids of the programs in the order of the dial. */
export const PROGRAM_IDS = Object.keys(PROGRAMS) as ProgramId[];

/** The program of that id, with its optional parts. */
export function programOf(id: ProgramId): Program {
  return PROGRAMS[id];
}

/** The value of `points` at `fill`, straight between them and level beyond. */
export function byFill(points: ByFill, fill: number): number {
  let [lowFill, low] = points[0] ?? [0, 0];
  for (const [highFill, high] of points) {
    if (fill <= highFill) {
      const width = highFill - lowFill;
      return fill <= lowFill || width === 0 ? low : low + ((high - low) * (fill - lowFill)) / width;
    }
    [lowFill, low] = [highFill, high];
  }
  return low;
}
