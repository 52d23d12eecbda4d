/** Moist air at sea level: enthalpy, wet bulb and dew point, for the coil of an air conditioner. */

const PRESSURE_PA = 101_325;

/** Air as it enters or leaves a coil. */
export interface MoistAir {
  /** Dry bulb, in °C. */
  readonly dryBulbC: number;
  /** Kilograms of water per kilogram of dry air. */
  readonly humidityRatio: number;
}

/** Heat that a kilogram of vapour gives up when it condenses at `surfaceC` (°C), in J/kg. */
export function evaporationJKg(surfaceC: number): number {
  return 2_501_000 + 1860 * surfaceC;
}

/** Saturation pressure over water, in Pa (Magnus form, WMO constants). */
function saturationPa(temperatureC: number): number {
  return 611.2 * Math.exp((17.62 * temperatureC) / (243.12 + temperatureC));
}

/** Humidity ratio (kg/kg) of saturated air at a temperature in °C. */
export function saturatedRatio(temperatureC: number): number {
  const vapourPa = saturationPa(temperatureC);
  return (0.62198 * vapourPa) / (PRESSURE_PA - vapourPa);
}

/** Air of a dry bulb (°C) and a relative humidity (percent). */
export function moistAir(dryBulbC: number, humidityPercent: number): MoistAir {
  const vapourPa = (humidityPercent / 100) * saturationPa(dryBulbC);
  return { dryBulbC, humidityRatio: (0.62198 * vapourPa) / (PRESSURE_PA - vapourPa) };
}

/** Heat capacity of moist air, in J/K per kg of dry air. */
export function heatCapacityJKgK(air: MoistAir): number {
  return 1006 + 1860 * air.humidityRatio;
}

/** Enthalpy above dry air at 0 °C, in J per kg of dry air. */
export function enthalpyJKg(air: MoistAir): number {
  return 1006 * air.dryBulbC + air.humidityRatio * (2_501_000 + 1860 * air.dryBulbC);
}

/**
 * The temperature (°C) at which saturated air has this enthalpy (J/kg): the apparatus dew point of a
 * wet coil, and, within 0.1 K, the wet bulb of air with that enthalpy. Newton's method: saturated
 * enthalpy is convex and rising, so that after one step the guesses fall onto the root from above.
 */
export function saturationTemperatureC(enthalpy: number): number {
  let guess = 15;
  for (let round = 0; round < 8; round += 1) {
    const ratio = saturatedRatio(guess);
    const value = enthalpyJKg({ dryBulbC: guess, humidityRatio: ratio });
    // dw/dT by the slope of Magnus' exponent.
    const slope = (17.62 * 243.12) / (243.12 + guess) ** 2;
    const gradient = 1006 + 1860 * ratio + 2_501_000 * ratio * slope * (1 + ratio / 0.62198);
    const next = guess - (value - enthalpy) / gradient;
    if (Math.abs(next - guess) < 1e-7) return next;
    guess = next;
  }
  return guess;
}

/** Wet bulb in °C, within 0.1 K. */
export function wetBulbC(air: MoistAir): number {
  return saturationTemperatureC(enthalpyJKg(air));
}

/** Dew point in °C. */
export function dewPointC(air: MoistAir): number {
  const vapourPa = (PRESSURE_PA * air.humidityRatio) / (0.62198 + air.humidityRatio);
  const exponent = Math.log(Math.max(vapourPa, 1) / 611.2);
  return (243.12 * exponent) / (17.62 - exponent);
}
