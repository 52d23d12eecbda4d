/** Writing a bundle: beside its place while it grows, in its place by one rename when it is whole. */

import { createHash } from "node:crypto";
import { lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PlacedClaim, TraceReader } from "../result.ts";
import type { RunDocument } from "./document.ts";
import { BundleError, writeFailure } from "./error.ts";
import { traceFile } from "./names.ts";
import { traceReader } from "./reader.ts";

/** A bundle that is being written. Any method may throw BundleError when the disk does not take it. */
export class BundleWriter {
  /** Where it will be. */
  readonly folder: string;
  readonly #partial: string;
  readonly #hashes = new Map<string, string>();
  #inPlace = false;

  private constructor(folder: string) {
    this.folder = folder;
    this.#partial = `${folder}.partial`;
  }

  /**
   * Begins one: the folder beside its place holds `run.json`, which says that the run is incomplete.
   * @throws BundleError when something is there already, or cannot be written.
   */
  static async begin(folder: string, document: RunDocument): Promise<BundleWriter> {
    const writer = new BundleWriter(folder);
    await refuseExisting(folder, "choose another folder with --out");
    await refuseExisting(
      writer.#partial,
      "it may be left of a run that was killed: look at it, remove it, or choose another --out",
    );
    try {
      await mkdir(dirname(folder), { recursive: true });
      await mkdir(writer.#partial);
    } catch (error) {
      throw writeFailure(folder, error);
    }
    try {
      await writer.#write("run.json", toJson({ ...document, verdict: "incomplete" }));
    } catch (error) {
      await writer.discard();
      throw writeFailure(folder, error);
    }
    return writer;
  }

  /** Stores the trace of a case, given as the text of its file. @returns that file. */
  async store(dut: string, caseId: string, text: string): Promise<string> {
    const file = traceFile(dut, caseId);
    await this.#guarded(() => this.#add(file, text));
    return file;
  }

  /** Reads the traces that were stored, also once the bundle is in its place. */
  get traces(): TraceReader {
    return (file) => traceReader(this.#inPlace ? this.folder : this.#partial)(file);
  }

  /**
   * Completes it: claims, then `files` (the reports), then the manifest of everything, then the run
   * with its verdict; at last the folder gets its name.
   */
  async finish(
    document: RunDocument,
    claims: readonly PlacedClaim[],
    files: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.#guarded(async () => {
      await this.#add(
        "claims.ndjson",
        claims.map((claim) => `${JSON.stringify(claim)}\n`).join(""),
      );
      for (const [name, text] of Object.entries(files)) await this.#add(name, text);
      const run = toJson(document);
      const hashes = [...this.#hashes, ["run.json", sha256(run)] as const].sort(([a], [b]) =>
        a < b ? -1 : 1,
      );
      await this.#write("manifest.json", toJson({ sha256: Object.fromEntries(hashes) }));
      await this.#write("run.json", run);
    });
    try {
      await refuseExisting(this.folder, "choose another folder with --out");
      await rename(this.#partial, this.folder);
    } catch (error) {
      throw new BundleError(
        this.folder,
        `the finished bundle cannot get its name (${(error as Error).message})`,
        "a free name",
        `it is complete in ${this.#partial}: rename it yourself`,
        { cause: error },
      );
    }
    this.#inPlace = true;
  }

  /** Takes back what was written. */
  async discard(): Promise<void> {
    await rm(this.#partial, { recursive: true, force: true }).catch(() => undefined);
  }

  async #guarded(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      await this.discard();
      throw writeFailure(this.folder, error);
    }
  }

  async #add(name: string, text: string): Promise<void> {
    await this.#write(name, text);
    this.#hashes.set(name, sha256(text));
  }

  /** A file is there whole or not at all. */
  async #write(name: string, text: string): Promise<void> {
    const file = join(this.#partial, name);
    const parent = dirname(file);
    // Never makes the bundle's own folder again: if somebody has removed it, that is an error.
    if (parent !== this.#partial) await makeBelow(this.#partial, parent);
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }
}

async function makeBelow(root: string, folder: string): Promise<void> {
  await lstat(root);
  await mkdir(folder, { recursive: true });
}

async function refuseExisting(path: string, remedy: string): Promise<void> {
  const there = await lstat(path).then(
    () => true,
    () => false,
  );
  if (there) {
    throw new BundleError(
      path,
      "it exists already",
      "a new folder, nothing is overwritten",
      remedy,
    );
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The digest that the manifest holds, in hexadecimal. */
function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
