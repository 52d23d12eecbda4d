/** `describe`: a document derived from a kind's declaration and from what the device has of it. */

import { kinds, type Model, tables } from "../../../devices/index.ts";
import { demandsOf } from "../../../harness/bundle.ts";
import type { Dut } from "../../../harness/dut.ts";
import { probe } from "../../../harness/probe.ts";
import { composeProfile, DEFAULT_PROFILE, profiles } from "../../../profiles/index.ts";
import { type BrokerAddress, brokerUrl } from "../../link/broker-address.ts";
import { asyncApi } from "../../thing/asyncapi.ts";
import { actionsOf, type Declaration, eventsOf, propertiesOf } from "../../thing/declaration.ts";
import { type Documented, SYS } from "../../thing/document.ts";
import { discoveryPayload } from "../../thing/home-assistant/discovery.ts";
import { thingDescription } from "../../thing/thing-description.ts";
import { COMMON } from "../docs/common-words.ts";
import { deviate } from "../dut/deviation.ts";
import { makeEntrants } from "../dut/entrants.ts";
import { type DutSpec, readBroker, readDut } from "../dut/spec.ts";
import { printJson } from "../output.ts";
import { UsageError } from "../usage-error.ts";
import { quote, readChoice, readDay, readDuration, readSeed } from "../values.ts";
import { DEFAULT_BUDGET } from "./certify.ts";

/** The options of `describe`. */
export interface DescribeOptions {
  readonly format?: string;
  readonly broker?: string;
  readonly id?: string;
}

const FORMATS = ["homie", "home-assistant", "td", "asyncapi"] as const;

/** Where a simulated device is met if nobody says otherwise: as `simulate` puts it up. */
const OWN_BROKER: BrokerAddress = { secure: false, host: "127.0.0.1", port: 1883 };

/** A device and what its documents are made from. */
interface Met {
  readonly dut: Dut;
  readonly documented: Documented;
}

/** Runs it. @returns 0. */
export async function run(
  [given = ""]: readonly string[],
  options: DescribeOptions,
): Promise<number> {
  const format = readChoice(options.format, "--format", FORMATS, "td");
  const [kind = ""] = given.split("?");
  const text = Object.hasOwn(kinds, kind) ? `sim:${given}` : given;
  const spec = readDut(text, Object.keys(kinds));
  const met = await meet(spec, text, options);
  printJson(MAKERS[format](met));
  return 0;
}

const MAKERS: Readonly<Record<(typeof FORMATS)[number], (met: Met) => unknown>> = {
  homie: ({ dut }) => JSON.parse(dut.found.$description ?? "null"),
  "home-assistant": ({ dut, documented }) => {
    const { declaration, address, name, qos, without } = documented;
    const { words } = kinds[declaration.kind] as Model<unknown>;
    const told = (id: string) => dut.found[`info/${id}`] ?? "";
    const identity = {
      manufacturer: told("manufacturer"),
      model: told("model"),
      serial: told("serial"),
      firmware: told("firmware"),
      hardware: told("hardware"),
    };
    // In the words of the device itself: this is what it announces.
    const discovered = { declaration, words, address, name, identity, qos };
    return discoveryPayload({ ...discovered, ...(without ? { without } : {}) });
  },
  td: ({ documented }) => thingDescription(documented),
  asyncapi: ({ documented }) => asyncApi(documented),
};

/**
 * Meets the device: what it has of its kind's table is what its documents show.
 * @throws UsageError where it cannot be described
 */
async function meet(spec: DutSpec, text: string, options: DescribeOptions): Promise<Met> {
  if (spec.scheme === "recording") {
    throw new UsageError(
      spec.spec,
      "a recording has nothing to describe",
      "a kind, or a device",
      `hearthmark describe ${spec.kind}`,
    );
  }
  const [entrant] = await makeEntrants([text], {
    seed: readSeed(undefined),
    budgetMs: readDuration(DEFAULT_BUDGET, "--budget"),
    ...(options.id === undefined ? {} : { ids: [readId(options.id, spec)] }),
  });
  if (!entrant) throw new Error(`no device was made of ${text}`);
  const profile = composeProfile(DEFAULT_PROFILE, profiles);
  const basis = { profile, on: readDay(undefined, Date.now()), overlay: [] };
  const dut = await probe(entrant.subject, tables, demandsOf(basis, {}).terms);
  const { surface, table } = dut;
  if (!surface || !table) {
    throw new UsageError(
      spec.spec,
      surface ? `it is of no kind that is known here` : "it says nothing of itself",
      "a device whose $description names one of our kinds",
      surface ? "name its kind by ?kind=" : "check that it is connected to this broker",
    );
  }
  const broker = brokerOf(spec, options);
  const { words } = kinds[table.kind] as Model<unknown>;
  return {
    dut,
    documented: {
      declaration: table,
      words: { ...words, elements: { ...COMMON, ...words.elements } },
      address: dut.address,
      name: surface.name ?? dut.id,
      broker: brokerUrl(broker),
      version: surface.version,
      without: lacking(table, surface.properties),
      ...howOf(spec),
      ...(broker.username === undefined ? {} : { security: { scheme: "basic" } }),
    },
  };
}

/** Elements of the table that a device does not have. */
function lacking(table: Declaration, has: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const declared = [...propertiesOf(table), ...actionsOf(table), ...eventsOf(table)];
  const paths = [...declared.map(({ path }) => path), ...Object.keys(SYS)];
  return new Set(paths.filter((path) => !Object.hasOwn(has, path)));
}

/** Quality of service and keep-alive: of a real device the least that the wire allows is known. */
function howOf(spec: DutSpec): Pick<Documented, "qos" | "keepAliveS"> {
  if (spec.scheme !== "sim") return { qos: 1 };
  const { qos = 1, keepAliveS } = deviate(spec).setup;
  return { qos, ...(keepAliveS === undefined ? {} : { keepAliveS }) };
}

function brokerOf(spec: DutSpec, { broker }: DescribeOptions): BrokerAddress {
  if (broker !== undefined) return readBroker(broker).broker;
  return spec.scheme === "mqtt" ? spec.broker : OWN_BROKER;
}

function readId(id: string, { scheme, spec }: DutSpec): string {
  if (scheme === "mqtt") {
    throw new UsageError(
      "--id",
      `${spec} has an id already`,
      "none for a real device",
      "leave --id out",
    );
  }
  if (/^[a-z0-9-]+$/.test(id)) return id;
  throw new UsageError(
    "--id",
    `${quote(id)} is no device id`,
    "lower-case letters, digits and hyphens",
    "correct it",
  );
}
