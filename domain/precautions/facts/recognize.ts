/** Free words as the tables read them: lower case, no accents, single spaces, so that "Coumadin® 5 mg" says "coumadin". */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();

/** Whether the words say a name as whole words; "insulin" is not said by "insulinoma". The name is plain already. */
export const says = (plain: string, name: string): boolean => ` ${plain} `.includes(` ${name} `);

/** Names that stand in one line of a table, separated by bars. */
export const namesIn = (line: string): string[] => line.split("|").map(plainWords);

/** The side free words name, where they name exactly one. */
export function sideIn(words: string): "left" | "right" | "both" | "not-applicable" {
  const plain = plainWords(words);
  const [left, right] = [says(plain, "left"), says(plain, "right")];
  if (says(plain, "bilateral") || says(plain, "both") || (left && right)) return "both";
  if (left) return "left";
  return right ? "right" : "not-applicable";
}
