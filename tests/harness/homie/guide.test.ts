/** The guide accounts for every requirement of the profile, and names no other. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { homie5 } from "../../../profiles/homie-5.ts";

const guide = readFileSync(
  join(import.meta.dirname, "..", "..", "..", "docs", "guides", "homie-5.md"),
  "utf8",
);

it("names every requirement of the profile in its tables, and none that does not exist", () => {
  const cells = guide
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split(" | ").at(-1) ?? "");
  const named = new Set(
    cells
      .flatMap((cell) => [...cell.matchAll(/`([a-z0-9.-]+)`/gu)].map(([, id = ""]) => id))
      .filter((id) => id !== "5.x")
      .map((id) => (id.includes(".") ? id : `interoperability.homie.${id}`)),
  );
  const profile: readonly string[] = homie5.requirements;
  expect(profile.filter((id) => !named.has(id))).toEqual([]);
  // One is another profile's, and said to be.
  const others = [...named].filter((id) => !profile.includes(id));
  expect(others).toEqual(["smart.session.settings-kept"]);
});
