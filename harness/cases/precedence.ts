/** Who may forbid what: a person's decision, the order of reasons, the stop that always works. */

import { all, has, settable } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { otherValue, outsideRange } from "../values.ts";
import type { View } from "../view.ts";
import { cutOff, letBack, wasAway } from "./outage.ts";
import {
  ACTIVE,
  byHand,
  canOperate,
  shortProgramme,
  stateOf,
  withProgramme,
} from "./programme-scene.ts";
import {
  acknowledges,
  attempt,
  attempts,
  pairs,
  refusedUnchanged,
  restore,
  tried,
} from "./request.ts";

const ALLOWED = "control/remote-allowed";

/** A person forbids or allows remote control, and the device tells so. */
async function allowRemote(bench: Bench, allowed: boolean): Promise<void> {
  await byHand(bench, "allow-remote", { allowed });
  const told = () => bench.live.text(ALLOWED) === String(allowed);
  bench.need(await bench.until(told, "command.effect"), `${ALLOWED} did not become ${allowed}`);
}

const FORBID: Step = {
  text: "Forbid remote control at the appliance",
  run: (bench) => allowRemote(bench, false),
};

const ALLOW: Step = {
  text: "Allow it again",
  run: async (bench) => {
    await allowRemote(bench, true);
    await restore(bench);
  },
};

/** A setting and another value of it. */
function setting(dut: Dut): { readonly path: string; readonly other: string } | undefined {
  for (const property of tried(dut)) {
    const other = otherValue(property, dut.found[property.path]);
    if ((dut.found[property.path] ?? "") !== "" && other !== undefined) {
      return { path: property.path, other };
    }
  }
  return undefined;
}

/** No request takes back what a person has decided, nor does a lost connection. */
export const localWins: Case = {
  id: "command.local-wins",
  revision: 1,
  title: "Forbid remote control and try to get round it",
  covers: ["smart.command.local-wins"],
  applies: all(settable, has(ALLOWED)),
  needs: ["messages", "requests", "person", "network"],
  lastsMs: (dut) => 60_000 * dut.rate,
  steps: (dut) => {
    const wish = setting(dut);
    if (!wish) return [];
    return [
      FORBID,
      attempt("grab", ALLOWED, "true", "Ask for remote control itself"),
      attempt("forbidden", wish.path, wish.other, `Ask for ${wish.other} in ${wish.path}`),
      {
        text: "Cut the network and restore it",
        run: async (bench) => {
          await cutOff(bench, "network");
          await letBack(bench, "network");
        },
      },
      attempt("forbidden", wish.path, wish.other, `Ask for ${wish.other} in ${wish.path} again`),
      {
        text: ALLOW.text,
        run: async (bench) => {
          bench.mark("allows");
          await ALLOW.run(bench);
        },
      },
    ];
  },
  judge: (view) => {
    const requirement = "smart.command.local-wins";
    const begin = view.mark("grab");
    const end = view.mark("allows");
    if (!begin) return [];
    const items = view.between(view.told(ALLOWED), begin, end).map(({ index, text }) => ({
      pointer: index,
      problem: text === "true" ? `${ALLOWED} became true without a person` : undefined,
    }));
    const rule = `${ALLOWED} stays false until a person allows it`;
    const stays = every(requirement, rule, [
      { pointer: begin.index, problem: undefined },
      ...items,
    ]);
    return [stays, ...refusedUnchanged(view, requirement, "forbidden", ["remote-control-off"])];
  },
  leaves: [],
  killedBy: ["wire-takes-control", "permission-returns-with-connection"],
};

/** A request that several reasons forbid is answered with the first of them. */
export const refusalOrder: Case = {
  id: "command.refusal-order",
  revision: 1,
  title: "Ask for what is forbidden for several reasons",
  covers: ["smart.command.refusal-order"],
  applies: all(settable, has("sys/ack"), has(ALLOWED)),
  needs: ["messages", "requests", "person"],
  lastsMs: () => 60_000,
  steps: (dut) => [FORBID, ...forbiddenTwice(dut), ALLOW],
  judge: (view) => {
    const requirement = "smart.command.refusal-order";
    const unsupported = attempts(view, "no-such").map(({ begin, asked, what }): Claim => {
      const ack = asked && pairs(view).get(asked.index);
      const expected = `${what}: ack unsupported, or none`;
      const actual = `${what}: ${ack ? `ack ${ack.status}` : "no acknowledgement"}`;
      const seen = { expected, actual, pointers: [(ack ?? asked ?? begin).index] };
      const legal = !ack || ack.status === "unsupported";
      return legal ? holds(requirement, seen) : violated(requirement, seen);
    });
    return [
      ...unsupported,
      ...refusedUnchanged(view, requirement, "wrong", ["constraint-error"]),
      ...refusedUnchanged(view, requirement, "not-now", ["remote-control-off"]),
    ];
  },
  leaves: [],
  killedBy: ["permission-first"],
};

function forbiddenTwice(dut: Dut): readonly Step[] {
  const outside = tried(dut).flatMap((property) => {
    const [payload] = outsideRange(property);
    return payload === undefined ? [] : [{ path: property.path, payload }];
  })[0];
  const pause = dut.surface?.properties["programme/pause"] !== undefined;
  const wish = setting(dut);
  return [
    attempt("no-such", "info/serial", "hearthmark", "Ask for what cannot be set"),
    ...(outside
      ? [attempt("wrong", outside.path, outside.payload, "Ask for what is out of range")]
      : []),
    // Nothing runs that could be paused: that comes after the permission.
    ...(pause
      ? [attempt("not-now", "programme/pause", "{}", "Ask to pause while nothing runs")]
      : []),
    ...(wish
      ? [attempt("not-now", wish.path, wish.other, "Ask for what only a person forbids")]
      : []),
  ];
}

/** A stop is safe: it works whoever has the device. */
export const stopAlways: Case = {
  id: "command.stop-always",
  revision: 1,
  title: "Forbid remote control while a programme runs, and stop it",
  covers: ["smart.command.stop-always"],
  applies: all(has("programme/start"), has("programme/stop"), has(ALLOWED)),
  needs: ["messages", "requests", "person"],
  lastsMs: (dut) => 5 * 60_000 + 15_000 * dut.rate,
  steps: (dut) =>
    canOperate(dut, "allow-remote")
      ? [
          {
            text: "Start a programme, forbid remote control and ask for a stop",
            run: (bench) =>
              withProgramme(bench, shortProgramme(dut), async () => {
                await bench.pass(10_000);
                await allowRemote(bench, false);
                try {
                  const runs = ACTIVE.some((active) => active === stateOf(bench));
                  bench.need(runs, `the programme is ${stateOf(bench)} already`);
                  await attempt("stops", "programme/stop", "{}", "").run(bench);
                } finally {
                  await allowRemote(bench, true);
                }
              }),
          },
          { text: "Put back what was changed", run: restore },
        ]
      : [],
  judge: judgeStop,
  leaves: ["laundry in the drum"],
  killedBy: ["refuses-stop-when-remote-is-off"],
};

function judgeStop(view: View): readonly Claim[] {
  const requirement = "smart.command.stop-always";
  return attempts(view, "stops").map(({ begin, end, asked }) => {
    const ack = asked && pairs(view).get(asked.index);
    const left = view
      .between(view.told("programme/state"), begin, end)
      .find(({ text }) => !ACTIVE.some((active) => active === text));
    const answer = acknowledges(view.dut) ? `ack ${ack?.status ?? "missing"}, ` : "";
    const seen = {
      expected: "the programme stops although remote control is off",
      actual: `${answer}programme ${left ? left.text : "goes on"}`,
      pointers: [(ack ?? left ?? asked ?? begin).index, begin.index],
      plot: ["programme/state"],
    };
    if (wasAway(view, begin, end)) return undecided(requirement, "scene-failed", seen);
    if (left && (!ack || ack.status === "ok")) return holds(requirement, seen);
    return ack ? violated(requirement, seen) : silent(requirement, seen);
  });
}

/** The cases of this file. */
export const precedenceCases: readonly Case[] = [localWins, refusalOrder, stopAlways];
