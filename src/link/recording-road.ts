/** A recording as a road: its readings stand in the trace, nothing can be asked, no time passes. */

import { createReadStream } from "node:fs";
import { createVirtualWorld, type World } from "../kernel/world.ts";
import { LinkError } from "./errors.ts";
import { createMeteringReader, type MeteringRecording } from "./recording/metering.ts";
import type { Road } from "./road.ts";

/** What is known of the meter that a recording was made with. */
export interface RecordingMeter {
  /** Resolution of a reading, in W. */
  readonly resolutionW: number;
  /** Largest error of a reading, in percent of it. */
  readonly gainPercent: number;
  /** True where nobody has stated it. */
  readonly assumed: boolean;
}

/** Assumed where nobody has stated it. */
export const ASSUMED_METER: RecordingMeter = { resolutionW: 1, gainPercent: 2, assumed: true };

/** How many left-out rows are named in the trace; all are counted. */
const NAMED_PROBLEMS = 100;

/**
 * Reads a recording's file.
 * @throws LinkError when the file cannot be read; RecordingError when it is no recording.
 */
export async function readRecordingFile(file: string): Promise<MeteringRecording> {
  const reader = createMeteringReader(file);
  try {
    for await (const chunk of createReadStream(file, "utf8")) reader.push(chunk as string);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new LinkError(
      `recording:${file}: the file cannot be read (${code})`,
      "expected a readable file",
      "check the path and its permissions",
      { cause: error },
    );
  }
  return reader.finish();
}

/**
 * Opens an encounter with a recording. The trace begins with a `note` about meter and left-out rows;
 * then comes a `sample` for each reading, its time counted from the first.
 */
export async function openRecordingRoad(
  name: string,
  recording: MeteringRecording,
  meter: RecordingMeter,
): Promise<Road> {
  const startMs = recording.samples[0]?.tMs ?? 0;
  const world = createVirtualWorld({ seed: name, startMs });
  record(world, recording, meter);
  await world.advance(recording.samples.at(-1)?.tMs ?? startMs);
  return {
    world,
    sees: "samples",
    publish: () =>
      Promise.reject(
        new LinkError("recording", "expected nothing to be sent", "use a live device instead"),
      ),
    snapshot: () => Promise.resolve([]),
    listen: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function record(world: World, recording: MeteringRecording, meter: RecordingMeter): void {
  const { samples, problems, rows } = recording;
  world.record({
    kind: "note",
    from: "bench",
    data: {
      meter,
      rows,
      problems: problems.slice(0, NAMED_PROBLEMS),
      problemCount: problems.length,
      startedAt: new Date(world.startMs).toISOString(),
    },
  });
  for (const { tMs, powerW } of samples) {
    world.trace.append({ t: tMs - world.startMs, kind: "sample", from: "dut", data: { powerW } });
  }
}
