/** How an appliance comes to rest, and what wakes it over the network: by its switch or by a programme. */

import { all, any, has, kind } from "../../../profiles/index.ts";
import type { Condition } from "../../../profiles/requirement.ts";
import type { Bench } from "../../bench.ts";
import { type Claim, undecided } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import { scopeOf } from "../../metrics/standby-eu-2023-826.ts";
import type { View } from "../../view.ts";
import {
  ACTIVE,
  allowRemoteStart,
  byHand,
  canOperate,
  isBusy,
  start,
  startProperties,
  stateOf,
  stop,
} from "../programme-scene.ts";

const MINUTE_MS = 60_000;
/** At work for so long before it is switched off. */
const WORK_MS = 5 * MINUTE_MS;
/** Length of the programme that is run before the rest, and of the one that wakes, in s. */
const PROGRAMME_S = { before: 30, waking: 10 } as const;
/** A programme of that length ends after this at the latest, in ms. */
const PROGRAMME_MS = 10 * MINUTE_MS;
/** A load, so that nothing runs empty. */
const LOAD = { mass: 1, temperature: 20, vessel: 0.3 } as const;

/** The property that is `true` while a kind works. */
const SWITCHES = {
  "air-purifier": "fan/power",
  "water-purifier": "purifier/power",
  "range-hood": "hood/power",
} as const satisfies Readonly<Record<string, string>>;

/** Holds for what {@link restOf} knows a way for. */
export const canRest: Condition = any(
  ...Object.entries(SWITCHES).map(([name, path]) => all(kind(name), has(path))),
  all(kind("microwave-oven"), has("programme/start")),
);

/** One kind's way to rest and back. */
export interface Rest {
  /** Makes what is needed ready, by hand where it has to be. */
  readonly prepare: (bench: Bench) => Promise<void>;
  /** Lets it do its work and end it. */
  readonly work: (bench: Bench) => Promise<void>;
  /** What is told while it works. */
  readonly path: string;
  readonly isAwake: (text: string) => boolean;
  /** The request that wakes it. */
  readonly trigger: { readonly path: string; readonly payload: string };
  /** Ends what the trigger began. */
  readonly end: (bench: Bench) => Promise<void>;
  /** Has it told by itself that it rests? */
  readonly rests: (bench: Bench) => boolean;
  /** Does waking take more power for certain? */
  readonly drawsMore: boolean;
}

/** The way of a device; `undefined` where none is known. */
export function restOf(dut: Dut): Rest | undefined {
  if (dut.kind === "microwave-oven") return byProgramme(dut);
  const path = (SWITCHES as Readonly<Record<string, string>>)[dut.kind ?? ""];
  return path === undefined ? undefined : bySwitch(path);
}

function bySwitch(path: string): Rest {
  const set = async (bench: Bench, value: "true" | "false") => {
    if (bench.live.text(path) !== value) await bench.request(path, value);
    const met = await bench.until(() => bench.live.text(path) === value, "command.effect");
    bench.need(met, `${path} did not become ${value}`);
  };
  return {
    prepare: async () => undefined,
    work: async (bench) => {
      await set(bench, "true");
      await bench.pass(WORK_MS);
      await set(bench, "false");
    },
    path,
    isAwake: (text) => text === "true",
    trigger: { path, payload: "true" },
    end: async () => undefined,
    rests: (bench) => bench.live.text(path) === "false",
    drawsMore: false,
  };
}

function byProgramme(dut: Dut): Rest {
  const timed = startProperties(dut)["cook-time"] !== undefined;
  const lasting = (seconds: number) => (timed ? { "cook-time": seconds } : {});
  return {
    prepare: async (bench) => {
      bench.need(!isBusy(bench), `a programme is ${stateOf(bench)} already`);
      if (canOperate(dut, "put-load")) {
        await byHand(bench, "open-door");
        await byHand(bench, "put-load", LOAD);
        await byHand(bench, "close-door");
      }
      const allowed = bench.live.text("control/remote-start-allowed");
      if (allowed === "false") await allowRemoteStart(bench, true);
    },
    work: async (bench) => {
      await start(bench, lasting(PROGRAMME_S.before));
      const ended = await bench.pass(PROGRAMME_MS, () => !isBusy(bench));
      if (!ended) await stop(bench);
    },
    path: "programme/state",
    isAwake: (text) => ACTIVE.some((active) => active === text),
    trigger: { path: "programme/start", payload: JSON.stringify(lasting(PROGRAMME_S.waking)) },
    end: stop,
    rests: (bench) => stateOf(bench) === "inactive",
    drawsMore: true,
  };
}

/** Why the appliance was not at rest at a line; `undefined` where it was. */
export function awakeAt(view: View, rest: Rest, index: number): string | undefined {
  const state = view.before("$state", index)?.text;
  if (state !== undefined && state !== "ready") return `$state ${state}`;
  const text = view.before(rest.path, index)?.text;
  return text !== undefined && rest.isAwake(text) ? `${rest.path} was ${text}` : undefined;
}

/** What nobody may fail on: the act does not name the kind, only our reading counts it in. */
export function inScope(view: View, claim: Claim): Claim {
  if (claim.verdict !== "fail" || scopeOf(view.dut.kind) === "named") return claim;
  const actual = `${claim.actual}; that (EU) 2023/826 covers a ${view.dut.kind} is our reading of Annex II, which does not name it`;
  return { ...claim, verdict: "advice", reason: "limit-unconfirmed", actual };
}

/** An undecided claim of a scene that was not as it has to be. */
export function notAtRest(
  requirement: Claim["requirement"],
  expected: string,
  awake: string,
  pointer: number,
): Claim {
  const actual = `not at rest: ${awake}`;
  return undecided(requirement, "scene-failed", { expected, actual, pointers: [pointer] });
}
