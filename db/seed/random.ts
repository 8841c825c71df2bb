/** A repeatable source of chance (mulberry32): the same seed, the same clinic. */
export type Chance = {
  /** At least 0, below 1. */
  next: () => number;
  /** A whole number, both ends inclusive. */
  between: (least: number, most: number) => number;
  pick: <T>(list: readonly T[]) => T;
  bytes: (count: number) => Uint8Array;
};

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (list) => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error("Nothing to pick from");
      return found;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  };
}
