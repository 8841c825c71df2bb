/** Minutes that a zone is ahead of UTC at an instant. */
function offsetMinutes(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Math.round(
    (Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - instant) /
      60_000,
  );
}

/**
 * The instant of a wall-clock time, `YYYY-MM-DDTHH:MM`, in an IANA zone. A time that a clock change skips becomes the
 * same distance after it; one that happens twice is the first of the two.
 */
export function instantOf(localStart: string, timeZone: string): number {
  const asUtc = Date.parse(`${localStart}:00Z`);
  const first = asUtc - offsetMinutes(asUtc, timeZone) * 60_000;
  const candidates = [first, asUtc - offsetMinutes(first, timeZone) * 60_000].map((instant) => ({
    instant,
    back: instant + offsetMinutes(instant, timeZone) * 60_000,
  }));
  const exact = candidates
    .filter((candidate) => candidate.back === asUtc)
    .map((candidate) => candidate.instant);
  return exact.length > 0 ? Math.min(...exact) : first;
}

/** The wall-clock day and time of an instant in an IANA zone, `YYYY-MM-DD` and `HH:MM`. */
export function wallClockOf(instant: number, timeZone: string): { day: string; time: string } {
  const local = new Date(instant + offsetMinutes(instant, timeZone) * 60_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}
