/** A recording as a subject: every encounter plays the same readings. */

import type { Statement } from "../../../harness/dut.ts";
import type { METER_VALUES } from "../../../harness/statement.ts";
import type { Subject } from "../../../harness/subject.ts";
import {
  ASSUMED_METER,
  openRecordingRoad,
  type RecordingMeter,
  readRecordingFile,
} from "../../link/recording-road.ts";
import type { RecordingSpec } from "../dut/spec.ts";

/**
 * Reads a recording.
 * @throws LinkError, RecordingError when the file is none
 */
export async function recordingSubject(
  spec: RecordingSpec,
  id: string,
  statement: Statement,
): Promise<Subject> {
  const recording = await readRecordingFile(spec.file);
  const meter = meterOf(statement);
  return {
    spec: spec.spec,
    id,
    kind: spec.kind,
    address: { domain: "homie", device: id },
    rig: undefined,
    statement,
    rate: 1,
    open: (name) => openRecordingRoad(name, recording, meter),
  };
}

/** The meter as the IXIT states it; what it leaves out is assumed. */
function meterOf({ values }: Statement): RecordingMeter {
  const stated = (name: keyof typeof METER_VALUES) => {
    const value = values[name];
    return typeof value === "number" ? value : undefined;
  };
  const resolutionW = stated("meter-resolution");
  const gainPercent = stated("meter-gain");
  return {
    resolutionW: resolutionW ?? ASSUMED_METER.resolutionW,
    gainPercent: gainPercent ?? ASSUMED_METER.gainPercent,
    assumed: resolutionW === undefined || gainPercent === undefined,
  };
}
