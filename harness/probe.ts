/** The probe: finds out what a device is before anything is planned. */

import type { Road } from "../src/link/road.ts";
import { readDescription } from "../src/thing/description.ts";
import type { Surface } from "../src/thing/surface.ts";
import { Bench } from "./bench.ts";
import { type Ability, DESTRUCTION_ANSWER, type Dut, type Terms } from "./dut.ts";
import type { Live } from "./live.ts";
import type { Subject, Tables } from "./subject.ts";

/** What an instrument of the rig enables, by a property or action that it has. */
const INSTRUMENTS: Readonly<Record<string, Ability>> = {
  "network/connected": "network",
  "network/attempts": "attempts",
  "mains/voltage": "mains",
  "person/operate": "person",
  "defects/set": "defects",
  "chamber/temperature-setpoint": "chamber",
  "meter/energy": "meter",
  "water/total": "water-meter",
  "particles/fill": "particle-chamber",
  "thermometers/limit": "thermometers",
  "outlet/temperature": "outlet-thermometer",
  "hot-water/total": "hot-water-meter",
  "net-water/total": "net-water-meter",
  "conductivity/net": "conductivity-meter",
  "duct/airflow": "air-flow-rig",
  "light/illuminance": "light-meter",
  "calorimeter/capacity": "calorimeter",
  "balance/remaining-moisture": "balance",
};

/** Where the device is pointed at another broker; a person does it where no rig does. */
const POINTER = "network/broker";

/** What a person at the bench is trusted to do; each prompt may still be answered with "cannot". */
const PERSON: readonly Ability[] = ["person", "network", "mains"];

/** Wall time that passes between the two requests by which a device's clock rate is measured, in ms. */
const RATE_SPAN_MS = 1000;

/** What the bench's own reading of a time may be wrong by over a network, in ms. */
const PACED_UNCERTAINTY_MS = 100;

/**
 * The same for a device whose clock runs faster than ours: each delay of its own process, too, counts
 * that many times.
 */
const ACCELERATED_UNCERTAINTY_MS = 500;

/** Probes a device. Total: a device that says nothing is known as just that. */
export async function probe(subject: Subject, tables: Tables, terms: Terms): Promise<Dut> {
  const road = await subject.open("probe");
  const paced = !road.world.virtual;
  const blank: Dut = {
    spec: subject.spec,
    id: subject.id,
    kind: subject.kind,
    address: subject.address,
    ...(subject.rig ? { rig: subject.rig } : {}),
    abilities: sight(road.sees),
    surface: undefined,
    table: undefined,
    statement: subject.statement,
    found: {},
    timingUncertaintyMs: paced ? uncertaintyMs(subject.rate ?? 1) : 0,
    rate: subject.rate ?? 1,
  };
  if (road.sees === "samples") {
    await road.close();
    const table = subject.kind === undefined ? undefined : tables[subject.kind];
    return { ...blank, table, timingUncertaintyMs: 0 };
  }
  const bench = new Bench({ road, dut: blank, terms });
  try {
    const shown = () => bench.live.text("$description") !== undefined && isUp(bench.live);
    await bench.look();
    await bench.until(shown, "probe.appear");
    await bench.look();
    const rigSurface = readSurface(bench.rigText("$description"));
    const rigIsUp = rigSurface !== undefined && bench.rigText("$state") === "ready";
    const surface = readSurface(bench.live.text("$description"));
    const kind = subject.kind ?? kindOf(surface);
    const { rig: _assumed, ...rest } = blank;
    const dut: Dut = {
      ...rest,
      ...(rigIsUp && subject.rig ? { rig: subject.rig } : {}),
      kind,
      surface,
      table: kind === undefined ? undefined : tables[kind],
      abilities: [
        ...sight(road.sees),
        ...(rigIsUp ? instruments(rigSurface) : subject.person ? PERSON : []),
        ...(road.standIn && (rigIsUp ? POINTER in rigSurface.properties : subject.person)
          ? (["tls-endpoint"] as const)
          : []),
        ...permissions(subject),
      ],
      found: Object.fromEntries(bench.live.texts()),
    };
    if (!paced || subject.rate !== undefined) return dut;
    const rate = await measureRate(new Bench({ road, dut, terms }));
    return { ...dut, rate, timingUncertaintyMs: uncertaintyMs(rate) };
  } finally {
    bench.close();
    await road.close();
  }
}

function uncertaintyMs(rate: number): number {
  return rate > 1 ? ACCELERATED_UNCERTAINTY_MS : PACED_UNCERTAINTY_MS;
}

function sight(sees: Road["sees"]): readonly Ability[] {
  if (sees === "samples") return ["power-record"];
  return sees === "packets" ? ["messages", "requests", "packets"] : ["messages", "requests"];
}

/** What may be done to it that cannot be undone. */
function permissions({ fresh, statement }: Subject): readonly Ability[] {
  return fresh || statement.answers[DESTRUCTION_ANSWER] === true ? ["destruction"] : [];
}

function isUp(live: Live): boolean {
  return live.text("$state") === "ready";
}

function readSurface(text: string | undefined): Surface | undefined {
  return text === undefined ? undefined : readDescription(text).surface;
}

function kindOf(surface: Surface | undefined): string | undefined {
  return /^org\.hearthmark\.([a-z0-9-]+)\/\d+$/.exec(surface?.type ?? "")?.[1];
}

function instruments(rig: Surface): readonly Ability[] {
  return Object.entries(INSTRUMENTS).flatMap(([path, ability]) =>
    path in rig.properties ? [ability] : [],
  );
}

/**
 * How fast the device's clock runs against the bench's: two acknowledgements, a known time apart. A
 * device that acknowledges nothing, or a clock within 20 % of ours, counts as running in real time.
 */
async function measureRate(bench: Bench): Promise<number> {
  const settable = Object.values(bench.dut.surface?.properties ?? {}).find(
    ({ path, settable, retained }) => settable && retained && bench.live.text(path),
  );
  const acks = bench.dut.surface?.properties["sys/ack"];
  if (!settable || !acks) return 1;
  const times: { readonly deviceMs: number; readonly benchMs: number }[] = [];
  for (let i = 0; i < 2; i++) {
    if (i > 0) await bench.pass(RATE_SPAN_MS);
    const answered = await bench.request(settable.path, bench.live.text(settable.path) as string);
    const deviceMs = Date.parse(bench.live.ackAt ?? "");
    if (!answered || Number.isNaN(deviceMs)) return 1;
    times.push({ deviceMs, benchMs: bench.nowMs });
  }
  const [first, second] = times;
  if (!first || !second) return 1;
  const rate = (second.deviceMs - first.deviceMs) / (second.benchMs - first.benchMs);
  return rate > 1.2 ? Math.round(rate * 10) / 10 : 1;
}
