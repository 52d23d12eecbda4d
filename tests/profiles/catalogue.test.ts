import { describe, expect, it } from "vitest";
import { join } from "../../profiles/catalogue/index.ts";
import {
  always,
  type Condition,
  catalogue,
  type Day,
  editionsOf,
  effectiveOn,
  type Group,
  profiles,
  type Requirement,
  type RequirementId,
  requirementIds,
  standing,
  words,
} from "../../profiles/index.ts";

const everyEdition = requirementIds.flatMap((id) =>
  editionsOf(catalogue[id]).map((requirement, index) => ({ id, index, requirement })),
);

function kindsIn(condition: Condition): readonly string[] {
  if (condition.op === "kind") return condition.kinds;
  if (condition.op === "all" || condition.op === "any") return condition.of.flatMap(kindsIn);
  return condition.op === "not" ? kindsIn(condition.of) : [];
}

describe("the catalogue", () => {
  it("has the breadth of a profile", () => {
    expect(requirementIds.length).toBeGreaterThanOrEqual(50);
    expect(new Set(requirementIds).size).toBe(requirementIds.length);
  });

  it("makes a wrong id and an untitled group a mistake of the compiler", () => {
    // @ts-expect-error there is no such requirement
    const wrong: RequirementId = "smart.session.wil";
    // @ts-expect-error a group is missing
    const groups: Readonly<Record<Group, string>> = {
      smart: "",
      security: "",
      green: "",
      rural: "",
    };
    expect(requirementIds).not.toContain(wrong);
    expect(Object.keys(groups)).toHaveLength(Object.keys(words.en.groups).length - 1);
  });

  it("names every requirement in lower-case words of a known group", () => {
    for (const id of requirementIds) {
      expect(id).toMatch(/^(interoperability|smart|security|green|rural)(\.[a-z][a-z0-9-]*){2,3}$/);
    }
  });

  it("cites a source for every requirement and every parameter", () => {
    for (const { id, requirement } of everyEdition) {
      expect(requirement.citation.source, id).not.toBe("");
      for (const [name, parameter] of Object.entries(requirement.parameters ?? {})) {
        expect(parameter.citation.source, `${id} ${name}`).not.toBe("");
        expect(Number.isFinite(parameter.value), `${id} ${name}`).toBe(true);
        expect(parameter.unit, `${id} ${name}`).not.toBe("");
      }
    }
  });

  it("gives a verified requirement a section of its source, unless that is a grade table", () => {
    const bare = everyEdition.filter(
      ({ requirement }) =>
        requirement.confidence === "verified" && requirement.citation.clause === undefined,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it("never rests a must on a limit that is weaker than it claims to be", () => {
    for (const { id, requirement } of everyEdition) {
      if (requirement.level === "must")
        expect(standing(requirement), id).toBe(requirement.confidence);
    }
  });

  it("gives a green requirement one of the kinds it is named after", () => {
    const named = everyEdition.filter(({ id }) => /^green\.(?!standby\.)/.test(id));
    for (const { id, requirement } of named) {
      expect(kindsIn(requirement.when), id).toEqual([id.split(".")[1]]);
    }
  });

  it("tells of every must that cannot fail", async () => {
    const soft = everyEdition
      .filter(
        ({ requirement: { level, confidence } }) => level === "must" && confidence !== "verified",
      )
      .map(
        ({ id, requirement }) => `${id} ${requirement.edition ?? "-"} ${requirement.confidence}`,
      );
    await expect(`${soft.join("\n")}\n`).toMatchFileSnapshot("musts-that-advise.txt");
  });

  it("only advises where the source only recommends", async () => {
    const should = everyEdition.filter(({ requirement }) => requirement.level === "should");
    await expect(`${should.map(({ id }) => id).join("\n")}\n`).toMatchFileSnapshot(
      "recommendations.txt",
    );
  });

  it("refuses an id that two areas define", () => {
    const requirement: Requirement = {
      level: "must",
      confidence: "project",
      citation: { source: "test" },
      when: always,
    };
    const first = { "smart.a.b": requirement };
    // @ts-expect-error the second area defines an id of the first
    expect(() => join([first, { "smart.a.b": requirement }])).toThrow(
      "requirement smart.a.b is defined twice in the catalogue",
    );
    expect(Object.keys(join([first, { "smart.a.c": requirement }]))).toEqual([
      "smart.a.b",
      "smart.a.c",
    ]);
  });
});

describe("editions", () => {
  const several = everyEdition.filter(({ id }) => "editions" in catalogue[id]);

  it("follow each other without overlap, and without a gap", () => {
    expect(several.length).toBeGreaterThanOrEqual(8);
    for (const { id, index, requirement } of several) {
      const next = editionsOf(catalogue[id])[index + 1];
      if (next === undefined) continue;
      const lastDay = requirement.effectiveTo as Day;
      expect(dayAfter(lastDay), id).toBe(next.effectiveFrom);
    }
  });

  it("have names of their own", () => {
    for (const { id } of several) {
      const names = editionsOf(catalogue[id]).map(({ edition }) => edition);
      expect(names, id).not.toContain(undefined);
      expect(new Set(names).size, id).toBe(names.length);
    }
  });

  it.each([
    ["green.refrigerator.grade", "2016-09-30", undefined],
    ["green.refrigerator.grade", "2016-10-01", "2015"],
    ["green.refrigerator.grade", "2026-05-31", "2015"],
    ["green.refrigerator.grade", "2026-06-01", "2025"],
    ["green.refrigerator.energy-declared", "2026-05-31", "2015"],
    ["green.refrigerator.energy-declared", "2026-06-01", "2025"],
    ["green.refrigerator.eei", "2021-02-28", undefined],
    ["green.refrigerator.eei", "2024-02-29", "2021"],
    ["green.refrigerator.eei", "2024-03-01", "2024"],
    ["green.air-purifier.grade", "2016-02-29", undefined],
    ["green.air-purifier.grade", "2019-11-30", "2015"],
    ["green.air-purifier.grade", "2019-12-01", "2018"],
    ["green.air-purifier.grade", "2025-10-01", "2024"],
    ["green.washing-machine.grade", "2027-03-31", "2013"],
    ["green.washing-machine.grade", "2027-04-01", "2026"],
  ] as const)("%s binds on %s in edition %s", (id, day, edition) => {
    expect(effectiveOn(catalogue[id], day)?.edition).toBe(edition);
  });

  it("bind by their own dates where there is only one, and always where there are none", () => {
    const purifier = catalogue["green.air-purifier.cadr"];
    expect(effectiveOn(purifier, "2026-04-30")).toBeUndefined();
    expect(effectiveOn(purifier, "2026-05-01")).toBe(purifier);
    const will = catalogue["smart.session.will"];
    expect(effectiveOn(will, "1999-01-01")).toBe(will);
  });

  it("carry the limits of their time", () => {
    const index = catalogue["green.refrigerator.eei"];
    expect(effectiveOn(index, "2024-02-29")?.parameters?.["eei-max"]?.value).toBe(125);
    expect(effectiveOn(index, "2026-11-23")?.parameters?.["eei-max"]?.value).toBe(100);
    const washer = catalogue["green.washing-machine.eei"];
    expect(effectiveOn(washer, "2024-02-29")?.parameters?.["eei-below"]?.value).toBe(105);
    expect(effectiveOn(washer, "2026-11-23")?.parameters?.["eei-below"]?.value).toBe(91);
    const grade = catalogue["green.refrigerator.grade"];
    expect(effectiveOn(grade, "2026-05-31")?.parameters?.["eta-t-max"]?.value).toBe(60);
    expect(effectiveOn(grade, "2026-06-01")?.parameters?.["eta-t-max"]).toBeUndefined();
  });
});

describe("standing", () => {
  const limit = (confidence: "verified" | "recalled" | "project") => ({
    value: 1,
    unit: "W",
    confidence,
    citation: { source: "test" },
  });
  const requirement: Requirement = {
    level: "must",
    confidence: "verified",
    citation: { source: "test" },
    when: always,
    parameters: { firm: limit("verified"), vague: limit("recalled"), own: limit("project") },
  };

  it.each([
    [undefined, "project"],
    [[], "verified"],
    [["firm"], "verified"],
    [["firm", "vague"], "recalled"],
    [["vague", "own"], "project"],
  ] as const)("with the parameters %j used is %s", (used, confidence) => {
    expect(standing(requirement, used)).toBe(confidence);
  });

  it("is never firmer than the requirement itself", () => {
    expect(standing({ ...requirement, confidence: "recalled" }, ["firm"])).toBe("recalled");
  });
});

describe("words", () => {
  it.each(Object.entries(words))("are complete in %s", (_, language) => {
    expect(Object.keys(language.requirements).sort()).toEqual([...requirementIds].sort());
    expect(Object.keys(language.profiles).sort()).toEqual(Object.keys(profiles).sort());
    for (const sentence of Object.values(language.requirements)) {
      expect(sentence).toMatch(/^\S.{4,}[.。]$/);
    }
    const sentences = Object.values(language.requirements);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it("are Chinese in Chinese and not in English", () => {
    for (const id of requirementIds) {
      expect(words.zh.requirements[id], id).toMatch(/\p{Script=Han}/u);
      expect(words.en.requirements[id], id).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

/** The next day of the calendar. */
function dayAfter(day: Day): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const last = date === lengths[month - 1];
  const next = last
    ? month === 12
      ? [year + 1, 1, 1]
      : [year, month + 1, 1]
    : [year, month, date + 1];
  return next.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-");
}
