import * as z from "zod/mini";
import { daySchema, idSchema, instantSchema, lineText, proseText } from "#domain/calendar/bounds.ts";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { homeReportSchema } from "#domain/home-programs/answers.ts";
import { redFlagCheckSchema } from "#domain/precautions/red-flags/red-flag-check.ts";
import { askedVitalSchema, mostVitals, sessionVitalSchema } from "#domain/precautions/vitals/vital.ts";
import { chargeHolds, modifiers } from "#domain/units/charges/charge-lines.ts";
import { serviceCodeSchema, timeNoteSchema } from "#domain/units/timing/service-time.ts";
import { unitRules } from "#domain/units/units.ts";
import { cutShortSchema } from "./cut-short.ts";
import { effusionGrades } from "./effusion.ts";
import { mostTechniques, techniqueSchema } from "./technique.ts";

/** Discarded is what was begun and not started after all: nothing was entered in it, and it counts nowhere. */
export const sessionStates = ["open", "signed", "discarded"] as const;
export type SessionState = (typeof sessionStates)[number];
export const sessionKinds = ["treatment", "evaluation", "re-evaluation", "seen-not-treated"] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** A row's answer. Copied is not an observation: it reads as unconfirmed until somebody confirms it. */
export const performedStates = ["copied", "done", "changed", "not-done"] as const;
export type PerformedState = (typeof performedStates)[number];

export const notDoneReasons = [
  "out-of-time",
  "pain",
  "patient-declined",
  "not-safe-today",
  "equipment",
  "replaced",
  "other",
] as const;
export type NotDoneReason = (typeof notDoneReasons)[number];

/** Where a value came from, kept beside it. */
export const valueOrigins = ["copied", "typed", "stepped", "used-limit", "reply", "timer"] as const;

/** Since last time: no default anywhere; `not-asked` is an answer somebody gave. */
export const sinceLastTimeSchema = z
  .strictObject({
    feels: z.exactOptional(z.enum(["better", "same", "worse", "not-asked"])),
    after24Hours: z.exactOptional(z.enum(["settled", "sore", "flared", "not-asked"])),
    falls: z.exactOptional(z.enum(["none", "one-or-more", "not-asked"])),
    fallsNote: z.exactOptional(proseText(300)),
    newSymptoms: z.exactOptional(z.enum(["none", "yes", "not-asked"])),
    newSymptomsNote: z.exactOptional(proseText(300)),
    medication: z.exactOptional(z.enum(["same", "changed", "not-asked"])),
    medicationNote: z.exactOptional(proseText(300)),
    /** Days the home program was done since the last session, or not asked. */
    homeProgramDays: z.exactOptional(z.union([z.int().check(z.gte(0), z.lte(60)), z.literal("not-asked")])),
    /** Of which program, and what was done of each exercise where it was asked. */
    homeProgram: z.exactOptional(homeReportSchema),
  })
  .check(
    z.refine(
      ({ homeProgramDays: days, homeProgram }) =>
        typeof days !== "number" ||
        !homeProgram?.asked ||
        (homeProgram.asked.days > 0 && days <= homeProgram.asked.days),
      {
        error: "The home program was done on at most as many days as there were.",
        path: ["homeProgramDays"],
      },
    ),
  );
export type SinceLastTime = z.infer<typeof sinceLastTimeSchema>;

/** 0 to 10 inclusive, generic numeric rating; or nobody asked. */
export const painAnswerSchema = z.union([
  z.int().check(z.gte(0, "Pain is 0 to 10."), z.lte(10, "Pain is 0 to 10.")),
  z.literal("not-asked"),
]);
export type PainAnswer = z.infer<typeof painAnswerSchema>;

export const sessionNoteSchema = z.strictObject({
  sinceLastTime: sinceLastTimeSchema,
  painBefore: z.exactOptional(painAnswerSchema),
  painWorst: z.exactOptional(painAnswerSchema),
  painAfter: z.exactOptional(painAnswerSchema),
  /** How it went. */
  assessment: proseText(4000),
  /** Why a therapist's skill was needed, which a payer asks of every session; what nobody wrote is absent. */
  whySkilled: z.exactOptional(proseText(1000)),
  cutShort: z.exactOptional(cutShortSchema),
  plan: proseText(2000),
  ...timeNoteSchema,
  adverseEvent: proseText(1000),
  redFlags: z.exactOptional(redFlagCheckSchema),
  /** By the stroke test; what nobody tested is absent. */
  kneeEffusion: z.exactOptional(z.enum(effusionGrades)),
  /** Effort of the whole session, 0 to 10 (CR10); what nobody asked is absent. */
  effort: z.exactOptional(z.int().check(z.gte(0, "Effort is 0 to 10."), z.lte(10, "Effort is 0 to 10."))),
  techniques: z.exactOptional(z.array(techniqueSchema).check(z.maxLength(mostTechniques))),
});
export type SessionNote = z.infer<typeof sessionNoteSchema>;

export const emptyNote: SessionNote = { sinceLastTime: {}, assessment: "", plan: "", adverseEvent: "" };

export const performedDoseSchema = z.strictObject({
  lineKey: idSchema,
  lineId: idSchema,
  name: lineText(120),
  state: z.enum(performedStates),
  dose: doseSchema,
  notDoneReason: z.exactOptional(z.enum(notDoneReasons)),
  isFromNowOn: z.boolean(),
  /** What was in fact done outside a limit, with its reason; it never becomes the current dose. */
  deviationReason: z.exactOptional(lineText(300)),
  /** Hash of the plan in force it was checked against, and the result of that check as JSON. */
  planSnapshotId: idSchema,
  check: z.string().check(z.maxLength(8000)),
});
export type PerformedDose = z.infer<typeof performedDoseSchema>;

/** Minutes of a service by one clinician as signed, and where they come from; an untimed one may have none. */
const signedServiceSchema = z.strictObject({
  code: serviceCodeSchema,
  staffId: idSchema,
  minutes: z.nullable(z.int().check(z.gte(0), z.lte(480))),
  origin: z.enum(["timer", "typed", "untimed"]),
});

const signedChargesSchema = z.strictObject({
  unitRule: z.enum(unitRules),
  diagnoses: z.array(lineText(12)).check(z.maxLength(12)),
  heldFor: z.array(z.enum(chargeHolds)).check(z.maxLength(chargeHolds.length)),
  lines: z
    .array(
      z.strictObject({
        code: serviceCodeSchema,
        units: z.int().check(z.gte(1), z.lte(40)),
        minutes: z.nullable(z.int().check(z.gte(0), z.lte(960))),
        modifiers: z.array(z.enum(modifiers)).check(z.maxLength(modifiers.length)),
        renderingId: idSchema,
        supervisingId: z.nullable(idSchema),
      }),
    )
    .check(z.maxLength(40)),
});

/** What a therapist signs. */
export const sessionContentSchema = z.strictObject({
  schema: z.literal(1),
  sessionId: idSchema,
  kind: z.enum(sessionKinds),
  heldOn: daySchema,
  startedAt: instantSchema,
  /** Set when it was written later than it happened. */
  isLateEntry: z.boolean(),
  prescriptionVersionId: z.exactOptional(idSchema),
  planOfCareId: z.exactOptional(idSchema),
  note: sessionNoteSchema,
  rows: z.array(performedDoseSchema).check(z.maxLength(80)),
  services: z.array(signedServiceSchema).check(z.maxLength(40)),
  charges: z.exactOptional(signedChargesSchema),
  /** What was asked for, and every measurement in its order; the last of a vital and moment stands. */
  vitals: z.exactOptional(
    z.strictObject({
      asked: z.array(askedVitalSchema).check(z.maxLength(18)),
      measured: z
        .array(z.strictObject({ ...sessionVitalSchema.shape, measuredAt: instantSchema, staffId: idSchema }))
        .check(z.maxLength(mostVitals)),
    }),
  ),
});
export type SessionContent = z.infer<typeof sessionContentSchema>;
