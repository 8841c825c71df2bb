import { canonicalJson } from "#db/engine/canonical.ts";
import type { Day } from "#domain/calendar/days.ts";
import { composeGoals, type ReportBasis } from "#domain/reports/compose.ts";
import type { ReportContent, ReportEventKind } from "#domain/reports/report.ts";
import { validateReport } from "#domain/reports/validate.ts";
import { goalStateWords, reportWords } from "#domain/reports/words.ts";
import { type ReachedEpisode, requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { extendCertification } from "#server/plans-of-care/extend-certification.commands.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { readReportBasis } from "./basis.queries.ts";
import { findReport, listReports, mostReports, readReport } from "./reports.queries.ts";

export type SignReport = { episodeId: string; content: ReportContent };

/** Where a draft of one kind is kept: an episode may have one of each. */
export const reportSubject = (episodeId: string, kind: ReportContent["kind"]): string =>
  `${episodeId}-${kind}`;

/**
 * A therapist's progress report or discharge summary. What it says of the record is what the record says at this moment;
 * a discharge summary may follow the end of the episode, a progress report may not.
 */
export async function signReport(run: Run, input: SignReport): Promise<{ reportId: string; hash: string }> {
  const { content } = input;
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "reports.sign", now: run.now },
    input.episodeId,
  );
  requireNamed(episode, run.actor);
  if (content.kind === "progress") requireRunning(episode);
  const today = run.todayIn(episode.timeZone);
  const [problem] = validateReport(content, today);
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  requireAsRecorded(content, await readReportBasis(run.tx, episode, content.toOn));
  const before = await listReports(run.tx, input.episodeId);
  if (before.length >= mostReports) refuse("too-many", "This episode has as many reports as it can keep.");
  if (content.recertification && content.planOfCareId === undefined)
    refuse("not-now", "There is no plan of care to certify on. Sign one first.", {
      field: "content.recertification",
    });
  const { t, db } = run.tx;
  const reportId = run.newId();
  const number = (before[0]?.number ?? 0) + 1;
  const document = sealContent(run, {
    kind: "report",
    subjectId: reportId,
    patientId: episode.patientId,
    content,
    meaning: "author",
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "signReport",
    entity: "report",
    entityId: reportId,
    patientId: episode.patientId,
    after: { number, kind: content.kind, ...auditOfSigning(document) },
  });
  await db.insert(t.reports).values({
    id: reportId,
    patientId: episode.patientId,
    episodeId: input.episodeId,
    number,
    kind: content.kind,
    fromOn: content.fromOn,
    toOn: content.toOn,
    planOfCareId: content.planOfCareId ?? null,
    recertifyTo: content.recertification?.toOn ?? null,
    documentId: document.documentId,
    therapistId: run.actor.staffId,
    signedAt: run.now,
  });
  await insertEvent(run, reportId, { kind: "signed", reason: "", documentId: null, seq });
  await signDocument(run, document);
  await tell(run, episode, { reportId, content, today });
  await endDraft(run, "report", reportSubject(input.episodeId, content.kind));
  return { reportId, hash: document.hash };
}

/** What stands in the report as the record's is what the record says now: a session signed meanwhile would be missing. */
function requireAsRecorded(content: ReportContent, basis: ReportBasis): void {
  const stated = {
    discipline: content.discipline,
    fromOn: content.fromOn,
    prescriptionVersionId: content.prescriptionVersionId ?? null,
    planOfCareId: content.planOfCareId ?? null,
    record: content.record,
    goals: content.goals.map(({ goalId, words, now }) => ({ goalId, words, now: now ?? null })),
  };
  const recorded = {
    discipline: basis.discipline,
    fromOn: basis.fromOn,
    prescriptionVersionId: basis.prescriptionVersionId ?? null,
    planOfCareId: basis.planOfCareId ?? null,
    record: basis.record,
    goals: composeGoals(basis).map(({ goalId, words, now }) => ({ goalId, words, now: now ?? null })),
  };
  if (canonicalJson(stated) !== canonicalJson(recorded))
    refuse(
      "changed-meanwhile",
      "The record changed since this report was drafted. Nothing was signed. Take up the record, then sign.",
    );
}

/** The physiatrist reads what the period brought; a recertification waits for a signature. */
async function tell(
  run: Run,
  episode: ReachedEpisode,
  { reportId, content, today }: { reportId: string; content: ReportContent; today: Day },
): Promise<void> {
  const { prescriberId, patientId, episodeId } = episode;
  if (!prescriberId) return;
  const common = { patientId, episodeId, prescriberId, sourceId: reportId, dueOn: today };
  if (content.recertification) {
    await endSignals(run, { episodeId, kinds: ["recertification-to-sign"] });
    await raiseSignal(run, {
      ...common,
      kind: "recertification-to-sign",
      facts: { by: run.actor.shownName, to: content.recertification.toOn },
    });
    return;
  }
  await raiseSignal(run, {
    ...common,
    kind: "report",
    facts: {
      by: run.actor.shownName,
      report: reportWords[content.kind],
      goals: content.goals
        .map(({ state }) => (state ? goalStateWords[state] : ""))
        .filter((words) => words !== "")
        .join(", "),
    },
  });
}

/** A report whose recertification waits for an answer, with its episode. */
async function requireWaiting(run: Run, reportId: string) {
  const found = await findReport(run.tx, reportId);
  if (!found) return refuseNotFound();
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "plansOfCare.certify", now: run.now },
    found.episodeId,
  );
  requireNamed(episode, run.actor);
  requireRunning(episode);
  const reports = await listReports(run.tx, found.episodeId);
  const row = reports.find((candidate) => candidate.reportId === reportId);
  if (!row) return refuseNotFound();
  if (row.isInError) return refuse("not-now", "This report was entered in error. Nothing was certified.");
  if (reports.some(({ number, recertification }) => number > row.number && recertification !== "not-asked"))
    return refuse("changed-meanwhile", "A newer report asks to certify on. Nothing was certified.");
  if (row.recertification === "not-asked") return refuse("not-now", "This report asks for no certification.");
  if (row.recertification === "certified") return refuse("not-now", "This report is certified already.");
  return { episode, report: await readReport(run.tx, row) };
}

/** Certifies on by signature, from the report's last day: the certification names the plan, the report and their hashes. */
export async function certifyReport(run: Run, reportId: string): Promise<{ certifiedTo: Day }> {
  const { episode, report } = await requireWaiting(run, reportId);
  const { recertification, planOfCareId, toOn } = report.content;
  if (!recertification || planOfCareId === undefined) throw new Error(`Report ${reportId} asks for nothing`);
  const { documentId, seq } = await extendCertification(run, episode, {
    planOfCareId,
    certifiedFrom: toOn,
    certifiedTo: recertification.toOn,
    report: { reportId, hash: report.hash },
  });
  await insertEvent(run, reportId, { kind: "certified", reason: "", documentId, seq });
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["recertification-to-sign"] });
  return { certifiedTo: recertification.toOn };
}

export async function returnReport(
  run: Run,
  reportId: string,
  reason: string,
): Promise<{ returned: boolean }> {
  const { episode, report } = await requireWaiting(run, reportId);
  if (report.recertification === "returned") refuse("not-now", "This report was returned already.");
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "returnReport",
    entity: "report",
    entityId: reportId,
    patientId: episode.patientId,
    reason,
  });
  await insertEvent(run, reportId, { kind: "returned", reason, documentId: null, seq });
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["recertification-to-sign"] });
  return { returned: true };
}

async function insertEvent(
  run: Run,
  reportId: string,
  event: { kind: ReportEventKind; reason: string; documentId: string | null; seq: number },
): Promise<void> {
  await run.tx.db.insert(run.tx.t.reportEvents).values({
    id: run.newId(),
    reportId,
    actorId: run.actor.staffId,
    at: run.now,
    ...event,
  });
}
