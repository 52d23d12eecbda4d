/**
 * What the maker of the simulated appliances states of them: the conformance statement (ICS) and the
 * extra information for testing (IXIT) that a real appliance would come with.
 */

import { EPOCH_MS } from "../src/kernel/world.ts";
import { HOUSEHOLD, type Model, type Parameters } from "./appliance/model.ts";

/** A maker's answers and values, by name. */
export interface Papers {
  readonly answers: Readonly<Record<string, boolean>>;
  readonly values: Readonly<Record<string, number | string>>;
}

/**
 * The papers of an appliance of a model.
 * @param parameters what it is made with: they may choose the product
 */
export function papersOf(
  // biome-ignore lint/suspicious/noExplicitAny: each model has a state of its own that nobody else reads.
  model: Model<any>,
  parameters: Parameters = {},
): Papers {
  const { declaration, identity } = model;
  const updatable = "update" in declaration.nodes;
  const rated = model.rated(model.initial(parameters, HOUSEHOLD, EPOCH_MS));
  return {
    answers: {
      "uses-passwords": true,
      "passwords-unique-per-device": true,
      updatable,
      "works-without-network": true,
    },
    values: {
      "password-generation": "set by whoever puts the appliance up, one for each",
      "vulnerability-policy": "https://appliances.example/security",
      "vulnerability-contact": "security@appliances.example",
      "vulnerability-acknowledgement-days": 5,
      "vulnerability-status-days": 30,
      "support-until": "2035-12-31",
      "support-published": "https://appliances.example/support",
      "model-designation": String(rated["info/model"] ?? identity.model),
      ...(updatable
        ? {
            "update-mechanism": "offered and fetched over the appliance's own connection",
            "update-protection": "a digest of the image and its version",
          }
        : { "update-absence": "simulated: the program is replaced instead, without end" }),
      "security-parameters": "broker password, certificates of authorities",
      "security-parameter-storage": "the environment of the process, never a file of its own",
      "secure-communication": "TLS 1.2, TLS 1.3",
      "personal-data": "none",
      "network-recovery": "runs on; comes back with exponential back-off and full jitter",
      "power-recovery": "starts by itself, settings and counters as they were",
      "telemetry-data": Object.keys(declaration.nodes)
        .map((node) => `${node}/*`)
        .join(", "),
      "telemetry-purpose": "shown to the user and judged by a laboratory; nobody else gets it",
      "telemetry-examination": "sessions, reasons of boot and refused requests are counted",
      "deletion-function": "factory reset: user data and credentials are erased",
      "logical-interfaces": "mqtt, home-assistant",
      "input-validation": "size, text, datatype, range and step by the declaration",
    },
  };
}

/** Papers that state the telemetry of further nodes. */
export const withTelemetry =
  (...nodes: readonly string[]) =>
  ({ answers, values }: Papers): Papers => ({
    answers,
    values: {
      ...values,
      "telemetry-data": [values["telemetry-data"], ...nodes.map((node) => `${node}/*`)].join(", "),
    },
  });
