/** One requirement of one device: what is demanded, what was seen, and what that rests on. */

import type { DutResult, PlacedClaim, RequirementResult } from "../../result.ts";
import { SEVERITY } from "../../verdict.ts";
import { again, citationText, clock, limitText, lines, measuredText, withUnit } from "../format.ts";
import { cut, html } from "../safe.ts";
import { caseOf, failing, stepText } from "../tally.ts";
import { course, figures, measuredBar, steps, traceOf } from "./evidence.ts";
import { anchor, badge, type Evidence, facts, type Pen, quoted, sentence } from "./pen.ts";

/** Longest text of a device that is shown in full. */
const MAX_TEXT = 600;
/** Further claims that did not hold, told after the deciding one. */
const MAX_OTHERS = 8;

/** The section: open when it failed, else one line that opens. */
export function requirementSection(
  dut: DutResult,
  requirement: RequirementResult,
  evidence: Evidence,
  pen: Pen,
): string {
  const { verdict, measured } = requirement;
  const classes = `req is-${verdict}${measured === undefined ? "" : " has-measured"}`;
  const value =
    measured === undefined ? "" : `<span class="value">${html(measuredText(measured))}</span>`;
  return `<details class="${classes}"${failing(verdict) ? " open" : ""}>
<summary>${badge(verdict, pen.own)}<span class="sentence">${html(pen.words.requirement(requirement.id))}${hint(requirement, pen)}</span>${value}</summary>
<div class="body"><span class="target" id="${anchor(dut, requirement)}"></span>${body(dut, requirement, evidence, pen)}</div>
</details>`;
}

/** Why it is neither a pass nor open to see, in the line that opens. */
function hint({ verdict, reason }: RequirementResult, { own }: Pen): string {
  if (reason === undefined || verdict === "pass" || failing(verdict)) return "";
  return `<span class="hint">${html(own.reasons[reason].why)}</span>`;
}

function body(
  dut: DutResult,
  requirement: RequirementResult,
  evidence: Evidence,
  pen: Pen,
): string {
  const claim = requirement.claims[0];
  const outcome = claim === undefined ? undefined : caseOf(dut, claim.case);
  const file = outcome?.trace;
  const parts = [why(requirement, pen), seen(dut, requirement, pen), measuredBar(requirement)];
  if (claim !== undefined && file !== undefined) {
    parts.push(course(requirement, claim, file, evidence, pen));
  }
  parts.push(figures(requirement));
  if (failing(requirement.verdict) && claim !== undefined && outcome !== undefined) {
    parts.push(steps(outcome, claim.step, pen));
    if (file !== undefined) parts.push(traceOf(claim, file, evidence, pen));
  }
  parts.push(others(dut, requirement, pen), source(dut, requirement, pen));
  return parts.join("");
}

function why({ reason, verdict, claims, detail }: RequirementResult, { own }: Pen): string {
  if (reason === undefined || verdict === "pass") return "";
  const words = own.reasons[reason];
  // What the plan says stands nowhere else; a claim's own words follow as "actual".
  const planned =
    claims.length === 0 && detail !== undefined ? ` ${quoted(cut(detail, MAX_TEXT))}` : "";
  return `<p class="why"><strong>${sentence(words.why)}</strong>${planned}<br><span class="quiet">${own.labels.change}: ${sentence(words.change)}</span></p>`;
}

function seen(dut: DutResult, requirement: RequirementResult, { own }: Pen): string {
  const { measured, limit, margin } = requirement;
  const { labels } = own;
  const claim = requirement.claims[0];
  return facts(
    [
      [labels.expected, claim && quoted(cut(claim.expected, MAX_TEXT))],
      [labels.actual, claim && quoted(cut(claim.actual, MAX_TEXT))],
      [labels.measured, measured && `${html(measuredText(measured))} ${own.coverage(measured.k)}`],
      [labels.method, measured && html(measured.method)],
      [labels.budget, measured && budget(measured)],
      [labels.limit, limit && html(limitText(limit))],
      [
        labels.margin,
        margin === undefined
          ? undefined
          : html(withUnit(margin, limit?.unit ?? measured?.unit ?? "")),
      ],
      [labels.grade, requirement.grade && html(requirement.grade)],
      [labels.step, claim && html(own.step(claim.step, stepText(dut, claim.case, claim.step)))],
      [labels.trace, claim && place(claim, own)],
    ],
    "seen",
  );
}

/** The contributions to an uncertainty, one a line. */
function budget({ contributions, unit }: NonNullable<RequirementResult["measured"]>): string {
  const rows = (contributions ?? []).map(
    ({ name, standard, method }) =>
      `<li>${html(name)}: ${html(withUnit(standard, unit))} <span class="quiet">${html(method)}</span></li>`,
  );
  return rows.length === 0 ? "" : `<ul class="budget">${rows.join("")}</ul>`;
}

function place(claim: PlacedClaim, own: Pen["own"]): string | undefined {
  return claim.pointers.length === 0
    ? undefined
    : html(own.place(lines(claim.pointers), clock(claim.t)));
}

/** In how many cases it was looked at; the further ones in which it did not hold. */
function others(dut: DutResult, { claims }: RequirementResult, { own }: Pen): string {
  if (claims.length < 2) return "";
  const cases = new Set(claims.map((claim) => claim.case)).size;
  const verdicts = SEVERITY.flatMap((verdict) => {
    const number = claims.filter((claim) => claim.verdict === verdict).length;
    return number === 0 ? [] : [`${number} ${own.verdicts[verdict]}`];
  });
  const rows = claims.slice(1).filter(({ verdict }) => verdict !== "pass");
  const items = rows.slice(0, MAX_OTHERS).map((claim) => {
    const title = caseOf(dut, claim.case)?.title ?? claim.case;
    return `<li>${badge(claim.verdict, own)} ${quoted(title)}: ${quoted(cut(claim.actual, 300))} <span class="quiet">${clock(claim.t)}</span></li>`;
  });
  const list = items.length === 0 ? "" : `<ul class="others">${items.join("")}</ul>`;
  return `<p class="quiet">${own.alsoSeen(cases, verdicts.join(own.comma))}</p>${list}`;
}

/** Where the demand comes from, and how to see it again. */
function source(dut: DutResult, requirement: RequirementResult, { own, result }: Pen): string {
  const { citation, edition, confidence, level, confirmedBy } = requirement;
  const { labels } = own;
  const secondary = citation.secondary === true ? ` (${labels.secondary})` : "";
  const confirmed =
    confirmedBy === undefined
      ? undefined
      : [confirmedBy.who, confirmedBy.when, confirmedBy.note]
          .filter((text) => text !== undefined)
          .map(html)
          .join(", ");
  return facts(
    [
      [labels.requirement, `<code>${html(requirement.id)}</code>`],
      [labels.level, html(own.levels[level])],
      [labels.source, `${html(citationText(citation))}${secondary}`],
      [labels.note, citation.note && html(citation.note)],
      [labels.edition, edition && html(edition)],
      [labels.confidence, html(own.confidences[confidence])],
      [labels.confirmedBy, confirmed],
      [labels.again, `<code class="copy">${html(again(result, dut, requirement.id))}</code>`],
    ],
    "source",
  );
}
