import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateKeys } from "../../../harness/homie/duplicate-keys.ts";
import { extensionProblem } from "../../../harness/homie/extensions.ts";
import { fieldProblems, relativeProblem } from "../../../harness/homie/family.ts";
import { matchesFilter } from "../../../harness/homie/filters.ts";
import { readDescription } from "../../../src/thing/description.ts";

describe("duplicate keys", () => {
  it("are found where they stand, escaped spellings included", () => {
    expect(duplicateKeys('{"a":1,"b":{"c":1,"c":2},"a":[{"d":1},{"d":2}]}')).toEqual(["b.c", "a"]);
    expect(duplicateKeys('{"a":1,"\\u0061":2}')).toEqual(["a"]);
    expect(duplicateKeys('{"a":"{\\"a\\":1,\\"a\\":2}"}')).toEqual([]);
  });

  it("are none in what was written from an object", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(duplicateKeys(JSON.stringify(JSON.parse(text)))).toEqual([]);
      }),
    );
  });
});

describe("extension ids", () => {
  it.each(["org.example.our-feature", "com.acme.lab.x", "org.homie.meta"])("%s is one", (id) => {
    expect(extensionProblem(id)).toBeUndefined();
  });

  it.each(["feature", "org.example", "org..x", "org.example.homie", "com.homie.x", "a b.c.d"])(
    "%j is none",
    (id) => {
      expect(extensionProblem(id)).toBeDefined();
    },
  );
});

describe("a family", () => {
  // The example of the convention: bridge, relay, two lights.
  const bridge = { children: ["relay"] };
  const relay = { root: "bridge", children: ["light1", "light2"] };
  const light = { root: "bridge", parent: "relay" };

  it("agrees in the convention's own example", () => {
    expect(relativeProblem("bridge", bridge, "relay", relay)).toBeUndefined();
    expect(relativeProblem("relay", relay, "bridge", bridge)).toBeUndefined();
    expect(relativeProblem("relay", relay, "light1", light)).toBeUndefined();
    expect(relativeProblem("light1", light, "relay", relay)).toBeUndefined();
    expect(relativeProblem("light1", light, "bridge", bridge)).toBeUndefined();
    for (const [id, each] of Object.entries({ bridge, relay, light1: light })) {
      expect(fieldProblems(id, each)).toEqual([]);
    }
  });

  it.each([
    ["bridge", bridge, "relay", { root: "other" }],
    ["bridge", bridge, "relay", { parent: "bridge", root: "other" }],
    ["bridge", bridge, "relay", undefined],
    ["relay", relay, "light1", { root: "bridge" }],
    ["relay", relay, "bridge", { children: [] }],
    ["relay", relay, "bridge", { root: "above", children: ["relay"] }],
    ["light1", light, "relay", { root: "elsewhere", children: ["light1"] }],
  ])("of %s %j and %s %j does not agree", (id, self, otherId, other) => {
    expect(relativeProblem(id, self, otherId, other)).toContain(otherId);
  });

  it.each([
    [{ root: "me" }, "root"],
    [{ root: "r", parent: "me" }, "parent"],
    [{ parent: "p" }, "no root"],
    [{ children: ["me"] }, "child"],
    [{ root: "r", children: ["r"] }, "above"],
    [{ children: ["a", "a"] }, "twice"],
  ])("%j is wrong by itself", (self, word) => {
    expect(fieldProblems("me", self).join()).toContain(word);
  });
});

describe("a description", () => {
  const valid = { homie: "5.0", version: 1, nodes: {} };

  it("is read with its relatives and extensions", () => {
    const text = JSON.stringify({
      ...valid,
      root: "bridge",
      parent: "relay",
      children: ["a"],
      extensions: ["org.example.x"],
    });
    expect(readDescription(text)).toMatchObject({
      problems: [],
      surface: { root: "bridge", parent: "relay", children: ["a"], extensions: ["org.example.x"] },
    });
  });

  it.each([
    { children: "a" },
    { children: [1] },
    { children: ["Upper"] },
    { root: 7 },
    { parent: null },
    { extensions: null },
    { nodes: null },
    { nodes: { a: { name: 1 } } },
    { nodes: { a: { properties: null } } },
  ])("with %j has a problem", (wrong) => {
    const { problems } = readDescription(JSON.stringify({ ...valid, ...wrong }));
    expect(problems).toHaveLength(1);
  });
});

describe("topic filters", () => {
  it.each([
    ["a/+/set", "a/b/set", true],
    ["a/#", "a/b/c", true],
    ["$share/g/a/+", "a/b", true],
    ["a/+", "a/b/c", false],
    ["a/b/c", "a/b", false],
  ])("%s and %s: %s", (filter, topic, matches) => {
    expect(matchesFilter(filter, topic)).toBe(matches);
  });
});
