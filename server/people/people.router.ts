import { createHmac } from "node:crypto";
import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { coverSchema, staffSchema } from "#domain/people/staff.schema.ts";
import { createInvitation } from "#server/auth/account.commands.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { organizationChain } from "#server/command.ts";
import type { SignedInContext } from "#server/context.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { createCover, endCover } from "./covers.commands.ts";
import { reassignEpisodes } from "./hand-over.commands.ts";
import { changeStaff, deactivateStaff, inviteStaff } from "./people.commands.ts";
import { listCovers, listStaff, requireActiveStaff } from "./people.queries.ts";

/**
 * The token of a one-time link, 256 bits that only the house's key can make. It follows from who asks and the operation
 * id, so that asking again after a lost answer shows the link that works.
 */
const tokenFor = (ctx: SignedInContext, operationId: string): string =>
  createHmac("sha256", ctx.auditKey.secret)
    .update(`invitation ${ctx.actor.staffId} ${operationId}`)
    .digest("base64url");
const reason = requiredLine(200, "Say why.");

export const peopleRouter = router({
  list: read("people.read")
    .input(z.strictObject({ clinicId: z.optional(idSchema) }))
    .query(async ({ ctx, input }) =>
      (await listStaff(ctx.store, input)).map((person) => ({ ...person, shownName: shownStaffName(person) })),
    ),
  covers: read("people.read").query(async ({ ctx }) => {
    const covers = await listCovers(ctx.store, dayInZone(ctx.clock.now(), ctx.actor.timeZone));
    return covers.map((cover) => ({
      coverId: cover.coverId,
      fromOn: cover.fromOn,
      toOn: cover.toOn,
      reason: cover.reason,
      absentStaffId: cover.absentStaffId,
      coveringStaffId: cover.coveringStaffId,
      absentName: shownStaffName({
        role: cover.absentRole,
        family: cover.absentFamily,
        given: cover.absentGiven,
        credentials: cover.absentCredentials,
      }),
      coveringName: shownStaffName({
        role: cover.coveringRole,
        family: cover.coveringFamily,
        given: cover.coveringGiven,
        credentials: cover.coveringCredentials,
      }),
    }));
  }),
  /** Answers the one-time path once; it is shown to the admin and kept nowhere. */
  invite: write("people.manage")
    .input(writeInput({ staff: staffSchema }))
    .mutation(async ({ ctx, input }) => {
      const token = tokenFor(ctx, input.operationId);
      const { staffId, expiresAt } = await ctx.command(input, (run) => inviteStaff(run, input.staff, token));
      return { staffId, expiresAt, path: `/invitation/${token}` };
    }),
  resetLink: write("people.manage")
    .input(writeInput({ staffId: idSchema }))
    .mutation(async ({ ctx, input }) => {
      const token = tokenFor(ctx, input.operationId);
      const { expiresAt } = await ctx.command(input, async (run) => {
        await requireActiveStaff(run.tx, input.staffId);
        const made = await createInvitation(run, input.staffId, "reset", token);
        await run.audit({
          chainId: organizationChain,
          action: "createResetLink",
          entity: "staff",
          entityId: input.staffId,
        });
        return made;
      });
      return { expiresAt, path: `/invitation/${token}` };
    }),
  change: write("people.manage")
    .input(writeInput({ staffId: idSchema, expectedVersion: z.int(), staff: staffSchema }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => changeStaff(run, input.staffId, input.expectedVersion, input.staff)),
    ),
  deactivate: write("people.manage")
    .input(
      writeInput({
        staffId: idSchema,
        expectedVersion: z.int(),
        /** Who takes over their patients, in the same act. */
        toStaffId: z.exactOptional(idSchema),
        reason,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const result = await ctx.command(input, (run) => deactivateStaff(run, input));
      ctx.live.end({ staffId: input.staffId });
      return result;
    }),
  reassign: write("people.manage")
    .input(
      writeInput({
        fromStaffId: idSchema,
        toStaffId: idSchema,
        /** The patients of this clinic only. */
        clinicId: z.exactOptional(idSchema),
        reason,
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => reassignEpisodes(run, input))),
  cover: write("people.cover")
    .input(writeInput({ cover: coverSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => createCover(run, input.cover))),
  endCover: write("people.cover")
    .input(writeInput({ coverId: idSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => endCover(run, input.coverId))),
});
