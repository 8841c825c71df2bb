import { and, eq } from "drizzle-orm";
import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { conditionEntrySchema, medicationKinds } from "#domain/consultations/consultation.ts";
import { isOpenTo } from "#domain/people/sensitive.ts";
import { sensitiveSections } from "#domain/people/staff.ts";
import { findingSchema, implantSchema, surgerySchema } from "#domain/precautions/facts/fact.schema.ts";
import { implantKinds } from "#domain/precautions/facts/implants.ts";
import { isConditionScreened } from "#domain/precautions/screened.ts";
import { diagnosisSchema } from "#domain/prescriptions/prescription.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import type { Run } from "#server/command.ts";
import { screenPatient } from "#server/precautions/screen-patient.commands.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { router, write, writeInput } from "#server/trpc.ts";
import { recordDiagnosis } from "./record-conditions.commands.ts";
import { classifyImplant, recordFact } from "./record-facts.commands.ts";

const icd10 = z
  .string()
  .check(
    z.regex(
      /^([A-Z](?:[0-9][0-9A-Z]|A[0-9])(\.[0-9A-Z]{1,4})?)?$/,
      "Use an ICD-10-CM code, for example M17.12.",
    ),
  );

export type AnswerScreening = {
  patientId: string;
  conditionId: string;
  expectedVersion: number;
  icd10: string;
  answer: string;
};

/** A condition no rule knows: the physiatrist chooses its code, or answers in words what it means for therapy. */
export async function answerScreening(
  run: Run,
  input: AnswerScreening,
): Promise<{ screening: "screened" | "answered"; version: number }> {
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "precautions.decide", now: run.now },
    input.patientId,
  );
  const { conditions } = run.tx.t;
  const mine = and(eq(conditions.id, input.conditionId), eq(conditions.patientId, patient.patientId));
  const [condition] = await run.tx.db
    .select({
      version: conditions.version,
      icd10: conditions.icd10,
      isSensitive: conditions.isSensitive,
      sensitiveSection: conditions.sensitiveSection,
    })
    .from(conditions)
    .where(mine);
  if (!condition) return refuseNotFound();
  if (!isOpenTo(namedFor(run.actor, patient.patientId), condition, sensitiveSections))
    refuse("not-now", "This condition is sensitive. A colleague named for its section answers it.");
  requireVersion(input.expectedVersion, condition.version, "This condition");
  const isKnown = isConditionScreened(input.icd10);
  if (!isKnown && input.answer === "")
    refuse(
      "invalid",
      input.icd10 === ""
        ? "Choose a code, or answer what it means for therapy."
        : "No rule knows this code. Answer what it means for therapy.",
      { field: "answer" },
    );
  const screening = isKnown ? ("screened" as const) : ("answered" as const);
  await run.audit({
    chainId: patient.clinicId,
    action: "answerScreening",
    entity: "condition",
    entityId: input.conditionId,
    patientId: patient.patientId,
    before: { icd10: condition.icd10 },
    after: { icd10: input.icd10, screening },
  });
  await run.tx.db
    .update(conditions)
    .set({
      icd10: input.icd10 || condition.icd10,
      screening,
      screeningAnswer: input.answer,
      answeredBy: run.actor.staffId,
      answeredAt: run.now,
      version: condition.version + 1,
    })
    .where(mine);
  await screenPatient(run, patient, { tellsActor: false });
  return { screening, version: condition.version + 1 };
}

export const conditionsRouter = router({
  answerScreening: write("precautions.decide")
    .input(
      writeInput({
        patientId: idSchema,
        conditionId: idSchema,
        expectedVersion: z.int(),
        icd10,
        answer: lineText(300),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => answerScreening(run, input))),
  /** A diagnosis a prescription is about to treat; what it raises and asks is answered before that is signed. */
  recordDiagnosis: write("prescriptions.sign")
    .input(writeInput({ episodeId: idSchema, diagnosis: diagnosisSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => recordDiagnosis(run, input))),
  /** A fact that came to light outside a visit; the rules run again with it. */
  recordCondition: write("conditions.record")
    .input(writeInput({ patientId: idSchema, entry: conditionEntrySchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => ({
        ...(await recordFact(run, input.patientId, { kind: "condition", entry: input.entry })),
        isScreened: input.entry.code !== "" && isConditionScreened(input.entry.code),
      })),
    ),
  recordImplant: write("conditions.record")
    .input(writeInput({ patientId: idSchema, entry: implantSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => recordFact(run, input.patientId, { kind: "implant", entry: input.entry })),
    ),
  recordSurgery: write("conditions.record")
    .input(writeInput({ patientId: idSchema, entry: surgerySchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => recordFact(run, input.patientId, { kind: "surgery", entry: input.entry })),
    ),
  recordFinding: write("conditions.record")
    .input(writeInput({ patientId: idSchema, entry: findingSchema, foundOn: daySchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) =>
        recordFact(run, input.patientId, { kind: "finding", entry: input.entry, foundOn: input.foundOn }),
      ),
    ),
  recordMedication: write("conditions.record")
    .input(
      writeInput({
        patientId: idSchema,
        entry: z.strictObject({
          words: requiredLine(160, "Name the medication."),
          kind: z.enum(medicationKinds),
        }),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) =>
        recordFact(run, input.patientId, { kind: "medication", entry: input.entry }),
      ),
    ),
  /** What an implant means for therapy, where no rule knew it. */
  classifyImplant: write("precautions.decide")
    .input(
      writeInput({
        patientId: idSchema,
        implantId: idSchema,
        expectedVersion: z.int(),
        kind: z.enum(implantKinds),
        answer: lineText(300),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => classifyImplant(run, input))),
  /** What a medication means for exercise; the rules run again. */
  classifyMedication: write("precautions.decide")
    .input(
      writeInput({
        patientId: idSchema,
        medicationId: idSchema,
        expectedVersion: z.int(),
        kind: z.enum(medicationKinds),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const patient = await requirePatient(
          run.tx,
          { actor: run.actor, action: "precautions.decide", now: run.now },
          input.patientId,
        );
        const { medications } = run.tx.t;
        const mine = and(
          eq(medications.id, input.medicationId),
          eq(medications.patientId, patient.patientId),
        );
        const [medication] = await run.tx.db
          .select({ version: medications.version, kind: medications.kind })
          .from(medications)
          .where(mine);
        if (!medication) return refuseNotFound();
        requireVersion(input.expectedVersion, medication.version, "This medication");
        await run.audit({
          chainId: patient.clinicId,
          action: "classifyMedication",
          entity: "medication",
          entityId: input.medicationId,
          patientId: patient.patientId,
          before: { kind: medication.kind },
          after: { kind: input.kind },
        });
        await run.tx.db
          .update(medications)
          .set({
            kind: input.kind,
            answeredBy: run.actor.staffId,
            answeredAt: run.now,
            version: medication.version + 1,
          })
          .where(mine);
        await screenPatient(run, patient, { tellsActor: false });
        return { version: medication.version + 1 };
      }),
    ),
});
