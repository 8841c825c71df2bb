import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

/** Whether the server answered at all; what it refused is never sent again by itself. */
function wasAnswered(error: unknown): boolean {
  return typeof error === "object" && error !== null && "data" in error && Boolean(error.data);
}

/** The server locked this screen: by its time, or from elsewhere. */
export const lockedEvent = "plinth-locked";

/** When the sign-in has ended, elsewhere or by its time, what the screen shows is no longer this person's to read. */
function leaveWhenSignedOut(error: unknown): void {
  if (!wasAnswered(error)) return;
  const { refusal } = (error as { data: { refusal?: { kind: string } } }).data;
  if (refusal?.kind === "signed-out" && window.location.pathname !== "/sign-in")
    window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
  if (refusal?.kind === "locked") window.dispatchEvent(new Event(lockedEvent));
}

/**
 * Server state in memory. What cannot be asked is answered by the device where it keeps it (`device/device-link.ts`), so
 * reads and writes are asked whether or not the browser thinks it is connected.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      gcTime: 5 * 60_000,
      networkMode: "always",
      refetchOnWindowFocus: true,
      retry: (failures, error) => !wasAnswered(error) && failures < 2,
    },
    mutations: {
      networkMode: "always",
      retry: (failures, error) => !wasAnswered(error) && failures < 2,
      retryDelay: 400,
    },
  },
});
