/** Watching a device: what it reports of itself while nobody asks anything of it. */

import { always } from "../../profiles/index.ts";
import type { Case, Monitor } from "../case.ts";
import { agrees } from "./agreement.ts";
import { cadenceMonitors } from "./cadence.ts";
import { consistencyMonitors } from "./consistency.ts";
import { descriptionMonitors } from "./description.ts";
import { energyMonitors } from "./energy.ts";
import { interlock } from "./exclusion.ts";
import { frameMonitors } from "./frames.ts";
import { keepAlive } from "./keep-alive.ts";
import { declaredTopics } from "./messages.ts";
import { metered } from "./metered.ts";
import { reportingMonitors } from "./reporting.ts";

/** Long enough for a few frames at their slowest, in ms of device time. */
const WATCH_MS = 300_000;

/** What is looked at in every case: frames, energy, interlocks, and that no other topics are used. */
export const telemetryMonitors: readonly Monitor[] = [
  ...cadenceMonitors,
  ...frameMonitors,
  agrees,
  interlock,
  ...energyMonitors,
  ...reportingMonitors,
  ...consistencyMonitors,
  keepAlive,
  declaredTopics,
];

/** Nothing is done: the monitors have something to look at even when no other case runs. */
export const watch: Case = {
  id: "telemetry.watch",
  revision: 1,
  title: "Watch the device for five minutes",
  covers: [...descriptionMonitors, ...telemetryMonitors].flatMap(({ covers }) => covers),
  applies: always,
  needs: ["messages"],
  lastsMs: () => WATCH_MS,
  watches: true,
  steps: () => [
    { text: "Let five minutes pass", run: async (bench) => void (await bench.pass(WATCH_MS)) },
  ],
  judge: () => [],
  leaves: [],
  killedBy: ["frames-seldom", "frames-stop", "power-in-bursts", "debug-topic", "state-alert"],
};

/** The cases that watch, and the one that measures energy. */
export const telemetryCases: readonly Case[] = [watch, metered];
