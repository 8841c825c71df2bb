import { auditTables } from "./audit.ts";
import { authTables } from "./auth.ts";
import { diagnosisTables } from "./diagnoses.ts";
import { episodeTables } from "./episodes.ts";
import { exerciseTables } from "./exercises.ts";
import { fileTables } from "./files.ts";
import { handOffTables } from "./hand-offs.ts";
import { homeProgramTables } from "./home-programs.ts";
import type { Kit } from "./kit.ts";
import { lineEventTables } from "./line-events.ts";
import { orderTables } from "./orders.ts";
import { organizationTables } from "./organization.ts";
import { patientTables } from "./patients.ts";
import { precautionTables } from "./precautions.ts";
import { prescriptionTables } from "./prescriptions.ts";
import { protocolTables } from "./protocols.ts";
import { reportTables } from "./reports.ts";
import { reviewTables } from "./reviews.ts";
import { sessionTables } from "./sessions.ts";
import { unitTables } from "./units.ts";

/** Every table of the house, built once per dialect. */
export function defineTables(k: Kit) {
  const organization = organizationTables(k);
  const patient = patientTables(k, organization);
  const episode = episodeTables(k, organization, patient);
  const prescription = prescriptionTables(k, organization, patient, episode);
  const session = sessionTables(k, organization, patient, episode);
  return {
    ...organization,
    ...authTables(k, organization),
    ...auditTables(k),
    ...patient,
    ...precautionTables(k, patient),
    ...episode,
    ...prescription,
    ...session,
    ...unitTables(k, organization, session),
    ...lineEventTables(k, organization, patient, episode, session),
    ...handOffTables(k, organization, patient, episode),
    ...homeProgramTables(k, organization, patient, episode, prescription, session),
    ...reportTables(k, organization, patient, episode, prescription),
    ...reviewTables(k, organization, patient, episode),
    ...diagnosisTables(k),
    ...orderTables(k, organization, patient, episode),
    ...protocolTables(k, organization),
    ...exerciseTables(k, organization),
    ...fileTables(k, organization, patient),
  };
}
export type Tables = ReturnType<typeof defineTables>;

/** What was signed, measured, looked at or done: never updated, never deleted, on either engine. */
export const writtenOnceTables = [
  "signed_documents",
  "charge_lines",
  "consultations",
  "addenda",
  "prescription_versions",
  "prescription_lines",
  "prescription_events",
  "limit_events",
  "line_events",
  "precaution_events",
  "precaution_answers",
  "surgeries",
  "findings",
  "plans_of_care",
  "plan_of_care_lines",
  "plan_of_care_events",
  "hand_off_notes",
  "hand_off_receipts",
  "home_programs",
  "home_program_events",
  "reports",
  "report_events",
  "verbal_orders",
  "verbal_order_signatures",
  "plan_snapshots",
  "adjustments",
  "session_vitals",
  "request_events",
  "decisions",
  "decision_events",
  "scores",
  "score_errors",
  "orders",
  "order_events",
  "results",
  "result_acknowledgements",
  "studies",
  "procedures",
  "procedure_drugs",
  "opioid_checks",
  "consult_notes",
  "observations",
  "outside_contacts",
  "imported_history",
  "clinic_protocol_versions",
  "clinic_exercise_versions",
  "files",
  "file_errors",
  "break_glasses",
  "chart_opens",
  "audit_rows",
] as const;
