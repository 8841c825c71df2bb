import * as z from "zod/mini";
import { idSchema, requiredLine } from "#domain/calendar/bounds.ts";
import { library as builtIn } from "#domain/exercises/library.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import type { ProtocolContent } from "#domain/protocols/protocol.ts";
import { protocolContentSchema } from "#domain/protocols/protocol.ts";
import { requireEpisode, requireOpenChart } from "#server/access/access.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import type { SignedInContext } from "#server/context.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { listFiles } from "#server/files/files.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { retireProtocol, saveProtocol } from "./own.commands.ts";
import {
  listOwnProtocols,
  prepareProtocol,
  readToSave,
  requireChoosable,
  requireReadable,
} from "./own.queries.ts";

type Exercises = Pick<ExerciseLibrary, "find">;
const nameIn = (library: Exercises, exerciseId: string): string =>
  library.find(exerciseId)?.name ?? exerciseId;
const linesIn = ({ phases }: ProtocolContent) => phases.flatMap(({ lines }) => lines);

/** What a list shows of a protocol: when each phase opens, and what it holds in names. */
const summarize = (content: ProtocolContent, library: Exercises = builtIn) => ({
  name: content.name,
  owner: content.owner,
  ownerName: content.ownerName,
  region: content.region,
  discipline: content.discipline,
  codePrefixes: content.codePrefixes,
  isSided: content.isSided,
  isSensitive: content.isSensitive,
  countsFrom: content.countsFrom,
  source: content.source,
  phases: content.phases.map((phase, index) => ({
    index,
    phaseId: phase.phaseId,
    name: phase.name,
    opensAfterDays: phase.opensAfterDays,
    criteria: phase.criteria.map(({ words }) => words),
    lines: phase.lines.map(({ exerciseId }) => nameIn(library, exerciseId)),
  })),
});

const namesOf = (content: ProtocolContent, library: Exercises): Record<string, string> =>
  Object.fromEntries(
    linesIn(content)
      .flatMap(({ exerciseId, upTo }) => [exerciseId, ...(upTo === undefined ? [] : [upTo])])
      .map((exerciseId) => [exerciseId, nameIn(library, exerciseId)] as const),
  );

/** The chart is open, the episode is in reach, and its section is the reader's. */
async function requireEpisodeToSave(ctx: SignedInContext, episodeId: string) {
  const reach = { actor: ctx.actor, action: "protocols.save" as const, now: ctx.clock.now() };
  const episode = await requireEpisode(ctx.store, reach, episodeId);
  await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
  requireNamed(episode, ctx.actor);
  return episode;
}

export const protocolsRouter = router({
  /** The built-in ones. */
  list: read("protocols.read").query(() =>
    protocols.map(({ protocolId, version, ...content }) => ({ protocolId, version, ...summarize(content) })),
  ),
  /** Those the reader's clinics saved for themselves, and the documents attached to any protocol. */
  own: read("protocols.read").query(async ({ ctx }) => {
    const own = await listOwnProtocols(ctx.store, ctx.actor.clinicIds);
    const library = await readExerciseLibrary(
      ctx.store,
      own.flatMap(({ content }) => linesIn(content)),
    );
    const ownerIds = [...protocols, ...own].map(({ protocolId }) => protocolId);
    return {
      protocols: own.map(({ content, number, ...row }) => ({
        ...row,
        version: number,
        ...summarize(content, library),
      })),
      documents: await listFiles(
        ctx.store,
        { actor: ctx.actor, now: ctx.clock.now() },
        { ownerKind: "protocol", ownerIds },
      ),
    };
  }),
  /** One protocol in full, to be read before it is used; a retired one too. */
  get: read("protocols.read")
    .input(z.strictObject({ protocolId: idSchema }))
    .query(async ({ ctx, input }) => {
      const { clinicName, retiredAt, content, version } = await requireReadable(
        ctx.store,
        input.protocolId,
        ctx.actor.clinicIds,
      );
      const library = await readExerciseLibrary(ctx.store, linesIn(content));
      return {
        protocolId: input.protocolId,
        version,
        clinicName,
        isRetired: retiredAt !== null,
        content,
        exerciseNames: namesOf(content, library),
        documents: await listFiles(
          ctx.store,
          { actor: ctx.actor, now: ctx.clock.now() },
          { ownerKind: "protocol", ownerIds: [input.protocolId] },
        ),
      };
    }),
  /** What a prescription would be saved as, without its patient, for review. */
  prepare: read("protocols.save")
    .input(
      z.strictObject({
        episodeId: idSchema,
        from: z.enum(["signed", "draft"]),
        /** A protocol its phase is put into; null for one of this phase alone. */
        onto: z.nullable(idSchema),
      }),
    )
    .query(async ({ ctx, input }) => {
      const episode = await requireEpisodeToSave(ctx, input.episodeId);
      const prescription = await readToSave(ctx.store, input.episodeId, input.from, ctx.actor.staffId);
      const onto =
        input.onto === null ? undefined : await requireChoosable(ctx.store, input.onto, ctx.actor.clinicIds);
      const prepared = await prepareProtocol(ctx.store, episode, prescription, onto);
      const library = await readExerciseLibrary(ctx.store, linesIn(prepared.content));
      return { ...prepared, exerciseNames: namesOf(prepared.content, library) };
    }),
  save: write("protocols.save")
    .input(
      writeInput({
        episodeId: idSchema,
        clinicId: idSchema,
        content: protocolContentSchema,
        of: z.nullable(idSchema),
        as: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("new") }),
          z.strictObject({
            kind: z.literal("version"),
            protocolId: idSchema,
            expectedVersion: z.int(),
          }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const reach = { actor: run.actor, action: "protocols.save" as const, now: run.now };
        const episode = await requireEpisode(run.tx, reach, input.episodeId);
        requireNamed(episode, run.actor);
        return saveProtocol(run, episode, input);
      }),
    ),
  retire: write("protocols.keep")
    .input(
      writeInput({
        protocolId: idSchema,
        expectedVersion: z.int(),
        reason: requiredLine(200, "Say why it is retired."),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => retireProtocol(run, input))),
});
