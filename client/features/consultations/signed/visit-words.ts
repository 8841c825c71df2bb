const spaced = (word: string) => word.replaceAll("-", " ");

/** A closed list's word as it is read: "anticoagulant" stays, "beta-blocker" keeps its hyphen. */
export const sayWord = (word: string): string => {
  const words = word === "beta-blocker" ? word : spaced(word);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

export const asOptions = (words: readonly string[]) =>
  words.map((value) => ({ value, label: sayWord(value) }));

/** Side as it follows a finding: nothing where there is none. */
export const saySide = (side: string): string => (side === "not-applicable" ? "" : `, ${spaced(side)}`);
