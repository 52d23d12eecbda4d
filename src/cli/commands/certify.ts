/** `certify`: runs the cases, writes the bundle, prints the verdicts. */

import { join } from "node:path";
import {
  type Basis,
  BundleWriter,
  cached,
  type RunDocument,
  resultOf,
} from "../../../harness/bundle.ts";
import { REPORTS, type ReportFormat } from "../../../harness/report/index.ts";
import type { DutResult, RunResult, TraceReader } from "../../../harness/result.ts";
import { exitStatus } from "../../../harness/verdict.ts";
import type { Language } from "../../../profiles/index.ts";
import { type BasisOptions, readBasis } from "../basis.ts";
import { commandLine, withoutSecrets } from "../command-line.ts";
import { newDocument, runId } from "../document.ts";
import { allSimulated, type Entrant, makeEntrants } from "../dut/entrants.ts";
import { environment } from "../environment.ts";
import { followInterrupt } from "../interrupt.ts";
import { show } from "../output.ts";
import { hirePerson } from "../person.ts";
import { progressLine } from "../progress.ts";
import { runAll } from "../run.ts";
import { readChoice, readDuration, readJobs, readSeed } from "../values.ts";
import { wordsIn } from "../words.ts";

/** The options of `certify`. */
export interface CertifyOptions extends BasisOptions {
  readonly seed?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly ics?: readonly string[];
  readonly ixit?: readonly string[];
  readonly budget?: string;
  readonly person?: string;
  readonly standIn?: string;
  readonly jobs?: string;
}

/** Wall time for a real device unless told otherwise. */
export const DEFAULT_BUDGET = "20m";

/** Files of the bundle that are reports. */
const REPORT_FILES: Readonly<Record<string, ReportFormat>> = {
  "report.html": "html",
  "junit.xml": "junit",
};

/** Runs it. @returns the exit status of the verdict. */
export async function run(args: readonly string[], options: CertifyOptions): Promise<number> {
  const lang = readChoice<Language>(options.lang, "--lang", ["en", "zh"], "en");
  const seed = readSeed(options.seed);
  const budgetMs = readDuration(options.budget ?? DEFAULT_BUDGET, "--budget");
  const basis = await readBasis(options);
  const id = runId();
  const folder = options.out ?? join("runs", id);
  const texts = args.length > 0 ? args : allSimulated();
  const interrupt = followInterrupt("hearthmark: finishing the bundle; once more to stop at once");
  const hired = options.person === undefined ? undefined : hirePerson(options.person);
  try {
    const entrants = await makeEntrants(texts, {
      seed,
      budgetMs,
      signal: interrupt.signal,
      ...(hired ? { person: hired.person } : {}),
      ...(options.standIn === undefined ? {} : { standIn: options.standIn }),
      ...(options.ics ? { ics: options.ics } : {}),
      ...(options.ixit ? { ixit: options.ixit } : {}),
    });
    const document = newDocument({
      id,
      basis,
      seed,
      command: commandOf(args, options, basis, seed),
      specs: texts.map(withoutSecrets),
    });
    const { result, traces } = await certify(
      entrants,
      basis,
      document,
      folder,
      lang,
      interrupt.signal,
      readJobs(options.jobs),
    );
    show(result, traces, { lang, bundle: folder, ...(options.json ? { json: true } : {}) });
    return exitStatus(result.verdict);
  } finally {
    interrupt.dispose();
    hired?.dismiss();
  }
}

/** Runs every device and writes the bundle. What was begun is finished, whatever happens on the way. */
async function certify(
  entrants: readonly Entrant[],
  basis: Basis,
  document: RunDocument,
  folder: string,
  lang: Language,
  signal: AbortSignal,
  jobs: number | undefined,
): Promise<{ readonly result: RunResult; readonly traces: TraceReader }> {
  const surroundings = environment();
  const writer = await BundleWriter.begin(folder, document);
  const progress = progressLine(entrants.length);
  const duts: DutResult[] = [];
  const failures: unknown[] = [];
  try {
    const results = runAll(entrants, basis, {
      signal,
      store: (dut, caseId, text) => writer.store(dut, caseId, text),
      ...(jobs === undefined ? {} : { jobs }),
      onProgress: progress.tell,
    });
    for await (const result of results) duts.push(result);
  } catch (error) {
    // What other devices have shown is kept; a bundle that cannot be written is gone already.
    if (duts.length === 0 || (error as Error).name === "BundleError") {
      await writer.discard();
      throw error;
    }
    failures.push(error);
  } finally {
    progress.clear();
  }
  const done: RunDocument = {
    ...document,
    environment: surroundings.read(),
    duts: duts.map(({ dut, verdict, cases }, index) => {
      const { budgets, budgetMs } = entrants[index] as Entrant;
      return { dut, verdict, cases, budgets, ...(budgetMs === undefined ? {} : { budgetMs }) };
    }),
  };
  const result = resultOf(done, duts);
  const traces = cached((file) => writer.traces(file));
  const reports = writeReports(result, traces, lang, folder, failures);
  const claims = duts.flatMap(({ requirements }) => requirements.flatMap((each) => each.claims));
  await writer.finish({ ...done, verdict: result.verdict }, claims, reports);
  if (failures.length > 0) {
    process.stderr.write(`hearthmark: what was observed until then is in ${folder}\n`);
    throw failures[0];
  }
  return { result, traces };
}

/** The reports of a bundle; one that cannot be written does not cost the traces. */
function writeReports(
  result: RunResult,
  traces: TraceReader,
  lang: Language,
  folder: string,
  failures: unknown[],
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [file, format] of Object.entries(REPORT_FILES)) {
    try {
      files[file] = REPORTS[format](result, traces, wordsIn(lang), { lang, bundle: folder });
    } catch (error) {
      failures.push(error);
    }
  }
  return files;
}

function commandOf(
  args: readonly string[],
  options: CertifyOptions,
  { on }: Basis,
  seed: string,
): string {
  const { profile, only, overlay, ics, ixit, budget, person } = options;
  return commandLine("certify", args, {
    profile,
    on,
    only,
    seed,
    overlay,
    ics,
    ixit,
    budget,
    person,
  });
}
