import { and, eq } from "drizzle-orm";
import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { clinicSchema } from "#domain/people/staff.schema.ts";
import { type ClinicPolicy, clinicPolicySchema, defaultClinicPolicy } from "#domain/policy/policy.ts";
import { organizationChain, type Run } from "#server/command.ts";
import { refuse, refuseNotFound, requireVersion } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { listClinics, requireClinic } from "./policy.queries.ts";

async function changePolicy(
  run: Run,
  input: { clinicId: string; expectedVersion: number; policy: ClinicPolicy; reason: string },
) {
  const { t, db } = run.tx;
  if (!run.actor.clinicIds.includes(input.clinicId)) refuseNotFound();
  const before = await requireClinic(run.tx, input.clinicId);
  requireVersion(input.expectedVersion, before.version, "The clinic's policy", before.policy);
  if (input.policy.painAmberMost <= input.policy.painGreenMost)
    refuse("invalid", "The amber band ends above the green one.", { field: "policy.painAmberMost" });
  await db
    .update(t.clinics)
    .set({ policy: input.policy, version: before.version + 1 })
    .where(and(eq(t.clinics.id, input.clinicId), eq(t.clinics.version, before.version)));
  await run.audit({
    chainId: input.clinicId,
    action: "changePolicy",
    entity: "clinic",
    entityId: input.clinicId,
    before: before.policy,
    after: input.policy,
    reason: input.reason,
  });
  return { version: before.version + 1 };
}

export const policyRouter = router({
  clinics: read("policy.read").query(({ ctx }) => listClinics(ctx.store)),
  change: write("policy.change")
    .input(
      writeInput({
        clinicId: idSchema,
        expectedVersion: z.int(),
        policy: clinicPolicySchema,
        reason: requiredLine(200, "Say why the policy changes."),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => changePolicy(run, input))),
  addClinic: write("policy.change")
    .input(writeInput({ clinic: clinicSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const { t, db } = run.tx;
        const [same] = await db
          .select({ id: t.clinics.id })
          .from(t.clinics)
          .where(eq(t.clinics.name, input.clinic.name));
        if (same) refuse("invalid", "A clinic has this name already.", { field: "clinic.name" });
        const clinicId = run.newId();
        await db
          .insert(t.clinics)
          .values({ id: clinicId, ...input.clinic, policy: defaultClinicPolicy, createdAt: run.now });
        await db
          .insert(t.memberships)
          .values({ staffId: run.actor.staffId, clinicId, fromOn: run.todayIn(input.clinic.timeZone) });
        await run.audit({
          chainId: organizationChain,
          action: "addClinic",
          entity: "clinic",
          entityId: clinicId,
          after: { name: input.clinic.name, timeZone: input.clinic.timeZone },
        });
        return { clinicId };
      }),
    ),
});
