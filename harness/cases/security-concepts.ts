/** What each conceptual case asks of a statement, and what would contradict it. */

import { deviceTopic } from "../../src/thing/wire.ts";
import type { View } from "../view.ts";
import type { Concept, Stated } from "./security-stated.ts";
import { listOf } from "./security-told.ts";

/** Text that says too little to be a statement: a dash, a dot, a placeholder. */
const EMPTY_WORDS = /^(?:-+|\.+|\?+|n\/?a|none|no|yes|tbd|todo|unknown|see .{0,20})$/i;
const HTTPS = /^https:\/\/[^\s/]+\.[^\s/]+/;
const CONTACT = /^(?:https:\/\/[^\s/]+\.\S+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** First topic level of what is no Homie, by the interface's name. */
const BESIDE: Readonly<Record<string, string>> = { homeassistant: "home-assistant" };

const when = (problem: boolean, text: string): readonly string[] => (problem ? [text] : []);

/** Names of what says nothing. */
function empty(stated: Stated, ...names: Parameters<Stated["text"]>[0][]): readonly string[] {
  return names.flatMap((name) =>
    when(EMPTY_WORDS.test(stated.text(name)), `${name} says nothing: "${stated.text(name)}"`),
  );
}

/** The value that the device tells of itself: in this encounter, else when it was probed. */
function told(view: View, path: string): string {
  return view.before(path, view.events.length)?.text ?? view.dut.found[path] ?? "";
}

/** Does the device describe a node of that name? */
function hasNode(view: View, node: string): boolean {
  return Object.keys(view.dut.surface?.properties ?? {}).some((path) =>
    path.startsWith(`${node}/`),
  );
}

function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text));
}

function supportProblems(stated: Stated, view: View): readonly string[] {
  const until = stated.text("support-until");
  const made = told(view, "info/manufactured").slice(0, 10);
  if (!isDay(until)) return [`support-until is "${until}", which is no day (YYYY-MM-DD)`];
  return [
    ...when(isDay(made) && until < made, `it ends ${until}, before the device was made (${made})`),
    ...when(
      !HTTPS.test(stated.text("support-published")),
      `support-published is "${stated.text("support-published")}", expected a page (https://...)`,
    ),
  ];
}

function policyProblems(stated: Stated): readonly string[] {
  const days = ["vulnerability-acknowledgement-days", "vulnerability-status-days"] as const;
  return [
    ...when(
      !HTTPS.test(stated.text("vulnerability-policy")),
      `vulnerability-policy is "${stated.text("vulnerability-policy")}", expected a page (https://...)`,
    ),
    ...when(
      !CONTACT.test(stated.text("vulnerability-contact")),
      `vulnerability-contact is "${stated.text("vulnerability-contact")}", expected an address or a page`,
    ),
    ...days.flatMap((name) =>
      when(!(stated.number(name) > 0), `${name} is "${stated.text(name)}", expected days above 0`),
    ),
  ];
}

function modelProblems(stated: Stated, view: View): readonly string[] {
  const model = told(view, "info/model");
  const designation = stated.text("model-designation");
  if (model === "") return [];
  return when(model !== designation, `stated "${designation}", the device tells "${model}"`);
}

function interfaceProblems(stated: Stated, view: View): readonly string[] {
  const names = listOf(stated.text("logical-interfaces"));
  const own = `${deviceTopic(view.dut.address)}/`;
  const beside = new Set(
    view.said
      .filter(({ topic }) => !topic.startsWith(own))
      .flatMap(({ topic }) => BESIDE[topic.split("/")[0] ?? ""] ?? []),
  );
  return [
    ...when(!names.includes("mqtt"), "mqtt is not among them, and the device speaks it"),
    ...[...beside].flatMap((name) =>
      when(!names.includes(name), `${name} is not among them, and the device uses it`),
    ),
  ];
}

function protocolProblems(stated: Stated): readonly string[] {
  const text = stated.text("secure-communication");
  const versions = [...text.matchAll(/\b(TLS|SSL)\s*v?(\d(?:\.\d)?)?/gi)];
  const old = versions.filter(([, kind, version]) => {
    return kind?.toUpperCase() === "SSL" || (version !== undefined && Number(version) < 1.2);
  });
  const current = versions.some(([, , version]) => Number(version) >= 1.2);
  return [
    ...when(!current, `"${text.slice(0, 60)}" names no TLS of version 1.2 or newer`),
    ...old.map(([name]) => `it names ${name.trim()}, which is out of date`),
  ];
}

function deletionProblems(stated: Stated, view: View): readonly string[] {
  const text = stated.text("deletion-function");
  const named = /\bdecommission\b/i.test(text);
  const has = view.dut.surface?.properties["health/decommission"] !== undefined;
  return [
    ...empty(stated, "deletion-function"),
    ...when(
      named && !has && hasNode(view, "health"),
      "it names decommission, and the device has none",
    ),
  ];
}

/** The concepts, in the order of the provisions. */
export const conceptual: readonly Concept[] = [
  {
    requirement: "security.passwords.unique-stated",
    name: "passwords",
    test: "5.1-1-1",
    title: "Read how passwords are made",
    asks: ["passwords-unique-per-device", "password-generation"],
    expected: "passwords unique per device, and how they are made",
    problems: (stated) => [
      ...when(
        stated.answer("passwords-unique-per-device") !== true,
        "passwords are stated not to be unique per device",
      ),
      ...empty(stated, "password-generation"),
    ],
    killedBy: ["papers-shared-password"],
  },
  {
    requirement: "security.vulnerability.policy",
    name: "vulnerability",
    test: "5.2-1-1",
    title: "Read the policy of vulnerability disclosure",
    asks: [
      "vulnerability-policy",
      "vulnerability-contact",
      "vulnerability-acknowledgement-days",
      "vulnerability-status-days",
    ],
    expected: "a published policy with contact, time of acknowledgement and times of status",
    problems: policyProblems,
    killedBy: ["papers-no-contact"],
  },
  {
    requirement: "security.update.mechanism-stated",
    name: "update",
    test: "5.3-2-1 and 5.3-7-1",
    title: "Read how updates come and are verified",
    asks: ["update-mechanism", "update-protection"],
    expected: "how updates come and are verified",
    problems: (stated) => empty(stated, "update-mechanism", "update-protection"),
    killedBy: ["papers-vague-update"],
  },
  {
    requirement: "security.update.absence-explained",
    name: "no-update",
    test: "5.3-14-1",
    title: "Read why there are no updates",
    asks: ["update-absence"],
    expected: "why there are no updates, how the device is replaced, and no update offered by it",
    problems: (stated, view) => [
      ...empty(stated, "update-absence"),
      ...when(hasNode(view, "update"), "the device describes a node update"),
    ],
    killedBy: ["papers-deny-update"],
  },
  {
    requirement: "security.support.period",
    name: "support",
    test: "5.3-13-1",
    title: "Read the support period",
    asks: ["support-until", "support-published"],
    expected: "a published support period that does not end before the device was made",
    problems: supportProblems,
    killedBy: ["papers-support-ended"],
  },
  {
    requirement: "security.identity.model-designation",
    name: "model",
    test: "5.3-16-1 and -2",
    title: "Hold the model designation against what the device tells",
    asks: ["model-designation"],
    expected: "a model designation, and the device tells the same",
    problems: modelProblems,
    killedBy: ["tells-another-model"],
  },
  {
    requirement: "security.parameters.stated",
    name: "parameters",
    test: "5.4-1-1",
    title: "Read which security parameters are stored",
    asks: ["security-parameters", "security-parameter-storage"],
    expected: "the sensitive security parameters and how they are protected",
    problems: (stated) => [
      ...empty(stated, "security-parameters", "security-parameter-storage"),
      ...when(
        /\b(plain ?text|unprotected|clear ?text|base64)\b/i.test(
          stated.text("security-parameter-storage"),
        ),
        `stored without protection: "${stated.text("security-parameter-storage")}"`,
      ),
    ],
    killedBy: ["papers-plain-storage"],
  },
  {
    requirement: "security.communication.stated",
    name: "communication",
    test: "5.5-1-1",
    title: "Read which protocols protect communication",
    asks: ["secure-communication"],
    expected: "TLS 1.2 or newer, and nothing older",
    problems: protocolProblems,
    killedBy: ["papers-old-tls"],
  },
  {
    requirement: "security.interfaces.declared",
    name: "interfaces",
    test: "5.6-1-1",
    title: "Hold the interfaces in use against those that are stated",
    asks: ["logical-interfaces"],
    expected: "all network interfaces in use, mqtt among them",
    problems: interfaceProblems,
    killedBy: ["papers-hide-interface"],
  },
  {
    requirement: "security.resilience.mechanisms-stated",
    name: "resilience",
    test: "5.9-1-1 and 5.9-2-1",
    title: "Read what the device does when network and mains are lost",
    asks: ["network-recovery", "power-recovery", "works-without-network"],
    expected: "mechanisms for both, and that the device works on without the network",
    problems: (stated) => [
      ...empty(stated, "network-recovery", "power-recovery"),
      ...when(
        stated.answer("works-without-network") !== true,
        "stated not to work without the network",
      ),
    ],
    killedBy: ["papers-need-network"],
  },
  {
    requirement: "security.telemetry.examined",
    name: "examination",
    test: "5.10-1-1",
    title: "Read how telemetry is examined",
    asks: ["telemetry-examination"],
    expected: "how telemetry is examined for anomalies of security",
    problems: (stated) => empty(stated, "telemetry-examination"),
    killedBy: ["papers-unexamined"],
  },
  {
    requirement: "security.deletion.stated",
    name: "deletion",
    test: "5.11-1-1",
    title: "Read how a user deletes data",
    asks: ["deletion-function"],
    expected: "how a user deletes the data, by something that the device has",
    problems: deletionProblems,
    killedBy: ["papers-no-deletion"],
  },
  {
    requirement: "security.input.validation-stated",
    name: "validation",
    test: "5.13-1-1",
    title: "Read how input is validated",
    asks: ["input-validation"],
    expected: "how input is validated",
    problems: (stated) => empty(stated, "input-validation"),
    killedBy: ["papers-no-validation"],
  },
  {
    requirement: "security.personal-data.stated",
    name: "personal-data",
    test: "6-1-1",
    title: "Read which personal data is processed",
    asks: ["personal-data"],
    expected: "the personal data with its purpose, or none",
    problems: (stated) => {
      const items = listOf(stated.text("personal-data"));
      return items.length === 1 && items[0] === "none"
        ? []
        : items.flatMap((item) =>
            when(!/\s|:|\(/.test(item), `${item.slice(0, 40)}: no purpose is stated`),
          );
    },
    killedBy: ["papers-purposeless-data"],
  },
];
