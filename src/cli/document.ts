/** The run's document as it stands before anything has run. */

import { type Basis, BUNDLE_FORMAT, type RunDocument } from "../../harness/bundle.ts";
import { version } from "./version.ts";

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
