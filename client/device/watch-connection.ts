import { getUntypedClient } from "@trpc/client";
import { client } from "#client/trpc.ts";
import { connectionNow, onConnection } from "./connection.ts";
import { direct, markOffline } from "./device-link.ts";

const firstAskMilliseconds = 2000;
const longestAskMilliseconds = 15_000;

/**
 * While nothing answers, asks now and then whether the server is there again, and at once when the browser says so.
 *
 * @param onBack the server answers again.
 * @returns stops watching.
 */
export function watchConnection(onBack: () => void): () => void {
  let wasOffline = connectionNow().offlineSince !== null;
  let wait = firstAskMilliseconds;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    timer = undefined;
    // What it answers does not matter: that it answers is seen by the link.
    void getUntypedClient(client)
      .query("setup.state", undefined, { context: direct })
      .catch(() => undefined)
      .then(look);
  };
  const look = () => {
    const isOffline = connectionNow().offlineSince !== null;
    if (isOffline && timer === undefined) {
      timer = setTimeout(ask, wait);
      wait = Math.min(longestAskMilliseconds, wait * 2);
    }
    if (!isOffline) {
      clearTimeout(timer);
      timer = undefined;
      wait = firstAskMilliseconds;
      if (wasOffline) onBack();
    }
    wasOffline = isOffline;
  };
  const askNow = () => {
    clearTimeout(timer);
    ask();
  };
  const stop = onConnection(look);
  window.addEventListener("online", askNow);
  window.addEventListener("offline", markOffline);
  if (!navigator.onLine) markOffline();
  look();
  return () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener("online", askNow);
    window.removeEventListener("offline", markOffline);
  };
}
