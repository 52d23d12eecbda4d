/**
 * The public entry point of running: cases, ours or a package's own, against devices, judged by a
 * profile, ours or a package's own.
 */

import { basename } from "node:path";
import { kinds, type Model, type SetupOptions, tables } from "../../devices/index.ts";
import type { Deviation } from "../../devices/mutants/mutant.ts";
import { resultOf, settled, traceFile } from "../../harness/bundle.ts";
import type { Case, Monitor } from "../../harness/case.ts";
import { type Catalogue, demandsOn } from "../../harness/demands.ts";
import type { Statement } from "../../harness/dut.ts";
import type { Person } from "../../harness/person.ts";
import { REPORTS, type ReportFormat } from "../../harness/report/index.ts";
import type { DutResult, RunResult, TraceReader } from "../../harness/result.ts";
import { type Progress, runDut } from "../../harness/run.ts";
import { selection } from "../../harness/selection.ts";
import {
  composeProfile,
  type Day,
  type Language,
  type Profile,
  type ProfileLookup,
  profiles,
  type RequirementId,
  catalogue as shipped,
} from "../../profiles/index.ts";
import type { TraceEvent } from "../kernel/trace.ts";
import { shellWord, withoutSecrets } from "./command-line.ts";
import { DEFAULT_BUDGET } from "./commands/certify.ts";
import { newDocument, runId } from "./document.ts";
import { type Entrant, makeEntrants } from "./dut/entrants.ts";
import { environment } from "./environment.ts";
import { simulatedSubject } from "./subjects/simulated.ts";
import { readDay, readDuration } from "./values.ts";
import { type OwnWords, wordsIn } from "./words.ts";

export type { ReportFormat } from "../../harness/report/index.ts";
export type { Entrant } from "./dut/entrants.ts";
export type { OwnWords } from "./words.ts";

/** What is demanded, and how it is proven. */
export interface Suite {
  /** A profile, or the id of one of ours. */
  readonly profile: string | Profile<RequirementId>;
  /** Profiles besides ours that it may extend, by id. */
  readonly profiles?: ProfileLookup<RequirementId>;
  /** Every requirement that the profile demands; default: ours. */
  readonly catalogue?: Catalogue;
  readonly cases: readonly Case[];
  readonly monitors?: readonly Monitor[];
  /** Sentences for reports, by language. */
  readonly words?: Readonly<Partial<Record<Language, OwnWords>>>;
}

/** Makes a device under test for a run with that seed. */
export type DutMaker = (seed: string) => Promise<Entrant>;

/** What a run needs. */
export interface CertifyOptions extends Suite {
  /** From {@link simulated} and {@link dut}. */
  readonly duts: readonly DutMaker[];
  /** Seed of everything random in simulated devices; default `1`. */
  readonly seed?: string;
  /** What reports name as the command that makes this run again; default: how this process was started. */
  readonly command?: string;
  /** Judged by what is in force on that day (`YYYY-MM-DD`); default: today. */
  readonly on?: Day;
  /** Only requirements whose id matches: `*` and `?` stand for characters, commas separate. */
  readonly only?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What came out. */
export interface Certified {
  readonly result: RunResult;
  /** The trace of a case, by the file that its outcome names. */
  readonly traces: TraceReader;
  /** The run as a report. */
  report(format: ReportFormat, lang?: Language): string;
}

/**
 * Runs a suite on devices, one after the other, and judges them.
 * @throws ProfileError where the profile demands what the catalogue does not have
 * @throws RangeError where two devices have one id
 */
export async function certify(options: CertifyOptions): Promise<Certified> {
  const { cases, monitors = [], seed = "1", only, signal, onProgress } = options;
  const on = readDay(options.on, Date.now());
  const profile = composeProfile(options.profile, { ...profiles, ...options.profiles });
  const basis = { profile, on, overlay: [], ...(only === undefined ? {} : { only }) };
  const duts = await Promise.all(options.duts.map((make) => make(seed)));
  expectDistinct(duts.map(({ subject }) => subject.id));
  const surroundings = environment();
  const document = newDocument({
    id: runId(),
    basis,
    seed,
    command: options.command ?? startedBy(process.argv),
    specs: duts.map(({ subject }) => subject.spec),
  });
  const stored = new Map<string, readonly TraceEvent[]>();
  const results: DutResult[] = [];
  for (const { subject, budgets, budgetMs } of duts) {
    if (signal?.aborted) break;
    const result = await runDut(subject, {
      demands: demandsOn(profile, on, options.catalogue ?? shipped, budgets),
      cases,
      monitors,
      tables,
      store: async (dut, caseId, events) => {
        const file = traceFile(dut, caseId);
        stored.set(file, events);
        return file;
      },
      ...(only === undefined ? {} : { selected: selection(only) }),
      ...(budgetMs === undefined ? {} : { budgetMs }),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    });
    results.push(settled(result));
  }
  const result = resultOf({ ...document, environment: surroundings.read() }, results);
  const traces: TraceReader = (file) => stored.get(file) ?? [];
  return {
    result,
    traces,
    report: (format, lang = "en") =>
      REPORTS[format](result, traces, wordsIn(lang, options.words?.[lang]), { lang }),
  };
}

function expectDistinct(ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice === undefined) return;
  throw new RangeError(
    `duts: two are called ${twice}; expected ids of their own; give one of them another by { id }`,
  );
}

/** How a simulated appliance is put up. */
export interface SimulatedDut {
  /** Its id; default: the kind with `-1`. */
  readonly id?: string;
  /** A mutant or a variant, ours or one's own. */
  readonly deviation?: Deviation;
  /** Defects of the kind that are there from the start. */
  readonly defects?: readonly string[];
  /** Parameters of the kind, and how its device is set up. */
  readonly setup?: Omit<SetupOptions, "address" | "name" | "rig">;
  readonly statement?: Statement;
}

/**
 * A simulated appliance as a device under test.
 * @param kind one of ours by its id, or a model of one's own
 * @throws RangeError naming the kinds there are
 */
export function simulated<S>(kind: string | Model<S>, options: SimulatedDut = {}): DutMaker {
  const known = typeof kind === "string" ? kinds[kind] : kind;
  if (!known) {
    throw new RangeError(
      `there is no kind ${JSON.stringify(kind)}; expected one of ${Object.keys(kinds).join(", ")}, or a model`,
    );
  }
  const { deviation, statement, defects, setup } = options;
  const model = deviation?.model ? deviation.model(known) : known;
  const name = model.declaration.kind;
  const made = {
    spec: `sim:${name}${deviation ? `?fault=${deviation.id}` : ""}`,
    id: options.id ?? `${name}-1`,
    model,
    setup: { ...setup, ...deviation?.options?.(name) },
    ...(deviation?.wire ? { wrap: deviation.wire } : {}),
    ...(deviation?.domain ? { domain: deviation.domain } : {}),
    ...(defects ? { defects } : {}),
    ...(statement ? { statement } : {}),
  };
  return async (seed) => ({ subject: simulatedSubject({ ...made, seed }), budgets: {} });
}

/** How a device is met. */
export interface DutOptions {
  /** Files of its conformance statement (YAML). */
  readonly ics?: readonly string[];
  /** Files of the extra information for testing (YAML). */
  readonly ixit?: readonly string[];
  /** Wall time there is for a real device, as `45m`; default 20 minutes. */
  readonly budget?: string;
  readonly person?: Person;
  readonly signal?: AbortSignal;
}

/**
 * A device under test as the command line writes it: `mqtt://host:port/<device>`,
 * `recording:<file>?kind=<kind>`, `sim:<kind>?fault=<id>`. What is wrong with it shows when the run
 * begins: UsageError, StatementError, LinkError, RecordingError.
 */
export function dut(spec: string, options: DutOptions = {}): DutMaker {
  const { budget = DEFAULT_BUDGET, ...rest } = options;
  const budgetMs = readDuration(budget, "budget");
  return async (seed) => {
    const [entrant] = await makeEntrants([spec], { seed, budgetMs, ...rest });
    if (!entrant) throw new Error(`no device was made of ${spec}`);
    return entrant;
  };
}

/** The command line of a process, without the machine's folders. */
function startedBy([, script = "", ...args]: readonly string[]): string {
  const words = ["node", basename(script), ...args];
  return words.map((word) => shellWord(withoutSecrets(word))).join(" ");
}
