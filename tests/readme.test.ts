/** What the README and the guides say, held against what there is. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "../devices/index.ts";
import { mutants, variants } from "../devices/mutants/index.ts";
import { cases, monitors } from "../harness/cases/index.ts";
import { profiles } from "../profiles/index.ts";
import { COMMANDS } from "../src/cli/grammar.ts";

const ROOT = resolve(import.meta.dirname, "..");
const pages = [
  "README.md",
  ...["docs/guides", "docs/decisions"].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  ),
];
const readme = readFileSync(join(ROOT, "README.md"), "utf8");

describe.each(pages)("%s", (page) => {
  const text = readFileSync(join(ROOT, page), "utf8");

  test("links only to what is there", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => target);
    const dead = links.filter((target) => !existsSync(join(ROOT, dirname(page), target)));
    expect(dead).toEqual([]);
  });

  test("names only commands and options that exist", () => {
    const known = new Map(
      COMMANDS.map(({ name, options }) => [
        name,
        options.map(({ flags }) => flags.split(" ")[0] as string),
      ]),
    );
    const calls = [...text.matchAll(/^(?:.*`)?hearthmark ([a-z]+)((?: [^\n`#]*)?)/gm)];
    const wrong = calls.flatMap(([call, command = "", rest = ""]) => {
      const options = known.get(command);
      if (!options) return [call];
      const unknown = [...rest.matchAll(/(?<=\s)--[a-z]+/g)].filter(
        ([flag]) => !options.includes(flag),
      );
      return unknown.length > 0 ? [call] : [];
    });
    expect(wrong).toEqual([]);
  });
});

test("the README's counts are the registry's", () => {
  const requirements = profiles["cn-green-smart"].requirements.length;
  expect(readme).toContain(`has ${requirements} requirements`);
  expect(readme).toContain(`${cases.length} cases and ${monitors.length} monitors`);
  expect(readme).toContain(`${mutants.length} seeded defects`);
  expect(readme).toContain(`${variants.length} conforming variants`);
  for (const kind of Object.keys(kinds)) expect(readme).toContain(`${kind}-1`);
});
