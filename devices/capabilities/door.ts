/** A door that a person opens and closes. */

import type { NodeDeclaration } from "../../src/thing/declaration.ts";

/** The node `door` (or one per door); `lockable` adds a lock that the appliance works itself. */
export function door(options: { readonly lockable?: boolean } = {}): NodeDeclaration {
  return {
    capability: "door",
    properties: {
      open: { datatype: "boolean", required: true, source: "BSH DoorState" },
      ...(options.lockable
        ? { locked: { datatype: "boolean", required: true, source: "BSH DoorState" } as const }
        : {}),
    },
  };
}

/**
 * What a person can do to doors. The parameter `door` names the node; it may be left out where there
 * is one. A locked door refuses to open.
 */
export const doorOperations = {
  "open-door": {
    input: {
      type: "object",
      properties: { door: { type: "string" } },
      additionalProperties: false,
    },
  },
  "close-door": {
    input: {
      type: "object",
      properties: { door: { type: "string" } },
      additionalProperties: false,
    },
  },
} as const;
