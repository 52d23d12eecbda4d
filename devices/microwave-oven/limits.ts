/** The limits at which the oven draws a conclusion (assumed throughout). */

/** Magnetron switched on for so long without drawing current: it is broken, in ms. */
export const DEAD_MS = 3000;
/** Turntable driven for so long without turning: it is blocked, in ms. */
export const STUCK_MS = 5000;
/** A temperature sensor without a reading for so long has failed, in ms. */
export const SENSOR_MS = 10_000;
/** A door open for so long was forgotten: the lamp goes out, in ms. */
export const DOOR_LEFT_MS = 180_000;
/** Where the thermal cut-outs open, and where they close again, in °C. */
export const CUT_OUT_C = {
  magnetron: { opens: 120, closes: 100 },
  cavity: { opens: 90, closes: 70 },
} as const;
/** After a programme the fan goes on until the magnetron is no hotter, in °C. */
export const FAN_UNTIL_C = 60;
/** Temperatures are results of exponentials: so much of a K is nothing. */
export const DUST_K = 1e-6;
/** A load of less water has boiled dry, in kg. */
export const DRY_KG = 1e-9;
