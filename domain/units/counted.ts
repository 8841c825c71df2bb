/** "1 visit", "2 visits", "1,200 entries": a count with the word that goes with it, and with it the verb where there is one. */
export const counted = (count: number, one: string, many: string = `${one}s`): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;

/** "6 of 12 visits", "1 of 1 visit": the word goes with the whole. */
export const countedOf = (part: number, whole: number, one: string, many?: string): string =>
  `${part.toLocaleString("en-US")} of ${counted(whole, one, many)}`;

/** "2", or "2 to 3" where the two differ. */
export const fromTo = (least: number, most: number): string =>
  least === most ? String(least) : `${least} to ${most}`;
