import { dayIn } from "#client/format/times.ts";
import type { BookingState } from "#domain/schedule/booking.ts";
import { describeMissed, isMissed, type MissedCause } from "#domain/schedule/missed.ts";

type Missed = { state: BookingState; missedCause: MissedCause | null; missedWords: string };

/** How and why it did not take place; null for a booking that did or may. */
export const missedWordsOf = ({ state, missedCause, missedWords }: Missed): string | null =>
  isMissed(state) && missedCause !== null
    ? describeMissed({ how: state, cause: missedCause, words: missedWords })
    : null;

/** What was recorded today may be taken back today. */
export const mayTakeBack = (
  { missedAt, timeZone }: { missedAt: number | null; timeZone: string },
  now: number,
): boolean => missedAt !== null && dayIn(missedAt, timeZone) === dayIn(now, timeZone);
