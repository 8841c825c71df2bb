import type { Sensitive } from "#domain/people/sensitive.ts";
import { implantKinds } from "#domain/precautions/facts/implants.ts";
import { procedureKinds } from "#domain/precautions/facts/procedures.ts";
import type { AnswerValue } from "#domain/precautions/facts/record.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";
import type { Kit } from "./kit.ts";
import type { PatientTables } from "./patients.ts";

const sides = ["left", "right", "both", "midline", "not-applicable"] as const;

/** What the rules read beside conditions and medications, what was answered to them, and when they last ran. */
export function precautionTables(k: Kit, { patients }: PatientTables) {
  const implants = k.table(
    "implants",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      words: k.text().notNull(),
      /** What it means for therapy; `not-screened` until its words say, or somebody does. */
      kind: k.oneOf(implantKinds).notNull(),
      side: k.oneOf(sides).notNull(),
      placedOn: k.day(),
      status: k.oneOf(["active", "removed", "entered-in-error"] as const).notNull(),
      /** What somebody answered in words where no rule knew it. */
      answer: k.text().notNull().default(""),
      /** Who said what it means where no rule knew it, and when; null where nobody had to. */
      answeredBy: k.id(),
      answeredAt: k.long(),
      /** Whose words are kept, where it was found in a sensitive episode. */
      sensitive: k.json<Sensitive>(),
      recordedBy: k.id().notNull(),
      recordedAt: k.long().notNull(),
      version: k.integer().notNull().default(1),
    },
    (t) => [k.index("implants_patient").on(t.patientId, t.status, t.recordedAt)],
  );

  /** Surgeries and procedures with their day, where it is known; a date that was asked later is an answer. */
  const surgeries = k.table(
    "surgeries",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      words: k.text().notNull(),
      kind: k.oneOf(procedureKinds).notNull(),
      side: k.oneOf(sides).notNull(),
      doneOn: k.day(),
      /** Whose words are kept, where it was found in a sensitive episode. */
      sensitive: k.json<Sensitive>(),
      recordedBy: k.id().notNull(),
      recordedAt: k.long().notNull(),
    },
    (t) => [k.index("surgeries_patient").on(t.patientId, t.recordedAt)],
  );

  /** A number measured, or something found present or absent; the next one takes its place, this one stays. */
  const findings = k.table(
    "findings",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      kind: k.oneOf(["number", "flag"] as const).notNull(),
      /** Of `numberFindings` or `flagFindings`. */
      code: k.text().notNull(),
      isPresent: k.flag(),
      valueThousandths: k.long(),
      unit: k.text().notNull().default(""),
      side: k.oneOf(sides).notNull(),
      /** One of `joints`, where it was found at one. */
      joint: k.text().$type<Joint>(),
      foundOn: k.day().notNull(),
      words: k.text().notNull().default(""),
      /** Whose words are kept, where it was found in a sensitive episode. */
      sensitive: k.json<Sensitive>(),
      recordedBy: k.id().notNull(),
      recordedAt: k.long().notNull(),
    },
    (t) => [k.index("findings_patient").on(t.patientId, t.foundOn)],
  );

  const precautionAnswers = k.table(
    "precaution_answers",
    {
      id: k.id().primaryKey(),
      patientId: k
        .id()
        .notNull()
        .references(() => patients.id),
      questionId: k.id().notNull(),
      questionVersion: k.integer().notNull(),
      /** The condition, implant or surgery it was asked about. */
      factId: k.id().notNull(),
      value: k.json<AnswerValue>().notNull(),
      words: k.text().notNull().default(""),
      answeredBy: k.id().notNull(),
      answeredOn: k.day().notNull(),
      answeredAt: k.long().notNull(),
      seq: k.long().notNull(),
    },
    (t) => [k.index("precaution_answers_patient").on(t.patientId, t.seq)],
  );

  /** Which rules a record was last held against, and on which day: another day or other rules, and they run again. */
  const screenings = k.table("screenings", {
    patientId: k
      .id()
      .primaryKey()
      .references(() => patients.id),
    rules: k.text().notNull(),
    screenedOn: k.day().notNull(),
    screenedAt: k.long().notNull(),
  });

  return { implants, surgeries, findings, precautionAnswers, screenings };
}
