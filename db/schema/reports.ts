import { reportEventKinds } from "#domain/reports/report.ts";
import { reportKinds } from "#domain/reports/report-kind.ts";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";
import type { PrescriptionTables } from "./prescriptions.ts";

/** Progress reports and discharge summaries as signed, and what came of the certification one asks for. */
export function reportTables(
  k: Kit,
  { staff }: OrganizationTables,
  { patients }: PatientTables,
  { episodes }: EpisodeTables,
  { plansOfCare }: PrescriptionTables,
) {
  const reports = k.table(
    "reports",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k
        .id()
        .notNull()
        .references(() => episodes.id),
      number: k.integer().notNull(),
      kind: k.oneOf(reportKinds).notNull(),
      fromOn: k.day().notNull(),
      /** Last day of the period: the next one is counted from the day after. */
      toOn: k.day().notNull(),
      /** The plan a recertification goes on with. */
      planOfCareId: k.id().references(() => plansOfCare.id),
      /** Until when it asks the physiatrist to certify; null where it asks for nothing. */
      recertifyTo: k.day(),
      documentId: k.id().notNull(),
      therapistId: k
        .id()
        .notNull()
        .references(() => staff.id),
      signedAt: k.long().notNull(),
    },
    (t) => [k.uniqueIndex("reports_number").on(t.episodeId, t.number)],
  );

  const reportEvents = k.table(
    "report_events",
    {
      id: k.id().primaryKey(),
      reportId: k
        .id()
        .notNull()
        .references(() => reports.id),
      kind: k.oneOf(reportEventKinds).notNull(),
      actorId: k
        .id()
        .notNull()
        .references(() => staff.id),
      reason: k.text().notNull(),
      documentId: k.id(),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("report_events_order").on(t.reportId, t.seq)],
  );

  return { reports, reportEvents };
}
