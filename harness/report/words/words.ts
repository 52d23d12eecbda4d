/** What a language has to say so that reports can be written in it. */

import type { Confidence, Level } from "../../../profiles/requirement.ts";
import type { Ability } from "../../dut.ts";
import type { CaseOutcome } from "../../result.ts";
import type { ReasonCode, RunVerdict, Verdict } from "../../verdict.ts";

/** Why a verdict is not a pass, and what would make it one. */
export interface ReasonWords {
  readonly why: string;
  readonly change: string;
}

/** The verdict of a run for somebody who reads nothing else. */
export interface OutcomeWords {
  /** A word or two. */
  readonly title: string;
  readonly sentence: string;
}

/** Areas of requirements that have a name; others are shown by their word. */
export type Area =
  | "description"
  | "topic"
  | "state"
  | "value"
  | "qos"
  | "target"
  | "birth"
  | "telemetry"
  | "energy"
  | "command"
  | "session"
  | "fault"
  | "programme"
  | "interlock"
  | "identity"
  | "health"
  | "input"
  | "surface"
  | "resilience"
  | "water"
  | "standby"
  | "supply"
  | "network"
  | "operation"
  | "consistency"
  | "consumable"
  | "discovery"
  | "homie"
  | "removal"
  | "service"
  | "twin"
  | "refrigerator"
  | "washing-machine"
  | "air-conditioner"
  | "air-purifier"
  | "water-purifier"
  | "water-heater"
  | "range-hood"
  | "microwave-oven"
  | "passwords"
  | "credentials"
  | "vulnerability"
  | "support"
  | "update"
  | "parameters"
  | "communication"
  | "tls"
  | "secrets"
  | "interfaces"
  | "deletion"
  | "personal-data";

/** Headings and field names. */
export type Label =
  | "report"
  | "appliance"
  | "verdict"
  | "all"
  | "requirement"
  | "expected"
  | "actual"
  | "again"
  | "trace"
  | "step"
  | "change"
  | "reason"
  | "passOfAll"
  | "whatFailed"
  | "undecided"
  | "advice"
  | "byAppliance"
  | "bySource"
  | "clause"
  | "contents"
  | "showAll"
  | "showAttention"
  | "showMeasured"
  | "identity"
  | "kind"
  | "manufacturer"
  | "model"
  | "serial"
  | "firmware"
  | "ratings"
  | "statement"
  | "noStatement"
  | "yes"
  | "no"
  | "abilities"
  | "unavailable"
  | "source"
  | "edition"
  | "confidence"
  | "level"
  | "measured"
  | "method"
  | "budget"
  | "secondary"
  | "note"
  | "limit"
  | "margin"
  | "grade"
  | "confirmedBy"
  | "course"
  | "decided"
  | "steps"
  | "excerpt"
  | "deciding"
  | "cases"
  | "caseTitle"
  | "runFacts"
  | "tool"
  | "profile"
  | "judgedFor"
  | "started"
  | "seed"
  | "run"
  | "command"
  | "filter"
  | "environment"
  | "rejudge"
  | "attribution"
  | "unknown"
  | "device"
  | "line"
  | "time"
  | "from"
  | "event";

/** Everything reports say of themselves in one language. */
export interface ReportWords {
  /** The language by its BCP 47 tag. */
  readonly tag: string;
  readonly labels: Readonly<Record<Label, string>>;
  readonly verdicts: Readonly<Record<Verdict | RunVerdict, string>>;
  readonly outcomes: Readonly<Record<RunVerdict, OutcomeWords>>;
  readonly reasons: Readonly<Record<ReasonCode, ReasonWords>>;
  readonly levels: Readonly<Record<Level, string>>;
  readonly confidences: Readonly<Record<Confidence, string>>;
  readonly abilities: Readonly<Record<Ability, string>>;
  readonly endings: Readonly<Record<CaseOutcome["ended"], string>>;
  readonly areas: Readonly<Record<Area, string>>;
  /** `3 of 96 requirements that apply fail, on 1 of 2 appliances.` */
  failed(failed: number, applying: number, appliances: number, of: number): string;
  /** `90 of 96 requirements that apply hold, on 2 appliances.` */
  held(held: number, applying: number, appliances: number): string;
  /** `step 3 "Open the door"`; step 0 is before the first. */
  step(step: number, text: string | undefined): string;
  /** `trace 214-219, at 00:00:41.200`. */
  place(lines: string, time: string): string;
  /** `(must; ETSI EN 303 645 5.13-1A)`. */
  provenance(level: string, citation: string): string;
  /** `and 12 more below`. */
  more(count: number): string;
  /** How many lines of a trace are left out. */
  gap(count: number): string;
  /** What a cut payload's whole length is. */
  cutPayload(characters: number): string;
  /** What a payload that is not text is. */
  binary(bytes: number): string;
  /** Which part of a case a plot shows. */
  shown(from: string, to: string, of: string): string;
  /** In how many cases a requirement was looked at, and with which verdicts. */
  alsoSeen(cases: number, verdicts: string): string;
  /** How many requirements do not apply. */
  notApplicable(count: number): string;
  /** How many requirements were not asked for. */
  notSelected(count: number): string;
  /** Between the members of a list. */
  readonly comma: string;
  /** `(k = 2)`. */
  coverage(k: number): string;
}
