/** Seals and versions of software images. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareVersions,
  genuineImage,
  seal,
} from "../../../../devices/appliance/services/image.ts";

const owner = { manufacturer: "Maker", kind: "refrigerator" };

describe("a seal", () => {
  test("changes with everything that it covers, and with whom the image is for", () => {
    const image = genuineImage(owner, "1.1.0");
    expect(seal(owner, image)).toBe(image.signature);
    const others = [
      seal(owner, { ...image, version: "1.1.1" }),
      seal(owner, { ...image, size: image.size + 1 }),
      seal(owner, { ...image, sha256: `0${image.sha256.slice(1)}`.replace(/^0/, "f") }),
      seal({ ...owner, kind: "range-hood" }, image),
      seal({ ...owner, manufacturer: "Other" }, image),
    ];
    expect(others).not.toContain(image.signature);
    expect(image.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("versions", () => {
  test.each([
    ["1.1.0", "1.0.9", 1],
    ["1.10.0", "1.9.0", 1],
    ["0.9.0", "1.0.0", -1],
    ["1.0", "1.0.0", 0],
  ])("%s against %s", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });

  test("are ordered the other way round when they are swapped", () => {
    const version = fc
      .array(fc.nat(99), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join("."));
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      }),
    );
  });
});
