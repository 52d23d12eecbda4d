/** The oracle of the duty cycle: net water ratio, grade, label and rejection. */

import { gb34914_2021, type RequirementId } from "../../../profiles/index.ts";
import { blockedBy, type Claim, type Seen, undecided, unknownLimit, within } from "../../claim.ts";
import type { Figure } from "../../figure.ts";
import { scaled } from "../../metrics/quantity.ts";
import {
  type Gb34914Edition,
  netWaterRatio,
  waterGrade,
} from "../../metrics/water-purifier-gb-34914.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { declared, energyBetween, type Rated, ratedNumber } from "../metering.ts";
import { type Duty, dutyOf, litres, solidsOf } from "./water-purifier-duty.ts";

const GRADE = "green.water-purifier.grade";
const LIMIT = "green.water-purifier.limit";
const DECLARED = "green.water-purifier.ratio-declared";
const REJECTION = "green.water-purifier.rejection";
/** What a duty cycle decides. */
export const DUTY = [GRADE, LIMIT, DECLARED, REJECTION] as const satisfies readonly RequirementId[];
const PLOT = [
  "rig:meter/power",
  "rig:water/total",
  "rig:net-water/total",
  "rig:reject-water/total",
];

/** Stated and told, these may differ by rounding only. */
const SAME_SHARE = 0.005;

/** A rating that can be used, or what is wrong with it. */
type Usable = Rated | { readonly problem: string; readonly pointer?: number };

/** The rating `name`, which has to be above 0 and not above `most`, and the same wherever it is told. */
function usableRating(view: View, name: string, unit: string, most: number): Usable {
  const rated = ratedNumber(view, name);
  if (!rated) return { problem: `${name} (${unit}) is not declared` };
  const { value, pointer } = rated;
  if (!(value > 0 && value <= most)) {
    return { problem: `${name} is declared as ${value} ${unit}, which is none`, pointer };
  }
  const told = Number(view.dut.found[`info/${name}`] ?? value);
  if (Math.abs(told - value) > SAME_SHARE * value) {
    const problem = `${name} is stated as ${value} ${unit}, the device tells ${told} ${unit}`;
    return { problem, pointer };
  }
  return rated;
}

const ratedTotal = (view: View) =>
  usableRating(view, "rated-total-net-water", "L", Number.POSITIVE_INFINITY);
const ratedRatio = (view: View) => usableRating(view, "rated-net-ratio", "%", 100);

function parameterOf(view: View, requirement: RequirementId, name: string): number | undefined {
  try {
    return view.terms.parameter(requirement, name);
  } catch {
    return undefined;
  }
}

/** The edition in force on the day of the run. */
function editionOn(view: View): Gb34914Edition {
  return view.terms.on >= gb34914_2021.effectiveFrom ? "2021" : "2017";
}

/** The grade that is reached, in words; `undefined` where the total that counts is not declared. */
function gradeWord(view: View, ratio: number): string | undefined {
  const edition = editionOn(view);
  const total = ratedTotal(view);
  if (edition === "2021" && "problem" in total) return undefined;
  const totalL = "problem" in total ? 0 : total.value;
  const { grade, confidence } = waterGrade({ ratio, totalL }, edition);
  const source = `GB 34914-${edition}${confidence === "verified" ? "" : ", limits of grade 2 recalled"}`;
  return `${grade === undefined ? "below the last grade" : `grade ${grade}`} (${source})`;
}

/** Ratio of each draw and of all so far over the net water, with the limits that it is held against. */
function figureOf(view: View, { draws }: Duty): Figure {
  const each: [number, number][] = [];
  const running: [number, number][] = [];
  let net = 0;
  let inlet = 0;
  for (const draw of draws) {
    net += draw.net;
    inlet += draw.inlet;
    if (draw.inlet >= draw.net && draw.inlet > 0) {
      each.push([net, netWaterRatio(draw.net, draw.inlet)]);
    }
    if (inlet >= net) running.push([net, netWaterRatio(net, inlet)]);
  }
  const level = (label: string, requirement: RequirementId) => {
    const value = parameterOf(view, requirement, "ratio-min");
    if (value === undefined) return [];
    const points: [number, number][] = [
      [0, value],
      [net, value],
    ];
    return [{ label, shape: "line" as const, points }];
  };
  return {
    title: "Net water ratio over the duty cycle",
    x: { label: "net water", unit: "L" },
    y: { label: "net water ratio", unit: "%" },
    series: [
      { label: "each draw", shape: "points", points: each },
      { label: "all so far", shape: "line", points: running },
      ...level("grade 2", GRADE),
      ...level("least that may be sold", LIMIT),
    ],
  };
}

/** Ratio and declared total against the limits of one requirement; 2017 has none for the total. */
function judgeLimits(
  view: View,
  requirement: typeof GRADE | typeof LIMIT,
  duty: Duty,
): readonly Claim[] {
  const grade = gradeWord(view, duty.ratio.value);
  const graded = grade === undefined ? {} : { grade };
  const seen = { pointers: duty.pointers, plot: PLOT, figure: figureOf(view, duty), ...graded };
  const ratioMin = parameterOf(view, requirement, "ratio-min");
  const totalMin = parameterOf(view, requirement, "total-min");
  if (ratioMin === undefined) {
    const expected = `a limit in force on ${view.terms.on}`;
    const actual = `no limit is known; measured ${duty.ratio.value.toFixed(1)} %`;
    return [unknownLimit(requirement, { expected, actual, ...seen })];
  }
  const limit = { value: ratioMin, unit: "%", sense: ">=" } as const;
  const ratio = within(requirement, duty.ratio, limit, view.terms.decision, seen);
  if (totalMin === undefined) return [ratio];
  const total = ratedTotal(view);
  if ("problem" in total) {
    const expected = `declared total net water >= ${totalMin} L`;
    const pointers = [total.pointer ?? duty.pointers[0] ?? 0];
    const unusable = { expected, actual: total.problem, pointers };
    return [ratio, blockedBy(requirement, "statement-missing", unusable)];
  }
  const least = { value: totalMin, unit: "L", sense: ">=" } as const;
  const stated = { pointers: [total.pointer], ...graded };
  return [
    ratio,
    within(requirement, declared(total.value, "L"), least, view.terms.decision, stated),
  ];
}

function judgeDeclared(view: View, duty: Duty): Claim {
  const share = view.terms.parameter(DECLARED, "share-min");
  const rated = ratedRatio(view);
  if ("problem" in rated) {
    const expected = `>= ${share} % of the declared net water ratio`;
    const pointers = [rated.pointer ?? duty.pointers[0] ?? 0];
    return blockedBy(DECLARED, "statement-missing", { expected, actual: rated.problem, pointers });
  }
  const method = `measured over declared net water ratio, ${duty.ratio.value.toFixed(1)} of ${rated.value} %`;
  const reached = scaled(duty.ratio, 100 / rated.value, "%", method);
  const limit = { value: share, unit: "%", sense: ">=" } as const;
  const seen = { pointers: [...duty.pointers, rated.pointer], plot: PLOT };
  return within(DECLARED, reached, limit, view.terms.decision, seen);
}

function judgeRejection(view: View, pointers: readonly number[]): Claim {
  const value = view.terms.parameter(REJECTION, "rejection-min");
  const solids = solidsOf(view);
  if (!solids) {
    const equipped = view.dut.abilities.includes("conductivity-meter");
    const actual = "conductivity was not read before and after the appliance in two draws";
    const seen = { expected: `>= ${value} % held back`, actual, pointers };
    return equipped
      ? undecided(REJECTION, "not-observed", seen)
      : blockedBy(REJECTION, "no-instrument", seen);
  }
  const limit = { value, unit: "%", sense: ">=" } as const;
  const plot = ["rig:conductivity/inlet", "rig:conductivity/net"];
  const seen = { pointers: solids.pointers, plot };
  return within(REJECTION, solids.rejection, limit, view.terms.decision, seen);
}

/** Claims about everything that the duty cycle decides. */
export function judgeDuty(view: View): readonly Claim[] {
  const duty = dutyOf(view);
  if (duty === undefined) return [];
  if ("problem" in duty) {
    const { problem, reason, pointers } = duty;
    const expected = "inlet, net and reject water of the whole cycle, undisturbed";
    const seen: Seen = { expected, actual: problem, pointers, plot: PLOT };
    return DUTY.map((requirement) => undecided(requirement, reason, seen));
  }
  return [
    ...judgeLimits(view, LIMIT, duty),
    ...judgeLimits(view, GRADE, duty),
    judgeDeclared(view, duty),
    judgeRejection(view, duty.pointers),
  ];
}

/** What was measured on the way. */
export function dutyFacts(view: View): readonly Fact[] {
  const duty = dutyOf(view);
  const [from, to] = [view.mark("duty-begin"), view.mark("duty-end")];
  if (!duty || "problem" in duty || !from || !to) return [];
  const { whole, draws, ratio, balanceL } = duty;
  const solids = solidsOf(view);
  const energy = energyBetween(view, from.t, to.t);
  const grade = gradeWord(view, ratio.value);
  return [
    { name: "inlet water", value: `${litres(whole.inlet)} at ${from.data.inletC} °C` },
    { name: "net water", value: `${litres(whole.net)} in ${draws.length} draws` },
    { name: "reject water", value: litres(whole.reject) },
    { name: "in - net - reject", value: litres(balanceL) },
    { name: "net water ratio", value: `${ratio.value.toFixed(2)} %`, measured: ratio },
    ...(grade === undefined ? [] : [{ name: "grade", value: grade }]),
    {
      name: "conditions",
      value:
        "a new membrane in short; the standard goes on to the declared total, with test water that is not known here",
    },
    ...(solids
      ? [{ name: "dissolved solids", value: `${solids.inletMgL} to ${solids.netMgL} mg/L` }]
      : []),
    ...(energy
      ? [
          {
            name: "energy per litre",
            value: `${(energy.quantity.value / whole.net).toFixed(2)} Wh/L`,
          },
        ]
      : []),
  ];
}
