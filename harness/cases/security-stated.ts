/**
 * The conceptual cases of ETSI TS 103 701: each reads what the manufacturer states, and asks whether it
 * is there, sufficient and coherent, and not contradicted by the device.
 */

import {
  always,
  type RequirementId,
  type StatementItemName,
  statementItems,
} from "../../profiles/index.ts";
import type { Case } from "../case.ts";
import { blockedBy, type Claim, holds, violated } from "../claim.ts";
import type { Statement } from "../dut.ts";
import type { View } from "../view.ts";
import { conceptual } from "./security-concepts.ts";

/** What is asked of a statement for one requirement. */
export interface Concept {
  readonly requirement: RequirementId;
  /** The last word of the case's id, after `security.statement-`. */
  readonly name: string;
  /** Case of TS 103 701, e.g. `5.2-1-1`. */
  readonly test: string;
  readonly title: string;
  readonly asks: readonly StatementItemName[];
  /** In the field's words: what a sufficient statement says. */
  readonly expected: string;
  /** What is insufficient, incoherent or contradicted; called only when everything asked is stated. */
  readonly problems: (stated: Stated, view: View) => readonly string[];
  readonly killedBy: readonly string[];
}

/** What a statement says, read for judging. */
export interface Stated {
  text(name: StatementItemName): string;
  number(name: StatementItemName): number;
  answer(name: StatementItemName): boolean | undefined;
}

/** The items that a statement leaves open. */
function missing({ answers, values }: Statement, asks: readonly StatementItemName[]): string[] {
  return asks.filter((name) =>
    statementItems[name].in === "answer"
      ? answers[name] === undefined
      : String(values[name] ?? "").trim() === "",
  );
}

function judge(concept: Concept, view: View): readonly Claim[] {
  const mark = view.mark("statement");
  if (!mark) return [];
  const { requirement, asks, expected } = concept;
  const { statement } = view.dut;
  const pointers = [mark.index];
  const open = missing(statement, asks);
  if (open.length > 0) {
    const actual = `the statement lacks ${open.join(" and ")}`;
    return [blockedBy(requirement, "statement-missing", { expected, actual, pointers })];
  }
  const stated: Stated = {
    text: (name) => String(statement.values[name] ?? "").trim(),
    number: (name) => Number(statement.values[name]),
    answer: (name) => statement.answers[name],
  };
  const problems = concept.problems(stated, view);
  const actual = problems.length === 0 ? "stated, and not contradicted" : problems.join("; ");
  const seen = { expected, actual, pointers };
  return [problems.length === 0 ? holds(requirement, seen) : violated(requirement, seen)];
}

function caseOf(concept: Concept): Case {
  const { requirement, name, test, title, asks, killedBy } = concept;
  return {
    id: `security.statement-${name}`,
    revision: 1,
    title: `${title} (TS 103 701, ${test})`,
    covers: [requirement],
    applies: always,
    needs: ["messages"],
    lastsMs: () => 1000,
    steps: (dut) => [
      {
        text: "Read the statement",
        run: async (bench) => {
          const { answers, values } = dut.statement;
          const stated = asks.map((item) => [item, answers[item] ?? values[item] ?? null]);
          bench.mark("statement", { stated: Object.fromEntries(stated) });
        },
      },
    ],
    judge: (view) => judge(concept, view),
    leaves: [],
    killedBy,
  };
}

/** The conceptual cases, in the order of the provisions. */
export const securityStatedCases: readonly Case[] = conceptual.map(caseOf);
