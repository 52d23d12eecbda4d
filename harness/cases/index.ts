/** All cases and monitors, in the order in which they are run and shown. */

import type { Case, Monitor } from "../case.ts";
import { acknowledged, outOfRange } from "./command.ts";

/** Every case. */
export const cases: readonly Case[] = [acknowledged, outOfRange];

/** Every monitor: armed during every case. */
export const monitors: readonly Monitor[] = [];
