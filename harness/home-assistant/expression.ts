/** Expressions of Home Assistant's templates, evaluated while they are read: nothing in them has effects. */

/** Thrown for what is beyond this evaluator. */
export class Beyond extends Error {}

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<name>[A-Za-z_]\w*)|(?<sign>==|!=|<=|>=|\/\/|[-+*/%~<>|.,:()[\]{}]))/y;

interface Token {
  readonly kind: "number" | "string" | "name" | "sign" | "end";
  readonly text: string;
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (!match?.groups) throw new Beyond(`cannot read ${text}`);
    const kind = (["number", "string", "name", "sign"] as const).find(
      (each) => match.groups?.[each] !== undefined,
    );
    found.push({ kind: kind as Token["kind"], text: match.groups[kind as string] as string });
  }
  return found;
}

/** As Jinja writes a value. */
export function show(value: unknown): string {
  if (value === undefined) return "";
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Python's idea of what is true. */
function truthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function number(value: unknown): number {
  const read = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  return Number.isNaN(read) ? 0 : read;
}

type Filter = (value: unknown, args: readonly unknown[]) => unknown;

const FILTERS: Readonly<Record<string, Filter>> = {
  int: (value) => Math.trunc(number(value)),
  float: (value) => number(value),
  abs: (value) => Math.abs(number(value)),
  round: (value, [digits]) => Number(number(value).toFixed(number(digits ?? 0))),
  string: show,
  lower: (value) => show(value).toLowerCase(),
  upper: (value) => show(value).toUpperCase(),
  trim: (value) => show(value).trim(),
  title: (value) => show(value).replace(/\b\w/g, (letter) => letter.toUpperCase()),
  replace: (value, [from, to]) => show(value).replaceAll(show(from), show(to)),
  default: (value, [other]) => value ?? other,
  tojson: (value) => JSON.stringify(value ?? null),
  to_json: (value) => JSON.stringify(value ?? null),
  length: (value) => (Array.isArray(value) ? value : show(value)).length,
  bool: (value) => ["true", "on", "yes", "1"].includes(show(value).toLowerCase()),
};

const COMPARE: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => number(a) < number(b),
  ">": (a, b) => number(a) > number(b),
  "<=": (a, b) => number(a) <= number(b),
  ">=": (a, b) => number(a) >= number(b),
  in: (a, b) =>
    Array.isArray(b)
      ? b.includes(a)
      : typeof b === "object" && b !== null
        ? show(a) in b
        : show(b).includes(show(a)),
};

const CALCULATE: Readonly<Record<string, (a: unknown, b: unknown) => unknown>> = {
  "+": (a, b) => (typeof a === "string" ? a + show(b) : number(a) + number(b)),
  "-": (a, b) => number(a) - number(b),
  "~": (a, b) => show(a) + show(b),
  "*": (a, b) => number(a) * number(b),
  "/": (a, b) => number(a) / number(b),
  "//": (a, b) => Math.floor(number(a) / number(b)),
  "%": (a, b) => number(a) % number(b),
};

/** One expression over a value. */
export class Expression {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #value: string | number;
  #at = 0;

  /** @throws Beyond where it cannot be read. */
  constructor(text: string, value: string | number) {
    this.#text = text.trim();
    this.#tokens = tokens(text);
    this.#value = value;
  }

  /** What it comes to. @throws Beyond where it is not understood. */
  value(): unknown {
    const value = this.#choice();
    if (this.#peek().kind !== "end") throw this.#beyond();
    return value;
  }

  #choice(): unknown {
    const value = this.#or();
    if (!this.#take("if")) return value;
    const met = truthy(this.#or());
    const other = this.#take("else") ? this.#choice() : undefined;
    return met ? value : other;
  }

  #or(): unknown {
    let left = this.#and();
    while (this.#take("or")) {
      const right = this.#and();
      left = truthy(left) ? left : right;
    }
    return left;
  }

  #and(): unknown {
    let left = this.#not();
    while (this.#take("and")) {
      const right = this.#not();
      left = truthy(left) ? right : left;
    }
    return left;
  }

  #not(): unknown {
    return this.#take("not") ? !truthy(this.#not()) : this.#comparison();
  }

  #comparison(): unknown {
    const left = this.#binary(["+", "-", "~"], () =>
      this.#binary(["*", "/", "//", "%"], () => this.#filtered()),
    );
    const negated = this.#take("not");
    const compare = Object.hasOwn(COMPARE, this.#peek().text)
      ? COMPARE[this.#peek().text]
      : undefined;
    if (!compare || this.#peek().kind === "string") {
      if (negated) throw this.#beyond();
      return left;
    }
    this.#at++;
    const holds = compare(left, this.#filtered());
    return negated ? !holds : holds;
  }

  #binary(signs: readonly string[], next: () => unknown): unknown {
    let left = next();
    for (;;) {
      const { kind, text } = this.#peek();
      if (kind !== "sign" || !signs.includes(text)) return left;
      this.#at++;
      left = CALCULATE[text]?.(left, next());
    }
  }

  #filtered(): unknown {
    let value = this.#take("-") ? -number(this.#member()) : this.#member();
    while (this.#take("|")) {
      const name = this.#next("name");
      const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
      if (!filter) throw new Beyond(`the filter ${name}`);
      value = filter(value, this.#take("(") ? this.#list(")") : []);
    }
    return value;
  }

  #member(): unknown {
    let value = this.#primary();
    for (;;) {
      if (this.#take(".")) value = member(value, this.#next("name"));
      else if (this.#take("[")) value = this.#indexed(value);
      else return value;
    }
  }

  #indexed(value: unknown): unknown {
    if (this.#take(":")) return slice(value, undefined, this.#upTo());
    const index = this.#choice();
    if (this.#take(":")) return slice(value, number(index), this.#upTo());
    this.#expect("]");
    return member(value, index as string | number);
  }

  #upTo(): number | undefined {
    if (this.#take("]")) return undefined;
    const end = number(this.#choice());
    this.#expect("]");
    return end;
  }

  #primary(): unknown {
    const { kind, text } = this.#peek();
    this.#at++;
    if (kind === "number") return Number(text);
    if (kind === "string") return text.slice(1, -1).replace(/\\(.)/g, "$1");
    if (kind === "name") return this.#named(text);
    if (text === "(") {
      const value = this.#choice();
      this.#expect(")");
      return value;
    }
    if (text === "[") return this.#list("]");
    if (text === "{") return this.#map();
    throw this.#beyond();
  }

  #named(name: string): unknown {
    switch (name) {
      case "value":
        return this.#value;
      case "value_json":
        return readJson(String(this.#value));
      case "true":
      case "True":
        return true;
      case "false":
      case "False":
        return false;
      case "none":
      case "None":
        return null;
      default:
        throw new Beyond(`${name} in ${this.#text}`);
    }
  }

  #list(end: string): readonly unknown[] {
    const items: unknown[] = [];
    while (!this.#take(end)) {
      items.push(this.#choice());
      if (!this.#take(",") && this.#peek().text !== end) throw this.#beyond();
    }
    return items;
  }

  #map(): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = [];
    while (!this.#take("}")) {
      const key = show(this.#choice());
      this.#expect(":");
      entries.push([key, this.#choice()]);
      if (!this.#take(",") && this.#peek().text !== "}") throw this.#beyond();
    }
    return Object.fromEntries(entries);
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "" };
  }

  #take(text: string): boolean {
    const { kind, text: found } = this.#peek();
    if (found !== text || kind === "string" || kind === "end") return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw this.#beyond();
  }

  #next(kind: Token["kind"]): string {
    const token = this.#peek();
    if (token.kind !== kind) throw this.#beyond();
    this.#at++;
    return token.text;
  }

  #beyond(): Beyond {
    return new Beyond(`the expression ${this.#text}`);
  }
}

function member(value: unknown, key: string | number): unknown {
  if (typeof value === "string" && typeof key === "number") return value.at(key);
  if (typeof value !== "object" || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function slice(value: unknown, from: number | undefined, to: number | undefined): unknown {
  return Array.isArray(value) ? value.slice(from, to) : show(value).slice(from, to);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
