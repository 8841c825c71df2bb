import { sql } from "drizzle-orm";
import { sensitiveSections } from "#domain/people/staff.ts";
import { referralSources, referralStates, referralUrgencies } from "#domain/referrals/referral.ts";
import { bookingKinds, bookingStates } from "#domain/schedule/booking.ts";
import { missedCauses } from "#domain/schedule/missed.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** Referrals, episodes of care, bookings and signed visits. */
export function episodeTables(k: Kit, { clinics, staff }: OrganizationTables, { patients }: PatientTables) {
  const referrals = k.table(
    "referrals",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      source: k.oneOf(referralSources).notNull(),
      referrerName: k.text().notNull(),
      reason: k.text().notNull(),
      urgency: k.oneOf(referralUrgencies).notNull(),
      state: k.oneOf(referralStates).notNull(),
      assignedTo: k.id().references(() => staff.id),
      notBookedReason: k.text().notNull().default(""),
      receivedAt: k.long().notNull(),
      version: k.integer().notNull().default(1),
    },
    (t) => [
      k.index("referrals_clinic").on(t.clinicId, t.state, t.receivedAt),
      k.index("referrals_assigned").on(t.assignedTo, t.state, t.receivedAt),
      k.index("referrals_patient").on(t.patientId, t.receivedAt),
      k.index("referrals_state").on(t.state, t.receivedAt),
    ],
  );

  const episodes = k.table(
    "episodes",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      title: k.text().notNull(),
      side: k.oneOf(["left", "right", "both", "midline", "not-applicable"] as const).notNull(),
      referralId: k.id().references(() => referrals.id),
      payer: k.text().notNull().default(""),
      onsetOn: k.day(),
      startedOn: k.day().notNull(),
      endedOn: k.day(),
      isSensitive: k.flag().notNull().default(false),
      /** Who may read its title, when it is sensitive. */
      sensitiveSection: k.oneOf(sensitiveSections),
      /** Who answers for the episode today: cached from the last signed consultation or prescription. */
      prescriberId: k.id().references(() => staff.id),
      therapistId: k.id().references(() => staff.id),
      firstTreatedOn: k.day(),
      treatmentDays: k.integer().notNull().default(0),
      visitsAuthorized: k.integer(),
      version: k.integer().notNull().default(1),
    },
    (t) => [
      k.index("episodes_patient").on(t.patientId, t.startedOn),
      k.index("episodes_prescriber").on(t.prescriberId, t.endedOn),
      k.index("episodes_therapist").on(t.therapistId, t.endedOn),
    ],
  );

  const bookings = k.table(
    "bookings",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k.id().references(() => episodes.id),
      referralId: k.id().references(() => referrals.id),
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      staffId: k
        .id()
        .notNull()
        .references(() => staff.id),
      kind: k.oneOf(bookingKinds).notNull(),
      state: k.oneOf(bookingStates).notNull(),
      /** Local wall-clock start, YYYY-MM-DDTHH:MM, in `timeZone`; the instant is derived from both. */
      localStart: k.text().notNull(),
      timeZone: k.text().notNull(),
      startsAt: k.long().notNull(),
      minutes: k.integer().notNull(),
      /** Why it did not take place, where it did not: a cause of the closed list, what was said of it, and when it was recorded. */
      missedCause: k.oneOf(missedCauses),
      missedWords: k.text().notNull().default(""),
      missedAt: k.long(),
      version: k.integer().notNull().default(1),
    },
    (t) => [
      k.check(
        "bookings_missed",
        sql`(${t.state} in ('no-show', 'cancelled')) = (${t.missedCause} is not null) and (${t.missedCause} is null) = (${t.missedAt} is null)`,
      ),
      k.index("bookings_staff_day").on(t.staffId, t.localStart),
      k.index("bookings_clinic_day").on(t.clinicId, t.localStart),
      k.index("bookings_patient").on(t.patientId, t.startsAt),
    ],
  );

  /** Capacity: one row per resource, seat and 5-minute slot, so that over-booking is refused by the key. */
  const bookingSlots = k.table(
    "booking_slots",
    {
      resourceId: k.id().notNull(),
      seat: k.integer().notNull(),
      slotAt: k.long().notNull(),
      bookingId: k
        .id()
        .notNull()
        .references(() => bookings.id),
    },
    (t) => [
      k.primaryKey({ columns: [t.resourceId, t.seat, t.slotAt] }),
      k.index("booking_slots_booking").on(t.bookingId),
    ],
  );

  /** A signed consultation or follow-up visit; its words stand in the signed document. */
  const consultations = k.table(
    "consultations",
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
      kind: k.oneOf(["consultation", "follow-up"] as const).notNull(),
      seenOn: k.day().notNull(),
      documentId: k.id().notNull(),
      physiatristId: k
        .id()
        .notNull()
        .references(() => staff.id),
      signedAt: k.long().notNull(),
    },
    (t) => [
      k.index("consultations_episode").on(t.episodeId, t.signedAt),
      k.index("consultations_patient").on(t.patientId, t.signedAt),
    ],
  );

  /** What was added to something signed, or that it was entered in error; it never changes the original. */
  const addenda = k.table(
    "addenda",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      subjectKind: k
        .oneOf([
          "consultation",
          "prescription-version",
          "plan-of-care",
          "session",
          "study",
          "procedure",
          "consult-note",
          "home-program",
          "report",
        ] as const)
        .notNull(),
      subjectId: k.id().notNull(),
      kind: k.oneOf(["addendum", "entered-in-error"] as const).notNull(),
      documentId: k.id().notNull(),
      authorId: k.id().notNull(),
      signedAt: k.long().notNull(),
    },
    (t) => [k.index("addenda_subject").on(t.subjectKind, t.subjectId, t.signedAt)],
  );

  /** What somebody is typing: small patches, base version kept, not audited per keystroke. */
  const drafts = k.table(
    "drafts",
    {
      id: k.id().primaryKey(),
      ownerId: k
        .id()
        .notNull()
        .references(() => staff.id),
      kind: k
        .oneOf([
          "consultation",
          "prescription",
          "plan-of-care",
          "session-note",
          "addendum",
          "reply",
          "referral",
          "order",
          "study",
          "procedure",
          "consult-note",
          "home-program",
          "report",
        ] as const)
        .notNull(),
      patientId: k.id().references(() => patients.id),
      /** The episode, session or other thing it is about. */
      subjectId: k.id().notNull(),
      baseVersionId: k.id(),
      content: k.json<unknown>().notNull(),
      version: k.integer().notNull().default(1),
      updatedAt: k.long().notNull(),
    },
    (t) => [
      k.uniqueIndex("drafts_subject").on(t.ownerId, t.kind, t.subjectId),
      k.index("drafts_patient").on(t.patientId),
      k.index("drafts_of").on(t.kind, t.subjectId, t.updatedAt),
    ],
  );

  return { referrals, episodes, bookings, bookingSlots, consultations, addenda, drafts };
}
export type EpisodeTables = ReturnType<typeof episodeTables>;
