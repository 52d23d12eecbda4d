/** A picture of what a procedure found: points and curves that are no course of a single reading. */

/** One axis. */
export interface Axis {
  readonly label: string;
  readonly unit: string;
}

/** Points or a curve; `points` are pairs of x and y in the axes' units. */
export interface FigureSeries {
  readonly label: string;
  readonly shape: "points" | "line";
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** What is drawn: a decay with its fit, part-load points over the outdoor temperature, a fan's curve. */
export interface Figure {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  /** At most a few hundred points in all: it is stored with the claim. */
  readonly series: readonly FigureSeries[];
}
