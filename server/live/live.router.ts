import { tracked } from "@trpc/server";
import * as z from "zod/mini";
import { requireStandingSignIn } from "#server/auth/sign-in.queries.ts";
import { refuse } from "#server/refusal.ts";
import { read, router } from "#server/trpc.ts";
import { batchItems, type LiveItem, listChangesAfter, readFollower, readHeads } from "./live.queries.ts";

const cursorSchema = z.record(z.string().check(z.maxLength(64)), z.int().check(z.nonnegative()));
/** At least this often the sign-in is looked at again, also when nothing happens. */
const lookAgainMilliseconds = 15_000;
const mostStreamsPerPerson = 5;
const streamsOf = new Map<string, number>();

function readCursor(text: string | undefined): Map<string, number> | undefined {
  if (!text) return undefined;
  try {
    return new Map(Object.entries(cursorSchema.parse(JSON.parse(text))));
  } catch {
    return undefined;
  }
}

export const liveRouter = router({
  /** Changes as they commit, resumed from the last event's id; nothing in it is about a patient but ids. */
  follow: read("live.follow")
    .input(z.optional(z.strictObject({ lastEventId: z.optional(z.string().check(z.maxLength(4000))) })))
    .subscription(async function* ({ ctx, input, signal }) {
      const { actor, signIn, store, clock, live } = ctx;
      const open = streamsOf.get(actor.staffId) ?? 0;
      if (open >= mostStreamsPerPerson) refuse("too-many", "Plinth is open in too many browsers. Close one.");
      streamsOf.set(actor.staffId, open + 1);
      let wake = () => {};
      let hasNews = false;
      let isEnded = false;
      const rouse = () => {
        hasNews = true;
        wake();
      };
      const stopListening = live.subscribe(rouse);
      const stopEnding = live.onEnd((who) => {
        isEnded ||= "staffId" in who ? who.staffId === actor.staffId : who.sessionId === signIn.sessionId;
        rouse();
      });
      signal?.addEventListener("abort", rouse, { once: true });
      try {
        const asked = readCursor(input?.lastEventId);
        const cursor = new Map<string, number>();
        let isFirst = true;
        while (!signal?.aborted && !isEnded) {
          hasNews = false;
          const now = clock.now();
          await requireStandingSignIn(store, signIn.sessionId, now);
          const follower = await readFollower(store, actor, now);
          // Read before the changes: what lies up to here and is not told was a look, or is not for this reader.
          const heads = await readHeads(store, follower.chainIds);
          for (const chainId of cursor.keys())
            if (!follower.chainIds.includes(chainId)) cursor.delete(chainId);
          for (const chainId of follower.chainIds)
            if (!cursor.has(chainId))
              cursor.set(chainId, (isFirst ? asked?.get(chainId) : undefined) ?? heads.get(chainId) ?? 0);
          isFirst = false;
          for (const chainId of follower.chainIds) {
            const items = await listChangesAfter(
              store,
              { actor: follower.actor, now },
              chainId,
              cursor.get(chainId) ?? 0,
            );
            for (const item of items) {
              if (signal?.aborted || isEnded) return;
              cursor.set(chainId, item.seq);
              yield tracked(JSON.stringify(Object.fromEntries(cursor)), item satisfies LiveItem);
            }
            if (items.length === batchItems) hasNews = true;
            else cursor.set(chainId, Math.max(cursor.get(chainId) ?? 0, heads.get(chainId) ?? 0));
          }
          // What was published while the chains were read is read again at once.
          if (hasNews) continue;
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, lookAgainMilliseconds);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
          wake = () => {};
        }
      } finally {
        stopListening();
        stopEnding();
        signal?.removeEventListener("abort", rouse);
        streamsOf.set(actor.staffId, (streamsOf.get(actor.staffId) ?? 1) - 1);
      }
    }),
});
