/** A component for each property that is part of no greater one. */

import type { PropertyDeclaration } from "../declaration.ts";
import { binaryClass, numberClass } from "./classes.ts";
import { BOOLEAN, type Component, type Made, type Source } from "./component.ts";

/** Nodes of which Home Assistant learns otherwise: the device's own block. */
const NODES_ELSEWHERE = ["info"];
/** Nodes about the appliance itself, not about what it does. */
const DIAGNOSTIC = ["health", "control"];
/** Capabilities that are set once and then left. */
const CONFIGURED = ["panel", "valley-time"];
/** Nodes whose values are never unknown. */
const ALWAYS_KNOWN = ["energy", "health", "control"];

/** An unknown value is an empty message on the wire, and `None` to Home Assistant. */
const OR_NONE = { value_template: "{{ value or 'None' }}" } as const;

/** Steps below this are refused (`number.py` of home-assistant/core). */
const SMALLEST_STEP = 1e-3;

/** The components of all properties but those in `covered`. */
export function propertyComponents(source: Source, covered: ReadonlySet<string>): readonly Made[] {
  return [...source.properties].flatMap(([path, property]) => {
    const [node = "", id = ""] = path.split("/");
    if (covered.has(path) || NODES_ELSEWHERE.includes(node)) return [];
    const component = componentOf(source, path, id, property);
    const capability = source.declaration.nodes[node]?.capability ?? "";
    const nullable = !ALWAYS_KNOWN.includes(node) && component.platform !== "switch";
    return [
      {
        path,
        component: {
          ...component,
          ...(nullable ? OR_NONE : {}),
          ...categoryOf(node, capability, property),
        },
      },
    ];
  });
}

function categoryOf(node: string, capability: string, { settable }: PropertyDeclaration) {
  if (DIAGNOSTIC.includes(node)) return { entity_category: "diagnostic" };
  return CONFIGURED.includes(capability) && settable ? { entity_category: "config" } : {};
}

function componentOf(
  source: Source,
  path: string,
  id: string,
  property: PropertyDeclaration,
): Component {
  const state_topic = source.state(path);
  const topics = property.settable
    ? { state_topic, command_topic: source.command(path) }
    : { state_topic };
  switch (property.datatype) {
    case "integer":
    case "float":
      return property.settable
        ? { platform: "number", ...topics, ...numberOptions(id, property) }
        : { platform: "sensor", ...topics, ...numberClass(id, property) };
    case "boolean":
      return property.settable
        ? { platform: "switch", ...topics, ...BOOLEAN }
        : { platform: "binary_sensor", ...topics, ...binaryOptions(id) };
    case "enum":
      return property.settable
        ? { platform: "select", ...topics, options: property.values ?? [] }
        : { platform: "sensor", ...topics, device_class: "enum", options: property.values ?? [] };
    case "datetime":
      return { platform: "sensor", ...topics, device_class: "timestamp" };
    case "string":
      return { platform: "sensor", ...topics };
  }
}

function numberOptions(id: string, property: PropertyDeclaration) {
  const { state_class: _sensors, ...options } = numberClass(id, property);
  const { min, max, step } = property;
  return {
    ...options,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(step === undefined ? {} : { step: Math.max(step, SMALLEST_STEP) }),
    mode: "box",
  };
}

/** To Home Assistant a lock that is on is open. */
function binaryOptions(id: string) {
  const device_class = binaryClass(id);
  if (device_class === undefined) return BOOLEAN;
  return device_class === "lock"
    ? { device_class, payload_on: "false", payload_off: "true" }
    : { device_class, ...BOOLEAN };
}
