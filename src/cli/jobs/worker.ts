/** A worker: certifies the simulated devices that it is given, one after the other. */

import { parentPort } from "node:worker_threads";
import { traceFile } from "../../../harness/bundle.ts";
import { formatTrace } from "../../kernel/trace.ts";
import { makeEntrants } from "../dut/entrants.ts";
import { runOne } from "../run-one.ts";
import type { FromWorker, Job, ToWorker } from "./messages.ts";

const controller = new AbortController();

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function certify({ text, id, stated, seed, basis }: Job) {
  const [entrant] = await makeEntrants([text], {
    seed,
    ids: [id],
    stated: [stated],
    budgetMs: Number.POSITIVE_INFINITY,
  });
  if (!entrant) throw new Error(`${text} is no device`);
  return await runOne(entrant, basis, {
    signal: controller.signal,
    onProgress: (progress) => tell({ say: "progress", progress }),
    store: async (dut, caseId, events) => {
      tell({ say: "trace", dut, caseId, text: formatTrace(events) });
      return traceFile(dut, caseId);
    },
  });
}

async function work(job: Job): Promise<void> {
  try {
    tell({ say: "result", index: job.index, result: await certify(job) });
  } catch (error) {
    const { name, stack } = error as Error;
    tell({ say: "failed", index: job.index, name, stack: stack ?? String(error) });
  }
}

parentPort?.on("message", (message: ToWorker) => {
  if (message.say === "stop") controller.abort();
  else void work(message.job).then(() => tell({ say: "ready" }));
});
tell({ say: "ready" });
