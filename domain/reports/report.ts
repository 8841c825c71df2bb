import * as z from "zod/mini";
import { daySchema, idSchema, lineText, proseText, requiredLine } from "#domain/calendar/bounds.ts";
import { disciplines } from "#domain/people/staff.ts";
import { frequencySchema } from "#domain/prescriptions/prescription.ts";
import { reportKinds } from "./report-kind.ts";

/** What a therapist says of a goal; nothing is preset but what a score of the period reached. */
export const goalStates = ["met", "progressing", "no-change", "worse", "stopped"] as const;
export type GoalState = (typeof goalStates)[number];

/** Why treatment ends. That scores stand still is none of them by itself. */
export const dischargeReasons = [
  "goals-met",
  "physiatrist-decided",
  "patient-chose",
  "stopped-coming",
  "moved-elsewhere",
  "medical-change",
  "payer",
] as const;
export type DischargeReason = (typeof dischargeReasons)[number];

const count = z.int().check(z.gte(0), z.lte(10_000));
const amount = z.int().check(z.gte(-10_000_000), z.lte(10_000_000));
const pain = z.strictObject({ on: daySchema, of10: z.int().check(z.gte(0), z.lte(10)) });
const scored = z.strictObject({ on: daySchema, thousandths: amount });

/**
 * What the chart says of a period, both days inclusive: counted and copied from the record, never typed. What nobody
 * measured or asked is absent, not zero.
 */
export const reportRecordSchema = z.strictObject({
  /** Days of signed treatment in the period, and in the episode up to its end. */
  treatmentDays: count,
  treatmentDaysInAll: count,
  attendance: z.strictObject({
    booked: count,
    noShow: count,
    cancelled: count,
    /** Of the cancelled, those the clinic called off: no absence of the patient's. */
    cancelledByClinic: count,
  }),
  /** Worst pain in the first and the last session of the period that was asked. */
  painFirst: z.exactOptional(pain),
  painLast: z.exactOptional(pain),
  measures: z
    .array(
      z.strictObject({
        measureId: idSchema,
        side: z.enum(["left", "right", "not-applicable"]),
        name: lineText(80),
        unit: lineText(24),
        first: scored,
        last: scored,
        /** What the two say, with the threshold that decides it. */
        words: lineText(300),
      }),
    )
    .check(z.maxLength(40)),
  /** Lines whose current dose was changed in the period. */
  lines: z
    .array(
      z.strictObject({
        lineKey: idSchema,
        name: lineText(120),
        before: lineText(200),
        after: lineText(200),
        changes: count,
      }),
    )
    .check(z.maxLength(80)),
  home: z.strictObject({ sessionsAsked: count, daysDone: count }),
  adverseEvents: z.array(z.strictObject({ on: daySchema, words: proseText(1000) })).check(z.maxLength(20)),
  requests: z.strictObject({ asked: count, answered: count }),
});
export type ReportRecord = z.infer<typeof reportRecordSchema>;

const goalReportSchema = z.strictObject({
  goalId: idSchema,
  /** The goal as it was set, with its numbers and day. */
  words: lineText(400),
  /** The newest score of its measure, in words; absent where nothing was scored. */
  now: z.exactOptional(lineText(160)),
  state: z.exactOptional(z.enum(goalStates)),
  note: lineText(300),
});
export type GoalReport = z.infer<typeof goalReportSchema>;

/** As long as one certification lasts at most, see `certificationClocks`. */
const recertificationSchema = z.strictObject({ toOn: daySchema, frequency: frequencySchema });

/** What a therapist signs: hashed as canonical JSON exactly as shown. `schema` numbers this shape. */
export const reportContentSchema = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(reportKinds),
  discipline: z.enum(disciplines),
  /** The period, both days inclusive. */
  fromOn: daySchema,
  toOn: daySchema,
  prescriptionVersionId: z.exactOptional(idSchema),
  planOfCareId: z.exactOptional(idSchema),
  record: reportRecordSchema,
  goals: z.array(goalReportSchema).check(z.maxLength(12)),
  /** Drafted from the record, then the therapist's own words. */
  progress: proseText(4000),
  /** Of a progress report why a therapist's skill is still needed; of a discharge summary the outcome. */
  assessment: proseText(4000),
  plan: proseText(2000),
  /** A progress report that also asks the physiatrist to certify on. */
  recertification: z.exactOptional(recertificationSchema),
  discharge: z.exactOptional(
    z.strictObject({
      reason: z.exactOptional(z.enum(dischargeReasons)),
      /** The home program to keep up; null where the patient has none. */
      homeProgramNumber: z.nullable(z.int().check(z.gte(1))),
    }),
  ),
});
export type ReportContent = z.infer<typeof reportContentSchema>;

export const reportEventKinds = ["signed", "certified", "returned"] as const;
export type ReportEventKind = (typeof reportEventKinds)[number];

/** What came of the recertification a report asks for; *not-asked* where it asks for none. */
export const recertificationStates = ["not-asked", "waiting", "certified", "returned"] as const;
export type RecertificationState = (typeof recertificationStates)[number];

/** The fold of a report's events, oldest first. */
export const recertificationOf = (asks: boolean, events: readonly ReportEventKind[]): RecertificationState =>
  asks
    ? events.reduce<RecertificationState>((state, kind) => (kind === "signed" ? state : kind), "waiting")
    : "not-asked";

export const returnReason = requiredLine(300, "Say what to change.");
