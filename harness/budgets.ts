/** Named budgets: how long the bench waits for what. A profile or a statement may change them. */

/** Wall time of the link unless the name says `model`. In ms. */
export const DEFAULT_BUDGETS = {
  /** A device that is switched on shows itself. */
  "probe.appear": 15_000,
  /** Acknowledgement of a request (hearthmark wire, Requests). */
  "command.acknowledge": 2_000,
  /** The value follows an accepted request (hearthmark wire, Requests). */
  "command.effect": 2_000,
  /** How long a request may wait to be reflected: Homie 5 names no time ("as soon as possible"). */
  "homie.reflect": 10_000,
  /** Back after the broker's return (hearthmark wire, Session). */
  "session.reconnect": 120_000,
  /** Back after the mains' return: reconnection and the start of the firmware. */
  "session.boot": 180_000,
  /** A device answers a hub's birth message. */
  "discovery.answer": 10_000,
  /** A fault shows (hearthmark wire, Faults and events). */
  "fault.show": 2_000,
  /** An instrument or a person does what was asked. */
  "rig.answer": 60_000,
  /** What may still come after the last step. */
  "case.settle": 1_000,
} as const satisfies Record<string, number>;

/** The name of a budget. */
export type BudgetName = keyof typeof DEFAULT_BUDGETS;
