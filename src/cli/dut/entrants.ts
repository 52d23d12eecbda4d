/** The devices of a run, made of what the command line says. */

import { basename, extname } from "node:path";
import { kinds, tables } from "../../../devices/index.ts";
import { distinct, safeName } from "../../../harness/bundle.ts";
import type { Person } from "../../../harness/person.ts";
import {
  parseStatement,
  type Stated,
  StatementError,
  type StatementFile,
  statedOf,
  strangers,
} from "../../../harness/statement.ts";
import type { Subject } from "../../../harness/subject.ts";
import { readText } from "../files.ts";
import type { Job } from "../jobs/messages.ts";
import { UsageError } from "../usage-error.ts";
import { deviate } from "./deviation.ts";
import { type BrokerSpec, type DutSpec, readDut, type SimulatedSpec } from "./spec.ts";

/** A device of a run. */
export interface Entrant {
  readonly subject: Subject;
  /** Budgets that its statement changes, in ms. */
  readonly budgets: Readonly<Record<string, number>>;
  /** Wall time there is for it, in ms; none where time is not tied to the wall clock. */
  readonly budgetMs?: number;
  /** What a simulated one is made of, so that it can be made again on another thread. */
  readonly job?: Pick<Job, "text" | "id" | "stated" | "seed">;
}

/** What entrants are made with. */
export interface EntrantOptions {
  readonly seed: string;
  readonly ics?: readonly string[];
  readonly ixit?: readonly string[];
  /** What is stated of each device, in their order; instead of files. */
  readonly stated?: readonly Stated[];
  /** Ids of the devices, in their order, where they are known already. */
  readonly ids?: readonly string[];
  readonly budgetMs: number;
  readonly person?: Person;
  /** Folder with the certificates of a stand-in broker. */
  readonly standIn?: string;
  readonly signal?: AbortSignal;
}

/** Every simulated kind, as DUTs. */
export function allSimulated(): readonly string[] {
  return Object.keys(kinds).map((kind) => `sim:${kind}`);
}

/**
 * Makes the devices; brokers are tried, recordings are read.
 * @throws UsageError, StatementError, LinkError, RecordingError naming what is wrong
 */
export async function makeEntrants(
  texts: readonly string[],
  options: EntrantOptions,
): Promise<readonly Entrant[]> {
  const specs = texts.map((text) => readDut(text, Object.keys(kinds)));
  const ids = options.ids ?? idsOf(specs);
  const stated = options.stated ?? (await readStatements(specs, ids, options));
  const entrants = await Promise.all(
    specs.map((spec, index) =>
      makeEntrant(
        spec,
        texts[index] as string,
        ids[index] as string,
        stated[index] as Stated,
        options,
      ),
    ),
  );
  await tryBrokers(specs, entrants);
  return entrants;
}

/** `refrigerator-1`, `refrigerator-2`; a real device is called as it calls itself. */
export function idsOf(specs: readonly DutSpec[]): readonly string[] {
  const counts = new Map<string, number>();
  return distinct(
    specs.map((spec) => {
      if (spec.scheme === "mqtt") return safeName(spec.device);
      if (spec.scheme === "recording") return safeName(basename(spec.file, extname(spec.file)));
      const count = (counts.get(spec.kind) ?? 0) + 1;
      counts.set(spec.kind, count);
      return `${spec.kind}-${count}`;
    }),
  );
}

async function makeEntrant(
  spec: DutSpec,
  text: string,
  id: string,
  stated: Stated,
  options: EntrantOptions,
): Promise<Entrant> {
  const { statement, budgets } = stated;
  if (spec.scheme === "sim") {
    const { seed } = options;
    const subject = await makeSimulated(spec, id, statement, seed);
    return { subject, budgets, job: { text, id, stated, seed } };
  }
  if (spec.scheme === "recording") {
    const { recordingSubject } = await import("../subjects/recording.ts");
    return { subject: await recordingSubject(spec, id, statement), budgets };
  }
  const { externalSubject } = await import("../subjects/external.ts");
  const { person, standIn, signal, budgetMs } = options;
  const { readStandIns } = await import("../../link/tls-trap.ts");
  const standIns = standIn === undefined ? undefined : await readStandIns(standIn);
  const subject = externalSubject({
    spec,
    id,
    statement,
    ...(person ? { person } : {}),
    ...(standIns ? { standIns } : {}),
    ...(signal ? { signal } : {}),
  });
  return { subject, budgets, budgetMs };
}

async function makeSimulated(
  spec: SimulatedSpec,
  id: string,
  statement: Stated["statement"],
  seed: string,
): Promise<Subject> {
  const { simulatedSubject } = await import("../subjects/simulated.ts");
  const { model, setup, wire, domain, papers, defects } = deviate(spec);
  return simulatedSubject({
    spec: spec.spec,
    id,
    model,
    seed,
    setup,
    defects,
    statement: {
      // What its maker states comes with it; whoever certifies it knows better.
      answers: { ...papers.answers, ...statement.answers },
      values: { ...papers.values, ...statement.values },
    },
    ...(wire ? { wrap: wire } : {}),
    ...(domain === undefined ? {} : { domain }),
  });
}

/** A broker that is not there shows before anything is run. */
async function tryBrokers(specs: readonly DutSpec[], entrants: readonly Entrant[]): Promise<void> {
  const tried = new Set<string>();
  for (const [index, spec] of specs.entries()) {
    if (spec.scheme !== "mqtt" || tried.has(brokerKey(spec))) continue;
    tried.add(brokerKey(spec));
    const road = await (entrants[index] as Entrant).subject.open("greeting");
    await road.close();
  }
}

function brokerKey({ broker }: BrokerSpec): string {
  return JSON.stringify(broker);
}

/** Statements: one file for all devices, or one for each, in their order. */
async function readStatements(
  specs: readonly DutSpec[],
  ids: readonly string[],
  { ics = [], ixit = [] }: EntrantOptions,
): Promise<readonly Stated[]> {
  const read = async (files: readonly string[], option: string) => {
    if (files.length > 1 && files.length !== specs.length) {
      throw new UsageError(
        option,
        `${files.length} files for ${specs.length} devices`,
        "one for all, or one for each in their order",
        "add or take out files, or use one file with a part for each id under duts:",
      );
    }
    return await Promise.all(
      files.map(async (file) => parseStatement(await readText(file, "a statement (YAML)"), file)),
    );
  };
  const icsFiles = await read(ics, "--ics");
  const ixitFiles = await read(ixit, "--ixit");
  const strange = strangers([...icsFiles, ...ixitFiles], ids);
  if (strange.length > 0) throw new StatementError(strange);
  const pick = (files: readonly StatementFile[], index: number): readonly StatementFile[] =>
    files.length > 1 ? files.slice(index, index + 1) : files;
  return specs.map(({ kind }, index) =>
    statedOf(
      [...pick(icsFiles, index), ...pick(ixitFiles, index)],
      ids[index] as string,
      kind === undefined ? undefined : tables[kind],
    ),
  );
}
