import { and, eq } from "drizzle-orm";
import * as z from "zod/mini";
import { canonicalJson } from "#db/engine/canonical.ts";
import { newId } from "#db/engine/ids.ts";
import { idSchema } from "#domain/calendar/bounds.ts";
import { refuse } from "#server/refusal.ts";
import { read, router, write } from "#server/trpc.ts";

export const draftKinds = [
  "consultation",
  "prescription",
  "plan-of-care",
  "session-note",
  "addendum",
  "reply",
  "referral",
  "order",
  "study",
  "procedure",
  "consult-note",
  "home-program",
  "report",
] as const;
const mostCharacters = 200_000;
const which = { kind: z.enum(draftKinds), subjectId: idSchema };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What somebody is typing, kept within two seconds. Saved as typed, not audited per keystroke, seen by nobody else. */
export const draftsRouter = router({
  get: read("drafts.keep")
    .input(z.strictObject(which))
    .query(async ({ ctx, input }) => {
      const { drafts, prescriptionVersions: versions } = ctx.store.t;
      const [row] = await ctx.store.db
        .select({
          content: drafts.content,
          version: drafts.version,
          baseVersionId: drafts.baseVersionId,
          /** Number of the prescription version it was begun from. */
          baseNumber: versions.number,
          updatedAt: drafts.updatedAt,
        })
        .from(drafts)
        .leftJoin(versions, eq(versions.id, drafts.baseVersionId))
        .where(
          and(
            eq(drafts.ownerId, ctx.actor.staffId),
            eq(drafts.kind, input.kind),
            eq(drafts.subjectId, input.subjectId),
          ),
        );
      return row ?? null;
    }),
  /**
   * Version 0 begins a draft; a later version must be the one that stands, so that two tabs do not overwrite each other.
   * The same save sent again, because its answer was lost, answers what it did then.
   */
  save: write("drafts.keep")
    .input(
      z.strictObject({
        ...which,
        version: z.int().check(z.nonnegative()),
        baseVersionId: z.nullable(idSchema),
        content: z
          .string()
          .check(
            z.maxLength(mostCharacters, "This draft is too long to keep."),
            z.refine(isJson, "This draft cannot be kept. Reload and try again."),
          ),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.store.write(async (tx) => {
        const { drafts } = tx.t;
        const now = ctx.clock.now();
        const mine = and(
          eq(drafts.ownerId, ctx.actor.staffId),
          eq(drafts.kind, input.kind),
          eq(drafts.subjectId, input.subjectId),
        );
        const [standing] = await tx.db
          .select({ version: drafts.version, content: drafts.content, updatedAt: drafts.updatedAt })
          .from(drafts)
          .where(mine);
        const content: unknown = JSON.parse(input.content);
        if (
          standing?.version === input.version + 1 &&
          canonicalJson(standing.content) === canonicalJson(content)
        )
          return { version: standing.version, savedAt: standing.updatedAt };
        if ((standing?.version ?? 0) !== input.version)
          refuse(
            "changed-meanwhile",
            "This draft was changed in another window. Reload to see it; what you typed here is still on the screen.",
          );
        if (standing)
          await tx.db
            .update(drafts)
            .set({
              content,
              version: standing.version + 1,
              baseVersionId: input.baseVersionId,
              updatedAt: now,
            })
            .where(mine);
        else
          await tx.db.insert(drafts).values({
            id: newId(now),
            ownerId: ctx.actor.staffId,
            kind: input.kind,
            subjectId: input.subjectId,
            baseVersionId: input.baseVersionId,
            content,
            version: 1,
            updatedAt: now,
          });
        return { version: input.version + 1, savedAt: now };
      }),
    ),
  discard: write("drafts.keep")
    .input(z.strictObject(which))
    .mutation(({ ctx, input }) =>
      ctx.store.write(async (tx) => {
        const { drafts } = tx.t;
        const gone = await tx.db
          .delete(drafts)
          .where(
            and(
              eq(drafts.ownerId, ctx.actor.staffId),
              eq(drafts.kind, input.kind),
              eq(drafts.subjectId, input.subjectId),
            ),
          )
          .returning({ id: drafts.id });
        return { discarded: gone.length };
      }),
    ),
});
