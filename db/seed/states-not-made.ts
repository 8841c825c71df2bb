import { getTableColumns, type Table } from "drizzle-orm";
import type { Store } from "#db/engine/store.ts";

const imported = "only an import writes it";
const noCommand = "no command writes it yet";
const fewTests = "the demo has nine patients with tests or procedures, each for a state of them";
const noPatient = "no patient of the demo has it";
const builtInCodes = "the demo reads the built-in list of codes";
const pdfOnly = "the demo's documents are PDFs";
const whileTyping = "a draft is what somebody is typing; the demo leaves none half-written";

const each = (column: string, values: readonly string[], reason: string): Record<string, string> =>
  Object.fromEntries(values.map((value) => [`${column}: ${value}`, reason]));

/** Values of closed lists that no row of the demo clinic has, each with the reason. */
export const notMade: Readonly<Record<string, string>> = {
  "addenda.subjectKind: home-program": noCommand,
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
  ...each("diagnosisCodes.kind", ["code", "encounters", "header"], builtInCodes),
  ...each("diagnosisCodes.side", ["both", "left", "none", "right", "unspecified"], builtInCodes),
  ...each("diagnosisGenerations.state", ["current", "loading", "retired"], builtInCodes),
  ...each("diagnosisTerms.kind", ["trigram", "word"], builtInCodes),
  "drafts.kind: addendum": whileTyping,
  "drafts.kind: consultation": whileTyping,
  "drafts.kind: study": whileTyping,
  "drafts.kind: procedure": whileTyping,
  "drafts.kind: order": whileTyping,
  "drafts.kind: consult-note": whileTyping,
  "drafts.kind: home-program": whileTyping,
  "drafts.kind: report": whileTyping,
  "drafts.kind: plan-of-care": whileTyping,
  "drafts.kind: prescription": whileTyping,
  "drafts.kind: referral": whileTyping,
  "drafts.kind: reply": whileTyping,
  "drafts.kind: session-note": whileTyping,
  "episodes.sensitiveSection: abuse": "the demo's sensitive episode is pelvic",
  "episodes.sensitiveSection: psychotherapy": "the demo's sensitive episode is pelvic",
  "episodes.sensitiveSection: sexual-history": "the demo's sensitive episode is pelvic",
  "episodes.sensitiveSection: substance-use": "the demo's sensitive episode is pelvic",
  "findings.side: midline": noPatient,
  "findings.side: right": noPatient,
  "implants.kind: brain-or-vagus-stimulator": noPatient,
  "implants.kind: cochlear-implant": noPatient,
  "implants.kind: insulin-pump": noPatient,
  "implants.kind: joint-replacement": noPatient,
  "implants.side: midline": noPatient,
  "implants.status: entered-in-error": noCommand,
  "implants.status: removed": noCommand,
  "files.mediaType: image/jpeg": pdfOnly,
  "files.mediaType: image/png": pdfOnly,
  "importedHistory.kind: care-plan": imported,
  "importedHistory.kind: encounter": imported,
  "importedHistory.kind: procedure": imported,
  "limitEvents.kind: acknowledged": "the demo's lifted limits are read by nobody yet",
  "limitEvents.kind: postponed": noCommand,
  "limits.sourceKind: verbal-order": noCommand,
  "medications.source: imported": imported,
  "medications.status: entered-in-error": noCommand,
  "observations.source: imported": imported,
  "outsideContacts.kind: organization": imported,
  "outsideContacts.kind: practitioner": imported,
  "patientSignals.kind: red-flag": noPatient,
  "patientSignals.kind: vital-stop": noPatient,
  "patientSignals.kind: plateau": noCommand,
  "patientSignals.kind: routine": noCommand,
  "patientSignals.kind: session-in-error": "the demo's session in error set no dose and told nothing grave",
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
  ...each("orders.kind", ["ct"], fewTests),
  ...each("orders.side", ["both"], fewTests),
  ...each(
    "orders.site",
    [
      "abdomen",
      "chest",
      "elbow",
      "foot",
      "forearm",
      "hand",
      "head",
      "knee",
      "neck",
      "pelvis",
      "sacroiliac",
      "shoulder",
      "thoracic-spine",
      "whole-body",
      "wrist",
    ],
    fewTests,
  ),
  ...each("orders.urgency", ["emergent"], fewTests),
  ...each("procedureDrugs.kind", ["cement", "hyaluronate", "other"], fewTests),
  ...each("procedureDrugs.side", ["both", "midline", "right"], fewTests),
  ...each(
    "procedures.kind",
    [
      "epidural",
      "facet-injection",
      "medial-branch-block",
      "radiofrequency",
      "sacroiliac-injection",
      "soft-tissue-injection",
      "stimulator-implant",
      "stimulator-trial",
      "vertebral-augmentation",
    ],
    fewTests,
  ),
  ...each("procedures.side", ["both", "midline", "not-applicable"], fewTests),
  ...each(
    "procedures.site",
    [
      "abdomen",
      "arm",
      "chest",
      "elbow",
      "foot",
      "forearm",
      "hand",
      "head",
      "hip",
      "knee",
      "leg",
      "lumbar-spine",
      "not-applicable",
      "pelvis",
      "sacroiliac",
      "thoracic-spine",
      "whole-body",
      "wrist",
    ],
    fewTests,
  ),
  ...each("resultAcknowledgements.decision", ["call-patient", "order-more", "refer"], fewTests),
  "sessionVitals.notMeasured: no-time": noPatient,
  "sessionVitals.notMeasured: other": noPatient,
  "surgeries.kind: acl-reconstruction": noPatient,
  "surgeries.kind: cardiac-device-implant": noPatient,
  "surgeries.kind: fracture-fixation": noPatient,
  "surgeries.kind: meniscus-repair": noPatient,
  "surgeries.kind: other": noPatient,
  "surgeries.kind: sternotomy": noPatient,
  "surgeries.kind: stimulator-implant": noPatient,
  "surgeries.kind: total-knee": noPatient,
  "surgeries.side: midline": noPatient,
  ...each(
    "seatSections.section",
    ["abuse", "psychotherapy", "sexual-history", "substance-use"],
    "the demo's sensitive episode is pelvic",
  ),
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
