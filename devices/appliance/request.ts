/** Reading a request against the declaration, before anybody decides whether it suits the state. */

import { Ajv, type ValidateFunction } from "ajv";
import {
  actionsOf,
  type Declaration,
  type JsonSchema,
  type PropertyDeclaration,
  propertiesOf,
  type Value,
} from "../../src/thing/declaration.ts";
import { formatOf, formatValue, readPayload } from "../../src/thing/value.ts";
import type { Refusal } from "./model.ts";

/** Largest payload that is read. */
const PAYLOAD_BYTES = 8192;

/** A request that is of the declared form, or why it is not. */
export type ReadRequest =
  | {
      readonly kind: "set";
      readonly path: string;
      readonly value: Exclude<Value, null>;
      /** The value taken, when it is not the one that was asked for. */
      readonly detail: string;
    }
  | {
      readonly kind: "action";
      readonly path: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly id?: string;
    }
  | {
      readonly kind: "refused";
      readonly status: Refusal;
      readonly detail: string;
      readonly id?: string;
    };

const validators = new WeakMap<JsonSchema, ValidateFunction>();
const ajv = new Ajv({ strict: false, formats: { "date-time": true } });

/** Compiling a schema takes milliseconds, so each is compiled once. */
function validatorOf(schema: JsonSchema): ValidateFunction {
  let validator = validators.get(schema);
  if (!validator) {
    validator = ajv.compile(schema);
    validators.set(schema, validator);
  }
  return validator;
}

/** Reads requests for one declaration. */
export class RequestReader {
  readonly #properties: ReadonlyMap<string, PropertyDeclaration>;
  readonly #actions: ReadonlyMap<string, JsonSchema>;

  constructor(declaration: Declaration, without: ReadonlySet<string>) {
    this.#properties = new Map(
      propertiesOf(declaration)
        .filter(({ path }) => !without.has(path))
        .map(({ path, element }) => [path, element]),
    );
    this.#actions = new Map(
      actionsOf(declaration)
        .filter(({ path }) => !without.has(path))
        .map(({ path, element }) => [path, element.input]),
    );
  }

  /** Reads a payload for `path`. `current` is the property's present value, the base of open steps. */
  read(path: string, payload: Uint8Array, current: Value): ReadRequest {
    const schema = this.#actions.get(path);
    const property = this.#properties.get(path);
    if (schema === undefined && !property?.settable) {
      const detail = property ? `${path} is read only` : `there is no ${path}`;
      return { kind: "refused", status: "unsupported", detail };
    }
    if (payload.length > PAYLOAD_BYTES) {
      return constraint(`at most ${PAYLOAD_BYTES} bytes, got ${payload.length}`);
    }
    const text = Buffer.from(payload).toString("utf8");
    if (text.includes("\uFFFD") && !Buffer.from(text, "utf8").equals(payload)) {
      return constraint("expected UTF-8");
    }
    if (schema !== undefined) return readAction(path, schema, text);
    return readSet(path, property as PropertyDeclaration, text, current);
  }
}

function constraint(detail: string, id?: string): ReadRequest {
  return {
    kind: "refused",
    status: "constraint-error",
    detail,
    ...(id === undefined ? {} : { id }),
  };
}

function readSet(
  path: string,
  property: PropertyDeclaration,
  text: string,
  current: Value,
): ReadRequest {
  const format = formatOf(property);
  const read = readPayload(
    { datatype: property.datatype, ...(format === undefined ? {} : { format }) },
    text,
    current,
  );
  if (!read.ok) return constraint(read.problem);
  const value = read.value as Exclude<Value, null>;
  const taken = formatValue(property, value);
  const rounded = typeof value === "number" && Number(text) !== value;
  return { kind: "set", path, value, detail: rounded ? `taken as ${taken}` : "" };
}

function readAction(path: string, schema: JsonSchema, text: string): ReadRequest {
  let parameters: unknown;
  try {
    parameters = JSON.parse(text);
  } catch {
    return constraint("expected a JSON object");
  }
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) {
    return constraint("expected a JSON object");
  }
  const given = (parameters as { id?: unknown }).id;
  const id = typeof given === "string" && given.length <= 64 ? given : undefined;
  const validate = validatorOf(schema);
  if (!validate(parameters)) {
    const error = validate.errors?.[0];
    return constraint(`${error?.instancePath || "parameters"}: ${error?.message}`, id);
  }
  return {
    kind: "action",
    path,
    parameters: parameters as Readonly<Record<string, unknown>>,
    ...(id === undefined ? {} : { id }),
  };
}
