import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createPacedWorld } from "../../src/kernel/paced.ts";
import { weighPassword } from "../../src/link/password.ts";
import type { StandInFace } from "../../src/link/road.ts";
import { createSignpost } from "../../src/link/signpost.ts";
import { attachOverTcp, type Trust } from "../../src/link/tcp.ts";
import { openStandIn, readStandIns } from "../../src/link/tls-trap.ts";
import type { Attachment } from "../../src/thing/wire.ts";
import { scratch } from "../cli/hearthmark.ts";
import { CA_FILE, hasOpenssl, makeCertificates } from "./certificates.ts";
import { needs } from "./needs.ts";

const withOpenssl = await needs("openssl", hasOpenssl);
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hearthmark-"));
  if (withOpenssl) await makeCertificates(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Connects once to a stand-in with `face`; what the stand-in saw, and what the device was told. */
async function visit(face: StandInFace, trust: Trust) {
  const world = createPacedWorld({ seed: 1 });
  const ca = await readFile(join(folder, CA_FILE), "utf8");
  const standIn = await openStandIn(world, await readStandIns(folder), face, ["fridge-7"]);
  onTestFinished(() => standIn.close());
  const [host = "", port] = standIn.endpoint.split(":");
  const address = { secure: true, host, port: Number(port), username: "me", password: "fridge-7" };
  const seen = new Promise<void>((resolve) => {
    world.trace.follow(() => resolve());
  });
  const told = await attachOverTcp(address, { ca, ...trust })
    .connect({ clientId: "c", clean: true, keepAliveS: 0 }, { onMessage: () => 0, onLost: () => 0 })
    .then(
      () => "connected",
      (error: Error) => error.message,
    );
  await seen;
  return { told, data: world.trace.events[0]?.data, text: JSON.stringify(world.trace.events) };
}

describe.runIf(withOpenssl)("a stand-in", () => {
  it("sees who trusts it, and weighs the password without telling it", async () => {
    const { told, data, text } = await visit("trusted", {});
    expect(told).toBe("the broker refused the connection: not authorised");
    expect(data).toMatchObject({
      face: "trusted",
      plain: false,
      connect: true,
      clientId: "c",
      user: "me",
      password: "derived",
    });
    expect(text).not.toContain("fridge-7");
  });

  it.each([
    ["self-signed", /self.signed/i],
    ["unknown-authority", /unable to verify/i],
    ["expired", /expired/],
    ["wrong-host", /does not match/],
    ["old-version", /version|handshake|disconnected/i],
  ] as const)("sees a careful device turn away from %s", async (face, error) => {
    const { told, data } = await visit(face, {});
    expect(told).toMatch(error);
    expect(data).toMatchObject({ face, plain: false, connect: false });
  });

  it.each([
    ["expired", { overlooks: ["CERT_HAS_EXPIRED"] }],
    ["wrong-host", { overlooks: ["ERR_TLS_CERT_ALTNAME_INVALID"] }],
    ["self-signed", { overlooks: "any" }],
    ["old-version", { oldVersions: true }],
  ] as const)("sees a careless device connect to %s", async (face, flaw) => {
    const { data } = await visit(face, { flaw });
    expect(data).toMatchObject({ face, connect: true });
  });

  it("sees a careless device's other misgivings", async () => {
    const { data } = await visit("wrong-host", { flaw: { overlooks: ["CERT_HAS_EXPIRED"] } });
    expect(data).toMatchObject({ connect: false });
  });

  it("needs every certificate, and names the one that is missing", async () => {
    const bare = await scratch();
    await expect(readStandIns(bare)).rejects.toThrow(/trusted\.pem: it cannot be used/);
    await writeFile(join(bare, "trusted.pem"), "no certificate");
    await expect(readStandIns(bare)).rejects.toThrow(/expected a certificate and its private key/);
  });
});

describe("a signpost", () => {
  it("points elsewhere, loses what was connected, and points back", async () => {
    const ways: string[] = [];
    const way = (name: string): Attachment => ({
      connect: async () => {
        ways.push(name);
        return {
          publish: () => 0,
          subscribe: () => Promise.resolve(),
          ping: () => 0,
          disconnect: () => 0,
          drop: () => ways.push(`${name} dropped`),
        };
      },
    });
    const signpost = createSignpost(way("own"), way);
    const lost: string[] = [];
    const connect = () =>
      signpost.attachment.connect(
        { clientId: "c", clean: true, keepAliveS: 0 },
        { onMessage: () => 0, onLost: (reason) => lost.push(reason) },
      );
    await connect();
    signpost.point("lab:8883");
    expect(signpost.endpoint).toBe("lab:8883");
    await connect();
    signpost.point(undefined);
    signpost.point(undefined);
    await connect();
    expect(ways).toEqual(["own", "own dropped", "lab:8883", "lab:8883 dropped", "own"]);
    expect(lost).toHaveLength(2);
  });
});

describe("a password", () => {
  it.each([
    ["", "none"],
    ["Admin", "common"],
    ["P-A-S-S-W-O-R-D", "common"],
    ["HR-123456", "derived"],
    ["hr1234561!", "derived"],
    ["654321rh", "derived"],
    ["123456", "common"],
    ["3456", "derived"],
    ["k7Vq2pXw9", "unremarkable"],
    ["correct horse battery staple", "unremarkable"],
  ])("%j of HR-123456 is %s", (password, kind) => {
    expect(weighPassword(password, ["HR-123456", "RF", ""])).toBe(kind);
  });
});
