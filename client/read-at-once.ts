/** So many are shown and read in one act, the gravest first; what is more stands there afterwards. */
const mostReadAtOnce = 40;

/** What one press says was read: what is shown and no more, with how many follow. */
export function readAtOnce<Entry>(list: readonly Entry[]): {
  shown: Entry[];
  following: number;
  isOne: boolean;
} {
  const shown = list.slice(0, mostReadAtOnce);
  return { shown, following: list.length - shown.length, isOne: list.length === 1 };
}
