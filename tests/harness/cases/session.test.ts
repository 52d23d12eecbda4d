import { sessionMutants } from "../../../devices/mutants/session.ts";
import { sessionVariants } from "../../../devices/mutants/variants-session.ts";
import { sessionCases } from "../../../harness/cases/session.ts";
import { proveArea } from "./proof.ts";

proveArea({ cases: sessionCases, mutants: sessionMutants, variants: sessionVariants });
