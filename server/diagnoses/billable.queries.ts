import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { withoutDot } from "#domain/diagnoses/code.ts";
import { problemOfCode, refuseCode } from "#domain/diagnoses/judge.ts";
import { openCodes } from "./loaded-codes.queries.ts";
import { listCodesInstead } from "./search-code.queries.ts";

/** A code that cannot be billed on the day of service, by its place, with what to do. */
export type BillingProblem = { index: number; words: string };

/**
 * What stands against signing these codes: a header, a code that ended or has not begun, one that the loaded release does
 * not have. A diagnosis in words has no code yet and stands against nothing.
 */
export async function listBillingProblems(
  reader: Reader,
  codes: readonly string[],
  day: Day,
): Promise<BillingProblem[]> {
  if (codes.every((code) => code === "")) return [];
  const source = await openCodes(reader);
  const onDay = day < source.book.firstOn ? source.book.firstOn : day;
  const problems: BillingProblem[] = [];
  for (const [index, written] of codes.entries()) {
    const code = withoutDot(written);
    if (code === "") continue;
    const problem = problemOfCode(code, await source.listPeriods([code]), onDay, source.book);
    if (problem) {
      const instead = await listCodesInstead(source, code, onDay);
      problems.push({ index, words: refuseCode(code, problem, instead) });
    }
  }
  return problems;
}
