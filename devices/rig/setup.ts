/** Putting up an appliance with a site, a rig and a network cable of its own. */

import type { World } from "../../src/kernel/world.ts";
import type { Discovered } from "../../src/thing/home-assistant/discovery.ts";
import type { Attachment, DeviceAddress } from "../../src/thing/wire.ts";
import { Appliance, type ApplianceOptions } from "../appliance/appliance.ts";
import { discovery } from "../appliance/discovery.ts";
import { HOUSEHOLD, type Model } from "../appliance/model.ts";
import { type NetworkSwitch, Rig } from "./rig.ts";
import { BEDROOM, type RoomConditions, roomAt, SUMMER_DAY } from "./room.ts";
import { Site } from "./site.ts";

/** What is put up. */
export interface Setup {
  readonly appliance: Appliance;
  readonly rig: Rig | undefined;
  readonly site: Site;
  /** Switches everything on. */
  start(): void;
  /** Says goodbye everywhere. */
  stop(): void;
}

/** How it is put up. */
export interface SetupOptions extends ApplianceOptions {
  /** Address of the rig; no rig where it is left out. */
  readonly rig?: DeviceAddress;
  /** The room is left to itself: an air conditioner has to work in it. Otherwise its air is held. */
  readonly freeAir?: boolean;
  /** False where it does not make itself known to Home Assistant. */
  readonly discovery?: boolean;
}

/**
 * Puts up one appliance of `model`.
 * @param attachment how the appliance reaches its broker (behind `network`), and how the rig does.
 */
export function putUp<S>(
  world: World,
  model: Model<S>,
  attachment: { readonly appliance: Attachment; readonly rig: Attachment },
  network: NetworkSwitch,
  options: SetupOptions,
): Setup {
  const free = options.freeAir ?? model.declaration.kind === "air-conditioner";
  const { ambientC, humidityPercent, particlesUgM3 } = HOUSEHOLD;
  const conditions: RoomConditions = free
    ? SUMMER_DAY
    : { ...SUMMER_DAY, gainW: 0, hold: { airC: ambientC, humidityPercent } };
  const airC = free ? SUMMER_DAY.outdoorC : ambientC;
  const site = new Site(world, BEDROOM, roomAt(airC, humidityPercent, particlesUgM3), conditions);
  const known =
    options.discovery === false ? [] : [discovery(() => discovered(appliance, options))];
  const appliance: Appliance<S> = new Appliance(world, attachment.appliance, site, model, {
    ...options,
    companions: [...(options.companions ?? []), ...known],
  });
  const rig = options.rig
    ? new Rig(world, attachment.rig, site, appliance as Appliance, network, options.rig)
    : undefined;
  return {
    appliance: appliance as Appliance,
    rig,
    site,
    start: () => {
      appliance.start();
      rig?.start();
    },
    stop: () => {
      appliance.device.stop();
      rig?.device.stop();
    },
  };
}

/** What Home Assistant is told of an appliance. */
function discovered<S>(
  appliance: Appliance<S>,
  { address, name, without, qos = 1 }: SetupOptions,
): Discovered {
  const values = appliance.values();
  const told = (id: string) => String(values[`info/${id}`] ?? "");
  return {
    declaration: appliance.declaration,
    words: appliance.words,
    address,
    name,
    identity: {
      manufacturer: told("manufacturer"),
      model: told("model"),
      serial: told("serial"),
      firmware: told("firmware"),
      hardware: told("hardware"),
    },
    ...(without ? { without } : {}),
    qos,
  };
}
