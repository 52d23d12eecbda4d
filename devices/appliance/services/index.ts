/** The services that every simulated appliance has. */

import { afterSales } from "./after-sales.ts";
import { removal } from "./removal.ts";
import type { Service } from "./service.ts";
import { HONEST, updates } from "./update.ts";

/** All of them, in the order in which their elements are shown. */
export const services: readonly Service[] = [removal, afterSales, updates(HONEST)];
