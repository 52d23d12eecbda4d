/** The rig in simulation: instruments that share the appliance's site, on the same broker. */

import type { World } from "../../src/kernel/world.ts";
import type { Declaration, Value, Values } from "../../src/thing/declaration.ts";
import type { Attachment, DeviceAddress } from "../../src/thing/wire.ts";
import type { Appliance } from "../appliance/appliance.ts";
import { type Answer, Device, type Firmware } from "../appliance/device.ts";
import type { ReadRequest } from "../appliance/request.ts";
import { rigDeclaration, rigWords } from "./declaration.ts";
import { Instruments, NO_DUCT_PA, withInstruments } from "./instruments.ts";
import type { Site } from "./site.ts";

/** Accuracy class of the simulated power meter, in percent of the reading. */
const METER_CLASS_PERCENT = 0.5;
/** Noise of one power reading, as a share of it, and its floor in W. */
const METER_NOISE = 0.0005;
const METER_NOISE_W = 0.002;
/** Noise of one reading of the particle counter, as a share of it. */
const PARTICLE_NOISE = 0.01;

/** The appliance's network cable, as far as the rig is concerned. */
export interface NetworkSwitch {
  cut(): void;
  restore(): void;
  readonly connected: boolean;
  readonly refused: number;
  /** Where the appliance can be pointed at another broker: the hand that does it. */
  readonly signpost?: {
    readonly endpoint: string | undefined;
    point(endpoint: string | undefined): void;
  };
}

/** The appliance is pointed at its own broker. */
const OWN_BROKER = "own";

/** A rig around one appliance. */
export class Rig implements Firmware {
  readonly declaration: Declaration;
  readonly words = rigWords;
  readonly device: Device;
  readonly #world: World;
  readonly #site: Site;
  readonly #appliance: Appliance;
  readonly #network: NetworkSwitch;
  readonly #gain: number;
  readonly #energyStartWh: number;
  readonly #instruments: Instruments;
  #periodS = 60;
  #setpointC = 23;
  #connections = 0;

  constructor(
    world: World,
    attachment: Attachment,
    site: Site,
    appliance: Appliance,
    network: NetworkSwitch,
    address: DeviceAddress,
  ) {
    this.#world = world;
    this.#site = site;
    this.#appliance = appliance;
    this.#network = network;
    // A meter inside its class: the true gain error is well within the stated one.
    const spread = METER_CLASS_PERCENT / 100 / 2;
    this.#gain = 1 + world.chance.stream(`${address.device}/gain`).between(-spread, spread);
    const measured = appliance.measure();
    this.#energyStartWh = measured.energyWh;
    this.#instruments = new Instruments(world, address.device);
    this.declaration = withInstruments(rigDeclaration, Object.keys(measured.instruments ?? {}));
    const held = site.conditions.hold?.airC;
    if (held !== undefined) this.#setpointC = held;
    this.device = new Device(world, attachment, this, {
      address,
      name: "Test rig",
      without: new Set([
        "sys/telemetry",
        ...(measured.waterL === undefined ? ["water/total"] : []),
        ...(network.signpost === undefined ? ["network/broker"] : []),
      ]),
    });
  }

  start(): void {
    this.device.start();
  }

  values(): Values {
    const { conditions } = this.#site;
    const measured = this.#appliance.measure();
    const environment = this.#site.environment;
    const values: Record<string, Value> = {
      "chamber/active": conditions.hold?.airC !== undefined,
      "chamber/temperature": environment.ambientC,
      "chamber/temperature-setpoint": this.#setpointC,
      "chamber/humidity": environment.humidityPercent,
      "chamber/outdoor-temperature": conditions.outdoorC,
      "chamber/heat-load": conditions.gainW,
      "mains/voltage": conditions.supplyV,
      "network/connected": this.#network.connected,
      "network/attempts": this.#network.refused,
      "meter/power": this.#readPower(measured.powerW),
      "meter/energy": this.#gain * (measured.energyWh - this.#energyStartWh),
      "meter/period": this.#periodS,
      "meter/class": METER_CLASS_PERCENT,
      "water/inlet-temperature": conditions.inletWaterC,
      "particles/concentration": this.#readParticles(environment.particlesUgM3),
      "particles/volume": environment.roomM3,
    };
    const { signpost } = this.#network;
    if (signpost) values["network/broker"] = signpost.endpoint ?? OWN_BROKER;
    if (measured.waterL !== undefined) values["water/total"] = measured.waterL;
    if (measured.instruments) {
      Object.assign(values, this.#instruments.read(measured.instruments));
      if ("duct/airflow" in values) values["duct/resistance"] = conditions.ductPa ?? NO_DUCT_PA;
    }
    return values;
  }

  faults(): readonly string[] {
    return [];
  }

  frameEveryMs(): number {
    return this.#periodS * 1000;
  }

  connected(): number {
    this.#connections++;
    return this.#connections;
  }

  request(request: Exclude<ReadRequest, { kind: "refused" }>): Answer {
    return request.kind === "set"
      ? this.#set(request.path, request.value)
      : this.#act(request.path, request.parameters);
  }

  #set(path: string, value: Exclude<Value, null>): Answer {
    const { conditions } = this.#site;
    switch (path) {
      case "chamber/active":
        this.#hold(value === true ? this.#setpointC : undefined);
        return {};
      case "chamber/temperature-setpoint":
        this.#setpointC = value as number;
        if (conditions.hold?.airC !== undefined) this.#hold(this.#setpointC);
        return {};
      case "chamber/outdoor-temperature":
        this.#site.change({ outdoorC: value as number });
        return {};
      case "chamber/heat-load":
        this.#site.change({ gainW: value as number });
        return {};
      case "mains/voltage":
        this.#site.change({ supplyV: value as number });
        return {};
      case "water/inlet-temperature":
        this.#site.change({ inletWaterC: value as number });
        return {};
      case "duct/resistance":
        this.#site.change({ ductPa: value === NO_DUCT_PA ? undefined : (value as number) });
        return {};
      case "network/connected":
        if (value === true) this.#network.restore();
        else this.#network.cut();
        return {};
      case "network/broker":
        this.#network.signpost?.point(value === OWN_BROKER ? undefined : String(value));
        return {};
      case "meter/period":
        this.#periodS = value as number;
        return {};
      default:
        return { refusal: { status: "unsupported", detail: path } };
    }
  }

  #act(path: string, parameters: Readonly<Record<string, unknown>>): Answer {
    if (path === "particles/fill") {
      this.#site.fill(parameters.concentration as number);
      return {};
    }
    if (path === "defects/set") {
      const known = this.#appliance.setDefect(
        parameters.defect as string,
        parameters.present as boolean,
      );
      return known ? {} : { refusal: { status: "unsupported", detail: String(parameters.defect) } };
    }
    const inner = (parameters.parameters ?? {}) as Record<string, unknown>;
    const answer = this.#appliance.operate(parameters.operation as string, inner);
    return answer.refusal ? { refusal: answer.refusal } : {};
  }

  #hold(airC: number | undefined): void {
    const { airC: _released, ...rest } = this.#site.conditions.hold ?? {};
    this.#site.change({ hold: airC === undefined ? rest : { ...rest, airC } });
  }

  #readPower(powerW: number): number {
    const noise = this.#world.chance.stream("rig/meter").normal();
    const readW = powerW * this.#gain + noise * Math.max(METER_NOISE_W, powerW * METER_NOISE);
    return powerW === 0 ? 0 : Math.max(0, readW);
  }

  #readParticles(concentrationUgM3: number): number {
    const noise = this.#world.chance.stream("rig/particles").normal();
    return Math.max(0, concentrationUgM3 * (1 + PARTICLE_NOISE * noise));
  }
}
