import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { calculations } from "../../harness/compute/index.ts";
import { ROOT, scratch } from "./hearthmark.ts";
import { here } from "./here.ts";

const METRIC = "air-purifier-efficiency";

async function fileWith(text: string): Promise<string> {
  const file = join(await scratch(), "inputs.yaml");
  await writeFile(file, text);
  return file;
}

/** The built program with something on its standard input. */
function piped(args: readonly string[], input: string) {
  const bin = join(ROOT, "bin", "hearthmark.js");
  return spawnSync(process.execPath, [bin, ...args], { input, encoding: "utf8" });
}

describe("hearthmark compute", () => {
  it("lists every calculation", async () => {
    const { status, stdout } = await here(["compute"]);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(calculations.length);
    for (const { id } of calculations) expect(stdout).toContain(`${id} `);
    const listed = await here(["compute", "--json"]);
    expect(JSON.parse(listed.stdout).calculations).toHaveLength(calculations.length);
  });

  it("prints an aligned text", async () => {
    const file = await fileWith("pollutant: particles\nrate: 240 m3/h\npower: 0.0375 kW\n");
    const { status, stdout, stderr } = await here(["compute", METRIC, file]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("  η       6.4  m³/(W·h)  clean air per watt-hour ");
    expect(stdout).toContain("  power           37.5  W     P, input at");
    for (const line of stdout.split("\n")) expect(line).toBe(line.trimEnd());
  });

  it("prints one document with --json", async () => {
    const file = await fileWith('{"pollutant": "particles", "rate": 240, "power": 37.5}');
    const { status, stdout } = await here(["compute", METRIC, file, "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      calculation: { id: METRIC, kind: "air-purifier" },
      inputs: { rate: 240, power: 37.5 },
      results: [
        { symbol: "η", value: 6.4 },
        { symbol: "class", value: "high" },
      ],
    });
  });

  it("prints the JSON Schema of the inputs, whose example it computes", async () => {
    for (const { id } of calculations) {
      const { stdout } = await here(["compute", id, "--schema"]);
      const schema = JSON.parse(stdout);
      expect(schema).toMatchObject({ type: "object", additionalProperties: false });
      const file = await fileWith(JSON.stringify(schema.examples[0]));
      expect((await here(["compute", id, file])).status).toBe(0);
    }
  });

  it.each([[[METRIC]], [[METRIC, "-"]]])("reads standard input: %j", (args) => {
    const { status, stdout } = piped(
      ["compute", ...args],
      "pollutant: particles\nrate: 240\npower: 60\n",
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/η +4 /);
  });

  it("names every problem with its place, on a line each, and ends with status 4", async () => {
    const file = await fileWith("pollutant: particles\nrat: 240\npower: 37 kg\n");
    const { status, stdout, stderr } = await here(["compute", METRIC, file]);
    expect(status).toBe(4);
    expect(stdout).toBe("");
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(
        /^hearthmark: .*inputs.yaml:1:1: rate is missing; expected a flow in m³\/h, 0 or more/,
      ),
      expect.stringMatching(/inputs.yaml:2:1: rat is unknown; .*did you mean rate\?$/),
      expect.stringMatching(
        /inputs.yaml:3:1: power is "37 kg", a mass; expected a power in W, above 0/,
      ),
    ]);
  });

  it.each([
    [
      ["compute", "air-purifier-eficiency"],
      /"air-purifier-eficiency"; .*mean air-purifier-efficiency\?/,
    ],
    [["compute", METRIC, "nowhere.yaml"], /nowhere.yaml: there is no such file; expected inputs/],
    [["compute", "--schema"], /--schema: it is given without a calculation/],
    [["compute", METRIC, "a", "b"], /too many arguments|compute \[metric\] \[file\]/],
  ])("%j ends with status 4", async (args, says) => {
    const { status, stdout, stderr } = await here(args);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^hearthmark: [^\n]+\n$/);
    expect(stdout).toBe("");
    expect(status).toBe(4);
  });

  it("an empty standard input is named", () => {
    const { status, stderr } = piped(["compute", METRIC], "");
    expect(stderr).toMatch(/standard input: it is empty; expected a mapping with pollutant, rate/);
    expect(status).toBe(4);
  });

  it("explain shows a calculation: source, inputs, how to run it", async () => {
    const { stdout } = await here(["explain", METRIC]);
    expect(stdout).toContain(`${METRIC}  (calculation)`);
    expect(stdout).toMatch(/rate: Q, clean air delivery rate; a flow in m³\/h, 0 or more/);
    expect(stdout).toContain(`hearthmark compute ${METRIC} --schema`);
  });
});
