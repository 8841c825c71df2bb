import { and, asc, eq, gt, gte, inArray, isNull, lte, max, ne, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import type { Dose } from "#domain/doses/dose.ts";
import type { Permission } from "#domain/sessions/plan-in-force.ts";
import { isNotInError } from "./addenda.queries.ts";

/** The last dose each line was adjusted to, up to a day or an instant: one row a line, whatever the history. */
async function readLastDoses(
  reader: Reader,
  episodeId: string,
  upTo: { day: string } | { at: number },
): Promise<Map<string, Dose>> {
  const { adjustments } = reader.t;
  const isUpTo = "day" in upTo ? lte(adjustments.madeOn, upTo.day) : lte(adjustments.at, upTo.at);
  const last = reader.db
    .select({ lineKey: adjustments.lineKey, lastSeq: max(adjustments.seq).as("last_seq") })
    .from(adjustments)
    .where(and(eq(adjustments.episodeId, episodeId), isUpTo))
    .groupBy(adjustments.lineKey)
    .as("last");
  const rows = await reader.db
    .select({ lineKey: adjustments.lineKey, after: adjustments.after })
    .from(adjustments)
    .innerJoin(last, and(eq(last.lineKey, adjustments.lineKey), eq(last.lastSeq, adjustments.seq)))
    .where(eq(adjustments.episodeId, episodeId))
    .limit(500);
  return new Map(rows.map((row) => [row.lineKey, row.after]));
}

/** What was current for each line seven days before `today`: the last adjustment made on or before that day. */
export const readDosesWeekAgo = (reader: Reader, episodeId: string, today: string) =>
  readLastDoses(reader, episodeId, { day: addDays(today, -7) });

/** Lines whose dose somebody set from an instant on, and up to another. */
export async function listLinesSetSince(
  { t, db }: Reader,
  episodeId: string,
  since: number,
  at?: number,
): Promise<Set<string>> {
  const { adjustments } = t;
  const rows = await db
    .selectDistinct({ lineKey: adjustments.lineKey })
    .from(adjustments)
    .where(
      and(
        eq(adjustments.episodeId, episodeId),
        inArray(adjustments.source, ["session", "reply", "verbal-order"]),
        gte(adjustments.at, since),
        at === undefined ? undefined : lte(adjustments.at, at),
      ),
    )
    .limit(500);
  return new Set(rows.map(({ lineKey }) => lineKey));
}

/** What each line starts from, now or at an earlier instant. */
export async function readDosesAt(
  reader: Reader,
  episodeId: string,
  at?: number,
): Promise<Map<string, Dose>> {
  if (at !== undefined) return readLastDoses(reader, episodeId, { at });
  const { currentDoses } = reader.t;
  const rows = await reader.db
    .select({ lineKey: currentDoses.lineKey, dose: currentDoses.dose })
    .from(currentDoses)
    .where(eq(currentDoses.episodeId, episodeId))
    .limit(500);
  return new Map(rows.map((row) => [row.lineKey, row.dose]));
}

/** Answers that permit more and that no other session has taken, with the limits each was asked about because nothing in the dose shows them kept. */
export async function listPermissions(
  reader: Reader,
  of: { episodeId: string; sessionId?: string | null | undefined },
  today: string,
  at?: number,
): Promise<Permission[]> {
  const { permissions, changeRequests } = reader.t;
  const rows = await reader.db
    .select({
      permissionId: permissions.id,
      lineKey: permissions.lineKey,
      upTo: permissions.upTo,
      isOnce: permissions.isOnce,
      endsOn: permissions.endsOn,
      asked: changeRequests.check,
    })
    .from(permissions)
    .innerJoin(changeRequests, eq(changeRequests.id, permissions.requestId))
    .where(
      and(
        eq(permissions.episodeId, of.episodeId),
        or(
          isNull(permissions.usedSessionId),
          of.sessionId ? eq(permissions.usedSessionId, of.sessionId) : undefined,
        ),
        at === undefined
          ? isNull(permissions.endedAt)
          : and(lte(permissions.grantedAt, at), or(isNull(permissions.endedAt), gt(permissions.endedAt, at))),
      ),
    )
    .limit(60);
  return rows
    .filter((row) => row.endsOn === null || row.endsOn >= today)
    .map(({ endsOn: _endsOn, asked, ...row }) => {
      const answersLimitIds = (asked?.findings ?? []).flatMap((finding) =>
        finding.cause === "limit" && finding.place === "not-specified" && finding.sourceId
          ? [finding.sourceId]
          : [],
      );
      const rung = (asked?.findings ?? []).find((finding) => finding.cause === "rung")?.sourceId;
      return {
        ...row,
        ...(answersLimitIds.length > 0 ? { answersLimitIds } : {}),
        ...(rung === undefined ? {} : { answersRungId: rung }),
      };
    });
}

/** Questions raised for safety that wait for their answer, now or at an earlier instant. */
export async function listSafetyHolds(reader: Reader, episodeId: string, at?: number) {
  const { changeRequests } = reader.t;
  const isWaiting = inArray(changeRequests.state, ["waiting", "with-supervisor"]);
  return reader.db
    .select({ requestId: changeRequests.id, kind: changeRequests.kind, lineKey: changeRequests.lineKey })
    .from(changeRequests)
    .where(
      and(
        eq(changeRequests.episodeId, episodeId),
        inArray(changeRequests.kind, ["safety-line", "safety-session"]),
        at === undefined
          ? isWaiting
          : and(lte(changeRequests.askedAt, at), or(isWaiting, gt(changeRequests.answeredAt, at))),
      ),
    )
    .limit(100);
}

/** Whether a request raised for safety holds the whole session. */
export async function hasSafetyHold(reader: Reader, episodeId: string, at?: number): Promise<boolean> {
  return (await listSafetyHolds(reader, episodeId, at)).some((hold) => hold.kind === "safety-session");
}

/** What therapists said of the lines between versions, oldest first, now or up to an earlier instant. */
export async function listLineEvents(reader: Reader, episodeId: string, at?: number) {
  const { lineEvents } = reader.t;
  return reader.db
    .select({
      lineKey: lineEvents.lineKey,
      kind: lineEvents.kind,
      words: lineEvents.words,
      exerciseId: lineEvents.exerciseId,
      at: lineEvents.at,
    })
    .from(lineEvents)
    .where(
      and(
        eq(lineEvents.episodeId, episodeId),
        at === undefined ? undefined : lte(lineEvents.at, at),
        // A session entered in error dropped nothing.
        or(ne(lineEvents.kind, "dropped"), isNotInError(reader, "session", lineEvents.sessionId)),
      ),
    )
    .orderBy(asc(lineEvents.seq))
    .limit(500);
}
