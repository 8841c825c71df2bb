import { sql } from "drizzle-orm";
import type { Dose } from "#domain/doses/dose.ts";
import { requiredVitals } from "#domain/precautions/precaution.ts";
import { notMeasuredReasons, vitalMoments } from "#domain/precautions/vitals/vital.ts";
import { replyKinds, requestEventKinds, requestKinds, requestStates } from "#domain/requests/request.ts";
import type { CheckResult } from "#domain/sessions/check-result.ts";
import type { GateCode } from "#domain/sessions/gate.ts";
import type { PlanInForce } from "#domain/sessions/plan-in-force.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import {
  notDoneReasons,
  performedStates,
  sessionKinds,
  sessionStates,
  valueOrigins,
} from "#domain/sessions/session.ts";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** Sessions with their performed doses, adjustments, current doses, and the questions they raise. */
export function sessionTables(
  k: Kit,
  { clinics, staff }: OrganizationTables,
  { patients }: PatientTables,
  { episodes, bookings }: EpisodeTables,
) {
  /** The plan a check was decided from, by the SHA-256 of its canonical JSON; written once, never changed. */
  const planSnapshots = k.table("plan_snapshots", {
    id: k.id().primaryKey(),
    patientId: k
      .id()
      .notNull()
      .references(() => patients.id),
    content: k.json<PlanInForce>().notNull(),
    createdAt: k.long().notNull(),
  });

  const sessions = k.table(
    "sessions",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      bookingId: k.id().references(() => bookings.id),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      therapistId: k
        .id()
        .notNull()
        .references(() => staff.id),
      kind: k.oneOf(sessionKinds).notNull(),
      state: k.oneOf(sessionStates).notNull(),
      heldOn: k.day().notNull(),
      startedAt: k.long().notNull(),
      isLateEntry: k.flag().notNull().default(false),
      /** Why treatment went on although the gate warned (expiry, certification, authorization). */
      gateReason: k.text().notNull().default(""),
      /** What the gate said when it was passed with that reason; it holds the charges. */
      gateCodes: k.json<readonly GateCode[]>().notNull(),
      note: k.json<SessionNote>().notNull(),
      /** Counts writes to the session's own fields; rows carry their own. */
      version: k.integer().notNull().default(1),
      documentId: k.id(),
      signedAt: k.long(),
    },
    (t) => [
      k.index("sessions_episode").on(t.episodeId, t.heldOn, t.id),
      k.index("sessions_patient").on(t.patientId, t.startedAt),
      k.index("sessions_therapist").on(t.therapistId, t.state, t.heldOn),
      k.uniqueIndex("sessions_booking").on(t.bookingId),
      k.check("sessions_signed", sql`(${t.state} = 'signed') = (${t.signedAt} is not null)`),
    ],
  );

  const performedDoses = k.table(
    "performed_doses",
    {
      sessionId: k
        .id()
        .notNull()
        .references(() => sessions.id),
      row: k.integer().notNull(),
      lineKey: k.id().notNull(),
      lineId: k.id().notNull(),
      name: k.text().notNull(),
      state: k.oneOf(performedStates).notNull(),
      dose: k.json<Dose>().notNull(),
      origin: k.oneOf(valueOrigins).notNull(),
      notDoneReason: k.oneOf(notDoneReasons),
      isFromNowOn: k.flag().notNull().default(false),
      deviationReason: k.text().notNull().default(""),
      planSnapshotId: k
        .id()
        .notNull()
        .references(() => planSnapshots.id),
      check: k.json<CheckResult>().notNull(),
      version: k.integer().notNull().default(1),
      updatedAt: k.long().notNull(),
      updatedBy: k.id().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.sessionId, t.row] }),
      k.uniqueIndex("performed_doses_line").on(t.sessionId, t.lineKey),
    ],
  );

  /** Vital signs in the order they were taken; the last of a vital and moment stands, and none is changed. */
  const sessionVitals = k.table(
    "session_vitals",
    {
      id: k.id().primaryKey(),
      sessionId: k
        .id()
        .notNull()
        .references(() => sessions.id),
      number: k.integer().notNull(),
      vital: k.oneOf(requiredVitals).notNull(),
      moment: k.oneOf(vitalMoments).notNull(),
      /** In thousandths of the unit the vital is kept in; of a pressure the systolic. */
      valueThousandths: k.long(),
      diastolicThousandths: k.long(),
      notMeasured: k.oneOf(notMeasuredReasons),
      words: k.text().notNull().default(""),
      /** What the record took it up as; the rules that read it name these. */
      factIds: k.json<readonly string[]>().notNull(),
      measuredAt: k.long().notNull(),
      measuredBy: k
        .id()
        .notNull()
        .references(() => staff.id),
    },
    (t) => [
      k.uniqueIndex("session_vitals_session").on(t.sessionId, t.number),
      k.check("session_vitals_value", sql`(${t.valueThousandths} is null) = (${t.notMeasured} is not null)`),
    ],
  );

  /** A change of the current dose, whoever made it. Append-only; current doses are its fold. */
  const adjustments = k.table(
    "adjustments",
    {
      id: k.id().primaryKey(),
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      lineKey: k.id().notNull(),
      sessionId: k.id().references(() => sessions.id),
      source: k.oneOf(["version", "plan-of-care", "session", "reply", "verbal-order"] as const).notNull(),
      sourceId: k.id().notNull(),
      /** The whole dose before and after. */
      before: k.json<Dose>().notNull(),
      after: k.json<Dose>().notNull(),
      planSnapshotId: k.id(),
      check: k.json<CheckResult>(),
      madeBy: k.id().notNull(),
      madeOn: k.day().notNull(),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [
      k.index("adjustments_line").on(t.episodeId, t.lineKey, t.seq),
      k.index("adjustments_episode").on(t.episodeId, t.seq, t.id),
    ],
  );

  /** Cached fold: what the next session starts from. */
  const currentDoses = k.table(
    "current_doses",
    {
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      lineKey: k.id().notNull(),
      lineId: k.id().notNull(),
      /** Prescribed (or planned) dose of the line in force. */
      prescribed: k.json<Dose>().notNull(),
      dose: k.json<Dose>().notNull(),
      isActive: k.flag().notNull(),
      updatedAt: k.long().notNull(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.primaryKey({ columns: [t.episodeId, t.lineKey] })],
  );

  const changeRequests = k.table(
    "change_requests",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      sessionId: k.id().references(() => sessions.id),
      lineKey: k.id(),
      kind: k.oneOf(requestKinds).notNull(),
      wanted: k.json<Dose>().notNull(),
      current: k.json<Dose>().notNull(),
      /** Pre-filled with the last three values and pains of the line. */
      evidence: k
        .json<{
          lastThree: { heldOn: string; dose: Dose; painWorst: number | "not-asked" | null }[];
          painNow: number | "not-asked" | null;
        }>()
        .notNull(),
      reason: k.text().notNull(),
      check: k.json<CheckResult>(),
      planSnapshotId: k.id(),
      askedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      askedAt: k.long().notNull(),
      prescriberId: k
        .id()
        .notNull()
        .references(() => staff.id),
      /** Cached fold of the events. */
      state: k.oneOf(requestStates).notNull(),
      answeredAt: k.long(),
      obeyedAt: k.long(),
      version: k.integer().notNull().default(1),
    },
    (t) => [
      k.index("change_requests_episode").on(t.episodeId, t.state, t.askedAt),
      k.index("change_requests_prescriber").on(t.prescriberId, t.state, t.askedAt),
      k.index("change_requests_session").on(t.sessionId),
    ],
  );

  const requestEvents = k.table(
    "request_events",
    {
      id: k.id().primaryKey(),
      requestId: k
        .id()
        .notNull()
        .references(() => changeRequests.id),
      kind: k.oneOf(requestEventKinds).notNull(),
      actorId: k.id().notNull(),
      /** The dose granted or countered. */
      dose: k.json<Dose>(),
      reason: k.text().notNull().default(""),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("request_events_order").on(t.requestId, t.seq)],
  );

  /** What a reply permits beyond the bounds: once, or as a standing answer. */
  const permissions = k.table(
    "permissions",
    {
      id: k.id().primaryKey(),
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      lineKey: k.id().notNull(),
      requestId: k
        .id()
        .notNull()
        .references(() => changeRequests.id),
      reply: k.oneOf(replyKinds).notNull(),
      upTo: k.json<Dose>().notNull(),
      isOnce: k.flag().notNull(),
      grantedBy: k.id().notNull(),
      grantedAt: k.long().notNull(),
      endsOn: k.day(),
      /** Used, ended or voided; null while it stands. */
      endedAt: k.long(),
      endedBecause: k.text().notNull().default(""),
      usedSessionId: k.id(),
    },
    (t) => [k.index("permissions_episode").on(t.episodeId, t.endedAt)],
  );

  /** Asked for when an assistant signed; the signature of the therapist fills it once, and nothing changes it after. */
  const coSignatures = k.table(
    "co_signatures",
    {
      sessionId: k
        .id()
        .primaryKey()
        .references(() => sessions.id),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      /** The therapist who supervised when it was signed. */
      askedOf: k
        .id()
        .notNull()
        .references(() => staff.id),
      documentId: k.id(),
      signedBy: k.id().references(() => staff.id),
      signedAt: k.long(),
    },
    (t) => [
      k.index("co_signatures_asked").on(t.askedOf, t.signedAt),
      k.check(
        "co_signatures_signed",
        sql`(${t.signedAt} is null) = (${t.signedBy} is null) and (${t.signedAt} is null) = (${t.documentId} is null)`,
      ),
    ],
  );

  return {
    planSnapshots,
    sessions,
    coSignatures,
    performedDoses,
    sessionVitals,
    adjustments,
    currentDoses,
    changeRequests,
    requestEvents,
    permissions,
  };
}
export type SessionTables = ReturnType<typeof sessionTables>;
