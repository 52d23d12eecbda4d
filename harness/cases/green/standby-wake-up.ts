/** Proof that an appliance in networked standby wakes up when it is asked over the network. */

import type { Bench } from "../../bench.ts";
import type { Case } from "../../case.ts";
import { type Claim, holds, type Seen, silent, undecided, violated } from "../../claim.ts";
import type { Mark, View } from "../../view.ts";
import { meanPower, readAsUsual, readEvery } from "../metering.ts";
import { ackOf, restore } from "../request.ts";
import { awakeAt, canRest, inScope, notAtRest, type Rest, restOf } from "./standby-rest.ts";

const WAKE_UP = "green.standby.wake-up";
const MINUTE_MS = 60_000;
/** Until it rests: powering down may take 20 min. */
const SETTLE_MS = 20 * MINUTE_MS;
/** It is waited for so long beyond that. */
const REST_MS = 60 * MINUTE_MS;
/** Power is read for so long before the trigger and after it, in ms. */
const READ_MS = 30_000;
/** Power has risen when it is above the mean at rest by this share and this much, in W. */
const RISE = { share: 0.1, watts: 0.1 } as const;

async function trigger(bench: Bench, { trigger: { path, payload } }: Rest): Promise<void> {
  await readEvery(bench, 1);
  bench.mark("rest-begin");
  await bench.pass(READ_MS);
  bench.mark("trigger", { path });
  await bench.request(path, payload);
  await bench.pass(READ_MS);
  bench.mark("woken-end");
}

/** What is told and drawn after the trigger. */
function seenAfter(view: View, rest: Rest, begin: Mark, from: Mark, to: Mark) {
  const before = meanPower(view, begin, from);
  const readings = view.between(view.readings("meter/power"), from, to);
  const highest = readings.reduce<(typeof readings)[number] | undefined>(
    (most, each) => (most && most.value >= each.value ? most : each),
    undefined,
  );
  const atRestW = before?.quantity.value;
  const leastW =
    atRestW === undefined ? undefined : atRestW + Math.max(RISE.watts, RISE.share * atRestW);
  const rose = leastW !== undefined && highest !== undefined && highest.value > leastW;
  const told = view.between(view.told(rest.path), from, to).find(({ text }) => rest.isAwake(text));
  const asked = view.between(view.asked, from, to).find(({ path }) => path === rest.trigger.path);
  return { atRestW, highest, rose, told, asked, ack: asked && ackOf(view, asked) };
}

function judgeAwake(view: View, rest: Rest): readonly Claim[] {
  const [begin, from, to] = (["rest-begin", "trigger", "woken-end"] as const).map((name) =>
    view.mark(name),
  );
  if (!begin || !from || !to) return [];
  const { path, payload } = rest.trigger;
  const expected = `${path} ← ${payload} wakes it from networked standby`;
  const awake = awakeAt(view, rest, begin.index) ?? awakeAt(view, rest, from.index);
  if (awake) return [notAtRest(WAKE_UP, expected, awake, from.index)];
  const { atRestW, highest, rose, told, asked, ack } = seenAfter(view, rest, begin, from, to);
  const plot = ["rig:meter/power", rest.path];
  const pointers = [told, highest, ack, asked].flatMap((line) => (line ? [line.index] : []));
  if (atRestW === undefined || !highest) {
    const actual = "the meter was not read before the trigger and after it";
    return [undecided(WAKE_UP, "not-observed", { expected, actual, pointers: [from.index], plot })];
  }
  const power = `${atRestW.toFixed(2)} W at rest, ${highest.value.toFixed(2)} W after the trigger`;
  const seen = (actual: string): Seen => ({
    expected,
    actual: `${actual}; ${power}`,
    pointers,
    plot,
  });
  if (told && rose) return [holds(WAKE_UP, seen(`${rest.path} became ${told.text}`))];
  if (told) {
    const same = seen(`${rest.path} became ${told.text}, and its power stayed`);
    return [rest.drawsMore ? violated(WAKE_UP, same) : undecided(WAKE_UP, "not-observed", same)];
  }
  if (ack && ack.status !== "ok") {
    return [violated(WAKE_UP, seen(`refused: ${ack.status} ${ack.detail}`.trim()))];
  }
  return [silent(WAKE_UP, seen(`${rest.path} told nothing`))];
}

/** Asks an appliance at rest to work again, and sees whether it does. */
export const wakeUp: Case = {
  id: "green.standby.wake-up",
  revision: 1,
  title: "Wake the appliance from networked standby by a request over the network",
  covers: [WAKE_UP],
  applies: canRest,
  needs: ["messages", "requests", "meter"],
  lastsMs: () => 35 * MINUTE_MS,
  steps: (dut) => {
    const rest = restOf(dut);
    if (!rest) return [];
    return [
      {
        text: "Let it work, end its work and leave it alone until it rests",
        run: async (bench) => {
          await rest.prepare(bench);
          await rest.work(bench);
          await bench.pass(SETTLE_MS);
          await bench.pass(REST_MS, () => rest.rests(bench));
        },
      },
      {
        text: "Read its power, ask it to work again, and read its power once more",
        run: (bench) => trigger(bench, rest),
      },
      {
        text: "End its work and put back what was set before",
        run: async (bench) => {
          await rest.end(bench);
          await readAsUsual(bench);
          await restore(bench);
        },
      },
    ];
  },
  judge: (view) => {
    const rest = restOf(view.dut);
    return rest ? judgeAwake(view, rest).map((claim) => inScope(view, claim)) : [];
  },
  leaves: ["load: what was put in stays in"],
  killedBy: ["deep-sleeper"],
};
