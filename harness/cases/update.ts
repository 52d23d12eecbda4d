/** Software updates: genuine and other images, a power cut in the middle, consent. */

import { all, any, has } from "../../profiles/index.ts";
import type { Bench } from "../bench.ts";
import type { Case, Step } from "../case.ts";
import type { Dut } from "../dut.ts";
import { otherValue } from "../values.ts";
import { cutOff, letBack } from "./outage.ts";
import { shortProgramme, withProgramme } from "./programme-scene.ts";
import { restore, tried } from "./request.ts";
import {
  judgeConsent,
  judgeDeclared,
  judgeInstalled,
  judgeInterrupted,
  judgeRefused,
  judgeWhileRunning,
} from "./update-oracles.ts";

/** Longest time that an installation is waited for, and in which a refused one would begin, in ms of device time. */
const INSTALL_MS = 30 * 60_000;
const REFUSED_MS = 60_000;
/** States of an update in which nothing goes on. */
const RESTING = ["idle", "failed", "delayed-on-user-consent", ""];

/** A software image, as the statement's values `update-image` and `update-image-older` give it. */
type Image = Readonly<Record<string, unknown>> & { readonly version: string };

/** The image that the maker states for the tests; `undefined` where none is stated, or not legibly. */
export function imageOf(dut: Dut, name: "update-image" | "update-image-older"): Image | undefined {
  try {
    const image: unknown = JSON.parse(String(dut.statement.values[name]));
    const version = (image as { version?: unknown } | null)?.version;
    return typeof version === "string" ? (image as Image) : undefined;
  } catch {
    return undefined;
  }
}

function needImage(bench: Bench, name: "update-image" | "update-image-older"): Image {
  const image = imageOf(bench.dut, name);
  bench.need(
    image !== undefined,
    `the statement has no ${name}: a software image of the maker, as JSON`,
    "statement-missing",
  );
  return image as Image;
}

/** The stated image, which must not be the one that runs. */
function needNewer(bench: Bench): Image {
  const image = needImage(bench, "update-image");
  bench.need(
    installed(bench) !== image.version,
    `${image.version} runs already; state a newer one`,
  );
  return image;
}

function resting(bench: Bench): boolean {
  return RESTING.includes(bench.live.text("update/state") ?? "");
}

function installed(bench: Bench): string | undefined {
  return bench.live.text("update/installed") ?? bench.live.text("info/firmware");
}

/** Asks for an image and waits until it is installed, or nothing goes on any more. */
async function install(bench: Bench, image: Image): Promise<void> {
  const births = bench.live.births;
  bench.mark("install", { version: image.version });
  await bench.request("update/start", JSON.stringify({ image }));
  await bench.pass(INSTALL_MS, () => installed(bench) === image.version);
  if (installed(bench) === image.version && bench.live.births === births) {
    // The values of the new software may have been told before its restart was over.
    await bench.until(() => bench.live.births > births, "session.boot");
  }
  await bench.pause("case.settle");
  bench.mark("install-end");
}

const common = {
  revision: 1,
  applies: has("update/start"),
  leaves: ["the software"],
} as const satisfies Partial<Case>;

/** What the device tells of its software. */
export const declared: Case = {
  ...common,
  id: "update.declared",
  title: "Read what it tells of its software",
  covers: ["smart.update.version-told", "smart.update.support-period"],
  applies: any(has("update/installed"), has("update/support-until")),
  needs: ["messages"],
  lastsMs: () => 1000,
  watches: true,
  steps: () => [],
  judge: judgeDeclared,
  leaves: [],
  killedBy: ["installed-lies", "support-over-before-made"],
};

/** A genuine newer image. */
export const genuine: Case = {
  ...common,
  id: "update.genuine",
  title: "Install a genuine newer image",
  covers: [
    "smart.update.installs",
    "smart.update.boot-reason",
    "smart.update.states",
    "smart.update.progress",
    "smart.update.settings-kept",
    "smart.update.completed-event",
  ],
  needs: ["messages", "requests", "destruction"],
  lastsMs: () => INSTALL_MS,
  steps: (dut) => [
    {
      text: "Change a setting",
      run: async (bench) => {
        needNewer(bench);
        const property = tried(dut).find(({ path }) => !path.startsWith("update/"));
        const value = property && otherValue(property, bench.live.text(property.path));
        if (!property || value === undefined) return;
        await bench.request(property.path, value);
        await bench.pause("command.effect");
      },
    },
    {
      text: "Ask for the image and wait until it runs",
      run: async (bench) => await install(bench, needNewer(bench)),
    },
    { text: "Put the setting back", run: restore },
  ],
  judge: judgeInstalled,
  killedBy: [
    "update-does-nothing",
    "update-untold-at-boot",
    "update-progress-falls",
    "update-states-go-back",
    "update-forgets-settings",
    "update-completed-untold",
  ],
};

/** One character of a hexadecimal or other text changed. */
function altered(text: unknown): string {
  const given = String(text);
  const last = given.at(-1) === "0" ? "1" : "0";
  return `${given.slice(0, -1)}${last}`;
}

/** Images that must not be installed. */
function badImages(dut: Dut): readonly { readonly what: string; readonly image: Image }[] {
  const good = imageOf(dut, "update-image");
  const older = imageOf(dut, "update-image-older");
  return [
    ...(good
      ? [
          { what: "wrong signature", image: { ...good, signature: altered(good.signature) } },
          { what: "wrong digest", image: { ...good, sha256: altered(good.sha256) } },
        ]
      : []),
    ...(older ? [{ what: "older", image: older }] : []),
  ];
}

/** Images that somebody tampered with, and an older one. */
export const refused: Case = {
  ...common,
  id: "update.refused",
  title: "Offer images that were tampered with, and an older one",
  covers: ["smart.update.genuine-only", "smart.update.older-refused", "smart.update.refusal-told"],
  // It is harmless to a device that refuses; one that does not is changed for good.
  needs: ["messages", "requests", "destruction"],
  lastsMs: () => 3 * (REFUSED_MS + 60_000),
  steps: (dut) => [
    {
      text: "Look for images to try",
      run: async (bench) => {
        needImage(bench, "update-image");
        needImage(bench, "update-image-older");
      },
    },
    ...badImages(dut).map(
      ({ what, image }): Step => ({
        text: `Ask for an image: ${what}`,
        run: async (bench) => {
          bench.mark("bad-image", { what, version: image.version });
          await bench.request("update/start", JSON.stringify({ image }));
          await bench.pause("command.effect");
          await bench.pass(INSTALL_MS, () => resting(bench));
          await bench.pass(REFUSED_MS, () => installed(bench) === image.version);
          bench.mark("bad-image-end");
        },
      }),
    ),
  ],
  judge: judgeRefused,
  killedBy: ["installs-anything", "installs-older", "refuses-without-a-word"],
};

/** The mains fail while an update is under way. */
export const interrupted: Case = {
  ...common,
  id: "update.interrupted",
  title: "Cut the mains while it updates",
  covers: ["smart.update.interruption-survived"],
  needs: ["messages", "requests", "mains", "destruction"],
  lastsMs: (dut) => 2 * (INSTALL_MS + 200_000 * dut.rate),
  steps: () =>
    ["downloading", "applying"].map((state) => ({
      text: `Cut the mains while the update is ${state}`,
      run: async (bench) => {
        const image = needImage(bench, "update-image");
        const now = () => bench.live.text("update/state");
        if (installed(bench) === image.version) return;
        bench.mark("interrupt", { state, old: installed(bench) ?? "", version: image.version });
        await bench.request("update/start", JSON.stringify({ image }));
        await bench.pass(INSTALL_MS, () => now() === state || installed(bench) === image.version);
        if (now() !== state) return;
        await cutOff(bench, "mains");
        await letBack(bench, "mains");
        await bench.pause("command.effect");
        bench.mark("interrupt-end");
      },
    })),
  judge: judgeInterrupted,
  killedBy: ["half-written", "bricked"],
};

/** An image is offered: before and after people have allowed updates by themselves. */
export const consent: Case = {
  ...common,
  id: "update.consent",
  title: "Offer a newer image without asking for its installation",
  covers: ["smart.update.offer-told", "smart.update.consent", "smart.update.automatic"],
  applies: all(has("update/check"), has("update/automatic")),
  needs: ["messages", "requests", "destruction"],
  lastsMs: () => INSTALL_MS + 2 * REFUSED_MS,
  steps: () => [
    {
      text: "Forbid automatic updates and offer an image",
      run: async (bench) => {
        const image = needNewer(bench);
        await bench.request("update/automatic", "false");
        await bench.pause("command.effect");
        bench.mark("offered", { version: image.version });
        await bench.request("update/check", JSON.stringify({ image }));
        await bench.pass(REFUSED_MS);
        bench.mark("offered-end");
      },
    },
    {
      text: "Allow automatic updates and offer it again",
      run: async (bench) => {
        const image = needNewer(bench);
        await bench.request("update/automatic", "true");
        await bench.pause("command.effect");
        bench.mark("allowed", { version: image.version });
        await bench.request("update/check", JSON.stringify({ image }));
        await bench.pass(INSTALL_MS, () => installed(bench) === image.version);
        await bench.pause("case.settle");
        bench.mark("allowed-end");
      },
    },
    { text: "Put the setting back", run: restore },
  ],
  judge: judgeConsent,
  killedBy: ["installs-unasked", "offer-untold", "never-automatic"],
};

/** An update is asked for while a programme runs. */
export const whileRunning: Case = {
  ...common,
  id: "update.while-running",
  title: "Ask for an update while a programme runs",
  covers: ["smart.update.not-while-running"],
  applies: all(has("update/start"), has("programme/start")),
  needs: ["messages", "requests", "destruction"],
  lastsMs: () => 10 * 60_000,
  steps: (dut) => [
    {
      text: "Start a programme, ask for an update and watch",
      run: async (bench) => {
        const image = needImage(bench, "update-image");
        await withProgramme(bench, shortProgramme(dut), async () => {
          bench.mark("running");
          await bench.request("update/start", JSON.stringify({ image }));
          await bench.pass(REFUSED_MS / 2, () => bench.live.text("programme/state") !== "run");
          bench.mark("running-end");
        });
      },
    },
  ],
  judge: judgeWhileRunning,
  killedBy: ["updates-while-running"],
};

/** The cases of this file: those that leave the new software running come last. */
export const updateCases: readonly Case[] = [
  declared,
  refused,
  interrupted,
  whileRunning,
  genuine,
  consent,
];
