/** Holding an entity against its platform: its options, its classes, and what arrives on its topics. */

import { OTHER_CLASSES, SENSOR_CLASSES, STATE_CLASSES, WORDS_ONLY } from "./classes.ts";
import { knownOptions, PLATFORMS } from "./platforms.ts";
import type { Entity } from "./read.ts";
import type { Bound, Reads, StateRole } from "./roles.ts";
import { render } from "./template.ts";

/** What an unknown state renders to. */
const UNKNOWN = ["None", ""];
const CATEGORIES = ["config", "diagnostic"];
/** Platforms that only show something, which cannot be configuration (recalled). */
const SHOWN_ONLY = ["binary_sensor", "event", "sensor"];
/** Number of steps that a number may have (recalled: steps below 0.001 are refused). */
const SMALLEST_STEP = 1e-3;

/** An option as text; `undefined` where it is none. */
export function text(entity: Entity, option: string | undefined): string | undefined {
  const value = option === undefined ? undefined : entity.config[option];
  return typeof value === "string" ? value : undefined;
}

/** An option that is a list of words. */
export function list(entity: Entity, option: string): readonly string[] | undefined {
  const value = entity.config[option];
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** A bound's value. */
export function limit(entity: Entity, bound: Bound | undefined): number | undefined {
  if (bound === undefined) return undefined;
  const value = Number(entity.config[bound.option]);
  return bound.option in entity.config && !Number.isNaN(value) ? value : bound.otherwise;
}

/** Required options that are missing, and options whose value the platform refuses. */
export function optionProblems(entity: Entity): readonly string[] {
  const rule = PLATFORMS[entity.platform];
  if (!rule) return [];
  const { config } = entity;
  const there = (option: string) => config[option] !== undefined;
  return [
    ...rule.required.filter((option) => !there(option)).map((option) => `no ${option}`),
    ...(rule.together ?? [])
      .filter((options) => options.some(there) && !options.every(there))
      .map((options) => `${options.join(" and ")} belong together`),
    ...topicProblems(entity),
    ...listProblems(entity),
    ...rangeProblems(entity),
    ...categoryProblems(entity),
  ];
}

function topicProblems({ config }: Entity): readonly string[] {
  return Object.entries(config).flatMap(([option, value]) => {
    if (!option.endsWith("_topic") || value === undefined) return [];
    const fine =
      typeof value === "string" && value !== "" && !value.includes("\0") && !/[+#]/.test(value);
    return fine ? [] : [`${option} is no topic: ${JSON.stringify(value)}`];
  });
}

function listProblems(entity: Entity): readonly string[] {
  const rule = PLATFORMS[entity.platform];
  const lists = (rule?.states ?? []).flatMap(({ reads }) =>
    reads.kind === "one-of" && reads.option !== "" ? [reads.option] : [],
  );
  const all = entity.platform === "event" ? [...lists, "event_types"] : lists;
  const sensor = entity.platform === "sensor" ? ["options"] : [];
  return [...all, ...sensor].flatMap((option) => {
    const value = entity.config[option];
    if (value === undefined) return [];
    const fine = Array.isArray(value) && value.length > 0;
    return fine ? [] : [`${option}: expected a list of words`];
  });
}

function rangeProblems(entity: Entity): readonly string[] {
  if (entity.platform !== "number") return [];
  const min = limit(entity, { option: "min", otherwise: 1 }) as number;
  const max = limit(entity, { option: "max", otherwise: 100 }) as number;
  const step = limit(entity, { option: "step", otherwise: 1 }) as number;
  return [
    ...(min < max ? [] : [`min ${min} is not below max ${max}`]),
    ...(step >= SMALLEST_STEP ? [] : [`step ${step} is below ${SMALLEST_STEP}`]),
  ];
}

function categoryProblems({ platform, config }: Entity): readonly string[] {
  const category = config.entity_category;
  if (category === undefined || category === null) return [];
  if (!CATEGORIES.includes(String(category))) return [`there is no entity_category ${category}`];
  const configures = category === "config" && SHOWN_ONLY.includes(platform);
  return configures ? [`a ${platform} cannot be of entity_category config`] : [];
}

/** Options that the platform does not know and the hub leaves aside. */
export function unknownOptions(entity: Entity): readonly string[] {
  const known = knownOptions(entity.platform);
  return known ? Object.keys(entity.config).filter((option) => !known.has(option)) : [];
}

/** What is wrong with its device class, unit or state class; `undefined` where it has none of them. */
export function classProblem(entity: Entity): string | null | undefined {
  const { platform } = entity;
  const deviceClass = text(entity, "device_class");
  const unit = text(entity, "unit_of_measurement");
  const stateClass = text(entity, "state_class");
  if (deviceClass === undefined && stateClass === undefined) return undefined;
  if (platform !== "sensor" && platform !== "number") {
    const classes = OTHER_CLASSES[platform];
    const fine = !classes || deviceClass === undefined || classes.includes(deviceClass);
    return fine ? null : `there is no ${platform} of class ${deviceClass}`;
  }
  if (stateClass !== undefined && !STATE_CLASSES.includes(stateClass)) {
    return `there is no state class ${stateClass}`;
  }
  if (deviceClass === undefined) return null;
  const known = Object.hasOwn(SENSOR_CLASSES, deviceClass)
    ? SENSOR_CLASSES[deviceClass]
    : undefined;
  if (!known || (platform === "number" && WORDS_ONLY.includes(deviceClass))) {
    return `there is no ${platform} of class ${deviceClass}`;
  }
  if (known.units && !known.units.includes(unit ?? "") && !(known.units.length === 0 && !unit)) {
    const units = known.units.length === 0 ? "no unit" : known.units.join(", ");
    return `${deviceClass} in ${unit ?? "no unit"}, expected ${units}`;
  }
  if (stateClass !== undefined && !known.states.includes(stateClass)) {
    return `${deviceClass} as ${stateClass}, expected ${known.states.join(" or ") || "no state class"}`;
  }
  return null;
}

/** The template of a role. */
export function templateOf(entity: Entity, role: StateRole): string | undefined {
  const option = role.template.find((each) => text(entity, each) !== undefined);
  return text(entity, option);
}

/**
 * What a message on a state topic is to the hub: `text` is the state that it reads, and `problem` why
 * the platform does not take it. `undefined` where the template is beyond what is evaluated here, or
 * the state is unknown.
 */
export function readState(
  entity: Entity,
  role: StateRole,
  message: string,
): { readonly text: string; readonly problem: string | undefined } | undefined {
  const rendered = render(templateOf(entity, role), message);
  if (!rendered.ok || UNKNOWN.includes(rendered.text)) return undefined;
  return { text: rendered.text, problem: stateProblem(entity, role.reads, rendered.text) };
}

/** The words for on and off. */
export function onOff(entity: Entity, reads: Extract<Reads, { kind: "on-off" }>) {
  const word = (options: readonly string[], otherwise: string) =>
    options.map((option) => text(entity, option)).find((each) => each !== undefined) ?? otherwise;
  return { on: word(reads.on, "ON"), off: word(reads.off, "OFF") };
}

function stateProblem(entity: Entity, reads: Reads, state: string): string | undefined {
  switch (reads.kind) {
    case "number":
      return numberProblem(state, limit(entity, reads.min), limit(entity, reads.max));
    case "one-of":
      return wordProblem(state, list(entity, reads.option) ?? reads.otherwise ?? []);
    case "on-off": {
      const { on, off } = onOff(entity, reads);
      return wordProblem(state, [on, off]);
    }
    case "event":
      return eventProblem(state, list(entity, "event_types") ?? []);
    case "sensor":
      return sensorProblem(entity, state);
    case "text":
      return undefined;
  }
}

function wordProblem(state: string, words: readonly string[]): string | undefined {
  return words.includes(state) ? undefined : `"${state}" is none of ${words.join(", ")}`;
}

function numberProblem(
  state: string,
  min: number | undefined,
  max: number | undefined,
): string | undefined {
  const value = state.trim() === "" ? Number.NaN : Number(state);
  if (Number.isNaN(value)) return `"${state}" is no number`;
  const inside = value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Infinity);
  return inside ? undefined : `${state} is outside ${min ?? ""} to ${max ?? ""}`;
}

function eventProblem(state: string, types: readonly string[]): string | undefined {
  let event: unknown;
  try {
    event = JSON.parse(state);
  } catch {
    return `"${state.slice(0, 60)}" is no JSON object`;
  }
  const type = (event as { readonly event_type?: unknown } | null)?.event_type;
  if (type === undefined) return "an event without event_type";
  return types.includes(String(type)) ? undefined : `event_type ${type} is none of ${types}`;
}

function sensorProblem(entity: Entity, state: string): string | undefined {
  const deviceClass = text(entity, "device_class");
  const options = list(entity, "options");
  if (options) return wordProblem(state, options);
  if (deviceClass === "timestamp") {
    const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(state);
    return zoned ? undefined : `"${state}" is no time with a time zone`;
  }
  if (deviceClass === "date") {
    return /^\d{4}-\d\d-\d\d$/.test(state) ? undefined : `"${state}" is no date`;
  }
  const numeric =
    text(entity, "unit_of_measurement") !== undefined ||
    text(entity, "state_class") !== undefined ||
    (deviceClass !== undefined && !WORDS_ONLY.includes(deviceClass));
  return numeric ? numberProblem(state, undefined, undefined) : undefined;
}
