/**
 * A programme that runs through phases and can be started, paused, resumed and stopped: its
 * declaration. How it moves from state to state is in `programme-machine.ts`.
 */

import type { JsonSchema, NodeDeclaration } from "../../src/thing/declaration.ts";

/** The operation states of a programme (BSH's nine). */
export const PROGRAMME_STATES = [
  "inactive",
  "ready",
  "delayed-start",
  "run",
  "pause",
  "action-required",
  "finished",
  "error",
  "aborting",
] as const;

/** One of {@link PROGRAMME_STATES}. */
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** How a programme ended, as `programme/completed` tells. */
export const PROGRAMME_RESULTS = ["finished", "aborted", "error"] as const;

/** One of {@link PROGRAMME_RESULTS}. */
export type ProgrammeResult = (typeof PROGRAMME_RESULTS)[number];

const id = { type: "string", maxLength: 64 } as const;
const bare: JsonSchema = { type: "object", properties: { id }, additionalProperties: false };

/**
 * The node `programme`: `phases` in the order in which they may come (`none`, when no programme is
 * under way, is added), `start` the parameters of start.
 *
 * In the event `completed`, `duration` (s) counts from the start to the end with pauses but without
 * a delay before it, `paused` (s) is the part spent waiting, `energy` is in kWh, `water` in L.
 */
export function programme(options: {
  readonly phases: readonly string[];
  readonly start: Readonly<Record<string, JsonSchema>>;
}): NodeDeclaration {
  const action = (input: JsonSchema) =>
    ({ input, required: true, source: "Matter OperationalState" }) as const;
  return {
    capability: "programme",
    properties: {
      state: {
        datatype: "enum",
        values: PROGRAMME_STATES,
        required: true,
        source: "BSH OperationState",
      },
      phase: {
        datatype: "enum",
        values: ["none", ...options.phases],
        required: true,
        source: "Matter OperationalState PhaseList",
      },
      remaining: {
        datatype: "integer",
        unit: "s",
        min: 0,
        max: 259200,
        step: 1,
        required: true,
        deadband: 30,
        shortestMs: 1000,
        countsDown: true,
        longestMs: 60_000,
        toldWith: ["programme/state", "programme/phase"],
        source: "Matter OperationalState CountdownTime",
      },
      progress: {
        datatype: "integer",
        unit: "%",
        min: 0,
        max: 100,
        step: 1,
        required: true,
        deadband: 1,
        shortestMs: 1000,
        source: "BSH ProgramProgress",
      },
    },
    actions: {
      start: action({
        type: "object",
        properties: { id, ...options.start },
        additionalProperties: false,
      }),
      stop: action(bare),
      pause: action(bare),
      resume: action(bare),
    },
    events: {
      completed: {
        payload: {
          type: "object",
          required: ["result", "duration", "paused", "energy", "water", "at"],
          properties: {
            result: { enum: PROGRAMME_RESULTS },
            duration: { type: "number", minimum: 0 },
            paused: { type: "number", minimum: 0 },
            energy: { type: "number", minimum: 0 },
            water: { type: "number", minimum: 0 },
            at: { type: "string", format: "date-time" },
          },
        },
        required: true,
        source: "Matter OperationalState OperationCompletion",
      },
    },
  };
}
