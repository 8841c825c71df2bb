import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { ChartPart } from "#domain/access/chart-parts.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { describeReply } from "#domain/requests/describe-reply.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { listOrderEntries } from "#server/orders/timeline.queries.ts";
import type { getPrescription } from "#server/prescriptions/prescriptions.queries.ts";
import { listReportEntries } from "#server/reports/timeline.queries.ts";
import type { listRequests } from "#server/requests/requests.queries.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { listStandingEntries } from "./standing-entries.queries.ts";

const mostEntries = 40;
/** Of each kind, enough that the newest entries of all are among them. */
const mostOfKind = 20;

type Request = Awaited<ReturnType<typeof listRequests>>[number];
type Version = NonNullable<Awaited<ReturnType<typeof getPrescription>>>["versions"][number];
type ShownSession = {
  sessionId: string;
  kind: string;
  state: string;
  signedAt: number | null;
  startedAt: number;
  note: SessionNote;
  isInError: boolean;
  /** What was done against what was planned; empty for a note. */
  summary: string;
} & Parameters<typeof shownStaffName>[0];

/** What happened in an episode, newest first, in one bounded window. */
export async function listTimeline(
  reader: Reader,
  { episodeId, patientId }: { episodeId: string; patientId: string },
  shown: {
    /** What is written in the episode is kept from this reader: an adverse event and the questions stay readable. */
    isKept: boolean;
    /** What of the chart is open: entries of other parts are not read. */
    sight: Sight;
    readerId: string;
    /** The sensitive sections the reader is named for with this patient. */
    named: readonly SensitiveSection[];
    sessions: readonly ShownSession[];
    requests: readonly Request[];
    versions: readonly Version[];
    nameOf: (lineKey: string) => string;
  },
) {
  const { t, db } = reader;
  const { isKept, sight, readerId, named, sessions, requests, versions, nameOf } = shown;
  const of = (part: ChartPart): string[] => (sight.isOpen(part) ? [episodeId] : []);
  const kept = (words: string) => (isKept && words !== "" ? keptWords : words);
  const adjustments = await db
    .select({
      lineKey: t.adjustments.lineKey,
      sessionId: t.adjustments.sessionId,
      before: t.adjustments.before,
      after: t.adjustments.after,
      source: t.adjustments.source,
      madeOn: t.adjustments.madeOn,
      at: t.adjustments.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.adjustments)
    .innerJoin(t.staff, eq(t.staff.id, t.adjustments.madeBy))
    .where(
      and(
        inArray(t.adjustments.episodeId, of("sessions")),
        inArray(t.adjustments.source, ["session", "reply", "verbal-order"]),
      ),
    )
    .orderBy(desc(t.adjustments.seq), desc(t.adjustments.id))
    .limit(mostEntries);
  const settersInError = await listInError(
    reader,
    "session",
    adjustments.flatMap(({ sessionId }) => (sessionId ? [sessionId] : [])),
  );
  const decisions = await db
    .select({
      decisionId: t.decisions.id,
      kind: t.decisions.kind,
      context: t.decisions.context,
      reason: t.decisions.reason,
      nextReviewOn: t.decisions.nextReviewOn,
      undoneAt: t.decisionEvents.at,
      decidedAt: t.decisions.decidedAt,
      seq: t.decisions.seq,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.decisions)
    .innerJoin(t.staff, eq(t.staff.id, t.decisions.decidedBy))
    .leftJoin(
      t.decisionEvents,
      and(eq(t.decisionEvents.decisionId, t.decisions.id), eq(t.decisionEvents.kind, "undone")),
    )
    .where(inArray(t.decisions.episodeId, of("sessions")))
    .orderBy(desc(t.decisions.decidedAt), desc(t.decisions.id))
    .limit(mostOfKind);
  const visits = await db
    .select({
      consultationId: t.consultations.id,
      kind: t.consultations.kind,
      seenOn: t.consultations.seenOn,
      signedAt: t.consultations.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.consultations)
    .innerJoin(t.staff, eq(t.staff.id, t.consultations.physiatristId))
    .where(inArray(t.consultations.episodeId, of("notes")))
    .orderBy(desc(t.consultations.signedAt), desc(t.consultations.id))
    .limit(mostOfKind);
  const visitsInError = await listInError(
    reader,
    "consultation",
    visits.map((visit) => visit.consultationId),
  );
  const plans = await db
    .select({
      planOfCareId: t.plansOfCare.id,
      number: t.plansOfCare.number,
      evaluatedOn: t.plansOfCare.evaluatedOn,
      signedAt: t.plansOfCare.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.plansOfCare)
    .innerJoin(t.staff, eq(t.staff.id, t.plansOfCare.therapistId))
    .where(inArray(t.plansOfCare.episodeId, of("prescription")))
    .orderBy(desc(t.plansOfCare.number))
    .limit(mostOfKind);
  const planAnswers = await db
    .select({
      eventId: t.planOfCareEvents.id,
      number: t.plansOfCare.number,
      kind: t.planOfCareEvents.kind,
      reason: t.planOfCareEvents.reason,
      at: t.planOfCareEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.planOfCareEvents)
    .innerJoin(t.plansOfCare, eq(t.plansOfCare.id, t.planOfCareEvents.planOfCareId))
    .innerJoin(t.staff, eq(t.staff.id, t.planOfCareEvents.actorId))
    .where(
      and(
        inArray(
          t.planOfCareEvents.planOfCareId,
          plans.map((plan) => plan.planOfCareId),
        ),
        inArray(t.planOfCareEvents.kind, ["certified", "returned"]),
      ),
    )
    .orderBy(desc(t.planOfCareEvents.seq), desc(t.planOfCareEvents.id))
    .limit(mostOfKind);
  const orders = await listOrderEntries(reader, { episodeId, patientId }, { isKept, sight, readerId, named });
  const askedOf = (request: Request) => (request.lineKey === null ? "the session" : nameOf(request.lineKey));
  const askedWords = (request: Request) =>
    request.kind === "more"
      ? `Asks: ${askedOf(request)} ${describeDose(request.wanted)}`
      : `Held for safety: ${askedOf(request)}`;
  return [
    ...orders,
    ...sessions.map((session) => ({
      at: session.signedAt ?? session.startedAt,
      kind: session.state === "open" ? ("open-session" as const) : ("session" as const),
      id: session.sessionId,
      headline: session.isInError
        ? `${sessionWords(session.kind)}, entered in error`
        : session.state === "signed"
          ? sessionWords(session.kind)
          : `${sessionWords(session.kind)}, not signed`,
      detail: [
        session.note.adverseEvent !== "" ? session.note.adverseEvent : kept(session.note.assessment),
        session.summary,
      ]
        .filter((words) => words !== "")
        .join(" · "),
      byName: shownStaffName(session),
      tone: session.note.adverseEvent === "" ? ("plain" as const) : ("safety" as const),
    })),
    ...adjustments.map((row) => ({
      at: row.at,
      kind: "adjustment" as const,
      id: `${row.lineKey}-${row.at}`,
      headline: `${nameOf(row.lineKey)}: ${describeDose(row.after)}`,
      detail: `was ${describeDose(row.before)}, from now on${row.sessionId && settersInError.has(row.sessionId) ? ", set by a session entered in error" : ""}`,
      byName: shownStaffName(row),
      tone: "told" as const,
    })),
    ...requests.map((request) => ({
      at: request.askedAt,
      kind: "request" as const,
      id: request.requestId,
      headline: askedWords(request),
      detail: request.reason,
      byName: request.askedByName,
      tone: "request" as const,
    })),
    ...requests.flatMap((request) =>
      request.reply
        ? [
            {
              at: request.reply.at,
              kind: "reply" as const,
              id: `${request.requestId}-reply`,
              headline: describeReply(request.kind, request.reply, askedOf(request)),
              detail: request.reply.reason,
              byName: request.reply.byName,
              tone: "plain" as const,
            },
          ]
        : [],
    ),
    ...decisions.map((decision) => ({
      at: decision.decidedAt,
      kind: "decision" as const,
      id: decision.decisionId,
      headline: `${decision.undoneAt === null ? "Decided" : "Decided and taken back"}: ${decision.kind.replaceAll("-", " ")}`,
      detail: [
        kept(decision.reason),
        decision.undoneAt === null && decision.nextReviewOn && decision.kind !== "discharge"
          ? `next review ${describeDay(decision.nextReviewOn)}`
          : "",
      ]
        .filter((words) => words !== "")
        .join(", "),
      byName: shownStaffName(decision),
      tone: "plain" as const,
    })),
    ...visits.map((visit) => ({
      at: visit.signedAt,
      kind: "visit" as const,
      id: visit.consultationId,
      headline: `${visit.kind === "consultation" ? "Consultation" : "Follow-up visit"} ${visitsInError.has(visit.consultationId) ? "entered in error" : "signed"}`,
      detail: "",
      byName: shownStaffName(visit),
      tone: "plain" as const,
    })),
    ...versions.map((version) => ({
      at: version.signedAt,
      kind: "version" as const,
      id: version.versionId,
      headline:
        version.source === "outside-order"
          ? `Outside order v${version.number} transcribed and verified`
          : `Prescription v${version.number} signed`,
      detail: `ends ${describeDay(version.endsOn)}`,
      byName: version.signerName,
      tone: "plain" as const,
    })),
    ...plans.map((plan) => ({
      at: plan.signedAt,
      kind: "plan-of-care" as const,
      id: plan.planOfCareId,
      headline: `Plan of care ${plan.number} signed`,
      detail: `evaluated ${describeDay(plan.evaluatedOn)}`,
      byName: shownStaffName(plan),
      tone: "plain" as const,
    })),
    ...planAnswers.map((answer) => ({
      at: answer.at,
      kind: "plan-answer" as const,
      id: answer.eventId,
      headline: `Plan of care ${answer.number} ${answer.kind}`,
      detail: kept(answer.reason),
      byName: shownStaffName(answer),
      tone: "plain" as const,
    })),
    ...(await listStandingEntries(
      reader,
      { episodeId, patientId },
      {
        sight,
        kept,
        holdsDecidedAt: new Set(
          decisions.filter(({ kind }) => kind === "hold").map(({ decidedAt }) => decidedAt),
        ),
      },
    )),
    ...(await listReportEntries(reader, episodeId, { sight, kept })),
  ]
    .toSorted((a, b) => b.at - a.at)
    .slice(0, mostEntries);
}

const sessionWords = (kind: string) =>
  ({
    treatment: "Session",
    evaluation: "Evaluation",
    "re-evaluation": "Re-evaluation",
    "seen-not-treated": "Seen, not treated",
  })[kind] ?? "Session";
