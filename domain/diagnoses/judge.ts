import { addDays, type Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { type CodePeriod, holdsOn, withDot } from "./code.ts";
import { headerSince } from "./known-changes.ts";

/** The release that is loaded for a day, or the built-in list, which is no whole release. */
export type CodeBook = {
  /** Fiscal year or the name it was loaded under; absent for the built-in list. */
  releaseName: string | null;
  /** Its first day: before it nothing is known of what became a header. */
  firstOn: Day;
};

/** What stands against billing a code for a day of service. */
export type CodeProblem =
  | { kind: "header"; since: Day | undefined }
  | { kind: "ended"; on: Day }
  | { kind: "not-begun"; on: Day }
  | { kind: "not-in-release"; releaseName: string };

/** Nothing when it can be billed, or when only a whole release could say that it cannot. */
export function problemOfCode(
  code: string,
  periods: readonly CodePeriod[],
  day: Day,
  book: CodeBook,
): CodeProblem | undefined {
  const standing = periods.find((period) => holdsOn(period, day));
  if (standing?.kind === "code") return undefined;
  if (standing)
    return {
      kind: "header",
      since: headerSince(code) ?? (standing.fromOn > book.firstOn ? standing.fromOn : undefined),
    };
  const before = periods.findLast((period) => period.toOn !== null && period.toOn < day);
  if (before?.toOn) return { kind: "ended", on: before.toOn };
  const later = periods.find((period) => period.fromOn > day);
  if (later) return { kind: "not-begun", on: later.fromOn };
  return book.releaseName === null ? undefined : { kind: "not-in-release", releaseName: book.releaseName };
}

const mostNamed = 4;

/** "M54.50, M54.51 or M54.59", and how many more. */
export function nameCodes(codes: readonly string[]): string {
  const named = codes.slice(0, mostNamed).map(withDot);
  const more = codes.length - named.length;
  if (more > 0) return `${named.join(", ")} or one of ${more} more`;
  const last = named.pop() ?? "";
  return named.length === 0 ? last : `${named.join(", ")} or ${last}`;
}

/** What is wrong with a code, without what to do about it. */
function sayProblem(code: string, problem: CodeProblem): string {
  const shown = withDot(code);
  switch (problem.kind) {
    case "header":
      return `${shown} is a header${problem.since ? ` since ${describeDay(problem.since)}` : ""}`;
    case "ended":
      return `${shown} ended on ${describeDay(problem.on)}`;
    case "not-begun":
      return `${shown} begins on ${describeDay(problem.on)}, after the day of service`;
    default:
      return `${shown} is not in the ${problem.releaseName} release`;
  }
}

/** What a search says of a code that cannot be had, above what it offers: the codes of a header, or siblings. */
export function explainCode(
  code: string,
  problem: CodeProblem | undefined,
  nearest: string | undefined,
): string {
  const said = problem ? sayProblem(code, problem) : `${withDot(code)} is not in the built-in list`;
  if (problem?.kind === "header") return `${said}: choose one of its codes.`;
  return nearest === undefined ? `${said}.` : `${said}. Near it: the codes of ${withDot(nearest)}.`;
}

/** The refusal at the field of a diagnosis: what is wrong and what to do. */
export function refuseCode(code: string, problem: CodeProblem, instead: readonly string[]): string {
  const said = `${sayProblem(code, problem)}${problem.kind === "header" ? " and cannot be billed" : ""}.`;
  return `${said} Choose ${instead.length > 0 ? nameCodes(instead) : "another code, or write it in words"}.`;
}

/** The release of a fiscal year runs from October 1 of the year before to September 30. */
export const fiscalYear = (year: number): { fromOn: Day; toOn: Day } => ({
  fromOn: `${year - 1}-10-01`,
  toOn: addDays(`${year}-10-01`, -1),
});
