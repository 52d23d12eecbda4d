/** All cases and monitors, in the order in which they are run and shown. */

import type { Case, Monitor } from "../case.ts";
import { answeringCases } from "./answering.ts";
import { arrivalCases } from "./arrival.ts";
import { birthCases } from "./birth.ts";
import { commandCases } from "./command.ts";
import { consumableCases } from "./consumable.ts";
import { descriptionCases, descriptionMonitors } from "./description.ts";
import { diagnosisCases } from "./diagnosis.ts";
import { discoveryCases } from "./discovery.ts";
import { enduranceCases } from "./endurance.ts";
import { faultCases } from "./fault.ts";
import { greenCases } from "./green/index.ts";
import { homieCases, homieMonitors } from "./homie.ts";
import { interlockCases } from "./interlock.ts";
import { precedenceCases } from "./precedence.ts";
import { programmeCases } from "./programme.ts";
import { recordingCases } from "./recording.ts";
import { refusalCases } from "./refusal.ts";
import { removalCases } from "./removal.ts";
import { restartCases } from "./restart.ts";
import { ruralCases } from "./rural.ts";
import { securityCases } from "./security.ts";
import { securityMonitors } from "./security-told.ts";
import { sensingCases } from "./sensing.ts";
import { sessionCases } from "./session.ts";
import { telemetryCases, telemetryMonitors } from "./telemetry.ts";
import { twinCases } from "./twin.ts";
import { updateCases } from "./update.ts";
import { waterCases } from "./water.ts";

/** Every case. */
export const cases: readonly Case[] = [
  ...descriptionCases,
  ...birthCases,
  ...telemetryCases,
  ...sensingCases,
  ...waterCases,
  ...commandCases,
  ...answeringCases,
  ...refusalCases,
  ...arrivalCases,
  ...precedenceCases,
  ...sessionCases,
  ...enduranceCases,
  ...restartCases,
  ...faultCases,
  ...diagnosisCases,
  ...consumableCases,
  ...updateCases,
  ...programmeCases,
  ...interlockCases,
  ...twinCases,
  ...securityCases,
  ...greenCases,
  ...ruralCases,
  ...homieCases,
  ...discoveryCases,
  // What removes the device comes after all that needs it.
  ...removalCases,
  ...recordingCases,
];

/** Every monitor: armed during every case. */
export const monitors: readonly Monitor[] = [
  ...descriptionMonitors,
  ...telemetryMonitors,
  ...securityMonitors,
  ...homieMonitors,
];
