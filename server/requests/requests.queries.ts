import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { replyKinds } from "#domain/requests/request.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";

/** Requests of an episode with their last answer, newest first. */
export async function listRequests(reader: Reader, episodeId: string, most: number) {
  const { t, db } = reader;
  const rows = await db
    .select({
      requestId: t.changeRequests.id,
      sessionId: t.changeRequests.sessionId,
      lineKey: t.changeRequests.lineKey,
      kind: t.changeRequests.kind,
      wanted: t.changeRequests.wanted,
      current: t.changeRequests.current,
      evidence: t.changeRequests.evidence,
      reason: t.changeRequests.reason,
      state: t.changeRequests.state,
      askedAt: t.changeRequests.askedAt,
      answeredAt: t.changeRequests.answeredAt,
      version: t.changeRequests.version,
      check: t.changeRequests.check,
      askedById: t.changeRequests.askedBy,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.changeRequests)
    .innerJoin(t.staff, eq(t.staff.id, t.changeRequests.askedBy))
    .where(eq(t.changeRequests.episodeId, episodeId))
    .orderBy(desc(t.changeRequests.askedAt), desc(t.changeRequests.id))
    .limit(most);
  const replies = await db
    .select({
      requestId: t.requestEvents.requestId,
      kind: t.requestEvents.kind,
      dose: t.requestEvents.dose,
      reason: t.requestEvents.reason,
      at: t.requestEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.requestEvents)
    .innerJoin(t.staff, eq(t.staff.id, t.requestEvents.actorId))
    .where(
      and(
        inArray(
          t.requestEvents.requestId,
          rows.map((row) => row.requestId),
        ),
        inArray(t.requestEvents.kind, [...replyKinds]),
      ),
    )
    .limit(most * 2);
  return rows.map(({ role, family, given, credentials, ...row }) => {
    const reply = replies.find((candidate) => candidate.requestId === row.requestId);
    const kind = replyKinds.find((candidate) => candidate === reply?.kind);
    return {
      ...row,
      askedByName: shownStaffName({ role, family, given, credentials }),
      reply:
        reply && kind
          ? {
              kind,
              dose: reply.dose,
              reason: reply.reason,
              at: reply.at,
              byName: shownStaffName(reply),
            }
          : null,
    };
  });
}
