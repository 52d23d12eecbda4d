import { describe, expect, test } from "vitest";
import type { Figure } from "../../../../harness/figure.ts";
import { chart } from "../../../../harness/report/plot/chart.ts";

const figure: Figure = {
  title: "Decay <with> fit",
  x: { label: "time", unit: "min" },
  y: { label: "ln C", unit: "1" },
  series: [
    {
      label: "readings & more",
      shape: "points",
      points: [
        [0, 8],
        [10, 6],
        [20, 4],
      ],
    },
    {
      label: "fit",
      shape: "line",
      points: [
        [0, 8],
        [20, 4],
      ],
    },
  ],
};

describe("chart", () => {
  test("draws each point of a scatter and a line through a curve", () => {
    const svg = chart(figure);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg).toMatch(/class="line s1" d="M[\d. ]+L[\d. ]+"/);
  });

  test("more is up and to the right", () => {
    const at = [...chart(figure).matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    expect(at.map(([x]) => x)).toEqual([...at.map(([x]) => x)].sort((a, b) => a - b));
    expect(at.map(([, y]) => y)).toEqual([...at.map(([, y]) => y)].sort((a, b) => a - b));
  });

  test("text is never markup", () => {
    expect(chart(figure)).toContain("Decay &lt;with&gt; fit");
    expect(chart(figure)).toContain("readings &amp; more");
  });

  test("what is no number is left out; nothing to draw is nothing", () => {
    const holed: Figure = {
      ...figure,
      series: [
        {
          label: "holes",
          shape: "points",
          points: [
            [0, Number.NaN],
            [1, 2],
          ],
        },
      ],
    };
    expect(chart(holed).match(/<circle/g)).toHaveLength(1);
    expect(chart({ ...figure, series: [] })).toBe("");
  });
});
