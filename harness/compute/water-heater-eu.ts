/** Calculations for water heaters and tanks by (EU) 812/2013, with the smart control factor. */

import type { Citation } from "../../profiles/requirement.ts";
import {
  CONVERSION_COEFFICIENT,
  heaterEfficiency,
  isSmart,
  SMART_FROM,
  smartControlFactor,
  tankClass,
  tankLimitsW,
  weeksAgree,
} from "../metrics/water-heater-eu-812-2013.ts";
import { LOAD_PROFILES } from "../metrics/water-heater-load-profiles.ts";
import { type Calculation, calculation } from "./calculation.ts";
import { value } from "./symbol.ts";

const eu: Citation = { source: "(EU) 812/2013" };
const IMAGE = "the formula is an image in the text at hand";

const profileField = {
  type: "choice",
  about: "declared load profile",
  of: LOAD_PROFILES,
} as const;

const efficiency = calculation({
  id: "water-heater-efficiency",
  title: "Energy efficiency, class and annual consumption of a water heater",
  kind: "water-heater",
  citation: eu,
  inputs: {
    profile: profileField,
    electricity: {
      type: "number",
      about: "electricity of a day of the profile",
      symbol: "Q_elec",
      unit: "kWh",
      min: 0,
    },
    fuel: {
      type: "number",
      about: "fuel of that day, by gross calorific value",
      symbol: "Q_fuel",
      unit: "kWh",
      min: 0,
      optional: true,
    },
    "smart-factor": {
      type: "number",
      about: "smart control factor",
      symbol: "SCF",
      unit: "1",
      min: -1,
      max: 1,
      optional: true,
    },
  },
  example: { profile: "M", electricity: "7.0 kWh" },
  compute: (input) => {
    const factor = input["smart-factor"];
    const found = heaterEfficiency(input.profile, {
      electricKwh: input.electricity,
      ...(input.fuel === undefined ? {} : { fuelKwh: input.fuel }),
      ...(factor === undefined ? {} : { smartFactor: factor }),
    });
    return {
      results: [
        value(
          "eta_wh",
          "water heating energy efficiency",
          found.efficiency,
          "%",
          "efficiency",
          "recalled",
          IMAGE,
        ),
        value(
          "class",
          "energy efficiency class",
          found.class,
          "1",
          "Annex II, table 1",
          "recalled",
          "the table was read; eta_wh is recalled",
        ),
        value(
          "AEC",
          "annual electricity consumption",
          found.annualKwh,
          "kWh",
          "annual consumption",
          "recalled",
          IMAGE,
        ),
      ],
      steps: [
        value(
          "Q_ref",
          "reference energy",
          found.referenceKwh,
          "kWh",
          "Annex VII, table 3",
          "verified",
        ),
        value("k", "of the ambient correction", found.k, "1", "Annex VII, table 3", "verified"),
        value(
          "CC",
          "conversion coefficient",
          CONVERSION_COEFFICIENT,
          "1",
          "definitions",
          "verified",
        ),
        value(
          "smart",
          `1 from SCF = ${SMART_FROM} on`,
          found.smart,
          "1",
          "smart control",
          "verified",
        ),
        value(
          "Q_cor",
          "ambient correction",
          found.correctionKwh,
          "kWh",
          "efficiency",
          "recalled",
          IMAGE,
        ),
      ],
    };
  },
});

const week = (about: string) =>
  ({
    type: "group",
    about,
    fields: {
      electricity: { type: "number", about: "electricity of the week", unit: "kWh", min: 0 },
      fuel: { type: "number", about: "fuel of the week", unit: "kWh", min: 0, optional: true },
      useful: {
        type: "number",
        about: "useful energy drawn",
        symbol: "Q_H2O",
        unit: "kWh",
        min: 0,
      },
    },
  }) as const;

const smart = calculation({
  id: "water-heater-smart-control",
  title: "Smart control factor of a water heater from two weeks",
  kind: "water-heater",
  citation: eu,
  inputs: {
    smart: week("with smart control on (days 8 to 14)"),
    plain: week("with smart control off (days 1 to 7)"),
    reference: {
      type: "number",
      about: "sum of Q_ref over the week's draw-off days",
      unit: "kWh",
      above: 0,
    },
  },
  example: {
    smart: { electricity: 52.1, useful: 46.7 },
    plain: { electricity: 56.5, useful: 46.7 },
    reference: 46.655,
  },
  compute: ({ smart: on, plain: off, reference }) => {
    if (!weeksAgree(off.useful, on.useful, reference)) {
      throw new RangeError(
        `smart control factor: expected useful energies within 2 % of ${reference} kWh of each other, got ${off.useful} and ${on.useful} kWh; draw the weeks again`,
      );
    }
    const energies = ({ electricity, fuel }: typeof on) => ({
      electricKwh: electricity,
      ...(fuel === undefined ? {} : { fuelKwh: fuel }),
    });
    const factor = smartControlFactor(energies(on), energies(off));
    const counts = isSmart(factor) ? 1 : 0;
    return {
      results: [
        value(
          "SCF",
          "smart control factor",
          Number(factor.toFixed(4)),
          "1",
          "smart control",
          "recalled",
          IMAGE,
        ),
        value(
          "smart",
          `1 from SCF = ${SMART_FROM} on`,
          counts,
          "1",
          "smart control",
          "recalled",
          "the bound was read; SCF is recalled",
        ),
      ],
      steps: [
        value(
          "ΔQ_H2O",
          "useful energy, one week more than the other",
          Number(Math.abs(off.useful - on.useful).toFixed(3)),
          "kWh",
          "smart control",
          "verified",
        ),
        value(
          "CC",
          "conversion coefficient",
          CONVERSION_COEFFICIENT,
          "1",
          "definitions",
          "verified",
        ),
      ],
    };
  },
});

const tank = calculation({
  id: "water-heater-tank-class",
  title: "Class of a hot-water storage tank by its standing loss",
  kind: "water-heater",
  citation: eu,
  inputs: {
    volume: { type: "number", about: "storage volume", symbol: "V", unit: "L", above: 0 },
    loss: { type: "number", about: "standing loss", symbol: "S", unit: "W", min: 0 },
  },
  example: { volume: 100, loss: 45 },
  compute: ({ volume, loss }) => {
    const limits = tankLimitsW(volume);
    return {
      results: [
        value(
          "class",
          "energy efficiency class",
          tankClass(loss, volume) ?? "worse than C",
          "1",
          "tank classes",
          "recalled",
          `${IMAGE}; no curve beyond C is at hand`,
        ),
      ],
      steps: Object.entries(limits).map(([name, watt]) =>
        value(
          `S(${name})`,
          `class ${name} is below`,
          Number(watt.toFixed(2)),
          "W",
          "tank classes",
          "recalled",
          IMAGE,
        ),
      ),
    };
  },
});

/** The calculations of the European label. */
export const waterHeaterEuCalculations: readonly Calculation[] = [efficiency, smart, tank];
