/** The laws of the house, held against every source file. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const FOLDERS = ["src", "devices", "profiles", "harness"];

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const files: readonly SourceFile[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return {
        path: relative(ROOT, full).split(sep).join("/"),
        text: readFileSync(full, "utf8"),
      };
    }),
);

/** What a file imports, as paths from the root or package names. */
function importsOf(file: SourceFile): readonly string[] {
  const still = file.text.matchAll(/^(?:import|export)\s+(?:[^;"=()]*?\bfrom\s+)?"([^"]+)";/gm);
  const dynamic = file.text.matchAll(/\bimport\("([^"]+)"\)/g);
  return [...still, ...dynamic].map(([, target = ""]) =>
    target.startsWith(".")
      ? relative(ROOT, resolve(ROOT, dirname(file.path), target))
          .split(sep)
          .join("/")
      : target,
  );
}

/** Folder to what it may import: path prefixes, and packages by name. */
const LAW: readonly { readonly from: string; readonly may: readonly string[] }[] = [
  { from: "src/kernel/", may: ["src/kernel/"] },
  { from: "src/thing/", may: ["src/thing/", "src/kernel/"] },
  {
    from: "src/link/",
    may: ["src/link/", "src/kernel/", "src/thing/", "aedes", "mqtt", "mqtt-packet", "node:"],
  },
  { from: "devices/", may: ["devices/", "src/kernel/", "src/thing/", "ajv"] },
  { from: "profiles/", may: ["profiles/"] },
  {
    from: "harness/",
    may: [
      "harness/",
      "profiles/",
      "src/kernel/",
      "src/thing/",
      "src/link/road.ts",
      "node:",
      "zod",
      "yaml",
      "ajv",
    ],
  },
  { from: "src/cli/", may: [""] },
];

const allowed = (path: string, target: string): boolean => {
  const law = LAW.find(({ from }) => path.startsWith(from));
  return law?.may.some((prefix) => target === prefix || target.startsWith(prefix)) ?? false;
};

describe("the import law", () => {
  test("every file imports only what its folder may", () => {
    const offences = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed(file.path, target))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(offences).toEqual([]);
  });

  test("nobody imports the command line", () => {
    const offences = files
      .filter(({ path }) => !path.startsWith("src/cli/"))
      .flatMap((file) => importsOf(file).filter((target) => target.startsWith("src/cli/")));
    expect(offences).toEqual([]);
  });

  test("a kind of appliance imports no other kind", () => {
    const shared = /^devices\/(capabilities|appliance|rig|mutants|index)/;
    const offences = files
      .filter(({ path }) => path.startsWith("devices/") && !shared.test(path))
      .flatMap((file) => {
        const own = file.path.split("/").slice(0, 2).join("/");
        return importsOf(file)
          .filter((target) => target.startsWith("devices/") && !shared.test(target))
          .filter((target) => !target.startsWith(`${own}/`))
          .map((target) => `${file.path} imports ${target}`);
      });
    expect(offences).toEqual([]);
  });
});

/** Ambient time and chance, and where they may stand. */
const AMBIENT = [
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bperformance\.now\b/,
  /\bsetTimeout\b/,
  /\bsetInterval\b/,
  /\bMath\.random\b/,
  /\brandomUUID\b/,
  /\bprocess\.env\b/,
];
const MAY_BE_AMBIENT = /^src\/(kernel\/paced\.ts|link\/|cli\/)/;

describe("determinism by ban", () => {
  test("no ambient time or chance outside the paced clock, the links and the command line", () => {
    const offences = files
      .filter(({ path }) => !MAY_BE_AMBIENT.test(path))
      .flatMap(({ path, text }) =>
        text
          .split("\n")
          .flatMap((line, i) =>
            AMBIENT.some((ban) => ban.test(line.replace(/^\s*(\*|\/\/|\/\*\*).*/, "")))
              ? [`${path}:${i + 1}: use the world's clock and chance: ${line.trim()}`]
              : [],
          ),
      );
    expect(offences).toEqual([]);
  });
});

/** Lines a file may have. */
const LONGEST_FILE = 350;

describe("a file has one reason to change", () => {
  test(`no file is longer than ${LONGEST_FILE} lines`, () => {
    const long = files
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .filter(({ lines }) => lines > LONGEST_FILE);
    expect(long).toEqual([]);
  });

  test("every exported function, class, type and constant has a docstring", () => {
    const bare = files.flatMap(({ path, text }) => {
      const lines = text.split("\n");
      return lines.flatMap((line, i) => {
        if (
          !/^export (async )?(function|class|abstract class|interface|type [A-Z]|const)/.test(line)
        ) {
          return [];
        }
        let above = i - 1;
        while (/^(\/\/ biome-ignore|@)/.test(lines[above] ?? "")) above--;
        return (lines[above] ?? "").trim().endsWith("*/") ? [] : [`${path}:${i + 1}: ${line}`];
      });
    });
    expect(bare).toEqual([]);
  });

  test("no word of unfinished work", () => {
    const offences = files.flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, i) => (/\b(TODO|FIXME|XXX)\b/.test(line) ? [`${path}:${i + 1}`] : [])),
    );
    expect(offences).toEqual([]);
  });
});
