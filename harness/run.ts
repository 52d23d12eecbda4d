/** Running: every planned case against one device, each in an encounter of its own, then judgement. */

import type { TraceEvent } from "../src/kernel/trace.ts";
import type { Road } from "../src/link/road.ts";
import { Aborted, Bench, SceneFailed } from "./bench.ts";
import type { Case, Monitor } from "./case.ts";
import type { Demands } from "./demands.ts";
import type { Dut } from "./dut.ts";
import { factsOf, judgeDut, judgeTrace } from "./judge.ts";
import { type Plan, planFor } from "./plan.ts";
import { probe } from "./probe.ts";
import type { CaseOutcome, DutResult, PlacedClaim } from "./result.ts";
import type { Subject, Tables } from "./subject.ts";

/** What a run tells while it goes on. */
export interface Progress {
  readonly dut: string;
  readonly case: string;
  readonly title: string;
  /** Cases begun of this device, from 1, and how many there will be. */
  readonly number: number;
  readonly of: number;
  /** Hours of appliance time done in this device's cases so far. */
  readonly hours: number;
}

/** What a run needs. */
export interface RunOptions {
  readonly demands: Demands;
  readonly cases: readonly Case[];
  readonly monitors: readonly Monitor[];
  readonly tables: Tables;
  readonly selected?: (id: string) => boolean;
  readonly budgetMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Stores a trace; returns its file inside the bundle. */
  readonly store: (dut: string, caseId: string, events: readonly TraceEvent[]) => Promise<string>;
}

/** Events a case may record before the device counts as flooding. */
const FLOOD_EVENTS = 2_000_000;
/** Wall time that a paced case may take beyond twice its own estimate, in ms. */
const OVERTIME_MS = 15 * 60_000;

/** Probes, plans, runs and judges one device. */
export async function runDut(subject: Subject, options: RunOptions): Promise<DutResult> {
  const dut = await probe(subject, options.tables, options.demands.terms);
  const plan = planFor(dut, options);
  const outcomes: CaseOutcome[] = [];
  const claims: PlacedClaim[] = [];
  const included = plan.cases.filter((planned) => planned.included);
  let hours = 0;
  for (const [index, planned] of included.entries()) {
    const { case: each } = planned;
    if (options.signal?.aborted) {
      outcomes.push({ ...header(each), ended: "aborted", reason: "aborted", steps: [] });
      continue;
    }
    options.onProgress?.({
      dut: dut.id,
      case: each.id,
      title: each.title,
      number: index + 1,
      of: included.length,
      hours,
    });
    const ran = await runCase(subject, dut, each, planned.lastsMs, options);
    hours += ran.hours;
    outcomes.push(ran.outcome);
    claims.push(...ran.claims);
  }
  return judgeDut(plan, [...outcomes, ...excluded(plan)], claims);
}

/** Cases that were left out although something could have been decided by them. */
function excluded(plan: Plan): readonly CaseOutcome[] {
  return plan.cases
    .filter(({ included, reason }) => !included && reason !== "filtered-out")
    .map((planned) => ({
      ...header(planned.case),
      ended:
        planned.reason === "not-observable" ? ("not-observable" as const) : ("blocked" as const),
      ...(planned.reason ? { reason: planned.reason } : {}),
      detail: planned.because,
      steps: [],
    }));
}

function header(each: Case): Pick<CaseOutcome, "case" | "revision" | "title"> {
  return { case: each.id, revision: each.revision, title: each.title };
}

interface RanCase {
  readonly outcome: CaseOutcome;
  readonly claims: readonly PlacedClaim[];
  readonly hours: number;
}

async function runCase(
  subject: Subject,
  dut: Dut,
  each: Case,
  lastsMs: number,
  options: RunOptions,
): Promise<RanCase> {
  const { demands } = options;
  const steps = each.steps(dut, demands.terms);
  const base = { ...header(each), steps: steps.map(({ text }) => text) };
  let road: Road;
  try {
    road = await subject.open(each.id);
  } catch (error) {
    const detail = `no connection: ${(error as Error).message}`;
    return {
      outcome: { ...base, ended: "blocked", reason: "canary-failed", detail },
      claims: [],
      hours: 0,
    };
  }
  const { trace } = road.world;
  const overdue = supervise(road, lastsMs);
  const bench = new Bench({
    road,
    dut,
    terms: demands.terms,
    overdue,
    ...(subject.person ? { person: subject.person } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  let ending: Pick<CaseOutcome, "ended" | "reason" | "detail">;
  try {
    road.world.record({ kind: "case", from: "bench", data: { ...header(each), dut: dut.id } });
    await perform(bench, steps);
    ending = { ended: "done" };
  } catch (error) {
    ending = endingOf(error);
  } finally {
    bench.close();
  }
  const hours = (road.world.nowMs - road.world.startMs) / 3_600_000;
  await road.close().catch(() => undefined);
  const file = await options.store(dut.id, each.id, trace.events);
  const facts = factsOf(dut, demands, each, trace.events);
  return {
    outcome: { ...base, ...ending, trace: file, ...(facts.length > 0 ? { facts } : {}) },
    claims: judgeTrace(dut, demands, each, options.monitors, trace.events),
    hours: hours * dut.rate,
  };
}

/** Has the case taken longer than anything it could wait for, or has the device flooded it? */
function supervise(road: Road, lastsMs: number): () => boolean {
  const { world } = road;
  const endMs = world.startMs + 2 * lastsMs * world.speed + OVERTIME_MS;
  return () => world.trace.events.length > FLOOD_EVENTS || (!world.virtual && world.nowMs > endMs);
}

/** The device answers, the steps, the device still answers. */
async function perform(
  bench: Bench,
  steps: readonly { readonly text: string; readonly run: (bench: Bench) => Promise<void> }[],
): Promise<void> {
  await bench.look();
  await canary(bench, "before the case");
  for (const step of steps) {
    bench.step(step.text);
    await step.run(bench);
  }
  await bench.pause("case.settle");
  bench.mark("end");
  await bench.look();
}

async function canary(bench: Bench, when: string): Promise<void> {
  if (bench.dut.surface === undefined) return;
  const up = await bench.until(() => bench.live.text("$state") === "ready", "session.reconnect");
  bench.need(up, `the device was not ready ${when}`, "canary-failed");
  bench.mark("ready");
}

function endingOf(error: unknown): Pick<CaseOutcome, "ended" | "reason" | "detail"> {
  if (error instanceof SceneFailed) {
    return { ended: "stopped", reason: error.reason, detail: error.message };
  }
  if (error instanceof Aborted) {
    return { ended: "aborted", reason: "aborted", detail: error.message };
  }
  if (error instanceof Error && error.name === "LinkError") {
    return { ended: "stopped", reason: "canary-failed", detail: error.message };
  }
  return {
    ended: "error",
    reason: "harness-error",
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
