import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Run } from "#server/command.ts";

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
