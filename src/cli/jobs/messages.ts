/** What the main thread and its workers say to each other: plain data only. */

import type { Basis } from "../../../harness/bundle.ts";
import type { DutResult } from "../../../harness/result.ts";
import type { Progress } from "../../../harness/run.ts";
import type { Stated } from "../../../harness/statement.ts";

/** A simulated device to be certified. */
export interface Job {
  /** Its place among the devices of the run, from 0. */
  readonly index: number;
  /** As on the command line. */
  readonly text: string;
  readonly id: string;
  readonly stated: Stated;
  readonly seed: string;
  readonly basis: Basis;
}

/** To a worker. */
export type ToWorker =
  | { readonly say: "job"; readonly job: Job }
  /** Finish what has begun of the case, leave out the rest. */
  | { readonly say: "stop" };

/** From a worker. */
export type FromWorker =
  | { readonly say: "ready" }
  | { readonly say: "progress"; readonly progress: Progress }
  /** A trace to store, as the text of its file. */
  | { readonly say: "trace"; readonly dut: string; readonly caseId: string; readonly text: string }
  | { readonly say: "result"; readonly index: number; readonly result: DutResult }
  | {
      readonly say: "failed";
      readonly index: number;
      readonly name: string;
      readonly stack: string;
    };
