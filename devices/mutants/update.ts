/** Defects in software updates. */

import type { Mutant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { answering, inHost, withPolicy } from "./services.ts";
import { editJson, isAbout, wrap } from "./wire.ts";

/** A wire on which a property is told otherwise. */
const tellsOtherwise = (path: string, edit: (text: string) => string) =>
  wrap(() => ({ out: (message, context) => [retell(message, context, path, edit)] }));

/** A power cut in the middle of an update is the end of it. */
const bricks: NonNullable<Mutant["wire"]> = wrap(() => {
  let writing = false;
  return {
    mayConnect: () => !writing,
    out: (message, context) => {
      const text = String(message.payload);
      if (isAbout(message, context, "update/state")) {
        writing = text === "downloading" || text === "applying";
      }
      if (isAbout(message, context, "$state") && text === "disconnected") writing = false;
      return [message];
    },
  };
});

/** Refuses, and never says why. */
const wordless: NonNullable<Mutant["wire"]> = wrap(() => ({
  out: (message, context) => {
    if (isAbout(message, context, "sys/ack")) {
      return [
        editJson(message, (ack) =>
          ack.topic === "update/start/set" && ack.status !== "ok" ? { ...ack, detail: "" } : ack,
        ),
      ];
    }
    const quiet = retell(message, context, "update/failure", () => "none");
    return [retell(quiet, context, "update/state", (text) => (text === "failed" ? "idle" : text))];
  },
}));

/** Mutants of updates. */
export const updateMutants: readonly Mutant[] = [
  {
    id: "installed-lies",
    about: "Shows another version as installed than it tells as its firmware.",
    violates: ["smart.update.*"],
    caughtBy: "update.declared",
    wire: tellsOtherwise("update/installed", () => "9.9.9"),
  },
  {
    id: "support-over-before-made",
    about: "Its maker's support ended before it was made.",
    violates: ["smart.update.support-period"],
    caughtBy: "update.declared",
    wire: tellsOtherwise("update/support-until", () => "2020-01-01T00:00:00.000Z"),
  },
  {
    id: "update-does-nothing",
    about: "Takes no image for genuine.",
    violates: ["smart.update.installs", "smart.update.automatic"],
    caughtBy: "update.genuine",
    model: withPolicy({ isGenuine: () => false }),
  },
  {
    id: "update-untold-at-boot",
    about: "Tells a return of the mains as the reason of its boot after an update.",
    violates: ["smart.update.boot-reason"],
    caughtBy: "update.genuine",
    wire: tellsOtherwise("health/boot-reason", (text) =>
      text === "software-update-completed" ? "power-on-reboot" : text,
    ),
  },
  {
    id: "update-progress-falls",
    about: "Counts the progress of an update down.",
    violates: ["smart.update.progress"],
    caughtBy: "update.genuine",
    wire: tellsOtherwise("update/progress", (text) =>
      text === "" ? text : String(100 - Number(text)),
    ),
  },
  {
    id: "update-states-go-back",
    about: "Tells that it downloads once more while it applies the update.",
    violates: ["smart.update.states"],
    caughtBy: "update.genuine",
    wire: tellsOtherwise("update/state", (text) => (text === "applying" ? "downloading" : text)),
  },
  {
    id: "update-forgets-settings",
    about: "Is as it left the factory after an update.",
    violates: ["smart.update.settings-kept", "smart.update.automatic"],
    caughtBy: "update.genuine",
    model: inHost("update", (host) => ({
      reboot: (reason, firmware) => {
        host.forget(false);
        host.reboot(reason, firmware);
      },
    })),
  },
  {
    id: "update-completed-untold",
    about: "Tells no event when an update is completed.",
    violates: ["smart.update.completed-event"],
    caughtBy: "update.genuine",
    wire: wrap(() => ({
      out: (message, context) => (isAbout(message, context, "update/completed") ? [] : [message]),
    })),
  },
  {
    id: "installs-anything",
    about: "Installs whatever it is offered, whoever has sealed it.",
    violates: ["smart.update.genuine-only"],
    caughtBy: "update.refused",
    model: withPolicy({ isGenuine: () => true }),
  },
  {
    id: "installs-older",
    about: "Installs images older than what runs.",
    violates: ["smart.update.older-refused"],
    caughtBy: "update.refused",
    model: withPolicy({ refusesOlder: false }),
  },
  {
    id: "refuses-without-a-word",
    about: "Refuses images and does not say why.",
    violates: ["smart.update.refusal-told"],
    caughtBy: "update.refused",
    wire: wordless,
  },
  {
    id: "half-written",
    about: "Writes the new software over the old one, so that a power cut leaves neither.",
    violates: ["smart.update.interruption-survived"],
    caughtBy: "update.interrupted",
    model: withPolicy({ keepsOld: false }),
  },
  {
    id: "bricked",
    about: "Does not start any more after a power cut in the middle of an update.",
    violates: ["smart.update.interruption-survived"],
    caughtBy: "update.interrupted",
    wire: bricks,
  },
  {
    id: "installs-unasked",
    about: "Installs what it is offered although nobody has asked or allowed.",
    violates: ["smart.update.consent"],
    caughtBy: "update.consent",
    model: withPolicy({ asks: false }),
  },
  {
    id: "offer-untold",
    about: "Does not tell that a newer version is available.",
    violates: ["smart.update.offer-told"],
    caughtBy: "update.consent",
    wire: tellsOtherwise("update/available", () => ""),
  },
  {
    id: "never-automatic",
    about: "Accepts that updates are allowed by themselves and never does so.",
    violates: ["smart.update.automatic", "smart.command.*"],
    caughtBy: "update.consent",
    model: answering("update", (running, request) =>
      request.path === "update/automatic" ? {} : running.request?.(request),
    ),
  },
  {
    id: "updates-while-running",
    about: "Breaks off a programme for an update.",
    kinds: ["washing-machine", "microwave-oven"],
    violates: ["smart.update.not-while-running"],
    caughtBy: "update.while-running",
    model: withPolicy({ waitsForProgramme: false }),
  },
];
