import { and, asc, eq, gt, gte, isNull, or } from "drizzle-orm";
import * as z from "zod/mini";
import { idSchema, lineText, requiredProse } from "#domain/calendar/bounds.ts";
import { patientSchema, registrationSubject } from "#domain/patients/patient.schema.ts";
import { requireOpenChart, requirePatient, withinReach } from "#server/access/access.queries.ts";
import { namedFor, toldSight } from "#server/access/seats.queries.ts";
import { readSight } from "#server/access/sight.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { recordLook } from "#server/look.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { listPatientAudit } from "./audit.queries.ts";
import { readBand, readRecord } from "./band.queries.ts";
import { readDetails } from "./details.queries.ts";
import { findGlass } from "./glass.queries.ts";
import { breakGlass, editPatient, openChart, registerPatient } from "./patients.commands.ts";
import { readRecordFacts } from "./record-facts.queries.ts";
import { searchPatients } from "./search.queries.ts";
import { listSinceLooked } from "./since-looked.queries.ts";

const windowSize = 50;

export const patientsRouter = router({
  search: read("patients.find")
    .input(z.strictObject({ text: lineText(80) }))
    .query(async ({ ctx, input }) => {
      const found = await searchPatients(
        ctx.store,
        { actor: ctx.actor, action: "patients.find", now: ctx.clock.now() },
        input.text,
      );
      await recordLook(ctx, { action: "searchPatients", entity: "patient", found: found.length });
      return found;
    }),
  /** Patients within reach by name, in windows. */
  list: read("patients.find")
    .input(
      z.strictObject({
        cursor: z.nullish(z.strictObject({ family: lineText(80), given: lineText(80), patientId: idSchema })),
        // Which way a window is read; the client library names it with the cursor.
        direction: z.optional(z.enum(["forward", "backward"])),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { t, db } = ctx.store;
      const after = input.cursor;
      const later = after
        ? and(
            // Says again what follows, in the one form that an index can begin at.
            gte(t.patients.family, after.family),
            or(
              gt(t.patients.family, after.family),
              and(
                eq(t.patients.family, after.family),
                or(
                  gt(t.patients.given, after.given),
                  and(eq(t.patients.given, after.given), gt(t.patients.id, after.patientId)),
                ),
              ),
            ),
          )
        : undefined;
      const list = await db
        .select({
          patientId: t.patients.id,
          family: t.patients.family,
          given: t.patients.given,
          title: t.patients.title,
          bornOn: t.patients.bornOn,
          gender: t.patients.gender,
          mrn: t.patients.mrn,
          clinicName: t.clinics.name,
        })
        .from(t.patients)
        .innerJoin(t.clinics, eq(t.clinics.id, t.patients.homeClinicId))
        .where(
          and(
            isNull(t.patients.mergedIntoId),
            later,
            withinReach(ctx.store, { actor: ctx.actor, action: "patients.find", now: ctx.clock.now() }),
          ),
        )
        .orderBy(asc(t.patients.family), asc(t.patients.given), asc(t.patients.id))
        .limit(windowSize);
      await recordLook(ctx, { action: "readList", entity: "patients", found: list.length });
      const last = list.length === windowSize ? list.at(-1) : undefined;
      return {
        list,
        next: last ? { family: last.family, given: last.given, patientId: last.patientId } : null,
      };
    }),
  register: write("patients.register")
    .input(writeInput({ clinicId: idSchema, patient: patientSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        await endDraft(run, "referral", registrationSubject);
        return registerPatient(run, input.clinicId, input.patient);
      }),
    ),
  edit: write("patients.edit")
    .input(writeInput({ patientId: idSchema, expectedVersion: z.int(), patient: patientSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => editPatient(run, input.patientId, input.expectedVersion, input.patient)),
    ),
  /** What the front desk entered, to be looked through and corrected. */
  details: read("patients.identify")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requirePatient(
        ctx.store,
        { actor: ctx.actor, action: "patients.identify", now: ctx.clock.now() },
        input.patientId,
      );
      return readDetails(ctx.store, patient.patientId);
    }),
  openChart: write("patients.openChart")
    .input(writeInput({ patientId: idSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => openChart(run, input.patientId, ctx.signIn.signedInAt)),
    ),
  /** For the admin, who sees identity and states but no clinical notes, the same band without opening a chart. */
  band: read("patients.identify")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const reach = { actor: ctx.actor, action: "patients.identify" as const, now };
      const isAdmin = ctx.actor.role === "admin";
      const patient = isAdmin
        ? await requirePatient(ctx.store, reach, input.patientId)
        : await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, input.patientId);
      const { actor } = ctx;
      const sight = await readSight(ctx.store, { actor, now }, patient);
      const today = dayInZone(now, patient.timeZone);
      const band = await readBand(ctx.store, patient.patientId, today, { actor, sight });
      const glass = await findGlass(ctx.store, {
        staffId: ctx.actor.staffId,
        patientId: patient.patientId,
        now,
        signedInAt: ctx.signIn.signedInAt,
      });
      // What is left out is marked as left out, so that it never reads as "none".
      return isAdmin && !glass?.isChartOpen
        ? {
            ...band,
            sight: null,
            isClinical: false,
            glassUntilAt: glass?.untilAt ?? null,
            allergyState: null,
            allergies: [],
            limits: [],
            precautions: [],
            confounded: [],
          }
        : { ...band, isClinical: sight.isOpen("diagnoses"), glassUntilAt: glass?.untilAt ?? null };
    }),
  record: read("patients.readChart")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(
        ctx.store,
        {
          actor: ctx.actor,
          action: "patients.readChart",
          now: ctx.clock.now(),
          signedInAt: ctx.signIn.signedInAt,
        },
        input.patientId,
      );
      const asking = { actor: ctx.actor, now: ctx.clock.now() };
      const sight = await readSight(ctx.store, asking, patient);
      const reading = { named: namedFor(ctx.actor, patient.patientId), sight };
      return {
        /** Lists of other parts are empty because they were not read. */
        sight: toldSight(sight),
        ...(await readRecord(ctx.store, patient.patientId, reading)),
        ...(await readRecordFacts(ctx.store, patient.patientId, reading)),
      };
    }),
  sinceLooked: read("patients.readChart")
    .input(z.strictObject({ patientId: idSchema, afterSeq: z.int().check(z.nonnegative()) }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(
        ctx.store,
        {
          actor: ctx.actor,
          action: "patients.readChart",
          now: ctx.clock.now(),
          signedInAt: ctx.signIn.signedInAt,
        },
        input.patientId,
      );
      return listSinceLooked(ctx.store, {
        clinicId: patient.clinicId,
        patientId: patient.patientId,
        readerId: ctx.actor.staffId,
        afterSeq: input.afterSeq,
        named: namedFor(ctx.actor, patient.patientId),
        sight: await readSight(ctx.store, { actor: ctx.actor, now: ctx.clock.now() }, patient),
      });
    }),
  breakGlass: write("patients.breakGlass")
    .input(
      writeInput({
        mrn: lineText(20),
        clinicId: idSchema,
        reason: requiredProse(300, "Say why you need this chart now.").check(
          z.minLength(10, "Say it in at least 10 characters."),
        ),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => breakGlass(run, input.mrn, input.clinicId, input.reason)),
    ),
  /** Who saw and changed this patient. Looking at it is recorded too. */
  audit: read("patients.readAudit")
    .input(
      z.strictObject({
        patientId: idSchema,
        cursor: z.nullish(z.strictObject({ at: z.int(), seq: z.int() })),
        // Which way a window is read; the client library names it with the cursor.
        direction: z.optional(z.enum(["forward", "backward"])),
      }),
    )
    .query(async ({ ctx, input }) => {
      const patient = await requirePatient(
        ctx.store,
        { actor: ctx.actor, action: "patients.readAudit", now: ctx.clock.now() },
        input.patientId,
      );
      await recordLook(ctx, {
        action: "readAudit",
        entity: "patient",
        entityId: patient.patientId,
        patientId: patient.patientId,
        chainId: patient.clinicId,
      });
      return listPatientAudit(
        ctx.store,
        patient.patientId,
        input.cursor ?? null,
        namedFor(ctx.actor, patient.patientId),
      );
    }),
});
