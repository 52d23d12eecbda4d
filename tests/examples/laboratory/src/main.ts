/**
 * Runs our suite: on the devices that are named, or, to prove the suite itself, on the simulated
 * refrigerator as it is and with our defect.
 */

import { writeFileSync } from "node:fs";
import { type CertifyOptions, certify, dut, simulated } from "hearthmark";
import { cases, exitStatus } from "hearthmark/harness";
import { catalogue } from "hearthmark/profiles";
import { doorTold } from "./case.js";
import { doorToldLate } from "./mutant.js";
import { profile } from "./profile.js";
import { ownRequirements, words } from "./requirement.js";

const named = process.argv.slice(2);
const suite: CertifyOptions = {
  profile,
  catalogue: { ...catalogue, ...ownRequirements },
  cases: [...cases, doorTold],
  words: { en: words },
  duts:
    named.length > 0
      ? named.map((spec) => dut(spec))
      : [
          simulated("refrigerator"),
          simulated("refrigerator", { id: "refrigerator-late", deviation: doorToldLate }),
        ],
};

const { result, report } = await certify(suite);
process.stdout.write(report("text"));
writeFileSync("report.html", report("html"));
process.exitCode = exitStatus(result.verdict);
