/** The program's entry: reads the command line, runs a command, leaves its exit status. */

import { runProgram } from "./program.ts";

// A reader that has seen enough (`| head`) ends the program without a complaint.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

// The status is set and the loop left to drain: leaving at once would cut off piped output.
process.exitCode = await runProgram(process.argv.slice(2));
