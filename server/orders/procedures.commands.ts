import { effectsOf, limitOfEffect, precautionOfEffect } from "#domain/orders/procedures/effects.ts";
import { describeProcedureKind, type ProcedureContent } from "#domain/orders/procedures/procedure.ts";
import { validateProcedure } from "#domain/orders/procedures/validate-procedure.ts";
import { type ReachedEpisode, requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { decidePrecautions } from "#server/precautions/precautions.commands.ts";
import { raisePrecaution } from "#server/precautions/raise-precaution.commands.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { raiseLimit } from "#server/prescriptions/limits.commands.ts";
import { refuse } from "#server/refusal.ts";
import { endPermissions } from "#server/requests/permissions.commands.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { readRecordFacts } from "./record-facts.queries.ts";

export type SignProcedure = { episodeId: string; content: ProcedureContent };

/**
 * Signs a procedure: what was done stays as it was shown, its limits and precautions hold from this moment, and what was
 * permitted for the patient as they were before ends.
 */
export async function signProcedure(
  run: Run,
  { episodeId, content }: SignProcedure,
): Promise<{ procedureId: string }> {
  const { t, db } = run.tx;
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "orders.perform", now: run.now },
    episodeId,
  );
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const [problem] = validateProcedure(content, { today: run.todayIn(episode.timeZone) });
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  const procedureId = run.newId();
  const { patientId } = episode;
  const document = sealContent(run, {
    kind: "procedure",
    subjectId: procedureId,
    patientId,
    content,
    meaning: "author",
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "signProcedure",
    entity: "procedure",
    entityId: procedureId,
    patientId,
    after: { episodeId, kind: content.kind, ...auditOfSigning(document) },
  });
  const { kind, site, side, level, performedOn, confoundedUntilOn } = content;
  await db.insert(t.procedures).values({
    id: procedureId,
    patientId,
    episodeId,
    kind,
    site,
    side,
    level,
    performedOn,
    confoundedUntilOn,
    documentId: document.documentId,
    physiatristId: run.actor.staffId,
    signedAt: run.now,
  });
  for (const [row, drug] of content.drugs.entries())
    await db
      .insert(t.procedureDrugs)
      .values({ procedureId, row, ...drug, expiresOn: drug.expiresOn ?? null });
  await signDocument(run, document);
  await startEffects(run, episode, { procedureId, content, seq });
  await screenPatient(run, episode, { tellsActor: false, isOfItself: true });
  await endPermissions(run, { patientId }, "a procedure was done");
  await endDraft(run, "procedure", episodeId);
  return { procedureId };
}

/** What the signed procedure starts, owned by its physiatrist, whom the treating therapist may stand in for. */
async function startEffects(
  run: Run,
  episode: ReachedEpisode,
  { procedureId, content, seq }: { procedureId: string; content: ProcedureContent; seq: number },
): Promise<void> {
  const patient = {
    patientId: episode.patientId,
    clinicId: episode.clinicId,
    timeZone: episode.timeZone,
  };
  const { hasDiabetes } = await readRecordFacts(run.tx, episode.patientId, {
    today: run.todayIn(episode.timeZone),
    named: namedFor(run.actor, episode.patientId),
  });
  for (const effect of effectsOf(content)) {
    const said = content.effects.find(({ effectId }) => effectId === effect.effectId);
    if (!said || said.isLeftOut) continue;
    const started = {
      id: run.newId(),
      procedureId,
      hasDiabetes,
      owner: { kind: "physiatrist" as const, staffId: run.actor.staffId, name: run.actor.shownName },
      delegateStaffIds: episode.therapistId ? [episode.therapistId] : [],
      fromOn: content.performedOn,
      dueForLiftingOn: said.dueForLiftingOn,
      reason: describeProcedureKind(content.kind),
    };
    const limit = limitOfEffect(effect, started);
    if (limit) await raiseLimit(run, episode, limit, { sourceKind: "procedure", sourceId: procedureId, seq });
    const precaution = precautionOfEffect(effect, started);
    if (!precaution) continue;
    await raisePrecaution(run, patient, { content: precaution, tellsActor: false });
    // It was shown and signed: nobody is asked to confirm it once more.
    await decidePrecautions(run, episode.patientId, {
      precautionIds: [precaution.precautionId],
      kind: "confirmed",
      reason: "",
    });
  }
}
