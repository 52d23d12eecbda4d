/** The page of the command line, from the grammar that help is made of too. */

import { COMMANDS, type CommandGrammar, EXIT_STATUS } from "../grammar.ts";
import { code, GENERATED, table } from "./markdown.ts";

/** Writes the page. */
export function cliPage(): string {
  return [
    GENERATED,
    "",
    "# Command line",
    "",
    "Results go to standard output, progress and errors to standard error. An error is one line: where, what, what was expected, what to do.",
    "",
    ...COMMANDS.map(commandSection),
    "## Exit status",
    "",
    table(
      ["status", "meaning"],
      EXIT_STATUS.map(([status, meaning]) => [String(status), meaning]),
    ),
    "",
  ].join("\n");
}

function commandSection({
  name,
  takes,
  takesAbout,
  about,
  options,
  examples,
}: CommandGrammar): string {
  return [
    `## ${name}`,
    "",
    `${code(`hearthmark ${name}${options.length > 0 ? " [options]" : ""}${takes ? ` ${takes}` : ""}`)}: ${about}.`,
    "",
    ...(takes?.split(" ") ?? []).flatMap((each, index) => [
      `${code(each)}: ${[takesAbout ?? []].flat()[index]}.`,
      "",
    ]),
    table(
      ["option", "meaning"],
      options.map(({ flags, about: meaning, repeated }) => [
        code(flags),
        repeated ? `${meaning}; may be repeated` : meaning,
      ]),
    ),
    "",
    "```",
    ...examples,
    "```",
    "",
  ].join("\n");
}
