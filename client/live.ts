import type { QueryClient } from "@tanstack/react-query";
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

  const readAgain = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void queryClient.invalidateQueries({
        refetchType: "active",
        predicate: (query) => !isStill(query.queryKey),
      });
    }, gatherMilliseconds);
  };
  channel.addEventListener("message", (event: MessageEvent<Told>) => {
    resumeFrom = event.data.id;
    readAgain();
  });

  let isLeader = false;
  void navigator.locks
    .request(leaderLock, { signal: stop.signal }, () => {
      isLeader = true;
      const stream = client.live.follow.subscribe(
        { lastEventId: resumeFrom },
        {
          onData: ({ id, data }) => {
            channel.postMessage({ id, change: data } satisfies Told);
            readAgain();
          },
          // The server ends the stream of an ended sign-in; asking who we are then leads to the sign-in screen.
          onConnectionStateChange: ({ state }) => {
            if (state !== "pending" && !stop.signal.aborted)
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
    if (timer) clearTimeout(timer);
  };
}

/** Catalogs and versions do not change while somebody works; a clinic's own protocols and exercises do. */
const stillRouters = new Set(["diagnoses", "setup"]);
const stillQueries = new Set(["protocols.list", "exercises.search", "exercises.harder"]);
function isStill(queryKey: readonly unknown[]): boolean {
  const path = queryKey[0];
  if (!Array.isArray(path) || typeof path[0] !== "string") return false;
  return stillRouters.has(path[0]) || stillQueries.has(path.join("."));
}
