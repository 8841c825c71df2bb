/** A side that the words say already is not said again. */
export const withSide = (words: string, side: string): string =>
  side === "not-applicable" || words.toLowerCase().includes(side) ? words : `${words}, ${side}`;
