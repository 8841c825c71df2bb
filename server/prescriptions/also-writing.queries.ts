import { and, desc, eq, gte, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** A draft nobody typed in for half a day is not being written any more. */
const writingMilliseconds = 12 * 3_600_000;

/** Colleagues who have a draft of the episode's next version, newest first: who and when, never what. */
export async function listAlsoWriting(
  reader: Reader,
  of: { episodeId: string; exceptStaffId: string; now: number },
): Promise<{ staffId: string; shownName: string; typedAt: number }[]> {
  const { drafts, staff } = reader.t;
  const rows = await reader.db
    .select({
      staffId: drafts.ownerId,
      typedAt: drafts.updatedAt,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(drafts)
    .innerJoin(staff, eq(staff.id, drafts.ownerId))
    .where(
      and(
        eq(drafts.kind, "prescription"),
        eq(drafts.subjectId, of.episodeId),
        ne(drafts.ownerId, of.exceptStaffId),
        eq(staff.isActive, true),
        gte(drafts.updatedAt, of.now - writingMilliseconds),
      ),
    )
    .orderBy(desc(drafts.updatedAt))
    .limit(5);
  return rows.map(({ staffId, typedAt, ...name }) => ({ staffId, typedAt, shownName: shownStaffName(name) }));
}
