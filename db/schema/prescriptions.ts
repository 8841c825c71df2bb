import type { Dose } from "#domain/doses/dose.ts";
import { disciplines } from "#domain/people/staff.ts";
import { certificationStates, planOfCareEventKinds } from "#domain/plans-of-care/plan-of-care.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { limitKinds } from "#domain/prescriptions/limit-amount.ts";
import type { Bounds, LineDetails } from "#domain/prescriptions/line.ts";
import { lineConsequences, lineOwners } from "#domain/prescriptions/line.ts";
import {
  leftOpenDeciders,
  prescriptionEventKinds,
  prescriptionKinds,
  prescriptionSources,
  prescriptionStates,
} from "#domain/prescriptions/prescription.ts";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** Orders for therapy, their signed versions and lines, the patient's limits, and plans of care. */
export function prescriptionTables(
  k: Kit,
  { staff }: OrganizationTables,
  { patients }: PatientTables,
  { episodes }: EpisodeTables,
) {
  /** One per episode and discipline; the only row here that is ever updated, and never signed. */
  const prescriptions = k.table(
    "prescriptions",
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
      discipline: k.oneOf(disciplines).notNull(),
      /** Cached fold of the events. */
      state: k.oneOf(prescriptionStates).notNull(),
      currentVersionId: k.id(),
      acceptedVersionId: k.id(),
      /** Counts events: the expected version of every write about this prescription. */
      version: k.integer().notNull().default(1),
      endsOn: k.day(),
    },
    (t) => [
      k.uniqueIndex("prescriptions_episode").on(t.episodeId, t.discipline),
      k.index("prescriptions_patient").on(t.patientId),
      k.index("prescriptions_version").on(t.currentVersionId),
    ],
  );

  const prescriptionVersions = k.table(
    "prescription_versions",
    {
      id: k.id().primaryKey(),
      prescriptionId: k
        .id()
        .notNull()
        .references(() => prescriptions.id),
      number: k.integer().notNull(),
      baseVersionId: k.id(),
      kind: k.oneOf(prescriptionKinds).notNull(),
      leftOpen: k.oneOf(leftOpenDeciders).notNull(),
      source: k.oneOf(prescriptionSources).notNull(),
      startsOn: k.day().notNull(),
      endsOn: k.day().notNull(),
      reviewOn: k.day().notNull(),
      primaryMeasureId: k.id(),
      documentId: k.id().notNull(),
      prescriberId: k
        .id()
        .notNull()
        .references(() => staff.id),
      /** Name of the outside prescriber when the order was transcribed. */
      outsidePrescriber: k.text().notNull().default(""),
      signedAt: k.long().notNull(),
    },
    (t) => [k.uniqueIndex("prescription_versions_number").on(t.prescriptionId, t.number)],
  );

  /** Projection of the lines inside the signed document. */
  const prescriptionLines = k.table(
    "prescription_lines",
    {
      id: k.id().primaryKey(),
      versionId: k
        .id()
        .notNull()
        .references(() => prescriptionVersions.id),
      lineKey: k.id().notNull(),
      position: k.integer().notNull(),
      exerciseId: k.id().notNull(),
      exerciseVersion: k.integer().notNull(),
      name: k.text().notNull(),
      side: k.text().notNull(),
      owner: k.oneOf(lineOwners).notNull(),
      consequence: k.oneOf(lineConsequences).notNull(),
      dose: k.json<Dose>().notNull(),
      bounds: k.json<Bounds>().notNull(),
      weeklySteps: k.json<Dose>().notNull(),
      isHomeProgram: k.flag().notNull(),
      note: k.text().notNull(),
      /** What most lines do without; null where it is nothing. */
      details: k.json<LineDetails>(),
    },
    (t) => [
      k.uniqueIndex("prescription_lines_position").on(t.versionId, t.position),
      k.index("prescription_lines_key").on(t.lineKey),
    ],
  );

  const prescriptionEvents = k.table(
    "prescription_events",
    {
      id: k.id().primaryKey(),
      prescriptionId: k
        .id()
        .notNull()
        .references(() => prescriptions.id),
      versionId: k.id(),
      kind: k.oneOf(prescriptionEventKinds).notNull(),
      actorId: k.id().notNull(),
      reason: k.text().notNull().default(""),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("prescription_events_order").on(t.prescriptionId, t.seq)],
  );

  /** A bound on the patient. It outlives versions until its owner or a delegate lifts it. */
  const limits = k.table(
    "limits",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      episodeId: k.id().references(() => episodes.id),
      kind: k.oneOf(limitKinds).notNull(),
      content: k.json<Limit>().notNull(),
      /** The prescription version, precaution or verbal order it came with. */
      sourceKind: k
        .oneOf(["prescription-version", "precaution", "verbal-order", "procedure"] as const)
        .notNull(),
      sourceId: k.id().notNull(),
      dueForLiftingOn: k.day(),
      raisedAt: k.long().notNull(),
      /** Cached from its events. */
      liftedAt: k.long(),
    },
    (t) => [k.index("limits_patient").on(t.patientId, t.liftedAt)],
  );

  const limitEvents = k.table(
    "limit_events",
    {
      id: k.id().primaryKey(),
      limitId: k
        .id()
        .notNull()
        .references(() => limits.id),
      kind: k.oneOf(["raised", "lifted", "postponed", "acknowledged"] as const).notNull(),
      actorId: k.id().notNull(),
      reason: k.text().notNull().default(""),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("limit_events_limit").on(t.limitId, t.seq)],
  );

  const plansOfCare = k.table(
    "plans_of_care",
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
      prescriptionVersionId: k
        .id()
        .notNull()
        .references(() => prescriptionVersions.id),
      number: k.integer().notNull(),
      documentId: k.id().notNull(),
      therapistId: k
        .id()
        .notNull()
        .references(() => staff.id),
      evaluatedOn: k.day().notNull(),
      certifyBy: k.day().notNull(),
      signedAt: k.long().notNull(),
    },
    (t) => [k.uniqueIndex("plans_of_care_number").on(t.episodeId, t.number)],
  );

  const planOfCareLines = k.table(
    "plan_of_care_lines",
    {
      id: k.id().primaryKey(),
      planOfCareId: k
        .id()
        .notNull()
        .references(() => plansOfCare.id),
      lineKey: k.id().notNull(),
      position: k.integer().notNull(),
      exerciseId: k.id().notNull(),
      exerciseVersion: k.integer().notNull(),
      name: k.text().notNull(),
      side: k.text().notNull(),
      dose: k.json<Dose>().notNull(),
      isHomeProgram: k.flag().notNull(),
      note: k.text().notNull(),
      /** What most lines do without; null where it is nothing. */
      details: k.json<LineDetails>(),
    },
    (t) => [k.uniqueIndex("plan_of_care_lines_position").on(t.planOfCareId, t.position)],
  );

  const planOfCareEvents = k.table(
    "plan_of_care_events",
    {
      id: k.id().primaryKey(),
      planOfCareId: k
        .id()
        .notNull()
        .references(() => plansOfCare.id),
      kind: k.oneOf(planOfCareEventKinds).notNull(),
      actorId: k.id().notNull(),
      reason: k.text().notNull().default(""),
      /** The signed certification, when there is one. */
      documentId: k.id(),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("plan_of_care_events_order").on(t.planOfCareId, t.seq)],
  );

  /** Cached state of an episode's plan of care: which is in force, and how it is certified. */
  const planOfCareStates = k.table(
    "plan_of_care_states",
    {
      episodeId: k
        .id()
        .primaryKey()
        .references(() => episodes.id),
      planOfCareId: k.id().references(() => plansOfCare.id),
      certification: k.oneOf(certificationStates).notNull(),
      certifiedTo: k.day(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.index("plan_of_care_states_certification").on(t.certification)],
  );

  /** A prescriber's spoken order as the therapist took it: in force at once, waiting for signature. */
  const verbalOrders = k.table(
    "verbal_orders",
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
      givenBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      takenBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      givenAt: k.long().notNull(),
      words: k.text().notNull(),
      wasReadBack: k.flag().notNull(),
      /** What it changes at once: a dose of one line, or the lifting of a limit its giver owns. */
      effect: k
        .json<
          | { kind: "dose"; lineKey: string; dose: Dose }
          | { kind: "lift-limit"; limitId: string }
          | { kind: "words-only" }
        >()
        .notNull(),
      recordedAt: k.long().notNull(),
    },
    (t) => [k.index("verbal_orders_patient").on(t.patientId, t.recordedAt)],
  );

  const verbalOrderSignatures = k.table("verbal_order_signatures", {
    verbalOrderId: k
      .id()
      .primaryKey()
      .references(() => verbalOrders.id),
    documentId: k.id().notNull(),
    signedBy: k.id().notNull(),
    signedAt: k.long().notNull(),
  });

  return {
    prescriptions,
    prescriptionVersions,
    prescriptionLines,
    prescriptionEvents,
    limits,
    limitEvents,
    plansOfCare,
    planOfCareLines,
    planOfCareEvents,
    planOfCareStates,
    verbalOrders,
    verbalOrderSignatures,
  };
}
export type PrescriptionTables = ReturnType<typeof prescriptionTables>;
