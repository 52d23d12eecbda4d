/**
 * A package of somebody else's, with a requirement, a case, a mutant and a profile of its own: it sees
 * of this project what is published, and nothing else.
 */

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./hearthmark.ts";

const run = promisify(execFile);
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");
/** Packing, and a compiler that reads every published type. */
const LONG_MS = 180_000;

let folder: string;
let laboratory: string;
let packed: readonly string[];

/** What a process printed and how it ended; it is not the test's business to throw. */
async function ended(command: string, args: readonly string[]) {
  const options = { cwd: laboratory, env: { ...process.env, NO_COLOR: "1" } };
  return await run(command, [...args], options).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code as number, stdout, stderr }),
  );
}

const compiled = () => ended(process.execPath, [TSC, "--incremental", "--tsBuildInfoFile", "info"]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearthmark-laboratory-"));
  laboratory = join(folder, "laboratory");
  await cp(join(ROOT, "tests", "examples", "laboratory"), laboratory, { recursive: true });
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { stdout } = await run("npm", pack, { cwd: ROOT, maxBuffer: 2 ** 26 });
  const [{ filename, files }] = JSON.parse(stdout);
  packed = (files as { path: string }[]).map(({ path }) => path);
  const installed = join(laboratory, "node_modules", "hearthmark");
  await mkdir(installed, { recursive: true });
  await run("tar", ["xzf", join(folder, filename), "-C", installed, "--strip-components", "1"]);
  // What the package depends on is found beside it, as npm would have put it.
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
}, LONG_MS);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the published package", () => {
  it("holds the program, its entry points with their types, and the guides", async () => {
    const { bin, exports } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
    const targets = Object.values(exports as Record<string, string | Record<string, string>>)
      .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
      .concat(Object.values(bin as Record<string, string>))
      .map((target) => target.replace("./", ""));
    for (const target of targets) expect(packed).toContain(target);
    expect(packed).toContain("docs/guides/own-package.md");
    expect(packed).toContain("LICENSE");
  });

  it("holds no tests, no sources and no leftovers of the build", () => {
    const strange = packed.filter(
      (path) =>
        /(^|\/)tests\//.test(path) || /\.tsbuildinfo$/.test(path) || /(?<!\.d)\.ts$/.test(path),
    );
    expect(strange).toEqual([]);
  });
});

describe("a package of one's own", () => {
  it(
    "compiles against the entry points, where a wrong id, and an id without a sentence, do not",
    async () => {
      const wrong = `
        import { holds, type Seen } from "hearthmark/harness";
        import type { Profile, RequirementId } from "hearthmark/profiles";
        import type { OwnWords } from "hearthmark";
        declare const seen: Seen;
        export const claims = [
          holds("kitchen-lab.door.told-in-time", seen),
          holds("smart.command.acknowledged", seen),
          // @ts-expect-error: nobody has declared it.
          holds("kitchen-lab.door.told-in-tune", seen),
        ];
        // @ts-expect-error: a sentence is missing.
        export const words: OwnWords = { requirements: {} };
        export const profile = {
          id: "x",
          version: "1",
          // @ts-expect-error: it is spelled otherwise.
          requirements: ["smart.command.acknowledge"],
          decision: "guard-band",
        } satisfies Profile<RequirementId>;
      `;
      await writeFile(join(laboratory, "src", "wrong.ts"), wrong);
      expect(await compiled()).toEqual({ status: 0, stdout: "", stderr: "" });
    },
    LONG_MS,
  );

  it("runs: the appliance as it is passes, and its case catches its mutant", async () => {
    const { status, stdout, stderr } = await ended(process.execPath, ["dist/main.js"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^hearthmark \S+ · profile kitchen-laboratory 3 /);
    expect(stdout).toMatch(/^refrigerator-1 +PASS +pass 1\/1 +pass 1\/1$/m);
    expect(stdout).toMatch(/^refrigerator-late +FAIL +pass 1\/1 +fail 0\/1$/m);
    expect(stdout).toMatch(
      /^FAIL {2}kitchen-lab\.door\.told-in-time {2}refrigerator-late · step 1 "Open the fresh food door"$/m,
    );
    expect(stdout).toContain("A door that opens is told within the delay. (must; Kitchen");
    expect(stdout).toContain("fresh-food-door/open true after 20.0 s");
    expect(stdout).toMatch(/again +node main\.js$/m);
    expect(status).toBe(1);
    const html = await readFile(join(laboratory, "report.html"), "utf8");
    expect(html).toContain("Kitchen Laboratory, plan 3");
  });

  it("takes a device as the command line writes it", async () => {
    const { status, stdout } = await ended(process.execPath, ["dist/main.js", "sim:refrigerator"]);
    expect(stdout).toMatch(/^refrigerator-1 +PASS/m);
    expect(status).toBe(0);
  });

  it("says which requirement is in no catalogue", async () => {
    const program = `
      import { certify, simulated } from "hearthmark";
      import { profile } from "./dist/profile.js";
      await certify({ profile, cases: [], duts: [simulated("refrigerator")] });
    `;
    await writeFile(join(laboratory, "forgot.mjs"), program);
    const { status, stderr } = await ended(process.execPath, ["forgot.mjs"]);
    expect(stderr).toMatch(
      /ProfileError: profile kitchen-laboratory demands kitchen-lab\.door\.told-in-time, which is not in the catalogue; expected one of its \d+ requirements; hand in the catalogue that has it, as \{ \.\.\.catalogue, \.\.\.own \}/,
    );
    expect(status).toBe(1);
  });
});
