/** One clinician's one-on-one time with one patient, inside the visit that began and ended at these instants. */
export type OneOnOne = { sessionId: string; startedAt: number; endedAt: number; minutes: number };

/**
 * Minutes that cannot all have been one-on-one: visits of one clinician that touch one another give no more time than
 * they last together. A lower bound, since nobody knows when within its visit a typed minute was.
 *
 * @returns the visits that stand in a cluster with `of` and by how many whole minutes their sum is above the time they
 * cover; undefined when nothing need overlap.
 */
export function findOverlap(
  of: OneOnOne,
  others: readonly OneOnOne[],
): { minutes: number; sessionIds: string[] } | undefined {
  const cluster = [of];
  let rest = others.filter((other) => other.sessionId !== of.sessionId && other.minutes > 0);
  for (let grew = true; grew; ) {
    const touching = rest.filter((other) =>
      cluster.some((one) => other.startedAt < one.endedAt && one.startedAt < other.endedAt),
    );
    grew = touching.length > 0;
    cluster.push(...touching);
    rest = rest.filter((other) => !touching.includes(other));
  }
  if (cluster.length === 1 || of.minutes === 0) return undefined;
  // A cluster is one stretch without a gap, since each touches another.
  const covered =
    Math.max(...cluster.map((one) => one.endedAt)) - Math.min(...cluster.map((one) => one.startedAt));
  const over = cluster.reduce((sum, one) => sum + one.minutes, 0) - Math.ceil(covered / 60_000);
  if (over <= 0) return undefined;
  return { minutes: over, sessionIds: cluster.slice(1).map((one) => one.sessionId) };
}
