/** `plan`: what would be run and judged, what not, and why. Runs nothing but the probe. */

import { tables } from "../../../devices/index.ts";
import { type Basis, demandsOf, selectedBy } from "../../../harness/bundle.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { type Plan, type PlannedRequirement, planFor } from "../../../harness/plan.ts";
import { probe } from "../../../harness/probe.ts";
import { plain, REPORT_WORDS } from "../../../harness/report/index.ts";
import { json } from "../../../harness/report/safe.ts";
import { columns } from "../../../harness/report/table.ts";
import type { Language } from "../../../profiles/index.ts";
import { readBasis } from "../basis.ts";
import { allSimulated, type Entrant, makeEntrants } from "../dut/entrants.ts";
import { hirePerson } from "../person.ts";
import { readChoice, readDuration, readSeed } from "../values.ts";
import { type CertifyOptions, DEFAULT_BUDGET } from "./certify.ts";

/** The options of `plan`: those of `certify` that matter before a run. */
export type PlanCommandOptions = Omit<CertifyOptions, "out">;

/** Runs it. @returns 0. */
export async function run(args: readonly string[], options: PlanCommandOptions): Promise<number> {
  const lang = readChoice<Language>(options.lang, "--lang", ["en", "zh"], "en");
  const basis = await readBasis(options);
  const hired = options.person === undefined ? undefined : hirePerson(options.person);
  try {
    const entrants = await makeEntrants(args.length > 0 ? args : allSimulated(), {
      seed: readSeed(options.seed),
      budgetMs: readDuration(options.budget ?? DEFAULT_BUDGET, "--budget"),
      ...(hired ? { person: hired.person } : {}),
      ...(options.standIn === undefined ? {} : { standIn: options.standIn }),
      ...(options.ics ? { ics: options.ics } : {}),
      ...(options.ixit ? { ixit: options.ixit } : {}),
    });
    const plans: Plan[] = [];
    for (const entrant of entrants) plans.push(await planOf(entrant, basis));
    process.stdout.write(
      options.json
        ? `${json({ profile: basis.profile.id, on: basis.on, duts: plans.map(asData) })}\n`
        : plans.map((plan) => asText(plan, lang)).join("\n"),
    );
    return 0;
  } finally {
    hired?.dismiss();
  }
}

async function planOf({ subject, budgets, budgetMs }: Entrant, basis: Basis): Promise<Plan> {
  const demands = demandsOf(basis, budgets);
  const dut = await probe(subject, tables, demands.terms);
  return planFor(dut, {
    demands,
    cases,
    monitors,
    ...selectedBy(basis),
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });
}

/** Monitors that judge a requirement in passing, and the cases planned for it. */
function deciders({ demand, cases: planned }: PlannedRequirement): readonly string[] {
  const watching = monitors.filter(({ covers }) => covers.includes(demand.id));
  return [...planned, ...watching.map(({ id }) => id)];
}

function asData({ dut, requirements, cases: planned }: Plan): object {
  return {
    id: dut.id,
    kind: dut.kind ?? null,
    abilities: dut.abilities,
    rate: dut.rate,
    requirements: requirements.map((each) => ({
      id: each.demand.id,
      in: each.settled === undefined,
      ...each.settled,
      ...(each.settled ? {} : { decidedBy: deciders(each) }),
    })),
    cases: planned.map(({ case: { id, title }, included, because, reason, lastsMs }) => ({
      id,
      title,
      in: included,
      because,
      reason,
      lastsMs,
    })),
  };
}

function asText(plan: Plan, lang: Language): string {
  const { verdicts } = REPORT_WORDS[lang];
  const { dut, requirements, cases: planned } = plan;
  const mark = (isIn: boolean) => ({ text: isIn ? "  in" : "  out" });
  const demanded = requirements.map((each) => [
    mark(each.settled === undefined),
    { text: plain(each.demand.id, 80) },
    {
      text: each.settled
        ? plain(`${verdicts[each.settled.verdict]}: ${each.settled.detail}`, 200)
        : plain(deciders(each).join(", "), 200),
    },
  ]);
  const run = planned.map(({ case: { id }, included, because, lastsMs }) => [
    mark(included),
    { text: plain(id, 80) },
    { text: included ? duration(lastsMs) : "" },
    { text: plain(because, 200) },
  ]);
  const open = requirements.filter(({ settled }) => settled === undefined).length;
  const included = planned.filter((each) => each.included);
  const totalMs = included.reduce((sum, { lastsMs }) => sum + lastsMs, 0);
  return [
    plain(`${dut.id}  ${dut.kind ?? "of unknown kind"}  ${dut.spec}`),
    plain(`  abilities  ${dut.abilities.join(", ")}`),
    `  ${open} of ${requirements.length} requirements, ${included.length} of ${planned.length} cases, ${duration(totalMs)} at its rate`,
    "",
    ...columns(demanded).map((row) => row.trimEnd()),
    "",
    ...columns(run).map((row) => row.trimEnd()),
    "",
  ].join("\n");
}

/** `1 h 05 min`, `3 min`, `40 s`. */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}
