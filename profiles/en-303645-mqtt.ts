/**
 * Baseline security of consumer IoT by ETSI EN 303 645 V3.1.3, as far as it shows at the broker and in
 * the manufacturer's statement, in the manner of TS 103 701: a provision is a test group, its cases
 * are conceptual (on the statement) or functional (on the wire). Each requirement's citation names
 * provision and case. Provisions about hardware, secure boot, storage and user interfaces are not here:
 * no broker sees them.
 */

import type { RequirementId } from "./catalogue/index.ts";
import type { Profile } from "./requirement.ts";

/** ETSI EN 303 645 over MQTT. */
export const en303645Mqtt = {
  id: "en-303645-mqtt",
  version: "1.0.0",
  date: "2026-11-23",
  requirements: [
    "security.passwords.unique-stated",
    "security.credentials.not-guessable",
    "security.vulnerability.policy",
    "security.update.mechanism-stated",
    "security.update.absence-explained",
    "security.support.period",
    "security.identity.model-designation",
    "security.parameters.stated",
    "security.communication.stated",
    "security.tls.authority-checked",
    "security.tls.expiry-checked",
    "security.tls.host-checked",
    "security.tls.version-current",
    "security.tls.no-plain-fallback",
    "security.command.replay-refused",
    "security.secrets.not-told",
    "security.interfaces.declared",
    "security.surface.declared-topics-only",
    "security.resilience.mechanisms-stated",
    "security.resilience.network-loss",
    "security.resilience.power-loss",
    "security.resilience.reconnect-spread",
    "smart.session.backoff",
    "security.telemetry.examined",
    "security.deletion.stated",
    "security.input.validation-stated",
    "security.input.hostile-survived",
    "security.input.actions-survived",
    "security.input.topics-survived",
    "security.personal-data.stated",
    "security.telemetry.no-personal-data",
    "security.telemetry.declared",
  ],
  decision: "simple-acceptance",
} as const satisfies Profile<RequirementId>;
