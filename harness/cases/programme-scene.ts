/** Getting a programme going and ending it: what the cases about programmes and interlocks share. */

import type { JsonSchema } from "../../src/thing/declaration.ts";
import type { Bench } from "../bench.ts";
import type { Dut } from "../dut.ts";
import { acknowledges } from "./request.ts";

/** States in which a programme is active: it can be stopped. */
export const ACTIVE = ["delayed-start", "run", "pause", "action-required"] as const;

/** Longest programme that is waited for, and longest time to pump out after a stop, in ms of device time. */
export const LONGEST_MS = 4 * 3_600_000;
const GIVING_UP_MS = 30 * 60_000;
/** Dry laundry that a person loads, in kg. */
const LOAD_KG = 2;

/** What a programme is started with. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The JSON Schema of `programme/start`, as the device describes it; empty where it is illegible. */
export function startSchema(dut: Dut): JsonSchema {
  try {
    const schema: unknown = JSON.parse(dut.surface?.properties["programme/start"]?.format ?? "{}");
    return typeof schema === "object" && schema !== null ? (schema as JsonSchema) : {};
  } catch {
    return {};
  }
}

/** The schemas of the single parameters of `programme/start`. */
export function startProperties(dut: Dut): Readonly<Record<string, JsonSchema>> {
  return (startSchema(dut).properties ?? {}) as Readonly<Record<string, JsonSchema>>;
}

/** A legal value of a parameter: the smallest there is. */
function smallest(schema: JsonSchema | undefined): unknown {
  const values = schema?.enum;
  if (Array.isArray(values)) return values.includes("quick") ? "quick" : values[0];
  if (schema?.type === "boolean") return false;
  if (schema?.type === "string") return "";
  return Number(schema?.minimum ?? 1);
}

/** Parameters of a short programme: `quick` where there is one, else what is required at its smallest. */
export function shortProgramme(dut: Dut): Parameters {
  const properties = startProperties(dut);
  const required = startSchema(dut).required;
  const names = new Set(Array.isArray(required) ? required.map(String) : []);
  const programs = properties.program?.enum;
  if (Array.isArray(programs) && programs.includes("quick")) names.add("program");
  return Object.fromEntries([...names].map((name) => [name, smallest(properties[name])]));
}

/** The programme's state as it was last told. */
export function stateOf(bench: Bench): string | undefined {
  return bench.live.text("programme/state");
}

/** Is a programme active, or still being given up? */
export function isBusy(bench: Bench): boolean {
  const state = stateOf(bench) ?? "";
  return state === "aborting" || ACTIVE.some((active) => active === state);
}

/** Can somebody do this at the appliance? */
export function canOperate(dut: Dut, operation: string): boolean {
  return dut.abilities.includes("person") && dut.table?.operations[operation] !== undefined;
}

/** A person does something that has to succeed for the case to go on. */
export async function byHand(
  bench: Bench,
  operation: string,
  parameters: Parameters = {},
): Promise<void> {
  const answer = await bench.operate(operation, parameters);
  bench.need(answer === "ok", `${operation}: ${answer}`);
}

/** Allows or forbids remote start, and sees that it is told. */
export async function allowRemoteStart(bench: Bench, allowed: boolean): Promise<void> {
  await byHand(bench, "allow-remote-start", { allowed });
  const told = () => bench.live.text("control/remote-start-allowed") === String(allowed);
  bench.need(
    await bench.until(told, "command.effect"),
    `control/remote-start-allowed did not become ${allowed}`,
  );
}

/** Makes the appliance ready for a remote start: loaded, closed, allowed by a person. */
export async function makeReady(bench: Bench): Promise<void> {
  bench.need(!isBusy(bench), `a programme is ${stateOf(bench)} already`);
  const { dut } = bench;
  if (canOperate(dut, "load-laundry") && canOperate(dut, "open-door")) {
    await byHand(bench, "open-door");
    await byHand(bench, "load-laundry", { mass: LOAD_KG });
    await byHand(bench, "close-door");
  } else if (canOperate(dut, "close-door")) {
    await byHand(bench, "close-door");
  }
  const forbidden = bench.live.text("control/remote-start-allowed") === "false";
  if (forbidden && canOperate(dut, "allow-remote-start")) await allowRemoteStart(bench, true);
}

/** Asks for a start and waits until the programme has one of `states`. The scene fails where it does not. */
export async function start(
  bench: Bench,
  parameters: Parameters,
  states: readonly string[] = ["run"],
): Promise<void> {
  bench.mark("start", { parameters });
  await bench.request("programme/start", JSON.stringify(parameters));
  const begun = () => states.includes(stateOf(bench) ?? "");
  await bench.until(begun, "command.effect");
  const last = bench.live.acks[bench.live.acks.length - 1];
  const answer = acknowledges(bench.dut) ? `, ack ${last?.status} ${last?.detail}` : "";
  bench.need(begun(), `the programme did not start: it is ${stateOf(bench)}${answer}`);
  bench.mark("started");
}

/** Stops what is active and waits until the appliance is idle again. */
export async function stop(bench: Bench): Promise<void> {
  if (ACTIVE.some((active) => active === stateOf(bench))) {
    bench.mark("stop", { path: "programme/stop", state: stateOf(bench) });
    await bench.request("programme/stop", "{}");
    await bench.pause("command.effect");
    bench.mark("stop-end");
  }
  await bench.pass(GIVING_UP_MS, () => !isBusy(bench));
  bench.mark("stopped");
}

/** Runs a scene with a programme and ends it whatever happens. */
export async function withProgramme(
  bench: Bench,
  parameters: Parameters,
  scene: () => Promise<void>,
): Promise<void> {
  await makeReady(bench);
  await start(bench, parameters);
  try {
    await scene();
  } finally {
    await stop(bench);
  }
}
