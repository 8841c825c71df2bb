import { and, asc, desc, eq, inArray, ne } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { describeTreatment } from "#domain/prescriptions/lines/describe-treatment.ts";
import { describeNotBefore } from "#domain/prescriptions/lines/not-before.ts";
import { check } from "#domain/sessions/check.ts";
import { boundingLimits } from "#domain/sessions/check-limits.ts";
import type { LineInForce, PlanInForce } from "#domain/sessions/plan-in-force.ts";
import { describeSummary, summarizeSession } from "#domain/sessions/summarize.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { isKeptFrom, keepReason } from "#server/access/sensitive.queries.ts";
import { keepSessionNote } from "#server/access/sensitive-documents.ts";
import { describeHomeProgram } from "#server/home-programs/home-programs.queries.ts";
import { listSeries } from "#server/measures/measures.queries.ts";
import { listConfounders } from "#server/orders/procedures.queries.ts";
import { findStandingPlan } from "#server/plans-of-care/plans-of-care.queries.ts";
import { getPrescription } from "#server/prescriptions/prescriptions.queries.ts";
import { listRequests } from "#server/requests/requests.queries.ts";
import { listInError } from "#server/sessions/addenda.queries.ts";
import { readPlanInForce } from "#server/sessions/plan-in-force.queries.ts";
import { readStartedFrom } from "#server/sessions/session-plan.queries.ts";
import { readDecisionBase } from "./decision-base.queries.ts";
import { listTimeline } from "./timeline.queries.ts";

const lastSessions = 12;

/** Who reads: the sections they are named for in this chart, the parts of it open to them. */
type ChartReading = { named: readonly SensitiveSection[]; sight: Sight; readerId: string };

/** One episode on one screen: is this working, and why. Every part is a bounded window. */
export async function readChart(
  reader: Reader,
  episode: { episodeId: string; patientId: string },
  today: string,
  { named, sight, readerId }: ChartReading,
) {
  const { t, db } = reader;
  const isPrescriptionOpen = sight.isOpen("prescription");
  const prescription = isPrescriptionOpen ? await getPrescription(reader, episode.episodeId, named) : null;
  const plan = isPrescriptionOpen ? await readPlanInForce(reader, episode, today) : undefined;
  const isKept = await isKeptFrom(reader, episode.episodeId, named);
  const standing = isPrescriptionOpen ? await findStandingPlan(reader, episode.episodeId) : undefined;
  const planOfCare = standing && { ...standing, answer: keepReason(standing.answer, isKept) };
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
    .where(
      and(
        inArray(t.sessions.episodeId, sight.isOpen("sessions") ? [episode.episodeId] : []),
        ne(t.sessions.state, "discarded"),
      ),
    )
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
      notDoneReason: t.performedDoses.notDoneReason,
      deviationReason: t.performedDoses.deviationReason,
      planSnapshotId: t.performedDoses.planSnapshotId,
    })
    .from(t.performedDoses)
    .where(
      inArray(
        t.performedDoses.sessionId,
        sessions.map((session) => session.sessionId),
      ),
    )
    .orderBy(asc(t.performedDoses.sessionId), asc(t.performedDoses.row))
    .limit(1000);
  const startedFrom = await readStartedFrom(reader, rows);
  const summaryOf = ({ sessionId, kind, note }: (typeof sessions)[number]) =>
    kind === "seen-not-treated"
      ? ""
      : describeSummary(
          summarizeSession(
            rows
              .filter((row) => row.sessionId === sessionId)
              .map((row) => ({ ...row, startedFrom: startedFrom(row) })),
            isKept ? keepSessionNote(note) : note,
          ),
        );
  const requests = sight.isOpen("sessions") ? await listRequests(reader, episode.episodeId, 20) : [];
  const inError = await listInError(
    reader,
    "session",
    sessions.map((session) => session.sessionId),
  );
  const oldestFirst = sessions
    .toReversed()
    .filter((session) => session.state === "signed" && !inError.has(session.sessionId));
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
      /** Beside the dose: settings, another rung, when it opens. */
      besideWords: [
        describeTreatment(line.treatment),
        line.rung ? `in place of ${line.rung.ofName}` : "",
        line.notYetOpen ? describeNotBefore(line.notYetOpen) : "",
      ].filter((words) => words !== ""),
      isOpen: line.notYetOpen === undefined,
      /** What the current dose itself crosses by now: a limit or a contraindication raised since it was set. */
      against: plan ? standsAgainst(plan, line) : null,
      limitWords: boundingLimits(
        plan?.limits ?? [],
        underLoad(findExerciseFacts(line.exercise.exerciseId) ?? line.exercise, line.current),
        line.side,
      ).map(describeLimit),
      request:
        requests.find((request) => request.lineKey === line.lineKey && request.state === "waiting") ?? null,
    };
  });
  const timeline = await listTimeline(reader, episode, {
    isKept,
    sight,
    readerId,
    named,
    sessions: sessions.map((session) => ({
      ...session,
      isInError: inError.has(session.sessionId),
      summary: summaryOf(session),
    })),
    requests,
    versions: prescription?.versions ?? [],
    nameOf: (lineKey) =>
      plan?.lines.find((line) => line.lineKey === lineKey)?.name ??
      rows.find((row) => row.lineKey === lineKey)?.name ??
      "a line",
  });
  return {
    prescription,
    /** Goes back with the decision: what was on screen when it was made. */
    seen:
      sight.keptWords === null
        ? await readDecisionBase(reader, episode.episodeId, today)
        : { prescriptionVersion: null, signalIds: [] },
    planOfCare,
    lines,
    home: sight.isOpen("sessions") ? await describeHomeProgram(reader, episode.episodeId, plan, today) : null,
    timeline,
    /** Procedures of the episode, newest first, for the marks on the time axis. */
    procedures: (await listConfounders(reader, sight.isOpen("results") ? [episode.episodeId] : [])).map(
      ({ kind, performedOn }) => ({
        kind,
        performedOn,
      }),
    ),
    requests: requests.filter((request) => request.state === "waiting"),
    series: sight.isOpen("sessions") ? await listSeries(reader, [episode.episodeId]) : [],
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

function standsAgainst(plan: PlanInForce, line: LineInForce): "limit" | "contraindication" | null {
  const { findings } = check(plan, { purpose: "perform", lineKey: line.lineKey, dose: line.current });
  const causes = findings.filter(({ place }) => place === "outside").map(({ cause }) => cause);
  if (causes.includes("contraindication")) return "contraindication";
  return causes.includes("limit") ? "limit" : null;
}
