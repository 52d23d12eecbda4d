/** The cases about security, in the order of their areas. */

import type { Case } from "../case.ts";
import { securityInputCases } from "./security-input.ts";
import { securityReconnectCases } from "./security-reconnect.ts";
import { replay } from "./security-replay.ts";
import { securityStatedCases } from "./security-stated.ts";
import { securityTlsCases } from "./security-tls.ts";
import { securityToldCases } from "./security-told.ts";

/** All of them but those that stand with requests and with the session. */
export const securityCases: readonly Case[] = [
  ...securityInputCases,
  replay,
  ...securityToldCases,
  ...securityReconnectCases,
  ...securityTlsCases,
  ...securityStatedCases,
];
