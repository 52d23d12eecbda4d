/** Runs one air conditioner in one room, as the host and the rig would. */

import { airConditioner, type State } from "../../../devices/air-conditioner/index.ts";
import type { Environment, Input, Parameters } from "../../../devices/appliance/model.ts";
import {
  advanceRoom,
  BEDROOM,
  environmentOf,
  type RoomConditions,
  type RoomState,
  roomAt,
  SUMMER_DAY,
} from "../../../devices/rig/room.ts";

/** Appliance and room at a time. */
export interface Scene {
  readonly nowMs: number;
  readonly room: RoomState;
  readonly conditions: RoomConditions;
  readonly state: State;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** A scene at time 0, the control having looked once. */
export function scene(
  parameters: Parameters,
  conditions: Partial<RoomConditions> = {},
  room: RoomState = roomAt(31, 60, 35),
): Scene {
  const all = { ...SUMMER_DAY, ...conditions };
  const environment = environmentOf(room, BEDROOM, all);
  const state = airConditioner.initial(parameters, environment, 0);
  return tell({ nowMs: 0, room, conditions: all, state }, { kind: "wake" });
}

export function surroundings(at: Scene): Environment {
  return environmentOf(at.room, BEDROOM, at.conditions);
}

/** The appliance hears an input now. */
export function tell(at: Scene, input: Input): Scene {
  const { state } = airConditioner.react(at.state, input, at.nowMs, surroundings(at));
  return { ...at, state };
}

export const set = (at: Scene, path: string, value: number | boolean | string): Scene =>
  tell(at, { kind: "set", path, value });

export const defect = (at: Scene, name: string, present: boolean): Scene =>
  tell(at, { kind: "defect", defect: name, present });

export const values = (at: Scene) => airConditioner.observe(at.state, at.nowMs, surroundings(at));

/** Lets `forMs` pass; `see` is called after every segment and every wake. */
export function pass(at: Scene, forMs: number, see: (now: Scene) => void = () => undefined): Scene {
  const endMs = at.nowMs + forMs;
  let now = at;
  while (now.nowMs < endMs) {
    const environment = surroundings(now);
    const wakeMs = airConditioner.wakeAtMs(now.state);
    const toMs = Math.min(endMs, wakeMs, now.nowMs + MINUTE_MS);
    const influence = airConditioner.influence(now.state, environment);
    const state = airConditioner.advance(now.state, now.nowMs, toMs, environment);
    const room = advanceRoom(now.room, BEDROOM, now.conditions, influence, toMs - now.nowMs);
    now = { ...now, nowMs: toMs, state, room };
    see(now);
    if (toMs >= wakeMs) {
      now = tell(now, { kind: "wake" });
      see(now);
    }
  }
  return now;
}
