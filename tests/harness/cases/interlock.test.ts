import { interlockMutants } from "../../../devices/mutants/interlock.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import { interlockCases } from "../../../harness/cases/interlock.ts";
import { proveArea } from "./proof.ts";

proveArea({ cases: interlockCases, mutants: interlockMutants, variants: sessionVariants });
