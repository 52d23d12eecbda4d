/** Diagnosis from afar and the call for service: what a broken device tells of itself. */

import { all, declares, has, kind } from "../../profiles/index.ts";
import type { FaultDeclaration } from "../../src/thing/declaration.ts";
import { type Bench, SceneFailed } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import type { Dut } from "../dut.ts";
import {
  judgeByPerson,
  judgeDiagnosis,
  judgeLifeCounted,
  judgeLifeStated,
} from "./diagnosis-oracles.ts";
import { bringAbout, stands, takeAway } from "./fault.ts";
import { canOperate } from "./programme-scene.ts";
import { restore } from "./request.ts";

/** What a sensor measures, by the code of the fault that tells of its failure. */
export const SENSORS: Readonly<Record<string, string>> = {
  "fresh-food-sensor": "fresh-food/temperature",
  "freezer-sensor": "freezer/temperature",
  "room-temperature-sensor": "climate/temperature",
  "outdoor-temperature-sensor": "climate/outdoor-temperature",
  "particle-sensor": "air/pm25",
  "tds-sensor": "water/tds-out",
  "tank-temperature-sensor": "tank/temperature",
  "temperature-sensor": "washing/water-temperature",
  "cavity-temperature-sensor": "cavity/temperature",
};

/** So many faults of each sort are provoked, none that takes longer than this to show, in ms. */
const SENSOR_TRIALS = 2;
const CRITICAL_TRIALS = 2;
const LONGEST_MS = 60_000;
/** Longest wait for a value that is reported at intervals, and for the end of a self-test, in ms of device time. */
const REPORT_MS = 60_000;

interface Trial {
  readonly code: string;
  readonly fault: FaultDeclaration;
}

/** Faults that defects provoke, with a request where one is needed: failed sensors, and what is critical. */
function trials(dut: Dut): readonly Trial[] {
  const able = Object.entries(dut.table?.faults ?? {})
    .map(([code, fault]) => ({ code, fault }))
    .filter(({ fault: { causes = [], delayMs = 0 } }) => {
      const broken = causes.some((cause) => "defect" in cause);
      const possible = causes.every((cause) => "defect" in cause || "request" in cause);
      return broken && possible && delayMs <= LONGEST_MS;
    });
  const sensors = able
    .filter(({ code }) => dut.surface?.properties[SENSORS[code] ?? ""] !== undefined)
    .slice(0, SENSOR_TRIALS);
  const alone = ({ fault }: Trial) => (fault.causes?.length === 1 ? 0 : 1);
  const critical = able
    .filter(({ fault }) => fault.severity === "critical")
    .sort((a, b) => alone(a) - alone(b))
    .slice(0, CRITICAL_TRIALS);
  return [...new Set([...sensors, ...critical])];
}

/** Asks for a self-test and waits for its result. */
async function selfTest(bench: Bench, code: string): Promise<void> {
  if (bench.dut.surface?.properties["health/self-test"] === undefined) return;
  const done = () => bench.live.events.get("health/self-test-completed") ?? 0;
  const before = done();
  bench.mark("self-test", { code });
  await bench.request("health/self-test", "{}");
  await bench.pass(REPORT_MS, () => done() > before);
  bench.mark("self-test-end", { code });
}

async function diagnose(bench: Bench, { code, fault }: Trial): Promise<void> {
  const sensed = SENSORS[code];
  bench.mark("break", { code, severity: fault.severity, before: stands(bench, code) });
  try {
    for (const cause of fault.causes ?? []) await bringAbout(bench, cause);
  } catch (error) {
    if (!(error instanceof SceneFailed) || error.reason !== "no-instrument") throw error;
    bench.mark("unbroken", { code });
    return;
  }
  await bench.pass((fault.delayMs ?? 0) + REPORT_MS, () => stands(bench, code));
  await bench.pause("fault.show");
  if (sensed) await bench.pass(REPORT_MS, () => (bench.live.text(sensed) ?? "") === "");
  await selfTest(bench, code);
  bench.mark("broken", { code, stands: stands(bench, code) });
  for (const cause of [...(fault.causes ?? [])].reverse()) await takeAway(bench, cause);
  await bench.pass(REPORT_MS, () => !stands(bench, code));
  bench.mark("mended", { code });
}

function steps(dut: Dut): readonly Step[] {
  const tried = trials(dut);
  if (tried.length === 0) return [];
  return [
    { text: "Ask for a self-test while nothing is broken", run: (bench) => selfTest(bench, "") },
    ...tried.map(
      (trial): Step => ({
        text: `Break it (${trial.code}), diagnose it, mend it`,
        run: (bench) => diagnose(bench, trial),
      }),
    ),
    { text: "Put settings back", run: restore },
  ];
}

/** Defects are switched on in the device, and it is asked what is wrong. */
export const byDefect: Case = {
  id: "diagnosis.by-defect",
  revision: 1,
  title: "Break it and ask it from afar what is wrong",
  covers: [
    "smart.fault.severity-told",
    "smart.fault.sensor-unknown",
    "smart.fault.self-test",
    "smart.service.requested-on-critical",
    "smart.service.request-complete",
  ],
  applies: declares("fault"),
  needs: ["messages", "requests", "defects"],
  lastsMs: (dut) => trials(dut).length * (4 * REPORT_MS + 30_000 * dut.rate),
  steps,
  judge: (view) => judgeDiagnosis(view, SENSORS),
  leaves: [],
  killedBy: [
    "severity-always-info",
    "failed-sensor-reads",
    "failed-sensor-reads-zero",
    "self-test-always-passes",
    "no-service-request",
    "service-request-nameless",
  ],
};

/** Somebody at the appliance asks for service. */
export const byPerson: Case = {
  id: "service.by-person",
  revision: 1,
  title: "Ask for service at the appliance",
  covers: ["smart.service.by-person", "smart.service.request-complete"],
  applies: all(declares("operation"), has("health/service-requested")),
  needs: ["messages", "person"],
  lastsMs: (dut) => 20_000 * dut.rate,
  steps: (dut) =>
    canOperate(dut, "request-service")
      ? [
          {
            text: "Ask for service",
            run: async (bench) => {
              bench.mark("service");
              const answer = await bench.operate("request-service", { action: "inspection" });
              bench.need(answer === "ok", `request-service: ${answer}`);
              await bench.pause("fault.show");
              bench.mark("service-end");
            },
          },
        ]
      : [],
  judge: judgeByPerson,
  leaves: ["a request for service"],
  killedBy: ["no-service-request", "service-request-nameless"],
};

/** Does it tell how long it may safely be used? */
export const lifeStated: Case = {
  id: "service.life-stated",
  revision: 1,
  title: "Look for its safe service life",
  covers: ["smart.service.life-stated"],
  applies: all(kind("refrigerator"), has("health/service-life")),
  needs: ["messages"],
  lastsMs: () => 1000,
  watches: true,
  steps: () => [],
  judge: judgeLifeStated,
  leaves: [],
  killedBy: ["life-unstated"],
};

/** Is what is left of it counted? */
export const lifeCounted: Case = {
  id: "service.life-counted",
  revision: 1,
  title: "Hold what is left of its service life against its date of manufacture",
  covers: ["smart.service.life-counted"],
  applies: all(has("health/service-life"), has("health/service-life-remaining")),
  needs: ["messages"],
  lastsMs: () => 60_000,
  watches: true,
  steps: () => [],
  judge: judgeLifeCounted,
  leaves: [],
  killedBy: ["life-never-ends"],
};

/** The cases of this file. */
export const diagnosisCases: readonly Case[] = [byDefect, byPerson, lifeStated, lifeCounted];
