/** Running a command inside the test's own process: quick, and good for everything but processes. */

import { vi } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import type { Ran } from "./hearthmark.ts";

/** Runs a command; what it prints is caught. */
export async function here(args: readonly string[]): Promise<Ran> {
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  try {
    return { status: await runProgram(args), ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
