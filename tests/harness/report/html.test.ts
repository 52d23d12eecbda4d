import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { REPORTS } from "../../../harness/report/index.ts";
import type { Lang } from "../../../harness/report/report.ts";
import type { DutResult, RunResult } from "../../../harness/result.ts";
import { elements, ofClass, parseMarkup, textOf } from "./fixtures/markup.ts";
import { fixtureRun, traces, wordsIn } from "./fixtures/run.ts";

function write(run: RunResult, lang: Lang = "en"): string {
  return REPORTS.html(run, traces, wordsIn(lang), { lang });
}

const document = write(fixtureRun());
const root = parseMarkup(document);
const all = elements(root);

function section(requirement: string) {
  const found = all.find(
    (each) =>
      each.name === "details" &&
      ofClass(each, "req").includes(each) &&
      elements(each).some(({ attributes }) => attributes.id === `refrigerator-1--${requirement}`),
  );
  if (found === undefined) throw new Error(`no section of ${requirement}`);
  return found;
}

describe("safety", () => {
  const known = new Set(
    "html head meta title style body main header section p h1 h2 h3 h4 h5 dl div dt dd ol ul li a code span bdi br b i strong mark details summary table thead tbody tfoot tr th td fieldset legend label input figure figcaption svg g path rect circle text tspan".split(
      " ",
    ),
  );

  test("only our own elements and attributes, whatever devices write", () => {
    for (const { name, attributes } of all) {
      expect(known, name).toContain(name);
      for (const attribute of Object.keys(attributes)) {
        expect(attribute).not.toMatch(/^on|^style$|^src|^srcset$|^action$|^formaction$/);
      }
    }
  });

  test("nothing outside the file is referred to", () => {
    for (const { attributes } of all) {
      if (attributes.href !== undefined) expect(attributes.href).toMatch(/^#/);
    }
    expect(all.find(({ name }) => name === "style")?.text).not.toMatch(/url\(|@import|https?:/);
  });

  test("the policy allows this very style sheet and nothing else", () => {
    const style = all.find(({ name }) => name === "style")?.text ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    const policy = all.find(({ attributes }) => attributes["http-equiv"] !== undefined);
    expect(policy?.attributes.content).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test("nothing acts on the writing around it, and controls are shown", () => {
    expect(document).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
    expect(document).toContain("␛[2J");
  });
});

describe("content", () => {
  test("the verdict stands first, then what failed", () => {
    expect(textOf(all.find(({ name }) => name === "h1") ?? root)).toBe("Error of the harness");
    const findings = ofClass(root, "findings")[0]?.children ?? [];
    expect(findings.map((item) => item.children[0]?.children[0]?.attributes.href)).toEqual([
      "#refrigerator-1--green.refrigerator.eei",
      "#refrigerator-1--smart.command.out-of-range-rejected",
      "#refrigerator-1--interoperability.value.valid",
      "#refrigerator-1--smart.session.backoff",
      "#refrigerator-1--smart.fault.raised",
    ]);
  });

  test("every link has its target, and ids are unique", () => {
    const ids = all.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of all) {
      if (attributes.href !== undefined) expect(ids).toContain(attributes.href.slice(1));
    }
  });

  test("failures are open, passes are not, each with its sentence and source", () => {
    const failed = section("smart.command.out-of-range-rejected");
    expect("open" in failed.attributes).toBe(true);
    expect("open" in section("green.refrigerator.temperatures").attributes).toBe(false);
    const text = textOf(failed);
    expect(text).toContain(wordsIn("en").requirement("smart.command.out-of-range-rejected"));
    expect(text).toContain("ETSI EN 303 645 5.13-1");
    expect(text).toContain("hearthmark certify 'sim:refrigerator?fault=accepts-out-of-range'");
  });

  test("a measured requirement shows value, uncertainty, k, limit and margin", () => {
    const text = textOf(section("green.refrigerator.eei"));
    expect(text).toContain("107.2 ± 1.3 % (k = 2)");
    expect(text).toContain("≤ 100 %");
    expect(text).toContain("−7.2 %");
    expect(ofClass(section("green.refrigerator.eei"), "bar")).toHaveLength(1);
  });

  test("the course is drawn with its units, and the deciding moment is marked", () => {
    const inside = section("green.refrigerator.eei");
    expect(ofClass(inside, "line")).toHaveLength(3);
    expect(ofClass(inside, "band")).toHaveLength(1);
    expect(ofClass(inside, "unit").map(textOf)).toEqual(["W", "°C"]);
    expect(ofClass(inside, "moment")).toHaveLength(1);
    const rig = section("green.refrigerator.energy-declared");
    expect(ofClass(rig, "unit").map(textOf)).toEqual(["kWh", "W", "°C"]);
  });

  test("the step of the failure and the deciding lines are marked", () => {
    const failed = section("smart.command.out-of-range-rejected");
    expect(ofClass(failed, "here").map(textOf)).toEqual([
      "Ask for 40 °C in the fresh-food compartment",
    ]);
    const lines = ofClass(failed, "deciding").map((row) => textOf(row.children[0] ?? row));
    expect(lines).toEqual(["19", "20", "21", "22", "39"]);
    expect(ofClass(failed, "gap")).toHaveLength(1);
  });

  test("a long payload is cut and its length told, bytes are named as such", () => {
    const text = textOf(section("smart.command.out-of-range-rejected"));
    expect(text).toContain("(917 characters in all)");
    expect(text).not.toContain("END-OF-LONG");
    expect(text).toContain("(not text, 3 bytes)");
  });

  test("recorded data are attributed only where they were used", () => {
    expect(document).toContain("Contains information from the tracebase data set");
    const run = fixtureRun();
    const simulated = { ...run, duts: run.duts.slice(0, 1) };
    expect(write(simulated)).not.toContain("tracebase");
  });
});

describe("bounds", () => {
  test("the same input gives the same bytes", () => {
    expect(write(fixtureRun())).toBe(document);
    expect(write(fixtureRun(), "zh")).toBe(write(fixtureRun(), "zh"));
  });

  test("a requirement takes less than 3.5 kB", () => {
    const run = fixtureRun();
    const [first] = run.duts as [DutResult];
    const duts = [1, 2, 3, 4].map((n) => ({ ...first, dut: { ...first.dut, id: `r-${n}` } }));
    const requirements = duts.reduce((sum, dut) => sum + dut.requirements.length, 0);
    expect(requirements).toBeGreaterThan(200);
    expect(write({ ...run, duts }).length / requirements).toBeLessThan(3_500);
  });

  test("the page is in the language asked for", () => {
    const chinese = parseMarkup(write(fixtureRun(), "zh"));
    expect(chinese.attributes.lang).toBe("zh-CN");
    expect(textOf(chinese)).toContain("超出");
  });
});

describe("by source and clause", () => {
  test("every requirement that was judged stands under its source, one click from its evidence", () => {
    const run = fixtureRun();
    const judged = run.duts.flatMap(({ requirements }) =>
      requirements.filter(
        ({ verdict }) => verdict !== "not-applicable" && verdict !== "not-selected",
      ),
    );
    const table = all.find(({ attributes }) => attributes.class === "sources");
    if (table === undefined) throw new Error("no section by source");
    const links = elements(table).filter(({ name }) => name === "a");
    expect(links).toHaveLength(judged.length);
    const ids = new Set(all.flatMap(({ attributes }) => attributes.id ?? []));
    for (const { attributes } of links) expect(ids).toContain(attributes.href?.slice(1));
    const summaries = elements(table).filter(({ name }) => name === "summary");
    expect(summaries).toHaveLength(new Set(judged.map(({ citation }) => citation.source)).size);
  });
});
