import type { CountingStart } from "#domain/protocols/phases/protocol-origin.ts";

const afterWords: Record<CountingStart, string> = {
  operation: "after the operation",
  injury: "after the injury",
  start: "after the start",
};

/** "at once", "from week 6 after the operation", "from day 10 after the injury". */
export function formatOpens(opensAfterDays: number, countsFrom: CountingStart): string {
  if (opensAfterDays === 0) return "at once";
  const count = opensAfterDays % 7 === 0 ? `week ${opensAfterDays / 7}` : `day ${opensAfterDays}`;
  return `from ${count} ${afterWords[countsFrom]}`;
}

/** "the clinic's", "the surgeon's", "Dr. P. Lund's". */
export const formatOwner = ({
  owner,
  ownerName,
}: {
  owner: "surgeon" | "clinic";
  ownerName: string;
}): string => (ownerName === "" ? `the ${owner}'s` : `${ownerName}'s`);
