/**
 * Services: what appliances of every kind offer besides their own work, such as updates, removal and
 * after-sales. A service adds to the kind's declaration and answers for what it has added.
 */

import type { Cancel } from "../../../src/kernel/world.ts";
import type {
  DeclarationWords,
  FaultDeclaration,
  NodeDeclaration,
  OperationDeclaration,
  Values,
} from "../../../src/thing/declaration.ts";
import type { Answer, FirmwareEvent } from "../firmware.ts";
import type { Model } from "../model.ts";
import type { ReadRequest } from "../request.ts";

/** What a service adds to a kind. Elements of a node that the kind has already join that node. */
export interface Offer {
  readonly nodes: Readonly<Record<string, NodeDeclaration>>;
  readonly operations?: Readonly<Record<string, OperationDeclaration>>;
  readonly words: Partial<Pick<DeclarationWords, "elements" | "operations">>;
}

/** Why its software started last, as far as a service can bring that about. */
export type BootReason = "software-update-completed" | "software-reset";

/** What a service can see and do in the appliance that it runs in. */
export interface ServiceHost {
  readonly kind: string;
  nowMs(): number;
  /** Version of the software that runs. */
  firmware(): string;
  readonly manufacturer: string;
  readonly serial: string;
  /** In ms since 1970. */
  readonly manufacturedMs: number;
  /** Faults by code, as the kind declares them. */
  readonly declaredFaults: Readonly<Record<string, FaultDeclaration>>;
  after(delayMs: number, run: () => void): Cancel;
  values(): Values;
  faults(): readonly string[];
  /** Something has changed that may have to be told. */
  changed(): void;
  /** Restarts the software, from now on as version `firmware` where that is given. */
  reboot(reason: BootReason, firmware?: string): void;
  /**
   * Stops what runs and forgets what people have set; `off` also switches off what can be switched.
   * @returns what has to be told of it.
   */
  forget(off: boolean): readonly FirmwareEvent[];
  /** Leaves the network by hand; `last` is its last word. */
  leave(last: FirmwareEvent): void;
  /** Stays away from the network, or may join it (again). */
  stayAway(away: boolean): void;
}

/** A service at work in one appliance. Each part answers `undefined` where it is not concerned. */
export interface RunningService {
  values?(): Values;
  request?(request: Exclude<ReadRequest, { kind: "refused" }>): Answer | undefined;
  operate?(operation: string, parameters: Readonly<Record<string, unknown>>): Answer | undefined;
  /** Events that have come up since it was last asked. */
  pending?(): readonly FirmwareEvent[];
  /** The mains have failed: what was under way is lost. */
  powerOff?(): void;
  /** What people have set is forgotten. */
  forget?(): void;
}

/** A service, before it runs anywhere. */
export interface Service {
  readonly id: string;
  /** What it adds to a kind. */
  offer(kind: string): Offer;
  start(host: ServiceHost): RunningService;
}

/**
 * The model with services: its declaration and words show what they add.
 * @throws Error where a service adds an element that is there already.
 */
export function equip<S>(model: Model<S>, services: readonly Service[]): Model<S> {
  let { declaration, words } = model;
  for (const service of services) {
    const offer = service.offer(declaration.kind);
    const nodes = { ...declaration.nodes };
    for (const [id, node] of Object.entries(offer.nodes)) {
      nodes[id] = joinNodes(`${declaration.kind}: ${service.id}: ${id}`, nodes[id], node);
    }
    const operations = { ...declaration.operations, ...offer.operations };
    declaration = { ...declaration, nodes, operations };
    words = {
      ...words,
      elements: { ...words.elements, ...offer.words.elements },
      operations: { ...words.operations, ...offer.words.operations },
    };
  }
  return { ...model, declaration, words, services: [...(model.services ?? []), ...services] };
}

function joinNodes(
  where: string,
  before: NodeDeclaration | undefined,
  added: NodeDeclaration,
): NodeDeclaration {
  if (!before) return added;
  const merge = <T>(part: string, a: T | undefined, b: T | undefined): T => {
    const twice = Object.keys(b ?? {}).filter((id) => id in (a ?? {}));
    if (twice.length > 0) throw new Error(`${where}: ${part} ${twice.join(", ")} declared twice`);
    return { ...a, ...b } as T;
  };
  return {
    capability: before.capability,
    properties: merge("properties", before.properties, added.properties) ?? {},
    actions: merge("actions", before.actions, added.actions) ?? {},
    events: merge("events", before.events, added.events) ?? {},
  };
}
