/** The only clock. Injected everywhere, so that tests and the seed can set it. */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now: () => number;
};

export const systemClock: Clock = { now: () => Date.now() };

/** The calendar day at an instant in an IANA zone, YYYY-MM-DD. */
export function dayInZone(instantMilliseconds: number, timeZone: string): string {
  return formatter(timeZone).format(instantMilliseconds);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    // The en-CA short date is YYYY-MM-DD.
    found = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formatters.set(timeZone, found);
  }
  return found;
}
