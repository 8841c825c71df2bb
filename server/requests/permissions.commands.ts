import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import type { Run } from "#server/command.ts";
import type { PerformedRow, ReachedSession } from "#server/sessions/session.queries.ts";

/**
 * Ends what replies permitted beyond the bounds. A permission was given for the patient as they were: a new precaution,
 * a procedure, an adverse event or red pain ends it.
 */
export async function endPermissions(
  run: Run,
  of: { patientId: string } | { episodeId: string },
  because: string,
): Promise<void> {
  const { permissions, episodes } = run.tx.t;
  const { db } = run.tx;
  const target =
    "episodeId" in of
      ? eq(permissions.episodeId, of.episodeId)
      : inArray(
          permissions.episodeId,
          db.select({ id: episodes.id }).from(episodes).where(eq(episodes.patientId, of.patientId)),
        );
  await db
    .update(permissions)
    .set({ endedAt: run.now, endedBecause: because })
    .where(and(target, isNull(permissions.endedAt)));
}

const usedBy = (rows: readonly Pick<PerformedRow, "state" | "check">[]): string[] =>
  rows.flatMap((row) =>
    row.state === "changed" || row.state === "done"
      ? row.check.findings.flatMap((finding) =>
          finding.cause === "permission" && finding.sourceId ? [finding.sourceId] : [],
        )
      : [],
  );

/**
 * What is permitted once is taken by the open session whose row uses it, so that no other session uses it too; what its
 * rows use no longer is given back. `rows` are all rows of the session as they stand now.
 */
export async function takeOncePermissions(
  run: Run,
  { sessionId, episodeId }: Pick<ReachedSession, "sessionId" | "episodeId">,
  rows: readonly Pick<PerformedRow, "state" | "check">[],
): Promise<void> {
  const { permissions } = run.tx.t;
  const used = usedBy(rows);
  await run.tx.db
    .update(permissions)
    .set({ usedSessionId: null })
    .where(
      and(
        eq(permissions.episodeId, episodeId),
        eq(permissions.usedSessionId, sessionId),
        notInArray(permissions.id, used),
      ),
    );
  if (used.length > 0)
    await run.tx.db
      .update(permissions)
      .set({ usedSessionId: sessionId })
      .where(
        and(
          inArray(permissions.id, used),
          eq(permissions.isOnce, true),
          isNull(permissions.endedAt),
          isNull(permissions.usedSessionId),
        ),
      );
}

/** Signing ends for good what the session took, and gives back what its rows do not use. */
export async function spendOncePermissions(
  run: Run,
  session: Pick<ReachedSession, "sessionId" | "episodeId">,
  rows: readonly Pick<PerformedRow, "state" | "check">[],
): Promise<void> {
  const { permissions } = run.tx.t;
  await takeOncePermissions(run, session, rows);
  await run.tx.db
    .update(permissions)
    .set({ endedAt: run.now, endedBecause: "used" })
    .where(
      and(
        eq(permissions.episodeId, session.episodeId),
        eq(permissions.usedSessionId, session.sessionId),
        isNull(permissions.endedAt),
      ),
    );
}
