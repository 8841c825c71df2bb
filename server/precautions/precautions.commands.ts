import { and, eq, inArray } from "drizzle-orm";
import type { AccessAction } from "#domain/access/access.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { type PrecautionEffect } from "#domain/precautions/effect.ts";
import {
  type Precaution,
  type PrecautionEventKind,
  type PrecautionState,
  shownPrecautionWords,
} from "#domain/precautions/precaution.ts";
import { isLiftedBy } from "#domain/prescriptions/limits-in-force.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse, refuseNotFound } from "#server/refusal.ts";
import { endToldSignals, insertPrecautionEvent, liftLimitsOf } from "./raise-precaution.commands.ts";

type Kind = Extract<PrecautionEventKind, "confirmed" | "set-aside" | "acknowledged" | "lifted">;
type Decision = { precautionIds: readonly string[]; reason: string } & (
  | { kind: Exclude<Kind, "acknowledged"> }
  /** Whether they were read as holding or as ended: what was lifted meanwhile is not read as lifted by it. */
  | { kind: "acknowledged"; seen: "holds" | "ended" }
);
const actions: Record<Kind, AccessAction> = {
  confirmed: "precautions.decide",
  "set-aside": "precautions.decide",
  acknowledged: "precautions.acknowledge",
  lifted: "precautions.lift",
};
const verbs: Record<Kind, string> = {
  confirmed: "confirmPrecaution",
  "set-aside": "setAsidePrecaution",
  acknowledged: "acknowledgePrecaution",
  lifted: "liftPrecaution",
};

/**
 * States a decision is made in. The state is the version of a precaution: nothing else of it ever changes, and what is
 * raised is answered once. What was confirmed is lifted by its owner, never set aside by another.
 */
const decidedFrom: Record<Exclude<Kind, "acknowledged">, readonly PrecautionState[]> = {
  confirmed: ["raised"],
  "set-aside": ["raised"],
  lifted: ["raised", "confirmed"],
};
const readAs: Record<"holds" | "ended", readonly PrecautionState[]> = {
  holds: ["raised", "confirmed"],
  ended: ["lifted", "set-aside"],
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
  requireDecidable(run, rows, decision, namedFor(run.actor, patient.patientId));
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
    if (decision.kind === "acknowledged") continue;
    await db.update(t.precautions).set({ state: decision.kind }).where(eq(t.precautions.id, row.id));
    await endToldSignals(run, row.id);
    if (decision.kind !== "confirmed")
      await liftLimitsOf(run, patient.patientId, row.id, { reason: decision.reason, seq });
  }
  return { decided: rows.length };
}

function requireDecidable(
  run: Run,
  rows: readonly { effect: PrecautionEffect; state: PrecautionState; content: Precaution }[],
  decision: Decision,
  named: readonly SensitiveSection[],
): void {
  const hasContraindication = rows.some((row) => row.effect === "contraindication");
  // Two facts may set off one rule: that is one contraindication, said once.
  const isOne = new Set(rows.map(({ content }) => content.ruleId ?? content.precautionId)).size === 1;
  if (decision.kind !== "acknowledged" && rows.length > 1 && hasContraindication && !isOne)
    refuse("invalid", "A contraindication is decided one at a time.");
  const from = decision.kind === "acknowledged" ? readAs[decision.seen] : decidedFrom[decision.kind];
  for (const { state, content } of rows) {
    const words = shownPrecautionWords(content, named);
    if (!from.includes(state))
      refuse("changed-meanwhile", `${words}: it ${stateWords[state]}. Nothing was changed.`, {
        current: { state },
      });
    if (decision.kind === "lifted" && !isLiftedBy(content, run.actor))
      refuse("not-now", `${words} is owned by ${content.owner.name}. Only its owner or a delegate lifts it.`);
  }
  if (decision.kind === "lifted" && hasContraindication && decision.reason === "")
    refuse("invalid", "Say why this contraindication no longer holds.", { field: "reason" });
}
