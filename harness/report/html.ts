/** The report as one HTML file: opens offline, asks nobody for anything, runs no script. */

import { createHash } from "node:crypto";
import { deviceSection } from "./html/device.ts";
import type { Pen } from "./html/pen.ts";
import { runSection } from "./html/run.ts";
import { sourceSection } from "./html/sources.ts";
import { STYLE } from "./html/style.ts";
import { summary } from "./html/summary.ts";
import type { Report } from "./report.ts";
import { html } from "./safe.ts";
import { REPORT_WORDS } from "./words/index.ts";
import type { ReportWords } from "./words/words.ts";

/** The HTML report. */
export const htmlReport: Report = (result, traces, words, options) => {
  const own = REPORT_WORDS[options.lang];
  const pen: Pen = { result, words, own, traces };
  const outcome = own.outcomes[result.verdict].title;
  const title = `${outcome} · ${words.profile(result.profile.id)} · ${result.id}`;
  return `<!doctype html>
<html lang="${own.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${summary(pen)}
${filter(own)}
${result.duts.map((dut) => deviceSection(dut, pen)).join("\n")}
${sourceSection(pen)}
${runSection(pen)}
</main>
</body>
</html>
`;
};

/** Nothing may be loaded or run; only this very style sheet applies. */
function policy(): string {
  const digest = createHash("sha256").update(STYLE).digest("base64");
  return `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
}

/** What to show of the requirements: radio buttons that the style sheet follows. */
function filter({ labels }: ReportWords): string {
  const choices = [
    ["all", labels.showAll],
    ["attention", labels.showAttention],
    ["measured", labels.showMeasured],
  ] as const;
  const inputs = choices.map(
    ([id, text], index) =>
      `<label><input type="radio" name="show" id="show-${id}"${index === 0 ? " checked" : ""}> ${text}</label>`,
  );
  return `<fieldset class="filter"><legend>${labels.contents}</legend>${inputs.join("")}</fieldset>`;
}
