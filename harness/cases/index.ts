/** All cases and monitors, in the order in which they are run and shown. */

import type { Case, Monitor } from "../case.ts";
import { answeringCases } from "./answering.ts";
import { birthCases } from "./birth.ts";
import { commandCases } from "./command.ts";
import { descriptionCases, descriptionMonitors } from "./description.ts";
import { faultCases } from "./fault.ts";
import { greenCases } from "./green/index.ts";
import { interlockCases } from "./interlock.ts";
import { programmeCases } from "./programme.ts";
import { recordingCases } from "./recording.ts";
import { refusalCases } from "./refusal.ts";
import { ruralCases } from "./rural.ts";
import { sessionCases } from "./session.ts";
import { telemetryCases, telemetryMonitors } from "./telemetry.ts";
import { waterCases } from "./water.ts";

/** Every case. */
export const cases: readonly Case[] = [
  ...descriptionCases,
  ...birthCases,
  ...telemetryCases,
  ...waterCases,
  ...commandCases,
  ...answeringCases,
  ...refusalCases,
  ...sessionCases,
  ...faultCases,
  ...programmeCases,
  ...interlockCases,
  ...greenCases,
  ...ruralCases,
  ...recordingCases,
];

/** Every monitor: armed during every case. */
export const monitors: readonly Monitor[] = [...descriptionMonitors, ...telemetryMonitors];
