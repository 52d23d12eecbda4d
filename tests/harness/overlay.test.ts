import { describe, expect, it } from "vitest";
import {
  applyOverlay,
  type OverlayEntry,
  OverlayError,
  parseOverlay,
} from "../../harness/overlay.ts";
import { catalogue, effectiveOn, type Requirement, standing } from "../../profiles/index.ts";

const signed = {
  confidence: "verified",
  who: "A. Tester, Example Laboratory",
  when: "2026-11-02",
  note: "own copy, clause 5.4",
} as const;

const file = `# what we hold the text of
- requirement: green.air-purifier.networked-standby
  parameter: power-max
  value: 1.5
  confidence: verified
  who: A. Tester, Example Laboratory
  when: 2026-11-02
  note: own copy, clause 5.4
`;

describe("parseOverlay", () => {
  it("reads an overlay", () => {
    expect(parseOverlay(file, "lab.yaml")).toEqual([
      {
        requirement: "green.air-purifier.networked-standby",
        parameter: "power-max",
        value: 1.5,
        ...signed,
      },
    ]);
    expect(parseOverlay("[]", "lab.yaml")).toEqual([]);
  });

  it.each([
    [
      "an unknown requirement",
      "networked-standby",
      "network-standby",
      'lab.yaml:2: [0].requirement is "green.air-purifier.network-standby"; expected a requirement id of the catalogue; did you mean green.air-purifier.networked-standby?',
    ],
    [
      "an unknown parameter",
      "power-max",
      "power",
      'lab.yaml:2: green.air-purifier.networked-standby has no parameter "power"; expected one of power-max; correct parameter:',
    ],
    [
      "a value that is none",
      "1.5",
      "low",
      'lab.yaml:4: [0].value is "low"; expected a number; change it',
    ],
    [
      "a value that is infinite",
      "1.5",
      ".inf",
      "lab.yaml:4: [0].value is null; expected a number; change it",
    ],
    [
      "a value of nothing",
      "  parameter: power-max\n",
      "",
      "lab.yaml:2: green.air-purifier.networked-standby is given the value 1.5 without a parameter; expected one of power-max; say which by parameter:",
    ],
    [
      "another confidence",
      "verified",
      "recalled",
      'lab.yaml:5: [0].confidence is "recalled"; expected one of verified; did you mean verified?',
    ],
    [
      "nobody",
      "  who: A. Tester, Example Laboratory\n",
      "",
      "lab.yaml:2: [0].who is missing; expected text, in quotes if it looks like a number; add it",
    ],
    [
      "an empty name",
      "A. Tester, Example Laboratory",
      '""',
      'lab.yaml:6: [0].who is ""; expected some text; change it',
    ],
    [
      "a day that is none",
      "2026-11-02",
      "2 November",
      'lab.yaml:7: [0].when is "2 November"; expected a day as YYYY-MM-DD; change it',
    ],
    [
      "an unknown key",
      "note:",
      "notes:",
      /lab\.yaml:8: \[0\] has the unknown key "notes"; expected one of .*; did you mean note\?/,
    ],
    [
      "an edition there is not",
      "  value",
      "  edition: '1999'\n  value",
      'lab.yaml:2: green.air-purifier.networked-standby has no edition "1999"; expected one of 2022; correct edition:',
    ],
    [
      "several editions and none said",
      "green.air-purifier.networked-standby\n  parameter: power-max",
      "green.refrigerator.grade\n  parameter: eta-t-max",
      "lab.yaml:2: green.refrigerator.grade has several editions; expected one of 2015, 2025; say which by edition:",
    ],
    [
      "a missing limit without its value",
      "green.air-purifier.networked-standby\n  parameter: power-max\n  value: 1.5",
      "green.refrigerator.grade\n  edition: '2025'\n  parameter: eta-t-max",
      "lab.yaml:2: eta-t-max of green.refrigerator.grade is not known in this edition; expected its value; add it by value:",
    ],
  ])("refuses %s", (_, from, to, message) => {
    expect(file).toContain(from);
    const read = () => parseOverlay(file.replace(from, to), "lab.yaml");
    expect(read).toThrow(OverlayError);
    expect(read).toThrow(message);
  });

  it("refuses the same limit twice", () => {
    expect(() => parseOverlay(file + file, "lab.yaml")).toThrow(
      "lab.yaml:10: green.air-purifier.networked-standby is confirmed twice in the same way; expected each limit once; take one out",
    );
  });

  it("refuses what is no list", () => {
    expect(() => parseOverlay("a: 1", "lab.yaml")).toThrow(
      'lab.yaml:1: the file is {"a":1}; expected a list; change it',
    );
  });
});

describe("applyOverlay", () => {
  const overlaid = (...overlay: OverlayEntry[]) => applyOverlay(catalogue, overlay);
  const confirmed = (was: object) => ({
    who: signed.who,
    when: signed.when,
    note: signed.note,
    was,
  });

  it("corrects a limit and keeps who, when and what stood before", () => {
    const id = "green.air-purifier.networked-standby";
    const result = overlaid({ requirement: id, parameter: "power-max", value: 1.5, ...signed })[id];
    const limit = (result as Requirement).parameters?.["power-max"];
    expect(limit).toMatchObject({ value: 1.5, unit: "W", confidence: "verified" });
    expect(limit?.confirmed).toEqual(confirmed({ confidence: "recalled", value: 2 }));
    expect(result).toMatchObject({
      confidence: "verified",
      confirmed: confirmed({ confidence: "recalled" }),
    });
    expect(standing(result as Requirement)).toBe("verified");
  });

  it("confirms a requirement with all its limits as they stand", () => {
    const id = "green.air-purifier.cadr";
    const result = overlaid({ requirement: id, ...signed })[id] as Requirement;
    expect(standing(result)).toBe("verified");
    expect(result.parameters?.["share-min"]).toMatchObject({ value: 90, confidence: "verified" });
  });

  it("leaves the limits that nobody confirmed as weak as they were", () => {
    const id = "green.washing-machine.grade";
    const result = overlaid({
      requirement: id,
      edition: "2013",
      parameter: "drum-energy-max",
      ...signed,
    });
    const edition = effectiveOn(result[id], "2026-11-23") as Requirement;
    expect(standing(edition, ["drum-energy-max"])).toBe("verified");
    expect(standing(edition, ["drum-energy-max", "drum-water-max"])).toBe("recalled");
  });

  it("supplies a limit that was missing, in the edition meant and in no other", () => {
    const id = "green.refrigerator.grade";
    const result = overlaid({
      requirement: id,
      edition: "2025",
      parameter: "eta-t-max",
      value: 55,
      ...signed,
    });
    expect(effectiveOn(result[id], "2026-06-01")?.parameters?.["eta-t-max"]).toMatchObject({
      value: 55,
      unit: "%",
      confidence: "verified",
      citation: { source: "GB 12021.2-2025" },
      confirmed: { was: { confidence: "recalled" } },
    });
    expect(effectiveOn(result[id], "2026-05-31")).toBe(effectiveOn(catalogue[id], "2026-05-31"));
  });

  it("touches nothing else, and not the catalogue", () => {
    const before = structuredClone(catalogue);
    const result = overlaid({ requirement: "green.air-purifier.cadr", ...signed });
    expect(catalogue).toEqual(before);
    const changed = Object.entries(result).filter(
      ([id, entry]) => entry !== catalogue[id as keyof typeof catalogue],
    );
    expect(changed.map(([id]) => id)).toEqual(["green.air-purifier.cadr"]);
  });

  it("takes several entries for one requirement", () => {
    const id = "green.washing-machine.grade";
    const entry = { requirement: id, edition: "2013", ...signed } as const;
    const result = overlaid(
      { ...entry, parameter: "drum-energy-max" },
      { ...entry, parameter: "drum-water-max", value: 7.5 },
    );
    const edition = effectiveOn(result[id], "2026-11-23") as Requirement;
    expect(standing(edition, ["drum-energy-max", "drum-water-max"])).toBe("verified");
    expect(edition.parameters?.["drum-water-max"]?.value).toBe(7.5);
  });

  it("refuses an entry that does not fit", () => {
    expect(() =>
      overlaid({ requirement: "smart.session.will", parameter: "qos", value: 1, ...signed }),
    ).toThrow(
      'overlay entry 1: smart.session.will has no parameter "qos"; expected none, it has none; correct parameter:',
    );
  });
});
