import { describe, expect, it } from "vitest";
import {
  catalogue,
  composeProfile,
  has,
  nearest,
  type Profile,
  ProfileError,
  profiles,
  requirementIds,
} from "../../profiles/index.ts";
import { editDistance } from "../../profiles/nearest.ts";

const base: Profile = {
  id: "base",
  version: "1",
  requirements: ["smart.session.will", "smart.session.backoff"],
  parameters: { "smart.session.backoff": { attempts: 20, window: 30 } },
  budgets: { settle: 100, echo: 200 },
  conditions: { "smart.session.will": has("a/b") },
  decision: "simple-acceptance",
};
const other: Profile = {
  id: "other",
  version: "1",
  requirements: ["smart.birth.order"],
  parameters: { "smart.session.backoff": { window: 40 } },
  decision: "simple-acceptance",
};
const top: Profile = {
  id: "top",
  version: "2",
  extends: ["base", "other"],
  requirements: ["smart.session.will", "smart.birth.complete"],
  parameters: { "smart.session.backoff": { attempts: 5 } },
  budgets: { echo: 300 },
  decision: "guard-band",
};

describe("composeProfile", () => {
  it("takes in the bases, each requirement once, its own values over theirs", () => {
    expect(composeProfile("top", { base, other, top })).toEqual({
      id: "top",
      version: "2",
      requirements: [
        "smart.session.will",
        "smart.session.backoff",
        "smart.birth.order",
        "smart.birth.complete",
      ],
      parameters: { "smart.session.backoff": { attempts: 5, window: 40 } },
      budgets: { settle: 100, echo: 300 },
      conditions: { "smart.session.will": has("a/b") },
      decision: "guard-band",
    });
  });

  it("changes none of the profiles it reads", () => {
    const before = structuredClone({ base, other, top });
    composeProfile("top", { base, other, top });
    expect({ base, other, top }).toEqual(before);
  });

  it("takes a profile as well as an id, and goes as deep as needed", () => {
    const deep: Profile = { ...top, id: "deep", extends: ["top"], requirements: [] };
    expect(composeProfile(deep, { base, other, top }).requirements).toHaveLength(4);
  });

  it("allows two ways to the same base", () => {
    const left: Profile = { ...other, id: "left", extends: ["base"] };
    const right: Profile = { ...other, id: "right", extends: ["base"] };
    const both: Profile = { ...other, id: "both", extends: ["left", "right"] };
    expect(composeProfile("both", { base, left, right, both }).requirements).toEqual([
      "smart.session.will",
      "smart.session.backoff",
      "smart.birth.order",
    ]);
  });

  it.each([
    [
      "an unknown id",
      "tpo",
      { base, top },
      'the profile asked for is "tpo", which is unknown; expected one of base, top; did you mean top?',
    ],
    [
      "an id that objects have by themselves",
      "toString",
      { base },
      'the profile asked for is "toString", which is unknown; expected one of base; did you mean base?',
    ],
    [
      "no profile at all",
      "x",
      {},
      'the profile asked for is "x", which is unknown; expected one of no profile at all; give a profile file instead',
    ],
    [
      "an unknown base",
      "top",
      { base, top },
      'what profile top extends is "other", which is unknown; expected one of base, top; did you mean base?',
    ],
    [
      "a circle",
      "a",
      { a: { ...base, id: "a", extends: ["b"] }, b: { ...base, id: "b", extends: ["a"] } },
      "profile b extends a, which leads back to itself: a -> b -> a; expected profiles without a circle; take one of these out of extends",
    ],
    [
      "itself",
      "a",
      { a: { ...base, id: "a", extends: ["a"] } },
      "profile a extends a, which leads back to itself: a -> a; expected profiles without a circle; take one of these out of extends",
    ],
  ] as const)("refuses %s", (_, id, lookup, message) => {
    expect(() => composeProfile<string>(id, lookup)).toThrow(new ProfileError([message]));
  });
});

describe("cn-green-smart", () => {
  const profile = composeProfile("cn-green-smart", profiles);

  it("is dated and has a version", () => {
    expect(profile.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(profile.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("demands each requirement once", () => {
    expect(new Set(profile.requirements).size).toBe(profile.requirements.length);
  });

  it("leaves nothing in the catalogue that no profile demands", () => {
    const demanded = new Set(Object.values(profiles).flatMap(({ requirements }) => requirements));
    expect(requirementIds.filter((id) => !demanded.has(id))).toEqual([]);
  });

  it("changes only parameters that exist", () => {
    for (const id of Object.keys(profile.parameters ?? {})) expect(catalogue).toHaveProperty([id]);
  });
});

describe("nearest", () => {
  it.each([
    ["", "", 0],
    ["kitten", "sitting", 3],
    ["abc", "", 3],
    ["flaw", "lawn", 2],
  ])("counts from %j to %j %i edits", (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
    expect(editDistance(to, from)).toBe(edits);
  });

  it("finds the closest word, the earlier of two, and none where none is known", () => {
    expect(nearest("smart.session.wil", requirementIds)).toBe("smart.session.will");
    expect(nearest("c", ["a", "b"])).toBe("a");
    expect(nearest("c", [])).toBeUndefined();
  });

  it("copes with absurdly long words", () => {
    expect(nearest("x".repeat(1_000_000), ["a", "bb"])).toBe("a");
  });
});
