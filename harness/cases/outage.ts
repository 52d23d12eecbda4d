/** Cutting a device off and letting it come back: hands and eyes that several areas share. */

import type { Bench } from "../bench.ts";
import type { BudgetName } from "../budgets.ts";
import type { Line, Mark, Told, View } from "../view.ts";

/** What is cut. */
export type Cuttable = "network" | "mains";

const INSTRUMENT: Readonly<Record<Cuttable, string>> = {
  network: "network/connected",
  mains: "mains/voltage",
};
const OFF: Readonly<Record<Cuttable, string>> = { network: "false", mains: "0" };
const ON: Readonly<Record<Cuttable, string>> = { network: "true", mains: "230" };
const COMES_BACK: Readonly<Record<Cuttable, BudgetName>> = {
  network: "session.reconnect",
  mains: "session.boot",
};

/**
 * How long, in ms of wall time, and how often it is looked whether the broker has found out: a cable
 * that is pulled shows only after one and a half times the keep-alive.
 */
const LOOK_EVERY_MS = 20_000;
const LOOKS = 9;

/** Cuts the network or the mains and waits until the broker tells that the device is lost. */
export async function cutOff(bench: Bench, what: Cuttable): Promise<void> {
  bench.mark("cut", { what });
  await bench.setRig(INSTRUMENT[what], OFF[what]);
  await bench.pause("command.acknowledge");
  await bench.look();
  // The will may be told to a late subscriber only: the bench looks again and again.
  for (let look = 1; look < LOOKS && bench.live.text("$state") === "ready"; look++) {
    await bench.pass(LOOK_EVERY_MS * bench.dut.rate, () => bench.live.text("$state") !== "ready");
    await bench.look();
  }
}

/**
 * Restores what was cut and waits for the device's next `ready`.
 * @throws SceneFailed when it does not come: what the case wanted to see afterwards is undecided.
 */
export async function letBack(bench: Bench, what: Cuttable): Promise<void> {
  const births = bench.live.births;
  bench.mark("restoring", { what });
  await bench.setRig(INSTRUMENT[what], ON[what]);
  bench.mark("restored", { what });
  const back = await bench.until(() => bench.live.births > births, COMES_BACK[what]);
  bench.need(back, `the device did not come back after the ${what} had returned`);
  await bench.pause("case.settle");
  bench.mark("back", { what });
}

/** One loss of connection, as far as the case got with it. */
export interface Outage {
  readonly what: Cuttable;
  readonly cut: Mark;
  /** Just before the way was opened again: everything after it may be the device's return. */
  readonly restoring: Mark | undefined;
  /** When the way was certainly open again. */
  readonly restored: Mark | undefined;
  /** A moment after the device's next `ready`. */
  readonly back: Mark | undefined;
  /** The device's first `ready` afterwards. */
  readonly ready: Told | undefined;
}

/** The losses of connection that the case brought about. */
export function outages(view: View): readonly Outage[] {
  const cuts = view.marksOf("cut");
  return cuts.map((cut, number) => {
    const next = cuts[number + 1];
    const within = (name: string) => view.between(view.marksOf(name), cut, next)[0];
    const restoring = within("restoring");
    const ready =
      restoring &&
      view.between(view.states, restoring, next).find((state) => state.text === "ready");
    return {
      what: cut.data.what === "mains" ? "mains" : "network",
      cut,
      restoring,
      restored: within("restored"),
      back: within("back"),
      ready,
    };
  });
}

/** Did the device lose or end a connection of its own accord between two lines? Its silence is no fault then. */
export function wasAway(view: View, from: Line, to: Line | undefined): boolean {
  const told = view.between(view.states, from, to).some(({ text }) => text !== "ready");
  return told || view.between(view.connects, from, to).length > 0;
}
