/**
 * What a manufacturer states: the conceptual cases of ETSI TS 103 701. Each asks whether a statement is
 * there, is sufficient and coherent, and is not contradicted by the device.
 */

import { always, not, states } from "../conditions.ts";
import type { Editions, Requirement } from "../requirement.ts";
import { etsi } from "./sources.ts";

const must = { level: "must", confidence: "verified", edition: "V3.1.3", when: always } as const;
const should = { ...must, level: "should" } as const;

/** Requirements on the manufacturer's statement. */
export const securityStated = {
  "security.passwords.unique-stated": {
    ...must,
    citation: etsi("5.1-1 and 5.1-2", "TS 103 701 case 5.1-1-1 (conceptual), IXIT 1-AuthMech."),
    when: states("uses-passwords"),
    asks: ["passwords-unique-per-device", "password-generation"],
  },
  "security.vulnerability.policy": {
    ...must,
    citation: etsi("5.2-1", "TS 103 701 case 5.2-1-1 (conceptual), IXIT 2-UserInfo."),
    asks: [
      "vulnerability-policy",
      "vulnerability-contact",
      "vulnerability-acknowledgement-days",
      "vulnerability-status-days",
    ],
  },
  "security.support.period": {
    ...must,
    citation: etsi("5.3-13", "TS 103 701 case 5.3-13-1 (conceptual), IXIT 2-UserInfo."),
    asks: ["support-until", "support-published"],
  },
  "security.identity.model-designation": {
    ...must,
    citation: etsi(
      "5.3-16",
      "TS 103 701 cases 5.3-16-1 (conceptual) and -2 (functional), IXIT 2-UserInfo.",
    ),
    asks: ["model-designation"],
  },
  "security.update.mechanism-stated": {
    ...must,
    citation: etsi(
      "5.3-2 and 5.3-7",
      "TS 103 701 cases 5.3-2-1 and 5.3-7-1 (conceptual), IXIT 7-UpdMech.",
    ),
    when: states("updatable"),
    asks: ["update-mechanism", "update-protection"],
  },
  "security.update.absence-explained": {
    ...should,
    citation: etsi("5.3-14", "TS 103 701 case 5.3-14-1 (conceptual), IXIT 9-ReplSup."),
    when: not(states("updatable")),
    asks: ["update-absence"],
  },
  "security.parameters.stated": {
    ...must,
    citation: etsi("5.4-1", "TS 103 701 case 5.4-1-1 (conceptual), IXIT 10-SecParam."),
    asks: ["security-parameters", "security-parameter-storage"],
  },
  "security.communication.stated": {
    ...must,
    citation: etsi("5.5-1", "TS 103 701 case 5.5-1-1 (conceptual), IXIT 11-SecComMech."),
    asks: ["secure-communication"],
  },
  "security.interfaces.declared": {
    ...must,
    citation: etsi("5.6-1", "TS 103 701 case 5.6-1-1 (conceptual), IXIT 28-LogIntf."),
    asks: ["logical-interfaces"],
  },
  "security.resilience.mechanisms-stated": {
    ...should,
    citation: etsi(
      "5.9-1 and 5.9-2",
      "TS 103 701 cases 5.9-1-1 and 5.9-2-1 (conceptual), IXIT 23-ResMech.",
    ),
    asks: ["network-recovery", "power-recovery", "works-without-network"],
  },
  "security.telemetry.examined": {
    ...should,
    citation: etsi("5.10-1", "TS 103 701 case 5.10-1-1 (conceptual), IXIT 24-TelData."),
    asks: ["telemetry-examination"],
  },
  "security.deletion.stated": {
    ...must,
    citation: etsi("5.11-1", "TS 103 701 case 5.11-1-1 (conceptual), IXIT 25-DelFunc."),
    asks: ["deletion-function"],
  },
  "security.input.validation-stated": {
    ...must,
    citation: etsi("5.13-1A and 5.13-1B", "TS 103 701 case 5.13-1-1 (conceptual), IXIT 29-InpVal."),
    asks: ["input-validation"],
  },
  "security.personal-data.stated": {
    ...must,
    citation: etsi("6-1", "TS 103 701 case 6-1-1 (conceptual), IXIT 21-PersData."),
    asks: ["personal-data"],
  },
} as const satisfies Record<string, Requirement | Editions>;
