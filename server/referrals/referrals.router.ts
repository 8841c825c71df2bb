import { and, asc, desc, eq, inArray, isNull, or } from "drizzle-orm";
import * as z from "zod/mini";
import { idSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { patientSchema } from "#domain/patients/patient.schema.ts";
import { referralSources, referralUrgencies } from "#domain/referrals/referral.ts";
import { requirePatient, withinReach } from "#server/access/access.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import type { Run } from "#server/command.ts";
import { recordLook } from "#server/look.ts";
import { registerPatient } from "#server/patients/patients.commands.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { requireOpenReferral } from "./referrals.queries.ts";

const details = {
  source: z.enum(referralSources),
  referrerName: lineText(120),
  reason: requiredProse(600, "Say why the patient is referred."),
  urgency: z.enum(referralUrgencies),
};

export type ReceiveReferral = {
  clinicId: string;
  who: { kind: "known"; patientId: string } | { kind: "new"; patient: z.infer<typeof patientSchema> };
  source: (typeof referralSources)[number];
  referrerName: string;
  reason: string;
  urgency: (typeof referralUrgencies)[number];
};

export async function receiveReferral(
  run: Run,
  input: ReceiveReferral,
): Promise<{ referralId: string; patientId: string }> {
  const { t, db } = run.tx;
  if (!run.actor.clinicIds.includes(input.clinicId)) return refuseNotFound();
  const patientId =
    input.who.kind === "new"
      ? (await registerPatient(run, input.clinicId, input.who.patient)).patientId
      : (
          await requirePatient(
            run.tx,
            { actor: run.actor, action: "patients.edit", now: run.now },
            input.who.patientId,
          )
        ).patientId;
  const referralId = run.newId();
  await db.insert(t.referrals).values({
    id: referralId,
    patientId,
    clinicId: input.clinicId,
    source: input.source,
    referrerName: input.referrerName,
    reason: input.reason,
    urgency: input.urgency,
    state: "received",
    receivedAt: run.now,
  });
  await run.audit({
    chainId: input.clinicId,
    action: "receiveReferral",
    entity: "referral",
    entityId: referralId,
    patientId,
    after: { source: input.source, urgency: input.urgency },
  });
  return { referralId, patientId };
}

export async function assignReferral(
  run: Run,
  input: { referralId: string; physiatristId: string; expectedVersion: number },
): Promise<{ version: number }> {
  const { t, db } = run.tx;
  const [referral] = await db
    .select({
      patientId: t.referrals.patientId,
      clinicId: t.referrals.clinicId,
      version: t.referrals.version,
      state: t.referrals.state,
    })
    .from(t.referrals)
    .where(eq(t.referrals.id, input.referralId));
  if (!referral) return refuseNotFound();
  await requirePatient(
    run.tx,
    { actor: run.actor, action: "referrals.assign", now: run.now },
    referral.patientId,
  );
  requireVersion(input.expectedVersion, referral.version, "This referral");
  requireOpenReferral(referral.state);
  const [physiatrist] = await db
    .select({ id: t.staff.id })
    .from(t.staff)
    .innerJoin(t.memberships, eq(t.memberships.staffId, t.staff.id))
    .where(
      and(
        eq(t.staff.id, input.physiatristId),
        eq(t.staff.role, "physiatrist"),
        eq(t.staff.isActive, true),
        eq(t.memberships.clinicId, referral.clinicId),
      ),
    );
  if (!physiatrist) refuse("invalid", "Choose a physiatrist of this clinic.", { field: "physiatristId" });
  await db
    .update(t.referrals)
    .set({
      assignedTo: input.physiatristId,
      state: referral.state === "booked" ? "booked" : "assigned",
      version: referral.version + 1,
    })
    .where(eq(t.referrals.id, input.referralId));
  await run.audit({
    chainId: referral.clinicId,
    action: "assignReferral",
    entity: "referral",
    entityId: input.referralId,
    patientId: referral.patientId,
    after: { assignedTo: input.physiatristId },
  });
  return { version: referral.version + 1 };
}

export const referralsRouter = router({
  /** Referrals of the reader's clinics that are not closed; a physiatrist sees their own and what nobody has. */
  list: read("referrals.list").query(async ({ ctx }) => {
    const { t, db } = ctx.store;
    const rows = await db
      .select({
        referralId: t.referrals.id,
        state: t.referrals.state,
        source: t.referrals.source,
        referrerName: t.referrals.referrerName,
        reason: t.referrals.reason,
        urgency: t.referrals.urgency,
        receivedAt: t.referrals.receivedAt,
        version: t.referrals.version,
        clinicId: t.clinics.id,
        clinicName: t.clinics.name,
        patientId: t.patients.id,
        family: t.patients.family,
        given: t.patients.given,
        bornOn: t.patients.bornOn,
        mrn: t.patients.mrn,
        payer: t.patients.payer,
        payerKind: t.patients.payerKind,
        needsInterpreter: t.patients.needsInterpreter,
        language: t.patients.language,
        assignedTo: t.referrals.assignedTo,
        role: t.staff.role,
        staffFamily: t.staff.family,
        staffGiven: t.staff.given,
        credentials: t.staff.credentials,
      })
      .from(t.referrals)
      .innerJoin(t.patients, eq(t.patients.id, t.referrals.patientId))
      .innerJoin(t.clinics, eq(t.clinics.id, t.referrals.clinicId))
      .leftJoin(t.staff, eq(t.staff.id, t.referrals.assignedTo))
      .where(
        and(
          inArray(t.referrals.state, ["received", "assigned", "booked"]),
          ctx.actor.role === "physiatrist"
            ? or(isNull(t.referrals.assignedTo), eq(t.referrals.assignedTo, ctx.actor.staffId))
            : undefined,
          withinReach(ctx.store, { actor: ctx.actor, action: "patients.find", now: ctx.clock.now() }),
        ),
      )
      .orderBy(desc(t.referrals.urgency), asc(t.referrals.receivedAt))
      .limit(100);
    await recordLook(ctx, { action: "readList", entity: "referrals", found: rows.length });
    const list = rows.map(({ role, staffFamily, staffGiven, credentials, ...row }) => ({
      ...row,
      assignedName:
        role && staffFamily !== null && staffGiven !== null && credentials !== null
          ? shownStaffName({ role, family: staffFamily, given: staffGiven, credentials })
          : null,
    }));
    return {
      now: ctx.clock.now(),
      list,
    };
  }),
  receive: write("referrals.receive")
    .input(
      writeInput({
        clinicId: idSchema,
        ...details,
        who: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("known"), patientId: idSchema }),
          z.strictObject({ kind: z.literal("new"), patient: patientSchema }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => receiveReferral(run, input))),
  assign: write("referrals.assign")
    .input(writeInput({ referralId: idSchema, physiatristId: idSchema, expectedVersion: z.int() }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => assignReferral(run, input))),
  close: write("referrals.assign")
    .input(
      writeInput({
        referralId: idSchema,
        expectedVersion: z.int(),
        reason: requiredLine(200, "Say why it was not booked."),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const { t, db } = run.tx;
        const [referral] = await db
          .select({
            patientId: t.referrals.patientId,
            clinicId: t.referrals.clinicId,
            version: t.referrals.version,
            state: t.referrals.state,
          })
          .from(t.referrals)
          .where(eq(t.referrals.id, input.referralId));
        if (!referral) return refuseNotFound();
        await requirePatient(
          run.tx,
          { actor: run.actor, action: "referrals.assign", now: run.now },
          referral.patientId,
        );
        requireVersion(input.expectedVersion, referral.version, "This referral");
        requireOpenReferral(referral.state);
        await db
          .update(t.referrals)
          .set({ state: "not-booked", notBookedReason: input.reason, version: referral.version + 1 })
          .where(eq(t.referrals.id, input.referralId));
        await run.audit({
          chainId: referral.clinicId,
          action: "closeReferral",
          entity: "referral",
          entityId: input.referralId,
          patientId: referral.patientId,
          reason: input.reason,
        });
        return { version: referral.version + 1 };
      }),
    ),
});
