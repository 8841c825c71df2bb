import { TRPCError } from "@trpc/server";
import type { Store } from "#db/engine/store.ts";
import { notFoundWords, Refused } from "#server/refusal.ts";
import type { Caller } from "#server/testing.ts";
import { probes } from "./testing-probes.ts";
import type { Stage, Target } from "./testing-target.ts";

export type Answer = "allowed" | "unseen" | "refused" | "signed-out" | `other: ${string}`;

/** The same store, but whatever a call writes is taken back when it ends: every call finds the stage as built. */
export function rehearse(store: Store): Store {
  return {
    ...store,
    write: async (work) => {
      const done = new Error("taken back");
      let outcome: { result: Awaited<ReturnType<typeof work>> } | undefined;
      try {
        await store.write(async (tx) => {
          outcome = { result: await work(tx) };
          throw done;
        });
      } catch (error) {
        if (error !== done) throw error;
      }
      if (!outcome) throw new Error("nothing was written");
      return outcome.result;
    },
  };
}

const isRefusal = (error: unknown): error is TRPCError & { cause: Refused } =>
  error instanceof TRPCError && error.cause instanceof Refused;

/** Refusals that a person meets only after their access to the row was accepted. */
const pastAccess = ["not-now", "changed-meanwhile", "invalid"];
/** How one procedure answers somebody; `onAnswer` hears of every answer that is no refusal. */
export async function askProbe(
  procedure: string,
  caller: Caller,
  { stage, staffId, target }: { stage: Stage; staffId: string; target: Target },
  onAnswer: (procedure: string) => void = () => {},
): Promise<Answer> {
  const probe = probes[procedure];
  if (!probe) return "other: no probe";
  try {
    const answer = await probe.ask(caller, { stage, target, staffId });
    onAnswer(procedure);
    return probe.sees && !probe.sees(answer, target) ? "unseen" : "allowed";
  } catch (error) {
    if (!isRefusal(error)) return `other: ${String(error)}`;
    const { kind, words, ...more } = error.cause.refusal;
    if (kind === "signed-out") return "signed-out";
    if (kind === "not-found")
      return words === notFoundWords && Object.keys(more).length === 0 ? "refused" : `other: ${words}`;
    return pastAccess.includes(kind) ? "allowed" : `other: ${kind} ${words}`;
  }
}
