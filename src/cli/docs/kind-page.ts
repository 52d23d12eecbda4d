/** The reference page of a kind: its normative table, faults, rules, operations, defects, fidelity. */

import type { Model } from "../../../devices/index.ts";
import {
  actionsOf,
  type Declaration,
  type DeclarationWords,
  eventsOf,
  propertiesOf,
} from "../../thing/declaration.ts";
import { formatOf } from "../../thing/value.ts";
import { COMMON } from "./common-words.ts";
import { code, GENERATED, sections, table } from "./markdown.ts";

/** Writes the page of a kind. */
export function kindPage({
  declaration,
  words,
  defects,
}: Pick<Model<unknown>, "declaration" | "words" | "defects">): string {
  const intro = `The normative table of the kind ${code(declaration.kind)}. Required elements are marked; a node or property beyond it is legal. Topics lie below ${code("homie/5/<device>/")}.`;
  return `${GENERATED}\n\n# ${words.kind}\n\n${intro}\n\n${sections([
    ["Properties", properties(declaration, words)],
    ["Actions", actions(declaration, words)],
    ["Events", events(declaration, words)],
    ["Faults", faults(declaration, words)],
    ["Rules", rules(declaration)],
    ["What a person can do at it", operations(declaration, words)],
    ["Defects that can be switched on", defectList(declaration.kind, defects)],
    ["How its values are made", fidelity(declaration, words)],
  ])}`;
}

function properties(declaration: Declaration, words: DeclarationWords): string {
  return table(
    ["property", "meaning", "datatype", "format", "unit", "set", "req.", "source"],
    propertiesOf(declaration).map(({ path, element }) => [
      code(path),
      words.elements[path] ?? COMMON[path] ?? "",
      element.datatype,
      code(formatOf(element) ?? ""),
      element.unit ?? "",
      element.settable ? "yes" : "",
      element.required ? "yes" : "",
      element.source,
    ]),
  );
}

function actions(declaration: Declaration, words: DeclarationWords): string {
  return table(
    ["action", "meaning", "parameters", "req.", "source"],
    actionsOf(declaration).map(({ path, element }) => [
      code(path),
      words.elements[path] ?? COMMON[path] ?? "",
      schema(element.input),
      element.required ? "yes" : "",
      element.source,
    ]),
  );
}

function events(declaration: Declaration, words: DeclarationWords): string {
  return table(
    ["event", "meaning", "payload", "req.", "source"],
    eventsOf(declaration).map(({ path, element }) => [
      code(path),
      words.elements[path] ?? COMMON[path] ?? "",
      schema(element.payload),
      element.required ? "yes" : "",
      element.source,
    ]),
  );
}

function faults(declaration: Declaration, words: DeclarationWords): string {
  return table(
    ["code", "what the alert says", "severity", "raised after", "blocks", "clears", "source"],
    Object.entries(declaration.faults).map(([id, fault]) => [
      code(id),
      words.faults[id] ?? "",
      fault.severity,
      fault.delayMs ? `${fault.delayMs / 1000} s` : "",
      fault.blocks.map(code).join(", "),
      fault.clears === "self" ? "by itself" : "by a person",
      fault.source,
    ]),
  );
}

function rules({ interlocks }: Declaration): string {
  const values = (is: readonly unknown[]) => is.map((value) => code(String(value))).join(" or ");
  return table(
    ["rule", "while", "never", "source"],
    interlocks.map(({ id, when, never, source }) => [
      code(id),
      `${code(when.property)} is ${values(when.is)}`,
      `${code(never.property)} is ${values(never.is)}`,
      source,
    ]),
  );
}

function operations(declaration: Declaration, words: DeclarationWords): string {
  return table(
    ["operation", "meaning", "parameters"],
    Object.entries(declaration.operations).map(([id, { input }]) => [
      code(id),
      words.operations[id] ?? "",
      schema(input),
    ]),
  );
}

function defectList(kind: string, defects: Readonly<Record<string, string>>): string {
  const rows = Object.entries(defects).map(([id, about]) => [code(id), about]);
  const example = Object.keys(defects)[0];
  if (example === undefined) return "";
  return `${table(["defect", "what it does"], rows)}\n\nFor example ${code(`hearthmark certify 'sim:${kind}?fault=${example}'`)}.`;
}

function fidelity(declaration: Declaration, words: DeclarationWords): string {
  return table(
    ["value or quantity", "made", "how"],
    Object.entries(declaration.fidelity).map(([key, how]) => [
      code(key),
      how,
      words.fidelity[key] ?? "",
    ]),
  );
}

/** The parameters of a JSON Schema in short: names with their types; required ones first. */
function schema(input: Readonly<Record<string, unknown>>): string {
  const named = (input.properties ?? {}) as Readonly<
    Record<string, Readonly<Record<string, unknown>>>
  >;
  const required = (input.required ?? []) as readonly string[];
  return Object.entries(named)
    .filter(([name]) => name !== "id" && name !== "at")
    .sort(([a], [b]) => Number(required.includes(b)) - Number(required.includes(a)))
    .map(([name, property]) => {
      const values = property.enum as readonly unknown[] | undefined;
      const type = values ? values.join(", ") : String(property.type ?? "any");
      return `${code(name)}: ${type}${required.includes(name) ? "" : " (optional)"}`;
    })
    .join("; ");
}
