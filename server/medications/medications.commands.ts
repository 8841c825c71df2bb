import { and, eq } from "drizzle-orm";
import {
  type MedicationDetails,
  type OpioidCheck,
  validateMedication,
  validateOpioidCheck,
} from "#domain/medications/medication.ts";
import { type ReachedPatient, requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";

const requireListing = (run: Run, patientId: string): Promise<ReachedPatient> =>
  requirePatient(run.tx, { actor: run.actor, action: "medications.list", now: run.now }, patientId);

const detailsOf = (run: Run, { doseText, startedOn, opioid }: MedicationDetails) => ({
  doseText,
  startedOn,
  opioid,
  setBy: run.actor.staffId,
  setAt: run.now,
});

/** Lists what a patient takes, and runs the rules again: what it means for therapy holds from this moment. */
export async function recordMedication(
  run: Run,
  { patientId, medication }: { patientId: string; medication: MedicationDetails },
): Promise<{ medicationId: string }> {
  const patient = await requireListing(run, patientId);
  const problem = validateMedication(medication, { today: run.todayIn(patient.timeZone) });
  if (problem) refuse("invalid", problem.words, { field: `medication.${problem.field}` });
  const { t, db } = run.tx;
  const [same] = await db
    .select({ id: t.medications.id })
    .from(t.medications)
    .where(
      and(
        eq(t.medications.patientId, patient.patientId),
        eq(t.medications.status, "active"),
        eq(t.medications.words, medication.words),
      ),
    )
    .limit(1);
  if (same) refuse("invalid", "This is listed already. Change it there.", { field: "medication.words" });
  const medicationId = run.newId();
  await run.audit({
    chainId: patient.clinicId,
    action: "recordMedication",
    entity: "medication",
    entityId: medicationId,
    patientId: patient.patientId,
    after: { kind: medication.kind },
  });
  await db.insert(t.medications).values({
    id: medicationId,
    patientId: patient.patientId,
    words: medication.words,
    kind: medication.kind,
    status: "active",
    source: "recorded",
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  });
  await db.insert(t.medicationDetails).values({ medicationId, ...detailsOf(run, medication) });
  await screenPatient(run, patient);
  return { medicationId };
}

type OfMedication = { patientId: string; medicationId: string; expectedVersion: number };

async function requireMedication(run: Run, patient: ReachedPatient, of: OfMedication) {
  const { medications } = run.tx.t;
  const [row] = await run.tx.db
    .select({ kind: medications.kind, status: medications.status, version: medications.version })
    .from(medications)
    .where(and(eq(medications.id, of.medicationId), eq(medications.patientId, patient.patientId)));
  if (!row) return refuseNotFound();
  requireVersion(of.expectedVersion, row.version, "This medication");
  if (row.status !== "active") refuse("not-now", "This medication is not taken any more.");
  return row;
}

/** How it is taken, and what it means for therapy, as it is now. */
export async function changeMedication(
  run: Run,
  input: OfMedication & { medication: MedicationDetails },
): Promise<{ version: number }> {
  const patient = await requireListing(run, input.patientId);
  const before = await requireMedication(run, patient, input);
  const { medication } = input;
  const problem = validateMedication(medication, { today: run.todayIn(patient.timeZone) });
  if (problem) refuse("invalid", problem.words, { field: `medication.${problem.field}` });
  const { t, db } = run.tx;
  await run.audit({
    chainId: patient.clinicId,
    action: "changeMedication",
    entity: "medication",
    entityId: input.medicationId,
    patientId: patient.patientId,
    before: { kind: before.kind },
    after: { kind: medication.kind },
  });
  const version = before.version + 1;
  await db
    .update(t.medications)
    .set({ words: medication.words, kind: medication.kind, version })
    .where(eq(t.medications.id, input.medicationId));
  const details = detailsOf(run, medication);
  const changed = await db
    .update(t.medicationDetails)
    .set(details)
    .where(eq(t.medicationDetails.medicationId, input.medicationId))
    .returning({ id: t.medicationDetails.medicationId });
  if (changed.length === 0)
    await db.insert(t.medicationDetails).values({ medicationId: input.medicationId, ...details });
  await screenPatient(run, patient);
  return { version };
}

/** Not taken any more. What it raised holds until its owner lifts it. */
export async function stopMedication(run: Run, input: OfMedication): Promise<{ version: number }> {
  const patient = await requireListing(run, input.patientId);
  const before = await requireMedication(run, patient, input);
  const { medications } = run.tx.t;
  await run.audit({
    chainId: patient.clinicId,
    action: "stopMedication",
    entity: "medication",
    entityId: input.medicationId,
    patientId: patient.patientId,
    before: { kind: before.kind },
  });
  const version = before.version + 1;
  await run.tx.db
    .update(medications)
    .set({ status: "stopped", version })
    .where(eq(medications.id, input.medicationId));
  await screenPatient(run, patient);
  return { version };
}

/** One look at naloxone, agreement, screen or monitoring program; the last of each kind stands. */
export async function checkOpioid(
  run: Run,
  { patientId, check }: { patientId: string; check: OpioidCheck },
): Promise<{ checkId: string }> {
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "medications.checkOpioid", now: run.now },
    patientId,
  );
  const problem = validateOpioidCheck(check, { today: run.todayIn(patient.timeZone) });
  if (problem) refuse("invalid", problem.words, { field: `check.${problem.field}` });
  const checkId = run.newId();
  const seq = await run.audit({
    chainId: patient.clinicId,
    action: "checkOpioid",
    entity: "opioid-check",
    entityId: checkId,
    patientId: patient.patientId,
    after: { kind: check.kind, answer: check.answer },
  });
  await run.tx.db.insert(run.tx.t.opioidChecks).values({
    id: checkId,
    patientId: patient.patientId,
    ...check,
    actorId: run.actor.staffId,
    at: run.now,
    seq,
  });
  return { checkId };
}
