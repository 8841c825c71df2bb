import { sql } from "drizzle-orm";
import { type OpioidUse, opioidCheckKinds } from "#domain/medications/medication.ts";
import { orderKinds, orderSides, orderSites, orderUrgencies } from "#domain/orders/order.ts";
import { orderEventKinds, orderStates } from "#domain/orders/order-state.ts";
import { procedureDrugKinds, procedureKinds } from "#domain/orders/procedures/procedure.ts";
import { type ResultValue, resultDecisions, resultStatuses } from "#domain/orders/result.ts";
import type { EpisodeTables } from "./episodes.ts";
import type { Kit } from "./kit.ts";
import type { OrganizationTables } from "./organization.ts";
import type { PatientTables } from "./patients.ts";

/** Diagnostic orders with their results, studies, procedures, what is taken, and what specialists advise. */
export function orderTables(
  k: Kit,
  { staff }: OrganizationTables,
  { patients, medications }: PatientTables,
  { episodes }: EpisodeTables,
) {
  const ofPatient = () => ({
    patientId: k
      .id()
      .notNull()
      .references(() => patients.id),
    episodeId: k
      .id()
      .notNull()
      .references(() => episodes.id),
  });

  /** A test as it was ordered; all of its words stand in the signed document. */
  const orders = k.table(
    "orders",
    {
      id: k.id().primaryKey(),
      ...ofPatient(),
      kind: k.oneOf(orderKinds).notNull(),
      site: k.oneOf(orderSites).notNull(),
      side: k.oneOf(orderSides).notNull(),
      tests: k.json<string[]>().notNull(),
      question: k.text().notNull(),
      urgency: k.oneOf(orderUrgencies).notNull(),
      orderedOn: k.day().notNull(),
      dueOn: k.day().notNull(),
      /** Who ordered it and answers for its result. */
      orderedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      documentId: k.id().notNull(),
      signedAt: k.long().notNull(),
    },
    (t) => [
      k.index("orders_patient").on(t.patientId, t.signedAt),
      k.index("orders_episode").on(t.episodeId, t.signedAt),
    ],
  );

  const orderEvents = k.table(
    "order_events",
    {
      id: k.id().primaryKey(),
      orderId: k
        .id()
        .notNull()
        .references(() => orders.id),
      kind: k.oneOf(orderEventKinds).notNull(),
      /** The day it is booked for, was done or came in. */
      on: k.day(),
      reason: k.text().notNull().default(""),
      actorId: k.id().notNull(),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("order_events_order").on(t.orderId, t.seq)],
  );

  /** Cached fold of the events. */
  const orderStateRows = k.table("order_states", {
    orderId: k
      .id()
      .primaryKey()
      .references(() => orders.id),
    state: k.oneOf(orderStates).notNull(),
    scheduledOn: k.day(),
    version: k.integer().notNull().default(1),
  });

  /** One report. A corrected one is a row of its own; the one it corrects stays. */
  const results = k.table(
    "results",
    {
      id: k.id().primaryKey(),
      orderId: k
        .id()
        .notNull()
        .references(() => orders.id),
      status: k.oneOf(resultStatuses).notNull(),
      receivedOn: k.day().notNull(),
      reportedBy: k.text().notNull(),
      summary: k.text().notNull(),
      report: k.text().notNull(),
      values: k.json<ResultValue[]>().notNull(),
      viewerUrl: k.text().notNull(),
      recordedBy: k
        .id()
        .notNull()
        .references(() => staff.id),
      recordedAt: k.long().notNull(),
    },
    (t) => [k.index("results_order").on(t.orderId, t.recordedAt)],
  );

  /** That a physiatrist read a result and what follows, by signature. */
  const resultAcknowledgements = k.table("result_acknowledgements", {
    resultId: k
      .id()
      .primaryKey()
      .references(() => results.id),
    patientId: k
      .id()
      .notNull()
      .references(() => patients.id),
    decision: k.oneOf(resultDecisions).notNull(),
    note: k.text().notNull(),
    documentId: k.id().notNull(),
    signedBy: k
      .id()
      .notNull()
      .references(() => staff.id),
    signedAt: k.long().notNull(),
  });

  /** An electrodiagnostic study; its tables and words stand in the signed document. */
  const studies = k.table(
    "studies",
    {
      id: k.id().primaryKey(),
      ...ofPatient(),
      orderId: k.id().references(() => orders.id),
      performedOn: k.day().notNull(),
      documentId: k.id().notNull(),
      physiatristId: k
        .id()
        .notNull()
        .references(() => staff.id),
      signedAt: k.long().notNull(),
    },
    (t) => [
      k.index("studies_patient").on(t.patientId, t.signedAt),
      k.index("studies_episode").on(t.episodeId, t.signedAt),
      k.index("studies_order").on(t.orderId),
    ],
  );

  const procedures = k.table(
    "procedures",
    {
      id: k.id().primaryKey(),
      ...ofPatient(),
      kind: k.oneOf(procedureKinds).notNull(),
      site: k.oneOf(orderSites).notNull(),
      side: k.oneOf(orderSides).notNull(),
      level: k.text().notNull(),
      performedOn: k.day().notNull(),
      /** Scores of the episode are confounded up to and including this day. */
      confoundedUntilOn: k.day().notNull(),
      documentId: k.id().notNull(),
      physiatristId: k
        .id()
        .notNull()
        .references(() => staff.id),
      signedAt: k.long().notNull(),
    },
    (t) => [
      k.index("procedures_patient").on(t.patientId, t.performedOn),
      k.index("procedures_episode").on(t.episodeId, t.performedOn),
    ],
  );

  const procedureDrugs = k.table(
    "procedure_drugs",
    {
      procedureId: k
        .id()
        .notNull()
        .references(() => procedures.id),
      row: k.integer().notNull(),
      kind: k.oneOf(procedureDrugKinds).notNull(),
      name: k.text().notNull(),
      amountThousandths: k.long().notNull(),
      unit: k.text().notNull(),
      lot: k.text().notNull(),
      expiresOn: k.day(),
      muscle: k.text().notNull(),
      side: k.oneOf(orderSides).notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.procedureId, t.row] })],
  );

  /** Beside a medication of the record: how it is taken. */
  const medicationDetails = k.table("medication_details", {
    medicationId: k
      .id()
      .primaryKey()
      .references(() => medications.id),
    doseText: k.text().notNull(),
    startedOn: k.day(),
    opioid: k.json<OpioidUse | null>(),
    setBy: k.id().notNull(),
    setAt: k.long().notNull(),
  });

  /** Each look at what makes opioids safer; the last of a kind stands, and without one it was not asked. */
  const opioidChecks = k.table(
    "opioid_checks",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      kind: k.oneOf(opioidCheckKinds).notNull(),
      answer: k.oneOf(["yes", "no"] as const).notNull(),
      on: k.day().notNull(),
      words: k.text().notNull(),
      actorId: k.id().notNull(),
      at: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("opioid_checks_patient").on(t.patientId, t.seq)],
  );

  /** A specialist's signed note; its words stand in the signed document. */
  const consultNotes = k.table(
    "consult_notes",
    {
      id: k.id().primaryKey(),
      ...ofPatient(),
      specialty: k.text().notNull(),
      seenOn: k.day().notNull(),
      documentId: k.id().notNull(),
      authorId: k
        .id()
        .notNull()
        .references(() => staff.id),
      signedAt: k.long().notNull(),
    },
    (t) => [
      k.index("consult_notes_patient").on(t.patientId, t.signedAt),
      k.index("consult_notes_episode").on(t.episodeId, t.signedAt),
      k.check("consult_notes_specialty", sql`${t.specialty} <> ''`),
    ],
  );

  return {
    orders,
    orderEvents,
    orderStates: orderStateRows,
    results,
    resultAcknowledgements,
    studies,
    procedures,
    procedureDrugs,
    medicationDetails,
    opioidChecks,
    consultNotes,
  };
}
