import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hearthmark, scratch, tracesOf } from "./hearthmark.ts";

const DEVICES = ["sim:refrigerator", "sim:range-hood?fault=no-will", "sim:water-heater"];
const ONLY = ["--only", "smart.session.*,smart.command.acknowledged"];

async function certified(...more: readonly string[]) {
  const out = join(await scratch(), "bundle");
  const ran = await hearthmark(["certify", ...DEVICES, ...ONLY, "--out", out, ...more]);
  return { out, ...ran };
}

describe("--jobs", () => {
  it("changes no trace, no claim and no verdict", async () => {
    const [one, many] = [await certified("--jobs", "1"), await certified("--jobs", "3")];
    expect([one.status, many.status]).toEqual([1, 1]);
    expect(await readFile(join(many.out, "claims.ndjson"), "utf8")).toBe(
      await readFile(join(one.out, "claims.ndjson"), "utf8"),
    );
    const traces = await tracesOf(one.out);
    expect(Object.keys(traces).length).toBeGreaterThan(3);
    expect(await tracesOf(many.out)).toEqual(traces);
  });

  it.each(["0", "-1", "two", "1.5"])("refuses %j", async (jobs) => {
    const { status, stderr } = await hearthmark(["certify", `--jobs=${jobs}`]);
    expect(status).toBe(4);
    expect(stderr).toMatch(/--jobs: it is .*; expected a whole number from 1/);
  });
});
