/** All reference pages, by file name. Pure: the same sources give the same bytes. */

import { kinds } from "../../../devices/index.ts";
import { calculationsPage } from "./calculations-page.ts";
import { cliPage } from "./cli-page.ts";
import { coveragePage } from "./coverage-page.ts";
import { kindPage } from "./kind-page.ts";
import { requirementsPage } from "./requirements-page.ts";

/** Writes every page. */
export function referencePages(): Readonly<Record<string, string>> {
  const appliances = Object.entries(kinds).map(([kind, model]) => [`${kind}.md`, kindPage(model)]);
  return {
    "calculations.md": calculationsPage(),
    "cli.md": cliPage(),
    "coverage.md": coveragePage(),
    "requirements.md": requirementsPage(),
    ...Object.fromEntries(appliances),
  };
}
