/** All cases and monitors, in the order in which they are run and shown. */

import type { Case, Monitor } from "../case.ts";
import { answeringCases } from "./answering.ts";
import { commandCases } from "./command.ts";
import { faultCases } from "./fault.ts";
import { interlockCases } from "./interlock.ts";
import { programmeCases } from "./programme.ts";
import { refusalCases } from "./refusal.ts";
import { sessionCases } from "./session.ts";

/** Every case. */
export const cases: readonly Case[] = [
  ...commandCases,
  ...answeringCases,
  ...refusalCases,
  ...sessionCases,
  ...faultCases,
  ...programmeCases,
  ...interlockCases,
];

/** Every monitor: armed during every case. */
export const monitors: readonly Monitor[] = [];
