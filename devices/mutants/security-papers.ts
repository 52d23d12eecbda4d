/** Makers' statements that are wrong in one known way, with an appliance that is not. */

import type { Papers } from "../papers.ts";
import type { Mutant } from "./mutant.ts";

interface Change {
  readonly answers?: Papers["answers"];
  readonly values?: Papers["values"];
}

const papers = (
  id: string,
  about: string,
  [requirement, statement]: readonly [requirement: string, caughtBy: string],
  change: (papers: Papers) => Change,
): Mutant => ({
  id: `papers-${id}`,
  about,
  violates: [requirement],
  caughtBy: statement,
  papers: (before) => {
    const { answers, values } = change(before);
    return {
      answers: { ...before.answers, ...answers },
      values: { ...before.values, ...values },
    };
  },
});

const stated = (requirement: string, name: string) =>
  [`security.${requirement}`, `security.statement-${name}`] as const;

/** Mutants of the statement. */
export const papersMutants: readonly Mutant[] = [
  papers(
    "shared-password",
    "States one password for all devices.",
    stated("passwords.unique-stated", "passwords"),
    () => ({ answers: { "passwords-unique-per-device": false } }),
  ),
  papers(
    "no-contact",
    "States a policy of disclosure without anybody to turn to.",
    stated("vulnerability.policy", "vulnerability"),
    () => ({ values: { "vulnerability-contact": "our shops" } }),
  ),
  papers(
    "vague-update",
    "Says of updates only that there are some.",
    stated("update.mechanism-stated", "update"),
    () => ({
      answers: { updatable: true },
      values: { "update-mechanism": "yes", "update-protection": "yes" },
    }),
  ),
  papers(
    "deny-update",
    "Says that there are no updates, and not why.",
    stated("update.absence-explained", "no-update"),
    () => ({ answers: { updatable: false }, values: { "update-absence": "n/a" } }),
  ),
  papers(
    "support-ended",
    "States a support period that ended before the appliance was made.",
    stated("support.period", "support"),
    () => ({ values: { "support-until": "2024-12-31" } }),
  ),
  papers(
    "plain-storage",
    "States that passwords are stored as they are.",
    stated("parameters.stated", "parameters"),
    () => ({ values: { "security-parameter-storage": "plain text in the settings file" } }),
  ),
  papers(
    "old-tls",
    "States TLS 1.0 among its protocols.",
    stated("communication.stated", "communication"),
    () => ({ values: { "secure-communication": "TLS 1.0, TLS 1.2" } }),
  ),
  papers(
    "hide-interface",
    "Leaves out the interface that it is tested by.",
    stated("interfaces.declared", "interfaces"),
    () => ({ values: { "logical-interfaces": "bluetooth" } }),
  ),
  papers(
    "need-network",
    "States that nothing works without the network.",
    stated("resilience.mechanisms-stated", "resilience"),
    () => ({ answers: { "works-without-network": false } }),
  ),
  papers(
    "unexamined",
    "States that nobody examines telemetry.",
    stated("telemetry.examined", "examination"),
    () => ({ values: { "telemetry-examination": "none" } }),
  ),
  papers(
    "no-deletion",
    "States no way to delete data.",
    stated("deletion.stated", "deletion"),
    () => ({ values: { "deletion-function": "none" } }),
  ),
  papers(
    "no-validation",
    "States no validation of input.",
    stated("input.validation-stated", "validation"),
    () => ({ values: { "input-validation": "-" } }),
  ),
  papers(
    "purposeless-data",
    "States personal data, and not for what.",
    stated("personal-data.stated", "personal-data"),
    () => ({ values: { "personal-data": "e-mail" } }),
  ),
  papers(
    "omit-telemetry",
    "States only a part of the telemetry.",
    ["security.telemetry.declared", "security.told"],
    () => ({ values: { "telemetry-data": "info/*, energy/*" } }),
  ),
  papers(
    "invent-telemetry",
    "States telemetry that the appliance does not have.",
    ["security.telemetry.declared", "security.told"],
    ({ values }) => ({
      values: { "telemetry-data": `${values["telemetry-data"]}, location/latitude` },
    }),
  ),
];
