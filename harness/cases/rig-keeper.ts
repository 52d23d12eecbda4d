/** Putting the rig back as it was found. */

import type { Bench } from "../bench.ts";

/** Remembers how instruments of the rig are set, and sets them so again. */
export interface Keeper {
  readonly keep: (bench: Bench) => void;
  readonly putBack: (bench: Bench) => Promise<void>;
}

/** A keeper of the settings at `paths`, which are put back in that order. */
export function keeperOf(...paths: readonly string[]): Keeper {
  const before = new Map<string, string>();
  return {
    keep: (bench) => {
      for (const path of paths) {
        const text = bench.rigText(path);
        if (text) before.set(path, text);
      }
    },
    putBack: async (bench) => {
      for (const [path, text] of before) {
        if (bench.rigText(path) !== text) await bench.setRig(path, text);
      }
    },
  };
}
