/**
 * Software images, as far as an appliance of the simulation looks at them: a descriptor with a seal.
 *
 * The seal stands in for a maker's digital signature. It is a checksum over maker, model, version,
 * size and digest: enough to tell an image that was changed on its way from a genuine one, and worth
 * nothing against somebody who forges, because there is no secret in it. A real appliance verifies a
 * public-key signature at this place.
 */

import type { JsonSchema } from "../../../src/thing/declaration.ts";

/** A software image as offered to an appliance. */
export interface Image {
  /** Numbers with dots, e.g. `1.1.0`. */
  readonly version: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its content, 64 hexadecimal digits. */
  readonly sha256: string;
  /** The seal: 16 hexadecimal digits here, a signature in a real appliance. */
  readonly signature: string;
  /** Where it can be fetched. The simulation fetches nothing: the descriptor is enough. */
  readonly url?: string;
}

/** Schema of an image. */
export const imageSchema: JsonSchema = {
  type: "object",
  required: ["version", "size", "sha256", "signature"],
  properties: {
    version: { type: "string", pattern: "^[0-9]+(\\.[0-9]+){0,3}$", maxLength: 64 },
    size: { type: "integer", minimum: 1, maximum: 1_073_741_824 },
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
    signature: { type: "string", minLength: 1, maxLength: 1024 },
    url: { type: "string", maxLength: 1024 },
  },
  additionalProperties: false,
};

/** Who an image is for. */
export interface ImageOwner {
  readonly manufacturer: string;
  readonly kind: string;
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** FNV-1a with 64 bits, as 16 hexadecimal digits. */
function checksum(text: string): string {
  let hash = OFFSET;
  for (const byte of Buffer.from(text, "utf8")) hash = ((hash ^ BigInt(byte)) * PRIME) & MASK;
  return hash.toString(16).padStart(16, "0");
}

/** The seal that a genuine image of this owner carries. */
export function seal(owner: ImageOwner, image: Omit<Image, "signature">): string {
  const { version, size, sha256 } = image;
  return checksum([owner.manufacturer, owner.kind, version, size, sha256].join("|"));
}

/** A genuine image of a version; its content is made up from its name. `size` in bytes. */
export function genuineImage(owner: ImageOwner, version: string, size = 400_000): Image {
  const name = `${owner.manufacturer}|${owner.kind}|${version}`;
  const sha256 = [0, 1, 2, 3].map((part) => checksum(`${name}|${part}`)).join("");
  const bare = { version, size, sha256 };
  return { ...bare, signature: seal(owner, bare) };
}

/** Which of two versions is newer: above 0 where `a` is, 0 where they are the same. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let part = 0; part < 4; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
