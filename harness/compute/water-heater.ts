/** Calculations for water heaters: GB 21519-2008 here, (EU) 812/2013 beside it. */

import type { Citation, Confidence } from "../../profiles/requirement.ts";
import {
  heaterGrade,
  heaterGradeWord,
  lossGrade,
  outputGrade,
  referenceLoss,
  STANDING_DIFFERENCE_K,
  standingLossCoefficient,
  standingLossKwh,
} from "../metrics/water-heater-gb-21519-2008.ts";
import { type Calculation, calculation } from "./calculation.ts";
import { value } from "./symbol.ts";
import { waterHeaterEuCalculations } from "./water-heater-eu.ts";

const gb: Citation = { source: "GB 21519-2008", secondary: true };

const gradeOf = (grade: number | null) => (grade === null ? "none" : grade);

const grade = calculation({
  id: "water-heater-grade",
  title: "Grade of an electric storage water heater, by standing loss and hot-water output",
  kind: "water-heater",
  citation: gb,
  inputs: {
    "rated-volume": { type: "number", about: "rated volume", symbol: "C", unit: "L", above: 0 },
    energy: { type: "number", about: "energy while standing", symbol: "E", unit: "kWh", above: 0 },
    duration: { type: "number", about: "how long it stood", unit: "h", above: 0 },
    "temperature-difference": {
      type: "number",
      about: "mean water above the air; 45 K where it is left out",
      unit: "K",
      above: 0,
      optional: true,
    },
    "output-rate": {
      type: "number",
      about: "hot-water output rate",
      symbol: "μ",
      unit: "%",
      min: 0,
    },
  },
  example: { "rated-volume": 60, energy: "1.02 kWh", duration: 24, "output-rate": 65 },
  compute: (input) => {
    const differenceK = input["temperature-difference"] ?? STANDING_DIFFERENCE_K;
    const volumeL = input["rated-volume"];
    const output = input["output-rate"];
    const lossKwh = standingLossKwh(input.energy, input.duration, differenceK);
    const reference = referenceLoss(volumeL);
    const coefficient = standingLossCoefficient(lossKwh, volumeL);
    // Brought to 45 K or standing at 45 K: only the first rests on what is recalled.
    const plain: Confidence = differenceK === STANDING_DIFFERENCE_K ? "verified" : "recalled";
    const loss: Confidence = reference.confidence === "verified" ? plain : "recalled";
    const both = heaterGrade(coefficient, output);
    return {
      results: [
        value("grade", "the worse of both", heaterGradeWord(both), "1", "grade table", loss),
        value("ε", "standing-loss coefficient, Q_pr / Q", coefficient, "1", "grade table", loss),
      ],
      steps: [
        value("Q_pr", "standing loss", lossKwh, "kWh/24h", "GB/T 20289", plain),
        value(
          "Q",
          "reference standing loss",
          reference.kwhPerDay,
          "kWh/24h",
          "reference by rated volume",
          reference.confidence,
        ),
        value(
          "grade(ε)",
          "by the standing loss",
          gradeOf(lossGrade(coefficient)),
          "1",
          "grade table",
          loss,
        ),
        value(
          "grade(μ)",
          "by the hot-water output",
          gradeOf(outputGrade(output)),
          "1",
          "grade table",
          "verified",
          "how the output is measured is recalled",
        ),
      ],
    };
  },
});

/** What `compute` offers for water heaters. */
export const waterHeaterCalculations: readonly Calculation[] = [
  grade,
  ...waterHeaterEuCalculations,
];
