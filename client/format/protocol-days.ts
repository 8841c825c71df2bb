import type { CountingStart } from "#domain/protocols/phases/protocol-origin.ts";

const afterWords: Record<CountingStart, string> = {
  operation: "after the operation",
  injury: "after the injury",
  start: "after the start",
};

/** "at once", "from week 6 after the operation", "from day 10 after the injury". */
export function formatOpens(opensAfterDays: number, countsFrom: CountingStart): string {
  if (opensAfterDays === 0) return "at once";
  return `from ${formatDayCount(opensAfterDays)} ${afterWords[countsFrom]}`;
}

/** "week 6", or "day 10" where it is no whole week. */
export const formatDayCount = (days: number): string => (days % 7 === 0 ? `week ${days / 7}` : `day ${days}`);

/** "in week 6", "on day 10": when something is looked at again. */
export const formatDue = (days: number): string => `${days % 7 === 0 ? "in" : "on"} ${formatDayCount(days)}`;

/** When a phase opens; one named in weeks is told in the week its day falls in. */
export function formatPhaseOpens(
  { name, opensAfterDays }: { name: string; opensAfterDays: number },
  countsFrom: CountingStart,
): string {
  const isInWeeks = /\bweeks? \d/i.test(name);
  return formatOpens(isInWeeks ? opensAfterDays - (opensAfterDays % 7) : opensAfterDays, countsFrom);
}

/** "the clinic's", "the surgeon's", "Dr. P. Lund's". */
export const formatOwner = ({
  owner,
  ownerName,
}: {
  owner: "surgeon" | "clinic";
  ownerName: string;
}): string => (ownerName === "" ? `the ${owner}'s` : `${ownerName}'s`);
