/** A power meter's record as the device under test: what it can decide, and nothing else. */

import { always } from "../../profiles/index.ts";
import type { Case } from "../case.ts";
import { blockedBy, type Claim, undecided, within } from "../claim.ts";
import { energyOf, energyOver24h, standbyPowerOf } from "../metrics/energy-budget.ts";
import { powerRecord } from "../metrics/power-record.ts";
import { scaled } from "../metrics/quantity.ts";
import { washCyclesOf } from "../metrics/wash-cycles.ts";
import type { View } from "../view.ts";
import { type Metered, meteredOf, recordFacts } from "./power-record.ts";

/** A plug meter is coarse: what lies nearer to a limit than its uncertainty stays undecided. */
const RULE = "guard-band";

/** Least share of 24 h that has to be covered before a day's energy is held against anything. */
const LEAST_COVERAGE = 0.9;
const PLOT = ["power"];

/** The one case there is for a recording: nothing is asked, everything is read. */
export const powerRecordCase: Case = {
  id: "recording.power-record",
  revision: 1,
  title: "Read the power record",
  covers: [
    "green.refrigerator.energy-declared",
    "green.washing-machine.cycle-energy-declared",
    "green.microwave-oven.standby",
  ],
  applies: always,
  needs: ["power-record"],
  lastsMs: () => 0,
  watches: true,
  steps: () => [],
  judge: (view) => {
    const metered = meteredOf(view);
    if (!metered) return [];
    switch (view.dut.kind) {
      case "refrigerator":
        return [judgeRefrigerator(view, metered)];
      case "washing-machine":
        return [judgeWashing(view, metered)];
      case "microwave-oven":
        return [judgeMicrowave(view, metered)];
      default:
        return [];
    }
  },
  facts: recordFacts,
  leaves: [],
  // No appliance stands behind a record; its mutants are records, in the tests.
  killedBy: [],
};

function stated(view: View, name: string): number | undefined {
  const value = Number(view.dut.statement.values[name]);
  return Number.isFinite(value) ? value : undefined;
}

function judgeRefrigerator(view: View, { samples, record, meter, pointers }: Metered): Claim {
  const requirement = "green.refrigerator.energy-declared";
  const energy = scaled(energyOver24h(samples, meter), 1 / 1000, "kWh/24h");
  const rated = stated(view, "rated-energy");
  const seen = { pointers, plot: PLOT };
  if (rated === undefined) {
    const actual = `${energy.value.toFixed(3)} kWh in 24 h; no rated-energy (kWh/24 h) is stated`;
    const expected = "measured against declared";
    return {
      ...blockedBy(requirement, "statement-missing", { ...seen, expected, actual }),
      measured: energy,
    };
  }
  const dayShare = record.coveredMs / 86_400_000;
  if (dayShare < LEAST_COVERAGE) {
    const actual = `${(100 * dayShare).toFixed(0)} % of 24 h are covered`;
    const expected = `at least ${100 * LEAST_COVERAGE} % of 24 h`;
    return {
      ...undecided(requirement, "not-observed", { ...seen, expected, actual }),
      measured: energy,
    };
  }
  const factor = view.terms.parameter(requirement, "factor");
  const limit = { value: factor * rated, unit: "kWh/24h", sense: "<=" } as const;
  return within(requirement, energy, limit, RULE, seen);
}

function judgeWashing(view: View, { samples, record, meter, pointers }: Metered): Claim {
  const requirement = "green.washing-machine.cycle-energy-declared";
  const rated = stated(view, "rated-cycle-energy");
  const { cycles } = washCyclesOf(record);
  const seen = { pointers, plot: PLOT };
  const expected = "the rated programme's energy against the declared one";
  if (cycles.length === 0) {
    const actual = "no whole wash cycle is in the record";
    return undecided(requirement, "not-observed", { ...seen, expected, actual });
  }
  const energies = cycles.map((cycle) => {
    const part = powerRecord(samples, { window: { fromMs: cycle.fromMs, toMs: cycle.toMs } });
    return scaled(energyOf(part, meter), 1 / 1000, "kWh");
  });
  const most = energies.reduce((a, b) => (b.value > a.value ? b : a));
  if (rated === undefined || view.dut.statement.answers["rated-programme-recorded"] !== true) {
    const actual = `${cycles.length} cycles, at most ${most.value.toFixed(3)} kWh; to be stated: rated-cycle-energy (kWh), rated-programme-recorded`;
    return {
      ...blockedBy(requirement, "statement-missing", { ...seen, expected, actual }),
      measured: most,
    };
  }
  const share = view.terms.parameter(requirement, "share");
  const limit = { value: rated / share, unit: "kWh", sense: "<=" } as const;
  return within(requirement, most, limit, RULE, seen);
}

function judgeMicrowave(view: View, { record, meter, pointers }: Metered): Claim {
  const requirement = "green.microwave-oven.standby";
  const standby = standbyPowerOf(record, meter);
  // Without a word on its display, the oven is given the benefit of the higher limit.
  const plainFront = view.dut.statement.answers.display === false;
  const name = plainFront ? "power-max" : "power-with-display-max";
  const limit = { value: view.terms.parameter(requirement, name), unit: "W", sense: "<=" } as const;
  return within(requirement, standby, limit, RULE, { pointers, plot: PLOT });
}

/** The cases of this file. */
export const recordingCases: readonly Case[] = [powerRecordCase];
