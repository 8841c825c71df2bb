const mark = "(K)";
/** What the mark says where it is read. */
export const notVerified = "not verified";
/** The same as a sentence. */
export const notVerifiedMeaning = "Nobody has checked this source yet. Confirm it before you rely on it.";

/** Where something comes from, in parts; `isMark` is the word for a source that nobody has checked. The data keep "(K)". */
export function sourceParts(source: string): { words: string; isMark: boolean }[] {
  const pieces = source.split(mark);
  return pieces
    .flatMap((piece, index) => {
      const words = index < pieces.length - 1 ? piece.trimEnd() : piece;
      // A source of its own stands alone or after a separator; behind a name it follows a comma.
      const needsComma = words !== "" && !/[;:·]$/.test(words);
      const before = words === "" || needsComma ? words : `${words} `;
      return index < pieces.length - 1
        ? [
            { words: needsComma ? `${words}, ` : before, isMark: false },
            { words: notVerified, isMark: true },
          ]
        : [{ words: piece, isMark: false }];
    })
    .filter(({ words }) => words !== "");
}

/** "Childs 2005, not verified", where only text fits. */
export const formatSource = (source: string): string =>
  sourceParts(source)
    .map(({ words }) => words)
    .join("");
