/** The end of the HTML report: how the run was made, and how to make or judge it again. */

import { moment } from "../format.ts";
import { cut, html } from "../safe.ts";
import { facts, type Pen } from "./pen.ts";

/** What the licence of the tracebase data asks to be said (ODbL 1.0, section 4.3). */
const TRACEBASE =
  "Contains information from the tracebase data set, available at http://www.tracebase.org under the Open Database License (ODbL).";

/** The facts of the run. */
export function runSection({ result, words, own }: Pen): string {
  const { labels } = own;
  const recorded = result.duts.some(({ dut }) => dut.spec.startsWith("recording:"));
  const code = (text: string) => `<code class="copy">${html(text)}</code>`;
  const list = facts(
    [
      [labels.run, `<code>${html(result.id)}</code>`],
      [labels.tool, html(`${result.tool.name} ${result.tool.version}`)],
      [
        labels.profile,
        `${html(words.profile(result.profile.id))} <code>${html(`${result.profile.id} ${result.profile.version}`)}</code>`,
      ],
      [labels.judgedFor, html(result.on)],
      [labels.started, html(moment(result.startedAt))],
      [labels.seed, `<code>${html(result.seed)}</code>`],
      [labels.filter, result.only === undefined ? undefined : `<code>${html(result.only)}</code>`],
      [labels.command, code(result.command)],
      [labels.rejudge, code("hearthmark judge .")],
      [labels.attribution, recorded ? html(TRACEBASE) : undefined],
    ],
    "run",
  );
  const environment = facts(
    Object.entries(result.environment).map(
      ([name, value]) => [name, html(cut(value, 300))] as const,
    ),
  );
  const around = environment === "" ? "" : `<h3>${labels.environment}</h3>${environment}`;
  return `<section class="run"><h2>${labels.runFacts}</h2>${list}${around}</section>`;
}
