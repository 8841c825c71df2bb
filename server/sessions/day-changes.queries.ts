import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";

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
