/** One clinician's one-on-one time with one patient, inside the visit that began and ended at these instants. */
export type OneOnOne = { sessionId: string; startedAt: number; endedAt: number; minutes: number };

/**
 * Minutes that cannot all have been one-on-one, by the times of the visits themselves: what lies wholly inside a stretch
 * gives no more time than the stretch. Every stretch from the beginning of a visit to the end of one that holds `of` is
 * tried, and the worst counts. Who writes two visits down afterwards, at one time, is asked too, and says so.
 *
 * @returns the visits of the worst stretch and by how many whole minutes their sum is above it; undefined where none is.
 */
export function findOverlap(
  of: OneOnOne,
  others: readonly OneOnOne[],
): { minutes: number; sessionIds: string[] } | undefined {
  if (of.minutes === 0) return undefined;
  const all = [of, ...others.filter((other) => other.sessionId !== of.sessionId && other.minutes > 0)];
  let worst: { minutes: number; sessionIds: string[] } | undefined;
  for (const { startedAt } of all.filter((one) => one.startedAt <= of.startedAt))
    for (const { endedAt } of all.filter((one) => one.endedAt >= of.endedAt)) {
      const inside = all.filter((one) => one.startedAt >= startedAt && one.endedAt <= endedAt);
      const minutes =
        inside.reduce((sum, one) => sum + one.minutes, 0) - Math.ceil((endedAt - startedAt) / 60_000);
      if (inside.length > 1 && minutes > (worst?.minutes ?? 0))
        worst = {
          minutes,
          sessionIds: inside.flatMap(({ sessionId }) => (sessionId === of.sessionId ? [] : [sessionId])),
        };
    }
  return worst;
}
