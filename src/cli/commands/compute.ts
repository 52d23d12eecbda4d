/** `compute`: a standard's calculation on inputs from a file or standard input. */

import { text as readAll } from "node:stream/consumers";
import type { Calculation } from "../../../harness/compute/calculation.ts";
import { calculations } from "../../../harness/compute/index.ts";
import { computeFrom } from "../../../harness/compute/read.ts";
import { jsonSchemaOf } from "../../../harness/compute/schema.ts";
import { asDocument, asText, sourceOf } from "../../../harness/compute/show.ts";
import { columns } from "../../../harness/report/table.ts";
import { readText } from "../files.ts";
import { printJson } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { guess, quote } from "../values.ts";

/** The options of `compute`. */
export interface ComputeOptions {
  readonly json?: boolean;
  readonly schema?: boolean;
}

/** Runs it. @returns 0; what is wrong with the inputs is thrown. */
export async function run(
  [metric, file]: readonly string[],
  { json, schema }: ComputeOptions,
): Promise<number> {
  if (metric === undefined) {
    list({ json: json === true, schema: schema === true });
    return 0;
  }
  const calculation = find(metric);
  if (schema) {
    printJson(jsonSchemaOf(calculation));
    return 0;
  }
  const computed = computeFrom(calculation, await inputText(calculation, file), whereOf(file));
  if (json) printJson(asDocument(calculation, computed));
  else process.stdout.write(asText(calculation, computed));
  return 0;
}

function find(metric: string): Calculation {
  const ids = calculations.map(({ id }) => id);
  const found = calculations.find(({ id }) => id === metric);
  if (found) return found;
  throw new UsageError(
    "compute",
    `there is no calculation ${quote(metric)}`,
    `one of ${ids.join(", ")}`,
    guess(metric, ids, "hearthmark compute lists what each is"),
  );
}

/** `-` and nothing mean standard input. */
function isStandardInput(file: string | undefined): file is undefined {
  return file === undefined || file === "-";
}

function whereOf(file: string | undefined): string {
  return isStandardInput(file) ? "standard input" : file;
}

async function inputText({ id }: Calculation, file: string | undefined): Promise<string> {
  if (!isStandardInput(file)) return await readText(file, "inputs (YAML or JSON)");
  if (file === undefined && process.stdin.isTTY) {
    throw new UsageError(
      "compute",
      `nothing to compute ${id} from`,
      "a file, or inputs on standard input (-)",
      `hearthmark compute ${id} --schema shows what it takes`,
    );
  }
  return await readAll(process.stdin);
}

function list({ json, schema }: { readonly json: boolean; readonly schema: boolean }): void {
  if (schema) {
    throw new UsageError(
      "--schema",
      "it is given without a calculation",
      "hearthmark compute METRIC --schema",
      "hearthmark compute lists the calculations",
    );
  }
  if (json) {
    printJson({
      calculations: calculations.map(({ id, title, kind, citation }) => ({
        id,
        title,
        kind,
        citation,
      })),
    });
    return;
  }
  const rows = calculations.map((each) =>
    [each.id, each.title, sourceOf(each)].map((text) => ({ text })),
  );
  process.stdout.write(`${columns(rows).join("\n")}\n`);
}
