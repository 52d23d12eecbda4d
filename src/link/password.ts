/** What can be said of a password that was seen, without telling it. */

/** Nobody; tried first by everybody; follows from what is known of the device; nothing against it. */
export type PasswordKind = "none" | "common" | "derived" | "unremarkable";

/** Passwords that are tried first, in lower case. */
const COMMON: ReadonlySet<string> = new Set([
  "0000",
  "00000000",
  "1111",
  "1234",
  "12345",
  "123456",
  "1234567",
  "12345678",
  "123456789",
  "admin",
  "administrator",
  "changeme",
  "default",
  "device",
  "guest",
  "homeassistant",
  "iot",
  "letmein",
  "mosquitto",
  "mqtt",
  "pass",
  "passw0rd",
  "password",
  "public",
  "qwerty",
  "root",
  "secret",
  "test",
  "user",
]);

/** So many characters beside what is known of the device do not make a password of their own. */
const PADDING = 3;
/** A hint shorter than this is in too many words to prove anything. */
const HINT = 4;

/**
 * Judges a password.
 * @param hints what anybody can know of the device: its id, user name, serial number, model
 */
export function weighPassword(password: string, hints: readonly string[]): PasswordKind {
  if (password === "") return "none";
  const plain = bare(password);
  if (COMMON.has(password.toLowerCase()) || COMMON.has(plain)) return "common";
  const derived = hints.map(bare).some((hint) => {
    if (hint.length < HINT) return false;
    const turned = [...hint].reverse().join("");
    return [hint, turned].some(
      (form) =>
        (plain.includes(form) && plain.length - form.length <= PADDING) ||
        (plain.length >= HINT && form.includes(plain)),
    );
  });
  return derived ? "derived" : "unremarkable";
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
