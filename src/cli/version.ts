/** The version of this program, from its package. */

import { existsSync, readFileSync } from "node:fs";

/** The package's version; the sources and the built files lie at different depths below it. */
export function version(): string {
  for (const up of ["../../package.json", "../../../package.json"]) {
    const file = new URL(up, import.meta.url);
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8"));
    if (name === "hearthmark") return version;
  }
  throw new Error("package.json of hearthmark is not where it belongs");
}
