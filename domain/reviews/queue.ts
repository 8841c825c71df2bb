/** One open reason, as the queue orders it. Smaller tiers come first, then what waits longest, then a stable id. */
export type RankedSignal = { signalId: string; episodeId: string; tier: number; raisedAt: number };

/** Lexicographic: tier, then age, then id. Total: no two different signals compare equal. */
export function compareSignals(left: RankedSignal, right: RankedSignal): number {
  return (
    left.tier - right.tier ||
    left.raisedAt - right.raisedAt ||
    (left.signalId < right.signalId ? -1 : left.signalId > right.signalId ? 1 : 0)
  );
}

export type QueueEntry<Signal extends RankedSignal> = {
  episodeId: string;
  leading: Signal;
  others: readonly Signal[];
};

/** Every episode once, by its gravest reason; the other reasons stand behind it. */
export function rankQueue<Signal extends RankedSignal>(signals: readonly Signal[]): QueueEntry<Signal>[] {
  const entries = new Map<string, { episodeId: string; leading: Signal; others: Signal[] }>();
  for (const signal of signals.toSorted(compareSignals)) {
    const known = entries.get(signal.episodeId);
    if (known) known.others.push(signal);
    else entries.set(signal.episodeId, { episodeId: signal.episodeId, leading: signal, others: [] });
  }
  return [...entries.values()];
}
