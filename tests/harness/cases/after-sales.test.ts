/** Diagnosis, service, parts that wear. */

import { afterSalesMutants, afterSalesVariants } from "../../../devices/mutants/after-sales.ts";
import { consumableCases } from "../../../harness/cases/consumable.ts";
import { diagnosisCases } from "../../../harness/cases/diagnosis.ts";
import { proveArea } from "./proof.ts";

proveArea({
  cases: [...diagnosisCases, ...consumableCases],
  mutants: afterSalesMutants,
  variants: afterSalesVariants,
});
