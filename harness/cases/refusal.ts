/** Requests that have to be refused, and input that has to be survived. */

import { has, settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Case, Step } from "../case.ts";
import { type Claim, holds, silent, violated } from "../claim.ts";
import type { Dut } from "../dut.ts";
import { outsideRange, wrongType } from "../values.ts";
import type { View } from "../view.ts";
import { HOSTILE_PAYLOADS } from "./hostile.ts";
import {
  acknowledges,
  attempt,
  attempts,
  refusedUnchanged,
  restore,
  sameValue,
  tried,
  writable,
} from "./request.ts";

const REFUSED = ["constraint-error"];

function attemptsFor(
  properties: readonly SurfaceProperty[],
  mark: string,
  payloads: (property: SurfaceProperty) => readonly string[],
): readonly Step[] {
  return properties.flatMap((property) =>
    payloads(property).map((payload) => {
      const shown = payload === "" ? "nothing" : payload.slice(0, 40);
      return attempt(mark, property.path, payload, `Ask for ${shown} in ${property.path}`);
    }),
  );
}

/** A value beyond the declared range, or outside the enumeration, is refused and changes nothing. */
export const outOfRange: Case = {
  id: "command.out-of-range",
  revision: 1,
  title: "Ask for values outside the declared range",
  covers: ["smart.command.out-of-range-rejected"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: (dut) => writable(dut).length * 8_000,
  steps: (dut) => attemptsFor(writable(dut), "out-of-range", outsideRange),
  judge: (view) =>
    refusedUnchanged(view, "smart.command.out-of-range-rejected", "out-of-range", REFUSED),
  leaves: [],
  killedBy: ["accepts-out-of-range", "clamps-out-of-range"],
};

/** What is not of the property's datatype is refused and changes nothing. */
export const wrongTyped: Case = {
  id: "command.wrong-type",
  revision: 1,
  title: "Ask for values that are not of the declared datatype",
  covers: ["smart.command.wrong-type-rejected"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: (dut) => tried(dut).length * 16_000,
  steps: (dut) => attemptsFor(tried(dut), "wrong-type", wrongType),
  judge: (view) =>
    refusedUnchanged(view, "smart.command.wrong-type-rejected", "wrong-type", REFUSED),
  leaves: [],
  killedBy: ["accepts-wrong-type"],
};

/** A payload above 8 KiB is refused, and the device goes on. */
export const oversized: Case = {
  id: "command.oversized",
  revision: 1,
  title: "Send a payload larger than 8 KiB",
  covers: ["smart.command.oversized-rejected"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 10_000,
  steps: (dut, terms) => {
    const size = terms.parameter("smart.command.oversized-rejected", "size");
    return attemptsFor(tried(dut).slice(0, 2), "oversized", () => ["9".repeat(size + 1)]);
  },
  judge: (view) => refusedUnchanged(view, "smart.command.oversized-rejected", "oversized", REFUSED),
  leaves: [],
  killedBy: ["dies-of-oversized", "accepts-oversized"],
};

/** A property that is not settable answers `unsupported`, if at all, and does not change. */
export const readOnly: Case = {
  id: "command.read-only",
  revision: 1,
  title: "Ask for a value in properties that cannot be set",
  covers: ["smart.command.read-only-refused"],
  applies: has("sys/ack"),
  needs: ["messages", "requests"],
  lastsMs: () => 12_000,
  steps: (dut) =>
    fixed(dut).map(({ path }) =>
      attempt("read-only", path, readOnlyText(dut, path), `Ask for another value in ${path}`),
    ),
  judge: (view) => attempts(view, "read-only").map((each) => judgeReadOnly(view, each)),
  leaves: [],
  killedBy: ["sets-read-only", "read-only-constraint"],
};

/** Properties that only a broken device would let anybody set, and that do not move by themselves. */
function fixed(dut: Dut): readonly SurfaceProperty[] {
  return ["info/serial", "info/model", "health/boot-reason"].flatMap((path) => {
    const property = dut.surface?.properties[path];
    return property && !property.settable ? [property] : [];
  });
}

function readOnlyText(dut: Dut, path: string): string {
  return path === "health/boot-reason" ? "software-reset" : `${dut.found[path] ?? ""}x`;
}

function judgeReadOnly(view: View, each: ReturnType<typeof attempts>[number]): Claim {
  const requirement = "smart.command.read-only-refused";
  const { begin, end, path, asked, what } = each;
  const stood = view.before(path, begin.index);
  const change = view
    .between(view.told(path), begin, end)
    .find((told) => !sameValue(view, path, told.text, stood?.text));
  const ack = view
    .between(view.acks, begin, end)
    .find((candidate) => candidate.topic === `${path}/set`);
  const pointer = asked?.index ?? begin.index;
  // Silence is legal: a device need not listen where it has declared nothing to set.
  const expected = `${what}: ack unsupported or none, ${path} stays`;
  if (change) {
    const actual = `${what}: ${path} became ${change.text}`;
    return violated(requirement, { expected, actual, pointers: [change.index, pointer] });
  }
  const actual = `${what}: ${ack ? `ack ${ack.status}` : "no acknowledgement"}, ${path} stayed`;
  const seen = { expected, actual, pointers: [ack?.index ?? pointer, pointer] };
  return !ack || ack.status === "unsupported"
    ? holds(requirement, seen)
    : violated(requirement, seen);
}

/** Whatever arrives, the device stays up, keeps its values and still follows a sound request. */
export const hostile: Case = {
  id: "security.hostile-input",
  revision: 2,
  title: "Send hostile payloads to request topics",
  covers: ["security.input.hostile-survived"],
  applies: settable,
  needs: ["messages", "requests"],
  lastsMs: () => 60_000,
  steps: (dut) => [
    ...tried(dut)
      .filter(({ datatype }) => datatype !== "string")
      .slice(0, 2)
      .map(({ path }) => ({
        text: `Send ${HOSTILE_PAYLOADS.length} hostile payloads to ${path}`,
        run: async (bench: Parameters<typeof restore>[0]) => {
          bench.mark("hostile", { path });
          for (const payload of HOSTILE_PAYLOADS) await bench.request(path, payload);
          bench.mark("hostile-end");
        },
      })),
    {
      text: "See that it still answers",
      run: async (bench) => {
        const path = tried(dut).find((each) => (dut.found[each.path] ?? "") !== "")?.path;
        bench.need(path !== undefined, "no settable property has a value");
        bench.mark("alive", { path });
        await bench.request(String(path), dut.found[String(path)] ?? "");
        bench.mark("alive-end");
      },
    },
    { text: "Put back what was changed", run: restore },
  ],
  judge: (view) => [...judgeHostile(view), ...judgeAlive(view)],
  leaves: [],
  killedBy: ["dies-of-malformed", "wedges-on-malformed", "takes-prototype-names"],
};

function judgeHostile(view: View): readonly Claim[] {
  const requirement = "security.input.hostile-survived";
  return attempts(view, "hostile").map(({ begin, end, path }) => {
    const stood = view.before(path, begin.index);
    const change = view
      .between(view.told(path), begin, end)
      .find((told) => !sameValue(view, path, told.text, stood?.text));
    const gone = view
      .between(view.states, begin, end)
      .find(({ text }) => text === "lost" || text === "disconnected" || text === "init");
    const expected = `${path} stays ${stood?.text}, the device stays up`;
    const offence = change ?? gone;
    const actual = change
      ? `${path} became ${change.text}`
      : gone
        ? `$state became ${gone.text}`
        : "it stayed up and unchanged";
    const seen = { expected, actual, pointers: [offence?.index ?? begin.index], plot: [path] };
    return offence ? violated(requirement, seen) : holds(requirement, seen);
  });
}

function judgeAlive(view: View): readonly Claim[] {
  const requirement = "security.input.hostile-survived";
  if (!acknowledges(view.dut)) return [];
  return attempts(view, "alive").map(({ begin, end, what }) => {
    const ack = view.between(view.acks, begin, end)[0];
    const expected = `${what}: acknowledged after all that`;
    const actual = ack ? `ack ${ack.status}` : "no acknowledgement";
    const seen = { expected, actual, pointers: [ack?.index ?? begin.index] };
    return ack ? holds(requirement, seen) : silent(requirement, seen);
  });
}

/** The cases of this file. */
export const refusalCases: readonly Case[] = [outOfRange, wrongTyped, oversized, readOnly, hostile];
