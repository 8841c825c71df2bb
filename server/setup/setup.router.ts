import * as z from "zod/mini";
import { requiredLine } from "#domain/calendar/bounds.ts";
import { clinicSchema, emailSchema } from "#domain/people/staff.schema.ts";
import { acceptPassword, mostPasswordCharacters } from "#server/auth/password.ts";
import { publicProcedure, router } from "#server/trpc.ts";
import { createOrganization, needsSetUp } from "./setup.commands.ts";

const setUpSchema = z.strictObject({
  organizationName: requiredLine(120, "Name the organization."),
  clinics: z.array(clinicSchema).check(z.minLength(1, "Add at least one clinic."), z.maxLength(20)),
  admin: z.strictObject({
    given: requiredLine(80, "Enter your given name."),
    family: requiredLine(80, "Enter your family name."),
    email: emailSchema,
    password: z.string().check(z.minLength(1, "Choose a password."), z.maxLength(mostPasswordCharacters * 4)),
  }),
});

export const setupRouter = router({
  state: publicProcedure("setup.read").query(async ({ ctx }) => ({
    needsSetUp: await needsSetUp(ctx.store),
    isSignedIn: ctx.actor !== null,
    now: ctx.clock.now(),
  })),
  create: publicProcedure("setup.create")
    .input(setUpSchema)
    .mutation(async ({ ctx, input }) => {
      const { password, ...admin } = input.admin;
      const hash = await ctx.hasher.hash(
        acceptPassword(password, { email: admin.email, names: [admin.given, admin.family] }),
      );
      const { clinicIds } = await createOrganization(ctx, { ...input, admin }, hash, ctx.requestId);
      return { email: admin.email, clinics: clinicIds.length };
    }),
});
