/** Names of files made from text that a device or a user may have chosen. */

const LONGEST = 100;

/**
 * A text as one part of a path: letters, digits, dots, dashes and underscores; never empty, hidden or
 * a way out of the folder.
 */
export function safeName(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .replace(/[^A-Za-z0-9._-]/g, "_")
    .replace(/^[.-]+/, "_");
  // Windows keeps these names for itself, whatever the ending.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain);
  return plain === "" || reserved ? `_${plain}` : plain;
}

/** Makes names different from one another: the second `a` becomes `a-2`. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${name}-${n}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

/** Where the trace of a device's case stands inside a bundle. */
export function traceFile(dut: string, caseId: string): string {
  return `trace/${safeName(dut)}/${safeName(caseId)}.ndjson`;
}
