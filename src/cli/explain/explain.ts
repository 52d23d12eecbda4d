/** Finds everything that an id may mean, and says what each is. */

import { kinds, tables, tableWords } from "../../../devices/index.ts";
import { mutants, variants } from "../../../devices/mutants/index.ts";
import type { Deviation } from "../../../devices/mutants/mutant.ts";
import type { Case, Monitor } from "../../../harness/case.ts";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { REPORT_WORDS } from "../../../harness/report/index.ts";
import {
  catalogue,
  editionsOf,
  type Language,
  profiles,
  type RequirementId,
  requirementIds,
  words,
} from "../../../profiles/index.ts";
import { editDistance } from "../../../profiles/nearest.ts";
import { EXIT_STATUS } from "../grammar.ts";
import { UsageError } from "../usage-error.ts";
import { quote } from "../values.ts";
import { calculationIds, explainCalculation } from "./calculation.ts";
import { citationText, conditionText, parameterText, validityText } from "./condition-text.ts";
import { decidersOf, mutantsOf } from "./coverage.ts";

/** A heading, what it is in a sentence, and facts by name. */
interface Article {
  readonly sort: string;
  readonly id: string;
  readonly about: string;
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** How many suggestions are made for an unknown id. */
const SUGGESTIONS = 3;

/**
 * Explains an id.
 * @throws UsageError with the nearest ids when nothing is called so
 */
export function explain(id: string, lang: Language): string {
  const articles = find(id, lang);
  if (articles.length > 0) return articles.map(write).join("\n");
  const near = knownIds()
    .map((known) => ({ known, distance: editDistance(id.slice(0, 200), known) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, SUGGESTIONS)
    .map(({ known }) => known);
  throw new UsageError(
    "explain",
    `nothing is called ${quote(id)}`,
    "the id of a requirement, case, monitor, calculation, fault, defect, mutant, reason or verdict, or an exit status",
    `did you mean ${near.join(", ")}?`,
  );
}

function find(id: string, lang: Language): readonly Article[] {
  return [
    ...requirementArticle(id, lang),
    ...caseArticles(id),
    ...calculationArticles(id),
    ...Object.keys(kinds).flatMap((kind) => [
      ...faultArticles(id, kind),
      ...defectArticles(id, kind),
    ]),
    ...deviationArticles(id),
    ...wordArticles(id, lang),
    ...EXIT_STATUS.filter(([status]) => String(status) === id).map(
      ([status, about]): Article => ({ sort: "exit status", id: String(status), about, facts: [] }),
    ),
  ];
}

/** Every id that can be explained, each once. */
export function knownIds(): readonly string[] {
  const own = REPORT_WORDS.en;
  return [
    ...new Set([
      ...requirementIds,
      ...[...cases, ...monitors, ...mutants, ...variants].map((each) => each.id),
      ...calculationIds,
      ...Object.keys(kinds).flatMap((kind) => [
        ...Object.keys(tables[kind]?.faults ?? {}),
        ...Object.keys(kinds[kind]?.defects ?? {}),
      ]),
      ...Object.keys(own.reasons),
      ...Object.keys(own.outcomes),
      ...EXIT_STATUS.map(([status]) => String(status)),
    ]),
  ];
}

function requirementArticle(id: string, lang: Language): readonly Article[] {
  if (!Object.hasOwn(catalogue, id)) return [];
  const known = id as RequirementId;
  const demanding = Object.values(profiles).filter(({ requirements }) =>
    requirements.includes(known),
  );
  const facts = editionsOf(catalogue[known]).flatMap((edition): [string, string][] => [
    ["level", edition.level],
    [
      "source",
      `${citationText(edition.citation)}${edition.edition ? `, edition ${edition.edition}` : ""}`,
    ],
    ...(edition.citation.note ? [["", edition.citation.note] as [string, string]] : []),
    ["confidence", edition.confidence],
    ["in force", validityText(edition)],
    ["applies where", conditionText(edition.when)],
    ...Object.entries(edition.parameters ?? {}).map(([name, parameter]): [string, string] => [
      "parameter",
      `${name} = ${parameterText(parameter)}`,
    ]),
  ]);
  return [
    {
      sort: "requirement",
      id,
      about: words[lang].requirements[known],
      facts: [
        ...facts,
        ["profiles", demanding.map((profile) => profile.id).join(", ") || "none"],
        [
          "decided by",
          decidersOf(id)
            .map((each) => each.id)
            .join(", ") || "no case yet",
        ],
        [
          "shown by",
          mutantsOf(id)
            .map((each) => each.id)
            .join(", ") || "no seeded defect yet",
        ],
        ["run it", `hearthmark certify --only ${id}`],
      ],
    },
  ];
}

function caseArticles(id: string): readonly Article[] {
  const describe = (sort: string, each: Case | Monitor): Article => ({
    sort,
    id,
    about: each.title,
    facts: [
      ["revision", String(each.revision)],
      ["decides", each.covers.join(", ")],
      ...("applies" in each
        ? ([
            ["applies where", conditionText(each.applies)],
            ["needs", each.needs.join(", ")],
            ["leaves", each.leaves.join(", ") || "everything as it was"],
          ] as const)
        : ([["runs", "during every case"]] as const)),
      ["must catch", each.killedBy.join(", ") || "no seeded defect yet"],
    ],
  });
  return [
    ...cases.filter((each) => each.id === id).map((each) => describe("case", each)),
    ...monitors.filter((each) => each.id === id).map((each) => describe("monitor", each)),
  ];
}

function calculationArticles(id: string): readonly Article[] {
  const found = explainCalculation(id);
  return found ? [{ sort: "calculation", id, ...found }] : [];
}

function faultArticles(id: string, kind: string): readonly Article[] {
  const fault = tables[kind]?.faults[id];
  if (!fault || !Object.hasOwn(tables[kind]?.faults ?? {}, id)) return [];
  return [
    {
      sort: `fault code of ${kind}`,
      id,
      about: tableWords[kind]?.faults[id] ?? "",
      facts: [
        ["severity", fault.severity],
        ["raised", fault.delayMs ? `${fault.delayMs / 1000} s after its cause` : "at once"],
        ["blocks", fault.blocks.join(", ") || "nothing"],
        ["clears", fault.clears === "self" ? "with its cause" : "when a person sees to it"],
        ["source", fault.source],
      ],
    },
  ];
}

function defectArticles(id: string, kind: string): readonly Article[] {
  const defects = kinds[kind]?.defects ?? {};
  if (!Object.hasOwn(defects, id)) return [];
  return [
    {
      sort: `defect of ${kind}`,
      id,
      about: defects[id] as string,
      facts: [["switch it on", `hearthmark certify 'sim:${kind}?fault=${id}'`]],
    },
  ];
}

function deviationArticles(id: string): readonly Article[] {
  const example = ({ kinds: only }: Deviation) =>
    `hearthmark certify 'sim:${only?.[0] ?? "refrigerator"}?fault=${id}'`;
  const scope = ({ kinds: only }: Deviation) => only?.join(", ") ?? "every kind";
  return [
    ...mutants
      .filter((each) => each.id === id)
      .map(
        (each): Article => ({
          sort: "seeded defect (mutant)",
          id,
          about: each.about,
          facts: [
            ["kinds", scope(each)],
            ["violates", each.violates.join(", ")],
            ["caught by", each.caughtBy],
            ["try it", example(each)],
          ],
        }),
      ),
    ...variants
      .filter((each) => each.id === id)
      .map(
        (each): Article => ({
          sort: "conforming variant",
          id,
          about: each.about,
          facts: [
            ["kinds", scope(each)],
            ["try it", example(each)],
          ],
        }),
      ),
  ];
}

function wordArticles(id: string, lang: Language): readonly Article[] {
  const { reasons, outcomes } = REPORT_WORDS[lang];
  const reason = Object.entries(reasons).find(([code]) => code === id)?.[1];
  const outcome = Object.entries(outcomes).find(([verdict]) => verdict === id)?.[1];
  return [
    ...(reason
      ? [
          {
            sort: "reason",
            id,
            about: reason.why,
            facts: [["to change it", reason.change]] as const,
          },
        ]
      : []),
    ...(outcome ? [{ sort: "verdict", id, about: outcome.sentence, facts: [] }] : []),
  ];
}

function write({ sort, id, about, facts }: Article): string {
  const width = Math.max(0, ...facts.map(([name]) => name.length));
  return [
    `${id}  (${sort})`,
    `  ${about}`,
    ...facts.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    "",
  ].join("\n");
}
