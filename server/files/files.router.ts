import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { fileContentSchema, fileNameSchema, fileOwnerKinds } from "#domain/files/file.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { addFile, markFileInError } from "./files.commands.ts";
import { listFiles } from "./files.queries.ts";

export const filesRouter = router({
  /** Without content: that is served by itself, see `file-routes.ts`. */
  list: read("files.read")
    .input(z.strictObject({ ownerKind: z.enum(fileOwnerKinds), ownerId: idSchema }))
    .query(({ ctx, input }) =>
      listFiles(
        ctx.store,
        { actor: ctx.actor, now: ctx.clock.now() },
        { ownerKind: input.ownerKind, ownerIds: [input.ownerId] },
      ),
    ),
  add: write("files.add")
    .input(
      writeInput({
        ownerKind: z.enum(fileOwnerKinds),
        ownerId: idSchema,
        clinicId: idSchema,
        name: fileNameSchema,
        content: fileContentSchema,
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => addFile(run, input))),
  markInError: write("files.add")
    .input(
      writeInput({ fileId: idSchema, reason: requiredLine(200, "Say what is wrong with the document.") }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => markFileInError(run, input))),
});
