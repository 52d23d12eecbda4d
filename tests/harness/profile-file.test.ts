import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { z } from "zod";
import { parseProfile, profileSchema } from "../../harness/profile-file.ts";
import { ProfileError, profiles } from "../../profiles/index.ts";

const good = `id: my-lab
version: "3"
date: 2026-11-01
extends: [cn-green-smart]
requirements:
  - smart.session.will
  - smart.session.backoff
parameters:
  smart.session.backoff:
    attempts: 20
budgets:
  command.echo: 1500
conditions:
  smart.session.will:
    op: all
    of:
      - op: has
        path: "*/open"
      - op: not
        of: { op: kind, kinds: [range-hood] }
decision: guard-band
`;

describe("parseProfile", () => {
  it("reads a profile", () => {
    expect(parseProfile(good, "my.yaml")).toEqual({
      id: "my-lab",
      version: "3",
      date: "2026-11-01",
      extends: ["cn-green-smart"],
      requirements: ["smart.session.will", "smart.session.backoff"],
      parameters: { "smart.session.backoff": { attempts: 20 } },
      budgets: { "command.echo": 1500 },
      conditions: {
        "smart.session.will": {
          op: "all",
          of: [
            { op: "has", path: "*/open" },
            { op: "not", of: { op: "kind", kinds: ["range-hood"] } },
          ],
        },
      },
      decision: "guard-band",
    });
  });

  it.each(Object.values(profiles))("reads $id as it is written out", (profile) => {
    expect(parseProfile(stringify(profile), "own.yaml")).toEqual(profile);
  });

  it("takes a parameter of any edition", () => {
    const text = good.replace(
      "  smart.session.backoff:\n    attempts: 20",
      "  green.refrigerator.grade:\n    eta-t-max: 55",
    );
    expect(parseProfile(text, "my.yaml").parameters).toEqual({
      "green.refrigerator.grade": { "eta-t-max": 55 },
    });
  });

  it.each([
    [
      "an unknown requirement",
      "  - smart.session.will\n",
      "  - smart.sesion.wil\n",
      'my.yaml:6: requirements[0] is "smart.sesion.wil"; expected a requirement id of the catalogue; did you mean smart.session.will?',
    ],
    [
      "a requirement named twice",
      "  - smart.session.backoff\n",
      "  - smart.session.will\n",
      'my.yaml:7: requirements[1] is "smart.session.will"; expected each requirement once; change it',
    ],
    [
      "a parameter of an unknown requirement",
      "  smart.session.backoff:\n",
      "  smart.session.backof:\n",
      'my.yaml:9: parameters has the unknown key "smart.session.backof"; expected a requirement id of the catalogue; did you mean smart.session.backoff?',
    ],
    [
      "an unknown parameter",
      "attempts: 20",
      "attempt: 20",
      'my.yaml:10: parameters["smart.session.backoff"] has the unknown key "attempt"; expected one of attempts, window; did you mean attempts?',
    ],
    [
      "a parameter that is no number",
      "attempts: 20",
      "attempts: many",
      'my.yaml:10: parameters["smart.session.backoff"].attempts is "many"; expected a number; change it',
    ],
    [
      "a budget that is no time",
      "1500",
      "0",
      'my.yaml:12: budgets["command.echo"] is 0; expected more than 0 ms; change it',
    ],
    [
      "a version that YAML takes for a number",
      'version: "3"',
      "version: 3",
      "my.yaml:2: version is 3; expected text, in quotes if it looks like a number; change it",
    ],
    [
      "a day that is none",
      "2026-11-01",
      "2026-02-30",
      'my.yaml:3: date is "2026-02-30"; expected a day as YYYY-MM-DD; change it',
    ],
    [
      "an id with a blank",
      "id: my-lab",
      "id: my lab",
      'my.yaml:1: id is "my lab"; expected lower-case letters and digits, words joined by hyphens; change it',
    ],
    [
      "an unknown decision",
      "guard-band",
      "guardband",
      'my.yaml:21: decision is "guardband"; expected one of simple-acceptance, guard-band; did you mean guard-band?',
    ],
    [
      "a missing key",
      "decision: guard-band\n",
      "",
      "my.yaml:1: decision is missing; expected one of simple-acceptance, guard-band; add it",
    ],
    [
      "an unknown key",
      "budgets:",
      "budget:",
      'my.yaml:11: the file has the unknown key "budget"; expected one of id, version, date, extends, requirements, parameters, budgets, conditions, decision; did you mean budgets?',
    ],
    [
      "an unknown operator",
      "op: not",
      "op: nor",
      'my.yaml:19: conditions["smart.session.will"].of[1].op is "nor"; expected one of always, recorded, kind, has, settable, declares, uses, states, all, any, not; did you mean not?',
    ],
    [
      "a path that is none",
      '"*/open"',
      "open",
      'my.yaml:18: conditions["smart.session.will"].of[0].path is "open"; expected node/element, either of which may be *; change it',
    ],
    [
      "a condition of nothing",
      "kinds: [range-hood]",
      "kinds: []",
      'my.yaml:20: conditions["smart.session.will"].of[1].of.kinds is []; expected at least one kind; change it',
    ],
    [
      "control characters",
      "guard-band",
      '"\\u001b[31m\\u009b"',
      'my.yaml:21: decision is "\\u001b[31m\\u009b"; expected one of simple-acceptance, guard-band; did you mean guard-band?',
    ],
  ])("refuses %s", (_, from, to, message) => {
    expect(good).toContain(from);
    expect(() => parseProfile(good.replace(from, to), "my.yaml")).toThrow(
      new ProfileError([message]),
    );
  });

  it.each([
    ["nothing", "", "my.yaml:1: the file is null; expected a mapping; change it"],
    ["a list", "- a", 'my.yaml:1: the file is ["a"]; expected a mapping; change it'],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseProfile(text, "my.yaml")).toThrow(new ProfileError([message]));
  });

  it.each([
    [
      "broken YAML",
      "id: a\nversion: [1\n",
      /^my\.yaml:\d: ".*; expected plain YAML; correct the line$/m,
    ],
    [
      "a key given twice",
      "id: a\nid: b\n",
      /^my\.yaml:2: ".*unique.*; expected plain YAML; correct the line$/m,
    ],
    [
      "an unknown tag",
      "id: !!js/function a\n",
      /^my\.yaml:1: ".*; expected plain YAML; correct the line$/m,
    ],
    [
      "two documents",
      "id: a\n---\nid: b\n",
      /^my\.yaml:\d: ".*; expected plain YAML; correct the line$/m,
    ],
    [
      "aliases that multiply",
      bomb(),
      /^my\.yaml:1: ".*alias.*; expected plain YAML without nested aliases; write the content out$/,
    ],
  ])("refuses %s", (_, text, message) => {
    expect(() => parseProfile(text, "my.yaml")).toThrow(ProfileError);
    expect(() => parseProfile(text, "my.yaml")).toThrow(message);
  });

  it("tells everything that is wrong at once, in the order of the file", () => {
    const text = good.replace("my-lab", "My").replace("attempts", "tries").replace("1500", "-1");
    const problems = problemsOf(text);
    expect(problems.map((problem) => problem.split(":")[1])).toEqual(["1", "10", "12"]);
  });

  it("keeps errors short, however long the value", () => {
    const [problem] = problemsOf(good.replace("my-lab", "x ".repeat(5000)));
    expect((problem as string).length).toBeLessThan(250);
  });

  it("can be told to an editor", () => {
    const schema = z.toJSONSchema(profileSchema, { io: "input", unrepresentable: "any" });
    expect(schema.required).toEqual(["id", "version", "requirements", "decision"]);
    expect(JSON.stringify(schema)).toContain('"smart.session.will"');
  });
});

function problemsOf(text: string): readonly string[] {
  try {
    parseProfile(text, "my.yaml");
  } catch (error) {
    if (error instanceof ProfileError) return error.problems;
    throw error;
  }
  return [];
}

/** Aliases of aliases, 10 to the power of 9 when written out. */
function bomb(): string {
  const lines = ["a0: &a0 [x]"];
  for (let level = 1; level < 10; level += 1) {
    lines.push(
      `a${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  }
  return `${lines.join("\n")}\n`;
}
