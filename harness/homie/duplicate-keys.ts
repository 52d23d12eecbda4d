/** Keys that stand twice in one JSON object: a parser keeps the last and says nothing. */

/** One step of reading JSON text: a string (with its quotes), or a sign of structure. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gsu;

interface Open {
  /** Keys so far; `undefined` for an array. */
  readonly keys: Set<string> | undefined;
  /** The key (or position's stand-in) under which the present value stands. */
  at: string;
}

/** Paths (`nodes.door.properties.open`) of keys that an object of `text` holds twice. `text` is JSON. */
export function duplicateKeys(text: string): readonly string[] {
  const found: string[] = [];
  const stack: Open[] = [];
  let last = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const open = stack.at(-1);
    if (token === "{") stack.push({ keys: new Set(), at: "" });
    else if (token === "[") stack.push({ keys: undefined, at: "" });
    else if (token === "}" || token === "]") stack.pop();
    else if (token === ":" && open?.keys) {
      const key = keyOf(last);
      open.at = key;
      if (open.keys.has(key)) found.push(stack.map(({ at }) => at).join("."));
      open.keys.add(key);
    }
    last = token;
  }
  return found;
}

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
