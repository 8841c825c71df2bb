import { hashKey, type QueryClient } from "@tanstack/react-query";
import { isStill } from "./still-reads.ts";
import { client, trpc } from "./trpc.ts";

/** A change as the stream tells it: ids only, nothing about a patient. */
type Change = { chainId: string; seq: number; entity: string; entityId: string; patientId: string | null };

const channelName = "plinth-live";
const leaderLock = "plinth-live-leader";
/** Changes that arrive together re-read together. */
const gatherMilliseconds = 60;

/** What one tab tells the others; `id` is where the next leader resumes. */
type Told = { id: string; change: Change };

/**
 * Follows the live stream and re-reads what is on screen. One tab per browser holds the stream (the holder of a
 * named lock) and hands changes to the others; a lost connection, and a new leader, resume from the last sequence.
 *
 * @param cursor where the stream begins: read from the server before anything else on the screen was, so that no
 * change falls between the two.
 * @returns stops following.
 */
export function followChanges(queryClient: QueryClient, cursor: string): () => void {
  const channel = new BroadcastChannel(channelName);
  const stop = new AbortController();
  let resumeFrom = cursor;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reads = followReads(queryClient);
  /** When the newest change was told, and the newest that may be about who reads and not about a patient. */
  let toldAt = Number.NEGATIVE_INFINITY;
  let toldOfReaderAt = Number.NEGATIVE_INFINITY;
  const readAgain = (change?: Change) => {
    toldAt = performance.now();
    if (!change?.patientId) toldOfReaderAt = toldAt;
    timer ??= setTimeout(() => {
      timer = undefined;
      void queryClient.invalidateQueries({
        refetchType: "active",
        predicate: ({ queryKey, queryHash }) =>
          !isStill(queryKey) && reads.beganAt(queryHash) <= (queryHash === ownHash ? toldOfReaderAt : toldAt),
      });
    }, gatherMilliseconds);
  };
  channel.addEventListener("message", (event: MessageEvent<Told>) => {
    resumeFrom = event.data.id;
    readAgain(event.data.change);
  });

  let isLeader = false;
  let isBeginning = true;
  void navigator.locks
    .request(leaderLock, { signal: stop.signal }, () => {
      isLeader = true;
      const stream = client.live.follow.subscribe(
        { lastEventId: resumeFrom },
        {
          onData: ({ id, data }) => {
            channel.postMessage({ id, change: data } satisfies Told);
            readAgain(data);
          },
          // The server ends the stream of an ended sign-in; asking who we are then leads to the sign-in screen. That it
          // begins to connect says nothing.
          onConnectionStateChange: ({ state, error }) => {
            const hasEnded = state !== "pending" && !(isBeginning && state === "connecting" && !error);
            isBeginning = false;
            if (hasEnded && !stop.signal.aborted)
              void queryClient.invalidateQueries(trpc.account.me.queryFilter());
          },
        },
      );
      // The lock is held for as long as this tab follows.
      return new Promise<void>((resolve) => {
        stop.signal.addEventListener("abort", () => {
          stream.unsubscribe();
          resolve();
        });
      });
    })
    .catch((reason: unknown) => {
      if (!stop.signal.aborted) throw reason;
    });
  // A tab that only listens may have missed what was told while it loaded.
  void navigator.locks.query().then(({ held }) => {
    if (!isLeader && !stop.signal.aborted && held?.some((lock) => lock.name === leaderLock)) readAgain();
  });

  return () => {
    stop.abort();
    channel.close();
    reads.stop();
    if (timer) clearTimeout(timer);
  };
}

const ownHash = hashKey(trpc.account.me.queryKey());

/**
 * When each read last began. What began after a change was told has it already: a person's own write is told to them
 * as well, often while the screen is reading again because of it.
 */
function followReads(queryClient: QueryClient) {
  const began = new Map<string, number>();
  const stop = queryClient.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "fetch")
      began.set(event.query.queryHash, performance.now());
    if (event.type === "removed") began.delete(event.query.queryHash);
  });
  return { beganAt: (queryHash: string) => began.get(queryHash) ?? Number.NEGATIVE_INFINITY, stop };
}
