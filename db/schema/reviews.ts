import { decisionKinds, reviewContexts, signalKinds } from "#domain/reviews/review.ts";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** Scores, signals, decisions, and what came from outside. */
export function reviewTables(
  k: Kit,
  { staff, clinics }: OrganizationTables,
  { patients }: PatientTables,
  { episodes }: EpisodeTables,
) {
  /** One result of an outcome instrument. Inserted once; a mistake is marked by its own event row. */
  const scores = k.table(
    "scores",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k.id().references(() => episodes.id),
      measureId: k.id().notNull(),
      measureVersion: k.integer().notNull(),
      /** Absent when it could not be scored; the reason then says why. */
      scoreThousandths: k.long(),
      reasonMissing: k.text().notNull().default(""),
      decimalText: k.text().notNull().default(""),
      unit: k.text().notNull(),
      side: k.oneOf(["left", "right", "not-applicable"] as const).notNull(),
      takenOn: k.day().notNull(),
      takenAt: k.long().notNull(),
      takenBy: k.id().notNull(),
      source: k.oneOf(["session", "consultation", "evaluation", "patient", "imported"] as const).notNull(),
      sourceId: k.id(),
    },
    (t) => [
      k.index("scores_episode").on(t.episodeId, t.measureId, t.takenOn, t.takenAt),
      k.index("scores_time").on(t.episodeId, t.takenOn, t.takenAt),
      k.index("scores_patient").on(t.patientId, t.measureId, t.takenAt),
    ],
  );

  const scoreErrors = k.table("score_errors", {
    scoreId: k
      .id()
      .primaryKey()
      .references(() => scores.id),
    actorId: k.id().notNull(),
    reason: k.text().notNull(),
    at: k.long().notNull(),
  });

  /** Why someone is in the queue, written in the transaction of the fact. */
  const patientSignals = k.table(
    "patient_signals",
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
      /** The prescriber it waits for; cover is resolved when the queue is read. */
      prescriberId: k
        .id()
        .notNull()
        .references(() => staff.id),
      kind: k.oneOf(signalKinds).notNull(),
      /** Position of the tier in the queue, 0 first. */
      tier: k.integer().notNull(),
      /** Facts the words are made of. */
      facts: k.json<Record<string, string | number | null>>().notNull(),
      sourceId: k.id().notNull(),
      raisedAt: k.long().notNull(),
      raisedBy: k.id().notNull(),
      /** A time-driven signal counts from this day on; compared when the queue is read. */
      dueOn: k.day().notNull(),
      /** Acknowledged is not answered: it stops the escalation only. */
      acknowledgedAt: k.long(),
      endedAt: k.long(),
      endedBy: k.id(),
      /** Whether it is open, so that the queue is one indexed sort. */
      isOpen: k.flag().notNull(),
    },
    (t) => [
      k.index("patient_signals_queue").on(t.prescriberId, t.isOpen, t.tier, t.raisedAt, t.id),
      k.index("patient_signals_episode").on(t.episodeId, t.isOpen, t.kind),
      k.uniqueIndex("patient_signals_source").on(t.kind, t.sourceId),
    ],
  );

  const decisions = k.table(
    "decisions",
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
      kind: k.oneOf(decisionKinds).notNull(),
      context: k.oneOf(reviewContexts).notNull(),
      reason: k.text().notNull().default(""),
      nextReviewOn: k.day(),
      decidedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      decidedAt: k.long().notNull(),
      seq: k.long().notNull(),
      /** The version, test or other thing it led to. */
      resultId: k.id(),
    },
    (t) => [
      k.index("decisions_episode").on(t.episodeId, t.decidedAt),
      k.index("decisions_decider").on(t.decidedBy, t.decidedAt),
    ],
  );

  /** Undone within ten seconds, or obeyed by a session. One row per fact. */
  const decisionEvents = k.table(
    "decision_events",
    {
      id: k.id().primaryKey(),
      decisionId: k
        .id()
        .notNull()
        .references(() => decisions.id),
      kind: k.oneOf(["undone", "seen", "obeyed"] as const).notNull(),
      actorId: k.id().notNull(),
      sessionId: k.id(),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("decision_events_decision").on(t.decisionId, t.seq)],
  );

  /** Where an imported thing came from, and the hash of its source, so that a second run adds nothing. */
  const importedItems = k.table(
    "imported_items",
    {
      clinicId: k
        .id()
        .notNull()
        .references(() => clinics.id),
      resourceType: k.text().notNull(),
      sourceId: k.text().notNull(),
      entityId: k.id().notNull(),
      /** Whose record it is in; absent for contacts. A source id that turns up under another patient is refused. */
      patientId: k.id().references(() => patients.id),
      contentHash: k.text().notNull(),
      importedAt: k.long().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.clinicId, t.resourceType, t.sourceId] })],
  );

  return { scores, scoreErrors, patientSignals, decisions, decisionEvents, importedItems };
}
export type ReviewTables = ReturnType<typeof reviewTables>;
