/** From a request's bytes to a verdict: `{ status, detail, value }`. */

const LONGEST_BYTES = 8192;
const INTEGER = /^-?\d+$/;
const FLOAT = /^-?(\d+\.?\d*|\.\d+)([eE]-?\d+)?$/;

const wrong = (detail) => ({ status: "constraint-error", detail });
const taken = (value, detail = "") => ({ status: "ok", detail, value });

/** Rounds to the step, counted from the lower end, then holds it against the range. */
function number(payload, { datatype, format }, is) {
  if (!(datatype === "integer" ? INTEGER : FLOAT).test(payload)) return wrong(`no ${datatype}`);
  const asked = Number(payload);
  const [low = Number.NaN, high = Number.NaN, step = Number.NaN] = (format ?? "")
    .split(":")
    .map((part) => (part === "" ? Number.NaN : Number(part)));
  const base = Number.isNaN(low) ? (Number.isNaN(high) ? 0 : high) : low;
  const value = step > 0 ? base + Math.round((asked - base) / step) * step : asked;
  if (is("clamps")) return taken(Math.min(high, Math.max(low, value)));
  if (is("accepts-40") || (!(value < low) && !(value > high))) {
    return taken(value, value === asked ? "" : `taken as ${value}`);
  }
  return wrong(`${low} to ${high} in steps of ${step}`);
}

/** A flat object of strings is all the JSON Schema that this unit uses. */
function action(payload, { format }) {
  let content;
  try {
    content = JSON.parse(payload);
  } catch {
    return wrong("no JSON");
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    return wrong("no JSON object");
  }
  const known = JSON.parse(format).properties ?? {};
  for (const [key, value] of Object.entries(content)) {
    const rule = known[key];
    if (!Object.hasOwn(known, key)) return wrong(`${key.slice(0, 40)} is not known here`);
    if (typeof value !== "string" || [...value].length > rule.maxLength) {
      return wrong(`${key}: a text of up to ${rule.maxLength} characters`);
    }
  }
  return taken(content);
}

/**
 * Judges a request.
 * @param property what is declared under its topic, or `undefined`.
 */
export function judge(property, bytes, remoteAllowed, is) {
  if (!property?.settable) return { status: "unsupported", detail: "cannot be set" };
  if (bytes.length > LONGEST_BYTES) return wrong(`longer than ${LONGEST_BYTES} bytes`);
  const verdict = byType(property, bytes.toString("utf8"), is);
  if (verdict.status !== "ok" || remoteAllowed || is("obeys-always")) return verdict;
  return { status: "remote-control-off", detail: "somebody is at the appliance" };
}

function byType(property, payload, is) {
  if (property.datatype === "json") return action(payload, property);
  if (property.datatype === "enum") {
    const words = property.format.split(",");
    return words.includes(payload) ? taken(payload) : wrong(`one of ${words.join(" ")}`);
  }
  return number(payload, property, is);
}

/** The `id` of a request that has one, whatever else is wrong with it. */
export function idOf(bytes) {
  if (bytes.length > LONGEST_BYTES) return undefined;
  try {
    const { id } = JSON.parse(bytes.toString("utf8"));
    return typeof id === "string" && [...id].length <= 64 ? id : undefined;
  } catch {
    return undefined;
  }
}
