/** Defects in how programmes run, are interrupted and end. */

import type { Input, Model, Reaction } from "../appliance/model.ts";
import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { editJson, isAbout, type WireContext, wrap } from "./wire.ts";

/** Kinds that run programmes. */
const kinds = ["washing-machine"];

/** Tells another text of one property. `make` is called once per appliance. */
const telling = (path: string, make: () => (text: string) => string) =>
  wrap(() => {
    const edit = make();
    return { out: (message, context) => [retell(message, context, path, edit)] };
  });

/** A reaction of another kind for some inputs; `undefined` leaves the model's own. */
const reacting =
  (
    other: <S>(
      model: Model<S>,
      state: S,
      input: Input,
      at: { readonly nowMs: number; readonly environment: Parameters<Model<S>["react"]>[3] },
    ) => Reaction<S> | undefined,
  ): NonNullable<Mutant["model"]> =>
  (model) => ({
    ...model,
    react: (state, input, nowMs, environment) =>
      other(model, state, input, { nowMs, environment }) ??
      model.react(state, input, nowMs, environment),
  });

const isAction = (input: Input, path: string) => input.kind === "action" && input.path === path;

/** Says yes to an action that it would follow, and does nothing. */
const ignoring = (path: string) =>
  reacting((model, state, input, { nowMs, environment }) => {
    if (!isAction(input, path)) return undefined;
    const own = model.react(state, input, nowMs, environment);
    return own.effects.some(({ kind }) => kind === "refuse") ? own : { state, effects: [] };
  });

/** A start with another delay. */
const delaying = (change: (delayS: number) => number) =>
  reacting((model, state, input, { nowMs, environment }) => {
    if (input.kind !== "action" || input.path !== "programme/start") return undefined;
    const delay = change(Number(input.parameters.delay ?? 0));
    const changed = { ...input, parameters: { ...input.parameters, delay } };
    return model.react(state, changed, nowMs, environment);
  });

const isCompleted = (message: Parameters<typeof isAbout>[0], context: WireContext) =>
  isAbout(message, context, "programme/completed");

/** Mutants of programmes. */
export const programmeMutants: readonly Mutant[] = [
  {
    id: "programme-never-finished",
    about: "Goes from run to inactive without ever being finished.",
    kinds,
    violates: ["smart.programme.states"],
    caughtBy: "programme.run",
    wire: telling("programme/state", () => (text) => (text === "finished" ? "inactive" : text)),
  },
  {
    id: "phase-lingers",
    about: "Keeps telling the last phase when no programme runs any more.",
    kinds,
    violates: ["smart.programme.states", "smart.interlock.holds"],
    caughtBy: "programme.run",
    wire: telling("programme/phase", () => {
      let last = "none";
      return (text) => {
        if (text !== "none") last = text;
        return last;
      };
    }),
  },
  {
    id: "remaining-reaches-zero",
    about: "Tells 0 s for the whole last minute and more of a programme.",
    kinds,
    violates: ["smart.programme.remaining"],
    caughtBy: "programme.run",
    wire: telling(
      "programme/remaining",
      () => (text) => (text !== "" && Number(text) < 120 ? "0" : text),
    ),
  },
  {
    id: "remaining-stands-still",
    about: "Tells the remaining time of the beginning until the end.",
    kinds,
    violates: ["smart.programme.remaining"],
    caughtBy: "programme.run",
    wire: telling("programme/remaining", () => {
      let first = "";
      return (text) => {
        first = text === "" ? "" : first || text;
        return first;
      };
    }),
  },
  {
    id: "remaining-when-idle",
    about: "Tells a remaining time of 0 s when no programme runs.",
    kinds,
    violates: ["smart.programme.remaining"],
    caughtBy: "programme.run",
    wire: telling("programme/remaining", () => (text) => text || "0"),
  },
  {
    id: "completed-untold",
    about: "Tells no event at the end of a programme.",
    kinds,
    violates: ["smart.programme.completed-event"],
    caughtBy: "programme.run",
    wire: wrap(() => ({ out: (m, c) => (isCompleted(m, c) ? [] : [m]) })),
  },
  {
    id: "completed-twice",
    about: "Tells the end of a programme twice.",
    kinds,
    violates: ["smart.programme.completed-event"],
    caughtBy: "programme.run",
    wire: wrap(() => ({ out: (m, c) => (isCompleted(m, c) ? [m, m] : [m]) })),
  },
  {
    id: "completed-in-minutes",
    about: "Tells the duration of a programme in minutes instead of seconds.",
    kinds,
    violates: ["smart.programme.completed-event"],
    caughtBy: "programme.run",
    wire: wrap(() => ({
      out: (m, c) =>
        isCompleted(m, c)
          ? [editJson(m, (e) => ({ ...e, duration: Math.round(Number(e.duration) / 60) }))]
          : [m],
    })),
  },
  {
    id: "pause-ignored",
    about: "Says ok to a pause and goes on.",
    kinds,
    violates: ["smart.programme.pause-resume"],
    caughtBy: "programme.pause-resume",
    model: ignoring("programme/pause"),
  },
  {
    id: "resume-ignored",
    about: "Says ok to a resume and stays paused.",
    kinds,
    violates: ["smart.programme.pause-resume"],
    caughtBy: "programme.pause-resume",
    model: ignoring("programme/resume"),
  },
  {
    id: "progress-begins-anew",
    about: "Counts progress from zero after a resume.",
    kinds,
    violates: ["smart.programme.pause-resume"],
    caughtBy: "programme.pause-resume",
    wire: wrap(() => {
      let base = 0;
      let last = 0;
      return {
        in: (message) => {
          if (message.topic.endsWith("programme/resume/set")) base = last;
          return [message];
        },
        out: (message, context) => [
          retell(message, context, "programme/progress", (text) => {
            last = Number(text);
            return String(Math.max(0, last - base));
          }),
        ],
      };
    }),
  },
  {
    id: "pause-counts-down",
    about: "Goes on counting the remaining time down in a pause.",
    kinds,
    violates: ["smart.programme.pause-resume"],
    caughtBy: "programme.pause-resume",
    wire: wrap(() => {
      let pausedMs: number | undefined;
      return {
        out: (message, context) => {
          if (isAbout(message, context, "programme/state")) {
            const paused = String(message.payload) === "pause";
            pausedMs = paused ? context.world.nowMs : undefined;
          }
          const sinceS = pausedMs === undefined ? 0 : (context.world.nowMs - pausedMs) / 1000;
          return [
            retell(message, context, "programme/remaining", (text) =>
              text === "" ? "" : String(Math.max(1, Number(text) - Math.round(sinceS))),
            ),
          ];
        },
      };
    }),
  },
  {
    id: "stop-ignored",
    about: "Says ok to a stop and goes on.",
    kinds,
    violates: ["smart.programme.stop"],
    caughtBy: "programme.stop",
    model: ignoring("programme/stop"),
  },
  {
    id: "stop-only-while-running",
    about: "Refuses a stop in a pause and before a delayed start.",
    kinds,
    violates: ["smart.programme.stop"],
    caughtBy: "programme.stop",
    model: reacting((model, state, input, { nowMs, environment }) => {
      const runs = model.observe(state, nowMs, environment)["programme/state"] === "run";
      if (!isAction(input, "programme/stop") || runs) return undefined;
      const detail = "no programme runs";
      return { state, effects: [{ kind: "refuse", status: "invalid-in-state", detail }] };
    }),
  },
  {
    id: "delay-ignored",
    about: "Starts at once whatever delay was asked for.",
    kinds,
    violates: ["smart.programme.delayed-start"],
    caughtBy: "programme.delayed-start",
    model: delaying(() => 0),
  },
  {
    id: "delay-cut-short",
    about: "Waits for half of the delay that was asked for.",
    kinds,
    violates: ["smart.programme.delayed-start"],
    caughtBy: "programme.delayed-start",
    model: delaying((delayS) => Math.floor(delayS / 2)),
  },
];
