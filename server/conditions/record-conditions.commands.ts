import type { OtherCondition } from "#domain/consultations/consultation.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import { isConditionScreened } from "#domain/precautions/screened.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import { type ReachedEpisode, requireEpisode } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { listBillingProblems } from "#server/diagnoses/billable.queries.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { refuse } from "#server/refusal.ts";
import { listNotHeld } from "./problem-list.queries.ts";

/** What the problem list does not hold yet joins it, in a sensitive episode under its section. */
export async function recordConditions(
  run: Run,
  patientId: string,
  found: readonly OtherCondition[],
  { isSensitive, sensitiveSection }: Sensitive,
): Promise<string[]> {
  const notHeld = await listNotHeld(run.tx, patientId, found, { sensitiveSection });
  const ids: string[] = [];
  for (const { code, title, side, onsetOn } of notHeld) {
    const id = run.newId();
    ids.push(id);
    await run.tx.db.insert(run.tx.t.conditions).values({
      id,
      patientId,
      source: "recorded",
      recordedBy: run.actor.staffId,
      recordedAt: run.now,
      words: title,
      icd10: code,
      side,
      status: "active",
      onsetOn: onsetOn ?? null,
      isSensitive,
      sensitiveSection,
      screening: code !== "" && isConditionScreened(code) ? "screened" : "not-screened",
    });
  }
  return ids;
}

/** The diagnoses of what was signed join the problem list, and what they mean for therapy holds from this moment. */
export async function recordDiagnoses(
  run: Run,
  episode: ReachedEpisode,
  diagnoses: readonly Diagnosis[],
): Promise<void> {
  const recorded = await recordConditions(run, episode.patientId, diagnoses, episode);
  if (recorded.length > 0) await screenPatient(run, episode);
}

/** Adds one diagnosis to the problem list before the prescription that treats it is signed. */
export async function recordDiagnosis(
  run: Run,
  { episodeId, diagnosis }: { episodeId: string; diagnosis: Diagnosis },
): Promise<{ factId: string; raised: number }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "prescriptions.sign", now: run.now },
    episodeId,
  );
  requireNamed(episode, run.actor);
  const today = run.todayIn(episode.timeZone);
  const [problem] = await listBillingProblems(run.tx, [diagnosis.code], today);
  if (problem) refuse("invalid", problem.words, { field: "diagnosis.code" });
  const [factId] = await recordConditions(run, episode.patientId, [diagnosis], episode);
  if (factId === undefined)
    return refuse("not-now", "This diagnosis stands on the problem list already. Look again.");
  await run.audit({
    chainId: episode.clinicId,
    action: "recordFact",
    entity: "condition",
    entityId: factId,
    patientId: episode.patientId,
    after: { episodeId },
  });
  return { factId, ...(await screenPatient(run, episode, { tellsActor: false })) };
}
