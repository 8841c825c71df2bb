import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { findReEvaluationDue } from "#domain/plans-of-care/re-evaluation-due.ts";
import { isTold } from "#domain/plans-of-care/therapist-visit.ts";
import type { ReportDue } from "#domain/reports/due.ts";
import { type Reach, withinReach } from "#server/access/access.queries.ts";
import { isNamed, keepReason, withShownTitle } from "#server/access/sensitive.queries.ts";
import { readHandOffs } from "#server/hand-offs/hand-offs.queries.ts";
import { countExcludedAtHome } from "#server/home-programs/excluded.queries.ts";
import { readTherapistVisits } from "#server/plans-of-care/therapist-visits.queries.ts";
import { listEndedToRead, listRaisedToRead } from "#server/precautions/to-read.queries.ts";
import { listReportsDue } from "#server/reports/reports.queries.ts";
import {
  listNewResults,
  listOpenDecisions,
  listUnobeyedAnswers,
  listUnseenNotes,
  listUnsignedVerbalOrders,
  listWaitingRequests,
} from "./day-changes.queries.ts";
import { listHolds } from "./holds.queries.ts";

const mostBookings = 40;

type OwnDay = { staffId: string; day: string };

const isOnDay = (reader: Reader, reach: Reach, { staffId, day }: OwnDay) =>
  and(
    eq(reader.t.bookings.staffId, staffId),
    gte(reader.t.bookings.localStart, day),
    lt(reader.t.bookings.localStart, addDays(day, 1)),
    withinReach(reader, reach),
  );

/** How many bookings `listDay` would show under this reach, as many as it shows at most. */
export async function countBookings(reader: Reader, reach: Reach, params: OwnDay): Promise<number> {
  const { t, db } = reader;
  const rows = await db
    .select({ bookingId: t.bookings.id })
    .from(t.bookings)
    .innerJoin(t.patients, eq(t.patients.id, t.bookings.patientId))
    .where(isOnDay(reader, reach, params))
    .limit(mostBookings);
  return rows.length;
}

/** A therapist's day in order, with what waits on each patient. Bounded by the day. */
export async function listDay(reader: Reader, reach: Reach, params: OwnDay) {
  const { t, db } = reader;
  const bookings = await db
    .select({
      bookingId: t.bookings.id,
      localStart: t.bookings.localStart,
      timeZone: t.bookings.timeZone,
      startsAt: t.bookings.startsAt,
      minutes: t.bookings.minutes,
      kind: t.bookings.kind,
      state: t.bookings.state,
      missedCause: t.bookings.missedCause,
      missedWords: t.bookings.missedWords,
      missedAt: t.bookings.missedAt,
      version: t.bookings.version,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
      title: t.patients.title,
      mrn: t.patients.mrn,
      episodeId: t.episodes.id,
      episodeTitle: t.episodes.title,
      isSensitive: t.episodes.isSensitive,
      sensitiveSection: t.episodes.sensitiveSection,
      treatmentDays: t.episodes.treatmentDays,
      visitsAuthorized: t.episodes.visitsAuthorized,
      therapistId: t.episodes.therapistId,
      prescriptionState: t.prescriptions.state,
      currentVersionId: t.prescriptions.currentVersionId,
      acceptedVersionId: t.prescriptions.acceptedVersionId,
      planOfCareId: t.planOfCareStates.planOfCareId,
      certification: t.planOfCareStates.certification,
      certifiedTo: t.planOfCareStates.certifiedTo,
      prescriptionEndsOn: t.prescriptions.endsOn,
      sessionId: t.sessions.id,
      sessionState: t.sessions.state,
      sessionStartedAt: t.sessions.startedAt,
    })
    .from(t.bookings)
    .innerJoin(t.patients, eq(t.patients.id, t.bookings.patientId))
    .leftJoin(t.episodes, eq(t.episodes.id, t.bookings.episodeId))
    .leftJoin(
      t.prescriptions,
      and(
        eq(t.prescriptions.episodeId, t.episodes.id),
        inArray(t.prescriptions.state, ["active", "held", "expired"]),
      ),
    )
    .leftJoin(t.planOfCareStates, eq(t.planOfCareStates.episodeId, t.episodes.id))
    .leftJoin(t.sessions, eq(t.sessions.bookingId, t.bookings.id))
    .where(isOnDay(reader, reach, params))
    .orderBy(asc(t.bookings.localStart), asc(t.bookings.id))
    .limit(mostBookings);
  const episodeIds = bookings.flatMap((booking) => (booking.episodeId ? [booking.episodeId] : []));
  const patientIds = bookings.map((booking) => booking.patientId);
  const waitingRequests = await listWaitingRequests(reader, episodeIds);
  const answers = await listUnobeyedAnswers(reader, episodeIds);
  const reading = { staffId: params.staffId, patientIds, named: reach.actor.sensitiveSections };
  const raised = await listRaisedToRead(reader, reading);
  const ended = await listEndedToRead(reader, reading);
  const decisions = await listOpenDecisions(reader, episodeIds);
  const notes = await listUnseenNotes(reader, params.staffId, patientIds);
  const results = await listNewResults(reader, reach, patientIds);
  const holds = await listHolds(
    reader,
    bookings.flatMap(({ episodeId, prescriptionState }) =>
      episodeId && (prescriptionState === "held" || prescriptionState === null) ? [episodeId] : [],
    ),
  );
  const excludedAtHome = await countExcludedAtHome(reader, episodeIds, params.day);
  const handOffs = await readHandOffs(reader, bookings, params);
  const reportsDue = await listReportsDue(reader, episodeIds);
  const verbalOrders = await listUnsignedVerbalOrders(reader, patientIds);
  const visits = await readTherapistVisits(reader, episodeIds, params.day);
  return bookings.map(
    ({ certification, certifiedTo, prescriptionEndsOn, therapistId: _usual, ...booking }) => {
      const waiting = waitingRequests.filter((request) => request.episodeId === booking.episodeId);
      return {
        ...withShownTitle(booking, reach.actor),
        /** Who holds therapy or revoked what ordered it, when and why; null while nothing stands against it. */
        hold: keepReason(
          holds.find(
            ({ kind, episodeId }) =>
              kind === (booking.prescriptionState ?? "revoked") && episodeId === booking.episodeId,
          ) ?? null,
          !isNamed({ ...booking, isSensitive: booking.isSensitive === true }, reach.actor),
        ),
        isVersionNew:
          booking.currentVersionId !== null && booking.currentVersionId !== booking.acceptedVersionId,
        waitingSince: waiting.length > 0 ? Math.min(...waiting.map((request) => request.askedAt)) : null,
        hasSafetyHold: waiting.some((request) => request.kind !== "more"),
        answers: answers.filter((request) => request.episodeId === booking.episodeId).length,
        excludedAtHome: excludedAtHome.get(booking.episodeId ?? "") ?? 0,
        /** In words, the gravest first: what this therapist has not acknowledged. */
        precautionsToRead: raised
          .filter((row) => row.patientId === booking.patientId)
          .map(({ precautionId, effect, chip }) => ({ precautionId, effect, chip })),
        endedToRead: ended
          .filter((row) => row.patientId === booking.patientId)
          .map(({ id, kind, words }) => ({ id, kind, words })),
        decision: decisions.find((decision) => decision.episodeId === booking.episodeId)?.kind ?? null,
        unseenNote: notes.find((note) => note.patientId === booking.patientId)?.specialty ?? null,
        /** What came in or was read since this therapist last saw the patient, newest first. */
        newResults: results
          .filter((row) => row.patientId === booking.patientId)
          .map(({ resultId, words, isRead }) => ({ resultId, words, isRead })),
        /** The next progress report, once it is announced; null while it lies ahead. */
        reportDue: announced(reportsDue.get(booking.episodeId ?? "")),
        /** Another's patient, met in their place: whose, and when it was taken over. */
        handOff: handOffs.get(booking.episodeId ?? "") ?? null,
        isPlanReturned: certification === "returned",
        /** Only where a plan stands: without one there is nothing to evaluate again. */
        reEvaluation: booking.planOfCareId
          ? (findReEvaluationDue({ certifiedTo, prescriptionEndsOn }, params.day) ?? null)
          : null,
        therapistVisit:
          visits.find((visit) => visit.episodeId === booking.episodeId && isTold(visit)) ?? null,
        unsignedVerbalOrders: verbalOrders.filter((order) => order.episodeId === booking.episodeId).length,
      };
    },
  );
}

const announced = (due: ReportDue | undefined): ReportDue | null =>
  due === undefined || due.kind === "not-yet" ? null : due;

/** Sessions a therapist left open before a day, oldest first. */
export async function listUnsigned(reader: Reader, reach: Reach, staffId: string) {
  const { t, db } = reader;
  return db
    .select({
      sessionId: t.sessions.id,
      heldOn: t.sessions.heldOn,
      patientId: t.patients.id,
      family: t.patients.family,
      given: t.patients.given,
    })
    .from(t.sessions)
    .innerJoin(t.patients, eq(t.patients.id, t.sessions.patientId))
    .where(and(eq(t.sessions.therapistId, staffId), eq(t.sessions.state, "open"), withinReach(reader, reach)))
    .orderBy(asc(t.sessions.heldOn), asc(t.sessions.id))
    .limit(40);
}
