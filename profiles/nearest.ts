/** Finding what somebody probably meant. */

/** Levenshtein's distance: how many letters to insert, remove or replace to get from one word to the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] as number) + 1,
          (current[column - 1] as number) + 1,
          (previous[column - 1] as number) + same,
        ),
      );
    }
    previous = current;
  }
  return previous[to.length] as number;
}

/** Longer input is not compared letter by letter: nothing it could be meant for is as long. */
const LONGEST = 200;

/**
 * The known word that was probably meant: the only one that begins so, else the one with the smallest
 * distance, the earlier of two equal ones; `undefined` when none is known.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const start = word.slice(0, LONGEST);
  const begun = start === "" ? [] : known.filter((candidate) => candidate.startsWith(start));
  if (begun.length === 1) return begun[0];
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(start, candidate);
    if (best === undefined || distance < best.distance) best = { word: candidate, distance };
  }
  return best?.word;
}
