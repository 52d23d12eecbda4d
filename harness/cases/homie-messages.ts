/** Monitors of the Homie convention over single messages: topics, quality of service, text, log, alerts. */

import type { RequirementId } from "../../profiles/index.ts";
import { deviceTopic } from "../../src/thing/wire.ts";
import type { Monitor } from "../case.ts";
import type { Claim } from "../claim.ts";
import type { Said, View } from "../view.ts";
import { propertyAt, surfaceAt } from "./described.ts";
import { isExtended, ownMessages, restOf, shown, sweep } from "./homie-sweep.ts";
import { onRetainedTopic } from "./messages.ts";
import type { Tally } from "./tally.ts";

const ID = /^[a-z0-9-]+$/;
const LEVELS = ["debug", "info", "warn", "error", "fatal"];
const ATTRIBUTES = ["$state", "$description"];
/** What stands for the empty string. */
const EMPTY = "\u0000";

/** A monitor of one requirement over messages. */
function monitor(
  name: string,
  title: string,
  killedBy: readonly string[],
  judge: (view: View, requirement: RequirementId) => readonly Claim[],
): Monitor {
  const requirement = `interoperability.homie.${name}` as RequirementId;
  return {
    id: `homie.${name}`,
    revision: 1,
    title,
    covers: [requirement],
    judge: (view) => judge(view, requirement),
    killedBy,
  };
}

/** Is that level of a topic the convention's own? */
function reservedProblem(view: View, { part, topic, index }: Said): string | undefined {
  if (part.part === "target") return undefined;
  if (part.part === "attribute") {
    const known =
      (ATTRIBUTES.includes(part.attribute) && part.rest === "") ||
      (["$alert", "$log"].includes(part.attribute) && part.rest !== "");
    if (known || isExtended(view, index)) return undefined;
    return `published ${shown(restOf(view, topic))}`;
  }
  const foreign = restOf(view, topic).includes("$") && !isExtended(view, index);
  return foreign ? `published ${shown(restOf(view, topic))}` : undefined;
}

const reservedTopics = monitor(
  "reserved-topics",
  "Every topic with a $ is held against those that the convention has",
  ["old-attributes"],
  (view, requirement) =>
    sweep(
      view,
      requirement,
      "topics with $ are $state, $description, $alert, $log and $target",
      "topic with $",
      (tally) => {
        for (const said of ownMessages(view)) {
          // An empty message clears what an older firmware left behind.
          if (said.text !== "" && said.topic.includes("$", deviceTopic(view.dut.address).length)) {
            tally.check(said.index, reservedProblem(view, said));
          }
        }
        judgeBroadcasts(view, tally);
      },
    ),
);

/** A device may broadcast, too: on ids below `$broadcast`. Seen only where its packets are. */
function judgeBroadcasts(view: View, tally: Tally): void {
  const root = `${view.dut.address.domain}/5/$`;
  for (const { topic, index } of view.said) {
    if (!topic.startsWith(root)) continue;
    const [name, ...levels] = topic.slice(root.length).split("/");
    const legal = name === "broadcast" && levels.length > 0 && levels.every((id) => ID.test(id));
    tally.check(index, legal ? undefined : `published ${shown(topic)}`);
  }
}

/** Is it described at that line, or in the description that comes next? */
function isDescribed(view: View, path: string, index: number): boolean {
  if (propertyAt(view, path, index)) return true;
  const next = view.told("$description").find((told) => told.index > index);
  return next !== undefined && propertyAt(view, path, next.index) !== undefined;
}

const publishedDescribed = monitor(
  "published-described",
  "Every value that is published is looked up in the description",
  ["undescribed-value"],
  (view, requirement) =>
    sweep(
      view,
      requirement,
      "values stand only on topics of described properties",
      "value",
      (tally) => {
        for (const said of ownMessages(view)) {
          const { part, text, index, topic } = said;
          // Without a legible description nobody can say what follows from it.
          if (text === "" || surfaceAt(view, index) === undefined) continue;
          if (part.part === "property" || part.part === "target") {
            const known = isDescribed(view, part.path, index) || isExtended(view, index);
            tally.check(index, known ? undefined : `${shown(part.path)} is not described`);
          } else if (part.part === "other" && !isExtended(view, index)) {
            tally.offend(`${shown(restOf(view, topic))} is no property's topic`, index);
          }
        }
      },
    ),
);

const qosReliable = monitor(
  "qos-reliable",
  "The quality of service of retained messages is compared",
  ["qos-zero", "qos-mixed"],
  (view, requirement) => {
    const retained = ownMessages(view).filter((said) => onRetainedTopic(view, said));
    const first = retained.find(({ qos }) => qos > 0)?.qos ?? 2;
    const rule = `retained messages use one quality of service, 1 or better 2 (here ${first})`;
    return sweep(view, requirement, rule, "retained message", (tally) => {
      for (const { qos, index, topic } of retained) {
        const problem = `${shown(restOf(view, topic))} uses ${qos}`;
        tally.check(index, qos === first ? undefined : problem);
      }
    });
  },
);

/** The acknowledgements of the native dialect, whose page asks for more than 0. */
function isNativeAck(view: View, { part, index }: Said): boolean {
  if (part.part !== "property" || part.path !== "sys/ack") return false;
  return surfaceAt(view, index)?.nodes.sys?.startsWith("org.hearthmark.") === true;
}

const qosMomentary = monitor(
  "qos-momentary",
  "The quality of service of values that are not retained is read",
  ["momentary-at-qos-1"],
  (view, requirement) => {
    const rule = "values of properties that are not retained use quality of service 0";
    const native = ownMessages(view).find((said) => isNativeAck(view, said) && said.qos > 0);
    const claims = sweep(view, requirement, rule, "such value", (tally) => {
      for (const said of ownMessages(view)) {
        const { part, index, qos } = said;
        if (part.part !== "property" || isNativeAck(view, said)) continue;
        if (propertyAt(view, part.path, index)?.retained !== false) continue;
        tally.check(index, qos === 0 ? undefined : `${part.path} uses ${qos}`);
      }
    });
    if (!native || claims.some(({ verdict }) => verdict !== "pass")) return claims;
    const actual = `sys/ack uses ${native.qos}, as the native dialect has it; all others use 0`;
    const pointers = [native.index];
    return [
      { requirement, verdict: "advice", reason: "recommended", expected: rule, actual, pointers },
    ];
  },
);

const textPayload = monitor(
  "text-payload",
  "Every payload is read as UTF-8",
  ["latin-1", "byte-order-mark"],
  (view, requirement) =>
    sweep(view, requirement, "every payload is UTF-8 without byte order mark", "", (tally) => {
      for (const { index, topic, text } of ownMessages(view)) {
        const rest = shown(restOf(view, topic));
        if (view.events[index]?.encoding === "base64") tally.offend(`${rest} is no UTF-8`, index);
        else if (text.startsWith("\ufeff")) tally.offend(`${rest} has a byte order mark`, index);
        else tally.keep(index);
      }
    }),
);

const emptyString = monitor(
  "empty-string",
  "Zero bytes are looked for",
  ["zero-byte-alert"],
  (view, requirement) => {
    const rule = "a zero byte stands for the empty text, in values and targets of strings only";
    return sweep(view, requirement, rule, "zero byte", (tally) => {
      for (const { part, text, index, topic } of ownMessages(view)) {
        if (text !== EMPTY) continue;
        const placed = part.part === "property" || part.part === "target" ? part.path : undefined;
        const legal = placed && propertyAt(view, placed, index)?.datatype === "string";
        tally.check(index, legal ? undefined : `a zero byte on ${shown(restOf(view, topic))}`);
      }
    });
  },
);

const logTopics = monitor(
  "log-topics",
  "Every log message's level is read",
  ["log-verbose", "log-below"],
  (view, requirement) =>
    sweep(view, requirement, `$log has the levels ${LEVELS.join(", ")}`, "log message", (tally) => {
      for (const { part, index } of ownMessages(view)) {
        if (part.part !== "attribute" || part.attribute !== "$log") continue;
        const legal = LEVELS.includes(part.rest);
        tally.check(index, legal ? undefined : `logged on $log/${shown(part.rest)}`);
      }
    }),
);

const logNotRetained = monitor(
  "log-not-retained",
  "Log messages that are retained are looked for",
  ["log-retained"],
  (view, requirement) =>
    sweep(view, requirement, "log messages are not retained", "log message", (tally) => {
      for (const { part, index, retain, text } of ownMessages(view)) {
        if (part.part !== "attribute" || part.attribute !== "$log") continue;
        const kept = retain === true && text !== "";
        tally.check(index, kept ? `$log/${shown(part.rest)} sent with retain` : undefined);
      }
      for (const { part, index, retain, text } of view.delivered) {
        if (part?.part !== "attribute" || part.attribute !== "$log" || text === "") continue;
        if (retain) tally.offend(`$log/${shown(part.rest)} is found retained`, index);
      }
    }),
);

const alertTopics = monitor(
  "alert-topics",
  "Every alert's id is read",
  ["alert-on-two-levels"],
  (view, requirement) =>
    sweep(view, requirement, "an alert stands on $alert/<id>", "alert", (tally) => {
      for (const { part, index } of ownMessages(view)) {
        if (part.part !== "attribute" || part.attribute !== "$alert") continue;
        tally.check(index, ID.test(part.rest) ? undefined : `alert $alert/${shown(part.rest)}`);
      }
    }),
);

/** The monitors of this file. */
export const homieMessageMonitors: readonly Monitor[] = [
  reservedTopics,
  publishedDescribed,
  qosReliable,
  qosMomentary,
  textPayload,
  emptyString,
  logTopics,
  logNotRetained,
  alertTopics,
];
