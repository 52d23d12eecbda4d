/** Components for what is no value: actions, events, and whether something is wrong. */

import { actionsOf, eventsOf, type JsonSchema } from "../declaration.ts";
import type { Made, Source } from "./component.ts";

/** Nodes about the appliance itself. */
const DIAGNOSTIC = ["health"];

const categoryOf = (node: string) =>
  DIAGNOSTIC.includes(node) ? { entity_category: "diagnostic" } : {};

interface Parameter {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
}

function parametersOf(schema: JsonSchema): Readonly<Record<string, Parameter>> {
  return (schema.properties ?? {}) as Readonly<Record<string, Parameter>>;
}

function requiredOf(schema: JsonSchema): readonly string[] {
  return (schema.required ?? []) as readonly string[];
}

/**
 * Actions: one that needs nothing is a button, one that needs a number is a number without a state,
 * and one that needs more (the word that confirms a removal) is not for a hub.
 */
export function actionComponents(source: Source, covered: ReadonlySet<string>): readonly Made[] {
  return actionsOf(source.declaration).flatMap(({ path, node, element }): readonly Made[] => {
    if (covered.has(path)) return [];
    const required = requiredOf(element.input);
    const command_topic = source.command(path);
    const [only] = required;
    if (only === undefined) {
      const component = { platform: "button", command_topic, payload_press: "{}" } as const;
      return [{ path, component: { ...component, ...categoryOf(node) } }];
    }
    const { type, minimum, maximum } = parametersOf(element.input)[only] ?? {};
    const numeric = type === "integer" || type === "number";
    if (required.length > 1 || !numeric || minimum === undefined || maximum === undefined)
      return [];
    const value = type === "integer" ? "value | int" : "value";
    return [
      {
        path,
        component: {
          platform: "number",
          command_topic,
          command_template: `{"${only}": {{ ${value} }} }`,
          optimistic: true,
          min: minimum,
          max: maximum,
          step: 1,
          mode: "box",
        },
      },
    ];
  });
}

/**
 * Events. Home Assistant wants a JSON object with `event_type`; ours have none, so a template puts it
 * in front: the word that the event's schema enumerates, else the event's own name.
 */
export function eventComponents(source: Source, without: ReadonlySet<string>): readonly Made[] {
  return eventsOf(source.declaration).flatMap(({ path, node, id, element }) => {
    if (without.has(path)) return [];
    const words = requiredOf(element.payload).filter(
      (name) => parametersOf(element.payload)[name]?.enum !== undefined,
    );
    const [word] = words;
    const told = words.length === 1 && word !== undefined ? word : undefined;
    const types =
      told === undefined ? [id] : (parametersOf(element.payload)[told]?.enum as readonly string[]);
    const type = told === undefined ? id : `{{ value_json['${told}'] }}`;
    return [
      {
        path,
        component: {
          platform: "event",
          state_topic: source.state(path),
          event_types: types,
          value_template: `{"event_type": "${type}", {{ value[1:] }}`,
          ...categoryOf(node),
        },
      },
    ];
  });
}

/** Is any fault standing? */
export function problemComponent(source: Source): readonly Made[] {
  const path = "health/fault";
  if (!source.properties.has(path)) return [];
  return [
    {
      path: "health/problem",
      component: {
        platform: "binary_sensor",
        device_class: "problem",
        state_topic: source.state(path),
        value_template: "{{ 'false' if value == 'none' else 'true' }}",
        payload_on: "true",
        payload_off: "false",
        entity_category: "diagnostic",
        name: "Problem",
      },
    },
  ];
}
