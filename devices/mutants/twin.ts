/** Defects in the optional twin. */

import type { Mutant } from "./mutant.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

const options = () => ({ twin: true });
const isWish = (topic: string) => topic.endsWith("/twin/desired/set");

/** Changes the JSON of a wish on its way in, and the acknowledgement back to what was sent. */
function wishedAs(
  edit: (wish: Record<string, unknown>, number: number) => Record<string, unknown>,
): NonNullable<Mutant["wire"]> {
  return wrap(() => {
    let number = 0;
    let really = "";
    return {
      in: (message) => {
        if (!isWish(message.topic)) return [message];
        really = Buffer.from(message.payload).toString("utf8");
        number++;
        const wish = JSON.parse(really) as Record<string, unknown>;
        return [{ ...message, payload: Buffer.from(JSON.stringify(edit(wish, number))) }];
      },
      out: (message, context) =>
        isAbout(message, context, "sys/ack")
          ? [
              editJson(message, (ack) =>
                ack.topic === "twin/desired/set" ? { ...ack, received: really.slice(0, 256) } : ack,
              ),
            ]
          : [message],
    };
  });
}

/** Mutants of the twin. */
export const twinMutants: readonly Mutant[] = [
  {
    id: "twin-only-says-so",
    about: "Reports what was asked of the twin without making it.",
    violates: ["smart.twin.converges", "smart.twin.delta-told", "smart.telemetry.agrees"],
    caughtBy: "twin.wishes",
    options,
    wire: wrap(() => {
      let state: Record<string, unknown> = {};
      return {
        in: (message) => {
          if (!isWish(message.topic)) return [message];
          state = (JSON.parse(Buffer.from(message.payload).toString("utf8")) as typeof state)
            .state as typeof state;
          return [message];
        },
        out: (message, context) => {
          const path = Object.keys(state)[0];
          if (isAbout(message, context, "twin/reported")) {
            return [
              editJson(message, (told) => ({
                ...told,
                state: { ...(told.state as object), ...state },
              })),
            ];
          }
          return path !== undefined && isAbout(message, context, path) ? [] : [message];
        },
      };
    }),
  },
  {
    id: "twin-takes-stale",
    about: "Takes every wish, however old its version is.",
    violates: ["smart.twin.stale-refused"],
    caughtBy: "twin.wishes",
    options,
    wire: wishedAs((wish, number) => ({ ...wish, version: 1000 + number })),
  },
  {
    id: "twin-hides-delta",
    about: "Says nothing of what is still wanting.",
    kinds: ["washing-machine"],
    violates: ["smart.twin.delta-told"],
    caughtBy: "twin.delta",
    options,
    wire: wrap(() => ({ out: (m, c) => (isAbout(m, c, "twin/delta") ? [] : [m]) })),
  },
];
