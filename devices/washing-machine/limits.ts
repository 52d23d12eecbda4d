/** The times after which the machine draws a conclusion. */

/** Water that does not rise or fall for this long is a fault, in ms (assumed). */
export const STALL_MS = { fill: 5 * 60_000, drain: 4 * 60_000 } as const;

/** A heater that does not warm the bath for this long is broken, in ms (assumed). */
export const COLD_MS = 10 * 60_000;

/** Faults seen with or without a programme: from the defect to the fault, in ms (assumed). */
export const NOTICE_MS = { leakage: 2000, "temperature-sensor": 10_000 } as const;

/** Attempts to spread unbalanced laundry before a spin at full speed is given up. */
export const SPIN_TRIES = 3;

/** Turning slowly to spread the laundry, in s (assumed). */
export const SPREAD_S = 90;

/** Fastest spin that unbalanced laundry allows, in rpm (assumed). */
export const UNBALANCED_RPM = 400;
