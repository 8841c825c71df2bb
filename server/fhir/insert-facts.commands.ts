import type { Transaction } from "#db/engine/store.ts";
import type { Run } from "#server/command.ts";
import type { PatientPlan } from "./plan-patient.queries.ts";

type Tables = Transaction["t"];
type Rows = {
  [Name in (typeof tableNames)[number]]: Tables[Name]["$inferInsert"][];
};
/** Whoever runs the command line: no member of staff. */
export const importActorId = "import-fhir";

const tableNames = [
  "conditions",
  "allergies",
  "medications",
  "observations",
  "importedHistory",
  "importedItems",
] as const;
const rowsPerStatement = 100;

/** Inserts what a plan adds and remembers where each came from. Conditions and drugs come in as not screened. */
export async function insertFacts(
  run: Run,
  to: { clinicId: string; patientId: string; importedAs: string },
  plan: PatientPlan,
): Promise<void> {
  const rows: Rows = {
    conditions: [],
    allergies: [],
    medications: [],
    observations: [],
    importedHistory: [],
    importedItems: [],
  };
  const { patientId } = to;
  const common = {
    patientId,
    source: "imported" as const,
    recordedBy: run.actor.staffId,
    recordedAt: run.now,
  };
  for (const { from, fact, contentHash } of plan.additions) {
    const id = run.newId();
    switch (fact.kind) {
      case "condition": {
        const { kind: _, ...condition } = fact;
        // Whatever its code: nothing is screened until a physiatrist chose the code or answered.
        rows.conditions.push({ id, ...common, ...condition, screening: "not-screened" });
        break;
      }
      case "allergy": {
        const { words, reaction, status } = fact;
        rows.allergies.push({ id, ...common, words, reaction, status });
        break;
      }
      case "medication": {
        const { words, rxnorm, status } = fact;
        rows.medications.push({ id, ...common, words, rxnorm, status, kind: "not-screened" });
        break;
      }
      case "observation":
        for (const [index, value] of fact.values.entries())
          rows.observations.push({
            id: index === 0 ? id : run.newId(),
            patientId,
            ...value,
            observedAt: fact.observedAt,
            source: "imported",
            recordedBy: run.actor.staffId,
          });
        break;
      case "history": {
        const { historyKind, words, code, codeSystem, startedAt, endedAt, practitioner, organization } = fact;
        rows.importedHistory.push({
          id,
          patientId,
          kind: historyKind,
          words,
          code,
          codeSystem,
          startedAt,
          endedAt,
          practitionerId: plan.contacts.get(practitioner ?? "") ?? null,
          organizationId: plan.contacts.get(organization ?? "") ?? null,
        });
        break;
      }
      case "patient":
        throw new Error("A patient is registered, not added to one");
    }
    rows.importedItems.push({
      clinicId: to.clinicId,
      resourceType: from.resourceType,
      sourceId: from.id,
      entityId: id,
      patientId: to.importedAs,
      contentHash,
      importedAt: run.now,
    });
  }
  for (const name of tableNames) await insertInParts(run.tx, name, rows[name]);
}

async function insertInParts<Name extends (typeof tableNames)[number]>(
  tx: Transaction,
  name: Name,
  rows: Rows[Name],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement);
    await tx.db.insert(tx.t[name] as Tables["conditions"]).values(part as Rows["conditions"]);
  }
}
