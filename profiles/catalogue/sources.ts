/** Words to write citations and parameters with, so that a source is spelled in one place. */

import type { Citation, Confidence, Parameter } from "../requirement.ts";

/** The Homie convention, version 5, by section. Read at commit 063301d of 2024-10-17. */
export const homie = <const C extends string>(clause: C) =>
  ({ source: "Homie 5", clause }) as const satisfies Citation;

/** The project's own published page of the native dialect, by section. */
export const wire = <const C extends string>(clause: C) =>
  ({ source: "hearthmark wire", clause }) as const satisfies Citation;

/**
 * ETSI EN 303 645 V3.1.3, by provision. Provisions and their status were seen in copies of its table
 * B.1 and in a published self-assessment, not in the standard itself.
 */
export const etsi = <const C extends string>(clause: C, note?: string): Citation => ({
  source: "ETSI EN 303 645",
  clause,
  secondary: true,
  ...(note === undefined ? {} : { note }),
});

/** A limit that the wire page states. */
export const wireLimit = (value: number, unit: string, section: string): Parameter => ({
  value,
  unit,
  confidence: "verified",
  citation: wire(section),
});

/** How long a request may wait for its acknowledgement. */
export const ACKNOWLEDGE = wireLimit(2, "s", "Requests");

/** How long a device may take to come back. */
export const RECONNECT = wireLimit(120, "s", "Session");

/** A limit with what is known of it. */
export const limit = (
  value: number,
  unit: string,
  confidence: Confidence,
  citation: Citation,
): Parameter => ({ value, unit, confidence, citation });

/** A limit that was seen in its source. */
export const verifiedLimit = (value: number, unit: string, citation: Citation): Parameter =>
  limit(value, unit, "verified", citation);
