/** Reading a bundle: nothing in it is believed before its digests agree with the manifest. */

import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseTrace, type TraceEvent } from "../../src/kernel/trace.ts";
import type { PlacedClaim, TraceReader } from "../result.ts";
import { documentSchema, type RunDocument } from "./document.ts";
import { BundleError } from "./error.ts";

/** A bundle that was found unchanged. */
export interface Bundle {
  readonly folder: string;
  readonly document: RunDocument;
  readonly claims: readonly PlacedClaim[];
  readonly traces: TraceReader;
  /** The bytes of a file of the bundle, as text. */
  readonly text: (file: string) => string;
}

/** How many parsed traces are kept: reports come back to the same one again and again. */
const KEPT_TRACES = 4;

const manifestSchema = z.object({ sha256: z.record(z.string(), z.string()) });

/**
 * Opens a bundle and checks every file that the manifest names.
 * @throws BundleError naming the file that is missing, changed or not of a bundle.
 */
export async function openBundle(folder: string): Promise<Bundle> {
  await expectFolder(folder);
  const manifest = await readJson(folder, "manifest.json", manifestSchema);
  const names = Object.keys(manifest.sha256);
  for (const name of names) await verify(folder, name, manifest.sha256[name] as string);
  for (const name of ["run.json", "claims.ndjson"]) {
    if (!names.includes(name)) throw notNamed(folder, name);
  }
  const read = await readJson(folder, "run.json", documentSchema);
  const text = (file: string): string => {
    // Only what was verified is read: a path in run.json may be anything.
    if (!names.includes(file)) throw notNamed(folder, file);
    return readFileSync(join(folder, file), "utf8");
  };
  return {
    folder,
    document: read as unknown as RunDocument,
    claims: readClaims(text("claims.ndjson"), folder),
    traces: cached((file) => parseStored(folder, file, text(file))),
    text,
  };
}

/** Reads traces of a folder that this process writes itself. */
export function traceReader(folder: string): TraceReader {
  return (file) => parseStored(folder, file, readFileSync(join(folder, file), "utf8"));
}

/** A reader that remembers the last few traces. */
export function cached(read: TraceReader): TraceReader {
  const kept = new Map<string, readonly TraceEvent[]>();
  return (file) => {
    const found = kept.get(file) ?? read(file);
    kept.delete(file);
    kept.set(file, found);
    if (kept.size > KEPT_TRACES) kept.delete(kept.keys().next().value as string);
    return found;
  };
}

async function expectFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new BundleError(
    folder,
    found ? "it is not a folder" : "there is no such folder",
    "the folder of a bundle",
    "give the folder that certify has named, e.g. runs/<run id>",
  );
}

async function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const where = join(folder, name);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(where, "utf8"));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const partial = folder.replace(/\/+$/, "").endsWith(".partial");
    throw new BundleError(
      where,
      missing ? "it is missing" : `it cannot be read (${(error as Error).message})`,
      "a complete bundle",
      partial
        ? "the run was killed before its end; run again"
        : "give the folder that certify has named",
      { cause: error },
    );
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join(".") || "the document";
  throw new BundleError(
    where,
    `${place} is not as it should be (${issue?.message ?? "unknown shape"})`,
    "a bundle of this version of hearthmark",
    "read it with the version that wrote it",
  );
}

async function verify(folder: string, name: string, expected: string): Promise<void> {
  const where = join(folder, name);
  if (name.split(/[\\/]/).includes("..") || name.startsWith("/")) {
    throw new BundleError(where, "the manifest names a file outside", "files of the bundle", TRUST);
  }
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(where)) hash.update(chunk as Buffer);
  } catch (error) {
    throw new BundleError(where, "the file is missing", "the file that the manifest names", TRUST, {
      cause: error,
    });
  }
  const actual = hash.digest("hex");
  if (actual === expected) return;
  throw new BundleError(
    where,
    `the file was changed after the run (sha256 ${actual.slice(0, 12)}…)`,
    `sha256 ${expected.slice(0, 12)}…, as in manifest.json`,
    TRUST,
  );
}

const TRUST = "take an unchanged copy of the bundle, or run again";

function notNamed(folder: string, name: string): BundleError {
  return new BundleError(
    join(folder, name),
    "the manifest does not name it",
    "a file that manifest.json vouches for",
    TRUST,
  );
}

function parseStored(folder: string, file: string, text: string): readonly TraceEvent[] {
  try {
    return parseTrace(text);
  } catch (error) {
    throw new BundleError(join(folder, file), (error as Error).message, "a trace", TRUST);
  }
}

function readClaims(text: string, folder: string): readonly PlacedClaim[] {
  return text
    .split("\n")
    .filter((row) => row !== "")
    .map((row, index) => {
      try {
        return JSON.parse(row) as PlacedClaim;
      } catch {
        const where = `${join(folder, "claims.ndjson")}:${index + 1}`;
        throw new BundleError(where, "the line is not JSON", "one claim a line", TRUST);
      }
    });
}
