/** Payloads and topics that have broken parsers, terminals, pages, file systems and objects before. */

/** How deep the nested ones go: deeper than many a stack, and all of it within 8 KiB. */
const DEEP = 2000;
const DEEP_OBJECTS = 1200;
const deepObject = (inner: string) => `${'{"a":'.repeat(DEEP_OBJECTS)}${inner}`;

/** Bytes and texts that are a sound value of nothing. */
export const HOSTILE_PAYLOADS: readonly (string | Uint8Array)[] = [
  // Not UTF-8: a stray byte, an overlong slash, half a surrogate, a character cut off.
  Uint8Array.of(0xff, 0xfe, 0x80, 0x00),
  Uint8Array.of(0xc0, 0xaf),
  Uint8Array.of(0xed, 0xa0, 0x80),
  Uint8Array.of(0xf0, 0x9f, 0x92),
  "\u0000",
  "\u001b[2J\u001b]0;owned\u0007",
  "\r\n\r\nHTTP/1.1 200 OK",
  "<script>alert(1)</script>",
  "../../../../etc/passwd",
  "%s%s%s%n",
  "$(reboot)",
  "'; DROP TABLE devices; --",
  `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
  `${deepObject("1")}${"}".repeat(DEEP_OBJECTS)}`,
  '{"__proto__":{"polluted":true}}',
  "__proto__",
  "constructor",
  "toString",
  "9".repeat(400),
  "-1e999",
  "1e999",
  "\u202Etxt.exe",
  "\u0000".repeat(4096),
];

/** Parameters that no action can take: every one wants a JSON object. */
export const HOSTILE_PARAMETERS: readonly (string | Uint8Array)[] = [
  Uint8Array.of(0x7b, 0xff, 0x7d),
  "",
  "null",
  "[]",
  '"start"',
  "1e999",
  "{",
  "{}{}",
  '{"id":',
  "{'id':1}",
  `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
  deepObject("1"),
  '[{"__proto__":{"polluted":true}}]',
];

/** Objects that an action may refuse or not, and has to survive. */
export const HOSTILE_OBJECTS: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"id":{"toString":null,"length":1e999}}',
  `{"id":"${"\\u0000".repeat(64)}"}`,
  `{"a":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`,
];

/**
 * Topics below the device that follow from no description. None has an empty level: brokers, too, have
 * been seen to hang up on those.
 */
export const HOSTILE_TOPICS: readonly string[] = [
  "__proto__/constructor/set",
  "constructor/prototype/set",
  "hasownproperty/tostring/set",
  "../../set",
  "%2e%2e/%2f/set",
  "$state/set",
  "$description/set",
  `${"a".repeat(2000)}/b/set`,
  `${"a/".repeat(50)}set`,
  "\u202Eset/\uD83D\uDCA3/set",
  "<script>/alert(1)/set",
  "%s%n/%s%n/set",
];
