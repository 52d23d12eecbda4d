import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readMetering } from "../../src/link/recording/metering.ts";
import {
  ASSUMED_METER,
  openRecordingRoad,
  readRecordingFile,
} from "../../src/link/recording-road.ts";

const ROWS = [
  "09/01/2012 00:00:10;5;5",
  "broken",
  "09/01/2012 00:00:11;6.5;5",
  "09/01/2012 00:01:00;0;1",
];

describe("a recording as a road", () => {
  it("holds its readings by the time since the first, and what was left out", async () => {
    const recording = readMetering(ROWS.join("\n"), "meter.csv");
    const road = await openRecordingRoad("x", recording, ASSUMED_METER);
    expect(road.sees).toBe("samples");
    const [note, ...samples] = road.world.trace.events;
    expect(note).toEqual({
      t: 0,
      kind: "note",
      from: "bench",
      data: {
        meter: { resolutionW: 1, gainPercent: 2, assumed: true },
        rows: 4,
        problems: [{ line: 2, text: "broken", reason: "fields" }],
        problemCount: 1,
        startedAt: "2012-01-09T00:00:10.000Z",
      },
    });
    expect(samples).toEqual([
      { t: 0, kind: "sample", from: "dut", data: { powerW: 5 } },
      { t: 1000, kind: "sample", from: "dut", data: { powerW: 6.5 } },
      { t: 50_000, kind: "sample", from: "dut", data: { powerW: 0 } },
    ]);
    road.world.record({ kind: "case", from: "bench" });
    expect(road.world.trace.events.at(-1)?.t).toBe(50_000);
  });

  it("takes no requests and has nothing retained", async () => {
    const road = await openRecordingRoad("x", readMetering(ROWS[0] as string, "m"), ASSUMED_METER);
    expect(await road.snapshot(["#"])).toEqual([]);
    const message = { topic: "a", payload: "b", qos: 1, retain: false } as const;
    await expect(road.publish(message)).rejects.toThrow(/expected nothing to be sent/);
  });

  it("is read from a file piece by piece", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hearthmark-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "meter.csv");
    await writeFile(file, ROWS.join("\r\n"));
    expect(await readRecordingFile(file)).toEqual(readMetering(ROWS.join("\n"), file));
    await writeFile(file, "{}");
    await expect(readRecordingFile(file)).rejects.toThrow(/0 of 1 rows readable/);
    await expect(readRecordingFile(folder)).rejects.toThrow(/cannot be read \(EISDIR\)/);
  });
});
