/** Leaving for good, and beginning anew. */

import { removalMutants } from "../../../devices/mutants/removal.ts";
import { removalCases } from "../../../harness/cases/removal.ts";
import { proveArea } from "./proof.ts";

proveArea({ cases: removalCases, mutants: removalMutants, variants: [] });
