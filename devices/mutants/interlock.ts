/** Defects in what must not be possible: doors, permissions, requests at the wrong time. */

import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

/** Kinds that run programmes behind a door. */
const kinds = ["washing-machine"];

/** Says ok where it had to refuse with `status`, for requests to topics that `pick` says. */
const yesInsteadOf = (status: string, pick: (topic: string) => boolean) =>
  wrap(() => ({
    out: (message, context) =>
      isAbout(message, context, "sys/ack")
        ? [
            editJson(message, (ack) =>
              ack.status === status && pick(String(ack.topic)) ? { ...ack, status: "ok" } : ack,
            ),
          ]
        : [message],
  }));

/** Mutants of interlocks. */
export const interlockMutants: readonly Mutant[] = [
  {
    id: "starts-with-door-open",
    about: "Takes a start with the door open as if somebody had closed it.",
    kinds,
    violates: ["smart.interlock.door-refuses-start"],
    caughtBy: "interlock.door-refuses-start",
    model: (model) => ({
      ...model,
      react: (state, input, nowMs, environment) => {
        const starts = input.kind === "action" && input.path === "programme/start";
        const close = { kind: "operate", operation: "close-door", parameters: {} } as const;
        const shut = starts ? model.react(state, close, nowMs, environment).state : state;
        return model.react(shut, input, nowMs, environment);
      },
    }),
  },
  {
    id: "door-unlocked-while-running",
    about: "Tells that the door is not locked, whatever runs.",
    kinds,
    violates: ["smart.interlock.door-locked", "smart.interlock.holds"],
    caughtBy: "interlock.door-locked",
    wire: wrap(() => ({
      out: (message, context) => [retell(message, context, "door/locked", () => "false")],
    })),
  },
  {
    id: "door-opens-while-running",
    about: "Lets a person open the door while the programme runs.",
    kinds,
    violates: ["smart.interlock.door-locked"],
    caughtBy: "interlock.door-locked",
    model: (model) => ({
      ...model,
      react: (state, input, nowMs, environment) => {
        const own = model.react(state, input, nowMs, environment);
        const opens = input.kind === "operate" && input.operation === "open-door";
        const refused = own.effects.some(({ kind }) => kind === "refuse");
        return opens && refused ? { state, effects: [] } : own;
      },
    }),
  },
  {
    id: "door-keeps-remote-start",
    about: "Remote start stays allowed when the door is opened.",
    kinds: ["washing-machine", "refrigerator"],
    violates: ["smart.interlock.door-clears-remote-start"],
    caughtBy: "interlock.door-clears-remote-start",
    wire: wrap(() => ({
      out: (message, context) => [
        retell(message, context, "control/remote-start-allowed", () => "true"),
      ],
    })),
  },
  {
    id: "accepts-in-any-state",
    about: "Says ok to actions that the programme's state does not allow.",
    kinds,
    violates: ["smart.command.invalid-state-refused", "smart.interlock.door-refuses-start"],
    caughtBy: "command.invalid-state",
    wire: yesInsteadOf("invalid-in-state", (topic) => topic.startsWith("programme/")),
  },
  {
    id: "obeys-when-remote-is-off",
    about: "Says ok to settings while a person has forbidden remote control.",
    violates: ["smart.command.remote-off-refused"],
    caughtBy: "command.remote-off",
    wire: yesInsteadOf("remote-control-off", (topic) => topic !== "programme/start/set"),
  },
  {
    id: "starts-without-permission",
    about: "Says ok to a start that nobody at the appliance has allowed.",
    kinds,
    violates: ["smart.programme.remote-start", "smart.command.remote-off-refused"],
    caughtBy: "programme.remote-start",
    wire: yesInsteadOf("remote-control-off", (topic) => topic === "programme/start/set"),
  },
];
