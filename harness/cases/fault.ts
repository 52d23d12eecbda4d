/** How trouble is told, and how it ends: faults that a laboratory can provoke. */

import { declares } from "../../profiles/index.ts";
import type { FaultCause, FaultDeclaration } from "../../src/thing/declaration.ts";
import { type Bench, SceneFailed } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import type { Ability, Dut } from "../dut.ts";
import type { View } from "../view.ts";
import { judgeCleared, judgeKept, judgeRaised } from "./fault-oracles.ts";
import { cutOff, letBack } from "./outage.ts";
import { restore } from "./request.ts";

/** So many faults are provoked in one case, none that takes longer than this to show, in ms. */
const TRIALS = 4;
const LONGEST_MS = 5 * 60_000;
/** Beyond the limit, so that a late fault is seen to be late, in ms of device time. */
const LATE_MS = 30_000;

/** A fault to provoke. */
interface Trial {
  readonly code: string;
  readonly fault: FaultDeclaration;
  readonly causes: readonly FaultCause[];
  /** What happens to the network while it stands. */
  readonly network: "kept" | "cut" | "cut-while-it-ends";
}

/** What somebody has to be able to do for a cause. */
export function abilityFor(cause: FaultCause): Ability {
  if ("defect" in cause) return "defects";
  if ("operation" in cause) return "person";
  if ("request" in cause) return "requests";
  return cause.instrument.startsWith("mains/") ? "mains" : "chamber";
}

/** The faults to provoke: those that need what is in `by`, required and quick ones first. */
function trials(dut: Dut, by: "defects" | "hand"): readonly Trial[] {
  const able = Object.entries(dut.table?.faults ?? {}).filter(
    ([, { causes = [], delayMs = 0 }]) => {
      const needs = causes.map(abilityFor);
      const broken = needs.includes("defects");
      return (
        needs.length > 0 &&
        broken === (by === "defects") &&
        delayMs <= LONGEST_MS &&
        needs.every((need) => dut.abilities.includes(need))
      );
    },
  );
  const rank = ({ required, delayMs = 0 }: FaultDeclaration) => (required ? 0 : 1e9) + delayMs;
  const cuttable = dut.abilities.includes("network");
  return able
    .sort(([, a], [, b]) => rank(a) - rank(b))
    .slice(0, TRIALS)
    .map(([code, fault], number) => ({
      code,
      fault,
      causes: fault.causes ?? [],
      network: !cuttable || number > 1 ? "kept" : number === 0 ? "cut" : "cut-while-it-ends",
    }));
}

/** Does what provokes a fault. */
export async function bringAbout(bench: Bench, cause: FaultCause): Promise<void> {
  if ("defect" in cause) await bench.setDefect(cause.defect, true);
  else if ("operation" in cause) await operate(bench, cause.operation, cause.parameters);
  else if ("request" in cause) await bench.request(cause.request, cause.value);
  else await bench.setRig(cause.instrument, cause.value);
}

/** Takes away again what provoked a fault. */
export async function takeAway(bench: Bench, cause: FaultCause): Promise<void> {
  if ("defect" in cause) await bench.setDefect(cause.defect, false);
  else if ("operation" in cause) await operate(bench, cause.undo.operation, cause.undo.parameters);
  else if ("instrument" in cause) await bench.setRig(cause.instrument, cause.undo);
  else if (cause.undo) await bench.request(cause.undo.request, cause.undo.value);
}

async function operate(
  bench: Bench,
  operation: string,
  parameters?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const answer = await bench.operate(operation, parameters);
  bench.need(answer === "ok", `${operation}: ${answer}`);
}

/** Does the alert of that code stand? */
export function stands(bench: Bench, code: string): boolean {
  return (bench.live.text(`$alert/${code}`) ?? "") !== "";
}

/** Provokes one fault and takes it away again; a laboratory that cannot has shown nothing. */
async function provoke(bench: Bench, trial: Trial): Promise<void> {
  const { code, causes } = trial;
  const raiseMs = 1000 * bench.terms.parameter("smart.fault.raised", "raise");
  bench.mark("cause", { code, before: stands(bench, code) });
  try {
    for (const cause of causes) await bringAbout(bench, cause);
  } catch (error) {
    if (!(error instanceof SceneFailed) || error.reason !== "no-instrument") throw error;
    bench.mark("no-cause", { code });
    return;
  }
  bench.mark("caused", { code });
  await bench.pass((trial.fault.delayMs ?? 0) + raiseMs * bench.dut.rate + LATE_MS, () =>
    stands(bench, code),
  );
  await bench.pause("fault.show");
  bench.mark("shown", { code });
  await bench.look();
  bench.mark("looked", { code });
}

async function withdraw(bench: Bench, trial: Trial): Promise<void> {
  const { code, causes } = trial;
  if (stands(bench, code) && trial.network !== "kept") await cutOff(bench, "network");
  if (trial.network === "cut" && stands(bench, code)) await letBack(bench, "network");
  const away = trial.network === "cut-while-it-ends" && stands(bench, code);
  bench.mark("undo", { code, away });
  for (const cause of [...causes].reverse()) await takeAway(bench, cause);
  bench.mark("undone", { code, away });
  if (away) {
    await letBack(bench, "network");
  } else {
    const clearMs = 1000 * bench.terms.parameter("smart.fault.cleared", "clear");
    await bench.pass(clearMs + LATE_MS, () => !stands(bench, code));
    await bench.pause("fault.show");
  }
  bench.mark("cleared", { code });
}

function stepsFor(dut: Dut, by: "defects" | "hand"): readonly Step[] {
  const steps = trials(dut, by).flatMap((trial): readonly Step[] => [
    { text: `Bring about ${trial.code}`, run: (bench) => provoke(bench, trial) },
    { text: `Take ${trial.code} away again`, run: (bench) => withdraw(bench, trial) },
  ]);
  // A fault may have switched something off.
  return steps.length === 0 ? [] : [...steps, { text: "Put settings back", run: restore }];
}

function lastsMs(dut: Dut, by: "defects" | "hand"): number {
  const linkMs = 60_000 * dut.rate;
  return trials(dut, by).reduce((sum, { fault }) => sum + (fault.delayMs ?? 0) + linkMs, linkMs);
}

function judge(view: View) {
  return [...judgeRaised(view), ...judgeCleared(view), ...judgeKept(view)];
}

const common = {
  revision: 1,
  covers: ["smart.fault.raised", "smart.fault.cleared", "smart.fault.alert-kept"],
  applies: declares("fault"),
  judge,
  leaves: [],
} as const satisfies Partial<Case>;

/** Defects are switched on in the device. */
export const byDefect: Case = {
  ...common,
  id: "fault.by-defect",
  title: "Provoke faults by defects of the device",
  needs: ["messages", "defects"],
  lastsMs: (dut) => lastsMs(dut, "defects"),
  steps: (dut) => stepsFor(dut, "defects"),
  killedBy: [
    "alert-missing",
    "alert-late",
    "fault-list-empty",
    "fault-raised-untold",
    "alert-never-cleared",
    "fault-list-lingers",
    "fault-cleared-untold",
    "alert-not-retained",
    "alert-not-repeated",
    "alert-outlives-absence",
  ],
};

/** The same by what a person can do at any appliance: a door left open, a filter taken out. */
export const byHand: Case = {
  ...common,
  id: "fault.by-hand",
  title: "Provoke faults by hand and by the supply",
  needs: ["messages", "person"],
  lastsMs: (dut) => lastsMs(dut, "hand"),
  steps: (dut) => stepsFor(dut, "hand"),
  killedBy: ["alert-missing"],
};

/** The cases of this file. */
export const faultCases: readonly Case[] = [byDefect, byHand];
