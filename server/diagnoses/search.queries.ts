import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { type CodeRow, type CodeSide, withDot } from "#domain/diagnoses/code.ts";
import { readCodeQuery, type WantedSide } from "#domain/diagnoses/query.ts";
import { mostCandidates } from "./code-source.ts";
import { openCodes } from "./loaded-codes.queries.ts";
import { findByCode } from "./search-code.queries.ts";
import { type Findings, findByWords, mostShown } from "./search-words.queries.ts";

export type FoundCode = {
  /** With its dot. */
  code: string;
  title: string;
  /** A header is never a diagnosis; it leads to the codes below it. */
  kind: "code" | "header";
  side: CodeSide;
  codesBelow: number;
};
export type CodeAnswer = {
  entries: FoundCode[];
  /** What stands against what was typed, or how much more there is. */
  sentence: string | null;
};

/** ICD-10-CM as it holds on a day of service, by code or words; at most 20, best first. */
export async function searchCodes(
  reader: Reader,
  asked: { text: string; day: Day; side: WantedSide | undefined },
): Promise<CodeAnswer> {
  const query = readCodeQuery(asked.text);
  const source = await openCodes(reader);
  const search = {
    source,
    // Before the first release that is loaded nothing else is known.
    day: asked.day < source.book.firstOn ? source.book.firstOn : asked.day,
    wanted: { ...query, treatedSide: asked.side },
  };
  const byCode = query.code === undefined ? undefined : await findByCode(search, query.code);
  // A code that cannot be had is answered as one, with what is near it, where its beginning is known.
  if (byCode && query.isSurelyCode && (byCode.isFound || byCode.rows.length > 0)) return answerWith(byCode);
  const byWords = await findByWords(search);
  if (!byCode || (!byCode.isFound && byWords.rows.length > 0)) return answerWith(byWords);
  const other = byWords.rows.filter(({ code }) => byCode.rows.every((row) => row.code !== code));
  return answerWith({
    rows: [...byCode.rows, ...other],
    total: byCode.total + byWords.total - (byWords.rows.length - other.length),
    sentence: byCode.sentence,
  });
}

function answerWith({ rows, total, sentence }: Findings): CodeAnswer {
  const shown = rows.slice(0, mostShown);
  const more =
    total > shown.length && shown.length > 0
      ? `${shown.length} of ${total >= mostCandidates ? "more than " : ""}${total} shown. Keep typing.`
      : null;
  return {
    entries: shown.map(toFound),
    sentence: [sentence, more].filter((one) => one !== null).join(" ") || null,
  };
}

const toFound = ({ code, title, kind, side, codesBelow }: CodeRow): FoundCode => ({
  code: withDot(code),
  title: title || `Codes that begin with ${withDot(code)}`,
  kind: kind === "code" ? "code" : "header",
  side,
  codesBelow,
});
