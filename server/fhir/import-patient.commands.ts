import { and, eq, ne } from "drizzle-orm";
import { type Acting, type Run, runCommand } from "#server/command.ts";
import { registerPatient } from "#server/patients/patients.commands.ts";
import { findNamesake } from "./imported.queries.ts";
import { insertFacts } from "./insert-facts.commands.ts";
import type { DrugFact, PatientFact } from "./mapping/facts.ts";
import type { WaitingFact } from "./patient-spool.ts";
import { type Addition, type PatientPlan, planPatient } from "./plan-patient.queries.ts";

export type PatientOfRun = {
  clinicId: string;
  /** Id of the Patient resource. */
  sourceId: string;
  waiting: readonly WaitingFact[];
  drugs: ReadonlyMap<string, DrugFact>;
};
export type WrittenPatient = {
  plan: PatientPlan;
  /** MRN of somebody with the same name and birth date who was here before. */
  namesakeMrn: string | undefined;
};

/**
 * Everything the input has on one patient, in one transaction with its audit rows, or nothing of it. What was brought in
 * before is compared and left as it stands. Without anything to add there is no transaction.
 */
export async function importPatient(acting: Acting, patient: PatientOfRun): Promise<WrittenPatient> {
  const { clinicId, sourceId, waiting, drugs } = patient;
  const before = await planPatient(acting.store, clinicId, sourceId, waiting, drugs);
  if (!before.newPatient && before.additions.length === 0) return { plan: before, namesakeMrn: undefined };
  let written: WrittenPatient = { plan: before, namesakeMrn: undefined };
  await runCommand(
    acting,
    {
      procedure: "fhir.importPatient",
      operationId: acting.newId(acting.clock.now()),
      input: { clinicId, sourceId },
    },
    async (run) => {
      // Planned again under the lock: another import may have come in between.
      const plan = await planPatient(run.tx, clinicId, sourceId, waiting, drugs);
      const target = await settlePatient(run, clinicId, plan);
      written = { plan, namesakeMrn: target.namesakeMrn };
      await insertFacts(run, { clinicId, ...target }, plan);
      await run.audit({
        chainId: target.homeClinicId,
        action: "importHistory",
        entity: "patient",
        entityId: target.patientId,
        patientId: target.patientId,
        after: countByType(plan.additions),
        reason: "Brought in from FHIR",
      });
      return { patientId: target.patientId };
    },
  );
  return written;
}

async function settlePatient(run: Run, clinicId: string, plan: PatientPlan) {
  if (plan.standing) {
    const { patientId, importedAs, clinicId: homeClinicId } = plan.standing;
    await markAllergies(run, patientId, plan.additions);
    return { patientId, importedAs, homeClinicId, namesakeMrn: undefined };
  }
  if (!plan.newPatient) throw new Error("A plan with additions and no patient");
  const patientId = await registerImported(run, clinicId, plan.newPatient);
  await markAllergies(run, patientId, plan.additions);
  const namesakeMrn = await findNamesake(run.tx, clinicId, plan.newPatient.fact.details, patientId);
  return { patientId, importedAs: patientId, homeClinicId: clinicId, namesakeMrn };
}

async function registerImported(
  run: Run,
  clinicId: string,
  { from, fact, contentHash }: Addition<PatientFact>,
): Promise<string> {
  const { t, db } = run.tx;
  const { patientId } = await registerPatient(run, clinicId, fact.details);
  if (fact.deceasedOn !== null)
    await db.update(t.patients).set({ deceasedOn: fact.deceasedOn }).where(eq(t.patients.id, patientId));
  await db.insert(t.importedItems).values({
    clinicId,
    resourceType: "Patient",
    sourceId: from.id,
    entityId: patientId,
    patientId,
    contentHash,
    importedAt: run.now,
  });
  return patientId;
}

/** An active allergy that came in is shown as one, whatever was answered before it was known. */
async function markAllergies(run: Run, patientId: string, additions: readonly Addition[]): Promise<void> {
  const hasAllergy = additions.some(({ fact }) => fact.kind === "allergy" && fact.status === "active");
  if (!hasAllergy) return;
  const { patients } = run.tx.t;
  await run.tx.db
    .update(patients)
    .set({ allergyState: "listed" })
    .where(and(eq(patients.id, patientId), ne(patients.allergyState, "listed")));
}

function countByType(additions: readonly Addition[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { from } of additions) counts[from.resourceType] = (counts[from.resourceType] ?? 0) + 1;
  return counts;
}
