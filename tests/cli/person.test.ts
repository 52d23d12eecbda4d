import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Prompt } from "../../harness/person.ts";
import { hirePerson } from "../../src/cli/person.ts";
import { scratch } from "./hearthmark.ts";

/** Answers by what is asked; ends when asked to. */
const PROGRAM = `
import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) {
  const { what } = JSON.parse(line);
  if (what === "leave") process.exit(3);
  const answers = {
    "open-door": { status: "done" },
    "read": { status: "value", value: "4.5" },
    "force": { status: "refused", detail: "it is locked" },
    "fly": { status: "cannot" },
    "pray": { status: "hopefully" },
  };
  console.log(what in answers ? JSON.stringify(answers[what]) : "what?");
}
`;

const ask = (what: string): Prompt => ({
  prompt: 1,
  dut: "fridge",
  kind: "operate",
  what,
  parameters: {},
  text: what,
});

describe("a program in a person's place", () => {
  it("answers each prompt by a line, and what is no answer cannot be done", async () => {
    const file = join(await scratch(), "person.mjs");
    await writeFile(file, PROGRAM);
    const { person, dismiss } = hirePerson(`"${process.execPath}" "${file}"`);
    onTestFinished(dismiss);
    const answers = await Promise.all(
      ["open-door", "read", "force", "fly", "pray", "sing"].map((what) => person(ask(what))),
    );
    expect(answers).toEqual([
      { status: "done" },
      { status: "value", value: "4.5" },
      { status: "refused", detail: "it is locked" },
      { status: "cannot", detail: "" },
      {
        status: "cannot",
        detail: expect.stringMatching(/answered \{"status":"hopefully"\}; expected/),
      },
      { status: "cannot", detail: "the program answered no JSON: what?" },
    ]);
    const last = { status: "cannot", detail: "the program has ended (3)" };
    expect(await person(ask("leave"))).toEqual(last);
    expect(await person(ask("open-door"))).toEqual(last);
  });
});
