/** Words and forms by which secrets and personal data are known on sight. */

/** A name that stands for a secret, as a property or a key of JSON. */
const SECRET_NAME =
  /(?:^|[-_/])(?:password|passwd|passphrase|psk|secret|token|api-?key|private-?key|credentials?|pin-?code)$/i;
/** A value that says only that there is one. */
const MASKED = /^(?:[*•x.]+|set|unset|none|null|hidden|true|false)?$/i;
/** A value that is a secret whatever its name. */
const SECRET_FORMS: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a web token": /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/,
  "a URL with a password": /[a-z]:\/\/[^\s/:@]+:[^\s/@]+@/i,
  "a bearer token": /\bbearer\s+[\w.~+/-]{16,}/i,
};

/** A name that stands for something personal. */
const PERSONAL_NAME =
  /(?:^|[-_/])(?:ssid|bssid|latitude|longitude|gps|e-?mail|phone|mobile|user-?name|owner|resident|first-?name|last-?name|full-?name|street|post-?code|zip-?code|birthday|ip-?address|mac-?address)$/i;
const PERSONAL_FORMS: Readonly<Record<string, RegExp>> = {
  "an e-mail address": /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i,
  "a phone number": /(?:^|[^\w.])\+\d[\d ()-]{7,}\d\b/,
  "a MAC address": /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/i,
  "an IP address":
    /(?:^|[^\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.])/,
  coordinates: /(?:^|[^\w.])-?\d{1,2}\.\d{4,}\s*[,;]\s*-?\d{1,3}\.\d{4,}(?![\w.])/,
};
/** Versions look like addresses; the device's own identity is stated elsewhere. */
const IDENTITY = /^info\/|version/;

/** One value under a name: a property's path, with a key of JSON behind it where there is one. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

/** What is secret about a value; `undefined` where nothing is. */
export function secretIn({ name, text }: Named): string | undefined {
  if (SECRET_NAME.test(name) && !MASKED.test(text)) return `${name} tells its value`;
  const form = formOf(SECRET_FORMS, text);
  return form && `${name} tells ${form}`;
}

/** What is personal about a value; `undefined` where nothing is. */
export function personalIn({ name, text }: Named): string | undefined {
  if (IDENTITY.test(name)) return undefined;
  if (PERSONAL_NAME.test(name) && !MASKED.test(text)) return `${name} tells its value`;
  const form = formOf(PERSONAL_FORMS, text);
  return form && `${name} tells ${form}`;
}

function formOf(forms: Readonly<Record<string, RegExp>>, text: string): string | undefined {
  return Object.keys(forms).find((name) => forms[name]?.test(text));
}

/** How deep JSON is looked into. */
const DEPTH = 8;

/** The values that a text holds: itself, or, if it is JSON, each text and number in it by its key. */
export function namedIn(name: string, text: string): readonly Named[] {
  if (!/^\s*[[{]/.test(text)) return [{ name, text }];
  try {
    return leaves(name, JSON.parse(text), DEPTH);
  } catch {
    return [{ name, text }];
  }
}

function leaves(name: string, value: unknown, depth: number): readonly Named[] {
  if (typeof value !== "object" || value === null) return [{ name, text: String(value) }];
  if (depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(Array.isArray(value) ? name : `${name}/${key}`, inner, depth - 1),
  );
}
