/** What the decay test of an air purifier shows: both decays, the clean air rate, clean air per watt-hour. */

import { catalogue, type Day, effectiveOn, type RequirementId } from "../../../profiles/index.ts";
import { blockedBy, type Claim, format, undecided, unknownLimit, within } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import { cleanAirPerEnergy, energyClass } from "../../metrics/air-purifier-gb-t-18801.ts";
import {
  type ConcentrationSample,
  cleanAirDeliveryRate,
  type DecayFit,
  fitDecay,
} from "../../metrics/decay.ts";
import { type Quantity, rectangular } from "../../metrics/quantity.ts";
import type { Fact } from "../../result.ts";
import type { Mark, View } from "../../view.ts";
import { type Measured, meanPower, rigNumber } from "../metering.ts";
import { ratedAmount } from "./air-purifier-rating.ts";
import { disturbance } from "./air-purifier-validity.ts";

const CADR = "green.air-purifier.cadr";
const GRADE = "green.air-purifier.grade";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Below this share of the first reading the background begins to count: such readings are left out. */
const USED_SHARE = 0.1;
/** A decay that scatters more than this is no decay by one steady rate (GB/T 18801: 0.98, recalled). */
const LEAST_R2 = 0.98;
/** The chamber's volume is told to this, in m³. */
const VOLUME_STEP_M3 = 0.1;
/** The chamber of GB/T 18801, in m³ (seen second-hand). */
const STANDARD_CHAMBER_M3 = 30;
/** A filter with less of its life left is no new one, in percent: the rate is declared for a new one. */
const NEW_FILTER_PERCENT = 90;

const PLOT = ["rig:particles/concentration", "rig:meter/power"] as const;

/** A decay as it was seen. */
interface Decay {
  readonly fit: DecayFit;
  readonly samples: readonly ConcentrationSample[];
  readonly pointers: readonly number[];
}

/** What was measured, or why nothing was. */
type Found =
  | {
      readonly natural: Decay;
      readonly total: Decay;
      readonly volumeM3: number;
      readonly cadr: Quantity;
      readonly power: Measured | undefined;
      readonly pointers: readonly number[];
      readonly figure: Figure;
    }
  | { readonly problem: string; readonly pointers: readonly number[] };

function decayBetween(view: View, begin: Mark, end: Mark): Decay | { readonly problem: string } {
  const readings = view.between(view.readings("particles/concentration"), begin, end);
  const floor = (readings[0]?.value ?? 0) * USED_SHARE;
  const used = readings.filter(({ value }) => value > floor);
  const samples = used.map(({ t, value }) => ({ tMs: view.deviceMs(t), concentration: value }));
  const pointers = [used.at(-1) ?? end, used[0] ?? begin].map(({ index }) => index);
  try {
    return { fit: fitDecay(samples), samples, pointers };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** A decay that nothing disturbed, or what did. */
function soundDecay(
  view: View,
  name: "natural" | "total",
  begin: Mark,
  end: Mark,
): Decay | { readonly problem: string } {
  const decay = decayBetween(view, begin, end);
  if ("problem" in decay) return { problem: `${name} decay: ${decay.problem}` };
  const problem = disturbance(view, { name, begin, end, rate: decay.fit.ratePerH });
  return problem === undefined ? decay : { problem };
}

/** Everything that the trace shows; `undefined` where the case did not get so far. */
function find(view: View): Found | undefined {
  const names = ["natural-begin", "natural-end", "total-begin", "total-end"] as const;
  const [from, to, start, stop] = names.map((name) => view.mark(name));
  if (!from || !to || !start || !stop) return undefined;
  const pointers = [stop.index, start.index, to.index, from.index];
  const natural = soundDecay(view, "natural", from, to);
  if ("problem" in natural) return { problem: natural.problem, pointers };
  const total = soundDecay(view, "total", start, stop);
  if ("problem" in total) return { problem: total.problem, pointers };
  const volumeM3 = rigNumber(view, "particles/volume")?.value;
  if (!(volumeM3 !== undefined && volumeM3 > 0)) {
    return { problem: `the chamber's volume is ${volumeM3 ?? "not known"}`, pointers };
  }
  const chamber = { volumeM3, volumeStandardM3: rectangular(VOLUME_STEP_M3 / 2) };
  return {
    natural,
    total,
    volumeM3,
    cadr: cleanAirDeliveryRate(chamber, total.fit, natural.fit),
    power: meanPower(view, start, stop),
    pointers: [...total.pointers, ...natural.pointers],
    figure: figureOf(natural, total),
  };
}

/** ln C over time with the fitted lines. */
function figureOf(natural: Decay, total: Decay): Figure {
  const series = ([label, { samples, fit }]: readonly [string, Decay]) => {
    const startMs = samples[0]?.tMs ?? 0;
    const lastMs = (samples.at(-1)?.tMs ?? startMs) - startMs;
    const line = (ms: number) =>
      [ms / MINUTE_MS, Math.log(fit.initial) - (fit.ratePerH * ms) / HOUR_MS] as const;
    const points = samples.map(
      ({ tMs, concentration }) => [(tMs - startMs) / MINUTE_MS, Math.log(concentration)] as const,
    );
    return [
      { label: `${label} decay`, shape: "points" as const, points },
      {
        label: `${format(fit.ratePerH)} 1/h, R² ${fit.r2.toFixed(4)}`,
        shape: "line" as const,
        points: [line(0), line(lastMs)],
      },
    ];
  };
  return {
    title: "Decay of particles in the chamber",
    x: { label: "time", unit: "min" },
    y: { label: "ln C (C in µg/m³)", unit: "ln C" },
    series: [["natural", natural] as const, ["total", total] as const].flatMap(series),
  };
}

/** A limit of the edition in force; `undefined` where none is in force, or nobody has seen the number. */
function limitOf(view: View, requirement: RequirementId, name: string): number | undefined {
  try {
    return view.terms.parameter(requirement, name);
  } catch {
    return undefined;
  }
}

/** The clean air rate against what is declared; nothing while no such rule is in force. */
export function judgeCadr(view: View): readonly Claim[] {
  const found = find(view);
  const share = limitOf(view, CADR, "share-min");
  if (!found || share === undefined) return [];
  const { pointers } = found;
  const plot = PLOT;
  const expected = `>= ${share} % of the declared CADR`;
  const rated = ratedAmount(view, "rated-cadr");
  if ("problem" in rated) {
    return [
      blockedBy(CADR, "statement-missing", { expected, actual: rated.problem, pointers, plot }),
    ];
  }
  if ("problem" in found) {
    return [undecided(CADR, "not-observed", { expected, actual: found.problem, pointers, plot })];
  }
  const { cadr, total, figure } = found;
  const limitM3H = (share / 100) * rated.value;
  const seen = { pointers: [...pointers, rated.pointer], plot, figure };
  // Nothing falls where nothing is cleaned: then the scatter is all there is, and says so.
  if (total.fit.r2 < LEAST_R2 && cadr.value + cadr.uncertainty >= limitM3H) {
    const actual = `no steady decay: R² ${total.fit.r2.toFixed(3)}, expected ${LEAST_R2} or more`;
    return [undecided(CADR, "scene-failed", { ...seen, expected, actual })];
  }
  const left = filterLeft(view);
  if (cadr.value < limitM3H && left !== undefined && left < NEW_FILTER_PERCENT) {
    const actual = `${format(cadr.value)} m³/h with a used filter: filter/remaining ${left} %, expected a new one`;
    return [undecided(CADR, "scene-failed", { ...seen, expected, actual })];
  }
  const limit = { value: limitM3H, unit: "m³/h", sense: ">=" } as const;
  return [within(CADR, cadr, limit, view.terms.decision, seen)];
}

/** What the device said was left of its filter before the total decay; `undefined` if nothing. */
function filterLeft(view: View): number | undefined {
  const begin = view.mark("total-begin")?.index ?? 0;
  const told = view.before("filter/remaining", begin)?.text;
  const left = Number(told);
  return told === undefined || told === "" || Number.isNaN(left) ? undefined : left;
}

/** Clean air per watt-hour against the grades of the edition in force. */
export function judgeGrade(view: View): readonly Claim[] {
  const found = find(view);
  if (!found) return [];
  const edition = effectiveOn(catalogue[GRADE], view.terms.on as Day);
  const source = edition?.citation.source ?? "the edition in force";
  const expected = `grade 2 or better by ${source}, in force on ${view.terms.on}`;
  const { pointers } = found;
  const seen = { expected, pointers, plot: PLOT };
  if ("problem" in found) {
    return [undecided(GRADE, "not-observed", { ...seen, actual: found.problem })];
  }
  const { power, figure } = found;
  if (!power || !(power.quantity.value > 0)) {
    const actual = "the power meter gave fewer than ten readings above 0 W during the total decay";
    return [undecided(GRADE, "not-observed", { ...seen, actual })];
  }
  const efficiency = cleanAirPerEnergy(found.cadr, power.quantity);
  const rests = { pointers: [...pointers, ...power.pointers], plot: PLOT, figure };
  const limit = limitOf(view, GRADE, "particles-min");
  if (limit === undefined) {
    const actual = `no grade limit of ${source} was found in any source; measured ${format(efficiency.value)} ± ${format(efficiency.uncertainty)} m³/(W·h)`;
    return [{ ...unknownLimit(GRADE, { ...rests, expected, actual }), measured: efficiency }];
  }
  const bound = { value: limit, unit: "m³/(W·h)", sense: ">=" } as const;
  const claim = within(GRADE, efficiency, bound, view.terms.decision, rests);
  const grade = gradeOf(efficiency.value, claim, source, edition?.edition);
  return [grade === undefined ? claim : { ...claim, grade }];
}

/** The class of 2015 where that edition binds; of others only the limit that was supplied is known. */
function gradeOf(
  efficiency: number,
  claim: Claim,
  source: string,
  edition: string | undefined,
): string | undefined {
  if (edition === "2015") return `class ${energyClass(efficiency, "particles")} (${source})`;
  return claim.verdict === "pass" ? `grade 2 or better (${source})` : undefined;
}

/** Intermediate values of the test. */
export function factsOfDecay(view: View): readonly Fact[] {
  const found = find(view);
  if (!found || "problem" in found) return [];
  const { natural, total, volumeM3, cadr, power } = found;
  const fitted = (name: string, { fit: { ratePerH, r2, n } }: Decay): Fact => ({
    name: `${name} decay`,
    value: `${ratePerH.toFixed(3)} 1/h (R² ${r2.toFixed(4)}, ${n} readings)`,
  });
  const quantity = ({ value, uncertainty, unit, k }: Quantity) =>
    `${format(value)} ± ${format(uncertainty)} ${unit} (k = ${k})`;
  const declared = ratedAmount(view, "rated-cadr");
  const efficiency =
    power && power.quantity.value > 0 ? cleanAirPerEnergy(cadr, power.quantity) : undefined;
  return [
    fitted("natural", natural),
    fitted("total", total),
    {
      name: "chamber volume",
      value: `${volumeM3} m³ (the standard's chamber: ${STANDARD_CHAMBER_M3} m³; the formula takes the chamber's own)`,
    },
    { name: "CADR", value: quantity(cadr) },
    ...("problem" in declared
      ? []
      : [
          { name: "declared CADR", value: `${declared.value} m³/h` },
          {
            name: "measured over declared",
            value: `${format((100 * cadr.value) / declared.value)} %`,
          },
        ]),
    ...(power ? [{ name: "power during the total decay", value: quantity(power.quantity) }] : []),
    ...(efficiency
      ? [
          { name: "clean air per watt-hour", value: quantity(efficiency) },
          {
            name: "energy class of GB/T 18801-2015 (recalled)",
            value: energyClass(efficiency.value, "particles"),
          },
        ]
      : []),
  ];
}
