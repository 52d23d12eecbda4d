import { faultMutants } from "../../../devices/mutants/fault.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import { faultCases } from "../../../harness/cases/fault.ts";
import { proveArea } from "./proof.ts";

proveArea({ cases: faultCases, mutants: faultMutants, variants: sessionVariants });
