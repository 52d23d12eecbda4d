/** The bench: all that a case can do. Everything it does and sees is in the trace. */

import type { Road, StandIn, StandInFace } from "../src/link/road.ts";
import { deviceTopic } from "../src/thing/wire.ts";
import type { BudgetName } from "./budgets.ts";
import type { Dut, Terms } from "./dut.ts";
import { followLive, type Live } from "./live.ts";
import type { Person, PromptAnswer } from "./person.ts";
import type { ReasonCode } from "./verdict.ts";

/** The scene of a case could not be set; the case ends here and what it would have claimed is undecided. */
export class SceneFailed extends Error {
  override readonly name = "SceneFailed";
  readonly reason: ReasonCode;

  constructor(reason: ReasonCode, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** The run was stopped from outside. */
export class Aborted extends Error {
  override readonly name = "Aborted";
}

/** Topics beside the device's own, and which of the messages there are about it. */
export interface Beside {
  readonly filters: readonly string[];
  readonly concerns: (topic: string, text: string) => boolean;
}

/** A message that a look has found. */
export interface FoundMessage {
  readonly topic: string;
  readonly text: string;
}

/** What a bench is set up with. */
export interface BenchOptions {
  readonly road: Road;
  readonly dut: Dut;
  readonly terms: Terms;
  readonly person?: Person;
  readonly signal?: AbortSignal;
  /** Wall-clock supervision: true once the case has taken too long. */
  readonly overdue?: () => boolean;
}

/** One case's hands and eyes. */
export class Bench {
  readonly dut: Dut;
  readonly terms: Terms;
  readonly #options: BenchOptions;
  readonly #live: ReturnType<typeof followLive>;
  #steps = 0;
  #looks = 0;
  #prompts = 0;

  constructor(options: BenchOptions) {
    this.#options = options;
    this.dut = options.dut;
    this.terms = options.terms;
    this.#live = followLive(options.road.world.trace, options.dut.address, options.dut.rig);
  }

  /** What is known of the device at this moment. */
  get live(): Live {
    return this.#live.dut;
  }

  /** The bench's clock, in ms since 1970. */
  get nowMs(): number {
    return this.#options.road.world.nowMs;
  }

  /** Stops following. */
  close(): void {
    this.#live.stop();
  }

  /** Begins a step. */
  step(text: string): void {
    this.#steps++;
    this.#record("step", { step: this.#steps, text });
  }

  /** Notes a moment under a name, for the oracle. */
  mark(name: string, data: Readonly<Record<string, unknown>> = {}): void {
    this.#record("step", { ...data, mark: name });
  }

  /**
   * Sets the scene: where `met` is false the case ends, undecided.
   * @throws SceneFailed
   */
  need(met: boolean, detail: string, reason: ReasonCode = "scene-failed"): void {
    if (met) return;
    this.#record("need", { met, detail });
    throw new SceneFailed(reason, detail);
  }

  /** Sends a payload to a topic below the device, e.g. `cooling/mode/set`. */
  async send(
    rest: string,
    payload: string | Uint8Array,
    options: { readonly qos?: 0 | 1 | 2; readonly retain?: boolean } = {},
  ): Promise<void> {
    await this.publish(`${deviceTopic(this.dut.address)}/${rest}`, payload, options);
  }

  /** Sends a payload to any topic, as somebody else on the broker would. */
  async publish(
    topic: string,
    payload: string | Uint8Array,
    options: { readonly qos?: 0 | 1 | 2; readonly retain?: boolean } = {},
  ): Promise<void> {
    this.#check();
    await this.#options.road.publish({
      topic,
      payload,
      qos: options.qos ?? 1,
      retain: options.retain ?? false,
    });
  }

  /**
   * Sends a request and waits until it is acknowledged, or as long as an acknowledgement may take.
   * @returns true if an acknowledgement came.
   */
  async request(
    path: string,
    payload: string | Uint8Array,
    options: { readonly qos?: 0 | 1 | 2; readonly retain?: boolean } = {},
  ): Promise<boolean> {
    const seen = this.live.acks.length;
    await this.send(`${path}/set`, payload, options);
    const answers = this.dut.surface?.properties["sys/ack"] !== undefined;
    if (!answers) {
      await this.pause("command.acknowledge");
      return false;
    }
    return await this.until(() => this.live.acks.length > seen, "command.acknowledge");
  }

  /** Waits until `met`, at most for the named budget of the link. @returns whether it was met. */
  async until(met: () => boolean, budget: BudgetName): Promise<boolean> {
    const limitMs = this.terms.budget(budget) + 2 * this.dut.timingUncertaintyMs;
    return await this.#advance(limitMs, met);
  }

  /** Waits for the whole of a named budget of the link. */
  async pause(budget: BudgetName): Promise<void> {
    await this.until(() => false, budget);
  }

  /** Lets device time pass: hours of a programme, a day of cooling. Ends early when `met`. */
  async pass(deviceMs: number, met: () => boolean = () => false): Promise<boolean> {
    return await this.#advance(deviceMs / this.dut.rate, met);
  }

  /**
   * Looks at the broker with a fresh subscriber: what is retained there is now in the trace.
   * @param beside what is looked at besides the device's own topics
   * @returns the messages found
   */
  async look(beside?: Beside): Promise<readonly FoundMessage[]> {
    this.#check();
    this.#looks++;
    this.mark("look", { look: this.#looks });
    const { road } = this.#options;
    const own = [this.dut.address, ...(this.dut.rig ? [this.dut.rig] : [])].map(
      (address) => `${deviceTopic(address)}/`,
    );
    const filters = [...own.map((prefix) => `${prefix}#`), ...(beside?.filters ?? [])];
    const found: FoundMessage[] = [];
    for (const { topic, payload, qos, retain } of await road.snapshot(filters)) {
      const text = Buffer.from(payload).toString("utf8");
      const ours = own.some((prefix) => topic.startsWith(prefix));
      if (!ours && beside?.concerns(topic, text) !== true) continue;
      road.world.record({ kind: "deliver", from: "broker", topic, payload: text, qos, retain });
      found.push({ topic, text });
    }
    return found;
  }

  /** Has what is said beside the device's own topics recorded from now on. */
  async listen({ filters, concerns }: Beside): Promise<void> {
    await this.#options.road.listen(filters, concerns);
  }

  /** Another client takes the device's client id for a moment. The scene fails where nobody knows it. */
  async takeOver(): Promise<void> {
    this.#check();
    const { road } = this.#options;
    const connected = road.world.trace.events.findLast(
      ({ kind, from }) => kind === "connect" && from === "dut",
    );
    const clientId = connected?.data?.clientId;
    this.need(typeof clientId === "string", "the device's client id was not seen");
    this.need(road.intrude !== undefined, "this road lets nobody take a client id");
    await road.intrude?.(String(clientId));
  }

  /** A person does something at the appliance. @returns `ok` or the appliance's refusal. */
  async operate(
    operation: string,
    parameters: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const answer = await this.#ask("operate", operation, parameters);
    return answer.status === "refused" ? answer.detail || "refused" : "ok";
  }

  /** Sets an instrument of the rig, e.g. `mains/voltage` to `0`. The scene fails where it cannot be. */
  async setRig(path: string, value: string): Promise<void> {
    const answer = await this.#ask("set", path, { value });
    this.need(answer.status === "done", `${path} could not be set to ${value}`, "no-instrument");
  }

  /** Switches a defect of the device on or off. @returns false where the device has no such defect. */
  async setDefect(defect: string, present: boolean): Promise<boolean> {
    const answer = await this.#ask("operate", "set-defect", { defect, present });
    return answer.status === "done";
  }

  /**
   * Puts up a stand-in broker; the device has to be pointed at it (`network/broker`). The scene fails
   * where there are no certificates for one.
   */
  async standIn(face: StandInFace): Promise<StandIn> {
    this.#check();
    const { road } = this.#options;
    const hints = ["info/serial", "info/model", "info/manufacturer"].map(
      (path) => this.dut.found[path] ?? "",
    );
    const standIn = await road.standIn?.(face, [this.dut.address.device, ...hints]);
    if (!standIn) throw new SceneFailed("no-instrument", "there is no stand-in broker here");
    return standIn;
  }

  /** The newest reading of an instrument, as text. */
  rigText(path: string): string | undefined {
    return this.#live.rig?.text(path);
  }

  async #ask(
    kind: "operate" | "set",
    what: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<PromptAnswer> {
    this.#check();
    const answer = this.#live.rig
      ? await this.#askRig(kind, what, parameters)
      : await this.#askPerson(kind, what, parameters);
    const detail = "detail" in answer ? answer.detail : "";
    const status = answer.status === "done" ? "ok" : answer.status;
    this.#record("answer", { what, status, detail }, "person");
    if (answer.status === "cannot") {
      throw new SceneFailed("no-instrument", `${what}: ${answer.detail}`);
    }
    return answer;
  }

  /** The rig's device answers like any other: by acknowledgement. */
  async #askRig(
    kind: "operate" | "set",
    what: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<PromptAnswer> {
    const rig = this.#live.rig as Live;
    const [path, payload] =
      kind === "set"
        ? [what, String(parameters.value)]
        : what === "set-defect"
          ? ["defects/set", JSON.stringify(parameters)]
          : what === "fill-particles"
            ? ["particles/fill", JSON.stringify(parameters)]
            : ["person/operate", JSON.stringify({ operation: what, parameters })];
    const seen = rig.acks.length;
    await this.#options.road.publish({
      topic: `${deviceTopic(this.dut.rig as NonNullable<Dut["rig"]>)}/${path}/set`,
      payload,
      qos: 1,
      retain: false,
    });
    await this.until(() => rig.acks.length > seen, "rig.answer");
    const ack = rig.acks[seen];
    if (ack === undefined) return { status: "cannot", detail: "the rig did not answer" };
    if (ack.status === "ok") return { status: "done" };
    if (ack.status === "unsupported") return { status: "cannot", detail: ack.detail };
    return { status: "refused", detail: `${ack.status}: ${ack.detail}` };
  }

  async #askPerson(
    kind: "operate" | "set",
    what: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<PromptAnswer> {
    const { person } = this.#options;
    if (!person) return { status: "cannot", detail: "nobody is there to do it" };
    this.#prompts++;
    const wish =
      kind === "set" ? `Set ${what} to ${parameters.value}` : `Do at the appliance: ${what}`;
    const prompt = { prompt: this.#prompts, dut: this.dut.id, kind, what, parameters, text: wish };
    this.#record("prompt", prompt);
    const answered = person(prompt);
    let answer: PromptAnswer | undefined;
    answered.then((given) => {
      answer = given;
      // Any event ends the wait of a paced world.
      this.#record("note", { answered: prompt.prompt }, "person");
    });
    await this.until(() => answer !== undefined, "rig.answer");
    return answer ?? { status: "cannot", detail: "no answer in time" };
  }

  async #advance(limitMs: number, met: () => boolean): Promise<boolean> {
    this.#check();
    const { world } = this.#options.road;
    await world.advance(world.nowMs + limitMs * world.speed, () => met() || this.#stopped());
    this.#check();
    return met();
  }

  #stopped(): boolean {
    return this.#options.signal?.aborted === true || this.#options.overdue?.() === true;
  }

  #check(): void {
    if (this.#options.signal?.aborted) throw new Aborted("the run was stopped");
    if (this.#options.overdue?.()) throw new SceneFailed("no-time", "the case took too long");
  }

  #record(
    kind: "step" | "need" | "prompt" | "answer" | "note",
    data: object,
    from: "bench" | "person" = "bench",
  ): void {
    this.#options.road.world.record({ kind, from, data: data as Record<string, unknown> });
  }
}
