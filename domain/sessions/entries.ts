import type { PerformedState, SessionNote, valueOrigins } from "./session.ts";

type Row = {
  state: PerformedState;
  origin: (typeof valueOrigins)[number];
  /** An exercise somebody added to the session. */
  isAdded: boolean;
};

/**
 * Whether anything was entered in a session: an answer, a word, a row that was touched and not taken back to what was
 * copied, an exercise of the therapist's own. What has no entry may be discarded.
 */
export function hasEntry({ note, rows }: { note: SessionNote; rows: readonly Row[] }): boolean {
  // How the visit was booked is nobody's entry.
  const { sinceLastTime, visitKind: _booked, ...words } = note;
  return (
    [...Object.values(sinceLastTime), ...Object.values(words)].some(
      (answer) => answer !== undefined && answer !== "",
    ) || rows.some((row) => row.isAdded || row.state !== "copied" || row.origin !== "copied")
  );
}
