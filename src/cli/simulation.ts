/** A house of simulated appliances on a broker, kept going in step with the wall clock. */

import { putUp, type Setup } from "../../devices/index.ts";
import type { NetworkSwitch } from "../../devices/rig/rig.ts";
import { createPacedWorld } from "../kernel/paced.ts";
import type { Trace } from "../kernel/trace.ts";
import type { World } from "../kernel/world.ts";
import { type BrokerAddress, connectFailure } from "../link/broker-address.ts";
import { startEmbeddedBroker } from "../link/embedded.ts";
import { type Cable, createCable } from "../link/road.ts";
import { createSignpost, type Signpost } from "../link/signpost.ts";
import { attachOverTcp, type Trust } from "../link/tcp.ts";
import { propertiesOf } from "../thing/declaration.ts";
import type { Attachment, TlsFlaw } from "../thing/wire.ts";
import { deviate } from "./dut/deviation.ts";
import { idsOf } from "./dut/entrants.ts";
import type { SimulatedSpec } from "./dut/spec.ts";

/** What is put up, and where. */
export interface SimulationOptions {
  readonly specs: readonly SimulatedSpec[];
  readonly seed: string;
  readonly speed: number;
  readonly rigs: boolean;
  /** An external broker, or where the own one listens. */
  readonly broker: BrokerAddress | { readonly host: string; readonly port: number };
  /** Certificates of authorities (PEM) that the devices trust, instead of those that the system knows. */
  readonly ca?: string;
  /** Told when a device loses its connection or is back. */
  readonly onLink: (device: string, up: boolean) => void;
}

/** One appliance that is up. */
export interface UpAppliance {
  readonly device: string;
  readonly domain: string;
  readonly rig: string | undefined;
  /** A settable property and a value for it, to show how it is set. */
  readonly example: { readonly path: string; readonly value: string } | undefined;
}

/** A running simulation. */
export interface Simulation {
  readonly broker: { readonly host: string; readonly port: number };
  readonly appliances: readonly UpAppliance[];
  /** Lets time pass until `stop`; resolves when it says so. Something must happen for it to be asked. */
  run(stop: () => boolean): Promise<void>;
  /** All devices are up and have said so. */
  readonly ready: boolean;
  /** Has `stop` asked at once. */
  wake(): void;
  /** Says goodbye and ends everything. */
  close(): Promise<void>;
}

/**
 * Puts everything up.
 * @throws LinkError when the own port is taken, or the external broker cannot be reached or refuses
 */
export async function startSimulation(options: SimulationOptions): Promise<Simulation> {
  const world = createPacedWorld({
    seed: options.seed,
    speed: options.speed,
    trace: forgetfulTrace(),
  });
  const trust = options.ca === undefined ? {} : { ca: options.ca };
  const house = await openHouse(world, options.broker, trust);
  const ids = idsOf(options.specs);
  const up = options.specs.map((spec, index) =>
    putUpOne(world, house, spec, ids[index] as string, options),
  );
  for (const { setup } of up) setup.start();
  const devices = up.flatMap(({ setup }) => [
    setup.appliance.device,
    ...(setup.rig ? [setup.rig.device] : []),
  ]);
  return {
    broker: house.address,
    appliances: up.map(({ appliance }) => appliance),
    get ready() {
      return devices.every(({ ready }) => ready);
    },
    run: (stop) => world.advance(Number.POSITIVE_INFINITY, stop),
    wake: () => world.record({ kind: "note", from: "bench", data: { woken: true } }),
    close: async () => {
      for (const { setup } of up) setup.stop();
      await world.settle();
      await house.close();
    },
  };
}

interface House {
  /** For the rigs. */
  readonly attachment: Attachment;
  /** For an appliance, with what is wrong with its TLS. */
  readonly attach: (flaw: TlsFlaw | undefined) => Attachment;
  readonly address: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}

async function openHouse(
  world: World,
  broker: SimulationOptions["broker"],
  trust: Trust,
): Promise<House> {
  if ("secure" in broker) {
    const attachment = attachOverTcp(broker, trust);
    await greet(attachment, broker);
    const attach = (flaw: TlsFlaw | undefined) =>
      attachOverTcp(broker, flaw ? { ...trust, flaw } : trust);
    return { attachment, attach, address: broker, close: () => Promise.resolve() };
  }
  const own = await startEmbeddedBroker(world);
  try {
    const port = await own.listen(broker.port, broker.host);
    return {
      attachment: own.attach("dut"),
      attach: () => own.attach("dut"),
      address: { host: broker.host, port },
      close: () => own.close(),
    };
  } catch (error) {
    await own.close();
    throw error;
  }
}

/** Tries the broker once, so that a wrong address or password shows at once. */
async function greet(attachment: Attachment, broker: BrokerAddress): Promise<void> {
  try {
    const connection = await attachment.connect(
      { clientId: `hm-greeting-${process.pid}`, clean: true, keepAliveS: 0 },
      { onMessage: () => undefined, onLost: () => undefined },
    );
    connection.disconnect();
  } catch (error) {
    throw connectFailure(broker, error);
  }
}

function putUpOne(
  world: World,
  house: House,
  spec: SimulatedSpec,
  device: string,
  { rigs, broker, ca, onLink }: SimulationOptions,
): { readonly setup: Setup; readonly appliance: UpAppliance } {
  const { model, setup: how, wire, domain = "homie", tls, defects } = deviate(spec);
  const address = { domain, device };
  const signpost = createSignpost(house.attach(tls), (endpoint) =>
    attachOverTcp(elsewhere(endpoint, broker), {
      ...(ca === undefined ? {} : { ca }),
      ...(tls ? { flaw: tls } : {}),
    }),
  );
  const told = telling(signpost.attachment, (up) => onLink(device, up));
  const cable = createCable(world, wire?.(told, world, address) ?? told);
  const rig = rigs ? `${device}-rig` : undefined;
  const network = withSignpost(cable, signpost);
  const ways = { appliance: cable.attachment, rig: house.attachment };
  const setup = putUp(world, model, ways, network, {
    ...how,
    address,
    name: device,
    ...(rig === undefined ? {} : { rig: { domain, device: rig } }),
  });
  for (const defect of defects) setup.appliance.setDefect(defect, true);
  const settable = propertiesOf(model.declaration).find(({ element }) => element.settable);
  const value = settable?.element.values?.at(-1) ?? settable?.element.max ?? true;
  return {
    setup,
    appliance: {
      device,
      domain,
      rig,
      example: settable && { path: settable.path, value: String(value) },
    },
  };
}

/** The broker at `host:port`, by TLS, with the credentials for the device's own one. */
function elsewhere(endpoint: string, own: SimulationOptions["broker"]): BrokerAddress {
  const colon = endpoint.lastIndexOf(":");
  const { username, password } = "secure" in own ? own : {};
  return {
    secure: true,
    host: endpoint.slice(0, colon),
    port: Number(endpoint.slice(colon + 1)),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}

/** The cable's switch with the signpost behind it. */
function withSignpost(cable: Cable, signpost: Signpost): NetworkSwitch {
  return {
    cut: () => cable.cut(),
    restore: () => cable.restore(),
    get connected() {
      return cable.connected;
    },
    get refused() {
      return cable.refused;
    },
    signpost,
  };
}

/** An attachment that tells when a connection is lost, and when there is one again. */
function telling(attachment: Attachment, tell: (up: boolean) => void): Attachment {
  let lost = false;
  return {
    connect: async (options, events) => {
      const connection = await attachment.connect(options, {
        onMessage: events.onMessage,
        onLost: (reason) => {
          lost = true;
          tell(false);
          events.onLost(reason);
        },
      });
      if (lost) tell(true);
      lost = false;
      return connection;
    },
  };
}

/** A trace that keeps nothing: a house may stand for months. */
function forgetfulTrace(): Trace {
  const listeners = new Set<Parameters<Trace["follow"]>[0]>();
  let count = 0;
  return {
    events: [],
    append: (event) => {
      for (const listen of listeners) listen(event, count);
      count++;
    },
    follow: (listen) => {
      listeners.add(listen);
      return () => {
        listeners.delete(listen);
      };
    },
  };
}
