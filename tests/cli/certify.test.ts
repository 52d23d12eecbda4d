import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appears, hearthmark, scratch, start, tracesOf } from "./hearthmark.ts";
import { here } from "./here.ts";

const ONLY = ["--only", "smart.command.acknowledged"];

/** Certifies a simulated refrigerator into a new folder. */
async function certified(...more: readonly string[]) {
  const out = join(await scratch(), "bundle");
  const spec = more.find((word) => word.startsWith("sim:")) ?? "sim:refrigerator";
  const rest = more.filter((word) => !word.startsWith("sim:"));
  const only = rest.includes("--only") ? [] : ONLY;
  const ran = await here(["certify", spec, ...only, "--out", out, ...rest]);
  return { out, ...ran };
}

function document(stdout: string) {
  return JSON.parse(stdout) as {
    run: Record<string, unknown>;
    duts: { id: string; kind: string; verdict: string; requirements: Record<string, unknown>[] }[];
  };
}

describe("certify --json", () => {
  it("prints one document with the run, its devices and their requirements", async () => {
    const { out, status, stdout } = await certified("--json", "--on", "2026-11-23");
    expect(status).toBe(0);
    const { run, duts } = document(stdout);
    expect(run).toEqual({
      id: expect.stringMatching(/^\d{8}-\d{6}-[0-9a-f]{4}$/),
      profile: "cn-green-smart",
      on: "2026-11-23",
      seed: "1",
      verdict: "pass",
      bundle: out,
    });
    expect(duts).toHaveLength(1);
    expect(duts[0]).toMatchObject({ id: "refrigerator-1", kind: "refrigerator", verdict: "pass" });
    const judged = duts[0]?.requirements.find(({ id }) => id === "smart.command.acknowledged");
    expect(judged).toEqual({
      id: "smart.command.acknowledged",
      level: "must",
      verdict: "pass",
      confidence: "verified",
      citation: { source: "hearthmark wire", clause: "Requests" },
    });
  });

  it("calls several devices of a kind by number", async () => {
    const { stdout } = await certified("--json", "--seed", "3");
    expect(document(stdout).duts.map(({ id }) => id)).toEqual(["refrigerator-1"]);
    const out = join(await scratch(), "two");
    const two = ["sim:refrigerator", "sim:refrigerator?product=poor", "--json", "--out", out];
    const ran = await here(["certify", ...two, ...ONLY]);
    expect(document(ran.stdout).duts.map(({ id }) => id)).toEqual([
      "refrigerator-1",
      "refrigerator-2",
    ]);
  });
});

describe("the exit status", () => {
  it("is 1 where a seeded defect is found, and the text names it", async () => {
    const { status, stdout } = await certified("sim:refrigerator?fault=acks-late");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAIL {2}smart\.command\.acknowledged {2}refrigerator-1/m);
    expect(stdout).toContain("hearthmark certify 'sim:refrigerator?fault=acks-late'");
  });

  it("is 3 where nothing that was asked for applies", async () => {
    const { status, stdout } = await certified("--only", "green.washing-machine.*", "--json");
    expect(status).toBe(3);
    expect(document(stdout).run.verdict).toBe("empty");
  });

  it("is not changed by a pipe, which gets no control characters", async () => {
    const out = join(await scratch(), "bundle");
    const ran = await hearthmark(["certify", "sim:refrigerator", ...ONLY, "--out", out]);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toBe("");
    expect(ran.stdout).toContain(`${out}/report.html`);
    expect(ran.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });
});

describe("the bundle", () => {
  it("holds everything, and a manifest that vouches for it", async () => {
    const { out } = await certified();
    expect((await readdir(out)).sort()).toEqual([
      "claims.ndjson",
      "junit.xml",
      "manifest.json",
      "report.html",
      "run.json",
      "trace",
    ]);
    const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8"));
    const files = (await readdir(out, { recursive: true })).filter((name) => /\.\w+$/.test(name));
    const named = Object.keys(manifest.sha256);
    expect(named.sort()).toEqual(files.filter((name) => name !== "manifest.json").sort());
    for (const name of named) {
      const digest = createHash("sha256").update(await readFile(join(out, name)));
      expect(manifest.sha256[name]).toBe(digest.digest("hex"));
    }
  });

  it("says what was run, and holds no line of it twice for the same seed", async () => {
    const first = await certified("--seed", "7");
    const second = await certified("--seed", "7");
    const other = await certified("--seed", "8");
    const traces = await tracesOf(first.out);
    expect(Object.keys(traces)).not.toHaveLength(0);
    expect(await tracesOf(second.out)).toEqual(traces);
    expect(await tracesOf(other.out)).not.toEqual(traces);
    const run = JSON.parse(await readFile(join(first.out, "run.json"), "utf8"));
    expect(run.verdict).toBe("pass");
    expect(run.command).toMatch(
      /^hearthmark certify sim:refrigerator --on \d{4}-\d\d-\d\d --only smart.command.acknowledged --seed 7$/,
    );
    expect(run.duts[0].dut.table.kind).toBe("refrigerator");
    expect(Object.keys(run.environment)).toEqual(["node", "platform", "eventLoopLagMs"]);
  });

  it("is never written over anything", async () => {
    const out = await scratch();
    await writeFile(join(out, "mine.txt"), "mine");
    const { status, stderr } = await here(["certify", "sim:refrigerator", ...ONLY, "--out", out]);
    expect(status).toBe(4);
    expect(stderr).toMatch(/it exists already; expected a new folder/);
    expect(await readdir(out)).toEqual(["mine.txt"]);
  });

  it("leaves nothing behind where it cannot be written", async () => {
    const folder = await scratch();
    await writeFile(join(folder, "file"), "");
    const out = join(folder, "file", "bundle");
    const { status, stderr } = await here(["certify", "sim:refrigerator", ...ONLY, "--out", out]);
    expect(status).toBe(4);
    expect(stderr).toMatch(/^hearthmark: .*the bundle cannot be written: a part of the path/);
    expect(await readdir(folder)).toEqual(["file"]);
  });

  it("is complete and valid after Ctrl-C, and says that the run is not", async () => {
    const folder = await scratch();
    const { child, ended } = start(["certify", "--out", "bundle"], { cwd: folder });
    await appears(folder, "bundle.partial/trace");
    child.kill("SIGINT");
    expect((await ended).status).toBe(130);
    const run = JSON.parse(await readFile(join(folder, "bundle", "run.json"), "utf8"));
    expect(run.verdict).toBe("incomplete");
    const judged = await here(["judge", join(folder, "bundle"), "--json"]);
    expect(judged.status).toBe(130);
    expect(document(judged.stdout).run.verdict).toBe("incomplete");
  });

  it("stays beside its place, and incomplete, after a kill", async () => {
    const folder = await scratch();
    const { child, ended } = start(["certify", "--out", "bundle"], { cwd: folder });
    await appears(folder, "bundle.partial/trace");
    child.kill("SIGKILL");
    await ended;
    expect(await readdir(folder)).toEqual(["bundle.partial"]);
    const run = JSON.parse(await readFile(join(folder, "bundle.partial", "run.json"), "utf8"));
    expect(run.verdict).toBe("incomplete");
    const judged = await here(["judge", join(folder, "bundle.partial")]);
    expect(judged.status).toBe(4);
    expect(judged.stderr).toMatch(/the run was killed before its end/);
  });
});

describe("judge", () => {
  it.each([
    ["sim:refrigerator", []],
    ["sim:refrigerator", ["--json"]],
    ["sim:refrigerator?fault=acks-late", []],
    ["sim:refrigerator?fault=acks-late", ["--json"]],
  ])("comes to the same as the run of %s %s", async (spec, json) => {
    const live = await certified(spec, ...json);
    const judged = await here(["judge", live.out, ...json]);
    expect(judged).toEqual({ status: live.status, stdout: live.stdout, stderr: "" });
  });

  it.each(["run.json", "claims.ndjson", "report.html", "trace"])(
    "finds a single changed bit in %s",
    async (name) => {
      const { out } = await certified();
      const file =
        name === "trace" ? join("trace", "refrigerator-1", "command.acknowledged.ndjson") : name;
      const bytes = await readFile(join(out, file));
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] as number) ^ 1;
      await writeFile(join(out, file), bytes);
      const { status, stdout, stderr } = await here(["judge", out]);
      expect(status).toBe(4);
      expect(stdout).toBe("");
      expect(stderr).toContain(`${join(out, file)}: the file was changed after the run`);
    },
  );

  it("reads nothing that the manifest does not vouch for", async () => {
    const { out } = await certified();
    const text = await readFile(join(out, "run.json"), "utf8");
    const changed = text.replace(/"trace\/[^"]*"/, '"../secret.ndjson"');
    await writeFile(join(out, "..", "secret.ndjson"), '{"t":0,"kind":"note","from":"bench"}\n');
    await rewrite(out, "run.json", changed);
    const { status, stderr } = await here(["judge", out]);
    expect(stderr).toMatch(/secret.ndjson: the manifest does not name it/);
    expect(status).toBe(4);
  });
});

/** Changes a file of a bundle as a forger would: with its digest. */
async function rewrite(out: string, name: string, text: string): Promise<void> {
  await writeFile(join(out, name), text);
  const file = join(out, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  manifest.sha256[name] = createHash("sha256").update(text).digest("hex");
  await writeFile(file, JSON.stringify(manifest));
}

describe("replay", () => {
  it("finds the same bytes", async () => {
    const { out } = await certified("sim:refrigerator?fault=compressor-stuck", "--seed", "5");
    const { status, stdout } = await here(["replay", out]);
    expect(stdout).toBe("1 of 1 traces are the same\n");
    expect(status).toBe(0);
  });

  it("names file and line of a difference", async () => {
    const { out } = await certified();
    const name = "trace/refrigerator-1/command.acknowledged.ndjson";
    const rows = (await readFile(join(out, name), "utf8")).split("\n");
    rows[4] = (rows[4] as string).replace('"t":', '"t":1');
    await rewrite(out, name, rows.join("\n"));
    const { status, stdout } = await here(["replay", out]);
    expect(stdout).toMatch(
      /^trace\/refrigerator-1\/command.acknowledged.ndjson:5: was \{"t":1\d*,/,
    );
    expect(stdout).toContain("0 of 1 traces are the same");
    expect(status).toBe(1);
  });
});

describe("report", () => {
  it("writes each format, to standard output or to a file", async () => {
    const live = await certified();
    const stored = (name: string) => readFile(join(live.out, name), "utf8");
    const html = await here(["report", live.out, "--format", "html"]);
    expect(html.stdout).toBe(await stored("report.html"));
    const junit = await here(["report", live.out, "--format", "junit"]);
    expect(junit.stdout).toBe(await stored("junit.xml"));
    expect((await here(["report", live.out])).stdout).toBe(live.stdout);
    const file = join(live.out, "..", "new", "zh.html");
    const zh = await here(["report", live.out, "--format", "html", "--lang", "zh", "--out", file]);
    expect(zh).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await readFile(file, "utf8")).toContain('<html lang="zh');
  });
});

describe("what a run is made with", () => {
  it("takes a profile and statements from files, and keeps them in the bundle", async () => {
    const folder = await scratch();
    const files = {
      "mine.yaml":
        "id: mine\nversion: '7'\nrequirements: [smart.command.acknowledged]\ndecision: guard-band\n",
      "ixit.yaml":
        "values:\n  freezer-volume: 81\nduts:\n  refrigerator-2:\n    values:\n      freezer-volume: 82\n",
      "ics.yaml": "answers:\n  frost-free: true\n",
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const out = join(folder, "bundle");
    const { status } = await here([
      ...["certify", "sim:refrigerator", "sim:refrigerator", "--out", out],
      ...["--profile", join(folder, "mine.yaml"), "--ixit", join(folder, "ixit.yaml")],
      ...["--ics", join(folder, "ics.yaml")],
    ]);
    expect(status).toBe(0);
    const run = JSON.parse(await readFile(join(out, "run.json"), "utf8"));
    expect(run.profile).toMatchObject({ id: "mine", version: "7", decision: "guard-band" });
    // A simulated appliance brings its maker's papers; what the files state stands over them.
    expect(run.duts.map(({ dut }: { dut: { statement: unknown } }) => dut.statement)).toMatchObject(
      [
        { answers: { "frost-free": true }, values: { "freezer-volume": 81 } },
        { answers: { "frost-free": true }, values: { "freezer-volume": 82 } },
      ],
    );
    expect((await here(["judge", out])).status).toBe(0);
  });

  it("reads a power meter's recording, and no other file", async () => {
    const folder = await scratch();
    const rows = Array.from({ length: 120 }, (_, second) => {
      const minute = String(Math.floor(second / 60)).padStart(2, "0");
      return `01/02/2012 10:${minute}:${String(second % 60).padStart(2, "0")};${second};${second}`;
    });
    await writeFile(join(folder, "meter.csv"), `${rows.join("\n")}\nbroken\n`);
    const out = join(folder, "bundle");
    const spec = `recording:${join(folder, "meter.csv")}?kind=refrigerator`;
    const { stdout, status } = await here(["certify", spec, "--json", "--out", out]);
    const { duts } = document(stdout);
    expect(duts[0]).toMatchObject({ id: "meter", kind: "refrigerator" });
    const command = duts[0]?.requirements.find(({ id }) => id === "smart.command.acknowledged");
    expect(command).toMatchObject({ verdict: "inconclusive", reason: "not-observable" });
    expect([0, 1, 2, 3]).toContain(status);
    const run = JSON.parse(await readFile(join(out, "run.json"), "utf8"));
    expect(run.duts[0].dut.abilities).toEqual(["power-record"]);
    expect((await stat(join(out, "manifest.json"))).isFile()).toBe(true);
  });
});
