import * as z from "zod/mini";
import { appendAudit } from "#db/engine/chain.ts";
import { idSchema } from "#domain/calendar/bounds.ts";
import { organizationChain } from "#server/command.ts";
import type { SignedInContext } from "#server/context.ts";
import { readLiveCursor } from "#server/live/live.queries.ts";
import { refuse } from "#server/refusal.ts";
import { publicProcedure, read, router, write, writeInput } from "#server/trpc.ts";
import {
  confirmSignIn,
  endSignIn,
  findInvitation,
  findPasswordHash,
  lockSignIn,
  recordInput,
  setPassword,
  takeDeviceSecret,
  takeInvitation,
} from "./account.commands.ts";
import { idleMilliseconds } from "./auth.ts";
import { acceptPassword, mostPasswordCharacters } from "./password.ts";
import { readBlock, recordFailedSignIn } from "./sign-in.commands.ts";
import { listClinicsOf, listSignIns, requireStaff } from "./sign-in.queries.ts";

const passwordSchema = z
  .string()
  .check(
    z.minLength(1, "Type your password."),
    z.maxLength(mostPasswordCharacters * 4, `Use at most ${mostPasswordCharacters} characters.`),
  );
const tokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{20,80}$/, "This link is not complete."));

/** Refuses unless this is the password of the person signed in; guessing is slowed like at sign-in. */
async function requireOwnPassword(ctx: SignedInContext, typed: string): Promise<void> {
  const hash = await findPasswordHash(ctx.store, ctx.actor.staffId);
  if ((await readBlock(ctx, ctx.actor.staffId)) > 0)
    refuse("too-many", "Too many tries. Wait a moment and try again.", { field: "password" });
  const isRight = hash !== undefined && (await ctx.hasher.verify(hash, typed.normalize("NFKC")));
  if (isRight) return;
  await recordFailedSignIn(ctx, ctx.actor.staffId, ctx.requestId);
  refuse("invalid", "This is not your password. Nothing was signed or unlocked.", { field: "password" });
}

export const accountRouter = router({
  /** Who is signed in, where they work, and until when. */
  me: read("account.self").query(async ({ ctx }) => {
    const { actor, signIn } = ctx;
    const clinics = await listClinicsOf(ctx.store, actor.staffId, ctx.clock.now());
    return {
      staffId: actor.staffId,
      role: actor.role,
      level: actor.level,
      discipline: actor.discipline,
      rights: actor.rights,
      /** Sections this person is named for, so that a form offers no other. */
      sensitiveSections: actor.sensitiveSections,
      shownName: actor.shownName,
      clinics: clinics.map(({ clinicId, name, timeZone, policy, phone }) => ({
        clinicId,
        name,
        timeZone,
        phone,
        unitSystem: policy.unitSystem,
        clock: policy.clock,
      })),
      isLocked: signIn.isLocked,
      expiresAt: signIn.expiresAt,
      confirmedUntilAt: signIn.confirmedUntilAt,
      idleMilliseconds,
      liveCursor: await readLiveCursor(ctx.store, actor, ctx.clock.now()),
      now: ctx.clock.now(),
    };
  }),
  /** Real input happened; the only call that keeps a screen from locking. */
  beat: write("account.self").mutation(async ({ ctx }) => {
    if (!ctx.signIn.isLocked)
      await ctx.store.write((tx) => recordInput(tx, ctx.signIn.sessionId, ctx.clock.now()));
    return { isLocked: ctx.signIn.isLocked };
  }),
  lock: write("account.self").mutation(async ({ ctx }) => {
    await ctx.store.write((tx) => lockSignIn(tx, ctx.signIn.sessionId));
    return { isLocked: true };
  }),
  /** Opens what this device keeps: for as long as the sign-in stands, and never to a locked screen. */
  deviceSecret: write("account.self").mutation(async ({ ctx }) => {
    if (ctx.signIn.isLocked) refuse("locked", "This screen is locked. Confirm it is you to go on.");
    return {
      staffId: ctx.actor.staffId,
      secret: await ctx.store.write((tx) => takeDeviceSecret(tx, ctx.signIn.sessionId)),
    };
  }),
  /** Unlocks this screen, or confirms it is you for the next ten minutes. */
  confirm: write("account.self")
    .input(writeInput({ password: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnPassword(ctx, input.password);
      return ctx.command({ operationId: input.operationId }, (run) =>
        confirmSignIn(run, ctx.signIn.sessionId),
      );
    }),
  listSignIns: read("account.self").query(async ({ ctx }) =>
    (await listSignIns(ctx.store, ctx.actor.staffId, ctx.clock.now())).map((row) => ({
      ...row,
      isThisOne: row.sessionId === ctx.signIn.sessionId,
    })),
  ),
  endSignIn: write("account.self")
    .input(writeInput({ sessionId: idSchema }))
    .mutation(async ({ ctx, input }) => {
      await ctx.command(input, (run) => endSignIn(run, input.sessionId));
      ctx.live.end({ sessionId: input.sessionId });
      return { ended: input.sessionId };
    }),
  changePassword: write("account.self")
    .input(writeInput({ current: passwordSchema, password: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnPassword(ctx, input.current);
      const person = await requireStaff(ctx.store, ctx.actor.staffId);
      const hash = await ctx.hasher.hash(
        acceptPassword(input.password, { email: person.email, names: [person.given, person.family] }),
      );
      await ctx.command({ operationId: input.operationId }, async (run) => {
        await setPassword(
          run.tx,
          { id: ctx.actor.staffId, email: person.email, name: `${person.given} ${person.family}` },
          hash,
          run.now,
        );
        await run.audit({
          chainId: organizationChain,
          action: "changePassword",
          entity: "staff",
          entityId: ctx.actor.staffId,
        });
        return { changed: true };
      });
      ctx.live.end({ staffId: ctx.actor.staffId });
      return { changed: true };
    }),
  invitation: publicProcedure("account.acceptInvitation")
    .input(z.strictObject({ token: tokenSchema }))
    .query(async ({ ctx, input }) => {
      const found = await findInvitation(ctx.store, input.token, ctx.clock.now());
      return found
        ? { state: "open" as const, given: found.given, family: found.family, email: found.email }
        : { state: "closed" as const };
    }),
  acceptInvitation: publicProcedure("account.acceptInvitation")
    .input(z.strictObject({ token: tokenSchema, password: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      const found = await findInvitation(ctx.store, input.token, ctx.clock.now());
      if (!found)
        return refuse("not-now", "This link was used or has run out. Ask your admin for a new one.");
      const hash = await ctx.hasher.hash(
        acceptPassword(input.password, { email: found.email, names: [found.given, found.family] }),
      );
      const now = ctx.clock.now();
      const staffId = await ctx.store.write(async (tx) => {
        const staffId = await takeInvitation(tx, input.token, hash, now);
        await appendAudit(tx, ctx.auditKey, {
          chainId: organizationChain,
          at: now,
          actorId: staffId,
          actorRole: found.role,
          onBehalfOfId: null,
          action: "acceptInvitation",
          entity: "staff",
          entityId: staffId,
          patientId: null,
          before: null,
          after: null,
          reason: null,
          requestId: ctx.requestId,
        });
        return staffId;
      });
      // A new password ended every sign-in made with the old one.
      ctx.live.end({ staffId });
      return { email: found.email };
    }),
});
