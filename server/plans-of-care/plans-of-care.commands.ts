import { eq } from "drizzle-orm";
import { addDays } from "#domain/calendar/days.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { validateChoosable } from "#domain/exercises/own/validate-choosable.ts";
import { describeWrongSide } from "#domain/exercises/sided.ts";
import { underLoad } from "#domain/exercises/under-load.ts";
import { certifiedTo } from "#domain/plans-of-care/certification.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import { validatePlanOfCare } from "#domain/plans-of-care/validate.ts";
import { contraindicating, describeContraindicated } from "#domain/precautions/contraindicated.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { keptDetails } from "#domain/prescriptions/line.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import { checkLimits } from "#domain/sessions/check-limits.ts";
import type { ContraindicationInForce } from "#domain/sessions/plan-in-force.ts";
import { requireEpisode, requireRunning } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { Run } from "#server/command.ts";
import { applyToCurrentDoses } from "#server/doses/current-doses.commands.ts";
import { requireOwnLines } from "#server/doses/own-lines.queries.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import {
  findPlanOfCare,
  findPrescription,
  listContraindicationsInForce,
  listLimitsInForce,
  listPlanLines,
} from "#server/sessions/plan-in-force.queries.ts";
import { auditOfSigning, sealContent, signDocument } from "#server/signing/signing.commands.ts";
import { readPerson } from "./evaluation-history.queries.ts";
import { announceRecertification } from "./extend-certification.commands.ts";
import { requireEvaluation } from "./require-evaluation.commands.ts";
import { tellFallRisk } from "./tell-fall-risk.commands.ts";
import { tellHistory } from "./tell-history.commands.ts";
import { tellSignedRedFlags } from "./tell-red-flag.commands.ts";

export type SignPlanOfCare = { episodeId: string; content: PlanOfCareContent; basePlanId: string | null };

/** The therapist's plan after evaluation; its lines fill what the prescription leaves open, inside the limits. */
export async function signPlanOfCare(
  run: Run,
  input: SignPlanOfCare,
): Promise<{ planOfCareId: string; hash: string }> {
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "plansOfCare.sign", now: run.now },
    input.episodeId,
  );
  requireRunning(episode);
  requireNamed(episode, run.actor);
  const { content } = input;
  const today = run.todayIn(episode.timeZone);
  const prescription = await findPrescription(run.tx, input.episodeId);
  if (!prescription) return refuse("not-now", "No prescription is signed. The plan of care follows one.");
  if (prescription.state === "held" || prescription.state === "revoked")
    refuse("not-now", "The prescription is not in force. The plan waits until it is.");
  if (prescription.versionId !== content.prescriptionVersionId)
    refuse(
      "changed-meanwhile",
      "A newer version of the prescription was signed. Nothing was signed. Look at what changed.",
      { current: { number: prescription.number } },
    );
  const standing = await findPlanOfCare(run.tx, input.episodeId);
  if ((standing?.planOfCareId ?? null) !== input.basePlanId)
    refuse("changed-meanwhile", "Another plan was signed while you were writing. Nothing was signed.");
  requireInside(
    content,
    await requireChoosable(run, episode, content, standing?.planOfCareId),
    (await listLimitsInForce(run.tx, episode.patientId)).map((limit) => limit.content),
    await listContraindicationsInForce(run.tx, episode.patientId),
  );

  const { t, db } = run.tx;
  const [ordered] = await db
    .select({ id: t.prescriptionLines.id })
    .from(t.prescriptionLines)
    .where(eq(t.prescriptionLines.versionId, prescription.versionId))
    .limit(1);
  await requireEvaluation(run, episode, content, standing);
  const person = await readPerson(run.tx, episode.patientId, today);
  const [problem] = validatePlanOfCare(content, { today, orderedLines: ordered ? 1 : 0, person });
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  await requireOwnLines(run.tx, input.episodeId, content.lines, "therapist");
  const planOfCareId = run.newId();
  const document = sealContent(run, {
    kind: "plan-of-care",
    subjectId: planOfCareId,
    patientId: episode.patientId,
    content,
    meaning: "author",
  });
  const number = (standing?.number ?? 0) + 1;
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "signPlanOfCare",
    entity: "plan-of-care",
    entityId: planOfCareId,
    patientId: episode.patientId,
    after: { number, lines: content.lines.length, ...auditOfSigning(document) },
  });
  await tellSignedRedFlags(run, episode, content);
  await tellFallRisk(run, episode, content);
  await db.insert(t.plansOfCare).values({
    id: planOfCareId,
    patientId: episode.patientId,
    episodeId: input.episodeId,
    prescriptionVersionId: prescription.versionId,
    number,
    documentId: document.documentId,
    therapistId: run.actor.staffId,
    evaluatedOn: content.evaluatedOn,
    certifyBy: content.certifyBy,
    signedAt: run.now,
  });
  for (const [position, line] of content.lines.entries())
    await db.insert(t.planOfCareLines).values({
      id: line.lineId,
      planOfCareId,
      lineKey: line.lineKey,
      position,
      exerciseId: line.exerciseId,
      exerciseVersion: line.exerciseVersion,
      name: line.name,
      side: line.side,
      dose: line.dose,
      isHomeProgram: line.isHomeProgram,
      note: line.note,
      details: keptDetails(line),
    });
  await insertPlanEvent(run, planOfCareId, "signed", "", null, seq);
  const state = { planOfCareId, certification: "waiting" as const, certifiedTo: null };
  if (standing)
    await db
      .update(t.planOfCareStates)
      .set({ ...state, version: standing.version + 1 })
      .where(eq(t.planOfCareStates.episodeId, input.episodeId));
  else await db.insert(t.planOfCareStates).values({ episodeId: input.episodeId, ...state });
  await signDocument(run, document);
  await applyToCurrentDoses(
    run,
    input.episodeId,
    {
      kind: "lines-signed",
      owns: "therapist",
      lines: content.lines.map((line) => ({ lineKey: line.lineKey, lineId: line.lineId, dose: line.dose })),
    },
    { source: "plan-of-care", sourceId: planOfCareId, madeOn: today, seq },
  );
  await db
    .update(t.episodes)
    .set({ therapistId: run.actor.staffId, firstTreatedOn: episode.firstTreatedOn ?? content.evaluatedOn })
    .where(eq(t.episodes.id, input.episodeId));
  await endSignals(run, { episodeId: input.episodeId, kinds: ["plan-of-care-to-certify"] });
  await raiseSignal(run, {
    patientId: episode.patientId,
    episodeId: input.episodeId,
    prescriberId: episode.prescriberId ?? prescription.prescriberId,
    kind: "plan-of-care-to-certify",
    facts: { lines: content.lines.length, by: content.certifyBy, planOfCareId },
    sourceId: planOfCareId,
    dueOn: today,
  });
  await tellHistory(
    run,
    {
      patientId: episode.patientId,
      episodeId: input.episodeId,
      prescriberId: episode.prescriberId ?? prescription.prescriberId,
      planOfCareId,
      today,
    },
    content,
  );
  return { planOfCareId, hash: document.hash };
}

/** What the plan's lines name may be chosen here; answers the library they are held against. */
async function requireChoosable(
  run: Run,
  episode: { clinicId: string },
  { lines }: PlanOfCareContent,
  standingId: string | undefined,
): Promise<ExerciseLibrary> {
  const library = await readExerciseLibrary(run.tx, [...lines, ...lines.flatMap(({ upTo }) => upTo ?? [])]);
  const before = standingId ? await listPlanLines(run.tx, standingId) : [];
  const [problem] = validateChoosable(lines, {
    library,
    clinicIds: [...run.actor.clinicIds, episode.clinicId],
    standing: before.map((line) => ({ ...line, ...line.details })),
  });
  if (problem) refuse("invalid", problem.words, { field: `content.${problem.field}` });
  return library;
}

function requireInside(
  content: PlanOfCareContent,
  library: ExerciseLibrary,
  limits: Parameters<typeof checkLimits>[0],
  contraindications: readonly ContraindicationInForce[],
): void {
  for (const [index, line] of content.lines.entries()) {
    if (line.owner !== "therapist")
      refuse("invalid", "A plan of care holds the therapist's own lines.", {
        field: `content.lines.${index}.owner`,
      });
    const known = library.factsAt(line.exerciseId, line.exerciseVersion);
    if (known.isUnknown)
      return refuse("invalid", `${line.name} is not in the exercise library.`, {
        field: `content.lines.${index}.exerciseId`,
      });
    const exercise = withTreatment(known, line.treatment);
    const wrongSide = describeWrongSide(line.name, exercise, line.side);
    if (wrongSide) refuse("invalid", wrongSide, { field: `content.lines.${index}.side` });
    const [excluded] = contraindicating(contraindications, exercise, line.side);
    if (excluded)
      refuse("invalid", describeContraindicated(line.name, excluded), {
        field: `content.lines.${index}.exerciseId`,
      });
    const [excludedLoaded] = contraindicating(contraindications, underLoad(exercise, line.dose), line.side);
    if (excludedLoaded)
      refuse(
        "invalid",
        describeContraindicated(`${line.name} with a load`, excludedLoaded, "Leave the load out"),
        { field: `content.lines.${index}.dose` },
      );
    const crossed = checkLimits(limits, exercise, line.side, line.dose).find(
      (finding) => finding.place === "outside",
    );
    const limit = limits.find((candidate) => candidate.limitId === crossed?.sourceId);
    if (limit)
      refuse(
        "invalid",
        `${line.name} goes beyond a limit of the patient: ${describeLimit(limit)}. Lower it, or ask ${limit.owner.name}.`,
        { field: `content.lines.${index}.dose` },
      );
  }
}

async function insertPlanEvent(
  run: Run,
  planOfCareId: string,
  kind: "signed" | "certified" | "returned",
  reason: string,
  documentId: string | null,
  seq: number,
): Promise<void> {
  await run.tx.db.insert(run.tx.t.planOfCareEvents).values({
    id: run.newId(),
    planOfCareId,
    kind,
    actorId: run.actor.staffId,
    reason,
    documentId,
    at: run.now,
    seq,
  });
}

async function requirePlan(run: Run, planOfCareId: string) {
  const { t, db } = run.tx;
  const [plan] = await db
    .select({ episodeId: t.plansOfCare.episodeId, documentId: t.plansOfCare.documentId })
    .from(t.plansOfCare)
    .where(eq(t.plansOfCare.id, planOfCareId));
  if (!plan) return refuseNotFound();
  const episode = await requireEpisode(
    run.tx,
    { actor: run.actor, action: "plansOfCare.certify", now: run.now },
    plan.episodeId,
  );
  const standing = await findPlanOfCare(run.tx, plan.episodeId);
  if (standing?.planOfCareId !== planOfCareId)
    return refuse("changed-meanwhile", "A newer plan of care was signed. Nothing was certified.");
  if (standing.certification !== "waiting" && standing.certification !== "returned")
    return refuse("not-now", "This plan is certified already.");
  return { episode, standing, documentId: plan.documentId };
}

/** Certifies by signature: a signed document of its own that names the plan and its hash. */
export async function certifyPlanOfCare(run: Run, planOfCareId: string): Promise<{ certifiedTo: string }> {
  const { episode, standing } = await requirePlan(run, planOfCareId);
  requireNamed(episode, run.actor);
  const { t, db } = run.tx;
  const [plan] = await db
    .select({ hash: t.signedDocuments.hash, content: t.signedDocuments.content })
    .from(t.signedDocuments)
    .where(eq(t.signedDocuments.id, standing.documentId));
  if (!plan) throw new Error(`Plan of care ${planOfCareId} has no signed document`);
  const content = JSON.parse(plan.content) as PlanOfCareContent;
  // The first plan is certified from the first treatment, a later one from the evaluation it was written after.
  const first = standing.number === 1 ? (episode.firstTreatedOn ?? content.evaluatedOn) : content.evaluatedOn;
  const to = certifiedTo(first, addDays(content.evaluatedOn, content.frequency.weeks * 7));
  const document = sealContent(run, {
    kind: "certification",
    subjectId: planOfCareId,
    patientId: episode.patientId,
    meaning: "certifier",
    content: { schema: 1, planOfCareId, planHash: plan.hash, certifiedFrom: first, certifiedTo: to },
  });
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "certifyPlanOfCare",
    entity: "plan-of-care",
    entityId: planOfCareId,
    patientId: episode.patientId,
    after: { certifiedTo: to, ...auditOfSigning(document) },
  });
  await insertPlanEvent(run, planOfCareId, "certified", "", document.documentId, seq);
  await db
    .update(t.planOfCareStates)
    .set({ certification: "certified-by-signature", certifiedTo: to, version: standing.version + 1 })
    .where(eq(t.planOfCareStates.episodeId, episode.episodeId));
  await signDocument(run, document);
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["plan-of-care-to-certify"] });
  await announceRecertification(run, episode, { planOfCareId, certifiedTo: to });
  return { certifiedTo: to };
}

export async function returnPlanOfCare(
  run: Run,
  planOfCareId: string,
  reason: string,
): Promise<{ returned: boolean }> {
  const { episode, standing } = await requirePlan(run, planOfCareId);
  const seq = await run.audit({
    chainId: episode.clinicId,
    action: "returnPlanOfCare",
    entity: "plan-of-care",
    entityId: planOfCareId,
    patientId: episode.patientId,
    reason,
  });
  await insertPlanEvent(run, planOfCareId, "returned", reason, null, seq);
  await run.tx.db
    .update(run.tx.t.planOfCareStates)
    .set({ certification: "returned", version: standing.version + 1 })
    .where(eq(run.tx.t.planOfCareStates.episodeId, episode.episodeId));
  await endSignals(run, { episodeId: episode.episodeId, kinds: ["plan-of-care-to-certify"] });
  return { returned: true };
}
