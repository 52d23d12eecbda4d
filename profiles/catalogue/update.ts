/** Software updates, where a device has them. */

import { all, has } from "../conditions.ts";
import type { Citation, Editions, Requirement } from "../requirement.ts";
import { etsi } from "./sources.ts";

const ETSI = { confidence: "verified", edition: "V3.1.3" } as const;

const must = (clause: string, note?: string) =>
  ({ ...ETSI, level: "must", citation: etsi(clause, note) }) as const;
const should = (clause: string, note?: string) =>
  ({ ...ETSI, level: "should", citation: etsi(clause, note) }) as const;

/** What the project asks where the sources name the function and no rule for it. */
const project = (note: string) => {
  const citation: Citation = {
    source: "GB/T 28219.1-2025",
    clause: "intelligent operation and maintenance",
    secondary: true,
    note,
  };
  return { level: "should", confidence: "project", citation } as const;
};

const UPDATABLE = has("update/start");

/** What has to be stated where software is really changed, or tried to be. */
const NEWER = ["destructive-tests", "update-image"] as const;
const ALL_IMAGES = [...NEWER, "update-image-older"] as const;

/** Requirements on updates. */
export const update = {
  "smart.update.version-told": {
    ...project(
      "The version that the update service shows is the one that the device tells of itself.",
    ),
    when: has("update/installed"),
  },
  "smart.update.support-period": {
    ...must(
      "5.3-13",
      "The provision asks the maker to publish the period; here the device tells it, too.",
    ),
    when: has("update/support-until"),
  },
  "smart.update.installs": {
    ...must("5.3-3", "Updates are simple to apply: one request installs."),
    when: UPDATABLE,
    asks: NEWER,
  },
  "smart.update.boot-reason": {
    level: "should",
    confidence: "project",
    citation: {
      source: "Matter 1.6",
      clause: "GeneralDiagnostics BootReason",
      secondary: true,
      note: "The word is Matter's; that a device of the wire tells it after an update is this project's choice.",
    },
    when: UPDATABLE,
    asks: NEWER,
  },
  "smart.update.states": {
    level: "should",
    confidence: "project",
    citation: {
      source: "Matter 1.6",
      clause: "OtaSoftwareUpdateRequestor UpdateState",
      secondary: true,
    },
    when: all(UPDATABLE, has("update/state")),
    asks: NEWER,
  },
  "smart.update.progress": {
    level: "should",
    confidence: "project",
    citation: {
      source: "Matter 1.6",
      clause: "OtaSoftwareUpdateRequestor UpdateStateProgress",
      secondary: true,
    },
    when: all(UPDATABLE, has("update/progress")),
    asks: NEWER,
  },
  "smart.update.settings-kept": {
    ...project("An update changes the software and nothing that people have set."),
    when: UPDATABLE,
    asks: NEWER,
  },
  "smart.update.completed-event": {
    level: "should",
    confidence: "project",
    citation: {
      source: "Matter 1.6",
      clause: "OtaSoftwareUpdateRequestor VersionApplied",
      secondary: true,
    },
    when: all(UPDATABLE, has("update/completed")),
    asks: NEWER,
  },
  "smart.update.genuine-only": {
    ...must(
      "5.3-10",
      "Authenticity and integrity of an update from a network are verified; 5.3-9 recommends the same of every update.",
    ),
    when: UPDATABLE,
    asks: ALL_IMAGES,
  },
  "smart.update.older-refused": {
    ...should(
      "5.3-2",
      "That an older version is refused is the reading of secure installation here.",
    ),
    when: UPDATABLE,
    asks: ALL_IMAGES,
  },
  "smart.update.refusal-told": {
    ...project("Whoever offers an image that is refused is told why."),
    when: UPDATABLE,
    asks: ALL_IMAGES,
  },
  "smart.update.interruption-survived": {
    ...should(
      "5.9-1 and 5.9-2",
      "A loss of power while an update is written is one of the outages that a test after TS 103 701 brings about.",
    ),
    when: UPDATABLE,
    asks: NEWER,
  },
  "smart.update.offer-told": {
    ...should("5.3-11", "People learn that an update is there."),
    when: all(has("update/check"), has("update/available")),
    asks: NEWER,
  },
  "smart.update.consent": {
    ...should("5.3-6", "People decide whether updates are installed by themselves."),
    when: all(has("update/check"), has("update/automatic")),
    asks: NEWER,
  },
  "smart.update.automatic": {
    ...should("5.3-4A", "Once allowed, updates are installed without being asked for."),
    when: all(has("update/check"), has("update/automatic")),
    asks: NEWER,
  },
  "smart.update.not-while-running": {
    ...project("An update does not break off a programme."),
    when: all(UPDATABLE, has("programme/start")),
    asks: NEWER,
  },
} as const satisfies Record<string, Requirement | Editions>;
