/** A number that was taken in a chain: what it stands for is read from the audit rows, under the reader's own access. */
export type LiveChange = { chainId: string; seq: number };

/** Whose streams end: one person's, or those of one sign-in. */
export type Ended = { staffId: string } | { sessionId: string };

export type LiveBus = {
  publish: (changes: readonly LiveChange[]) => void;
  /** Wakes a listener at every change; answers how to stop. */
  subscribe: (listener: () => void) => () => void;
  /** Ends streams at once. */
  end: (who: Ended) => void;
  onEnd: (listener: (who: Ended) => void) => () => void;
};

export function makeLiveBus(): LiveBus {
  const listeners = new Set<() => void>();
  const enders = new Set<(who: Ended) => void>();
  return {
    publish: (changes) => {
      if (changes.length > 0) for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: (who) => {
      for (const ender of enders) ender(who);
    },
    onEnd: (listener) => {
      enders.add(listener);
      return () => enders.delete(listener);
    },
  };
}
