import { and, eq } from "drizzle-orm";
import type { ConsultationContent, VisitDecision } from "#domain/consultations/consultation.ts";
import { validateConsultation, validateDecision } from "#domain/consultations/validate-consultation.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { DecisionBase } from "#domain/reviews/decision-base.schema.ts";
import { type ReachedPatient, requireEpisode, requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { listBillingProblems } from "#server/diagnoses/billable.queries.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { recordScore } from "#server/measures/scores.commands.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { refuse, withinField } from "#server/refusal.ts";
import { readDecisionBase } from "#server/reviews/decision-base.queries.ts";
import { decide } from "#server/reviews/decisions.commands.ts";
import { endSeenSignals } from "#server/reviews/signals.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { recordFindings } from "./record-findings.commands.ts";

export type SignConsultation = {
  patientId: string;
  episode:
    | {
        kind: "existing";
        episodeId: string;
        /** What stood on the screen of the visit: the reasons it answers. */
        seen: DecisionBase;
      }
    | {
        kind: "new";
        title: string;
        side: "left" | "right" | "both" | "midline" | "not-applicable";
        onsetOn: string | null;
        isSensitive: boolean;
      };
  referralId: string | null;
  content: ConsultationContent;
  /** What a follow-up visit ended in; it commits with the visit or not at all. */
  decision?: VisitDecision;
};

/** Signs a consultation or a follow-up visit: the document, what it found, the episode it opens, the rules it sets off. */
export async function signConsultation(
  run: Run,
  input: SignConsultation,
): Promise<{ consultationId: string; episodeId: string; hash: string }> {
  const { t, db } = run.tx;
  const { content } = input;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "consultations.sign", now: run.now },
    input.patientId,
  );
  const today = run.todayIn(patient.timeZone);
  requireSignable(run, input, today);
  await requireBillable(run, content);
  const consultationId = run.newId();
  const document = sealContent(run, {
    kind: "consultation",
    subjectId: consultationId,
    patientId: patient.patientId,
    content,
    meaning: "author",
  });
  const { episodeId, ...sensitive } = await openEpisode(run, patient, input, today);
  const before = await readDecisionBase(run.tx, episodeId, today);
  await run.audit({
    chainId: patient.clinicId,
    action: "signConsultation",
    entity: "consultation",
    entityId: consultationId,
    patientId: patient.patientId,
    after: {
      episodeId,
      kind: content.kind,
      codes: content.diagnoses.map((diagnosis) => diagnosis.code),
      ...auditOfSigning(document),
    },
  });
  await db.insert(t.consultations).values({
    id: consultationId,
    patientId: patient.patientId,
    episodeId,
    kind: content.kind,
    seenOn: content.seenOn,
    documentId: document.documentId,
    physiatristId: run.actor.staffId,
    signedAt: run.now,
  });
  await signDocument(run, document);
  await recordFindings(run, patient, content, today, sensitive);
  for (const [index, score] of content.scores.entries())
    await withinField(`content.scores.${index}`, () =>
      recordScore(run, {
        patientId: patient.patientId,
        episodeId,
        prescriberId: run.actor.staffId,
        measureId: score.measureId,
        scoreThousandths: score.scoreThousandths,
        side: score.side ?? "not-applicable",
        takenOn: content.seenOn,
        source: "consultation",
        sourceId: consultationId,
      }),
    );
  await screenPatient(run, patient, { tellsActor: false });
  if (input.referralId) {
    const closed = await db
      .update(t.referrals)
      .set({ state: "consulted" })
      .where(and(eq(t.referrals.id, input.referralId), eq(t.referrals.patientId, patient.patientId)))
      .returning({ id: t.referrals.id });
    if (closed.length === 0)
      refuse("invalid", "This referral belongs to another patient.", { field: "referralId" });
  }
  const seen = await includeOwnSignals(run, input, { episodeId, today, before });
  await endSeenSignals(run, {
    episodeId,
    kinds: answeredByVisit,
    signalIds: seen.signalIds,
    today,
    endedBy: run.actor.staffId,
  });
  const { decision } = input;
  if (decision)
    await withinField("decision", () => decide(run, { episodeId, context: "visit", seen, ...decision }));
  await endDraft(
    run,
    "consultation",
    input.episode.kind === "existing" ? input.episode.episodeId : (input.referralId ?? patient.patientId),
  );
  return { consultationId, episodeId, hash: document.hash };
}

const answeredByVisit = [
  "review-due",
  "worse",
  "plateau",
  "new-pain",
  "medication-changed",
  "under-dosed",
  "told",
  "report",
  "red-pain",
  "red-flag",
  "vital-stop",
  "adverse-event",
  "deviation",
] as const;

/** A visit answers what stood on its screen and what its own findings raised, and nothing that came in meanwhile. */
async function includeOwnSignals(
  run: Run,
  { episode }: SignConsultation,
  found: { episodeId: string; today: string; before: DecisionBase },
): Promise<DecisionBase> {
  const seen = episode.kind === "existing" ? episode.seen : found.before;
  const now = await readDecisionBase(run.tx, found.episodeId, found.today);
  const own = now.signalIds.filter((signalId) => !found.before.signalIds.includes(signalId));
  return { ...seen, signalIds: [...seen.signalIds, ...own] };
}

function requireSignable(
  run: Run,
  { patientId, content, decision, episode }: SignConsultation,
  today: string,
): void {
  const [problem] = validateConsultation(content, {
    today,
    sensitiveSections: namedFor(run.actor, patientId),
  });
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  if (episode.kind === "new" && episode.onsetOn !== null && episode.onsetOn > today)
    refuse("invalid", "This date lies ahead. Enter the day it began.", { field: "episode.onsetOn" });
  if (!decision) return;
  if (content.kind !== "follow-up")
    refuse("invalid", "A follow-up visit ends in a decision; a consultation in a prescription.", {
      field: "decision",
    });
  const [undecided] = validateDecision(decision, today);
  if (undecided) refuse("invalid", undecided.words, { field: undecided.field });
}

/** A code is billed for the day the patient was seen; what stands in words is coded later. */
async function requireBillable(run: Run, content: ConsultationContent): Promise<void> {
  for (const list of ["diagnoses", "conditions"] as const) {
    const codes = content[list].map(({ code }) => code);
    const [problem] = await listBillingProblems(run.tx, codes, content.seenOn);
    if (problem) refuse("invalid", problem.words, { field: `content.${list}.${problem.index}` });
  }
}

async function openEpisode(
  run: Run,
  patient: ReachedPatient,
  input: SignConsultation,
  today: string,
): Promise<{ episodeId: string } & Sensitive> {
  const { t, db } = run.tx;
  if (input.episode.kind === "existing") {
    const episode = await requireEpisode(
      run.tx,
      { actor: run.actor, action: "consultations.sign", now: run.now },
      input.episode.episodeId,
    );
    if (episode.patientId !== patient.patientId)
      refuse("invalid", "This episode belongs to another patient. Nothing was signed.");
    requireNamed(episode, run.actor);
    if (!episode.prescriberId)
      await db
        .update(t.episodes)
        .set({ prescriberId: run.actor.staffId })
        .where(eq(t.episodes.id, episode.episodeId));
    const { episodeId, isSensitive, sensitiveSection } = episode;
    return { episodeId, isSensitive, sensitiveSection };
  }
  const episodeId = run.newId();
  const { title, side, onsetOn, isSensitive } = input.episode;
  const sensitiveSection = isSensitive ? (input.content.sensitiveSection ?? null) : null;
  await db.insert(t.episodes).values({
    id: episodeId,
    patientId: patient.patientId,
    title,
    side,
    referralId: input.referralId,
    onsetOn,
    startedOn: today,
    isSensitive,
    sensitiveSection,
    prescriberId: run.actor.staffId,
  });
  return { episodeId, isSensitive, sensitiveSection };
}
