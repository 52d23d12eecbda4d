/** Builds what the tests of the command line start, if it is older than its sources. */

import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const SOURCES = ["src", "devices", "profiles", "harness"];

/** vitest's global set-up; runs that name other test files only are left alone. */
export default function build(): void {
  const named = process.argv.slice(2).filter((word) => word.startsWith("tests/"));
  if (named.length > 0 && !named.some((word) => word.startsWith("tests/cli"))) return;
  if (builtMs() >= newestMs()) return;
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit" });
}

function builtMs(): number {
  try {
    return statSync(join(root, "dist", ".tsbuildinfo")).mtimeMs;
  } catch {
    return 0;
  }
}

function newestMs(): number {
  const times = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => statSync(join(root, folder, name)).mtimeMs),
  );
  return Math.max(...times);
}
