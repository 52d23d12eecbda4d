/** The index of GB 12021.2-2008 for comparison: the last Chinese one whose formula is known in full. */

import { climateFactors, gbRefrigeratorIndex } from "../../metrics/refrigerator-gb-12021-2-2008.ts";
import { roundTo } from "../../metrics/rounding.ts";
import type { Fact } from "../../result.ts";
import type { View } from "../../view.ts";
import { ratedNumber, ratedWord } from "../metering.ts";

const isClimate = (word: string | undefined): word is keyof typeof climateFactors =>
  word !== undefined && Object.hasOwn(climateFactors, word);

/**
 * Index and grade of a refrigerator-freezer by its energy at 25 °C in kWh per 24 h; `undefined` where
 * volumes or climate class are not declared.
 */
export function gb2008Fact(view: View, dailyKwh: number): Fact | undefined {
  const freshFood = ratedNumber(view, "fresh-food-volume")?.value ?? 0;
  const freezer = ratedNumber(view, "freezer-volume")?.value ?? 0;
  const climate = ratedWord(view, "climate-class");
  if (!(freshFood > 0 && freezer > 0) || !isClimate(climate)) return undefined;
  const frostFree = ratedWord(view, "automatic-defrost") === "true";
  const { index, baseKwh, grade, confidence } = gbRefrigeratorIndex(
    {
      type: "refrigerator-freezer",
      climate,
      compartments: [
        { type: "fresh-food", volumeL: freshFood, frostFree },
        { type: "freezer", volumeL: freezer, frostFree },
      ],
      throughTheDoorIce: view.dut.statement.answers["through-the-door-ice"] === true,
    },
    dailyKwh,
  );
  const reached = grade === null ? "no grade" : `grade ${grade}`;
  const value = `${roundTo(index, 1)} % of E_base ${baseKwh} kWh: ${reached}, superseded, for comparison (${confidence})`;
  return { name: "index of GB 12021.2-2008", value };
}
