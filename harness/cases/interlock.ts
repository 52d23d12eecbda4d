/** What must not be possible: starts with an open door, opening a running machine, control that is forbidden. */

import { all, has, kind, settable } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, every, holds, silent, undecided, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { otherValue } from "../values.ts";
import type { View } from "../view.ts";
import { wasAway } from "./outage.ts";
import { judgeAction, stateStays } from "./programme-oracles.ts";
import {
  allowRemoteStart,
  byHand,
  canOperate,
  makeReady,
  shortProgramme,
  stop,
  withProgramme,
} from "./programme-scene.ts";
import { attempt, refusedUnchanged, restore, tried } from "./request.ts";

const MINUTE_MS = 60_000;
const DOOR = has("*/open");
const RUNS = has("programme/start");

/** Properties that tell whether a door is open, or locked. */
function doors(dut: Dut, element: "open" | "locked"): readonly string[] {
  return Object.keys(dut.surface?.properties ?? {}).filter((path) => path.endsWith(`/${element}`));
}

function startAttempt(dut: Dut, mark: string, text: string): Step {
  return attempt(mark, "programme/start", JSON.stringify(shortProgramme(dut)), text);
}

async function openDoor(bench: Bench): Promise<void> {
  await byHand(bench, "open-door");
  const open = () => doors(bench.dut, "open").some((path) => bench.live.text(path) === "true");
  bench.need(await bench.until(open, "command.effect"), "no open door was told");
}

/** A start with the door open is refused. */
export const doorRefusesStart: Case = {
  id: "interlock.door-refuses-start",
  revision: 1,
  title: "Ask for a start with the door open",
  covers: ["smart.interlock.door-refuses-start"],
  applies: all(DOOR, RUNS),
  needs: ["messages", "requests", "person"],
  lastsMs: () => 5 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Open the door and allow remote start",
      run: async (bench) => {
        await openDoor(bench);
        // An appliance may not let remote start be allowed while the door is open.
        if (canOperate(dut, "allow-remote-start")) {
          await bench.operate("allow-remote-start", { allowed: true });
          await bench.pause("command.effect");
        }
      },
    },
    startAttempt(dut, "door-start", "Ask for a start"),
    {
      text: "Close the door",
      run: async (bench) => {
        await stop(bench);
        await byHand(bench, "close-door");
      },
    },
  ],
  judge: (view) => {
    const requirement = "smart.interlock.door-refuses-start";
    const mark = view.mark("door-start");
    const allowed =
      mark && view.before("control/remote-start-allowed", mark.index)?.text !== "false";
    const statuses = allowed ? ["invalid-in-state"] : ["remote-control-off"];
    return [
      ...refusedUnchanged(view, requirement, "door-start", statuses),
      ...stateStays(view, requirement, "door-start"),
    ];
  },
  leaves: [],
  killedBy: ["starts-with-door-open"],
};

/** The door cannot be opened while the programme runs. */
export const doorLocked: Case = {
  id: "interlock.door-locked",
  revision: 1,
  title: "Try to open the door while the programme runs",
  covers: ["smart.interlock.door-locked"],
  applies: all(kind("washing-machine"), has("*/locked"), RUNS),
  needs: ["messages", "requests", "person"],
  lastsMs: () => 30 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Start a programme and try to open the door",
      run: (bench) =>
        withProgramme(bench, shortProgramme(dut), async () => {
          await bench.pass(MINUTE_MS);
          bench.mark("open");
          await bench.operate("open-door");
          await bench.pause("command.effect");
          bench.mark("open-end");
        }),
    },
  ],
  judge: judgeLocked,
  leaves: ["laundry in the drum"],
  killedBy: ["door-unlocked-while-running", "door-opens-while-running"],
};

function judgeLocked(view: View): readonly Claim[] {
  const requirement = "smart.interlock.door-locked";
  const [begin, end] = [view.mark("open"), view.mark("open-end")];
  if (!begin || !end) return [];
  const plot = [...doors(view.dut, "locked"), ...doors(view.dut, "open")];
  const locks = doors(view.dut, "locked").map((path) => {
    const told = view.before(path, end.index);
    const problem = told?.text === "true" ? undefined : `${path} is ${told?.text ?? "unknown"}`;
    return { pointer: told?.index ?? begin.index, problem };
  });
  const opened = doors(view.dut, "open")
    .flatMap((path) => view.between(view.told(path), begin, end))
    .find(({ text }) => text === "true");
  const answer = view.between(view.answers, begin, end)[0];
  const seen = {
    expected: "the door does not open",
    actual: opened ? "it opened" : `it stayed closed (${answer?.detail || answer?.status})`,
    pointers: [opened?.index ?? answer?.index ?? begin.index, begin.index],
    plot,
  };
  const stays = opened || answer?.status === "ok" ? violated : holds;
  return [
    every(requirement, "the door is locked while it runs", locks, plot),
    stays(requirement, seen),
  ];
}

/** Opening the door takes back the permission of remote start. */
export const doorClearsRemoteStart: Case = {
  id: "interlock.door-clears-remote-start",
  revision: 1,
  title: "Open the door while remote start is allowed",
  covers: ["smart.interlock.door-clears-remote-start"],
  applies: all(DOOR, has("control/remote-start-allowed")),
  needs: ["messages", "person"],
  lastsMs: () => MINUTE_MS,
  steps: () => [
    {
      text: "Allow remote start, open the door, close it",
      run: async (bench) => {
        await allowRemoteStart(bench, true);
        bench.mark("opens");
        await byHand(bench, "open-door");
        await bench.pause("command.effect");
        bench.mark("opens-end");
        await byHand(bench, "close-door");
        await bench.operate("allow-remote-start", { allowed: true });
      },
    },
  ],
  judge: (view) => {
    const requirement = "smart.interlock.door-clears-remote-start";
    const [begin, end] = [view.mark("opens"), view.mark("opens-end")];
    if (!begin || !end) return [];
    const path = "control/remote-start-allowed";
    const told = view.between(view.told(path), begin, end);
    const cleared = told.find(({ text }) => text === "false");
    const seen = {
      expected: `${path} false once the door is open`,
      actual: `${path} ${view.before(path, end.index)?.text}`,
      pointers: [cleared?.index ?? end.index, begin.index],
      plot: [path],
    };
    if (cleared) return [holds(requirement, seen)];
    return wasAway(view, begin, end)
      ? [undecided(requirement, "scene-failed", seen)]
      : [silent(requirement, seen)];
  },
  leaves: [],
  killedBy: ["door-keeps-remote-start"],
};

/** Requests that the state does not allow: resume and pause when nothing runs, a start while it runs. */
export const invalidState: Case = {
  id: "command.invalid-state",
  revision: 1,
  title: "Ask for what the programme's state does not allow",
  covers: ["smart.command.invalid-state-refused"],
  applies: all(has("sys/ack"), has("programme/state"), RUNS),
  needs: ["messages", "requests"],
  lastsMs: () => 20 * MINUTE_MS,
  steps: (dut) => [
    ...(["pause", "resume"] as const)
      .filter((action) => dut.surface?.properties[`programme/${action}`] !== undefined)
      .map((action) =>
        attempt("invalid", `programme/${action}`, "{}", `Ask to ${action} while nothing runs`),
      ),
    {
      text: "Ask for a start while a programme runs",
      run: (bench) =>
        withProgramme(bench, shortProgramme(dut), async () => {
          await bench.pass(10_000);
          await startAttempt(dut, "invalid", "").run(bench);
        }),
    },
  ],
  judge: (view) => {
    const requirement = "smart.command.invalid-state-refused";
    return [
      ...refusedUnchanged(view, requirement, "invalid", ["invalid-in-state"]),
      ...stateStays(view, requirement, "invalid", ["run", "pause", "delayed-start", "inactive"]),
    ];
  },
  leaves: ["laundry in the drum"],
  killedBy: ["accepts-in-any-state"],
};

/** So many settings are tried while remote control is forbidden. */
const SETTINGS = 3;

/** A person has forbidden remote control: nothing is followed. */
export const remoteOff: Case = {
  id: "command.remote-off",
  revision: 1,
  title: "Forbid remote control and ask for changes",
  covers: ["smart.command.remote-off-refused"],
  applies: all(settable, has("control/remote-allowed")),
  needs: ["messages", "requests", "person"],
  lastsMs: () => MINUTE_MS,
  steps: (dut) => [
    {
      text: "Forbid remote control at the appliance",
      run: async (bench) => {
        await byHand(bench, "allow-remote", { allowed: false });
        const told = () => bench.live.text("control/remote-allowed") === "false";
        bench.need(await bench.until(told, "command.effect"), "control/remote-allowed stayed true");
      },
    },
    ...tried(dut)
      .slice(0, SETTINGS)
      .flatMap((property): readonly Step[] => {
        const other = otherValue(property, dut.found[property.path]);
        const text = `Ask for ${other} in ${property.path}`;
        return other === undefined ? [] : [attempt("remote-off", property.path, other, text)];
      }),
    {
      text: "Allow it again",
      run: async (bench) => {
        await byHand(bench, "allow-remote", { allowed: true });
        await bench.pause("command.effect");
        await restore(bench);
      },
    },
  ],
  judge: (view) =>
    refusedUnchanged(view, "smart.command.remote-off-refused", "remote-off", [
      "remote-control-off",
    ]),
  leaves: [],
  killedBy: ["obeys-when-remote-is-off"],
};

/** A programme starts from afar only where a person has allowed it. */
export const remoteStart: Case = {
  id: "programme.remote-start",
  revision: 1,
  title: "Ask for a start without and with the permission of remote start",
  covers: ["smart.programme.remote-start"],
  applies: all(RUNS, has("control/remote-start-allowed")),
  needs: ["messages", "requests", "person"],
  lastsMs: () => 20 * MINUTE_MS,
  steps: (dut) => [
    {
      text: "Forbid remote start at the appliance",
      run: async (bench) => {
        await makeReady(bench);
        await allowRemoteStart(bench, false);
      },
    },
    startAttempt(dut, "forbidden-start", "Ask for a start"),
    {
      text: "Allow remote start and ask again",
      run: async (bench) => {
        await stop(bench);
        await allowRemoteStart(bench, true);
        await startAttempt(dut, "allowed-start", "").run(bench);
        await stop(bench);
      },
    },
  ],
  judge: (view) => {
    const requirement = "smart.programme.remote-start";
    return [
      ...refusedUnchanged(view, requirement, "forbidden-start", ["remote-control-off"]),
      ...stateStays(view, requirement, "forbidden-start"),
      ...judgeAction(view, requirement, "allowed-start", () => ["run"]),
    ];
  },
  leaves: ["laundry in the drum"],
  killedBy: ["starts-without-permission"],
};

/** The cases of this file. */
export const interlockCases: readonly Case[] = [
  doorRefusesStart,
  doorLocked,
  doorClearsRemoteStart,
  invalidState,
  remoteOff,
  remoteStart,
];
