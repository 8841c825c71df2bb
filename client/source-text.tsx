import { notVerifiedMeaning, sourceParts } from "./format/sources.ts";

/** Where something comes from; a source nobody has checked says so, and what that means on the word itself. */
export function SourceText({ source }: { source: string }) {
  return sourceParts(source).map(({ words, isMark }, index) =>
    isMark ? (
      // Parts of one text have no names: their place is what they are.
      // oxlint-disable-next-line react/no-array-index-key
      <abbr key={index} title={notVerifiedMeaning}>
        {words}
      </abbr>
    ) : (
      words
    ),
  );
}
