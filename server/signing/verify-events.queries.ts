import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { PrescriptionEventKind } from "#domain/prescriptions/prescription.ts";

export type EventProblem = {
  kind: "prescription-event";
  /** The episode it happened in. */
  subjectId: string;
  problem: "changed" | "not-in-chain" | "missing";
};
const batch = 500;

/** What the audit row of an event says was done. */
const actionsOf: Partial<Record<PrescriptionEventKind, readonly string[]>> = {
  signed: ["signPrescription", "transcribeOutsideOrder"],
  superseded: ["signPrescription", "transcribeOutsideOrder"],
  accepted: ["acceptPrescription"],
  "sent-back": ["sendBackPrescription"],
  held: ["holdPrescription"],
  resumed: ["resumePrescription"],
  revoked: ["revokePrescription"],
  completed: ["decide"],
};
/** Events that carry the reason of their audit row to the letter. */
const withReason: readonly PrescriptionEventKind[] = ["accepted", "sent-back", "held", "resumed", "revoked"];
const acts = withReason.flatMap((kind) => actionsOf[kind] ?? []);

/**
 * Holds what happened to prescriptions against the sealed audit rows it was written with, both ways: kind, who, when and
 * why; an event that no row knows; a row whose event is gone.
 */
export async function verifyPrescriptionEvents(reader: Reader): Promise<EventProblem[]> {
  return [...(await listChanged(reader)), ...(await listMissing(reader))];
}

async function listChanged(reader: Reader): Promise<EventProblem[]> {
  const { prescriptionEvents: events, prescriptions, auditRows } = reader.t;
  const problems: EventProblem[] = [];
  let after = "";
  for (;;) {
    const rows = await reader.db
      .select({
        id: events.id,
        episodeId: prescriptions.episodeId,
        patientId: prescriptions.patientId,
        kind: events.kind,
        actorId: events.actorId,
        reason: events.reason,
        at: events.at,
        seq: events.seq,
      })
      .from(events)
      .innerJoin(prescriptions, eq(prescriptions.id, events.prescriptionId))
      .where(gt(events.id, after))
      .orderBy(asc(events.id))
      .limit(batch);
    const last = rows.at(-1);
    if (!last) return problems;
    const audited = await reader.db
      .select({
        patientId: auditRows.patientId,
        seq: auditRows.seq,
        at: auditRows.at,
        actorId: auditRows.actorId,
        action: auditRows.action,
        entityId: auditRows.entityId,
        reason: auditRows.reason,
      })
      .from(auditRows)
      .where(
        and(
          inArray(auditRows.patientId, [...new Set(rows.map(({ patientId }) => patientId))]),
          inArray(auditRows.seq, [...new Set(rows.map(({ seq }) => seq))]),
        ),
      );
    for (const event of rows) {
      const sealed = audited.filter(
        ({ patientId, seq }) => patientId === event.patientId && seq === event.seq,
      );
      const agrees = sealed.some(
        (row) =>
          actionsOf[event.kind]?.includes(row.action) === true &&
          row.actorId === event.actorId &&
          row.at === event.at &&
          (!withReason.includes(event.kind) ||
            ((row.reason ?? "") === event.reason && row.entityId === event.episodeId)),
      );
      if (!agrees)
        problems.push({
          kind: "prescription-event",
          subjectId: event.episodeId,
          problem: sealed.length === 0 ? "not-in-chain" : "changed",
        });
    }
    after = last.id;
  }
}

async function listMissing(reader: Reader): Promise<EventProblem[]> {
  const { prescriptionEvents: events, prescriptions, auditRows, chainHeads } = reader.t;
  const problems: EventProblem[] = [];
  const chains = await reader.db.select({ chainId: chainHeads.chainId }).from(chainHeads);
  for (const { chainId } of chains) {
    let after = 0;
    for (;;) {
      const rows = await reader.db
        .select({ seq: auditRows.seq, episodeId: auditRows.entityId })
        .from(auditRows)
        .where(and(eq(auditRows.chainId, chainId), gt(auditRows.seq, after), inArray(auditRows.action, acts)))
        .orderBy(asc(auditRows.seq))
        .limit(batch);
      const last = rows.at(-1);
      if (!last) break;
      const found = await reader.db
        .select({ seq: events.seq, episodeId: prescriptions.episodeId })
        .from(events)
        .innerJoin(prescriptions, eq(prescriptions.id, events.prescriptionId))
        .where(
          inArray(
            prescriptions.episodeId,
            rows.map(({ episodeId }) => episodeId),
          ),
        );
      const there = new Set(found.map(({ seq, episodeId }) => `${episodeId} ${seq}`));
      for (const { seq, episodeId } of rows)
        if (!there.has(`${episodeId} ${seq}`))
          problems.push({ kind: "prescription-event", subjectId: episodeId, problem: "missing" });
      after = last.seq;
    }
  }
  return problems;
}
