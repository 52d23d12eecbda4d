/** The cases about networked standby that are the same for every kind. */

import type { Case } from "../../case.ts";
import { networkedStandby } from "./standby-networked.ts";
import { wakeUp } from "./standby-wake-up.ts";

/** Every case about networked standby. */
export const standbyCases: readonly Case[] = [networkedStandby, wakeUp];
