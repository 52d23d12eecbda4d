/** `simulate`: appliances on a broker until Ctrl-C. */

import { kinds } from "../../../devices/index.ts";
import type { BrokerAddress } from "../../link/broker-address.ts";
import { LinkError } from "../../link/errors.ts";
import { readBroker, readKind } from "../dut/spec.ts";
import { readText } from "../files.ts";
import { type Simulation, startSimulation } from "../simulation.ts";
import { UsageError } from "../usage-error.ts";
import { readPort, readSeed, readSpeed } from "../values.ts";

/** The options of `simulate`. */
export interface SimulateOptions {
  readonly broker?: string;
  readonly port?: string;
  readonly host?: string;
  readonly speed?: string;
  readonly seed?: string;
  readonly ca?: string;
  readonly rig: boolean;
}

const DEFAULT_PORT = 1883;
const DEFAULT_HOST = "127.0.0.1";
/** How long devices may take to be up at first, in ms; then something is wrong with the broker. */
const UP_MS = 15_000;
/** How long sockets may take to close at the end, in ms. */
const CLOSE_MS = 2000;

/** Runs it until stopped. @returns 0. */
export async function run(args: readonly string[], options: SimulateOptions): Promise<number> {
  const broker = readHouse(options);
  const specs = (args.length > 0 ? args : Object.keys(kinds)).map((text) =>
    readKind(text, Object.keys(kinds)),
  );
  const simulation = await startSimulation({
    specs,
    seed: readSeed(options.seed),
    speed: readSpeed(options.speed),
    rigs: options.rig,
    ...(options.ca === undefined
      ? {}
      : { ca: await readText(options.ca, "certificates of authorities (PEM)") }),
    broker,
    onLink: (device, up) => {
      const what = up ? "is connected again" : "has lost its connection, and tries again";
      process.stderr.write(`hearthmark: ${device} ${what}\n`);
    },
  });
  let stopped = false;
  const stop = () => {
    stopped = true;
    simulation.wake();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    await comeUp(simulation, () => stopped);
    if (!stopped) process.stdout.write(describe(simulation, broker));
    await simulation.run(() => stopped);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    await simulation.close();
    // A broker that does not close its end must not keep the process.
    setTimeout(() => process.exit(), CLOSE_MS).unref();
  }
  return 0;
}

function readHouse({ broker, port, host }: SimulateOptions) {
  if (broker === undefined) {
    const own = port === undefined ? DEFAULT_PORT : readPort(port, "--port");
    return { host: host ?? DEFAULT_HOST, port: own };
  }
  if (port !== undefined || host !== undefined) {
    const what = port !== undefined ? "--port" : "--host";
    throw new UsageError(
      what,
      "it is for the own broker, and --broker names another",
      "one of the two",
      "take one out",
    );
  }
  return readBroker(broker).broker;
}

/** Waits until every device has said that it is ready. */
async function comeUp(simulation: Simulation, stopped: () => boolean): Promise<void> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    simulation.wake();
  }, UP_MS);
  await simulation.run(() => simulation.ready || late || stopped());
  clearTimeout(timer);
  if (simulation.ready || stopped()) return;
  throw new LinkError(
    `the devices are not up after ${UP_MS / 1000} s`,
    "expected a broker that lets them publish and subscribe below homie/5/",
    "look into the broker's log and its access list",
  );
}

/** What is up, and how to get at it with other tools. */
function describe(
  { broker: { host, port }, appliances }: Simulation,
  broker: BrokerAddress | { readonly host: string },
): string {
  const secure = "secure" in broker && broker.secure;
  const url = `${secure ? "mqtts" : "mqtt"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const tool = `-h ${host} -p ${port}${"username" in broker ? " -u USER -P PASSWORD" : ""}`;
  const lines = [`broker   ${url}`];
  for (const { device, domain, rig, example } of appliances) {
    const topics = rig === undefined ? "" : `   rig ${domain}/5/${rig}/#`;
    lines.push(`up       ${device}   ${domain}/5/${device}/#${topics}`);
    if (example === undefined) continue;
    const topic = `${domain}/5/${device}/${example.path}/set`;
    lines.push(`  set      mosquitto_pub ${tool} -t ${topic} -m ${example.value}`);
    lines.push(`  certify  hearthmark certify ${url}/${device}`);
  }
  const domains = [...new Set(appliances.map(({ domain }) => domain))];
  const filters = domains.map((domain) => `-t '${domain}/5/#'`).join(" ");
  lines.push(`watch    mosquitto_sub ${tool} -v ${filters}`, "stop     Ctrl-C", "");
  return lines.join("\n");
}
