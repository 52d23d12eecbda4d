/**
 * A simulated appliance: a model of its kind, made into firmware for a device and an occupant of a
 * site. Keeps what all kinds have in common: identity, health, control, and mains.
 */

import { Ajv } from "ajv";
import type { Cancel, World } from "../../src/kernel/world.ts";
import type { Declaration, DeclarationWords, Values } from "../../src/thing/declaration.ts";
import type { Attachment } from "../../src/thing/wire.ts";
import type { RoomConditions } from "../rig/room.ts";
import type { Occupant, Site } from "../rig/site.ts";
import { Device } from "./device.ts";
import { restoreFactory } from "./factory.ts";
import type { Answer, DeviceOptions, Firmware, FirmwareEvent } from "./firmware.ts";
import type {
  Effect,
  Environment,
  Influence,
  Input,
  Measurable,
  Model,
  Parameters,
  Refusal,
} from "./model.ts";
import type { ReadRequest } from "./request.ts";
import { RunningServices } from "./services/running.ts";
import type { BootReason, ServiceHost } from "./services/service.ts";

/** What an appliance is set up with. */
export interface ApplianceOptions extends DeviceOptions {
  readonly parameters?: Parameters;
}

/** From mains on to the first attempt to connect, in ms. */
const BOOT_MS = 2000;
const MANUFACTURED = "2025-11-03T00:00:00Z";
const ajv = new Ajv({ strict: false });

/** A live appliance. `S` is its model's state. */
export class Appliance<S = unknown> implements Firmware, Occupant {
  readonly declaration: Declaration;
  readonly words: DeclarationWords;
  readonly device: Device;
  readonly #world: World;
  readonly #site: Site;
  readonly #model: Model<S>;
  readonly #serial: string;
  readonly #parameters: Parameters;
  readonly #services: RunningServices;
  #state: S;
  #timer: Cancel | undefined;
  #bootMs: number;
  #bootReason = "power-on-reboot";
  #firmware = "1.0.0";
  #boots = 0;
  /** It has left its network for good, until somebody sets it up again. */
  #away = false;
  #connections = 0;
  #remoteAllowed = true;
  #remoteStartAllowed = true;
  #poweredMs = 0;
  #powered = true;

  constructor(
    world: World,
    attachment: Attachment,
    site: Site,
    model: Model<S>,
    options: ApplianceOptions,
  ) {
    this.#world = world;
    this.#site = site;
    this.#model = model;
    this.declaration = model.declaration;
    this.words = model.words;
    this.#bootMs = world.nowMs;
    const digits = world.chance.stream(`${options.address.device}/serial`).integer(100000, 999999);
    this.#serial = `HR-${digits}`;
    this.#parameters = options.parameters ?? {};
    this.#state = model.initial(this.#parameters, site.environment, world.nowMs);
    this.#services = new RunningServices(model.services ?? [], this.#host());
    this.device = new Device(world, attachment, this, options);
    site.add(this);
  }

  /** Switches it on for the first time. */
  start(): void {
    this.#schedule();
    this.device.start();
  }

  /** What the laboratory's instruments read off it now. */
  measure(): Measurable {
    this.#site.catchUp();
    return this.#model.measure(this.#state, this.#site.environment);
  }

  /** A defect begins or ends. @returns false where the kind has no such defect. */
  setDefect(defect: string, present: boolean): boolean {
    if (!(defect in this.#model.defects)) return false;
    this.#react({ kind: "defect", defect, present });
    this.#settled();
    return true;
  }

  /** A person does something at the appliance by hand. */
  operate(operation: string, parameters: Readonly<Record<string, unknown>>): Answer {
    const declared = this.declaration.operations[operation];
    if (!declared) {
      return refuse("unsupported", `a ${this.declaration.kind} has no operation ${operation}`);
    }
    const validate = ajv.compile(declared.input);
    if (!validate(parameters)) {
      return refuse("constraint-error", ajv.errorsText(validate.errors));
    }
    if (operation === "allow-remote") this.#remoteAllowed = parameters.allowed === true;
    else if (operation === "allow-remote-start") {
      this.#remoteStartAllowed = parameters.allowed === true;
    } else {
      const answer =
        this.#services.operate(operation, parameters) ??
        this.#react({ kind: "operate", operation, parameters });
      if (answer.refusal) return answer;
      if (operation === "open-door") this.#remoteStartAllowed = false;
      for (const event of answer.events ?? []) this.device.tell(event);
    }
    this.#settled();
    return {};
  }

  // Firmware

  values(): Values {
    this.#site.catchUp();
    const { nowMs } = this.#world;
    const environment = this.#site.environment;
    const standing = this.#model.faults(this.#state);
    return {
      "info/manufacturer": this.#model.identity.manufacturer,
      "info/model": this.#model.identity.model,
      "info/serial": this.#serial,
      "info/firmware": this.#firmware,
      "info/hardware": "A1",
      "info/manufactured": MANUFACTURED,
      ...this.#model.rated(this.#state),
      "health/uptime": Math.floor((nowMs - this.#bootMs) / 1000),
      "health/boot-reason": this.#bootReason,
      "health/connection-count": this.#connections,
      "health/operating-hours":
        Math.floor((this.#poweredMs + (nowMs - this.#bootMs)) / 360_000) / 10,
      "health/fault": standing.length === 0 ? "none" : standing.join(","),
      "control/remote-allowed": this.#remoteAllowed,
      "control/remote-start-allowed": this.#remoteStartAllowed,
      ...this.#model.observe(this.#state, nowMs, environment),
      ...this.#services.values(),
    };
  }

  faults(): readonly string[] {
    this.#site.catchUp();
    return this.#model.faults(this.#state);
  }

  frameEveryMs(): number {
    return this.#model.frameEveryMs(this.#state);
  }

  connected(): number {
    this.#connections++;
    return this.#connections;
  }

  pending(): readonly FirmwareEvent[] {
    return this.#services.pending();
  }

  request(request: Exclude<ReadRequest, { kind: "refused" }>): Answer {
    const remote = this.#remoteRefusal(request.path);
    if (remote) return remote;
    if (request.path === "health/self-test") return this.#selfTest();
    const answer =
      this.#services.request(request) ??
      (request.kind === "set"
        ? this.#react({ kind: "set", path: request.path, value: request.value })
        : this.#react({ kind: "action", path: request.path, parameters: request.parameters }));
    this.#schedule();
    return answer;
  }

  // Occupant

  nextMs(nowMs: number, environment: Environment): number {
    return this.#model.wakeAtMs(this.#state, nowMs, environment);
  }

  advance(fromMs: number, toMs: number, environment: Environment): void {
    this.#state = this.#model.advance(this.#state, fromMs, toMs, environment);
  }

  wake(nowMs: number, environment: Environment): void {
    const reaction = this.#model.react(this.#state, { kind: "wake" }, nowMs, environment);
    this.#state = reaction.state;
    for (const event of eventsOf(reaction.effects)) this.device.tell(event);
  }

  influence(environment: Environment): Influence {
    return this.#model.influence(this.#state, environment);
  }

  conditionsChanged(before: RoomConditions): void {
    const { supplyV } = this.#site.conditions;
    if (before.supplyV > 0 && supplyV === 0) this.#powerOff();
    else if (before.supplyV === 0 && supplyV > 0) this.#powerOn();
    this.#settled();
  }

  #powerOff(): void {
    this.#powered = false;
    this.#poweredMs += this.#world.nowMs - this.#bootMs;
    this.device.die();
    this.#services.powerOff();
    this.#react({ kind: "power-off" });
  }

  #powerOn(): void {
    this.#powered = true;
    this.#bootReason = "power-on-reboot";
    this.#react({ kind: "power-on" });
    this.#boot();
  }

  /** Starts the software; it connects when it is up. */
  #boot(): void {
    this.#bootMs = this.#world.nowMs;
    const boot = ++this.#boots;
    this.#world.after(BOOT_MS, () => {
      if (this.#powered && !this.#away && boot === this.#boots) this.device.start();
    });
  }

  #reboot(reason: BootReason, firmware: string): void {
    this.#firmware = firmware;
    this.#bootReason = reason;
    if (!this.#powered) return;
    this.device.stop();
    this.#poweredMs += this.#world.nowMs - this.#bootMs;
    this.#boot();
  }

  #stayAway(away: boolean): void {
    const returns = this.#away && !away && this.#powered;
    this.#away = away;
    if (returns) this.#boot();
  }

  /** What services see and do here. */
  #host(): ServiceHost {
    return {
      kind: this.declaration.kind,
      manufacturer: this.#model.identity.manufacturer,
      serial: this.#serial,
      manufacturedMs: Date.parse(MANUFACTURED),
      declaredFaults: this.declaration.faults,
      nowMs: () => this.#world.nowMs,
      firmware: () => this.#firmware,
      after: (delayMs, run) => this.#world.after(delayMs, run),
      values: () => this.values(),
      faults: () => this.faults(),
      changed: () => this.#settled(),
      reboot: (reason, firmware = this.#firmware) => this.#reboot(reason, firmware),
      forget: (off) => this.#forget(off),
      leave: (last) => this.device.leave(last),
      stayAway: (away) => this.#stayAway(away),
    };
  }

  #forget(off: boolean): readonly FirmwareEvent[] {
    this.#site.catchUp();
    const { nowMs } = this.#world;
    const environment = this.#site.environment;
    const start = { parameters: this.#parameters, nowMs, environment, off };
    const { state, events } = restoreFactory(this.#model, this.#state, start);
    this.#state = state;
    this.#remoteAllowed = true;
    this.#remoteStartAllowed = true;
    this.#services.forget();
    return events;
  }

  #remoteRefusal(path: string): Answer | undefined {
    if (path === "programme/stop") return undefined;
    if (!this.#remoteAllowed) {
      return refuse("remote-control-off", "a person at the appliance has switched it off");
    }
    if (path === "programme/start" && !this.#remoteStartAllowed) {
      return refuse("remote-control-off", "a person at the appliance has to allow remote start");
    }
    return undefined;
  }

  #selfTest(): Answer {
    const faults = this.faults();
    const result = faults.length === 0 ? "passed" : "failed";
    return { events: [{ path: "health/self-test-completed", payload: { result, faults } }] };
  }

  #react(input: Input): Answer {
    this.#site.catchUp();
    const { state, effects } = this.#model.react(
      this.#state,
      input,
      this.#world.nowMs,
      this.#site.environment,
    );
    const refusal = effects.find((effect) => effect.kind === "refuse");
    if (refusal) return refuse(refusal.status, refusal.detail);
    this.#state = state;
    return { events: eventsOf(effects) };
  }

  /** Something has happened: tell it, and look when the model wants to be woken. */
  #settled(): void {
    this.device.report();
    this.#schedule();
  }

  #schedule(): void {
    this.#timer?.();
    this.#site.catchUp();
    const { nowMs } = this.#world;
    const wakeMs = this.nextMs(nowMs, this.#site.environment);
    if (wakeMs === Number.POSITIVE_INFINITY) return;
    this.#timer = this.#world.after(wakeMs - nowMs, () => {
      this.#site.catchUp();
      this.#settled();
    });
  }
}

function refuse(status: Refusal, detail: string): Answer {
  return { refusal: { status, detail } };
}

function eventsOf(effects: readonly Effect[]) {
  return effects.filter((effect) => effect.kind === "event");
}
