import { trpc } from "#client/trpc.ts";

/** Referrals that wait, window by window, as the loader begins them and the screen goes on. */
export const referralWindows = () =>
  trpc.referrals.list.infiniteQueryOptions(
    {},
    { getNextPageParam: (window) => window.next, initialCursor: null },
  );
