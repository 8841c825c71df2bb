import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { isNamed } from "#server/access/sensitive.queries.ts";
import { orderWords } from "#server/orders/orders.queries.ts";

/** A day's patients are few; so much of each is read at most. */
const mostPerDay = 400;

/** Decisions that no session has obeyed yet, newest first: what was decided since the patient was last treated. */
export async function listOpenDecisions(reader: Reader, episodeIds: readonly string[]) {
  const { t, db } = reader;
  return db
    .select({ episodeId: t.decisions.episodeId, kind: t.decisions.kind, decidedAt: t.decisions.decidedAt })
    .from(t.decisions)
    .leftJoin(
      t.decisionEvents,
      and(
        eq(t.decisionEvents.decisionId, t.decisions.id),
        inArray(t.decisionEvents.kind, ["obeyed", "undone"]),
      ),
    )
    .where(and(inArray(t.decisions.episodeId, [...episodeIds]), isNull(t.decisionEvents.id)))
    .orderBy(desc(t.decisions.decidedAt), desc(t.decisions.id))
    .limit(mostPerDay);
}

/** Orders given by word that are in force and not signed yet. */
export async function listUnsignedVerbalOrders(reader: Reader, patientIds: readonly string[]) {
  const { t, db } = reader;
  return db
    .select({ episodeId: t.verbalOrders.episodeId })
    .from(t.verbalOrders)
    .leftJoin(t.verbalOrderSignatures, eq(t.verbalOrderSignatures.verbalOrderId, t.verbalOrders.id))
    .where(
      and(inArray(t.verbalOrders.patientId, [...patientIds]), isNull(t.verbalOrderSignatures.verbalOrderId)),
    )
    .orderBy(desc(t.verbalOrders.recordedAt), desc(t.verbalOrders.id))
    .limit(mostPerDay);
}

/** Questions nobody has answered yet: those that hold treatment first, then the longest waiting. */
export async function listWaitingRequests(reader: Reader, episodeIds: readonly string[]) {
  const { changeRequests } = reader.t;
  return (
    reader.db
      .select({
        episodeId: changeRequests.episodeId,
        kind: changeRequests.kind,
        askedAt: changeRequests.askedAt,
      })
      .from(changeRequests)
      .where(
        and(
          inArray(changeRequests.episodeId, [...episodeIds]),
          inArray(changeRequests.state, ["waiting", "with-supervisor"]),
        ),
      )
      // By its letters, more comes before safety.
      .orderBy(desc(changeRequests.kind), asc(changeRequests.askedAt), asc(changeRequests.id))
      .limit(mostPerDay)
  );
}

/** Answers that no session has obeyed yet, newest first. */
export async function listUnobeyedAnswers(reader: Reader, episodeIds: readonly string[]) {
  const { changeRequests } = reader.t;
  return reader.db
    .select({ episodeId: changeRequests.episodeId })
    .from(changeRequests)
    .where(
      and(
        inArray(changeRequests.episodeId, [...episodeIds]),
        isNotNull(changeRequests.answeredAt),
        isNull(changeRequests.obeyedAt),
      ),
    )
    .orderBy(desc(changeRequests.answeredAt), desc(changeRequests.id))
    .limit(mostPerDay);
}

/** Consult notes of some patients that somebody has not seen: signed since they last opened the chart. */
export async function listUnseenNotes(reader: Reader, staffId: string, patientIds: readonly string[]) {
  const { consultNotes, chartOpens } = reader.t;
  return reader.db
    .select({ patientId: consultNotes.patientId, specialty: consultNotes.specialty })
    .from(consultNotes)
    .leftJoin(
      chartOpens,
      and(
        eq(chartOpens.staffId, staffId),
        eq(chartOpens.patientId, consultNotes.patientId),
        gte(chartOpens.openedAt, consultNotes.signedAt),
      ),
    )
    .where(and(inArray(consultNotes.patientId, [...patientIds]), isNull(chartOpens.id)))
    .orderBy(desc(consultNotes.signedAt))
    .limit(mostPerDay);
}

/** When somebody last began a session with a patient; 0 where they never did. From the newest down, by the patient's index: a therapist's own sessions are a career's. */
async function findLastSeen({ t, db }: Reader, staffId: string, patientId: string): Promise<number> {
  const [last] = await db
    .select({ startedAt: t.sessions.startedAt })
    .from(t.sessions)
    .where(
      and(
        eq(t.sessions.patientId, patientId),
        eq(t.sessions.therapistId, staffId),
        ne(t.sessions.state, "discarded"),
      ),
    )
    .orderBy(desc(t.sessions.startedAt))
    .limit(1);
  return last?.startedAt ?? 0;
}

/**
 * Results that came in or were acknowledged since this therapist last saw the patient, the newest first: what the test
 * is called, and whether a physiatrist has read it. A replaced one is told by the one in its place; a result of a
 * patient they never treated is new to them. Of a sensitive episode only that there is one.
 */
export async function listNewResults(reader: Reader, reach: Reach, patientIds: readonly string[]) {
  if (patientIds.length === 0) return [];
  const { t, db } = reader;
  const rows = await db
    .select({
      resultId: t.results.id,
      orderId: t.orders.id,
      patientId: t.orders.patientId,
      kind: t.orders.kind,
      site: t.orders.site,
      side: t.orders.side,
      tests: t.orders.tests,
      recordedAt: t.results.recordedAt,
      readAt: t.resultAcknowledgements.signedAt,
      isSensitive: t.episodes.isSensitive,
      sensitiveSection: t.episodes.sensitiveSection,
    })
    .from(t.results)
    .innerJoin(t.orders, eq(t.orders.id, t.results.orderId))
    .innerJoin(t.episodes, eq(t.episodes.id, t.orders.episodeId))
    .innerJoin(t.patients, eq(t.patients.id, t.orders.patientId))
    .leftJoin(t.resultAcknowledgements, eq(t.resultAcknowledgements.resultId, t.results.id))
    .where(
      and(
        inArray(t.orders.patientId, [...patientIds]),
        withinReach(reader, { ...reach, action: "orders.read" }),
      ),
    )
    .orderBy(desc(t.results.recordedAt), desc(t.results.id))
    .limit(mostPerDay);
  const lastSeen = new Map<string, number>();
  for (const { patientId } of rows)
    if (!lastSeen.has(patientId))
      lastSeen.set(patientId, await findLastSeen(reader, reach.actor.staffId, patientId));
  const newest = [...new Map(rows.toReversed().map((row) => [row.orderId, row])).values()].toReversed();
  return newest
    .filter(({ patientId, recordedAt, readAt }) => (readAt ?? recordedAt) > (lastSeen.get(patientId) ?? 0))
    .map(({ resultId, patientId, readAt, ...order }) => ({
      resultId,
      patientId,
      isRead: readAt !== null,
      words: isNamed({ ...order, patientId }, reach.actor) ? orderWords(order) : keptWords,
    }));
}
