/**
 * The vocabulary of a declaration: what an appliance (or an instrument) can be asked, told and seen
 * to do, declared once. Topics, validation, documents and test inputs follow from it.
 *
 * Declarations are data: no functions, no sentences in a language. Sentences about them stand in the
 * `words` beside them, keyed by the same ids.
 */

/** A JSON Schema of the small kind that actions and events use. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Homie's datatypes that are in use here. */
export type Datatype = "integer" | "float" | "boolean" | "string" | "enum" | "datetime" | "json";

/** What a property's value is once read: `null` means unknown. */
export type Value = number | boolean | string | null;

/** Values by `node/property`. */
export type Values = Readonly<Record<string, Value>>;

/** A value that is reported, and perhaps settable. */
export interface PropertyDeclaration {
  readonly datatype: Exclude<Datatype, "json">;
  /** Homie's unit, or one of the wire's additions. */
  readonly unit?: string;
  /** Smallest legal value (numbers). */
  readonly min?: number;
  /** Largest legal value (numbers). */
  readonly max?: number;
  /** Resolution of the values (numbers); requests are rounded to it from `min`. */
  readonly step?: number;
  /** Legal values of an `enum`. */
  readonly values?: readonly string[];
  /** May be requested by `/set`. */
  readonly settable?: boolean;
  /** Must a device of the kind have it? An optional property may be left out by a variant. */
  readonly required?: boolean;
  /** Smallest change that is reported; default: any. */
  readonly deadband?: number;
  /** Not more often than this, in ms of device time; default 0. */
  readonly shortestMs?: number;
  /** Not later than this after the last report, in ms of device time; default: only on change. */
  readonly longestMs?: number;
  /**
   * The value falls by one second a second without being told: told when it strays from that by more
   * than its deadband, when one of `toldWith` is told, and at most every `longestMs` otherwise.
   */
  readonly countsDown?: true;
  /** Properties (`node/property`) with which this one is told again. */
  readonly toldWith?: readonly string[];
  /** Where name, unit and enumeration come from, e.g. `Matter TemperatureControl` or `BSH OperationState`. */
  readonly source: string;
}

/** Something that can be asked for and is not a value: start, stop, reset. */
export interface ActionDeclaration {
  /** Schema of the parameters; `{}` takes none. */
  readonly input: JsonSchema;
  readonly required?: boolean;
  readonly source: string;
}

/** Something that happens, told once. */
export interface EventDeclaration {
  /** Schema of the payload; every event has `at`. */
  readonly payload: JsonSchema;
  readonly required?: boolean;
  readonly source: string;
}

/** How bad a fault is. */
export type Severity = "info" | "warning" | "critical";

/**
 * One thing that a laboratory does to provoke a fault, and (`undo`) to take it away again. A defect is
 * undone by switching it off.
 */
export type FaultCause =
  | { readonly defect: string }
  | {
      readonly operation: string;
      readonly parameters?: Readonly<Record<string, unknown>>;
      readonly undo: {
        readonly operation: string;
        readonly parameters?: Readonly<Record<string, unknown>>;
      };
    }
  /** An instrument of the rig, e.g. `mains/voltage`, and what it is set to. */
  | { readonly instrument: string; readonly value: string; readonly undo: string }
  /** A request that makes the appliance do what shows the fault, e.g. `fan/power`. */
  | {
      readonly request: string;
      readonly value: string;
      readonly undo?: { readonly request: string; readonly value: string };
    };

/** A condition that the appliance tells of by `$alert`, `health/fault` and events. */
export interface FaultDeclaration {
  readonly severity: Severity;
  /** Actions (as `node/action`) and operations that are refused while it stands. */
  readonly blocks: readonly string[];
  /** `self`: goes with its cause; `person`: somebody has to acknowledge or repair it. */
  readonly clears: "self" | "person";
  /** Raised this long after the cause, in ms of device time; default 0. */
  readonly delayMs?: number;
  /**
   * How a laboratory provokes it on an appliance as delivered: all of them in this order, undone in
   * the opposite one. The delay counts from the last. Left out where that is not possible in a
   * predictable time.
   */
  readonly causes?: readonly FaultCause[];
  readonly required?: boolean;
  readonly source: string;
}

/** A part of the appliance: the properties, actions and events of one capability. */
export interface NodeDeclaration {
  /** The capability's name, as in `org.hearthmark.<capability>/1`. */
  readonly capability: string;
  readonly properties?: Readonly<Record<string, PropertyDeclaration>>;
  readonly actions?: Readonly<Record<string, ActionDeclaration>>;
  readonly events?: Readonly<Record<string, EventDeclaration>>;
}

/**
 * A rule between elements that must hold in every frame, e.g. "while the door is open, the programme
 * does not run".
 */
export interface InterlockDeclaration {
  readonly id: string;
  readonly when: { readonly property: string; readonly is: readonly Value[] };
  readonly never: { readonly property: string; readonly is: readonly Value[] };
  readonly source: string;
}

/** What a person can do at the appliance, by hand. Ids as the rig's person knows them. */
export interface OperationDeclaration {
  /** Schema of the parameters; `{}` takes none. */
  readonly input: JsonSchema;
}

/** How well a value stands for the real thing. */
export type Fidelity = "physical" | "looked-up" | "assumed";

/** An appliance or instrument, complete. */
export interface Declaration {
  /** The kind, e.g. `refrigerator`. */
  readonly kind: string;
  readonly nodes: Readonly<Record<string, NodeDeclaration>>;
  readonly faults: Readonly<Record<string, FaultDeclaration>>;
  readonly interlocks: readonly InterlockDeclaration[];
  readonly operations: Readonly<Record<string, OperationDeclaration>>;
  /** `node/property` (or a quantity behind it) to how it is made. */
  readonly fidelity: Readonly<Record<string, Fidelity>>;
}

/** Sentences about a declaration in one language, keyed by the declaration's own ids. */
export interface DeclarationWords {
  /** What the kind is called. */
  readonly kind: string;
  /** `node/element` to what it means, one sentence without a full stop. */
  readonly elements: Readonly<Record<string, string>>;
  /** Fault code to the text that the alert shows a person. */
  readonly faults: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, string>>;
  /** Fidelity key to how the quantity is made. */
  readonly fidelity: Readonly<Record<string, string>>;
}

/** A named element of a node, with where it stands. */
export interface Placed<T> {
  /** `node/element`. */
  readonly path: string;
  readonly node: string;
  readonly id: string;
  readonly element: T;
}

function place<T>(
  declaration: Declaration,
  pick: (node: NodeDeclaration) => Readonly<Record<string, T>> | undefined,
): Placed<T>[] {
  return Object.entries(declaration.nodes).flatMap(([node, content]) =>
    Object.entries(pick(content) ?? {}).map(([id, element]) => ({
      path: `${node}/${id}`,
      node,
      id,
      element,
    })),
  );
}

/** Every property, in the order of declaration. */
export function propertiesOf(declaration: Declaration): Placed<PropertyDeclaration>[] {
  return place(declaration, (node) => node.properties);
}

/** Every action, in the order of declaration. */
export function actionsOf(declaration: Declaration): Placed<ActionDeclaration>[] {
  return place(declaration, (node) => node.actions);
}

/** Every event, in the order of declaration. */
export function eventsOf(declaration: Declaration): Placed<EventDeclaration>[] {
  return place(declaration, (node) => node.events);
}
