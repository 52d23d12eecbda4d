/** Forgetting what people have set. */

import { expect, test } from "vitest";
import { restoreFactory } from "../../../devices/appliance/factory.ts";
import { HOUSEHOLD } from "../../../devices/appliance/model.ts";
import { kinds } from "../../../devices/index.ts";
import { propertiesOf } from "../../../src/thing/declaration.ts";

const NOW_MS = Date.UTC(2026, 0, 1);

/** A request that changes something, by kind. */
const CHANGE = {
  refrigerator: ["fresh-food/temperature-setpoint", 7],
  "washing-machine": ["washing/temperature", 60],
  "air-conditioner": ["climate/temperature-setpoint", 19],
  "air-purifier": ["fan/mode", "sleep"],
  "water-purifier": ["water/tds-warning", 60],
  "water-heater": ["heating/temperature-setpoint", 45],
  "range-hood": ["delay/time", 600],
  "microwave-oven": ["cooking/power-level", 50],
} as const;

test.each(Object.entries(CHANGE))("a %s is as delivered again", (kind, [path, value]) => {
  const model = kinds[kind];
  if (!model) throw new Error(kind);
  const fresh = model.initial({}, HOUSEHOLD, NOW_MS);
  const set = model.react(fresh, { kind: "set", path, value }, NOW_MS, HOUSEHOLD).state;
  expect(model.observe(set, NOW_MS, HOUSEHOLD)[path]).toBe(value);
  const start = { parameters: {}, nowMs: NOW_MS, environment: HOUSEHOLD, off: false };
  const { state } = restoreFactory(model, set, start);
  const settings = propertiesOf(model.declaration).filter(({ element }) => element.settable);
  const shown = (of: unknown) => {
    const values = model.observe(of, NOW_MS, HOUSEHOLD);
    return Object.fromEntries(settings.map((each) => [each.path, values[each.path]]));
  };
  expect(shown(state)).toEqual(shown(fresh));
});
