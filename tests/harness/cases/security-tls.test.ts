import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { tables } from "../../../devices/index.ts";
import { tlsMutants } from "../../../devices/mutants/security-tls.ts";
import { securityTlsCases } from "../../../harness/cases/security-tls.ts";
import { demandsOn } from "../../../harness/demands.ts";
import { runDut } from "../../../harness/run.ts";
import { composeProfile, profiles } from "../../../profiles/index.ts";
import { readDut, readKind } from "../../../src/cli/dut/spec.ts";
import { startSimulation } from "../../../src/cli/simulation.ts";
import { externalSubject } from "../../../src/cli/subjects/external.ts";
import { readStandIns, type StandIns } from "../../../src/link/tls-trap.ts";
import { scratch } from "../../cli/hearthmark.ts";
import { CA_FILE, hasOpenssl, makeCertificates } from "../../link/certificates.ts";
import { needs } from "../../link/needs.ts";

const KIND = "refrigerator";
/** Tries quickly: the test has better things to do than to wait. */
const HASTY = "hammers-broker";
const withOpenssl = await needs("openssl", hasOpenssl);

/** A house with a careful refrigerator, and one with each flaw, on a broker of its own. */
async function house(folder: string) {
  const ca = await readFile(join(folder, CA_FILE), "utf8");
  const specs = ["", ...tlsMutants.map(({ id }) => `,${id}`)].map((flaw) =>
    readKind(`${KIND}?fault=${HASTY}${flaw}`, [KIND]),
  );
  const simulation = await startSimulation({
    specs,
    seed: "1",
    speed: 1,
    rigs: true,
    broker: { host: "127.0.0.1", port: 0 },
    ca,
    onLink: () => undefined,
  });
  let over = false;
  const going = simulation.run(() => over);
  onTestFinished(async () => {
    over = true;
    simulation.wake();
    await going;
    await simulation.close();
  });
  return simulation.broker;
}

/** Requirements of TLS by verdict, for one device of the house. */
async function certify(url: string, standIns: StandIns) {
  const spec = readDut(`${url}?rate=1`, [KIND]);
  if (spec.scheme !== "mqtt") throw new Error(`${url} is no broker's device`);
  const statement = { answers: { "uses-passwords": true }, values: {} };
  const subject = externalSubject({ spec, id: spec.device, statement, standIns });
  const { requirements } = await runDut(subject, {
    demands: demandsOn(composeProfile("en-303645-mqtt", profiles), "2026-11-23"),
    cases: securityTlsCases,
    monitors: [],
    tables,
    selected: (id) => /^security\.(tls|credentials)\./.test(id),
    store: async (_dut, id) => id,
  });
  const claims = requirements.flatMap((each) => each.claims);
  const failed = claims.filter(({ verdict }) => verdict === "fail");
  const held = claims.filter(({ verdict }) => verdict === "pass");
  const ids = (list: typeof claims) => [...new Set(list.map(({ requirement }) => requirement))];
  return { failed: ids(failed), held: ids(held), detail: claims.map(({ actual }) => actual) };
}

it.runIf(withOpenssl)(
  "a careful device turns away from every wrong broker, and each flaw is told from the others",
  async () => {
    const folder = await scratch();
    await makeCertificates(folder);
    const standIns = await readStandIns(folder);
    const { host, port } = await house(folder);
    const [careful, ...flawed] = await Promise.all(
      ["careful", ...tlsMutants].map((_each, i) =>
        certify(`mqtt://${host}:${port}/${KIND}-${i + 1}`, standIns),
      ),
    );
    expect(careful?.failed, careful?.detail.join("\n")).toEqual([]);
    expect(careful?.held.sort()).toEqual([
      "security.tls.authority-checked",
      "security.tls.expiry-checked",
      "security.tls.host-checked",
      "security.tls.no-plain-fallback",
      "security.tls.version-current",
    ]);
    for (const [i, { id, violates }] of tlsMutants.entries()) {
      expect(flawed[i]?.failed, `${id}: ${flawed[i]?.detail.join("\n")}`).toEqual(violates);
    }
  },
  60_000,
);
