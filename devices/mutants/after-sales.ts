/** Defects in diagnosis, calls for service, service life and parts that wear. */

import type { Value } from "../../src/thing/declaration.ts";
import type { Mutant, Variant } from "./mutant.ts";
import { retell } from "./retell.ts";
import { editJson, isAbout, type Wrapping, wrap } from "./wire.ts";

/** What a sensor measures and cannot be known without it. */
const SENSED = [
  "fresh-food/temperature",
  "freezer/temperature",
  "climate/temperature",
  "climate/outdoor-temperature",
  "air/pm25",
  "water/tds-out",
  "tank/temperature",
  "washing/water-temperature",
  "cavity/temperature",
];
const WEARING = ["air-conditioner", "air-purifier", "water-purifier", "water-heater", "range-hood"];
const PARTS = ["filter", "prefilter", "membrane", "postfilter", "anode"];
/** Codes of the faults that tell that a part is due. */
const DUE = /-(due|exhausted|saturated)$/;
/** Hours of the reference air purifier's filter: nearly, and fully used up. */
const NEARLY_H = "8300";
const FULLY_H = "8760";

/** Events of one sort, changed or, where `edit` gives nothing, swallowed. */
const events = (
  path: string,
  edit?: (event: Record<string, unknown>) => Record<string, unknown>,
): NonNullable<Mutant["wire"]> =>
  wrap(() => ({
    out: (message, context) => {
      if (!isAbout(message, context, path)) return [message];
      return edit ? [editJson(message, edit)] : [];
    },
  }));

/** Goes on telling the last reading of a sensor that has failed. */
const lastReading = (): Wrapping => {
  const last = new Map<string, string>();
  return {
    out: (message, context) => [
      SENSED.reduce(
        (told, path) =>
          retell(told, context, path, (text) => {
            if (text !== "") last.set(path, text);
            return last.get(path) ?? text;
          }),
        message,
      ),
    ],
  };
};

/** An air purifier whose filter has served so many hours. */
const worn =
  (hours: string): NonNullable<Mutant["model"]> =>
  (model) => ({
    ...model,
    initial: (parameters, environment, nowMs) =>
      model.initial({ ...parameters, "filter-hours": hours }, environment, nowMs),
  });

/** Mutants of diagnosis and after-sales. */
export const afterSalesMutants: readonly Mutant[] = [
  {
    id: "severity-always-info",
    about: "Tells every fault as if it were for information.",
    violates: ["smart.fault.severity-told"],
    caughtBy: "diagnosis.by-defect",
    wire: events("health/fault-raised", (event) => ({ ...event, severity: "info" })),
  },
  {
    id: "failed-sensor-reads",
    about: "Goes on telling the last reading of a sensor that has failed.",
    violates: ["smart.fault.sensor-unknown", "smart.telemetry.*"],
    caughtBy: "diagnosis.by-defect",
    wire: wrap(lastReading),
  },
  {
    id: "failed-sensor-reads-zero",
    about: "Tells 0 for a sensor that has failed.",
    violates: ["smart.fault.sensor-unknown", "smart.telemetry.*", "interoperability.value.valid"],
    caughtBy: "diagnosis.by-defect",
    model: (model) => ({
      ...model,
      observe: (state, nowMs, environment) => {
        const values: Record<string, Value> = { ...model.observe(state, nowMs, environment) };
        for (const path of SENSED) if (values[path] === null) values[path] = 0;
        return values;
      },
    }),
  },
  {
    id: "self-test-always-passes",
    about: "Its self-test finds nothing.",
    violates: ["smart.fault.self-test"],
    caughtBy: "diagnosis.by-defect",
    wire: events("health/self-test-completed", (event) => ({
      ...event,
      result: "passed",
      faults: [],
    })),
  },
  {
    id: "no-service-request",
    about: "Never asks for service.",
    violates: ["smart.service.requested-on-critical", "smart.service.by-person"],
    caughtBy: "diagnosis.by-defect",
    wire: events("health/service-requested"),
  },
  {
    id: "service-request-nameless",
    about: "Asks for service without saying which appliance it is.",
    violates: ["smart.service.request-complete", "interoperability.value.valid"],
    caughtBy: "diagnosis.by-defect",
    wire: events("health/service-requested", ({ serial: _serial, ...event }) => event),
  },
  {
    id: "life-unstated",
    about: "Describes a safe service life and does not tell it.",
    kinds: ["refrigerator"],
    violates: ["smart.service.life-stated"],
    caughtBy: "service.life-stated",
    wire: wrap(() => ({
      out: (message, context) => [retell(message, context, "health/service-life", () => "")],
    })),
  },
  {
    id: "life-never-ends",
    about: "Has its whole service life left, however old it is.",
    kinds: ["refrigerator", "washing-machine", "air-conditioner", "water-heater", "range-hood"],
    violates: ["smart.service.life-counted"],
    caughtBy: "service.life-counted",
    wire: wrap(() => ({
      out: (message, context) => [
        retell(message, context, "health/service-life-remaining", () => "99"),
      ],
    })),
  },
  {
    id: "remaining-untold",
    about: "Does not tell what is left of its parts.",
    kinds: WEARING,
    violates: ["smart.consumable.*"],
    caughtBy: "consumable.read",
    wire: wrap(() => ({
      out: (message, context) => [
        PARTS.reduce((told, part) => retell(told, context, `${part}/remaining`, () => ""), message),
      ],
    })),
  },
  {
    id: "worn-out-in-silence",
    about: "Raises no fault for a filter that is used up.",
    kinds: ["air-purifier"],
    violates: ["smart.consumable.warned"],
    caughtBy: "consumable.read",
    model: (model) => ({
      ...worn(FULLY_H)(model),
      faults: (state) => model.faults(state).filter((code) => !DUE.test(code)),
    }),
  },
  {
    id: "warns-too-late",
    about: "Tells that its filter is due only when nothing is left of it.",
    kinds: ["range-hood"],
    violates: ["smart.consumable.warned-in-time", "smart.consumable.warned"],
    caughtBy: "consumable.wears",
    model: (model) => ({
      ...model,
      faults: (state) => model.faults(state).filter((code) => code !== "filter-due"),
    }),
  },
  {
    id: "reset-does-nothing",
    about: "Accepts the reset of a filter's counter and counts on.",
    kinds: ["air-purifier"],
    violates: ["smart.consumable.reset"],
    caughtBy: "consumable.reset",
    model: (model) => ({
      ...worn(NEARLY_H)(model),
      react: (state, input, nowMs, environment) =>
        input.kind === "action" && input.path === "filter/reset"
          ? { state, effects: [] }
          : model.react(state, input, nowMs, environment),
    }),
  },
];

/** Conforming variants of after-sales. */
export const afterSalesVariants: readonly Variant[] = [
  {
    id: "worn-filter",
    about: "Has a filter that is nearly used up, and says so.",
    kinds: ["air-purifier"],
    model: worn(NEARLY_H),
  },
  {
    id: "not-updatable",
    about: "Cannot be updated from afar.",
    options: () => ({
      without: new Set([
        "update/installed",
        "update/available",
        "update/state",
        "update/progress",
        "update/failure",
        "update/automatic",
        "update/support-until",
        "update/check",
        "update/start",
        "update/completed",
      ]),
    }),
  },
];
