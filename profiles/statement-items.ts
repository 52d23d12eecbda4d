/**
 * What a manufacturer is asked for conceptual tests: answers (ICS) and values (IXIT), by name. The
 * tables are those of ETSI TS 103 701, as a published self-assessment numbers them.
 */

/** One thing that a statement may say. */
export interface StatementItem {
  /** `answer`: true or false, in the conformance statement; `value`: in the extra information. */
  readonly in: "answer" | "value";
  /** Table of TS 103 701 that it belongs to. */
  readonly table: string;
  /** What is asked, in a sentence. */
  readonly about: string;
  /** A value as it may look, in YAML. */
  readonly example: string;
}

const answer = (table: string, about: string) =>
  ({ in: "answer", table, about, example: "true" }) as const;

const value = (table: string, about: string, example: string) =>
  ({ in: "value", table, about, example: JSON.stringify(example) }) as const;

/** Everything that the security requirements ask, by name. */
export const statementItems = {
  "uses-passwords": answer(
    "1 AuthMech",
    "The device, or its account at the broker, uses a password",
  ),
  "passwords-unique-per-device": answer(
    "1 AuthMech",
    "No two devices leave the works with one password",
  ),
  "password-generation": value(
    "1 AuthMech",
    "How a preset password is made",
    "16 characters of a hardware random generator, on the label",
  ),
  "vulnerability-policy": value(
    "2 UserInfo",
    "Where the policy of vulnerability disclosure is published",
    "https://maker.example/security",
  ),
  "vulnerability-contact": value(
    "2 UserInfo",
    "Where a vulnerability is reported: an address or a page",
    "security@maker.example",
  ),
  "vulnerability-acknowledgement-days": {
    ...value("2 UserInfo", "Within how many days a report is acknowledged", ""),
    example: "5",
  },
  "vulnerability-status-days": {
    ...value("2 UserInfo", "Every how many days the reporter hears of its state", ""),
    example: "30",
  },
  "support-until": value("2 UserInfo", "Last day of the defined support period", "2031-12-31"),
  "support-published": value(
    "2 UserInfo",
    "Where the support period is published",
    "https://maker.example/support",
  ),
  "model-designation": value("2 UserInfo", "Model as marked on the device", "HR-200"),
  updatable: answer("6 SoftComp", "The software of the device can be updated"),
  "update-mechanism": value(
    "7 UpdMech",
    "How an update reaches the device",
    "offered over MQTT, fetched over HTTPS",
  ),
  "update-protection": value(
    "7 UpdMech",
    "How authenticity and integrity of an update are verified",
    "Ed25519 signature over image and version",
  ),
  "update-absence": value(
    "9 ReplSup",
    "Why there are no updates, and for how long the device is replaced instead",
    "mask ROM; replaced free of charge until the end of support",
  ),
  "security-parameters": value(
    "10 SecParam",
    "Sensitive security parameters that are stored",
    "broker password, Wi-Fi passphrase, CA certificate",
  ),
  "security-parameter-storage": value(
    "10 SecParam",
    "How they are protected where they are stored",
    "encrypted flash, key in fuses",
  ),
  "secure-communication": value(
    "11 SecComMech",
    "Protocols that protect communication, with version",
    "TLS 1.2, TLS 1.3",
  ),
  "personal-data": value(
    "21 PersData",
    "Personal data that is processed, and for what, or none; node/property where it is told",
    "none",
  ),
  "network-recovery": value(
    "23 ResMech",
    "What the device does while the network is lost and when it returns",
    "runs on; reconnects with back-off and jitter",
  ),
  "power-recovery": value(
    "23 ResMech",
    "What the device does when the mains return",
    "boots, restores settings, reconnects",
  ),
  "works-without-network": answer(
    "23 ResMech",
    "It goes on with its task while the network is lost",
  ),
  "telemetry-data": value(
    "24 TelData",
    "Telemetry that is collected: node/property or node/*, with commas",
    "info/*, energy/*, health/*",
  ),
  "telemetry-purpose": value("24 TelData", "By whom it is used, and for what", "the user: display"),
  "telemetry-examination": value(
    "24 TelData",
    "How it is examined for anomalies of security",
    "connection and boot counts are watched",
  ),
  "deletion-function": value(
    "25 DelFunc",
    "How a user deletes the data on the device",
    "factory reset at the appliance",
  ),
  "logical-interfaces": value(
    "28 LogIntf",
    "Network interfaces in use, with commas; mqtt among them",
    "mqtt",
  ),
  "input-validation": value(
    "29 InpVal",
    "How input over interfaces is validated",
    "datatype, range and size by the declaration",
  ),
  "destructive-tests": answer(
    "of our own",
    "Tests may erase the device, change its software and reset its counters for good",
  ),
  "update-image": value(
    "of our own",
    "A genuine newer software image, as the action update/start takes it, in JSON",
    '{"version":"1.1.0","size":400000,"sha256":"...","signature":"..."}',
  ),
  "update-image-older": value(
    "of our own",
    "A genuine image older than the software that runs",
    '{"version":"0.9.0","size":400000,"sha256":"...","signature":"..."}',
  ),
} as const satisfies Readonly<Record<string, StatementItem>>;

/** The name of something that a statement may say. A wrong one does not compile. */
export type StatementItemName = keyof typeof statementItems;
