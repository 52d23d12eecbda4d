/**
 * Life of a filter that is spent by litres and by hours, whichever comes first. The two counters and
 * the rule are those of real purifiers (Yunmi, in python-miio: 7200 L or 8640 h); the arithmetic is ours.
 */

/** What a filter has been used for, or may be used for. */
export interface FilterUse {
  /** Water through it, in L. */
  readonly litres: number;
  /** Time since it was put in, in h. */
  readonly hours: number;
}

/**
 * Share of a filter's life that is left, in %, from 0 to 100:
 * (1 - max(V / V_rated, t / t_rated)) x 100.
 * @throws RangeError for a life that is not above 0, or a use below 0.
 */
export function lifeLeft(use: FilterUse, rated: FilterUse): number {
  if (!(rated.litres > 0 && rated.hours > 0)) {
    throw new RangeError(
      `filter life: expected more than 0 L and 0 h, got ${rated.litres} L, ${rated.hours} h`,
    );
  }
  if (!(use.litres >= 0 && use.hours >= 0)) {
    throw new RangeError(`filter use: expected 0 or more, got ${use.litres} L, ${use.hours} h`);
  }
  const spent = Math.max(use.litres / rated.litres, use.hours / rated.hours);
  return Math.max(0, 1 - spent) * 100;
}

/**
 * The most that can be left of a filter by its litres alone, in %: what an appliance may show at most,
 * since the hours can only shorten a life.
 */
export function mostLeft(litres: number, ratedLitres: number): number {
  return lifeLeft({ litres, hours: 0 }, { litres: ratedLitres, hours: Number.POSITIVE_INFINITY });
}
