import { getTableColumns, type Table } from "drizzle-orm";
import type { Store } from "#db/engine/store.ts";

const imported = "only an import writes it";
const noCommand = "no command writes it yet";
const whileTyping = "a draft is what somebody is typing; the demo leaves none half-written";

/** Values of closed lists that no row of the demo clinic has, each with the reason. */
export const notMade: Readonly<Record<string, string>> = {
  "addenda.subjectKind: plan-of-care": noCommand,
  "addenda.subjectKind: prescription-version": noCommand,
  "allergies.source: imported": imported,
  "allergies.status: entered-in-error": noCommand,
  "allergies.status: resolved": imported,
  "conditions.sensitiveSection: abuse": imported,
  "conditions.sensitiveSection: psychotherapy": imported,
  "conditions.sensitiveSection: sexual-history": imported,
  "conditions.sensitiveSection: substance-use": imported,
  "conditions.source: imported": imported,
  "conditions.status: entered-in-error": noCommand,
  "conditions.status: resolved": imported,
  "decisionEvents.kind: seen": noCommand,
  "drafts.kind: addendum": whileTyping,
  "drafts.kind: consultation": whileTyping,
  "drafts.kind: plan-of-care": whileTyping,
  "drafts.kind: prescription": whileTyping,
  "drafts.kind: referral": whileTyping,
  "drafts.kind: reply": whileTyping,
  "drafts.kind: session-note": whileTyping,
  "episodes.sensitiveSection: abuse": "the demo's sensitive episode is pelvic",
  "episodes.sensitiveSection: psychotherapy": "the demo's sensitive episode is pelvic",
  "episodes.sensitiveSection: sexual-history": "the demo's sensitive episode is pelvic",
  "episodes.sensitiveSection: substance-use": "the demo's sensitive episode is pelvic",
  "importedHistory.kind: care-plan": imported,
  "importedHistory.kind: encounter": imported,
  "importedHistory.kind: procedure": imported,
  "limitEvents.kind: postponed": noCommand,
  "limits.sourceKind: precaution": noCommand,
  "limits.sourceKind: procedure": noCommand,
  "limits.sourceKind: verbal-order": noCommand,
  "medications.source: imported": imported,
  "medications.status: entered-in-error": noCommand,
  "medications.status: stopped": imported,
  "observations.source: imported": imported,
  "outsideContacts.kind: organization": imported,
  "outsideContacts.kind: practitioner": imported,
  "patientSignals.kind: missed-sessions": noCommand,
  "patientSignals.kind: plateau": noCommand,
  "patientSignals.kind: routine": noCommand,
  "patientSignals.kind: session-in-error": "the demo's session in error set no dose and told nothing grave",
  "patientSignals.kind: unread-result": noCommand,
  "performedDoses.origin: timer": noCommand,
  "permissions.reply: decline": "a declined request permits nothing",
  "planOfCareEvents.kind: discharged": noCommand,
  "planOfCareEvents.kind: entered-in-error": noCommand,
  "planOfCareEvents.kind: sent": noCommand,
  "planOfCareEvents.kind: superseded": noCommand,
  "planOfCareStates.certification: certified-by-order": noCommand,
  "planOfCareStates.certification: ended": noCommand,
  "planOfCareStates.certification: not-needed": noCommand,
  "prescriptionEvents.kind: entered-in-error": noCommand,
  "prescriptionEvents.kind: expired": "a prescription that has run out is known by its last day",
  "prescriptions.state: entered-in-error": noCommand,
  "prescriptions.state: expired": "a prescription that has run out is known by its last day",
  "prescriptions.state: superseded": "a newer version replaces the older in the same prescription",
  "scores.source: imported": imported,
  "scores.source: patient": noCommand,
};

/** Values of the schema's closed lists that no row has, as "table.column: value", sorted. */
export async function listAbsent(store: Store): Promise<string[]> {
  const absent: string[] = [];
  for (const [name, table] of Object.entries(store.t) as [string, Table][])
    for (const [key, column] of Object.entries(getTableColumns(table))) {
      const values: readonly string[] = column.enumValues ?? [];
      if (values.length === 0) continue;
      const rows = await store.db.selectDistinct({ value: column }).from(table as never);
      const found = new Set(rows.map(({ value }) => value as unknown));
      absent.push(...values.filter((value) => !found.has(value)).map((value) => `${name}.${key}: ${value}`));
    }
  return absent.toSorted((a, b) => a.localeCompare(b));
}
