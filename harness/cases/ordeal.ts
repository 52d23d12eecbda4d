/** Trying times for an appliance: what the bench does before, and how it is seen to have come through. */

import type { RequirementId } from "../../profiles/index.ts";
import { type Bench, SceneFailed } from "../bench.ts";
import { type Claim, holds, silent, undecided, violated } from "../claim.ts";
import { otherValue } from "../values.ts";
import type { Mark, Told, View } from "../view.ts";
import { isNow, sameValue, settings } from "./request.ts";

/** How often it is asked, and how long between two times, in ms of wall time. */
const TIMES = 12;
const BETWEEN_MS = 12_000;

/**
 * Changes one setting before the ordeal, so that there is something to keep.
 * @throws SceneFailed where no setting follows a request.
 */
export async function changeOne(bench: Bench): Promise<{ path: string; value: string }> {
  for (const property of settings(bench.dut)) {
    const { path } = property;
    const other = otherValue(property, bench.live.text(path));
    if (other === undefined) continue;
    await bench.request(path, other);
    if (!(await bench.until(() => isNow(bench, path, other), "command.effect"))) continue;
    bench.mark("kept", { path, value: other });
    return { path, value: other };
  }
  throw new SceneFailed("scene-failed", "no setting follows a request");
}

/** Asks for a value that was followed before. @returns whether it is followed now. */
export async function askFor(bench: Bench, path: string, value: string): Promise<boolean> {
  await bench.request(path, value);
  return await bench.until(() => isNow(bench, path, value), "command.effect");
}

/** Asks for the setting's first value, again and again until it is followed or it is too late. */
export async function askUntilFollowed(bench: Bench): Promise<void> {
  const path = changedPath(bench);
  if (path === undefined) return;
  const wanted = bench.dut.found[path] ?? "";
  for (let time = 0; time < TIMES; time++) {
    await bench.request(path, wanted);
    if (await bench.until(() => isNow(bench, path, wanted), "command.effect")) {
      bench.mark("followed", { path, value: wanted });
      return;
    }
    await bench.pass(BETWEEN_MS * bench.dut.rate);
  }
}

/** The setting that was changed: the one that is not as it was found. */
function changedPath(bench: Bench): string | undefined {
  return settings(bench.dut).find(({ path }) => {
    const found = bench.dut.found[path] ?? "";
    return found !== "" && !isNow(bench, path, found);
  })?.path;
}

/** What an ordeal is held against. */
export interface Ordeal {
  readonly requirement: RequirementId;
  /** In the field's words: `five losses of the network`. */
  readonly what: string;
  /** From the end of the ordeal until a request is followed again, in s. */
  readonly recoverS: number;
}

/**
 * Claims that the appliance followed a request in time once the ordeal was over, and that the setting
 * that was made before had not changed by itself.
 */
export function judgeOrdeal(view: View, ordeal: Ordeal): readonly Claim[] {
  const begin = view.mark("ordeal");
  const over = view.mark("ordeal-end");
  const kept = view.mark("kept");
  if (!begin || !over || !kept) return [];
  const path = String(kept.data.path);
  const { requirement, what, recoverS } = ordeal;
  const expected = `after ${what}: ${path} stays ${kept.data.value}, and a request is followed within ${recoverS} s`;
  const plot = [path];
  const asked = view.asked.find((each) => each.index > over.index && each.path === path);
  const lost = strayed(view, path, begin, asked?.index, String(kept.data.value));
  if (lost) {
    const actual = `${path} became ${lost.text || "unknown"} by itself`;
    return [violated(requirement, { expected, actual, pointers: [lost.index, begin.index], plot })];
  }
  if (!asked) {
    const actual = "nothing was asked afterwards";
    return [undecided(requirement, "scene-failed", { expected, actual, pointers: [over.index] })];
  }
  const value = String(view.dut.found[path] ?? "");
  const followed = view
    .between(view.told(path), asked)
    .find((told) => sameValue(view, path, told.text, value));
  if (!followed) {
    const actual = `${path} did not follow`;
    return [silent(requirement, { expected, actual, pointers: [asked.index], plot })];
  }
  const tookS = (followed.t - over.t) / 1000;
  const seen = {
    expected,
    actual: `${path} kept, and followed after ${tookS.toFixed(1)} s`,
    pointers: [followed.index, over.index],
    plot,
  };
  if (tookS <= recoverS) return [holds(requirement, seen)];
  const close = (tookS - recoverS) * 1000 < view.dut.timingUncertaintyMs;
  return [close ? undecided(requirement, "timing-uncertain", seen) : violated(requirement, seen)];
}

/** The first telling of another value before the bench asked for it. */
function strayed(
  view: View,
  path: string,
  begin: Mark,
  until: number | undefined,
  value: string,
): Told | undefined {
  return view
    .told(path)
    .find(
      (told) =>
        told.index > begin.index &&
        told.index < (until ?? Number.POSITIVE_INFINITY) &&
        !sameValue(view, path, told.text, value),
    );
}
