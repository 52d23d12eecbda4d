/** A site: one room, the appliances in it, and the conditions that the rig's instruments hold. */

import type { World } from "../../src/kernel/world.ts";
import type { Environment, Influence } from "../appliance/model.ts";
import {
  advanceRoom,
  environmentOf,
  type RoomConditions,
  type RoomParameters,
  type RoomState,
  sumInfluences,
} from "./room.ts";

/** Something in the room that has physics. */
export interface Occupant {
  /** The latest time to which it can be advanced at once, given that nothing happens to it. */
  nextMs(nowMs: number, environment: Environment): number;
  advance(fromMs: number, toMs: number, environment: Environment): void;
  /** Its own time has come. */
  wake(nowMs: number, environment: Environment): void;
  influence(environment: Environment): Influence;
  /** The conditions have changed. */
  conditionsChanged(before: RoomConditions): void;
}

/** How often in a row an occupant may be woken without time passing before it counts as stuck. */
const WAKES_AT_ONCE = 100;

/** Advances room and occupants together, only when somebody asks, in closed form between events. */
export class Site {
  readonly #world: World;
  readonly #parameters: RoomParameters;
  readonly #occupants: Occupant[] = [];
  #room: RoomState;
  #conditions: RoomConditions;
  #lastMs: number;

  constructor(
    world: World,
    parameters: RoomParameters,
    room: RoomState,
    conditions: RoomConditions,
  ) {
    this.#world = world;
    this.#parameters = parameters;
    this.#room = room;
    this.#conditions = conditions;
    this.#lastMs = world.nowMs;
  }

  get conditions(): RoomConditions {
    return this.#conditions;
  }

  get room(): RoomState {
    return this.#room;
  }

  get environment(): Environment {
    return environmentOf(this.#room, this.#parameters, this.#conditions);
  }

  add(occupant: Occupant): void {
    this.catchUp();
    this.#occupants.push(occupant);
  }

  /** Brings everything in the room to the present. */
  catchUp(): void {
    const nowMs = this.#world.nowMs;
    let wakes = 0;
    while (this.#lastMs < nowMs || this.#occupants.some((o) => this.#isDue(o))) {
      const fromMs = this.#lastMs;
      const environment = this.environment;
      const dueMs = this.#occupants.map((occupant) => occupant.nextMs(fromMs, environment));
      const toMs = Math.max(fromMs, Math.min(nowMs, ...dueMs));
      wakes = toMs > fromMs ? 0 : wakes + 1;
      if (wakes > WAKES_AT_ONCE) {
        throw new Error(`site: time stands still at ${fromMs} ms; an occupant wakes without end`);
      }
      if (toMs > fromMs) this.#move(fromMs, toMs, environment);
      for (const [index, occupant] of this.#occupants.entries()) {
        // As announced, not asked again: at a limit rounding may put the same limit 1 ms ahead for ever.
        const due = (dueMs[index] ?? Number.POSITIVE_INFINITY) <= toMs;
        if (due) occupant.wake(this.#lastMs, this.environment);
      }
    }
  }

  /** Changes the conditions as of now. */
  change(patch: Partial<RoomConditions>): void {
    this.catchUp();
    const before = this.#conditions;
    this.#conditions = { ...before, ...patch };
    const hold = this.#conditions.hold;
    if (hold?.airC !== undefined) this.#room = { ...this.#room, airC: hold.airC };
    for (const occupant of this.#occupants) occupant.conditionsChanged(before);
  }

  /** Fills particles into the air, to `particlesUgM3` in µg/m³. */
  fill(particlesUgM3: number): void {
    this.catchUp();
    this.#room = { ...this.#room, particlesUgM3 };
    for (const occupant of this.#occupants) occupant.conditionsChanged(this.#conditions);
  }

  #isDue(occupant: Occupant): boolean {
    return occupant.nextMs(this.#lastMs, this.environment) <= this.#lastMs;
  }

  #move(fromMs: number, toMs: number, environment: Environment): void {
    const influence = sumInfluences(this.#occupants.map((o) => o.influence(environment)));
    for (const occupant of this.#occupants) occupant.advance(fromMs, toMs, environment);
    this.#room = advanceRoom(
      this.#room,
      this.#parameters,
      this.#conditions,
      influence,
      toMs - fromMs,
    );
    this.#lastMs = toMs;
  }
}
