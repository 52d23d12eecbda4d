/** Where a broker is, how it is called in messages, and what its refusals mean. */

import { LinkError } from "./errors.ts";

/** A broker reached over TCP or TLS. */
export interface BrokerAddress {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
}

/** How long a broker may take to accept a connection, in ms of wall time. */
export const CONNECT_MS = 5000;

/** The broker as a URL, without the secrets. */
export function brokerUrl({ secure, host, port }: BrokerAddress): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return `${secure ? "mqtts" : "mqtt"}://${name}:${port}`;
}

type Told = readonly [what: string, expected: string, remedy: string];

/** What errors of the network mean, by code. */
const BY_CODE: Readonly<Record<string, Told>> = {
  ECONNREFUSED: [
    "nobody listens there",
    "a running broker",
    "start it, or check host and port (hearthmark doctor --broker URL looks at one)",
  ],
  ENOTFOUND: ["the host name is unknown", "a host that can be resolved", "check the name"],
  EAI_AGAIN: ["the name server does not answer", "a host that can be resolved", "try again"],
  EHOSTUNREACH: ["there is no way to the host", "a host in reach", "check host and network"],
  ENETUNREACH: ["there is no way to the network", "a host in reach", "check host and network"],
  ETIMEDOUT: ["it does not answer", "a broker that answers within 5 s", "check host and firewall"],
};

const REFUSED: Told = [
  "it refuses user name or password",
  "credentials that it knows",
  "give user:password@ in the URL, or HEARTHMARK_USERNAME and HEARTHMARK_PASSWORD",
];
const SILENT: Told = [
  "it does not answer as an MQTT broker within 5 s",
  "an MQTT 3.1.1 broker",
  "check host and port; a port for TLS needs mqtts://",
];
const CERTIFICATE: Told = [
  "its certificate is not trusted",
  "a certificate of a known authority for this host name",
  "name the authority's file in NODE_EXTRA_CA_CERTS",
];
const NO_TLS: Told = [
  "it does not speak TLS there",
  "a port for TLS",
  "use mqtt:// or its TLS port",
];
const CLOSED: Told = [
  "it closes the connection",
  "a broker that accepts an MQTT 3.1.1 client",
  "look into the broker's log; a port for TLS needs mqtts://",
];

function tell(error: { readonly code?: unknown; readonly message: string }): Told {
  const code = String(error.code ?? "");
  const { message } = error;
  const known = BY_CODE[code];
  if (known) return known;
  if (/not authori[sz]ed|bad user ?name/i.test(message)) return REFUSED;
  if (/connack timeout|no answer/i.test(message)) return SILENT;
  if (/WRONG_VERSION|EPROTO/.test(code) || /wrong version number/i.test(message)) return NO_TLS;
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code))
    return [`${CERTIFICATE[0]} (${code})`, CERTIFICATE[1], CERTIFICATE[2]];
  if (code === "ECONNRESET" || /closed|lost/i.test(message)) return CLOSED;
  return [
    message.replace(/\s+/g, " ") || code || "it cannot be reached",
    "a connection to the broker",
    "check host, port and the broker's log",
  ];
}

/** Why a broker could not be connected to, from whatever a socket or a client library said. */
export function connectFailure(address: BrokerAddress, cause: unknown): LinkError {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const [what, expected, remedy] = tell(error);
  return new LinkError(`broker ${brokerUrl(address)}: ${what}`, `expected ${expected}`, remedy, {
    cause,
  });
}
