import { and, asc, countDistinct, desc, eq, gt, inArray, max, ne, or } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { addDays, type Day } from "#domain/calendar/days.ts";
import { assessReportDue, type ReportDue } from "#domain/reports/due.ts";
import { type ReportContent, recertificationOf } from "#domain/reports/report.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { isNotInError, listAddenda, listInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/** More reports than one episode gets. */
export const mostReports = 100;

/** Reports of an episode, the newest first, with what came of each. */
export async function listReports(reader: Reader, episodeId: string) {
  const { t, db } = reader;
  const rows = await db
    .select({
      reportId: t.reports.id,
      number: t.reports.number,
      kind: t.reports.kind,
      fromOn: t.reports.fromOn,
      toOn: t.reports.toOn,
      recertifyTo: t.reports.recertifyTo,
      planOfCareId: t.reports.planOfCareId,
      documentId: t.reports.documentId,
      therapistId: t.reports.therapistId,
      signedAt: t.reports.signedAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.reports)
    .innerJoin(t.staff, eq(t.staff.id, t.reports.therapistId))
    .where(eq(t.reports.episodeId, episodeId))
    .orderBy(desc(t.reports.number))
    .limit(mostReports);
  const ids = rows.map(({ reportId }) => reportId);
  const events = await db
    .select({
      reportId: t.reportEvents.reportId,
      kind: t.reportEvents.kind,
      reason: t.reportEvents.reason,
      at: t.reportEvents.at,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.reportEvents)
    .innerJoin(t.staff, eq(t.staff.id, t.reportEvents.actorId))
    .where(inArray(t.reportEvents.reportId, ids))
    .orderBy(asc(t.reportEvents.seq))
    .limit(mostReports * 4);
  const inError = await listInError(reader, "report", ids);
  return rows.map(({ role, family, given, credentials, ...row }) => {
    const own = events.filter(({ reportId }) => reportId === row.reportId);
    const answer = own.findLast(({ kind }) => kind !== "signed");
    return {
      ...row,
      signerName: shownStaffName({ role, family, given, credentials }),
      isInError: inError.has(row.reportId),
      recertification: recertificationOf(
        row.recertifyTo !== null,
        own.map(({ kind }) => kind),
      ),
      answer: answer
        ? { kind: answer.kind, reason: answer.reason, at: answer.at, byName: shownStaffName(answer) }
        : null,
    };
  });
}
export type ListedReport = Awaited<ReturnType<typeof listReports>>[number];

/** One report as it was signed, with what was added to it. */
export async function readReport(reader: Reader, row: ListedReport) {
  const document = await findDocument(reader, row.documentId);
  if (!document) throw new Error(`Report ${row.reportId} has no signed document`);
  return {
    ...row,
    hash: document.hash,
    content: JSON.parse(document.content) as ReportContent,
    addenda: await listAddenda(reader, "report", row.reportId),
  };
}

/** Which episode and whose a report is. */
export async function findReport(reader: Reader, reportId: string) {
  const { reports } = reader.t;
  const [row] = await reader.db
    .select({
      reportId: reports.id,
      episodeId: reports.episodeId,
      therapistId: reports.therapistId,
    })
    .from(reports)
    .where(eq(reports.id, reportId));
  return row;
}

/**
 * Of each episode the last day the reporting before covers: a report's last day, or the day before an evaluation, whose
 * own day of treatment counts as the first of what follows. Episodes with neither are left out.
 */
async function listAnchors(reader: Reader, episodeIds: readonly string[]): Promise<Map<string, Day>> {
  const { t, db } = reader;
  const reported = await db
    .select({ episodeId: t.reports.episodeId, on: max(t.reports.toOn) })
    .from(t.reports)
    .where(and(inArray(t.reports.episodeId, [...episodeIds]), isNotInError(reader, "report", t.reports.id)))
    .groupBy(t.reports.episodeId);
  const planned = await db
    .select({ episodeId: t.plansOfCare.episodeId, on: max(t.plansOfCare.evaluatedOn) })
    .from(t.plansOfCare)
    .where(inArray(t.plansOfCare.episodeId, [...episodeIds]))
    .groupBy(t.plansOfCare.episodeId);
  const anchors = new Map<string, Day>();
  const take = (episodeId: string, on: Day) => {
    const known = anchors.get(episodeId);
    if (known === undefined || known < on) anchors.set(episodeId, on);
  };
  for (const { episodeId, on } of planned) if (on !== null) take(episodeId, addDays(on, -1));
  for (const { episodeId, on } of reported) if (on !== null) take(episodeId, on);
  return anchors;
}

/** The first day of the period the next report of an episode covers. */
export async function readPeriodStart(
  reader: Reader,
  { episodeId, firstTreatedOn }: { episodeId: string; firstTreatedOn: Day | null },
  today: Day,
): Promise<Day> {
  const anchor = (await listAnchors(reader, [episodeId])).get(episodeId);
  const from = anchor === undefined ? (firstTreatedOn ?? today) : addDays(anchor, 1);
  return from > today ? today : from;
}

/** When the next progress report of each episode is due, by its treatment days since the last. Bounded by the episodes asked about. */
export async function listReportsDue(
  reader: Reader,
  episodeIds: readonly string[],
): Promise<Map<string, ReportDue>> {
  const anchors = await listAnchors(reader, episodeIds);
  if (anchors.size === 0) return new Map();
  const { sessions } = reader.t;
  const rows = await reader.db
    .select({ episodeId: sessions.episodeId, days: countDistinct(sessions.heldOn) })
    .from(sessions)
    .where(
      and(
        or(
          ...[...anchors].map(([episodeId, on]) =>
            and(eq(sessions.episodeId, episodeId), gt(sessions.heldOn, on)),
          ),
        ),
        eq(sessions.state, "signed"),
        ne(sessions.kind, "seen-not-treated"),
        isNotInError(reader, "session", sessions.id),
      ),
    )
    .groupBy(sessions.episodeId);
  return new Map(rows.map(({ episodeId, days }) => [episodeId, assessReportDue(days)]));
}
