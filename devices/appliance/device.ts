/**
 * A device of the native dialect: session, birth, reports, requests, alerts. What it is and does comes
 * from its firmware; appliances and the rig's instruments are both made with it.
 */

import type { Cancel, World } from "../../src/kernel/world.ts";
import { type PropertyDeclaration, propertiesOf, type Value } from "../../src/thing/declaration.ts";
import { describe } from "../../src/thing/description.ts";
import { formatValue } from "../../src/thing/value.ts";
import {
  type Attachment,
  type Connection,
  type ConnectOptions,
  deviceTopic,
  type IncomingMessage,
  type OutgoingMessage,
  readTopic,
} from "../../src/thing/wire.ts";
import { Alerts } from "./alerts.ts";
import { type Companion, matches } from "./companion.ts";
import type { DeviceOptions, Firmware, FirmwareEvent } from "./firmware.ts";
import { type Report, Reporter } from "./reporter.ts";
import { RequestReader } from "./request.ts";
import { Session, type Speaker } from "./session.ts";
import { type AckStatus, Speech } from "./speech.ts";
import { Twin } from "./twin.ts";

export type { Answer, DeviceOptions, Firmware, FirmwareEvent } from "./firmware.ts";

/** A live device. */
export class Device implements Speaker {
  readonly #world: World;
  readonly #firmware: Firmware;
  readonly #options: DeviceOptions;
  readonly #session: Session;
  readonly #speech: Speech;
  readonly #reporter: Reporter;
  readonly #requests: RequestReader;
  readonly #properties: ReadonlyMap<string, PropertyDeclaration>;
  readonly #alerts: Alerts;
  readonly #companions: readonly Companion[];
  readonly #targets = new Map<string, string>();
  readonly #without: ReadonlySet<string>;
  #seq = 0;
  #sessionNumber = 0;
  #timer: Cancel | undefined;
  #ready = false;

  constructor(world: World, attachment: Attachment, inner: Firmware, options: DeviceOptions) {
    const firmware = options.twin ? new Twin(inner) : inner;
    this.#world = world;
    this.#firmware = firmware;
    this.#options = options;
    this.#without = options.without ?? new Set();
    this.#speech = new Speech(options.address, options.qos ?? 1);
    this.#companions = options.companions ?? [];
    this.#alerts = new Alerts(firmware.declaration, firmware.words, this.#speech, {
      say: (message) => this.#say(message),
      tell: (path, payload) => this.tell({ path, payload }),
    });
    this.#reporter = new Reporter(firmware.declaration, this.#without);
    this.#properties = new Map(
      propertiesOf(firmware.declaration).map(({ path, element }) => [path, element]),
    );
    this.#requests = new RequestReader(firmware.declaration, this.#without);
    const jitter = world.chance.stream(`${options.address.device}/back-off`);
    this.#session = new Session(world, attachment, this, jitter, options.backOff);
  }

  /** True from the `ready` of a session to its end. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Begins to connect, and stays connected. */
  start(): void {
    this.#session.start();
  }

  /** Says goodbye. */
  stop(): void {
    if (this.#ready) this.#say(this.#speech.attribute("$state", "disconnected"));
    this.#end("disconnect");
  }

  /** Is gone without a word, as when the mains fail. */
  die(): void {
    this.#end("drop");
  }

  /** Leaves for good: clears all that it left retained, `$state` first, and hands over `last`. */
  leave(last: FirmwareEvent): void {
    this.#ready = false;
    this.#say(this.#speech.attribute("$state", ""));
    this.#say(this.#speech.attribute("$description", ""));
    this.#alerts.repeat([]);
    for (const [path, { settable }] of this.#properties) {
      if (this.#without.has(path)) continue;
      this.#say(this.#speech.property(path, ""));
      if (settable && this.#options.target !== false) {
        this.#say(this.#speech.property(`${path}/$target`, ""));
      }
    }
    this.#targets.clear();
    for (const companion of this.#companions) companion.removed?.(this.#speak);
    this.tell(last);
    this.#end("disconnect");
  }

  /** Tells what has changed and what is due; called after anything that may have changed values. */
  report(): void {
    this.#timer?.();
    if (!this.#ready) return;
    this.#alerts.update(this.#firmware.faults());
    for (const event of this.#firmware.pending?.() ?? []) this.tell(event);
    const nowMs = this.#world.nowMs;
    const report = this.#reporter.report(
      this.#firmware.values(),
      nowMs,
      this.#firmware.frameEveryMs(),
    );
    this.#publish(report, false);
    for (const companion of this.#companions) companion.reported?.(this.#speak);
    this.#timer = this.#world.after(report.nextMs - nowMs, () => this.report(), 1);
  }

  /** Tells an event now. */
  tell(event: FirmwareEvent): void {
    if (this.#without.has(event.path)) return;
    this.#say(this.#speech.momentary(event.path, { ...event.payload, at: this.#at() }));
  }

  connectOptions(): ConnectOptions {
    return {
      clientId: this.#options.address.device,
      clean: this.#options.clean ?? true,
      keepAliveS: this.#options.keepAliveS ?? 120,
      will: this.#speech.attribute("$state", "lost"),
    };
  }

  onConnected(connection: Connection): void {
    this.#sessionNumber = this.#firmware.connected();
    this.#seq = 0;
    this.#say(this.#speech.attribute("$state", "init"));
    this.#say(
      this.#speech.attribute(
        "$description",
        JSON.stringify(
          describe(this.#firmware.declaration, this.#firmware.words, {
            version: this.#options.descriptionVersion ?? 1,
            name: this.#options.name,
            without: this.#without,
          }),
        ),
      ),
    );
    const birth = this.#reporter.birth(this.#firmware.values(), this.#world.nowMs);
    for (const { path, value } of birth) this.#publishProperty(path, value);
    this.#alerts.repeat(this.#firmware.faults());
    for (const companion of this.#companions) companion.born(this.#speak);
    const filters = [
      `${deviceTopic(this.#options.address)}/+/+/set`,
      ...this.#companions.flatMap((companion) => companion.filters),
    ];
    connection.subscribe(filters, this.#options.qos ?? 1).then(
      () => {
        if (this.#session.connection === connection) this.#becomeReady();
      },
      () => undefined, // The connection was lost meanwhile; the session sees to it.
    );
  }

  onMessage(message: IncomingMessage): void {
    const topic = readTopic(this.#options.address, message.topic);
    if (topic?.part !== "set") {
      for (const companion of this.#companions) {
        const meant = companion.filters.some((filter) => matches(filter, message.topic));
        if (meant) companion.heard(message, this.#speak);
      }
      return;
    }
    // A leftover: nobody asks for it now. What waited in a kept session says nothing of its age.
    const waited = !this.#ready && this.#options.clean === false;
    if (message.retain || waited) {
      const detail = `${waited ? "requests that waited" : "retained requests"} are not followed`;
      this.#acknowledge(topic.path, message, "invalid-in-state", detail);
      return;
    }
    const current = this.#firmware.values()[topic.path] ?? null;
    const request = this.#requests.read(topic.path, message.payload, current);
    if (request.kind === "refused") {
      this.#acknowledge(topic.path, message, request.status, request.detail, request.id);
      return;
    }
    const answer = this.#firmware.request(request);
    const id = request.kind === "action" ? request.id : undefined;
    if (answer.refusal) {
      this.#acknowledge(topic.path, message, answer.refusal.status, answer.refusal.detail, id);
      return;
    }
    const detail = request.kind === "set" ? request.detail : "";
    this.#acknowledge(topic.path, message, "ok", detail, id);
    if (request.kind === "set")
      this.#aim(topic.path, Buffer.from(message.payload).toString("utf8"));
    else this.#say(this.#speech.momentary(topic.path, request.parameters));
    for (const event of answer.events ?? []) this.tell(event);
    if (answer.leaves) {
      this.leave(answer.leaves);
      return;
    }
    this.report();
    // Without acknowledgements an echo is the only answer that a request for the present value gets.
    const unchanged = this.#firmware.values()[topic.path] === current;
    if (this.#without.has("sys/ack") && request.kind === "set" && unchanged) {
      this.#publishProperty(topic.path, current);
    }
  }

  onLost(): void {
    this.#ready = false;
    this.#timer?.();
  }

  #end(how: "disconnect" | "drop"): void {
    this.#ready = false;
    this.#timer?.();
    this.#session.stop(how);
  }

  #becomeReady(): void {
    this.#say(this.#speech.attribute("$state", "ready"));
    this.#ready = true;
    const frame = this.#reporter.complete(this.#world.nowMs);
    this.#publish({ properties: [], frame, nextMs: this.#world.nowMs }, true);
    this.report();
  }

  #publish(report: Report, complete: boolean): void {
    for (const { path, value } of report.properties) this.#publishProperty(path, value);
    if (report.frame === undefined || this.#without.has("sys/telemetry")) return;
    this.#say(
      this.#speech.frame({
        session: this.#sessionNumber,
        seq: this.#seq++,
        at: this.#at(),
        complete,
        values: report.frame,
      }),
    );
  }

  #publishProperty(path: string, value: Value): void {
    const property = this.#propertyOf(path);
    const text = value === null ? "" : formatValue(property, value);
    if (property.settable && this.#options.target !== false && value !== null) {
      const target = this.#targets.get(path);
      const same = target !== undefined && sameText(property.datatype, target, text);
      if (!same) this.#aim(path, text);
      else if (!this.#ready) this.#say(this.#speech.property(`${path}/$target`, target));
    }
    this.#say(this.#speech.property(path, text));
  }

  /** Tells what is aimed at: the request's own bytes, or the value itself when it changed by hand. */
  #aim(path: string, text: string): void {
    if (this.#options.target === false || !this.#propertyOf(path)) return;
    this.#targets.set(path, text);
    this.#say(this.#speech.property(`${path}/$target`, text));
  }

  #propertyOf(path: string): PropertyDeclaration {
    const property = this.#properties.get(path);
    if (!property) throw new Error(`${path}: not declared by ${this.#firmware.declaration.kind}`);
    return property;
  }

  #acknowledge(
    path: string,
    message: IncomingMessage,
    status: AckStatus,
    detail: string,
    id?: string,
  ): void {
    if (this.#without.has("sys/ack")) return;
    this.#say(
      this.#speech.ack({
        topic: `${path}/set`,
        received: Buffer.from(message.payload).toString("utf8"),
        status,
        detail,
        at: this.#at(),
        ...(id === undefined ? {} : { id }),
      }),
    );
  }

  readonly #speak = (message: OutgoingMessage): void => this.#say(message);

  #say(message: OutgoingMessage): void {
    this.#session.connection?.publish(message);
    this.#session.sent();
  }

  #at(): string {
    return new Date(this.#world.nowMs).toISOString();
  }
}

function sameText(datatype: string, a: string, b: string): boolean {
  if (a === b) return true;
  return (datatype === "integer" || datatype === "float") && Number(a) === Number(b);
}
