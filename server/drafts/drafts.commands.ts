import { and, eq } from "drizzle-orm";
import type { Run } from "#server/command.ts";
import type { draftKinds } from "./drafts.router.ts";

/** What was typed is recorded now: the actor's draft of it ends in the same transaction. */
export async function endDraft(
  run: Run,
  kind: (typeof draftKinds)[number],
  subjectId: string,
): Promise<void> {
  const { drafts } = run.tx.t;
  await run.tx.db
    .delete(drafts)
    .where(
      and(eq(drafts.ownerId, run.actor.staffId), eq(drafts.kind, kind), eq(drafts.subjectId, subjectId)),
    );
}
