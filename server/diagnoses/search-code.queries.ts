import type { Day } from "#domain/calendar/days.ts";
import { type CodeRow, holdsOn } from "#domain/diagnoses/code.ts";
import { explainCode, problemOfCode } from "#domain/diagnoses/judge.ts";
import { inTherapyOrder } from "#domain/diagnoses/rank.ts";
import type { CodeSource } from "./code-source.ts";
import type { Findings, Search } from "./search-words.queries.ts";

/** A header with so few codes shows them all; one with more shows the headers between. */
const mostAtOnce = 12;
const mostCategories = 40;
const shortestCode = 3;

export type CodeFindings = Findings & {
  /** Whether what was typed is a code, a header, or the beginning of one on this day. */
  isFound: boolean;
};

/** What a typed code is, or what is nearest to it and why it cannot be had. */
export async function findByCode(search: Search, code: string): Promise<CodeFindings> {
  const { source, day } = search;
  if (code.length < shortestCode) {
    const begun = await source.listBeginning(code, day, 2000);
    const categories = begun.filter((row) => row.parent === "").slice(0, mostCategories);
    return { isFound: categories.length > 0, rows: categories, total: categories.length, sentence: null };
  }
  const periods = await source.listPeriods([code]);
  const standing = periods.find((row) => holdsOn(row, day));
  const problem = problemOfCode(code, periods, day, source.book);
  if (standing?.kind === "code") {
    const rows = [standing, ...(await listOtherEncounters(search, standing))];
    return { isFound: true, rows, total: rows.length, sentence: null };
  }
  const nearest = standing ?? (await findNearestHeader(search, code));
  const rows = nearest ? await listUnder(search, nearest) : [];
  return {
    isFound: standing !== undefined,
    rows,
    total: rows.length,
    sentence: explainCode(code, problem, nearest?.code),
  };
}

/** Of an injury, the other encounters beside the one that was typed. */
async function listOtherEncounters(search: Search, { code, parent }: CodeRow): Promise<CodeRow[]> {
  const family = (await search.source.listPeriods([parent])).find((row) => holdsOn(row, search.day));
  if (family?.kind !== "encounters") return [];
  const rows = await search.source.listBelow([parent], search.day);
  return inTherapyOrder(rows.filter((row) => row.code !== code));
}

/** The codes below a header, or beside a code that cannot be had, where they are few enough to be named. */
export async function listCodesInstead(source: CodeSource, code: string, day: Day): Promise<string[]> {
  const standing = (await source.listPeriods([code])).find((row) => holdsOn(row, day));
  const nearest = standing ?? (await findNearestHeader({ source, day }, code));
  if (!nearest || nearest.codesBelow > mostAtOnce) return [];
  const begun = await source.listBeginning(nearest.code, day, 3 * mostAtOnce);
  return inTherapyOrder(begun.filter(({ kind }) => kind === "code")).map((row) => row.code);
}

async function findNearestHeader(
  { source, day }: Pick<Search, "source" | "day">,
  code: string,
): Promise<CodeRow | undefined> {
  const beginnings = Array.from({ length: code.length - shortestCode }, (_, index) =>
    code.slice(0, index + shortestCode),
  );
  const known = await source.listPeriods(beginnings);
  return known.findLast((row) => holdsOn(row, day) && row.kind !== "code");
}

async function listUnder({ source, day, wanted }: Search, header: CodeRow): Promise<CodeRow[]> {
  const begun = await source.listBeginning(header.code, day, 3 * mostAtOnce);
  const codes = begun.filter((row) => row.kind === "code");
  const rows =
    header.codesBelow <= mostAtOnce && codes.length > 0 ? codes : await source.listBelow([header.code], day);
  return inTherapyOrder(rows, wanted);
}
