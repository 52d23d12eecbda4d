import { programmeMutants } from "../../../devices/mutants/programme.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import { programmeCases } from "../../../harness/cases/programme.ts";
import { proveArea } from "./proof.ts";

proveArea({ cases: programmeCases, mutants: programmeMutants, variants: sessionVariants });
