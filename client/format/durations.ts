import { counted } from "#domain/units/counted.ts";

const minuteMilliseconds = 60_000;
const hourMilliseconds = 60 * minuteMilliseconds;
const dayMilliseconds = 24 * hourMilliseconds;

/** How long something waits, rounded down: "now", "35 min", "4 h", "3 d". Hours up to two days, so that "1 d" is never half told. */
export function formatWaiting(milliseconds: number): string {
  if (milliseconds < minuteMilliseconds) return "now";
  if (milliseconds < hourMilliseconds) return `${Math.floor(milliseconds / minuteMilliseconds)}\u00a0min`;
  if (milliseconds < 2 * dayMilliseconds) return `${Math.floor(milliseconds / hourMilliseconds)}\u00a0h`;
  return `${Math.floor(milliseconds / dayMilliseconds)}\u00a0d`;
}

/** As read aloud: "4 hours", "1 day". */
export function spellWaiting(milliseconds: number): string {
  if (milliseconds < minuteMilliseconds) return "less than a minute";
  if (milliseconds < hourMilliseconds)
    return counted(Math.floor(milliseconds / minuteMilliseconds), "minute");
  if (milliseconds < 2 * dayMilliseconds) return counted(Math.floor(milliseconds / hourMilliseconds), "hour");
  return counted(Math.floor(milliseconds / dayMilliseconds), "day");
}

/** A running clock: "1:48", "28:42", "1:05:09". */
export function formatStopwatch(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (count: number) => String(count).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
