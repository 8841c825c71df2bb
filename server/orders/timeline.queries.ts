import { desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { describeUrgency } from "#domain/orders/order.ts";
import { describeProcedure } from "#domain/orders/procedures/procedure.ts";
import { describeResultDecision } from "#domain/orders/result.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { listConsultNotes, readNoteSummaries } from "#server/team/consult-notes.queries.ts";
import { orderWords } from "./orders.queries.ts";

const mostOfKind = 20;
const inErrorWords = (isInError: boolean) => (isInError ? ", entered in error" : "");

/**
 * Tests, results, studies and procedures of an episode as entries of its timeline, and the consult notes of its patient:
 * what a specialist says is for whoever treats them, whichever problem it was written from.
 */
export async function listOrderEntries(
  reader: Reader,
  episode: { episodeId: string; patientId: string },
  shown: { isKept: boolean; sight: Sight; readerId: string; named: readonly SensitiveSection[] },
) {
  const { isKept, sight, readerId, named } = shown;
  const ofResults = sight.isOpen("results") ? [episode.episodeId] : [];
  const kept = (words: string) => (isKept && words !== "" ? keptWords : words);
  const notes = await listConsultNotes(reader, { patientId: episode.patientId }, { readerId, sight });
  const summaries = await readNoteSummaries(
    reader,
    notes.map(({ consultNoteId }) => consultNoteId),
    named,
  );
  return [
    ...(await orderEntries(reader, ofResults, kept)),
    ...(await studyEntries(reader, ofResults)),
    ...(await procedureEntries(reader, ofResults, kept)),
    ...notes.map((note) => ({
      at: note.signedAt,
      kind: "consult-note" as const,
      id: note.consultNoteId,
      headline: `Consult note, ${note.specialty}${inErrorWords(note.isInError)}`,
      detail: summaries.get(note.consultNoteId) ?? "",
      byName: note.byName,
      tone: "plain" as const,
    })),
  ];
}

async function orderEntries(reader: Reader, episodeIds: readonly string[], kept: (words: string) => string) {
  const { t, db } = reader;
  const orders = await db
    .select({
      orderId: t.orders.id,
      kind: t.orders.kind,
      site: t.orders.site,
      side: t.orders.side,
      tests: t.orders.tests,
      urgency: t.orders.urgency,
      dueOn: t.orders.dueOn,
      signedAt: t.orders.signedAt,
      state: t.orderStates.state,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.orders)
    .innerJoin(t.orderStates, eq(t.orderStates.orderId, t.orders.id))
    .innerJoin(t.staff, eq(t.staff.id, t.orders.orderedBy))
    .where(inArray(t.orders.episodeId, [...episodeIds]))
    .orderBy(desc(t.orders.signedAt))
    .limit(mostOfKind);
  const results = await db
    .select({
      resultId: t.results.id,
      orderId: t.results.orderId,
      status: t.results.status,
      summary: t.results.summary,
      recordedAt: t.results.recordedAt,
      decision: t.resultAcknowledgements.decision,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.results)
    .innerJoin(t.staff, eq(t.staff.id, t.results.recordedBy))
    .leftJoin(t.resultAcknowledgements, eq(t.resultAcknowledgements.resultId, t.results.id))
    .where(
      inArray(
        t.results.orderId,
        orders.map((order) => order.orderId),
      ),
    )
    .orderBy(desc(t.results.recordedAt))
    .limit(mostOfKind * 2);
  return [
    ...orders.map((order) => ({
      at: order.signedAt,
      kind: "order" as const,
      id: order.orderId,
      headline: `${kept(orderWords(order))} ordered${order.state === "cancelled" ? ", cancelled" : ""}`,
      detail: `${describeUrgency(order.urgency)}, due ${describeDay(order.dueOn)}`,
      byName: shownStaffName(order),
      tone: "plain" as const,
    })),
    ...results.map((result) => {
      const order = orders.find((one) => one.orderId === result.orderId);
      return {
        at: result.recordedAt,
        kind: "result" as const,
        id: result.resultId,
        headline: `${order ? kept(orderWords(order)) : "Test"}: ${result.status} result`,
        // What it says is told once a physiatrist has read it.
        detail:
          result.decision === null
            ? "not acknowledged yet"
            : `${kept(result.summary)}; ${describeResultDecision(result.decision)}`,
        byName: shownStaffName(result),
        tone: "plain" as const,
      };
    }),
  ];
}

async function studyEntries(reader: Reader, episodeIds: readonly string[]) {
  const { t, db } = reader;
  const rows = await db
    .select({
      studyId: t.studies.id,
      performedOn: t.studies.performedOn,
      signedAt: t.studies.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.studies)
    .innerJoin(t.staff, eq(t.staff.id, t.studies.physiatristId))
    .where(inArray(t.studies.episodeId, [...episodeIds]))
    .orderBy(desc(t.studies.signedAt))
    .limit(mostOfKind);
  const inError = await listInError(
    reader,
    "study",
    rows.map((row) => row.studyId),
  );
  return rows.map((row) => ({
    at: row.signedAt,
    kind: "study" as const,
    id: row.studyId,
    headline: `Electrodiagnostic study signed${inErrorWords(inError.has(row.studyId))}`,
    detail: `done ${describeDay(row.performedOn)}`,
    byName: shownStaffName(row),
    tone: "plain" as const,
  }));
}

async function procedureEntries(
  reader: Reader,
  episodeIds: readonly string[],
  kept: (words: string) => string,
) {
  const { t, db } = reader;
  const rows = await db
    .select({
      procedureId: t.procedures.id,
      kind: t.procedures.kind,
      site: t.procedures.site,
      side: t.procedures.side,
      level: t.procedures.level,
      performedOn: t.procedures.performedOn,
      confoundedUntilOn: t.procedures.confoundedUntilOn,
      signedAt: t.procedures.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.procedures)
    .innerJoin(t.staff, eq(t.staff.id, t.procedures.physiatristId))
    .where(inArray(t.procedures.episodeId, [...episodeIds]))
    .orderBy(desc(t.procedures.performedOn))
    .limit(mostOfKind);
  const inError = await listInError(
    reader,
    "procedure",
    rows.map((row) => row.procedureId),
  );
  return rows.map((row) => ({
    at: row.signedAt,
    kind: "procedure" as const,
    id: row.procedureId,
    headline: `${kept(describeProcedure(row))}${inErrorWords(inError.has(row.procedureId))}`,
    detail: `done ${describeDay(row.performedOn)}, scores confounded until ${describeDay(row.confoundedUntilOn)}`,
    byName: shownStaffName(row),
    tone: "plain" as const,
  }));
}
