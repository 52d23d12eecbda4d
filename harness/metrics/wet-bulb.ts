/** The wet bulb of moist air, from what a chamber's instruments read. */

/**
 * Wet bulb in °C from dry bulb (°C) and relative humidity (percent) by Stull's fit (R. Stull, "Wet-bulb
 * temperature from relative humidity and air temperature", 2011): within 0.7 K from 5 to 99 % and -20 to
 * 50 °C at sea level. Confidence `recalled`.
 */
export function wetBulbC(dryBulbC: number, humidityPercent: number): number {
  const rh = humidityPercent;
  return (
    dryBulbC * Math.atan(0.151977 * Math.sqrt(rh + 8.313659)) +
    Math.atan(dryBulbC + rh) -
    Math.atan(rh - 1.676331) +
    0.00391838 * rh ** 1.5 * Math.atan(0.023101 * rh) -
    4.686035
  );
}
