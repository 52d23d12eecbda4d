import { describe, expect, it } from "vitest";
import {
  catalogue,
  editionsOf,
  gb12021_2_2015,
  gb12021_2_2025,
  gb12021_4_2013,
  gb21455_2019,
  gb34914_2017,
  gb34914_2021,
  gradeTables,
} from "../../profiles/index.ts";

const columns = gradeTables.flatMap((table) =>
  Object.entries(table.columns).map(([name, column]) => ({ table, name, column })),
);

describe("grade tables", () => {
  it.each(columns)(
    "$table.number $table.edition $name has cells of its own grades only",
    ({ table, column }) => {
      const named = Object.keys(column.limits);
      expect(table.grades.filter((grade) => named.includes(grade))).toEqual(named);
      // At most the last grade is open.
      expect(table.grades.slice(0, -1).every((grade) => named.includes(grade))).toBe(true);
    },
  );

  it.each(columns)(
    "$table.number $table.edition $name gets no stricter from grade to grade",
    ({ column }) => {
      const values = Object.values(column.limits).flatMap(({ value }) => value ?? []);
      const sorted = [...values].sort((a, b) => (column.bound === "at-least" ? b - a : a - b));
      expect(values).toEqual(sorted);
      expect(values.length).toBeGreaterThan(0);
    },
  );

  it("of one standard do not overlap", () => {
    expect(gb12021_2_2015.effectiveTo < gb12021_2_2025.effectiveFrom).toBe(true);
    expect(gb34914_2017.effectiveTo < gb34914_2021.effectiveFrom).toBe(true);
  });

  it("hold every number with how well it is known", () => {
    const recalled = columns
      .filter(({ column }) =>
        Object.values(column.limits).some(
          (cell) => cell.value !== null && cell.confidence !== "verified",
        ),
      )
      .map(({ table, name }) => `${table.number}-${table.edition} ${name}`);
    expect(recalled).toEqual([
      "GB 12021.4-2013 drum-energy",
      "GB 12021.4-2013 drum-water",
      "GB 12021.4-2013 drum-wash-ratio",
      "GB 12021.4-2013 pulsator-energy",
      "GB 12021.4-2013 pulsator-water",
      "GB 34914-2021 net-water-ratio",
      "GB 34914-2021 total-net-water",
      "GB/T 18801-2015 particles",
      "GB/T 18801-2015 formaldehyde",
    ]);
  });

  it("do not fill in what nobody has seen", () => {
    const unknown = Object.entries(gb12021_2_2025.columns["eta-t"].limits)
      .filter(([, cell]) => cell.value === null)
      .map(([grade]) => grade);
    expect(unknown).toEqual(["2", "3", "4"]);
  });

  it("have no hole and no overlap between sizes", () => {
    for (const quantity of ["apf", "seer"] as const) {
      const bands = Object.values(gb21455_2019.columns)
        .filter((column) => column.quantity === quantity)
        .map(({ size }) => size as { readonly above?: number; readonly upTo: number });
      expect(bands.map(({ above }) => above)).toEqual([undefined, 4500, 7100]);
      expect(bands.map(({ upTo }) => upTo)).toEqual([4500, 7100, 14000]);
    }
  });
});

describe("the grade 2 of the profile is the grade 2 of the table", () => {
  it.each([
    [
      "green.refrigerator.grade",
      "2015",
      "eta-t-max",
      gb12021_2_2015,
      "refrigerator-freezer-eta-t",
      60,
    ],
    [
      "green.refrigerator.grade",
      "2015",
      "eta-s-max",
      gb12021_2_2015,
      "refrigerator-freezer-eta-s",
      35,
    ],
    ["green.washing-machine.grade", "2013", "drum-energy-max", gb12021_4_2013, "drum-energy", 0.13],
    [
      "green.washing-machine.grade",
      "2013",
      "pulsator-wash-ratio-min",
      gb12021_4_2013,
      "pulsator-wash-ratio",
      0.8,
    ],
    ["green.air-conditioner.grade", "2019", "apf-to-4500-min", gb21455_2019, "apf-to-4500", 4.5],
    [
      "green.air-conditioner.grade",
      "2019",
      "seer-to-14000-min",
      gb21455_2019,
      "seer-to-14000",
      4.7,
    ],
    ["green.water-purifier.grade", "2017", "ratio-min", gb34914_2017, "net-water-ratio", 55],
    ["green.water-purifier.grade", "2021", "ratio-min", gb34914_2021, "net-water-ratio", 55],
    ["green.water-purifier.grade", "2021", "total-min", gb34914_2021, "total-net-water", 3000],
  ] as const)("%s %s %s", (id, edition, name, table, column, value) => {
    const requirement = editionsOf(catalogue[id]).find((one) => one.edition === edition);
    const cell = (table.columns as Record<string, { limits: Record<string, unknown> }>)[column]
      ?.limits["2"];
    expect(requirement?.parameters?.[name]).toMatchObject(cell as object);
    expect(requirement?.parameters?.[name]?.value).toBe(value);
  });
});
