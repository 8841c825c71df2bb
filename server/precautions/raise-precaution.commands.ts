import { eq } from "drizzle-orm";
import {
  keptPrecautionWords,
  type Precaution,
  type PrecautionEventKind,
} from "#domain/precautions/precaution.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { SignalKind } from "#domain/reviews/review.ts";
import type { ReachedPatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { endPermissions } from "#server/requests/permissions.commands.ts";
import { endSignals, raiseSignal } from "#server/reviews/signals.commands.ts";
import {
  listLimitsInForce,
  listPrecautionsInForce,
  mostLimitsInForce,
  mostPrecautionsInForce,
} from "#server/sessions/plan-in-force.queries.ts";
import { listRunningEpisodes } from "./owners.queries.ts";

export type Raising = {
  content: Precaution;
  /** Limits that stand and fall with it. */
  limits?: readonly Limit[];
  /** Whether its own prescriber is told too: not at the visit where they stand before it. */
  tellsActor?: boolean;
};

/** Puts a precaution in force, with its limits; ends what was permitted before it, and tells both clinicians. */
export async function raisePrecaution(run: Run, patient: ReachedPatient, raising: Raising): Promise<void> {
  const { t, db } = run.tx;
  const { content, limits = [] } = raising;
  if ((await listPrecautionsInForce(run.tx, patient.patientId)).length >= mostPrecautionsInForce)
    refuse(
      "too-many",
      `At most ${mostPrecautionsInForce} precautions hold for one patient, so that none is overlooked. Set one aside or lift it first.`,
    );
  const seq = await run.audit({
    chainId: patient.clinicId,
    action: "raisePrecaution",
    entity: "precaution",
    entityId: content.precautionId,
    patientId: patient.patientId,
    after: {
      effect: content.effect,
      ruleId: content.sensitive ? null : (content.ruleId ?? null),
      ruleVersion: content.ruleVersion ?? null,
    },
  });
  await db.insert(t.precautions).values({
    id: content.precautionId,
    patientId: patient.patientId,
    effect: content.effect,
    words: content.words,
    content,
    raisedAt: run.now,
    raisedBy: run.actor.staffId,
    dueForLiftingOn: content.dueForLiftingOn ?? null,
    state: "raised",
  });
  await insertPrecautionEvent(run, content.precautionId, "raised", "", seq);
  await raiseLimits(run, patient, { precautionId: content.precautionId, limits, seq });
  await endPermissions(run, { patientId: patient.patientId }, "a precaution was raised");
  await tellPrescribers(run, patient, raising);
}

export async function insertPrecautionEvent(
  run: Run,
  precautionId: string,
  kind: PrecautionEventKind,
  reason: string,
  seq: number,
): Promise<void> {
  await run.tx.db
    .insert(run.tx.t.precautionEvents)
    .values({ id: run.newId(), precautionId, kind, actorId: run.actor.staffId, reason, at: run.now, seq });
}

async function raiseLimits(
  run: Run,
  { patientId }: ReachedPatient,
  { precautionId, limits, seq }: { precautionId: string; limits: readonly Limit[]; seq: number },
): Promise<void> {
  if (limits.length === 0) return;
  const { t, db } = run.tx;
  if ((await listLimitsInForce(run.tx, patientId)).length + limits.length > mostLimitsInForce)
    refuse(
      "too-many",
      `At most ${mostLimitsInForce} limits hold for one patient, so that none is overlooked. Lift one that is no longer needed first.`,
    );
  for (const limit of limits) {
    await db.insert(t.limits).values({
      id: limit.limitId,
      patientId,
      episodeId: null,
      kind: limit.kind,
      content: limit,
      sourceKind: "precaution",
      sourceId: precautionId,
      dueForLiftingOn: limit.dueForLiftingOn ?? null,
      raisedAt: run.now,
    });
    await db.insert(t.limitEvents).values({
      id: run.newId(),
      limitId: limit.limitId,
      kind: "raised",
      actorId: run.actor.staffId,
      at: run.now,
      seq,
    });
  }
}

/** What a precaution limited does not outlive it. */
export async function liftLimitsOf(
  run: Run,
  patientId: string,
  precautionId: string,
  { reason, seq }: { reason: string; seq: number },
): Promise<void> {
  const { t, db } = run.tx;
  const standing = (await listLimitsInForce(run.tx, patientId)).filter(
    (row) => row.sourceKind === "precaution" && row.sourceId === precautionId,
  );
  for (const { limitId } of standing) {
    await db.insert(t.limitEvents).values({
      id: run.newId(),
      limitId,
      kind: "lifted",
      actorId: run.actor.staffId,
      reason,
      at: run.now,
      seq,
    });
    await db.update(t.limits).set({ liftedAt: run.now }).where(eq(t.limits.id, limitId));
  }
}

const toldKinds = ["contraindication-raised", "precaution-raised"] as const satisfies readonly SignalKind[];
/** One patient seldom has more prescribers at once; each is told by a reason of their own. */
const mostPrescribers = 3;
const signalSources = (precautionId: string): string[] =>
  Array.from({ length: mostPrescribers }, (_, index) =>
    index === 0 ? precautionId : `${precautionId}-${index + 1}`,
  );

const stopsTherapy = ({ effect, excludedTags, onlyAt = [] }: Precaution): boolean =>
  effect === "contraindication" && excludedTags.includes("all-therapy") && onlyAt.length === 0;

/** The queue of every prescriber of a running episode; the therapist reads it on the day's list and in the chart. */
async function tellPrescribers(
  run: Run,
  patient: ReachedPatient,
  { content, tellsActor = true }: Raising,
): Promise<void> {
  const episodes = await listRunningEpisodes(run.tx, patient.patientId);
  const told = new Map<string, string>();
  for (const { episodeId, prescriberId } of episodes)
    if (prescriberId && !told.has(prescriberId) && (tellsActor || prescriberId !== run.actor.staffId))
      told.set(prescriberId, episodeId);
  const sources = signalSources(content.precautionId);
  for (const [index, [prescriberId, episodeId]] of [...told].slice(0, mostPrescribers).entries())
    await raiseSignal(run, {
      patientId: patient.patientId,
      episodeId,
      prescriberId,
      kind: stopsTherapy(content) ? "contraindication-raised" : "precaution-raised",
      facts: { effect: content.effect, words: content.sensitive ? keptPrecautionWords : content.words },
      sourceId: sources[index] ?? content.precautionId,
      dueOn: run.todayIn(patient.timeZone),
    });
}

/** Confirmed, set aside or lifted, it is no reason in anybody's queue any more. */
export async function endToldSignals(run: Run, precautionId: string): Promise<void> {
  for (const sourceId of signalSources(precautionId)) await endSignals(run, { sourceId, kinds: toldKinds });
}
