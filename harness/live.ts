/** What the bench knows at this moment, kept up to date from the trace while it grows. */

import type { Trace, TraceEvent } from "../src/kernel/trace.ts";
import { type DeviceAddress, readTopic } from "../src/thing/wire.ts";
import { isDiscovery } from "./home-assistant/read.ts";

/** An acknowledgement that was seen, from the device or the rig. */
export interface SeenAck {
  readonly topic: string;
  readonly received: string;
  readonly status: string;
  readonly detail: string;
}

/** Follows one device's messages. */
export class Live {
  readonly #address: DeviceAddress;
  readonly #values = new Map<string, string>();
  readonly acks: SeenAck[] = [];
  /** How many telemetry frames were seen. */
  frames = 0;
  /** The newest frame's clock, as written. */
  frameAt: string | undefined;
  /** The newest acknowledgement's clock, as written. */
  ackAt: string | undefined;
  /** How many times the device has become ready. */
  births = 0;
  /** How many discovery messages for a hub it has told. */
  announcements = 0;
  /** How many events each event topic (`node/event`) has told. */
  readonly events = new Map<string, number>();

  constructor(address: DeviceAddress) {
    this.#address = address;
  }

  /** The newest text of a property, `$state`, `$target` (`node/property/$target`) or `$alert/<code>`. */
  text(key: string): string | undefined {
    return this.#values.get(key);
  }

  /** All newest texts by key. */
  texts(): ReadonlyMap<string, string> {
    return this.#values;
  }

  /** Reads an event of the trace, if it concerns this device. */
  read(event: TraceEvent): void {
    if (event.kind !== "publish" && event.kind !== "deliver") return;
    const part = readTopic(this.#address, event.topic ?? "");
    const announces = event.from === "dut" && isDiscovery(event.topic ?? "");
    if (announces && event.kind === "publish") this.announcements++;
    if (part === undefined || part.part === "set" || part.part === "other") return;
    const text = event.payload ?? "";
    if (part.part === "attribute") {
      this.#values.set(part.rest === "" ? part.attribute : `${part.attribute}/${part.rest}`, text);
      const told = event.kind === "publish" && part.attribute === "$state";
      if (told && text === "ready") this.births++;
    } else if (part.part === "target") {
      this.#values.set(`${part.path}/$target`, text);
    } else if (part.path === "sys/ack") {
      this.#readAck(text);
    } else if (part.path === "sys/telemetry") {
      this.frames++;
      this.frameAt = /"at":\s*"([^"]*)"/.exec(text)?.[1];
    } else {
      this.#values.set(part.path, text);
      this.events.set(part.path, (this.events.get(part.path) ?? 0) + 1);
    }
  }

  #readAck(text: string): void {
    try {
      const ack = JSON.parse(text);
      this.acks.push({
        topic: String(ack?.topic),
        received: String(ack?.received),
        status: String(ack?.status),
        detail: String(ack?.detail ?? ""),
      });
      this.ackAt = String(ack?.at);
    } catch {
      this.acks.push({ topic: "", received: "", status: "", detail: "not JSON" });
    }
  }
}

/** Follows device and rig on one trace; returns both and how to stop. */
export function followLive(
  trace: Trace,
  dut: DeviceAddress,
  rig: DeviceAddress | undefined,
): { readonly dut: Live; readonly rig: Live | undefined; readonly stop: () => void } {
  const dutLive = new Live(dut);
  const rigLive = rig === undefined ? undefined : new Live(rig);
  const read = (event: TraceEvent) => {
    dutLive.read(event);
    rigLive?.read(event);
  };
  for (const event of trace.events) read(event);
  return { dut: dutLive, rig: rigLive, stop: trace.follow(read) };
}
