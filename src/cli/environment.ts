/** What a run was done on, as far as it can matter to what was observed. */

import { arch, platform, release } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** Watches until it is read. */
export interface Surroundings {
  /** The facts, with how late the process was at worst in handling what arrived, in ms. */
  read(): Readonly<Record<string, string>>;
}

/** Begins to watch. */
export function environment(): Surroundings {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  return {
    read: () => {
      lag.disable();
      const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(0);
      return {
        node: process.version,
        platform: `${platform()} ${release()} ${arch()}`,
        eventLoopLagMs: `${ms(lag.percentile(99))} (99 %), ${ms(lag.max)} (longest)`,
      };
    },
  };
}
