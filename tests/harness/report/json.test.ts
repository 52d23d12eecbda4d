import { expect, test } from "vitest";
import { REPORTS } from "../../../harness/report/index.ts";
import { fixtureRun, traces, wordsIn } from "./fixtures/run.ts";

const write = (bundle?: string) =>
  REPORTS.json(fixtureRun(), traces, wordsIn("en"), {
    lang: "en",
    ...(bundle === undefined ? {} : { bundle }),
  });

test("the document has exactly the keys that are promised", () => {
  const document = JSON.parse(write("runs/x"));
  expect(Object.keys(document)).toEqual(["run", "duts"]);
  expect(document.run).toEqual({
    id: "20261123-080000-7",
    profile: "cn-green-smart",
    on: "2026-11-23",
    seed: "7",
    verdict: "error",
    bundle: "runs/x",
  });
  expect(Object.keys(document.duts[0])).toEqual(["id", "kind", "verdict", "requirements"]);
  const allowed = ["id", "level", "verdict", "reason", "measured", "limit", "margin", "confidence"];
  for (const dut of document.duts) {
    for (const requirement of dut.requirements) {
      expect([...allowed, "citation"]).toEqual(expect.arrayContaining(Object.keys(requirement)));
      expect("reason" in requirement).toBe(requirement.verdict !== "pass");
    }
  }
});

test("measured values come with their limit and margin", () => {
  const [dut] = JSON.parse(write()).duts;
  const eei = dut.requirements.find(({ id }: { id: string }) => id === "green.refrigerator.eei");
  expect(eei).toMatchObject({
    level: "must",
    verdict: "fail",
    reason: "violated",
    measured: { value: 107.2, unit: "%", k: 2 },
    limit: { value: 100, unit: "%", sense: "<=" },
    margin: -7.2,
  });
});

test("without a bundle it says so", () => {
  expect(JSON.parse(write()).run.bundle).toBeNull();
});
