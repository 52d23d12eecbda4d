/** The life of the filters: counters that follow litres and hours, and a warning in time. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { blockedBy, type Claim, every, holds, undecided, violated } from "../../claim.ts";
import { mostLeft } from "../../metrics/filter-life.ts";
import type { Mark, View } from "../../view.ts";
import { clockReference, judgeCounter, meterReference } from "../counter.ts";
import { ratedNumber, readAsUsual, readEvery } from "../metering.ts";
import { drawOnce, mainsFailure, rigFellSilent } from "../water-scene.ts";

const REQUIREMENT = "green.water-purifier.filter-life";
const HOUR_MS = 3_600_000;
/** Stages and the water that passes them: the prefilter sees all of it, the others the net water. */
const STAGES = {
  prefilter: "water/total",
  membrane: "net-water/total",
  postfilter: "net-water/total",
} as const;
/** So much is drawn, in L: litres are told every 5 L. */
const DRAWS = 3;
const DRAW_L = 10;
const DRAW_EVERY_S = 10;
/** Then it stands for so long: hours are told every 6 h. */
const STAND_MS = 13 * HOUR_MS;
const STAND_EVERY_S = 600;

/** What stood in the way of counting, if anything. */
function disturbance(view: View, from: Mark, to: Mark): string | undefined {
  const fallen = mainsFailure(view, from, to);
  if (fallen) return `the mains fell to ${fallen.value} V`;
  const drawn = view.mark("filters-drawn");
  if (!drawn) return "the water was not drawn";
  const silent =
    rigFellSilent(view, from, drawn, DRAW_EVERY_S) || rigFellSilent(view, drawn, to, STAND_EVERY_S);
  return silent ? "the rig gave no reading" : undefined;
}

/** Litres and hours of each stage that the device has. */
function judgeCounters(view: View, from: Mark, to: Mark): readonly Claim[] {
  const tolerance = view.terms.parameter(REQUIREMENT, "tolerance");
  const has = (path: string) => view.dut.surface?.properties[path] !== undefined;
  return Object.entries(STAGES).flatMap(([stage, meter]) => {
    const question = (path: string) =>
      ({ requirement: REQUIREMENT, path, from, to, tolerance }) as const;
    const [litres, hours] = [`${stage}/litres`, `${stage}/hours`];
    return [
      ...(has(litres)
        ? [judgeCounter(view, question(litres), meterReference(view, meter, from, to))]
        : []),
      ...(has(hours) ? [judgeCounter(view, question(hours), clockReference(view))] : []),
    ];
  });
}

/** The membrane shows no more life than the declared total net water leaves. */
function judgePromise(view: View, to: Mark): Claim {
  const rated = ratedNumber(view, "rated-total-net-water");
  const remaining = view.before("membrane/remaining", to.index);
  const litres = view.before("membrane/litres", to.index);
  const expected = "membrane/remaining not above what the declared total net water leaves";
  if (!rated || !(rated.value > 0)) {
    const actual = rated
      ? `rated-total-net-water is declared as ${rated.value} L, which is none`
      : "rated-total-net-water (L) is not declared";
    return blockedBy(REQUIREMENT, "statement-missing", {
      expected,
      actual,
      pointers: [rated?.pointer ?? to.index],
    });
  }
  const [shown, used] = [Number(remaining?.text || Number.NaN), Number(litres?.text || Number.NaN)];
  if (!remaining || !litres || !Number.isFinite(shown) || !(used >= 0)) {
    const actual = "membrane/remaining or membrane/litres was not told";
    return undecided(REQUIREMENT, "not-observed", { expected, actual, pointers: [to.index] });
  }
  // Whole percents may be rounded up, so that 0 means spent.
  const most = Math.ceil(mostLeft(used, rated.value));
  const actual = `${shown} % left after ${used} L of ${rated.value} L, at most ${most} % can be`;
  const pointers = [remaining.index, litres.index];
  const plot = ["membrane/remaining", "membrane/litres"];
  const decided = shown > most ? violated : holds;
  return decided(REQUIREMENT, { expected, actual, pointers, plot });
}

/** A stage that is nearly spent asks for a new one, by its own word and by a standing fault. */
function judgeWarning(view: View, to: Mark): readonly Claim[] {
  const warnAt = view.terms.parameter(REQUIREMENT, "warning-at");
  const faults = (view.before("health/fault", to.index)?.text ?? "").split(",");
  const warned = faults.includes("filter-due") || faults.includes("filter-exhausted");
  const items = Object.keys(STAGES).flatMap((stage) => {
    const left = view.before(`${stage}/remaining`, to.index);
    const change = view.before(`${stage}/change`, to.index);
    if (!left || left.text === "" || !change) return [];
    const percent = Number(left.text);
    const asks = change.text !== "ok" && warned;
    const spent = percent > 0 || change.text === "critical";
    const problem = !spent
      ? `${stage} is spent and tells ${change.text}`
      : percent <= warnAt && !asks
        ? `${stage} has ${percent} % left, tells ${change.text} and raises ${warned ? "a" : "no"} fault`
        : undefined;
    return [{ pointer: left.index, problem }];
  });
  if (items.length === 0) return [];
  const rule = `a filter with ${warnAt} % of its life or less asks for a new one`;
  return [every(REQUIREMENT, rule, items, ["membrane/remaining"])];
}

function judgeFilters(view: View): readonly Claim[] {
  const from = view.mark("filters-begin");
  const to = view.mark("filters-end");
  if (!from || !to) return [];
  const problem = disturbance(view, from, to);
  if (problem) {
    const expected = "counters of litres and hours over an undisturbed day";
    const seen = { expected, actual: problem, pointers: [to.index] };
    return [undecided(REQUIREMENT, "scene-failed", seen)];
  }
  return [...judgeCounters(view, from, to), judgePromise(view, to), ...judgeWarning(view, to)];
}

async function drawAll(bench: Bench): Promise<void> {
  await readEvery(bench, DRAW_EVERY_S);
  bench.mark("filters-begin");
  const running = () => bench.live.text("purifier/state") === "purifying";
  for (let i = 0; i < DRAWS; i++) await drawOnce(bench, DRAW_L, DRAW_EVERY_S, running);
  bench.mark("filters-drawn");
}

/** Counters of litres and hours, and the warning of a filter that is nearly spent. */
export const filterLife: Case = {
  id: "green.water-purifier.filter-life",
  revision: 1,
  title: "Draw water, let the appliance stand, and follow the counters of its filters",
  covers: [REQUIREMENT],
  applies: all(kind("water-purifier"), has("purifier/state"), has("membrane/litres")),
  needs: ["messages", "requests", "person", "water-meter", "net-water-meter"],
  lastsMs: () => STAND_MS + 2 * HOUR_MS,
  steps: () => [
    { text: `Draw ${DRAWS} times ${DRAW_L} L`, run: drawAll },
    {
      text: `Let it stand for ${STAND_MS / HOUR_MS} h`,
      run: async (bench) => {
        await readEvery(bench, STAND_EVERY_S);
        await bench.pass(STAND_MS);
        bench.mark("filters-end");
        await readAsUsual(bench);
      },
    },
  ],
  judge: judgeFilters,
  leaves: ["filters: the water that they took"],
  killedBy: ["half-counted-litres", "hours-not-counted", "flattering-filter", "mute-filter"],
};
