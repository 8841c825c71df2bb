import { daysBetween } from "#domain/calendar/days.ts";

/** What a session's note can hold. */
export const mostDaysToAsk = 60;

/** Out of how many days the patient can have done the program: since the last session, or since it began. */
export function daysToAsk({
  startsOn,
  lastHeldOn,
  heldOn,
}: {
  startsOn: string;
  lastHeldOn: string | null;
  heldOn: string;
}): { since: string; days: number } {
  const since = lastHeldOn !== null && lastHeldOn > startsOn ? lastHeldOn : startsOn;
  return { since, days: Math.min(mostDaysToAsk, Math.max(0, daysBetween(since, heldOn))) };
}
