import { and, eq, inArray, ne } from "drizzle-orm";
import type { AccessAction } from "#domain/access/access.ts";
import type {
  Precaution,
  PrecautionEffect,
  PrecautionEventKind,
  PrecautionState,
} from "#domain/precautions/precaution.ts";
import { precautionOf, screenRecord, unansweredRules } from "#domain/precautions/screen.ts";
import { mayLift } from "#domain/prescriptions/limits-in-force.ts";
import { type ReachedPatient, requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endPermissions } from "#server/requests/permissions.commands.ts";
import { listPrecautionsInForce, mostPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";

/** Runs the rules over the record: what they set off and is not there yet is raised, and holds from this moment. */
export async function screenPatient(run: Run, patient: ReachedPatient): Promise<{ raised: number }> {
  const { t, db } = run.tx;
  const conditions = await db
    .select({ conditionId: t.conditions.id, icd10: t.conditions.icd10, words: t.conditions.words })
    .from(t.conditions)
    .where(
      and(
        eq(t.conditions.patientId, patient.patientId),
        eq(t.conditions.status, "active"),
        ne(t.conditions.icd10, ""),
      ),
    )
    .limit(300);
  const medications = await db
    .select({ medicationId: t.medications.id, kind: t.medications.kind, words: t.medications.words })
    .from(t.medications)
    .where(and(eq(t.medications.patientId, patient.patientId), eq(t.medications.status, "active")))
    .limit(300);
  const known = await db
    .select({ content: t.precautions.content })
    .from(t.precautions)
    .where(eq(t.precautions.patientId, patient.patientId))
    .limit(1000);
  const answered = known.map(({ content }) => content);
  let raised = 0;
  for (const found of unansweredRules(screenRecord({ conditions, medications }), answered)) {
    const precautionId = run.newId();
    const owner = { kind: "physiatrist" as const, staffId: run.actor.staffId, name: run.actor.shownName };
    await raisePrecaution(
      run,
      patient,
      precautionOf(found, { precautionId, owner, fromOn: run.todayIn(patient.timeZone) }),
    );
    raised += 1;
  }
  return { raised };
}

export async function raisePrecaution(run: Run, patient: ReachedPatient, content: Precaution): Promise<void> {
  const { t, db } = run.tx;
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
    after: { effect: content.effect, ruleId: content.ruleId ?? null },
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
  await endPermissions(run, { patientId: patient.patientId }, "a precaution was raised");
}

async function insertPrecautionEvent(
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

type Decision = {
  precautionIds: readonly string[];
  kind: Extract<PrecautionEventKind, "confirmed" | "set-aside" | "acknowledged" | "lifted">;
  reason: string;
};
const actions: Record<Decision["kind"], AccessAction> = {
  confirmed: "precautions.decide",
  "set-aside": "precautions.decide",
  acknowledged: "precautions.acknowledge",
  lifted: "precautions.lift",
};
const verbs: Record<Decision["kind"], string> = {
  confirmed: "confirmPrecaution",
  "set-aside": "setAsidePrecaution",
  acknowledged: "acknowledgePrecaution",
  lifted: "liftPrecaution",
};

/**
 * States a decision is made in. The state is the version of a precaution: nothing else of it ever changes, and what is
 * raised is answered once. What was confirmed is lifted by its owner, never set aside by another.
 */
const decidedFrom: Record<Decision["kind"], readonly PrecautionState[]> = {
  confirmed: ["raised"],
  "set-aside": ["raised"],
  acknowledged: ["raised", "confirmed"],
  lifted: ["raised", "confirmed"],
};
const stateWords: Record<PrecautionState, string> = {
  raised: "is raised and waits to be confirmed",
  confirmed: "is confirmed already; only its owner or a delegate lifts it",
  "set-aside": "was set aside already and does not hold",
  lifted: "was lifted already and does not hold",
};

/** Confirms, sets aside with a reason, acknowledges, or lifts. A contraindication is decided one at a time. */
export async function decidePrecautions(
  run: Run,
  patientId: string,
  decision: Decision,
): Promise<{ decided: number }> {
  const { t, db } = run.tx;
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: actions[decision.kind], now: run.now },
    patientId,
  );
  const rows = await db
    .select({
      id: t.precautions.id,
      effect: t.precautions.effect,
      state: t.precautions.state,
      content: t.precautions.content,
    })
    .from(t.precautions)
    .where(
      and(
        eq(t.precautions.patientId, patient.patientId),
        inArray(t.precautions.id, [...decision.precautionIds]),
      ),
    );
  if (rows.length !== decision.precautionIds.length) return refuseNotFound();
  requireDecidable(run, rows, decision);
  for (const row of rows) {
    const seq = await run.audit({
      chainId: patient.clinicId,
      action: verbs[decision.kind],
      entity: "precaution",
      entityId: row.id,
      patientId: patient.patientId,
      before: { state: row.state },
      ...(decision.reason === "" ? {} : { reason: decision.reason }),
    });
    await insertPrecautionEvent(run, row.id, decision.kind, decision.reason, seq);
    if (decision.kind !== "acknowledged")
      await db.update(t.precautions).set({ state: decision.kind }).where(eq(t.precautions.id, row.id));
  }
  return { decided: rows.length };
}

function requireDecidable(
  run: Run,
  rows: readonly { effect: PrecautionEffect; state: PrecautionState; content: Precaution }[],
  decision: Decision,
): void {
  const hasContraindication = rows.some((row) => row.effect === "contraindication");
  if (decision.kind !== "acknowledged" && rows.length > 1 && hasContraindication)
    refuse("invalid", "A contraindication is decided one at a time.");
  for (const { state, content } of rows) {
    if (!decidedFrom[decision.kind].includes(state))
      refuse("changed-meanwhile", `${content.words}: it ${stateWords[state]}. Nothing was changed.`, {
        current: { state },
      });
    if (decision.kind === "lifted" && !mayLift(content, run.actor.staffId))
      refuse(
        "not-now",
        `${content.words} is owned by ${content.owner.name}. Only its owner or a delegate lifts it.`,
      );
  }
  if (decision.kind === "lifted" && hasContraindication && decision.reason === "")
    refuse("invalid", "Say why this contraindication no longer holds.", { field: "reason" });
}
