import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hearthmark, ROOT, scratch } from "./hearthmark.ts";

const BIN = join(ROOT, "bin", "hearthmark.js");

/** Every file that a program has loaded, by V8's own account. */
async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  const folder = await scratch();
  execFileSync(process.execPath, [BIN, ...args], {
    env: { ...process.env, NODE_V8_COVERAGE: folder },
  });
  return readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return result.map(({ url }: { readonly url: string }) => url);
  });
}

function shortestMs(args: readonly string[]): number {
  const times = Array.from({ length: 7 }, () => {
    const begunMs = performance.now();
    spawnSync(process.execPath, args);
    return performance.now() - begunMs;
  });
  return Math.min(...times);
}

describe("--help", () => {
  it("names every command and the exit status", async () => {
    const { status, stdout } = await hearthmark(["--help"]);
    expect(status).toBe(0);
    for (const word of ["certify", "simulate", "plan", "explain", "judge", "replay", "report"]) {
      expect(stdout).toContain(`\n  ${word} `);
    }
    expect(stdout).toMatch(/130 {2}stopped by the user/);
  });

  it.each([[["--help"]], [["certify", "--help"]], [["--version"]]])(
    "loads nothing heavy: %s",
    async (args) => {
      const loaded = await loadedBy(args);
      expect(loaded.some((url) => url.includes("/commander/"))).toBe(true);
      const heavy = loaded.filter((url) =>
        /node_modules\/(zod|aedes|mqtt|mqtt-packet|yaml|ajv)\/|dist\/(harness|devices|profiles)\//.test(
          url,
        ),
      );
      expect(heavy).toEqual([]);
    },
  );

  it("comes within 100 ms of an empty Node program", () => {
    expect(shortestMs([BIN, "--help"]) - shortestMs(["-e", "0"])).toBeLessThan(100);
  });
});
