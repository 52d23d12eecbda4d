/** Sentences of the security requirements in English. */

import type { RequirementId } from "../../catalogue/index.ts";

/** By requirement. */
export const security = {
  "security.input.hostile-survived":
    "Malformed, oversized and random input on its topics neither stops nor changes the device.",
  "security.surface.declared-topics-only":
    "The device publishes and subscribes only to topics that follow from its description.",
  "security.resilience.network-loss":
    "After a loss of the network the device comes back by itself and works as before.",
  "security.resilience.power-loss":
    "After a loss of power the device comes back by itself in the same or a better state.",
  "security.input.actions-survived":
    "Malformed, deep and hostile parameters of an action start nothing, stop nothing and change nothing.",
  "security.input.topics-survived":
    "Messages on strange, deep and hostile topics below the device neither stop nor change it.",
  "security.command.replay-refused":
    "A request that was followed once is refused when it is replayed after a person has forbidden remote control, also over a new connection.",
  "security.secrets.not-told": "The device tells no password, key or token on any topic.",
  "security.telemetry.no-personal-data":
    "What the device tells holds no personal data (addresses, numbers, places, names) but what is stated.",
  "security.telemetry.declared":
    "All telemetry that the device tells is stated, with its purpose, and nothing is stated that it does not have.",
  "security.resilience.reconnect-spread":
    "After losses of the network the device comes back after varying times, so that a fleet does not return all at once.",
  "security.tls.authority-checked":
    "The device does not connect to a broker whose certificate is self-signed or of an unknown authority.",
  "security.tls.expiry-checked":
    "The device does not connect to a broker whose certificate has expired.",
  "security.tls.host-checked":
    "The device does not connect to a broker whose certificate is for another host.",
  "security.tls.version-current": "The device does not connect by a version of TLS below 1.2.",
  "security.tls.no-plain-fallback":
    "The device never sends unprotected what it should send by TLS.",
  "security.credentials.not-guessable":
    "The password with which the device makes itself known is none that is tried first and does not follow from its identity.",
  "security.passwords.unique-stated":
    "The statement says that passwords are unique per device, and how they are made.",
  "security.vulnerability.policy":
    "A policy of vulnerability disclosure is published, with a contact and the times of acknowledgement and status.",
  "security.support.period":
    "A support period is defined and published, and does not end before the device was made.",
  "security.identity.model-designation":
    "The model designation is stated, and the device tells the same.",
  "security.update.mechanism-stated":
    "The statement says how updates reach the device and how they are verified.",
  "security.update.absence-explained":
    "For a device without updates the statement says why, and how it is replaced, and the device does not contradict it.",
  "security.parameters.stated":
    "The statement lists the sensitive security parameters that are stored, and how they are protected.",
  "security.communication.stated":
    "The statement names the protocols that protect communication: TLS 1.2 or newer.",
  "security.interfaces.declared":
    "The statement lists the network interfaces in use, and the device uses no others.",
  "security.resilience.mechanisms-stated":
    "The statement says what the device does when network or mains are lost and return, and that it works on without the network.",
  "security.telemetry.examined":
    "The statement says how telemetry is examined for anomalies of security.",
  "security.deletion.stated": "The statement says how a user deletes the data on the device.",
  "security.input.validation-stated": "The statement says how input is validated.",
  "security.personal-data.stated":
    "The statement says which personal data is processed, and for what, or that there is none.",
} as const satisfies Partial<Record<RequirementId, string>>;
