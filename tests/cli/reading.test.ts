/** The commands that read and explain: plan, explain, init, docs, doctor. */

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds } from "../../devices/index.ts";
import { composeProfile, profiles, requirementIds } from "../../profiles/index.ts";
import { lookAtNode } from "../../src/cli/commands/doctor.ts";
import { referencePages } from "../../src/cli/docs/pages.ts";
import { explain, knownIds } from "../../src/cli/explain/explain.ts";
import { questionsOf } from "../../src/cli/templates.ts";
import { ROOT, scratch } from "./hearthmark.ts";
import { here } from "./here.ts";

describe("plan", () => {
  it("says of every requirement and case whether it is in, and why", async () => {
    const { status, stdout, stderr } = await here(["plan", "sim:refrigerator", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { duts, profile } = JSON.parse(stdout);
    expect(profile).toBe("cn-green-smart");
    const [dut] = duts;
    expect(dut).toMatchObject({ id: "refrigerator-1", kind: "refrigerator", rate: 1 });
    const { requirements } = composeProfile("cn-green-smart", profiles);
    expect(dut.requirements.map(({ id }: { id: string }) => id)).toEqual(requirements);
    for (const each of dut.requirements) {
      if (each.in) expect(each.decidedBy).not.toEqual([]);
      else expect(each).toMatchObject({ verdict: expect.any(String), detail: expect.any(String) });
    }
    const acknowledged = dut.requirements.find(
      ({ id }: { id: string }) => id === "smart.command.acknowledged",
    );
    expect(acknowledged.decidedBy).toContain("command.acknowledged");
    const washing = dut.requirements.find(({ id }: { id: string }) => /washing-machine/.test(id));
    expect(washing).toMatchObject({ in: false, verdict: "not-applicable" });
    expect(dut.cases.length).toBeGreaterThan(0);
  });

  it("says the same to people", async () => {
    const { stdout } = await here(["plan", "sim:refrigerator"]);
    expect(stdout).toMatch(/^refrigerator-1 {2}refrigerator {2}sim:refrigerator$/m);
    expect(stdout).toMatch(/^ {2}in {3}smart\.command\.acknowledged +.*command\.acknowledged/m);
    expect(stdout).toMatch(
      /^ {2}out {2}green\.washing-machine\.eei +not applicable: it is a refrig/m,
    );
  });
});

describe("explain", () => {
  it("knows everything by its id", () => {
    const ids = knownIds();
    expect(ids).toEqual(expect.arrayContaining([...requirementIds, "violated", "advice", "130"]));
    for (const id of ids) {
      for (const lang of ["en", "zh"] as const) {
        const text = explain(id, lang);
        expect(text.startsWith(`${id}  (`), id).toBe(true);
        expect(text.split("\n")[1]?.trim(), id).not.toBe("");
        expect(text, id).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it("tells a requirement's source, numbers and who decides it", () => {
    const text = explain("smart.command.acknowledged", "en");
    expect(text).toContain("hearthmark wire Requests");
    expect(text).toContain("acknowledge = 2 s (verified; hearthmark wire Requests)");
    expect(text).toMatch(/decided by +.*command\.acknowledged/);
    expect(text).toMatch(/shown by +.*acks-late/);
  });

  it("tells every edition with its dates", () => {
    const text = explain("green.refrigerator.eei", "en");
    expect(text).toMatch(/in force +from 2021-03-01 to 2024-02-29/);
    expect(text).toMatch(/in force +from 2024-03-01$/m);
  });
});

describe("init", () => {
  it("writes templates that can be used as they are, and overwrites nothing", async () => {
    const out = await scratch();
    expect((await here(["init", "sim:refrigerator", "--out", out])).status).toBe(0);
    const ixit = await readFile(join(out, "ixit.yaml"), "utf8");
    expect(ixit).toMatch(/^ {2}# freezer-volume: /m);
    expect(ixit).toMatch(/climate-class: SN/);
    expect(ixit).not.toContain("serial");
    const ics = await readFile(join(out, "ics.yaml"), "utf8");
    for (const question of questionsOf(composeProfile("cn-green-smart", profiles)).keys()) {
      expect(ics).toContain(`# ${question}: true`);
    }
    const filled = ixit.replace(/^ {2}# freezer-volume: .*$/m, "  freezer-volume: 81");
    await writeFile(join(out, "ixit.yaml"), filled);
    const files = ["--ics", join(out, "ics.yaml"), "--ixit", join(out, "ixit.yaml")];
    expect((await here(["plan", "sim:refrigerator", ...files])).stderr).toBe("");
    const again = await here(["init", "sim:refrigerator", "--out", out]);
    expect(again.stderr).toMatch(/ics.yaml: it exists already/);
    expect(again.status).toBe(4);
  });

  it("asks for the questions of a profile's conditions", () => {
    const profile = {
      ...composeProfile("cn-green-smart", profiles),
      conditions: {
        "smart.fault.raised": {
          op: "any",
          of: [
            { op: "states", answer: "frost-free" },
            { op: "not", of: { op: "states", answer: "built-in" } },
          ],
        },
      },
    } as const;
    const questions = questionsOf(profile);
    expect(questions.get("frost-free")).toEqual(["smart.fault.raised"]);
    expect(questions.get("built-in")).toEqual(["smart.fault.raised"]);
  });
});

describe("docs", () => {
  it("are as the sources make them", async () => {
    const { stdout, status } = await here([
      "docs",
      "--check",
      "--out",
      join(ROOT, "docs/reference"),
    ]);
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("have a page for every kind, with all its elements, and say what is out of date", async () => {
    const out = await scratch();
    await here(["docs", "--out", out]);
    expect((await readdir(out)).sort()).toEqual(
      [
        ...["calculations.md", "cli.md", "coverage.md", "requirements.md"],
        ...Object.keys(kinds).map((kind) => `${kind}.md`),
      ].sort(),
    );
    for (const [kind, { declaration, defects }] of Object.entries(kinds)) {
      const page = await readFile(join(out, `${kind}.md`), "utf8");
      const paths = Object.entries(declaration.nodes).flatMap(([node, { properties = {} }]) =>
        Object.keys(properties).map((id) => `${node}/${id}`),
      );
      const named = [...paths, ...Object.keys(declaration.faults), ...Object.keys(defects)];
      for (const name of named) expect(page, name).toContain(`| \`${name}\` |`);
      // Every cell that explains something is filled.
      expect(page).not.toMatch(/^\| `[^`]+` \|\s+\|/m);
    }
    await writeFile(join(out, "cli.md"), "old");
    await rm(join(out, "requirements.md"));
    await writeFile(join(out, "toaster.md"), "gone");
    const { stdout, status } = await here(["docs", "--check", "--out", out]);
    expect(stdout.trim().split("\n")).toEqual([
      expect.stringMatching(/cli.md: out of date; run hearthmark docs$/),
      expect.stringMatching(/requirements.md: missing; run hearthmark docs$/),
      expect.stringMatching(/toaster.md: nothing makes this page any more; remove it$/),
    ]);
    expect(status).toBe(1);
  });

  it("name every requirement with its source", () => {
    const page = referencePages()["requirements.md"] as string;
    for (const id of requirementIds) expect(page.split(`| \`${id}\` |`).length).toBeGreaterThan(2);
  });
});

describe("doctor", () => {
  it("says what to do about an old Node", () => {
    expect(lookAtNode("20.19.0").state).toBe("ok");
    expect(lookAtNode("24.1.0").state).toBe("ok");
    expect(lookAtNode("20.18.3")).toEqual({
      state: "bad",
      text: "Node 20.18.3; expected 20.19 or newer; install it from nodejs.org",
    });
  });
});
