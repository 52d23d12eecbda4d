/** Defects that show when a connection is lost for long, again and again, or with the mains. */

import type { Attachment } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { isAbout, wrap } from "./wire.ts";

/** After so long without a connection it tries no more, in ms. */
const PATIENCE_MS = 600_000;
/** By how much it subscribes later than it says that it is ready, in ms. */
const LATE_MS = 800;

/** Ways to the broker that differ in a few calls. */
type Change = (
  connection: Awaited<ReturnType<Attachment["connect"]>>,
) => Partial<typeof connection>;

function changed(
  change: (number: number) => Change,
  mayConnect: () => boolean = () => true,
): (attachment: Attachment) => Attachment {
  return (attachment) => {
    let connections = 0;
    return {
      connect: async (options, events) => {
        if (!mayConnect()) throw new Error("given up");
        connections++;
        const connection = await attachment.connect(options, events);
        return {
          publish: (message) => connection.publish(message),
          subscribe: (filters, qos) => connection.subscribe(filters, qos),
          ping: () => connection.ping(),
          disconnect: () => connection.disconnect(),
          drop: () => connection.drop(),
          ...change(connections)(connection),
        };
      },
    };
  };
}

/** Gives up for good when it has been away for too long. */
const givesUp: NonNullable<Mutant["wire"]> = (attachment, world) => {
  let droppedMs: number | undefined;
  let gaveUp = false;
  const mayConnect = () => {
    gaveUp ||= droppedMs !== undefined && world.nowMs - droppedMs > PATIENCE_MS;
    return !gaveUp;
  };
  const change: Change = (connection) => ({
    drop: () => {
      droppedMs = world.nowMs;
      connection.drop();
    },
  });
  return changed(() => change, mayConnect)(attachment);
};

/** Says ready first and subscribes a moment later, whenever it comes back. */
const subscribesLate: NonNullable<Mutant["wire"]> = (attachment, world) =>
  changed((number) => (connection) => ({
    subscribe: (filters, qos) => {
      if (number === 1) return connection.subscribe(filters, qos);
      world.after(LATE_MS, () => void connection.subscribe(filters, qos).catch(() => undefined));
      return Promise.resolve();
    },
  }))(attachment);

/** Mutants of endurance. */
export const enduranceMutants: readonly Mutant[] = [
  {
    id: "never-pings",
    about: "Announces a keep-alive of 20 s and never pings.",
    kinds: ["refrigerator", "washing-machine"],
    violates: ["smart.session.keep-alive"],
    caughtBy: "session.keep-alive",
    options: () => ({ keepAliveS: 20 }),
    wire: changed(() => () => ({ ping: () => undefined })),
  },
  {
    id: "gives-up-after-ten-minutes",
    about: "Tries no more to come back when it has been away for ten minutes.",
    violates: ["smart.session.long-outage"],
    caughtBy: "session.long-outage",
    wire: givesUp,
  },
  {
    id: "no-jitter",
    about: "Waits twice as long after each vain attempt, to the millisecond.",
    violates: ["smart.session.jitter"],
    caughtBy: "session.jitter",
    options: () => ({
      backOff: { baseMs: 1000, capMs: 60_000, attemptsPerMinute: 9, spread: 0 },
    }),
  },
  {
    id: "duels-for-its-id",
    about: "Takes its client id back at once from whoever has taken it.",
    violates: ["smart.session.backoff"],
    caughtBy: "session.take-over",
    options: () => ({ backOff: { baseMs: 5, capMs: 60_000, attemptsPerMinute: 1000 } }),
  },
  {
    id: "returns-unretained",
    about: "Whatever it tells after a reconnect is not retained, its state excepted.",
    violates: [
      "smart.session.retained-restored",
      "smart.fault.*",
      "smart.birth.complete",
      "interoperability.value.retained",
      "interoperability.state.lifecycle",
    ],
    caughtBy: "session.forgotten",
    wire: wrap(() => ({
      out: (m, c) => {
        const kept = c.connection === 1 || isAbout(m, c, "$state");
        return [kept ? m : { ...m, retain: false }];
      },
    })),
  },
  {
    id: "subscribes-late",
    about: "Subscribes almost a second after it has said that it is ready again.",
    violates: ["smart.session.listens-when-ready"],
    caughtBy: "session.listens-when-ready",
    wire: subscribesLate,
  },
  {
    id: "remaining-contradicts-after-power-cut",
    about:
      "After a cut of the mains it tells a remaining time when none runs, and none when one does.",
    kinds: ["washing-machine"],
    violates: ["smart.programme.*"],
    caughtBy: "programme.power-cut",
    wire: wrap(() => ({
      out: (m, c) => [
        retell(m, c, "programme/remaining", (text) =>
          c.connection === 1 ? text : text === "" ? "600" : "",
        ),
      ],
    })),
  },
  {
    id: "finished-by-power-cut",
    about: "After a cut of the mains it takes the programme for finished.",
    kinds: ["washing-machine"],
    violates: ["smart.programme.*", "smart.interlock.*"],
    caughtBy: "programme.power-cut",
    wire: wrap(() => ({
      out: (m, c) => {
        if (c.connection === 1) return [m];
        const state = retell(m, c, "programme/state", () => "finished");
        const phase = retell(state, c, "programme/phase", () => "none");
        return [retell(phase, c, "programme/remaining", () => "")];
      },
    })),
  },
];
