/** A program in a person's place: gets one line of JSON for each prompt, answers each with a line. */

import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Person, PromptAnswer } from "../../harness/person.ts";

/** A person who can be sent home. */
export interface HiredPerson {
  readonly person: Person;
  /** Ends the program. */
  dismiss(): void;
}

/** How long the program may take for an answer, in ms; less than the bench waits for one. */
const ANSWER_MS = 55_000;

const detail = z.string().default("");
const answer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("done") }),
  z.object({ status: z.literal("value"), value: z.string() }),
  z.object({ status: z.literal("refused"), detail }),
  z.object({ status: z.literal("cannot"), detail }),
]);

/** Starts `command` by the shell. A program that ends, or answers something else, cannot do what is asked. */
export function hirePerson(command: string): HiredPerson {
  const child = spawn(command, {
    shell: true,
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting: ((answer: PromptAnswer) => void)[] = [];
  let gone: string | undefined;
  const leave = (why: string) => {
    gone ??= why;
    for (const resolve of waiting.splice(0)) resolve({ status: "cannot", detail: gone });
  };
  child.once("error", (error) => leave(`the program cannot be started: ${error.message}`));
  child.once("exit", (code, signal) => leave(`the program has ended (${signal ?? code})`));
  // A program that does not read any more shows by its end.
  child.stdin?.on("error", () => undefined);
  if (child.stdout) {
    createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.(read(line)));
  }
  return {
    person: (prompt) =>
      new Promise((resolve) => {
        if (gone !== undefined) {
          resolve({ status: "cannot", detail: gone });
          return;
        }
        waiting.push(resolve);
        child.stdin?.write(`${JSON.stringify(prompt)}\n`);
        setTimeout(() => {
          resolve({ status: "cannot", detail: `no answer within ${ANSWER_MS / 1000} s` });
        }, ANSWER_MS).unref();
      }),
    dismiss: () => end(child),
  };
}

function read(line: string): PromptAnswer {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    return { status: "cannot", detail: `the program answered no JSON: ${line.slice(0, 80)}` };
  }
  const parsed = answer.safeParse(content);
  if (parsed.success) return parsed.data;
  return {
    status: "cannot",
    detail: `the program answered ${line.slice(0, 80)}; expected {"status": "done", "value", "refused" or "cannot"}`,
  };
}

/** Ends the program with everything that it has started. */
function end(child: ChildProcess): void {
  child.stdin?.end();
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGTERM");
  } catch {
    child.kill();
  }
}
