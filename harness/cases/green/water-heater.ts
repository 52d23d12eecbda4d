/** What makes a water heater green: standing loss, hot-water output, grade and standby. */

import { all, has, kind } from "../../../profiles/index.ts";
import type { Case, Step } from "../../case.ts";
import { blockedBy, type Claim, within } from "../../claim.ts";
import type { Dut } from "../../dut.ts";
import {
  heaterGrade,
  heaterGradeWord,
  lossGrade,
  outputGrade,
  standingLossCoefficient,
} from "../../metrics/water-heater-gb-21519-2008.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { beginning, declared, readDeclared } from "../metering.ts";
import { restore } from "../request.ts";
import { judgeStandby, recordStandby } from "./standby.ts";
import { day } from "./water-heater-day.ts";
import { drawOutput, judgeOutput, outputOf, rateOf } from "./water-heater-output.ts";
import {
  ask,
  HOUR_MS,
  MINUTE_MS,
  puttingBack,
  setScene,
  soundRating,
  toCutOut,
} from "./water-heater-scene.ts";
import { smartControl } from "./water-heater-smart.ts";
import { judgeStanding, settle, stand, standingOf } from "./water-heater-standing.ts";
import { volume } from "./water-heater-volume.ts";

const GRADE = "green.water-heater.grade";
/** What is drawn at most where no volume is declared, in L. */
const UNKNOWN_VOLUME_L = 100;

const volumeOf = (dut: Dut): number => {
  const told = Number(dut.statement.values["rated-volume"] ?? dut.found["info/rated-volume"]);
  return told > 0 ? Math.min(told, 250) : UNKNOWN_VOLUME_L;
};

const canDraw = ({ abilities }: Dut): boolean =>
  (["person", "hot-water-meter", "outlet-thermometer"] as const).every((ability) =>
    abilities.includes(ability),
  );

const outputStep = (dut: Dut): Step => ({
  text: "Switch heating off and draw until the outlet is 20 K colder",
  run: async (bench) => {
    if (!canDraw(dut)) {
      bench.mark("output-missing");
      return;
    }
    await drawOutput(bench, volumeOf(dut));
  },
});

/** The measured output rate in percent, where there is one. */
function outputPercent(view: View): number | undefined {
  const output = outputOf(view);
  const volume = soundRating(view, "rated-volume", "L");
  if (!output || "problem" in output || "problem" in volume) return undefined;
  return rateOf(output, volume).value;
}

function judgeTank(view: View): readonly Claim[] {
  const standing = judgeStanding(view, outputPercent(view));
  return [...standing, ...judgeOutput(view, standing[0]?.grade)];
}

function tankFacts(view: View): readonly Fact[] {
  const standing = standingOf(view);
  const volume = soundRating(view, "rated-volume", "L");
  if (!standing || "problem" in standing || "problem" in volume) return [];
  const { loss, plainKwh, differenceK, hours } = standing;
  const facts: Fact[] = [
    {
      name: "standing loss Q_pr",
      value: `${loss.value.toFixed(3)} kWh per 24 h at 45 K (${plainKwh.toFixed(3)} at ${differenceK.toFixed(1)} K, over ${hours.toFixed(2)} h)`,
      measured: loss,
    },
  ];
  const coefficient = standingLossCoefficient(loss.value, volume.value);
  const percent = outputPercent(view);
  if (percent === undefined) return facts;
  const value = `ε ${coefficient}, μ ${percent.toFixed(1)} %: ${heaterGradeWord(heaterGrade(coefficient, percent))}`;
  return [...facts, { name: "measured grade", value }];
}

/** The hot water that the tank gives, and its standing loss over 24 h and more. */
export const tank: Case = {
  id: "green.water-heater.tank",
  revision: 1,
  title: "Draw what the hot tank gives, then keep the water hot for 24 hours",
  covers: [
    "green.water-heater.standing-loss",
    "green.water-heater.standing-loss-declared",
    "green.water-heater.output-rate",
    "green.water-heater.output-rate-declared",
  ],
  applies: all(kind("water-heater"), has("heating/mode"), has("heating/temperature-setpoint")),
  needs: ["messages", "requests", "chamber", "meter", "outlet-thermometer"],
  lastsMs: () => 50 * HOUR_MS,
  steps: (dut) =>
    puttingBack([
      {
        text: "Hold the room at 20 °C and heat the water to 65 °C",
        run: async (bench) => {
          await setScene(bench);
          await toCutOut(bench);
        },
      },
      outputStep(dut),
      { text: "Bring the water to about 45 K above the room", run: settle },
      { text: "Let the heater stand for 24 h and to the end of a heating", run: stand },
    ]),
  judge: judgeTank,
  facts: tankFacts,
  leaves: [],
  killedBy: ["thin-insulation", "stirred-tank"],
};

function judgeGrade(view: View): readonly Claim[] {
  const at = view.mark("declared")?.index ?? beginning(view);
  const loss = soundRating(view, "standing-loss-coefficient", "1");
  const output = soundRating(view, "hot-water-output-rate", "%");
  const lossMax = view.terms.parameter(GRADE, "standing-loss-max");
  const outputMin = view.terms.parameter(GRADE, "output-rate-min");
  const missing = (expected: string, problem: string): Claim =>
    blockedBy(GRADE, "statement-missing", { expected, actual: problem, pointers: [at] });
  const known = !("problem" in loss) && !("problem" in output);
  const graded = known ? { grade: heaterGradeWord(heaterGrade(loss.value, output.value)) } : {};
  const rule = view.terms.decision;
  return [
    "problem" in loss
      ? missing(`standing-loss-coefficient <= ${lossMax}`, loss.problem)
      : within(GRADE, declared(loss.value, "1"), { value: lossMax, unit: "1", sense: "<=" }, rule, {
          pointers: [at, loss.pointer],
          ...graded,
        }),
    "problem" in output
      ? missing(`hot-water-output-rate >= ${outputMin} %`, output.problem)
      : within(
          GRADE,
          declared(output.value, "%"),
          { value: outputMin, unit: "%", sense: ">=" },
          rule,
          { pointers: [at, output.pointer], ...graded },
        ),
  ];
}

function gradeFacts(view: View): readonly Fact[] {
  const loss = soundRating(view, "standing-loss-coefficient", "1");
  const output = soundRating(view, "hot-water-output-rate", "%");
  if ("problem" in loss || "problem" in output) return [];
  const single = (grade: number | null) => (grade === null ? "none" : String(grade));
  const value = `${heaterGradeWord(heaterGrade(loss.value, output.value))}: standing loss ${single(lossGrade(loss.value))}, output ${single(outputGrade(output.value))}`;
  return [{ name: "declared grade", value }];
}

/** The grade that follows from the two indicators that are declared. */
export const heaterDeclaredGrade: Case = {
  id: "green.water-heater.grade",
  revision: 1,
  title: "Compare the declared standing loss and hot-water output with grade 2",
  covers: [GRADE],
  applies: kind("water-heater"),
  needs: ["messages"],
  lastsMs: () => 2000,
  steps: () => [readDeclared],
  judge: judgeGrade,
  facts: gradeFacts,
  leaves: [],
  killedBy: ["low-heater-grade"],
};

/** Networked standby of the heater. */
export const heaterStandby: Case = {
  id: "green.water-heater.standby",
  revision: 1,
  title: "Switch heating off and measure what it draws while it stays reachable",
  covers: ["green.water-heater.networked-standby"],
  applies: all(kind("water-heater"), has("heating/mode")),
  needs: ["messages", "requests", "meter"],
  lastsMs: () => 27 * MINUTE_MS,
  steps: () => [
    {
      text: "Switch heating off and let it come to rest",
      run: async (bench) => {
        await ask(bench, "heating/mode", "off");
        await bench.pass(20 * MINUTE_MS);
      },
    },
    { text: "Measure its power once a second for five minutes", run: recordStandby },
    { text: "Put back what was set before", run: restore },
  ],
  judge: (view) =>
    judgeStandby(view, "green.water-heater.networked-standby", (index) => {
      const mode = view.before("heating/mode", index)?.text;
      return mode === undefined || mode === "off" ? undefined : `heating/mode was ${mode}`;
    }),
  leaves: [],
  killedBy: ["hungry-heater-board"],
};

/** Every case about green water heaters. */
export const waterHeaterCases: readonly Case[] = [
  tank,
  heaterDeclaredGrade,
  heaterStandby,
  day,
  volume,
  smartControl,
];
