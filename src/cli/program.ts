/** Builds the command line of its grammar, runs one command, turns errors into one line and a status. */

import { Command, CommanderError } from "commander";
import { failureOf, USAGE } from "./failure.ts";
import { COMMANDS, type CommandGrammar, EXIT_STATUS } from "./grammar.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

/** What the parsed command line asks for. */
interface Asked {
  command?: CommandGrammar;
  args: readonly string[];
  options: object;
}

/** Runs the program. @returns the exit status; everything that goes wrong is on standard error by then. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    const asked: Asked = { args: [], options: {} };
    const status = parse(argv, asked);
    if (status !== undefined) return status;
    const module = await (asked.command as CommandGrammar).load();
    return await module.run(asked.args, asked.options);
  } catch (error) {
    const { lines, status } = failureOf(error);
    for (const line of lines) process.stderr.write(`${line}\n`);
    return status;
  }
}

/** Parses; a status where that was all there was to do. */
function parse(argv: readonly string[], asked: Asked): number | undefined {
  const program = createProgram(asked);
  if (argv.length === 0) {
    process.stderr.write(program.helpInformation());
    return USAGE;
  }
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw explain(error, argv);
  }
  // Only `help` gets here without a command, and has printed what was asked for.
  return asked.command === undefined ? 0 : undefined;
}

/** The command line; parsing it fills `asked`. */
export function createProgram(asked: {
  command?: CommandGrammar;
  args: readonly string[];
  options: object;
}): Command {
  const program = new Command("hearthmark")
    .description(
      "Simulates smart home appliances over MQTT, and certifies any appliance against a dated, cited profile.",
    )
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .addHelpText("after", epilogue());
  program.version(version(), "-V, --version", "print the version");
  for (const grammar of COMMANDS) addCommand(program, grammar, asked);
  return program;
}

function addCommand(program: Command, grammar: CommandGrammar, asked: Asked): void {
  const command = program.command(grammar.name).description(grammar.about);
  const abouts = [grammar.takesAbout ?? []].flat();
  for (const [index, each] of (grammar.takes?.split(" ") ?? []).entries()) {
    command.argument(each, abouts[index]);
  }
  for (const { flags, about, repeated } of grammar.options) {
    if (repeated) command.option(flags, about, (value, all: string[]) => [...all, value], []);
    else command.option(flags, about);
  }
  command.addHelpText("after", `\nExamples:\n${indent(grammar.examples)}\n`);
  command.action((...received: unknown[]) => {
    // Arguments as declared, then the options, then the command itself.
    asked.command = grammar;
    asked.args = received
      .slice(0, -2)
      .flat()
      .filter((each) => each !== undefined) as string[];
    asked.options = received.at(-2) as object;
  });
}

function epilogue(): string {
  const rows = EXIT_STATUS.map(([status, meaning]) => `${String(status).padStart(3)}  ${meaning}`);
  return `\nExit status:\n${indent(rows)}\n`;
}

function indent(rows: readonly string[]): string {
  return rows.map((row) => `  ${row}`).join("\n");
}

/** commander's complaint in our form. */
function explain(error: CommanderError, argv: readonly string[]): UsageError {
  const command = COMMANDS.find(({ name }) => name === argv.find((word) => !word.startsWith("-")));
  const where = command?.name ?? "command line";
  const see = `see hearthmark ${command ? `${command.name} ` : ""}--help`;
  const message = error.message.replace(/^error: /, "");
  const hint = /\(Did you mean (.+?)\?\)/s.exec(message)?.[1];
  const what = message.replace(/\s*\(Did you mean.*$|\. Expected .*$/s, "").trim();
  const remedy = hint === undefined ? see : `did you mean ${hint}?`;
  const options = command?.options.map(({ flags }) => flags.split(" ")[0]).join(", ");
  switch (error.code) {
    case "commander.unknownCommand":
      return new UsageError(
        where,
        what,
        `one of ${COMMANDS.map(({ name }) => name).join(", ")}`,
        remedy,
      );
    case "commander.unknownOption":
      return new UsageError(where, what, options ? `one of ${options}` : "no options", remedy);
    default:
      return new UsageError(where, what, `hearthmark ${where} ${command?.takes ?? ""}`.trim(), see);
  }
}
