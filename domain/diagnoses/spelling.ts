const shortestSpelled = 4;

/** A word short enough to be an abbreviation, or a number, is not corrected: another one would be as near. */
export const canBeMisspelled = (word: string): boolean => word.length >= shortestSpelled && !/\d/.test(word);

const mostNear = 4;

/** Those of the candidates that differ from what was typed, or from its beginning, by one or two letters; nearest first. */
export const nearestWords = (typed: string, candidates: readonly string[]): string[] =>
  near(typed, candidates).map(({ word }) => word);

function near(typed: string, candidates: readonly string[]): { word: string; distance: number }[] {
  const most = typed.length <= 5 ? 1 : 2;
  return candidates
    .map((word) => ({ word, distance: distanceTo(typed, word) }))
    .filter(({ distance }) => distance <= most)
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        beginningShared(typed, b.word) - beginningShared(typed, a.word) ||
        (a.word < b.word ? -1 : 1),
    )
    .slice(0, mostNear);
}

/** Of words as near, the one that begins alike was meant: a slip comes late in a word more often than first. */
function beginningShared(typed: string, word: string): number {
  let shared = 0;
  while (shared < typed.length && typed[shared] === word[shared]) shared += 1;
  return shared;
}

/** Letters left out, added, replaced or swapped with the next one, to reach a beginning of `word` as long as it may be. */
function distanceTo(typed: string, word: string): number {
  let before: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= word.length; column += 1) {
      const isSame = typed[row - 1] === word[column - 1];
      const isSwapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      next.push(
        Math.min(
          (last[column] ?? row) + 1,
          (next[column - 1] ?? row) + 1,
          (last[column - 1] ?? row) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? row) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = next;
  }
  // Typing may not be at its end: what follows in the word costs nothing, but at least half of the word stands.
  const whole = last.at(-1) ?? typed.length;
  const begun = Math.min(...last.slice(Math.max(1, typed.length - 1)));
  return Math.min(whole, begun + (word.length > typed.length * 2 ? 1 : 0));
}

const mostWays = 36;

/** Words that may have been meant, and how many letters they are away from those that were typed. */
type Meant = { words: string[]; distance: number };

/**
 * What may have been meant where nothing holds all that was typed, nearest first: one of the words that are `known`
 * stays, what only begins one may also be what it is near to, and each other word is what it is near to. Empty when
 * nothing else may have been meant.
 */
export function spelledAlike(typed: readonly string[], known: readonly string[]): Meant[] {
  const words = [...new Set(known)];
  let meant: Meant[] = [{ words: [], distance: 0 }];
  for (const word of typed) {
    const itself = { word, distance: 0 };
    const isKnown = words.includes(word) || !canBeMisspelled(word);
    const isBegun = words.some((one) => one.startsWith(word));
    const ways = isKnown ? [itself] : [...(isBegun ? [itself] : []), ...near(word, words)];
    meant = meant
      .flatMap((before) =>
        ways.map((way) => ({
          words: [...before.words, way.word],
          distance: before.distance + way.distance,
        })),
      )
      .slice(0, mostWays);
  }
  return meant
    .filter((one) => one.words.join(" ") !== typed.join(" "))
    .toSorted((a, b) => a.distance - b.distance);
}
