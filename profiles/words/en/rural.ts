/** Sentences of the rural requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const rural = {
  "rural.supply.range":
    "The appliance stays reachable and follows requests over the whole range of a weak grid's voltage.",
  "rural.supply.sag": "Short sags of the supply leave the appliance working and its settings kept.",
  "rural.supply.interruption":
    "After a short interruption of the supply the appliance comes back by itself with its settings.",
  "rural.supply.safe-restart":
    "When the supply returns, nothing that somebody has to watch goes on by itself.",
  "rural.operation.local":
    "Without any network the appliance can be worked by hand, and tells what was done once the network is back.",
  "rural.network.poor":
    "After repeated losses of the network the appliance comes back by itself and works as before.",
} as const satisfies Partial<Record<RequirementId, string>>;
