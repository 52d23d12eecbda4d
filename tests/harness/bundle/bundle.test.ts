import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  BUNDLE_FORMAT,
  BundleWriter,
  cached,
  distinct,
  openBundle,
  type RunDocument,
  safeName,
} from "../../../harness/bundle.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { formatTrace, type TraceEvent } from "../../../src/kernel/trace.ts";

const DOCUMENT: RunDocument = {
  format: BUNDLE_FORMAT,
  id: "20260101-000000-0000",
  tool: { name: "hearthmark", version: "0.0.0" },
  profile: composeProfile("cn-green-smart", profiles),
  overlay: [],
  on: "2026-01-01",
  seed: "1",
  command: "hearthmark certify",
  startedAt: "2026-01-01T00:00:00.000Z",
  environment: {},
  verdict: "pass",
  specs: [],
  duts: [],
};
const EVENTS: readonly TraceEvent[] = [{ t: 0, kind: "note", from: "bench", data: { a: "ä\n" } }];

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "hearthmark-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

describe("writing a bundle", () => {
  it("keeps beside its place what is not whole, and says that it is incomplete", async () => {
    const at = join(await folder(), "deep", "bundle");
    const writer = await BundleWriter.begin(at, DOCUMENT);
    const file = await writer.store("../../evil\u0000", "a case", formatTrace(EVENTS));
    expect(file).toBe("trace/__.._evil_/a_case.ndjson");
    expect(await readdir(join(at, ".."))).toEqual(["bundle.partial"]);
    const begun = JSON.parse(await readFile(join(`${at}.partial`, "run.json"), "utf8"));
    expect(begun.verdict).toBe("incomplete");
    expect(writer.traces(file)).toEqual(EVENTS);
    await writer.finish(DOCUMENT, [], { "report.html": "<p>" });
    expect(await readdir(join(at, ".."))).toEqual(["bundle"]);
    expect(writer.traces(file)).toEqual(EVENTS);
    const bundle = await openBundle(at);
    expect(bundle.document).toEqual(DOCUMENT);
    expect(bundle.traces(file)).toEqual(EVENTS);
  });

  it("refuses a second one at the same place without touching the first", async () => {
    const at = join(await folder(), "bundle");
    const writer = await BundleWriter.begin(at, DOCUMENT);
    await expect(BundleWriter.begin(at, DOCUMENT)).rejects.toThrow(
      /bundle.partial: it exists already; expected a new folder/,
    );
    await writer.store("dut", "case", formatTrace(EVENTS));
    await writer.finish(DOCUMENT, [], {});
    await expect(BundleWriter.begin(at, DOCUMENT)).rejects.toThrow(/bundle: it exists already/);
    expect((await openBundle(at)).document.verdict).toBe("pass");
  });

  it("keeps a finished bundle whose name was taken meanwhile", async () => {
    const at = join(await folder(), "bundle");
    const writer = await BundleWriter.begin(at, DOCUMENT);
    await mkdir(at);
    await expect(writer.finish(DOCUMENT, [], {})).rejects.toThrow(
      /cannot get its name .*it is complete in .*bundle.partial/,
    );
    expect((await openBundle(`${at}.partial`)).document).toEqual(DOCUMENT);
  });

  it("leaves nothing half-written when the disk does not take a file", async () => {
    const at = join(await folder(), "bundle");
    const writer = await BundleWriter.begin(at, DOCUMENT);
    await rm(`${at}.partial`, { recursive: true });
    await expect(writer.store("dut", "case", formatTrace(EVENTS))).rejects.toThrow(
      /the bundle cannot be written: it was removed while the run wrote to it; expected a folder/,
    );
    expect(await readdir(join(at, ".."))).toEqual([]);
  });
});

describe("names of files", () => {
  it("are one harmless part of a path, whatever they are made from", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const name = safeName(text);
        expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,100}$/);
        expect(name).not.toMatch(/^(con|nul|aux|prn)(\.|$)/i);
        expect(safeName(name)).toBe(name);
      }),
    );
    expect(safeName("con")).toBe("_con");
    expect(safeName("session.reconnects")).toBe("session.reconnects");
  });

  it("become different from one another", () => {
    const word = fc.constantFrom("a", "A", "a-2", "b");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (names) => {
        const made = distinct(names);
        expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const [index, name] of made.entries()) {
          expect(name.startsWith(names[index] as string)).toBe(true);
        }
      }),
    );
    expect(distinct(["a", "a", "b"])).toEqual(["a", "a-2", "b"]);
  });
});

describe("a reader that remembers", () => {
  it("reads what is asked for again and again only once", () => {
    const read: string[] = [];
    const traces = cached((file) => {
      read.push(file);
      return EVENTS;
    });
    for (const file of ["a", "b", "a", "c", "d", "e", "a", "b"]) traces(file);
    expect(read).toEqual(["a", "b", "c", "d", "e", "b"]);
  });
});
