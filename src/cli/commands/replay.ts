/** `replay`: the run again. Simulated devices must say the same, byte for byte; real ones come to the same verdicts. */

import { type Bundle, openBundle, type RunDut, resultFromClaims } from "../../../harness/bundle.ts";
import { plain } from "../../../harness/report/index.ts";
import type { DutResult } from "../../../harness/result.ts";
import { type Entrant, makeEntrants } from "../dut/entrants.ts";
import { followInterrupt, STOPPED } from "../interrupt.ts";
import { hirePerson } from "../person.ts";
import { progressLine } from "../progress.ts";
import { runAll } from "../run.ts";
import { UsageError } from "../usage-error.ts";
import { readDuration } from "../values.ts";
import { DEFAULT_BUDGET } from "./certify.ts";

/** The options of `replay`. */
export interface ReplayOptions {
  readonly budget?: string;
  readonly person?: string;
  readonly standIn?: string;
}

/** Longest part of a line of a trace that is shown. */
const SHOWN = 160;

/** Runs it. @returns 0 where nothing differs, 1 where something does. */
export async function run(
  [folder = ""]: readonly string[],
  options: ReplayOptions,
): Promise<number> {
  const bundle = await openBundle(folder);
  const { document } = bundle;
  const budgetMs = readDuration(options.budget ?? DEFAULT_BUDGET, "--budget");
  if (document.duts.length === 0) {
    throw new UsageError(
      folder,
      "no device was met in this run",
      "a run to replay",
      "certify again",
    );
  }
  const interrupt = followInterrupt("hearthmark: stopping");
  const hired = options.person === undefined ? undefined : hirePerson(options.person);
  try {
    const entrants = await makeEntrants(
      document.duts.map(({ dut }) => dut.spec),
      {
        seed: document.seed,
        ids: document.duts.map(({ dut }) => dut.id),
        stated: document.duts.map(({ dut, budgets }) => ({ statement: dut.statement, budgets })),
        budgetMs,
        signal: interrupt.signal,
        ...(hired ? { person: hired.person } : {}),
        ...(options.standIn === undefined ? {} : { standIn: options.standIn }),
      },
    );
    const found = await compare(bundle, entrants, interrupt.signal);
    if (interrupt.signal.aborted) return STOPPED;
    for (const line of found.differences) process.stdout.write(`${plain(line)}\n`);
    process.stdout.write(`${found.same} of ${found.all} ${found.what} are the same\n`);
    return found.differences.length === 0 ? 0 : 1;
  } finally {
    interrupt.dispose();
    hired?.dismiss();
  }
}

interface Comparison {
  readonly differences: readonly string[];
  readonly same: number;
  readonly all: number;
  readonly what: string;
}

async function compare(
  bundle: Bundle,
  entrants: readonly Entrant[],
  signal: AbortSignal,
): Promise<Comparison> {
  const { duts } = bundle.document;
  const before = resultFromClaims(bundle).duts;
  const progress = progressLine(entrants.length);
  const replayed = new Set<string>();
  const differences: string[] = [];
  let verdicts = 0;
  let traces = 0;
  let same = 0;
  const results = runAll(entrants, bundle.document, {
    signal,
    onProgress: progress.tell,
    store: async (dut, caseId, text) => {
      const met = duts.find((each) => each.dut.id === dut);
      const outcome = met?.cases.find((each) => each.case === caseId);
      const file = outcome?.trace ?? `${dut}/${caseId}`;
      replayed.add(file);
      if (!met || isReal(met) || outcome?.ended === "aborted") return;
      traces++;
      const difference =
        outcome?.trace === undefined
          ? `${file}: was not run then, is run now`
          : firstDifference(file, bundle.text(outcome.trace), text);
      if (difference === undefined) same++;
      else differences.push(difference);
    },
  });
  let index = 0;
  for await (const result of results) {
    const met = duts[index] as RunDut;
    const then = before[index] as DutResult;
    index++;
    if (!isReal(met)) {
      const missing = met.cases.filter(
        ({ trace, ended }) => trace !== undefined && ended !== "aborted" && !replayed.has(trace),
      );
      traces += missing.length;
      differences.push(...missing.map(({ trace }) => `${trace}: was run then, is not run now`));
      continue;
    }
    const changed = changedVerdicts(then, result);
    verdicts += then.requirements.length;
    same += then.requirements.length - changed.length;
    differences.push(...changed);
  }
  progress.clear();
  const what = [traces > 0 ? "traces" : "", verdicts > 0 ? "verdicts" : ""]
    .filter((word) => word !== "")
    .join(" and ");
  return { differences, same, all: traces + verdicts, what };
}

/** A device that does not begin anew for each encounter: only its verdicts can be the same. */
function isReal({ dut }: RunDut): boolean {
  return /^mqtts?:/.test(dut.spec);
}

function firstDifference(file: string, then: string, now: string): string | undefined {
  if (now === then) return undefined;
  const before = then.split("\n");
  const after = now.split("\n");
  const index = before.findIndex((row, at) => row !== after[at]);
  const at = index < 0 ? before.length : index;
  const show = (rows: readonly string[]) => plain(rows[at] || "(end)", SHOWN);
  return `${file}:${at + 1}: was ${show(before)}, is ${show(after)}`;
}

function changedVerdicts(then: DutResult, now: DutResult): string[] {
  return then.requirements.flatMap(({ id, verdict }) => {
    const is = now.requirements.find((each) => each.id === id)?.verdict ?? "not judged";
    return is === verdict ? [] : [`${then.dut.id} ${id}: was ${verdict}, is ${is}`];
  });
}
