import { describe, expect, test } from "vitest";
import { cases, monitors } from "../../../harness/cases/index.ts";
import { demandsOn } from "../../../harness/demands.ts";
import type { Statement } from "../../../harness/dut.ts";
import type { RequirementResult } from "../../../harness/result.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { readMetering } from "../../../src/link/recording/metering.ts";
import { openRecordingRoad } from "../../../src/link/recording-road.ts";

const two = (value: number) => String(value).padStart(2, "0");

/** A day's record at one reading in ten seconds, in the form of a smart plug's file. */
function fileOf(
  powerAt: (second: number) => number,
  skip: (second: number) => boolean = () => false,
) {
  const rows: string[] = [];
  for (let second = 0; second < 86_400; second += 10) {
    if (skip(second)) continue;
    const clock = [3600, 60, 1].map((unit, i) =>
      two(Math.floor(second / unit) % (i === 0 ? 24 : 60)),
    );
    rows.push(`05/03/2026 ${clock.join(":")};${powerAt(second)};${powerAt(second)}`);
  }
  return rows.join("\n");
}

/** 20 minutes on at 80 W, 40 minutes off at 2 W: 28 W on average, 0.672 kWh a day. */
const compressor = (second: number) => (second % 3600 < 1200 ? 80 : 2);

async function certify(text: string, kind: string, statement: Partial<Statement> = {}) {
  const recording = readMetering(text, "test.csv");
  const address = { domain: "homie", device: "record" };
  const result = await runDut(
    {
      spec: `recording:test.csv?kind=${kind}`,
      id: "record",
      kind,
      address,
      rig: undefined,
      statement: { answers: {}, values: {}, ...statement },
      rate: 1,
      open: (name) =>
        openRecordingRoad(name, recording, { resolutionW: 1, gainPercent: 2, assumed: true }),
    },
    {
      demands: demandsOn(composeProfile("cn-green-smart", profiles), "2026-05-01"),
      cases,
      monitors,
      tables: {},
      store: async (_dut, id) => id,
    },
  );
  const of = (id: string) =>
    result.requirements.find((each) => each.id === id) as RequirementResult;
  const facts = Object.fromEntries(
    result.cases.flatMap((each) => each.facts ?? []).map(({ name, value }) => [name, value]),
  );
  return { result, of, facts };
}

describe("a refrigerator's power record", () => {
  test("is told in full, and passes nothing that it cannot show", async () => {
    const { result, facts, of } = await certify(fileOf(compressor), "refrigerator");
    expect(facts["compressor cycles"]).toMatch(/^24/);
    expect(facts.duty).toMatch(/^33\.\d+ %$/);
    expect(facts["compressor on"]).toMatch(/^median 20 min/);
    expect(facts["energy over 24 h"]).toMatch(/^67\d(\.\d)? ± .* Wh/);
    expect(facts.gaps).toBe("none over 120 s");
    const passed = result.requirements.filter(({ verdict }) => verdict === "pass");
    expect(passed).toEqual([]);
    expect(of("green.refrigerator.energy-declared")).toMatchObject({
      verdict: "blocked",
      reason: "statement-missing",
    });
    expect(of("smart.session.will")).toMatchObject({ reason: "not-observable" });
  });

  test.each([
    [0.672, "pass"],
    [0.5, "fail"],
    // 1.15 x 0.585 is 0.673: nearer to the measured value than its uncertainty.
    [0.585, "inconclusive"],
  ])("with %s kWh a day declared it is a %s", async (rated, verdict) => {
    const statement = { values: { "rated-energy": rated } };
    const { of } = await certify(fileOf(compressor), "refrigerator", statement);
    const decided = of("green.refrigerator.energy-declared");
    expect(decided.verdict).toBe(verdict);
    expect(decided.measured?.uncertainty).toBeGreaterThan(0);
  });

  test("with half a day missing it decides nothing, and says where the gap is", async () => {
    const half = fileOf(compressor, (second) => second > 20_000 && second < 63_200);
    const statement = { values: { "rated-energy": 0.672 } };
    const { of, facts } = await certify(half, "refrigerator", statement);
    expect(of("green.refrigerator.energy-declared")).toMatchObject({ reason: "not-observed" });
    expect(facts.gaps).toMatch(/^05:35:20 for /);
    const uncertainty = (text: string | undefined) => Number(/± ([\d.]+)/.exec(text ?? "")?.[1]);
    const whole = await certify(fileOf(compressor), "refrigerator");
    expect(uncertainty(facts["energy over 24 h"])).toBeGreaterThan(
      2 * uncertainty(whole.facts["energy over 24 h"]),
    );
  });

  test("names the rows that were left out", async () => {
    const rows = fileOf(compressor).split("\n");
    rows[100] = "05/03/2026 25:00:00;80;80";
    rows[200] = "garbage";
    const { facts } = await certify(rows.join("\n"), "refrigerator");
    expect(facts.readings).toBe("8638, 2 rows left out");
    expect(facts["rows left out"]).toMatch(/^line 101 .*, line 201 /);
  });
});

describe("a washing machine's power record", () => {
  /** One cycle: 80 minutes at 100 W with 15 minutes of a 2 kW heater in it: about 0.61 kWh. */
  const cycle = (second: number) => {
    const into = second - 30_000;
    if (into < 0 || into >= 4800) return 1;
    return into >= 400 && into < 1300 ? 2000 : 100;
  };

  test("shows its cycles with duration, energy and heater", async () => {
    const { facts } = await certify(fileOf(cycle), "washing-machine");
    expect(facts["wash cycles"]).toBe("1");
    expect(facts["cycle 1 at 08:20:00"]).toMatch(/^80 min, 608\.\d Wh, heater 500 Wh in 15 min/);
  });

  test.each([
    [0.62, "pass"],
    [0.4, "fail"],
  ])("with %s kWh declared for the rated programme it is a %s", async (rated, verdict) => {
    const { of } = await certify(fileOf(cycle), "washing-machine", {
      answers: { "rated-programme-recorded": true },
      values: { "rated-cycle-energy": rated },
    });
    expect(of("green.washing-machine.cycle-energy-declared").verdict).toBe(verdict);
  });
});

describe("a microwave oven's power record", () => {
  const oven = (standbyW: number) => (second: number) =>
    second >= 40_000 && second < 40_180 ? 1200 : standbyW;

  test.each([
    [0, "pass"],
    [3, "fail"],
    [1, "inconclusive"],
  ])("with %s W in standby it is a %s", async (standbyW, verdict) => {
    const { of, facts } = await certify(fileOf(oven(standbyW)), "microwave-oven");
    expect(facts["cooking events"]).toBe("1");
    expect(of("green.microwave-oven.standby").verdict).toBe(verdict);
  });

  test("a connected oven is exempt", async () => {
    const statement = { answers: { connected: true } };
    const { of } = await certify(fileOf(oven(3)), "microwave-oven", statement);
    expect(of("green.microwave-oven.standby").verdict).toBe("not-applicable");
  });
});
