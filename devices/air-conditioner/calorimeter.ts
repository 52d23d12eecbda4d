/** What a room calorimeter counts of an air conditioner: heat taken out of the room, and brought into it. */

import { COIL_MS, type OperatingPoint } from "./physics.ts";

/** Heat moved through the boundary of the indoor unit, as sums of amounts, in Wh. */
export interface Heat {
  /** Taken out of the room, net of the fan. */
  readonly cooledWh: number;
  /** Brought into it, that of the fan included. */
  readonly heatedWh: number;
}

const MS_PER_HOUR = 3_600_000;

/**
 * Heat over `dtMs` of a segment, exactly: the coil's share c(t) = 1 - (1 - c0) e^(-t/τ) with the time
 * constant {@link COIL_MS}, less the heat of the fan, each sign counted for itself.
 * @param settled the operating point with the coil at its steady state.
 * @param coil the coil's share c0 at the beginning, 0 to 1.
 */
export function heatOver(settled: OperatingPoint, coil: number, dtMs: number): Heat {
  const { coolingW, heatingW, fanW } = settled;
  const deliveredMs = dtMs - lagMs(coil, dtMs);
  if (coolingW === 0) {
    return { cooledWh: 0, heatedWh: (heatingW * deliveredMs + fanW * dtMs) / MS_PER_HOUR };
  }
  // Right after a start the fan still brings in more than the coil takes out.
  const turnMs = coil * coolingW >= fanW ? 0 : Math.min(dtMs, turnAfterMs(fanW / coolingW, coil));
  const earlyMs = turnMs - lagMs(coil, turnMs);
  return {
    cooledWh: (coolingW * (deliveredMs - earlyMs) - fanW * (dtMs - turnMs)) / MS_PER_HOUR,
    heatedWh: (fanW * turnMs - coolingW * earlyMs) / MS_PER_HOUR,
  };
}

/** The integral of 1 - c(t) over the first `dtMs`, in ms. */
function lagMs(coil: number, dtMs: number): number {
  return (1 - coil) * COIL_MS * -Math.expm1(-dtMs / COIL_MS);
}

/** When the coil reaches a share, in ms; never where it cannot. */
function turnAfterMs(share: number, coil: number): number {
  return share >= 1 ? Number.POSITIVE_INFINITY : -COIL_MS * Math.log((1 - share) / (1 - coil));
}
