/** The run's document as it stands before anything has run. */

import { randomBytes } from "node:crypto";
import { type Basis, BUNDLE_FORMAT, type RunDocument } from "../../harness/bundle.ts";
import { version } from "./version.ts";

/** An id for a run that begins now, in the order of time, safe in topics: `20261123-080000-1f2e`. */
export function runId(): string {
  const time = new Date().toISOString().replace(/[-:]/g, "").replace("T", "-").slice(0, 15);
  return `${time}-${randomBytes(2).toString("hex")}`;
}

/** A document of a run that begins now and has met nobody yet. */
export function newDocument(parts: {
  readonly id: string;
  readonly basis: Basis;
  readonly seed: string;
  readonly command: string;
  readonly specs: readonly string[];
}): RunDocument {
  const { id, basis, seed, command, specs } = parts;
  return {
    format: BUNDLE_FORMAT,
    id,
    tool: { name: "hearthmark", version: version() },
    ...basis,
    seed,
    command,
    startedAt: new Date().toISOString(),
    environment: {},
    verdict: "incomplete",
    specs,
    duts: [],
  };
}
