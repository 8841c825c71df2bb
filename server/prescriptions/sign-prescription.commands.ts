import { and, eq, isNull } from "drizzle-orm";
import { canonicalJson, sha256Hex } from "#db/engine/canonical.ts";
import { addDays } from "#domain/calendar/days.ts";
import { validateChoosable } from "#domain/exercises/own/validate-choosable.ts";
import { describeEvent } from "#domain/prescriptions/describe-event.ts";
import { keptDetails } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent, PrescriptionSource } from "#domain/prescriptions/prescription.ts";
import type { SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import { validatePrescription } from "#domain/prescriptions/validate.ts";
import { type ReachedEpisode, requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { recordDiagnoses } from "#server/conditions/record-conditions.commands.ts";
import { applyToCurrentDoses } from "#server/doses/current-doses.commands.ts";
import { requireOwnLines } from "#server/doses/own-lines.queries.ts";
import { listLatestScores } from "#server/measures/measures.queries.ts";
import { refuse } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import { findPrescription, type StandingPrescription } from "#server/sessions/plan-in-force.queries.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import {
  contentToSign,
  listCodeProblems,
  readLibraryOfDraft,
  readSigningFacts,
  requireAnswered,
} from "./before-signing.queries.ts";
import { signLimits } from "./limits.commands.ts";
import { raisePhaseDue } from "./phase-due.commands.ts";
import { findLastEvent, getVersion } from "./prescriptions.queries.ts";

export type SignPrescription = {
  episodeId: string;
  content: PrescriptionContent;
  /** The version this draft was begun from; null for a first one. */
  baseVersionId: string | null;
  /** The prescription's own count of what happened to it, holds among it, when the draft was read; 0 before a first one. */
  expectedVersion: number;
  /** SHA-256 of the canonical JSON that was shown. */
  shownHash: string;
};

export const hashOfContent = (content: SignedPrescription): string => sha256Hex(canonicalJson(content));

/** Signs a version: what was shown is what is hashed, and a base that moved meanwhile holds the signature. */
export async function signPrescription(
  run: Run,
  input: SignPrescription,
): Promise<{ versionId: string; number: number; hash: string; signedAt: number }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "prescriptions.sign", now: run.now },
    input.episodeId,
  );
  if (input.content.outsideOrder)
    refuse(
      "invalid",
      "An outside order is transcribed and verified by a therapist. A physiatrist signs a prescription of their own.",
      { field: "content.outsideOrder" },
    );
  return insertVersion(run, episode, input, { source: "composed", outsidePrescriber: "" });
}

/** The part that signing and transcribing an outside order share. */
export async function insertVersion(
  run: Run,
  episode: ReachedEpisode,
  input: SignPrescription,
  origin: { source: PrescriptionSource; outsidePrescriber: string },
): Promise<{ versionId: string; number: number; hash: string; signedAt: number }> {
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const { content } = input;
  const today = run.todayIn(episode.timeZone);
  const standing = await findPrescription(run.tx, input.episodeId);
  if ((standing?.versionId ?? null) !== input.baseVersionId)
    refuse(
      "changed-meanwhile",
      "A newer version was signed while you were writing. Nothing was signed. Look at what changed.",
      { current: { versionId: standing?.versionId ?? null, number: standing?.number ?? 0 } },
    );
  if ((standing?.version ?? 0) !== input.expectedVersion) await refuseMoved(run, standing);
  const signed = await contentToSign(run.tx, episode, content, today);
  if (hashOfContent(signed) !== input.shownHash)
    refuse(
      "changed-meanwhile",
      "What would be signed is not what was shown. Nothing was signed. Review it again.",
    );
  const before = standing && (await getVersion(run.tx, standing.versionId)).content;
  const library = await readLibraryOfDraft(run.tx, [content]);
  const [problem] = [
    ...validatePrescription(content, {
      today,
      ...(await readSigningFacts(run.tx, episode, standing, library)),
      latestScores: await listLatestScores(run.tx, episode.episodeId),
      standing: before,
    }),
    ...validateChoosable(content.lines, {
      library,
      clinicIds: [...run.actor.clinicIds, episode.clinicId],
      standing: before?.lines ?? [],
    }),
    ...(await listCodeProblems(run.tx, content, today)),
  ];
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  await requireOwnLines(run.tx, input.episodeId, content.lines, "prescriber");
  await requireAnswered(run.tx, {
    patientId: episode.patientId,
    timeZone: episode.timeZone,
    today,
    named: namedFor(run.actor, episode.patientId),
    source: origin.source,
    sensitive: episode,
    content,
  });

  const { t, db } = run.tx;
  const prescriptionId = standing?.prescriptionId ?? run.newId();
  const versionId = run.newId();
  const document = sealContent(run, {
    kind: "prescription-version",
    subjectId: versionId,
    patientId: episode.patientId,
    content: signed,
    meaning: origin.source === "composed" ? "author" : "verifier",
  });
  const number = (standing?.number ?? 0) + 1;
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: origin.source === "composed" ? "signPrescription" : "transcribeOutsideOrder",
    entity: "prescription",
    entityId: input.episodeId,
    patientId: episode.patientId,
    before: standing ? { versionId: standing.versionId, number: standing.number } : null,
    after: { versionId, number, hash: input.shownHash, ...auditOfSigning(document) },
  });
  if (!standing)
    await db.insert(t.prescriptions).values({
      id: prescriptionId,
      patientId: episode.patientId,
      episodeId: input.episodeId,
      discipline: content.discipline,
      state: "active",
      currentVersionId: versionId,
      endsOn: content.endsOn,
    });
  await db.insert(t.prescriptionVersions).values({
    id: versionId,
    prescriptionId,
    number,
    baseVersionId: input.baseVersionId,
    kind: content.kind,
    leftOpen: content.leftOpen,
    source: origin.source,
    startsOn: content.startsOn,
    endsOn: content.endsOn,
    reviewOn: content.reviewOn,
    primaryMeasureId: content.primaryMeasureId ?? null,
    documentId: document.documentId,
    prescriberId: run.actor.staffId,
    outsidePrescriber: origin.outsidePrescriber,
    signedAt: run.now,
  });
  for (const [position, line] of content.lines.entries())
    await db.insert(t.prescriptionLines).values({
      id: line.lineId,
      versionId,
      lineKey: line.lineKey,
      position,
      exerciseId: line.exerciseId,
      exerciseVersion: line.exerciseVersion,
      name: line.name,
      side: line.side,
      owner: line.owner,
      consequence: line.consequence,
      dose: line.dose,
      bounds: line.bounds,
      weeklySteps: line.weeklySteps,
      isHomeProgram: line.isHomeProgram,
      note: line.note,
      details: keptDetails(line),
    });
  if (standing) await insertEvent(run, prescriptionId, standing.versionId, "superseded", "", seq);
  await insertEvent(run, prescriptionId, versionId, "signed", "", seq);
  if (standing)
    await db
      .update(t.prescriptions)
      .set({
        state: "active",
        currentVersionId: versionId,
        endsOn: content.endsOn,
        version: standing.version + 1,
      })
      .where(eq(t.prescriptions.id, prescriptionId));
  await signLimits(run, episode, versionId, content, seq);
  await signDocument(run, document);
  await recordDiagnoses(run, episode, content.diagnoses);
  await applyToCurrentDoses(
    run,
    input.episodeId,
    {
      kind: "lines-signed",
      owns: "prescriber",
      lines: content.lines.map((line) => ({ lineKey: line.lineKey, lineId: line.lineId, dose: line.dose })),
    },
    { source: "version", sourceId: versionId, madeOn: today, seq },
  );
  await settleAfterSigning(run, episode, { versionId, prescriptionId, content, standing });
  return { versionId, number, hash: input.shownHash, signedAt: run.now };
}

/** A hold or a revocation is answered by a signature that saw it, never ended by one that did not. */
async function refuseMoved(run: Run, standing: StandingPrescription | undefined): Promise<never> {
  const event = standing ? await findLastEvent(run.tx, standing.prescriptionId) : undefined;
  return refuse(
    "changed-meanwhile",
    `${event ? describeEvent(event) : "This prescription changed"}. That was while you were writing. Nothing was signed, and your draft is kept. Look at it, then sign.`,
    standing
      ? { current: { versionId: standing.versionId, state: standing.state, version: standing.version } }
      : {},
  );
}

export async function insertEvent(
  run: Run,
  prescriptionId: string,
  versionId: string | null,
  kind: "signed" | "accepted" | "sent-back" | "held" | "resumed" | "superseded" | "revoked",
  reason: string,
  seq: number,
): Promise<void> {
  await run.tx.db.insert(run.tx.t.prescriptionEvents).values({
    id: run.newId(),
    prescriptionId,
    versionId,
    kind,
    actorId: run.actor.staffId,
    reason,
    at: run.now,
    seq,
  });
}

/** What a new version ends and begins around it: permissions, the prescriber, the reasons in the queue, the draft. */
async function settleAfterSigning(
  run: Run,
  episode: ReachedEpisode,
  signed: {
    versionId: string;
    prescriptionId: string;
    content: PrescriptionContent;
    standing: StandingPrescription | undefined;
  },
): Promise<void> {
  const { t, db } = run.tx;
  const { content, versionId } = signed;
  await db
    .update(t.permissions)
    .set({ endedAt: run.now, endedBecause: "a new version was signed" })
    .where(and(eq(t.permissions.episodeId, episode.episodeId), isNull(t.permissions.endedAt)));
  const prescriberId = run.actor.role === "physiatrist" ? run.actor.staffId : episode.prescriberId;
  if (run.actor.role === "physiatrist")
    await db
      .update(t.episodes)
      .set({ prescriberId: run.actor.staffId })
      .where(eq(t.episodes.id, episode.episodeId));
  await endSignals(run, {
    episodeId: episode.episodeId,
    kinds: [
      "sent-back",
      "prescription-ending",
      "phase-due",
      "review-due",
      "worse",
      "plateau",
      "under-dosed",
      "told",
      "report",
      "new-pain",
      "medication-changed",
    ],
  });
  if (prescriberId) {
    const common = { patientId: episode.patientId, episodeId: episode.episodeId, prescriberId };
    await raiseSignal(run, {
      ...common,
      kind: "review-due",
      facts: { on: content.reviewOn },
      sourceId: versionId,
      dueOn: content.reviewOn,
    });
    await raiseSignal(run, {
      ...common,
      kind: "prescription-ending",
      facts: { on: content.endsOn },
      sourceId: versionId,
      dueOn: addDays(content.endsOn, -7),
    });
    await raisePhaseDue(run, common, episode, versionId, content);
  }
  await db
    .delete(t.drafts)
    .where(
      and(
        eq(t.drafts.ownerId, run.actor.staffId),
        eq(t.drafts.kind, "prescription"),
        eq(t.drafts.subjectId, episode.episodeId),
      ),
    );
}
