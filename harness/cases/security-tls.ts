/** What the device does when a stand-in answers in its broker's place, and how it makes itself known. */

import { always, type RequirementId } from "../../profiles/index.ts";
import type { StandInFace } from "../../src/link/road.ts";
import type { Bench } from "../bench.ts";
import type { Case } from "../case.ts";
import { type Claim, holds, undecided, violated } from "../claim.ts";
import type { Line, View } from "../view.ts";

/** Faces of the stand-in, the one that has to be accepted first: without it refusals prove nothing. */
const FACES: readonly StandInFace[] = [
  "trusted",
  "self-signed",
  "unknown-authority",
  "expired",
  "wrong-host",
  "old-version",
];
/** Visits to wait for: the second shows what a device does after a refusal. */
const VISITS = 2;
/** One face, in ms of wall time: two attempts of a device that backs off. */
const FACE_MS = 30_000;
/** The instrument, and the word by which it points the device at its own broker. */
const POINTER = "network/broker";
const OWN = "own";

/** Faces by what their acceptance means. */
const REFUSED: Readonly<Partial<Record<StandInFace, RequirementId>>> = {
  "self-signed": "security.tls.authority-checked",
  "unknown-authority": "security.tls.authority-checked",
  expired: "security.tls.expiry-checked",
  "wrong-host": "security.tls.host-checked",
  "old-version": "security.tls.version-current",
};

/** The device connects to none that does not prove to be its broker. */
export const standIn: Case = {
  id: "security.stand-in",
  revision: 1,
  title: "Point the device at a stand-in broker with right and wrong certificates",
  covers: [
    "security.tls.authority-checked",
    "security.tls.expiry-checked",
    "security.tls.host-checked",
    "security.tls.version-current",
    "security.tls.no-plain-fallback",
    "security.credentials.not-guessable",
  ],
  applies: always,
  needs: ["messages", "tls-endpoint"],
  lastsMs: (dut) => FACES.length * FACE_MS * dut.rate,
  steps: () => [
    ...FACES.map((face) => ({
      text: `Stand in for the broker: ${face}`,
      run: (bench: Bench) => show(bench, face),
    })),
    { text: "Point the device at its own broker again", run: comeHome },
  ],
  judge: (view) => {
    const all = visits(view);
    return [...judgeFaces(view, all), ...judgePlain(view, all), ...judgePassword(view, all)];
  },
  leaves: [],
  killedBy: [
    "trusts-any-certificate",
    "overlooks-authority",
    "overlooks-expiry",
    "overlooks-host",
    "speaks-old-tls",
    "falls-back-to-plain",
    "default-password",
  ],
};

async function show(bench: Bench, face: StandInFace): Promise<void> {
  const stand = await bench.standIn(face);
  try {
    bench.mark("face", { face });
    await bench.setRig(POINTER, stand.endpoint);
    await bench.until(() => stand.visits >= VISITS, "session.reconnect");
  } catch (error) {
    await bench.setRig(POINTER, OWN);
    throw error;
  } finally {
    bench.mark("face-end");
    await stand.close();
  }
}

async function comeHome(bench: Bench): Promise<void> {
  const births = bench.live.births;
  await bench.setRig(POINTER, OWN);
  const back = await bench.until(() => bench.live.births > births, "session.reconnect");
  bench.need(back, "the device did not come back to its own broker");
}

interface Visited extends Line {
  readonly face: string;
  readonly plain: boolean;
  readonly connect: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly error: string;
}

function visits(view: View): readonly Visited[] {
  return view.events.flatMap(({ kind, t, data }, index) =>
    kind === "road" && data?.action === "stand-in-visit"
      ? [
          {
            index,
            t,
            face: String(data.face),
            plain: data.plain === true,
            connect: data.connect === true,
            user: typeof data.user === "string" ? data.user : undefined,
            password: typeof data.password === "string" ? data.password : undefined,
            error: typeof data.error === "string" ? data.error : "",
          },
        ]
      : [],
  );
}

function judgeFaces(view: View, all: readonly Visited[]): readonly Claim[] {
  const trusted = all.find(({ face, connect, plain }) => face === "trusted" && connect && !plain);
  return view.marksOf("face").flatMap((mark) => {
    const face = String(mark.data.face) as StandInFace;
    const requirement = REFUSED[face];
    if (requirement === undefined) return [];
    const mine = all.filter((visit) => visit.face === face);
    const expected = `${face}: it does not connect`;
    const obeyed = mine.find(({ connect, plain }) => connect && !plain);
    if (obeyed) {
      const actual = `${face}: it sent CONNECT`;
      return [violated(requirement, { expected, actual, pointers: [obeyed.index, mark.index] })];
    }
    const pointers = [...mine.map(({ index }) => index), mark.index];
    if (!trusted || mine.length === 0) {
      const actual = trusted
        ? `${face}: it did not come`
        : "it does not connect to the trusted certificate either: is its authority known to it?";
      const reason = trusted ? "not-observed" : "scene-failed";
      return [undecided(requirement, reason, { expected, actual, pointers })];
    }
    const why = mine.find(({ error }) => error !== "")?.error;
    const actual = `${face}: it left without CONNECT${why ? ` (${why})` : ""}`;
    return [holds(requirement, { expected, actual, pointers })];
  });
}

function judgePlain(view: View, all: readonly Visited[]): readonly Claim[] {
  const requirement = "security.tls.no-plain-fallback";
  const mark = view.mark("face");
  if (!mark) return [];
  const expected = "nothing is sent without TLS";
  const plain = all.find((visit) => visit.plain);
  if (plain) {
    const actual = `${plain.face}: it spoke without TLS${plain.connect ? " and sent CONNECT" : ""}`;
    return [violated(requirement, { expected, actual, pointers: [plain.index, mark.index] })];
  }
  const pointers = all.map(({ index }) => index);
  if (pointers.length === 0) {
    const actual = "it never came";
    return [undecided(requirement, "not-observed", { expected, actual, pointers: [mark.index] })];
  }
  const actual = `${pointers.length} visits, all by TLS`;
  return [holds(requirement, { expected, actual, pointers })];
}

const WEAK: Readonly<Record<string, string>> = {
  common: "one that everybody tries first",
  derived: "one that follows from its identity",
};

function judgePassword(view: View, all: readonly Visited[]): readonly Claim[] {
  const requirement = "security.credentials.not-guessable";
  const mark = view.mark("face");
  if (!mark) return [];
  const expected = "a password of its own, or none where it proves itself otherwise";
  const shown = all.find(({ connect, password }) => connect && password !== undefined);
  if (!shown || shown.password === "none") {
    const actual = shown ? "it presents no password" : "it presented itself nowhere";
    const pointers = [shown?.index ?? mark.index];
    return [undecided(requirement, "not-observed", { expected, actual, pointers })];
  }
  const weak = WEAK[shown.password ?? ""];
  const user = shown.user === undefined ? "" : ` of user ${shown.user.slice(0, 40)}`;
  const actual = `the password${user} is ${weak ?? "none that is tried first or follows from its identity"}`;
  const seen = { expected, actual, pointers: [shown.index] };
  return [weak === undefined ? holds(requirement, seen) : violated(requirement, seen)];
}

/** The cases of this file. */
export const securityTlsCases: readonly Case[] = [standIn];
