import { and, eq, inArray, isNull } from "drizzle-orm";
import { canonicalJson } from "#db/engine/canonical.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { isLiftedBy, mayLift } from "#domain/prescriptions/limits-in-force.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { type ReachedEpisode, requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { listLimitsInForce, mostLimitsInForce } from "#server/sessions/plan-in-force.queries.ts";

/** New limits come into force; a limit left out is lifted only by its owner or a named delegate. */
export async function signLimits(
  run: Run,
  episode: ReachedEpisode,
  versionId: string,
  content: PrescriptionContent,
  seq: number,
): Promise<void> {
  const known = await listLimitsInForce(run.tx, episode.patientId);
  const raised = content.limits.filter((limit) => !known.some((row) => row.limitId === limit.limitId));
  if (raised.length > 0 && known.length + raised.length > mostLimitsInForce)
    refuse(
      "too-many",
      `At most ${mostLimitsInForce} limits hold for one patient, so that none is overlooked. Lift one that is no longer needed first.`,
      { field: "content.limits" },
    );
  requireUnchanged(content.limits, known);
  await requireUnused(run, content.limits, raised);
  await requireLifters(run, episode.clinicId, content.limits, raised);
  const { t, db } = run.tx;
  for (const limit of raised) {
    await db.insert(t.limits).values({
      id: limit.limitId,
      patientId: episode.patientId,
      episodeId: episode.episodeId,
      kind: limit.kind,
      content: limit,
      sourceKind: "prescription-version",
      sourceId: versionId,
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
  const listed = new Set(content.limits.map((limit) => limit.limitId));
  for (const row of known) {
    if (row.episodeId !== episode.episodeId || listed.has(row.limitId)) continue;
    requireDue(row, run.todayIn(episode.timeZone));
    if (!mayLift(row.content, run.actor.staffId))
      refuse(
        "not-now",
        `A limit owned by ${row.content.owner.name} is left out of this version. Only its owner or a delegate lifts it. Put it back, or ask its owner.`,
        { field: "content.limits" },
      );
    await insertLifted(run, row.limitId, "left out of the signed version", seq);
  }
}

/**
 * A limit a procedure started is not lifted by a draft begun before it: left out, it is due, or a word of its owner lifts it.
 */
function requireDue(
  row: { sourceKind: string; content: Limit; dueForLiftingOn: string | null },
  today: string,
): void {
  if (row.sourceKind !== "procedure" || (row.dueForLiftingOn !== null && row.dueForLiftingOn <= today))
    return;
  refuse(
    "not-now",
    `${describeLimit(row.content)} was started by a procedure, is not due for lifting yet, and is left out of this version. Put it back.`,
    { field: "content.limits" },
  );
}

/** Puts a limit in force that no prescription wrote. */
export async function raiseLimit(
  run: Run,
  episode: { episodeId: string; patientId: string },
  limit: Limit,
  source: { sourceKind: "procedure"; sourceId: string; seq: number },
): Promise<void> {
  const { t, db } = run.tx;
  if ((await listLimitsInForce(run.tx, episode.patientId)).length >= mostLimitsInForce)
    refuse(
      "too-many",
      `At most ${mostLimitsInForce} limits hold for one patient, so that none is overlooked. Lift one that is no longer needed first.`,
    );
  const { sourceKind, sourceId, seq } = source;
  await db.insert(t.limits).values({
    id: limit.limitId,
    patientId: episode.patientId,
    episodeId: episode.episodeId,
    kind: limit.kind,
    content: limit,
    sourceKind,
    sourceId,
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

/** What is signed of a limit is what holds: one that stands is carried as it is. */
function requireUnchanged(
  limits: readonly Limit[],
  known: readonly { limitId: string; content: Limit }[],
): void {
  for (const [index, limit] of limits.entries()) {
    const standing = known.find((row) => row.limitId === limit.limitId);
    if (!standing || canonicalJson(standing.content) === canonicalJson(limit)) continue;
    refuse(
      "invalid",
      `${describeLimit(standing.content)} stands, owned by ${standing.content.owner.name}, and this says something else of it. Its owner lifts it; a new limit is added beside it.`,
      { field: `content.limits.${index}` },
    );
  }
}

/** The id of a limit is its identity for ever: what was lifted does not come back under it. */
async function requireUnused(run: Run, limits: readonly Limit[], raised: readonly Limit[]): Promise<void> {
  if (raised.length === 0) return;
  const { t, db } = run.tx;
  const ids = raised.map((limit) => limit.limitId);
  const [used] = await db
    .select({ id: t.limits.id })
    .from(t.limits)
    .where(inArray(t.limits.id, ids))
    .limit(1);
  if (used)
    refuse("invalid", "This limit was lifted meanwhile. Remove it, and add it again if it is still needed.", {
      field: `content.limits.${limits.findIndex((limit) => limit.limitId === used.id)}`,
    });
}

/** Whoever owns a new limit here, or may lift it in the owner's place, may: a physiatrist or a therapist at work in the patient's clinic. */
async function requireLifters(
  run: Run,
  clinicId: string,
  limits: readonly Limit[],
  raised: readonly Limit[],
): Promise<void> {
  // A surgeon on the team owns what the surgeon limits, and lifts it by a word that is written down.
  const ownerOf = ({ owner }: Limit) =>
    owner.kind === "surgeon" || owner.staffId === undefined ? [] : [owner.staffId];
  const named = raised.flatMap((limit) => [...ownerOf(limit), ...limit.delegateStaffIds]);
  if (named.length === 0) return;
  const { staff, memberships } = run.tx.t;
  const clinicians = await run.tx.db
    .select({ id: staff.id, level: staff.level })
    .from(staff)
    .innerJoin(memberships, and(eq(memberships.staffId, staff.id), eq(memberships.clinicId, clinicId)))
    .where(
      and(
        inArray(staff.id, [...new Set(named)]),
        eq(staff.isActive, true),
        inArray(staff.role, ["physiatrist", "therapist"]),
      ),
    )
    .limit(named.length);
  const may = new Set(clinicians.filter(({ level }) => level !== "assistant").map(({ id }) => id));
  for (const limit of raised) {
    const at = `content.limits.${limits.indexOf(limit)}`;
    if (ownerOf(limit).some((staffId) => !may.has(staffId)))
      refuse(
        "invalid",
        "Its owner is no physiatrist or therapist at work in the patient's clinic. Name another.",
        { field: `${at}.owner` },
      );
    if (limit.delegateStaffIds.some((staffId) => !may.has(staffId)))
      refuse(
        "invalid",
        "Whoever may lift this is no physiatrist or therapist at work in the patient's clinic. Name another.",
        { field: `${at}.delegateStaffIds` },
      );
  }
}

async function insertLifted(run: Run, limitId: string, reason: string, seq: number): Promise<void> {
  const { t, db } = run.tx;
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

/** Its owner or a delegate lifts a limit at once, with the reason; one that stands with a precaution falls with it. */
export async function liftOwnLimit(
  run: Run,
  lifting: { patientId: string; limitId: string; reason: string },
): Promise<{ limitId: string }> {
  const { t, db } = run.tx;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "limits.lift", now: run.now },
    lifting.patientId,
  );
  const [limit] = await db
    .select({ content: t.limits.content, sourceKind: t.limits.sourceKind, liftedAt: t.limits.liftedAt })
    .from(t.limits)
    .where(and(eq(t.limits.id, lifting.limitId), eq(t.limits.patientId, patient.patientId)));
  if (!limit) return refuseNotFound();
  const { content, sourceKind, liftedAt } = limit;
  const words = describeLimit(content);
  if (liftedAt !== null)
    refuse("changed-meanwhile", `${words}: it was lifted already and does not hold. Nothing was changed.`, {
      current: { liftedAt },
    });
  if (sourceKind === "precaution")
    refuse("not-now", `${words} stands with a precaution and falls with it. Lift the precaution.`);
  if (!isLiftedBy(content, run.actor))
    refuse("not-now", `${words} is owned by ${content.owner.name}. Only its owner or a delegate lifts it.`);
  const seq = await run.audit({
    chainId: patient.clinicId,
    action: "liftLimit",
    entity: "limit",
    entityId: lifting.limitId,
    patientId: patient.patientId,
    before: { words },
    reason: lifting.reason,
  });
  await insertLifted(run, lifting.limitId, lifting.reason, seq);
  return { limitId: lifting.limitId };
}

/** Says that this person has read that limits hold no longer. */
export async function acknowledgeLifted(
  run: Run,
  read: { patientId: string; limitIds: readonly string[] },
): Promise<{ acknowledged: number }> {
  const { t, db } = run.tx;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "precautions.acknowledge", now: run.now },
    read.patientId,
  );
  const rows = await db
    .select({ limitId: t.limits.id, content: t.limits.content, liftedAt: t.limits.liftedAt })
    .from(t.limits)
    .where(and(eq(t.limits.patientId, patient.patientId), inArray(t.limits.id, [...read.limitIds])));
  if (rows.length !== read.limitIds.length) return refuseNotFound();
  for (const { limitId, content, liftedAt } of rows) {
    if (liftedAt === null)
      refuse("not-now", `${describeLimit(content)} holds. Nothing was recorded.`, { field: "limitIds" });
    const seq = await run.audit({
      chainId: patient.clinicId,
      action: "acknowledgeLimit",
      entity: "limit",
      entityId: limitId,
      patientId: patient.patientId,
    });
    await db.insert(t.limitEvents).values({
      id: run.newId(),
      limitId,
      kind: "acknowledged",
      actorId: run.actor.staffId,
      at: run.now,
      seq,
    });
  }
  return { acknowledged: rows.length };
}

/** Lifts one limit for its owner or a delegate, who may be somebody else than the one who writes it down. */
export async function liftLimit(
  run: Run,
  lifting: { patientId: string; limitId: string; byStaffId: string; reason: string; seq: number },
): Promise<void> {
  const { t, db } = run.tx;
  const [limit] = await db
    .select({ content: t.limits.content })
    .from(t.limits)
    .where(
      and(
        eq(t.limits.id, lifting.limitId),
        eq(t.limits.patientId, lifting.patientId),
        isNull(t.limits.liftedAt),
      ),
    );
  if (!limit)
    return refuse("not-now", "This limit does not hold any more. Nothing was recorded.", { field: "effect" });
  if (!mayLift(limit.content, lifting.byStaffId))
    refuse(
      "not-now",
      `This limit is owned by ${limit.content.owner.name}. Only its owner or a delegate lifts it.`,
      { field: "effect" },
    );
  await insertLifted(run, lifting.limitId, lifting.reason, lifting.seq);
}
