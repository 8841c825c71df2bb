import { sql } from "drizzle-orm";
import { medicationKinds } from "#domain/consultations/consultation.ts";
import { sensitiveSections } from "#domain/people/staff.ts";
import type { Precaution } from "#domain/precautions/precaution.ts";
import { precautionEventKinds } from "#domain/precautions/precaution.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";

/** Identity, contacts, reach, and the facts of a patient's record. */
export function patientTables(k: Kit, { clinics, staff }: OrganizationTables) {
  const patients = k.table(
    "patients",
    {
      id: k.id().primaryKey(),
      homeClinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      mrn: k.text().notNull(),
      family: k.text().notNull(),
      given: k.text().notNull(),
      title: k.text().notNull().default(""),
      nameUsed: k.text().notNull().default(""),
      /** YYYY-MM-DD, or absent when not known. */
      bornOn: k.day(),
      gender: k.oneOf(["female", "male", "other", "not-known"] as const).notNull(),
      language: k.text().notNull().default("en"),
      needsInterpreter: k.oneOf(["yes", "no", "not-asked"] as const).notNull(),
      phone: k.text().notNull().default(""),
      email: k.text().notNull().default(""),
      address: k.text().notNull().default(""),
      guardian: k.text().notNull().default(""),
      payer: k.text().notNull().default(""),
      payerKind: k
        .oneOf(["medicare", "commercial", "workers-compensation", "self-pay", "not-known"] as const)
        .notNull(),
      claimNumber: k.text().notNull().default(""),
      allergyState: k.oneOf(["not-asked", "none-known", "listed"] as const).notNull(),
      /** Present once this record was merged into another; resolved once per request. */
      mergedIntoId: k.id(),
      deceasedOn: k.day(),
      version: k.integer().notNull().default(1),
      createdAt: k.long().notNull(),
    },
    (t) => [
      k.uniqueIndex("patients_mrn").on(t.homeClinicId, t.mrn),
      k.index("patients_clinic").on(t.homeClinicId, t.family, t.given, t.id),
      k.index("patients_name").on(t.family, t.given, t.id),
    ],
  );

  /** Prefixes of names, MRN and birth date, and trigrams for misspelling. */
  const searchTerms = k.table(
    "search_terms",
    {
      term: k.text().notNull(),
      kind: k.oneOf(["word", "trigram"] as const).notNull(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
    },
    (t) => [
      k.primaryKey({ columns: [t.kind, t.term, t.patientId] }),
      k.index("search_terms_patient").on(t.patientId),
    ],
  );

  const careTeamSeats = k.table(
    "care_team_seats",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      staffId: k.id().references(() => staff.id),
      outsideContact: k.text().notNull().default(""),
      specialty: k.text().notNull(),
      fromOn: k.day().notNull(),
      toOn: k.day(),
      seatedBy: k.id().notNull(),
      /** When it was ended before its last day was over; it opens nothing from then on. */
      endedAt: k.long(),
      /** What of the chart the seat opens; all of them is the whole chart. An outside contact's opens nothing. */
      canReadDiagnoses: k.flag().notNull().default(false),
      canReadPrescription: k.flag().notNull().default(false),
      canReadSessions: k.flag().notNull().default(false),
      canReadResults: k.flag().notNull().default(false),
      canReadMedications: k.flag().notNull().default(false),
      canReadNotes: k.flag().notNull().default(false),
      version: k.integer().notNull().default(1),
    },
    (t) => [
      k.index("care_team_seats_patient").on(t.patientId),
      k.index("care_team_seats_staff").on(t.staffId, t.patientId),
      k.check("care_team_seats_who", sql`(${t.staffId} is not null) <> (${t.outsideContact} <> '')`),
      // What is read against another part is not opened without it.
      k.check("care_team_seats_prescription", sql`${t.canReadPrescription} <= ${t.canReadDiagnoses}`),
      k.check("care_team_seats_sessions", sql`${t.canReadSessions} <= ${t.canReadPrescription}`),
    ],
  );

  /** A sensitive section one seat opened for its patient; closed, the row stays with its reason. */
  const seatSections = k.table(
    "seat_sections",
    {
      id: k.id().primaryKey(),
      seatId: k
        .id()
        .notNull()
        .references(() => careTeamSeats.id),
      section: k.oneOf(sensitiveSections).notNull(),
      reason: k.text().notNull(),
      openedBy: k.id().notNull(),
      openedAt: k.long().notNull(),
      closedBy: k.id(),
      closedAt: k.long(),
    },
    (t) => [k.index("seat_sections_seat").on(t.seatId, t.closedAt)],
  );

  const breakGlasses = k.table(
    "break_glasses",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      staffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      reason: k.text().notNull(),
      openedAt: k.long().notNull(),
      untilAt: k.long().notNull(),
    },
    (t) => [k.index("break_glasses_staff").on(t.staffId, t.patientId, t.untilAt)],
  );

  /** One row per person, patient and sitting, written before data leaves. */
  const chartOpens = k.table(
    "chart_opens",
    {
      id: k.id().primaryKey(),
      staffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      openedAt: k.long().notNull(),
      /** Sequence of the patient's clinic at that moment: the since-you-last-looked cursor. */
      seq: k.long().notNull(),
    },
    (t) => [k.index("chart_opens_looker").on(t.staffId, t.patientId, t.openedAt)],
  );

  const conditions = k.table(
    "conditions",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      words: k.text().notNull(),
      /** ICD-10-CM with its dot; empty while in words only. */
      icd10: k.text().notNull().default(""),
      snomed: k.text().notNull().default(""),
      side: k.oneOf(["left", "right", "both", "midline", "not-applicable"] as const).notNull(),
      status: k.oneOf(["active", "resolved", "entered-in-error"] as const).notNull(),
      onsetOn: k.day(),
      screening: k.oneOf(["not-screened", "screened", "answered"] as const).notNull(),
      screeningAnswer: k.text().notNull().default(""),
      /** Who said what it means where no rule knew it, and when; null where nobody had to. */
      answeredBy: k.id(),
      answeredAt: k.long(),
      isSensitive: k.flag().notNull().default(false),
      /** Who may read it, when it is sensitive; absent when the source did not say. */
      sensitiveSection: k.oneOf(sensitiveSections),
      source: k.oneOf(["recorded", "imported"] as const).notNull(),
      recordedBy: k.id().notNull(),
      recordedAt: k.long().notNull(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.index("conditions_patient").on(t.patientId, t.status, t.recordedAt)],
  );

  const medications = k.table(
    "medications",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      words: k.text().notNull(),
      rxnorm: k.text().notNull().default(""),
      /** What it means for exercise; `not-screened` until somebody or a rule says. */
      kind: k.oneOf(medicationKinds).notNull(),
      /** Who said what it means where no rule knew it, and when; null where nobody had to. */
      answeredBy: k.id(),
      answeredAt: k.long(),
      status: k.oneOf(["active", "stopped", "entered-in-error"] as const).notNull(),
      source: k.oneOf(["recorded", "imported"] as const).notNull(),
      recordedBy: k.id().notNull(),
      recordedAt: k.long().notNull(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.index("medications_patient").on(t.patientId, t.status, t.recordedAt)],
  );

  const allergies = k.table(
    "allergies",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      words: k.text().notNull(),
      reaction: k.text().notNull().default(""),
      status: k.oneOf(["active", "resolved", "entered-in-error"] as const).notNull(),
      source: k.oneOf(["recorded", "imported"] as const).notNull(),
      recordedBy: k.id().notNull(),
      recordedAt: k.long().notNull(),
    },
    (t) => [k.index("allergies_patient").on(t.patientId, t.status)],
  );

  /** Vital signs and other measured values; an imported decimal is kept as text beside the number. */
  const observations = k.table(
    "observations",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      /** LOINC where one exists, else our own code. */
      code: k.text().notNull(),
      words: k.text().notNull(),
      valueThousandths: k.long(),
      decimalText: k.text().notNull(),
      unit: k.text().notNull(),
      observedAt: k.long().notNull(),
      source: k.oneOf(["recorded", "imported"] as const).notNull(),
      recordedBy: k.id().notNull(),
    },
    (t) => [k.index("observations_patient").on(t.patientId, t.observedAt)],
  );

  /** A practitioner or an organization elsewhere, named by imported history. Never staff: nobody signs in as one. */
  const outsideContacts = k.table(
    "outside_contacts",
    {
      id: k.id().primaryKey(),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      kind: k.oneOf(["practitioner", "organization"] as const).notNull(),
      name: k.text().notNull(),
      /** National provider identifier, ten digits; empty when the source has none that is valid. */
      npi: k.text().notNull().default(""),
      phone: k.text().notNull().default(""),
      address: k.text().notNull().default(""),
      createdAt: k.long().notNull(),
    },
    (t) => [k.index("outside_contacts_clinic").on(t.clinicId, t.kind, t.name)],
  );

  /** History brought in from elsewhere: encounters, procedures, care plans. Never satisfies the consultation gate. */
  const importedHistory = k.table(
    "imported_history",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      kind: k.oneOf(["encounter", "procedure", "care-plan"] as const).notNull(),
      words: k.text().notNull(),
      code: k.text().notNull().default(""),
      codeSystem: k.text().notNull().default(""),
      startedAt: k.long(),
      endedAt: k.long(),
      practitionerId: k.id().references(() => outsideContacts.id),
      organizationId: k.id().references(() => outsideContacts.id),
    },
    (t) => [k.index("imported_history_patient").on(t.patientId, t.startedAt)],
  );

  const precautions = k.table(
    "precautions",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      effect: k.oneOf(["contraindication", "precaution", "monitor"] as const).notNull(),
      words: k.text().notNull(),
      content: k.json<Precaution>().notNull(),
      raisedAt: k.long().notNull(),
      raisedBy: k.id().notNull(),
      dueForLiftingOn: k.day(),
      /** Cached fold of its events. */
      state: k.oneOf(["raised", "confirmed", "set-aside", "lifted"] as const).notNull(),
    },
    (t) => [k.index("precautions_patient").on(t.patientId, t.state, t.raisedAt)],
  );

  const precautionEvents = k.table(
    "precaution_events",
    {
      id: k.id().primaryKey(),
      precautionId: k
        .id()
        .notNull()
        .references(() => precautions.id),
      kind: k.oneOf(precautionEventKinds).notNull(),
      actorId: k.id().notNull(),
      reason: k.text().notNull().default(""),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("precaution_events_precaution").on(t.precautionId, t.seq)],
  );

  return {
    patients,
    searchTerms,
    careTeamSeats,
    seatSections,
    breakGlasses,
    chartOpens,
    conditions,
    medications,
    allergies,
    observations,
    outsideContacts,
    importedHistory,
    precautions,
    precautionEvents,
  };
}
export type PatientTables = ReturnType<typeof patientTables>;
