import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import { describeDose } from "#domain/doses/describe.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { boundingLimits } from "#domain/sessions/check-limits.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { listSeries } from "#server/measures/measures.queries.ts";
import { findStandingPlan } from "#server/plans-of-care/plans-of-care.queries.ts";
import { getPrescription } from "#server/prescriptions/prescriptions.queries.ts";
import { listRequests } from "#server/requests/requests.queries.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";
import { readDecisionBase } from "./decision-base.queries.ts";

const lastSessions = 12;
const mostEntries = 40;

/** One episode on one screen: is this working, and why. Every part is a bounded window. */
export async function readChart(
  reader: Reader,
  episode: { episodeId: string; patientId: string },
  today: string,
) {
  const { t, db } = reader;
  const prescription = await getPrescription(reader, episode.episodeId);
  const plan = await readPlanInForce(reader, episode, today);
  const planOfCare = await findStandingPlan(reader, episode.episodeId);
  const sessions = await db
    .select({
      sessionId: t.sessions.id,
      heldOn: t.sessions.heldOn,
      kind: t.sessions.kind,
      state: t.sessions.state,
      signedAt: t.sessions.signedAt,
      startedAt: t.sessions.startedAt,
      note: t.sessions.note,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.sessions)
    .innerJoin(t.staff, eq(t.staff.id, t.sessions.therapistId))
    .where(eq(t.sessions.episodeId, episode.episodeId))
    .orderBy(desc(t.sessions.heldOn), desc(t.sessions.id))
    .limit(lastSessions);
  const rows = await db
    .select({
      sessionId: t.performedDoses.sessionId,
      lineKey: t.performedDoses.lineKey,
      name: t.performedDoses.name,
      state: t.performedDoses.state,
      dose: t.performedDoses.dose,
      isFromNowOn: t.performedDoses.isFromNowOn,
      consequence: t.performedDoses.check,
    })
    .from(t.performedDoses)
    .where(
      inArray(
        t.performedDoses.sessionId,
        sessions.map((session) => session.sessionId),
      ),
    )
    .limit(1000);
  const requests = await listRequests(reader, episode.episodeId, 20);
  const oldestFirst = sessions.toReversed().filter((session) => session.state === "signed");
  const lines = (plan?.lines ?? []).map((line) => {
    const performed = oldestFirst.flatMap((session) => {
      const row = rows.find(
        (candidate) => candidate.sessionId === session.sessionId && candidate.lineKey === line.lineKey,
      );
      return row ? [{ heldOn: session.heldOn, dose: row.dose, state: row.state }] : [];
    });
    return {
      lineKey: line.lineKey,
      name: line.name,
      side: line.side,
      owner: line.owner,
      consequence: line.consequence,
      prescribed: line.prescribed,
      current: line.current,
      bounds: line.bounds,
      performed: performed.slice(-6),
      limitWords: boundingLimits(
        plan?.limits ?? [],
        findExerciseFacts(line.exercise.exerciseId) ?? line.exercise,
        line.side,
      ).map(describeLimit),
      request:
        requests.find((request) => request.lineKey === line.lineKey && request.state === "waiting") ?? null,
    };
  });
  const adjustments = await db
    .select({
      lineKey: t.adjustments.lineKey,
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
        eq(t.adjustments.episodeId, episode.episodeId),
        inArray(t.adjustments.source, ["session", "reply", "verbal-order"]),
      ),
    )
    .orderBy(desc(t.adjustments.seq))
    .limit(mostEntries);
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
    .where(eq(t.decisions.episodeId, episode.episodeId))
    .orderBy(desc(t.decisions.decidedAt))
    .limit(20);
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
    .where(eq(t.consultations.episodeId, episode.episodeId))
    .orderBy(desc(t.consultations.signedAt))
    .limit(20);
  const named = (line: string) =>
    plan?.lines.find((candidate) => candidate.lineKey === line)?.name ??
    rows.find((row) => row.lineKey === line)?.name ??
    "a line";
  const timeline = [
    ...sessions.map((session) => ({
      at: session.signedAt ?? session.startedAt,
      kind: session.state === "open" ? ("open-session" as const) : ("session" as const),
      id: session.sessionId,
      headline:
        session.state === "signed" ? sessionWords(session.kind) : `${sessionWords(session.kind)}, not signed`,
      detail: session.note.adverseEvent !== "" ? session.note.adverseEvent : session.note.assessment,
      byName: shownStaffName(session),
      tone: session.note.adverseEvent === "" ? ("plain" as const) : ("safety" as const),
    })),
    ...adjustments.map((row) => ({
      at: row.at,
      kind: "adjustment" as const,
      id: `${row.lineKey}-${row.at}`,
      headline: `${named(row.lineKey)}: ${describeDose(row.after)}`,
      detail: `was ${describeDose(row.before)}, from now on`,
      byName: shownStaffName(row),
      tone: "told" as const,
    })),
    ...requests.map((request) => ({
      at: request.askedAt,
      kind: "request" as const,
      id: request.requestId,
      headline: `Asks: ${named(request.lineKey ?? "")} ${describeDose(request.wanted)}`,
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
              headline: `${replyWords[request.reply.kind] ?? "Answered"}: ${named(request.lineKey ?? "")}`,
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
        decision.reason,
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
      headline: visit.kind === "consultation" ? "Consultation signed" : "Follow-up visit signed",
      detail: "",
      byName: shownStaffName(visit),
      tone: "plain" as const,
    })),
    ...(prescription?.versions ?? []).map((version) => ({
      at: version.signedAt,
      kind: "version" as const,
      id: version.versionId,
      headline:
        version.source === "outside-order"
          ? `Outside order v${version.number} transcribed and verified`
          : `Prescription v${version.number} signed`,
      detail: `ends ${describeDay(version.endsOn)}`,
      byName: prescription?.signerName ?? "",
      tone: "plain" as const,
    })),
  ]
    .toSorted((a, b) => b.at - a.at)
    .slice(0, mostEntries);
  return {
    prescription,
    /** Goes back with the decision: what was on screen when it was made. */
    seen: await readDecisionBase(reader, episode.episodeId, today),
    planOfCare,
    lines,
    timeline,
    requests: requests.filter((request) => request.state === "waiting"),
    series: await listSeries(reader, [episode.episodeId]),
    delivered: oldestFirst.map((session) => {
      const own = rows.filter((row) => row.sessionId === session.sessionId);
      return {
        heldOn: session.heldOn,
        done: own.filter((row) => row.state !== "not-done").length,
        planned: own.length,
      };
    }),
    sessionsShown: sessions.length,
  };
}

const sessionWords = (kind: string) =>
  ({
    treatment: "Session",
    evaluation: "Evaluation",
    "re-evaluation": "Re-evaluation",
    "seen-not-treated": "Seen, not treated",
  })[kind] ?? "Session";
const replyWords: Record<string, string> = {
  "approve-once": "Approved once",
  "approve-and-amend": "Approved and amended",
  counter: "Countered",
  decline: "Declined",
};
