import { auditTables } from "./audit.ts";
import { authTables } from "./auth.ts";
import { diagnosisTables } from "./diagnoses.ts";
import { episodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import { lineEventTables } from "./line-events.ts";
import { organizationTables } from "./organization.ts";
import { patientTables } from "./patients.ts";
import { prescriptionTables } from "./prescriptions.ts";
import { reviewTables } from "./reviews.ts";
import { sessionTables } from "./sessions.ts";

/** Every table of the house, built once per dialect. */
export function defineTables(k: Kit) {
  const organization = organizationTables(k);
  const patient = patientTables(k, organization);
  const episode = episodeTables(k, organization, patient);
  const session = sessionTables(k, organization, patient, episode);
  return {
    ...organization,
    ...authTables(k, organization),
    ...auditTables(k),
    ...patient,
    ...episode,
    ...prescriptionTables(k, organization, patient, episode),
    ...session,
    ...lineEventTables(k, organization, patient, episode, session),
    ...reviewTables(k, organization, patient, episode),
    ...diagnosisTables(k),
  };
}
export type Tables = ReturnType<typeof defineTables>;

/** What was signed, measured, looked at or done: never updated, never deleted, on either engine. */
export const writtenOnceTables = [
  "signed_documents",
  "consultations",
  "addenda",
  "prescription_versions",
  "prescription_lines",
  "prescription_events",
  "limit_events",
  "line_events",
  "precaution_events",
  "plans_of_care",
  "plan_of_care_lines",
  "plan_of_care_events",
  "verbal_orders",
  "verbal_order_signatures",
  "plan_snapshots",
  "adjustments",
  "request_events",
  "decisions",
  "decision_events",
  "scores",
  "score_errors",
  "observations",
  "outside_contacts",
  "imported_history",
  "break_glasses",
  "chart_opens",
  "audit_rows",
] as const;
