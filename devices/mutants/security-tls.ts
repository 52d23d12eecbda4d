/** Defects of security on the way to the broker: whom the device trusts, and how it makes itself known. */

import type { TlsFlaw } from "../../src/thing/wire.ts";
import type { Mutant } from "./mutant.ts";

const overTls = (id: string, about: string, violates: readonly string[], tls: TlsFlaw): Mutant => ({
  id,
  about,
  violates,
  caughtBy: "security.stand-in",
  tls,
});

/** Mutants of the way to the broker; they need a broker with TLS, and so a world in step with ours. */
export const tlsMutants: readonly Mutant[] = [
  overTls(
    "trusts-any-certificate",
    "Connects to whoever answers.",
    ["security.tls.authority-checked", "security.tls.expiry-checked", "security.tls.host-checked"],
    { overlooks: "any" },
  ),
  overTls(
    "overlooks-authority",
    "Takes any authority for its own.",
    ["security.tls.authority-checked"],
    {
      overlooks: [
        "DEPTH_ZERO_SELF_SIGNED_CERT",
        "SELF_SIGNED_CERT_IN_CHAIN",
        "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
      ],
    },
  ),
  overTls(
    "overlooks-expiry",
    "Has no clock to hold dates against.",
    ["security.tls.expiry-checked"],
    {
      overlooks: ["CERT_HAS_EXPIRED"],
    },
  ),
  overTls(
    "overlooks-host",
    "Does not read whose certificate it is.",
    ["security.tls.host-checked"],
    {
      overlooks: ["ERR_TLS_CERT_ALTNAME_INVALID"],
    },
  ),
  overTls("speaks-old-tls", "Takes TLS 1.0 and 1.1 as well.", ["security.tls.version-current"], {
    oldVersions: true,
  }),
  overTls(
    "falls-back-to-plain",
    "Tries without TLS where TLS fails.",
    ["security.tls.no-plain-fallback"],
    { fallsBackToPlain: true },
  ),
  overTls(
    "default-password",
    "Makes itself known as admin, with the password admin.",
    ["security.credentials.not-guessable"],
    { credentials: { username: "admin", password: "admin" } },
  ),
];
