/** Networked standby: what an appliance that is switched off and stays reachable draws. */

import { all, has, kind, type RequirementId } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { type Claim, undecided, within } from "../../claim.ts";
import type { View } from "../../view.ts";
import { meanPower, readAsUsual, readEvery } from "../metering.ts";
import { restore } from "../request.ts";

const MINUTE_MS = 60_000;
/** Time to stabilise: appliances may take 20 min to power down ((EU) 2023/826). */
const SETTLE_MS = 20 * MINUTE_MS;
/** Recorded for 5 min, one reading a second (IEC 62301, first edition). */
const RECORD_MS = 5 * MINUTE_MS;
const RECORD_EVERY_S = 1;

/** Records the power for as long as standby asks for, between `standby-begin` and `standby-end`. */
export async function recordStandby(bench: Bench): Promise<void> {
  await readEvery(bench, RECORD_EVERY_S);
  bench.mark("standby-begin");
  await bench.pass(RECORD_MS);
  bench.mark("standby-end");
  await readAsUsual(bench);
}

/**
 * Claims that the power between the standby marks keeps the limit `power-max`.
 * @param off says why the appliance was not in standby then, if it was not.
 */
export function judgeStandby(
  view: View,
  requirement: RequirementId,
  off: (index: number) => string | undefined,
): readonly Claim[] {
  const begin = view.mark("standby-begin");
  const end = view.mark("standby-end");
  if (!begin || !end) return [];
  const plot = ["rig:meter/power"];
  const limitW = view.terms.parameter(requirement, "power-max");
  const expected = `<= ${limitW} W in networked standby`;
  const state = view.before("$state", end.index)?.text;
  const awake =
    off(end.index) ?? (state !== undefined && state !== "ready" ? `$state ${state}` : undefined);
  if (awake !== undefined) {
    const seen = { expected, actual: `not in networked standby: ${awake}`, pointers: [end.index] };
    return [undecided(requirement, "scene-failed", { ...seen, plot })];
  }
  const power = meanPower(view, begin, end);
  if (!power) {
    const actual = "the meter gave fewer than ten readings";
    return [undecided(requirement, "not-observed", { expected, actual, pointers: [end.index] })];
  }
  const limit = { value: limitW, unit: "W", sense: "<=" } as const;
  const seen = { pointers: power.pointers, plot };
  return [within(requirement, power.quantity, limit, view.terms.decision, seen)];
}

/** A case that switches an appliance off by a boolean property and measures what it then draws. */
export function switchedOffStandby(options: {
  readonly id: string;
  readonly kind: string;
  readonly requirement: RequirementId;
  /** The property that is `true` while the appliance works, `node/property`. */
  readonly power: string;
  readonly killedBy: readonly string[];
}): Case {
  const { power } = options;
  return {
    id: options.id,
    revision: 1,
    title: "Switch it off and measure what it draws while it stays reachable",
    covers: [options.requirement],
    applies: all(kind(options.kind), has(power)),
    needs: ["messages", "requests", "meter"],
    lastsMs: () => SETTLE_MS + RECORD_MS + MINUTE_MS,
    steps: () => [
      {
        text: `Switch it off (${power} false) and let it come to rest`,
        run: async (bench) => {
          await bench.request(power, "false");
          const off = () => bench.live.text(power) === "false";
          bench.need(await bench.until(off, "command.effect"), "it could not be switched off");
          await bench.pass(SETTLE_MS);
        },
      },
      { text: "Measure its power once a second for five minutes", run: recordStandby },
      { text: "Put back what was set before", run: restore },
    ],
    judge: (view) =>
      judgeStandby(view, options.requirement, (index) => {
        const stood = view.before(power, index)?.text;
        return stood === "true" ? `${power} was true` : undefined;
      }),
    leaves: [],
    killedBy: options.killedBy,
  };
}
