/** Software updates. */

import { afterSalesVariants } from "../../../devices/mutants/after-sales.ts";
import { updateMutants } from "../../../devices/mutants/update.ts";
import { updateCases } from "../../../harness/cases/update.ts";
import { proveArea } from "./proof.ts";

proveArea({ cases: updateCases, mutants: updateMutants, variants: afterSalesVariants });
