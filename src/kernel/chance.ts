/** Seeded chance: independent named streams, so that a draw added in one place disturbs no other. */

/** One stream of pseudo-random numbers. */
export interface Stream {
  /** A number in [0, 1), uniform. */
  next(): number;
  /** A whole number in [low, high], both included. */
  integer(low: number, high: number): number;
  /** A number in [low, high), uniform. */
  between(low: number, high: number): number;
  /** A number from the normal distribution with mean 0 and standard deviation 1. */
  normal(): number;
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T;
}

/** The source of all streams of one world. */
export interface Chance {
  /** What every stream is derived from. */
  readonly seed: string;
  /** The stream of that name: always the same object, starting at the same number for the same seed. */
  stream(name: string): Stream;
}

/**
 * Spreads a text over 128 bits (cyrb128), so that seeds that differ in one character give unrelated
 * streams.
 */
function spread(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** A stream by the sfc32 generator (Doty-Humphrey, PractRand): small, fast, period over 2^64. */
function sfc32(text: string): Stream {
  let [a, b, c, d] = spread(text);
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => {
      if (items.length === 0)
        throw new RangeError("chance: pick needs at least one item, got none");
      return items[Math.floor(next() * items.length)] as (typeof items)[number];
    },
  };
}

/** The streams that follow from `seed`. */
export function createChance(seed: number | string): Chance {
  const streams = new Map<string, Stream>();
  return {
    seed: String(seed),
    stream(name) {
      let stream = streams.get(name);
      if (!stream) {
        stream = sfc32(`${seed}/${name}`);
        streams.set(name, stream);
      }
      return stream;
    },
  };
}
