/** How requests are answered beyond being answered at all: in their order, with their id. */

import { all, any, has, settable } from "../../profiles/index.ts";
import type { SurfaceProperty } from "../../src/thing/surface.ts";
import type { Case } from "../case.ts";
import { every, holds, silent, violated } from "../claim.ts";
import { attempt, attempts, pairs, tried } from "./request.ts";

/** Requests that are sent at once: as many as a device has to handle in one second. */
const BURST = 10;

/** Ten requests at once are all handled, and answered in their order. */
export const inOrder: Case = {
  id: "command.in-order",
  revision: 1,
  title: "Send ten requests at once",
  covers: ["smart.command.in-order"],
  applies: all(settable, has("sys/ack")),
  needs: ["messages", "requests"],
  lastsMs: () => 10_000,
  steps: (dut) => [
    {
      text: `Send ${BURST} requests at once, each for what is so already`,
      run: async (bench) => {
        const known = tried(dut).filter(({ path }) => (dut.found[path] ?? "") !== "");
        bench.need(known.length > 0, "no settable property has a value");
        const before = bench.live.acks.length;
        for (let i = 0; i < BURST; i++) {
          const { path } = known[i % known.length] as SurfaceProperty;
          await bench.send(`${path}/set`, dut.found[path] as string);
        }
        await bench.until(() => bench.live.acks.length >= before + BURST, "command.acknowledge");
      },
    },
  ],
  judge: (view) => {
    const found = pairs(view);
    const order = view.asked.map((asked) => found.get(asked.index)?.index);
    return [
      every(
        "smart.command.in-order",
        "acknowledged in the order of the requests, none left out",
        view.asked.map((asked, i) => {
          const mine = order[i];
          const earlier = order
            .slice(0, i)
            .find((other) => other !== undefined && mine !== undefined && other > mine);
          const problem =
            mine === undefined
              ? `request ${i + 1} (${asked.path}) was not acknowledged`
              : earlier !== undefined
                ? `request ${i + 1} (${asked.path}) was acknowledged before an earlier one`
                : undefined;
          return { pointer: mine ?? asked.index, problem };
        }),
      ),
    ];
  },
  leaves: [],
  killedBy: ["acks-newest-first", "loses-bursts"],
};

/** A request that carries an id gets it back. */
export const idReturned: Case = {
  id: "command.id-returned",
  revision: 1,
  title: "Send an action with an id",
  covers: ["smart.command.id-returned"],
  applies: all(has("sys/ack"), any(has("health/self-test"), has("programme/start"))),
  needs: ["messages", "requests"],
  lastsMs: () => 10_000,
  steps: (dut) => {
    // A self-test changes nothing; a stop where nothing runs is refused, and still has to name the id.
    const paths = ["health/self-test", "programme/stop", "programme/start"];
    const path = paths.find((each) => dut.surface?.properties[each]) ?? "health/self-test";
    const longest = "x".repeat(64);
    return ["hearthmark-1", longest].map((id) =>
      attempt("id", path, JSON.stringify({ id }), `Send ${path} with the id ${id.slice(0, 20)}`),
    );
  },
  judge: (view) =>
    attempts(view, "id").map(({ begin, asked, what }) => {
      const ack = asked && pairs(view).get(asked.index);
      const wanted = asked && (JSON.parse(asked.text) as { id: string }).id;
      const expected = `${what}: an acknowledgement with id ${wanted}`;
      if (!asked || !ack) {
        const actual = `${what}: no acknowledgement`;
        const pointers = [asked?.index ?? begin.index];
        return silent("smart.command.id-returned", { expected, actual, pointers });
      }
      const actual = `${what}: ack ${ack.status} with id ${ack.id ?? "missing"}`;
      const seen = { expected, actual, pointers: [ack.index, asked.index] };
      return ack.id === wanted
        ? holds("smart.command.id-returned", seen)
        : violated("smart.command.id-returned", seen);
    }),
  leaves: [],
  killedBy: ["forgets-id"],
};

/** The cases of this file. */
export const answeringCases: readonly Case[] = [inOrder, idReturned];
