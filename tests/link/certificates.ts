/** Certificates for tests, made by openssl when they are needed. */

import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The authorities' certificate in a folder made by {@link makeCertificates}. */
export const CA_FILE = "ca.pem";

/** Is there an openssl? */
export async function hasOpenssl(): Promise<boolean> {
  return await run("openssl", ["version"]).then(
    () => true,
    () => false,
  );
}

interface Wanted {
  readonly name: string;
  readonly host: string;
  /** Issued by this authority; by itself where it is left out. */
  readonly by?: string;
  /** Its validity has ended. */
  readonly past?: true;
}

/**
 * Makes a laboratory's folder for a stand-in broker at `localhost`: `<face>.pem` with certificate and
 * key each, and the authority's certificate.
 */
export async function makeCertificates(folder: string): Promise<void> {
  await makeAuthority(folder, "ca");
  await makeAuthority(folder, "stranger");
  await Promise.all(
    [
      { name: "trusted", host: "localhost", by: "ca" },
      { name: "self-signed", host: "localhost" },
      { name: "unknown-authority", host: "localhost", by: "stranger" },
      { name: "wrong-host", host: "elsewhere.example", by: "ca" },
      { name: "expired", host: "localhost", by: "ca", past: true } as const,
    ].map((wanted: Wanted) => makeOne(folder, wanted)),
  );
}

const PAST = ["-not_before", "20200101000000Z", "-not_after", "20200102000000Z"];
const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

async function makeAuthority(folder: string, name: string): Promise<void> {
  const at = (file: string) => join(folder, file);
  const paths = ["-keyout", at(`${name}.key`), "-out", at(`${name}.pem`)];
  await run("openssl", ["req", "-x509", ...KEY, "-days", "2", "-subj", `/CN=${name}`, ...paths]);
}

async function makeOne(folder: string, { name, host, by, past }: Wanted): Promise<void> {
  const at = (file: string) => join(folder, file);
  const names = `subjectAltName=DNS:${host}`;
  const key = at(`${name}.key`);
  const certificate = at(`${name}.crt`);
  const subject = ["-subj", `/CN=${host}`, "-addext", names, "-keyout", key];
  if (by === undefined) {
    await run("openssl", ["req", "-x509", ...KEY, "-days", "2", ...subject, "-out", certificate]);
  } else {
    const request = at(`${name}.csr`);
    await run("openssl", ["req", "-new", ...KEY, ...subject, "-out", request]);
    const extensions = at(`${name}.ext`);
    await writeFile(extensions, names);
    const issuer = ["-CA", at(`${by}.pem`), "-CAkey", at(`${by}.key`), "-extfile", extensions];
    const paths = ["-in", request, "-out", certificate, "-set_serial", "7"];
    const sign = (...times: string[]) =>
      run("openssl", ["x509", "-req", ...paths, ...issuer, ...times]);
    if (past === undefined) await sign("-days", "2");
    // Older ones know no dates and take a negative time; newer ones the other way round.
    else await sign("-days", "-1").catch(() => sign(...PAST));
  }
  const texts = await Promise.all([certificate, key].map((file) => readFile(file, "utf8")));
  await writeFile(at(`${name}.pem`), texts.join(""));
}
