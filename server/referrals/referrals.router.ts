import { and, eq } from "drizzle-orm";
import * as z from "zod/mini";
import { idSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { patientSchema } from "#domain/patients/patient.schema.ts";
import { intakeSubject, referralSources, referralUrgencies } from "#domain/referrals/referral.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { endDraft } from "#server/drafts/drafts.commands.ts";
import { recordLook } from "#server/look.ts";
import { registerPatient } from "#server/patients/patients.commands.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { listReferrals, requireOpenReferral } from "./referrals.queries.ts";

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
  list: read("referrals.list")
    .input(
      z.strictObject({
        cursor: z.nullish(
          z.strictObject({
            urgency: z.enum(referralUrgencies),
            receivedAt: z.int(),
            referralId: idSchema,
          }),
        ),
        // Which way a window is read; the client library names it with the cursor.
        direction: z.optional(z.enum(["forward", "backward"])),
      }),
    )
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "patients.find" as const, now: ctx.clock.now() };
      const window = await listReferrals(ctx.store, reach, input.cursor ?? null);
      await recordLook(ctx, { action: "readList", entity: "referrals", found: window.list.length });
      return { now: ctx.clock.now(), ...window };
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
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        await endDraft(run, "referral", intakeSubject);
        return receiveReferral(run, input);
      }),
    ),
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
