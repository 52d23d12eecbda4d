import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scratch } from "./hearthmark.ts";
import { here } from "./here.ts";

/** Arguments, and what the one line on standard error has to say; `@` is a folder with broken files. */
const TABLE: readonly (readonly [args: string, says: RegExp])[] = [
  ["certfy", /unknown command 'certfy'; expected one of certify, .*; did you mean certify\?/],
  ["certify --profil x", /unknown option '--profil'; .*did you mean --profile\?/],
  ["certify --seed", /option '--seed <n>' argument missing/],
  ["certify --seed two", /--seed: it is "two"; expected a whole number/],
  ["certify --seed -1", /--seed: it is "-1"; expected a whole number/],
  ["certify --on 2026-02-30", /--on: "2026-02-30" is no day; expected a date/],
  ["certify --lang de", /--lang: it is "de"; expected one of en, zh/],
  ["certify --budget soon", /--budget: "soon" is no duration; expected hours/],
  ["certify --only nothing.at.all", /--only: "nothing.at.all" matches no requirement/],
  ["certify --profile cn-green", /"cn-green", which is unknown; .*did you mean cn-green-smart\?/],
  ["certify --profile @/no.yaml", /no.yaml: there is no such file; expected a profile/],
  ["certify --overlay @/no.yaml", /no.yaml: there is no such file; expected an overlay/],
  ["certify --ics @/no.yaml", /no.yaml: there is no such file; expected a statement/],
  ["certify --profile @/broken.yaml", /broken.yaml:1: requirements is missing/],
  ["certify --overlay @/broken.yaml", /broken.yaml:1: .*expected a list/],
  ["certify --ixit @/unreadable.yaml", /unreadable.yaml:\d: .*is what the YAML reader says/],
  [
    "certify --ixit @/zero.yaml sim:refrigerator",
    /zero.yaml:2: freezer-volume is 0, which no appliance has/,
  ],
  ["certify refrigerator", /"refrigerator": it is no DUT; .*did you mean sim:refrigerator\?/],
  ["certify sim:refridgerator", /no kind "refridgerator"; .*did you mean refrigerator\?/],
  ["certify sim:refrigerator?colour=red", /unknown parameter colour; expected one of product, /],
  ["certify sim:refrigerator?product=gold", /product; expected one of .*reference, /],
  ["certify sim:refrigerator?fault=acks-lat", /no fault "acks-lat"; .*did you mean acks-late\?/],
  ["certify mqtt://127.0.0.1", /mqtt:\/\/127.0.0.1: it names no device/],
  [
    "certify mqtt://127.0.0.1/x?colour=red",
    /no parameter "colour"; expected one of domain, rig, rate, kind/,
  ],
  ["certify mqtt://me:secret@127.0.0.1:1/x", /broker mqtt:\/\/127.0.0.1:1: nobody listens there/],
  ["certify recording:no.csv", /it does not say what was recorded; expected \?kind= and one of/],
  ["certify recording:no.csv?kind=refrigerator", /no.csv: the file cannot be read \(ENOENT\)/],
  [
    "certify recording:@/zero.yaml?kind=refrigerator",
    /zero.yaml: 0 of 2 rows readable; .*expected rows/,
  ],
  ["certify --ics @/zero.yaml --ics @/zero.yaml sim:refrigerator", /2 files for 1 devices/],
  ["simulate toaster", /no kind "toaster"/],
  ["simulate --port many", /--port: "many" is no port/],
  ["simulate --speed 0", /--speed: it is "0"; expected a number above 0/],
  ["simulate --broker mqtt://127.0.0.1:1", /broker mqtt:\/\/127.0.0.1:1: nobody listens there/],
  ["simulate --broker mqtt://127.0.0.1 --port 1", /--port: it is for the own broker/],
  ["explain smart.command.acknowleged", /did you mean smart.command.acknowledged, /],
  ["judge", /missing required argument 'bundle'/],
  ["judge nowhere", /nowhere: there is no such folder/],
  ["judge @/.", /manifest.json: it is missing; expected a complete bundle/],
  ["report @/. --format pdf", /--format: it is "pdf"; expected one of html, junit, text, json/],
];

async function folderWithFiles(): Promise<string> {
  const folder = await scratch();
  const files = {
    "broken.yaml": "id: mine\nversion: '1'\ndecision: simple-acceptance\n",
    "unreadable.yaml": "values:\n  a: 1\n  a: 2\n",
    "zero.yaml": "values:\n  freezer-volume: 0\n",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe("a wrong command line", () => {
  it.each(TABLE)("hearthmark %s", async (line, says) => {
    const folder = await folderWithFiles();
    const args = line.split(" ").map((word) => word.replace("@/", `${folder}/`));
    const { status, stdout, stderr } = await here(args);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^hearthmark: [^\n]+\n$/);
    expect(stderr).not.toContain("secret");
    expect(stdout).toBe("");
    expect(status).toBe(4);
  });

  it("without a command shows the help, and is not taken for a pass", async () => {
    const { status, stdout, stderr } = await here([]);
    expect(stderr).toContain("Usage: hearthmark");
    expect(stdout).toBe("");
    expect(status).toBe(4);
  });

  it("shows every problem of a file, one a line", async () => {
    const file = join(await scratch(), "two.yaml");
    await writeFile(file, "values:\n  load: -1\n  rated-power: none\n");
    const { stderr } = await here(["certify", "sim:refrigerator", "--ixit", file]);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/two.yaml:2: load is -1/),
      expect.stringMatching(/two.yaml:3: rated-power is the text "none"/),
    ]);
  });
});
