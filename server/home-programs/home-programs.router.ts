import * as z from "zod/mini";
import { idSchema } from "#domain/calendar/bounds.ts";
import type { Drawing } from "#domain/exercises/drawing/drawing.ts";
import { findDrawing } from "#domain/exercises/figures/figures.ts";
import { homeProgramContentSchema } from "#domain/home-programs/home-program.ts";
import { listInUse } from "#domain/home-programs/in-use.ts";
import { requireEpisode, requireOpenChart, requireRunning } from "#server/access/access.queries.ts";
import { isNamed, requireNamed } from "#server/access/sensitive.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { SignedInContext } from "#server/context.ts";
import { refuse } from "#server/refusal.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { readHomeBasis } from "./basis.queries.ts";
import { giveHomeProgram, printHomeProgramAgain } from "./home-programs.commands.ts";
import {
  findProgram,
  listChanges,
  listHandOuts,
  listPrograms,
  listReports,
  readProgram,
  requireProgram,
} from "./home-programs.queries.ts";

async function requireChart(
  ctx: SignedInContext,
  episodeId: string,
  action: "sessions.read" | "homePrograms.give",
) {
  const reach = { actor: ctx.actor, action, now: ctx.clock.now() };
  const episode = await requireEpisode(ctx.store, reach, episodeId);
  await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
  return episode;
}

/** How each exercise is drawn, by its id; an exercise of a clinic's own has no drawing. */
const drawingsOf = (exercises: readonly { exerciseId: string }[]): Record<string, Drawing> =>
  Object.fromEntries(
    exercises.flatMap(({ exerciseId }) => {
      const drawing = findDrawing(exerciseId);
      return drawing ? [[exerciseId, drawing]] : [];
    }),
  );

export const homeProgramsRouter = router({
  /** What the patient has at home, or an earlier program; what is otherwise since, what they said they did. */
  get: read("sessions.read")
    .input(z.strictObject({ episodeId: idSchema, programId: z.exactOptional(idSchema) }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChart(ctx, input.episodeId, "sessions.read");
      const programs = await listPrograms(ctx.store, input.episodeId);
      const program =
        input.programId === undefined
          ? await findProgram(ctx.store, input.episodeId)
          : await requireProgram(ctx.store, input.episodeId, input.programId);
      const isStanding = program?.programId === programs[0]?.programId;
      const today = dayInZone(ctx.clock.now(), episode.timeZone);
      const found = await readHomeBasis(ctx.store, episode, today);
      const now = {
        plan: found?.plan,
        ...(found ? { stop: { ...found.basis.stop, criteria: found.basis.stopAndCall } } : {}),
      };
      const inUse = listInUse(programs, today);
      const alsoInUse = [];
      for (const row of inUse.filter(({ programId }) => programId !== program?.programId))
        alsoInUse.push({
          programId: row.programId,
          number: row.number,
          startsOn: row.startsOn,
          changes: await listChanges(ctx.store, await readProgram(ctx.store, row), now),
        });
      const isInUse = inUse.some(({ programId }) => programId === program?.programId);
      return {
        /** A prescription stands, the episode goes on, and whoever reads may write in it. */
        canBeWritten: found !== undefined && episode.endedOn === null && isNamed(episode, ctx.actor),
        program: program ?? null,
        isStanding,
        /** The patient goes by it now, or will. */
        isInUse,
        today,
        /** The other papers the patient goes by now or will, newest first: one given today may begin later. */
        alsoInUse,
        drawings: drawingsOf(program?.content.exercises ?? []),
        /** Of one that is in use; an earlier one is not done any more. */
        changes: program && isInUse ? await listChanges(ctx.store, program, now) : [],
        handOuts: program ? await listHandOuts(ctx.store, program.programId) : [],
        programs: programs.map(({ documentId: _document, ...listed }) => listed),
        reports: await listReports(ctx.store, input.episodeId),
      };
    }),
  /** What a new program is written from. */
  prepare: read("homePrograms.give")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChart(ctx, input.episodeId, "homePrograms.give");
      requireRunning(episode);
      requireNamed(episode, ctx.actor);
      const today = dayInZone(ctx.clock.now(), episode.timeZone);
      const found = await readHomeBasis(ctx.store, episode, today);
      if (!found) return refuse("not-now", "No prescription is signed. The home program follows one.");
      const standing = await findProgram(ctx.store, input.episodeId);
      return {
        ...found,
        drawings: drawingsOf(found.basis.candidates),
        today,
        standing: standing ? { programId: standing.programId, content: standing.content } : null,
      };
    }),
  give: write("homePrograms.give")
    .input(
      writeInput({
        episodeId: idSchema,
        baseProgramId: z.nullable(idSchema),
        content: homeProgramContentSchema,
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => giveHomeProgram(run, input));
    }),
  printAgain: write("homePrograms.handOut")
    .input(writeInput({ episodeId: idSchema, programId: idSchema }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => printHomeProgramAgain(run, input))),
});
