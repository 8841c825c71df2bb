import * as z from "zod/mini";
import { canonicalJson } from "#db/engine/canonical.ts";
import { idSchema, instantSchema, lineText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import { doseSchema } from "#domain/doses/dose.schema.ts";
import { validateChoosable } from "#domain/exercises/own/validate-choosable.ts";
import { disciplines } from "#domain/people/staff.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import { diffPrescriptions } from "#domain/prescriptions/diff.ts";
import { limitNotices } from "#domain/prescriptions/lines/against-limits.ts";
import { metGoals } from "#domain/prescriptions/met-goals.ts";
import { noticesOf } from "#domain/prescriptions/notices.ts";
import { prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { draftOf, type SignedPrescription } from "#domain/prescriptions/record/record-answer.ts";
import { validatePrescription } from "#domain/prescriptions/validate.ts";
import { carriedNotices } from "#domain/sessions/carried-doses.ts";
import { proposeBounds } from "#domain/sessions/propose-bounds.ts";
import { whatIf } from "#domain/sessions/what-if.ts";
import { type ReachedEpisode, requireOpenChart, requireRunning } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { requireNamed } from "#server/access/sensitive.queries.ts";
import { requireConfirmed } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import type { SignedInContext } from "#server/context.ts";
import { listLatestScores } from "#server/measures/measures.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";
import {
  findPrescription,
  listLimitsInForce,
  readPlanInForce,
} from "#server/sessions/plan-in-force.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { listAlsoWriting } from "./also-writing.queries.ts";
import {
  contentToSign,
  listCodeProblems,
  readLibraryOfDraft,
  readSigningFacts,
} from "./before-signing.queries.ts";
import { readBeginning } from "./begin.queries.ts";
import { composeDraft } from "./compose.queries.ts";
import { findReferralToTranscribe, reachEpisodeOrReferral } from "./episode-of-referral.queries.ts";
import { transcribeOutsideOrder } from "./outside-orders.commands.ts";
import { findRefusalOfTranscription, requireTranscribable } from "./outside-orders.queries.ts";
import {
  acceptPrescription,
  holdPrescription,
  resumePrescription,
  revokePrescription,
  sendBackPrescription,
} from "./prescription-acts.commands.ts";
import { findEpisodeOfVersion, getPrescription, getVersion, readVersion } from "./prescriptions.queries.ts";
import { readRecordToAnswer } from "./record-to-answer.queries.ts";
import { hashOfContent, signPrescription } from "./sign-prescription.commands.ts";
import { recordVerbalOrder, signVerbalOrder } from "./verbal-orders.commands.ts";
import { countAskedSoFar, listPastSessions } from "./what-if.queries.ts";

const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const signInput = {
  episodeId: idSchema,
  content: prescriptionContentSchema,
  baseVersionId: z.nullable(idSchema),
  expectedVersion: z.int(),
  shownHash: hashSchema,
};
const actInput = {
  episodeId: idSchema,
  expectedVersion: z.int(),
  reason: requiredLine(300, "Say why, in a few words."),
};

async function requireChartOfEpisode(
  ctx: SignedInContext,
  episodeId: string,
  action: "prescriptions.read" | "prescriptions.write" | "prescriptions.transcribe" = "prescriptions.read",
): Promise<ReachedEpisode> {
  const reach = { actor: ctx.actor, action, now: ctx.clock.now() };
  const { episode } = await reachEpisodeOrReferral(ctx.store, reach, episodeId);
  await requireOpenChart(ctx.store, { ...reach, signedInAt: ctx.signIn.signedInAt }, episode.patientId);
  return episode;
}

/** The version a draft is compared with: one of the same episode, never of another patient's. */
async function findBase(
  ctx: SignedInContext,
  episodeId: string,
  baseVersionId: string | null,
): Promise<SignedPrescription | null> {
  if (!baseVersionId) return null;
  const base = await getVersion(ctx.store, baseVersionId);
  return base.episodeId === episodeId ? base.content : refuseNotFound();
}

export const prescriptionsRouter = router({
  get: read("prescriptions.read")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const { patientId } = await requireChartOfEpisode(ctx, input.episodeId);
      return getPrescription(ctx.store, input.episodeId, namedFor(ctx.actor, patientId));
    }),
  version: read("prescriptions.read")
    .input(z.strictObject({ versionId: idSchema }))
    .query(async ({ ctx, input }) => {
      const { episodeId } = await findEpisodeOfVersion(ctx.store, input.versionId);
      const { patientId } = await requireChartOfEpisode(ctx, episodeId);
      return readVersion(ctx.store, input.versionId, namedFor(ctx.actor, patientId));
    }),
  /** What is treated, and the phases of the protocol that stands: what the start screen begins from. */
  begin: read("prescriptions.write")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChartOfEpisode(ctx, input.episodeId, "prescriptions.write");
      requireNamed(episode, ctx.actor);
      return {
        ...(await readBeginning(ctx.store, episode)),
        today: dayInZone(ctx.clock.now(), episode.timeZone),
      };
    }),
  compose: read("prescriptions.write")
    .input(
      z.strictObject({
        episodeId: idSchema,
        discipline: z.enum(disciplines),
        from: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("blank") }),
          z.strictObject({ kind: z.literal("evaluate-and-treat") }),
          z.strictObject({
            kind: z.literal("protocol"),
            protocolId: idSchema,
            phase: z.int().check(z.gte(0), z.lte(20)),
            side: z.optional(z.enum(["left", "right", "both"])),
          }),
          z.strictObject({ kind: z.literal("phase"), phaseId: idSchema }),
          z.strictObject({ kind: z.literal("current") }),
        ]),
      }),
    )
    .query(async ({ ctx, input }) => {
      const episode = await requireChartOfEpisode(ctx, input.episodeId, "prescriptions.write");
      requireRunning(episode);
      const { actor } = ctx;
      requireNamed(episode, actor);
      const isTranscription = actor.role === "therapist";
      if (isTranscription) await requireTranscribable(ctx.store, episode, actor);
      const standing = await findPrescription(ctx.store, input.episodeId);
      const base = await findBase(ctx, input.episodeId, standing?.versionId ?? null);
      const now = ctx.clock.now();
      const content = await composeDraft(ctx.store, input.from, {
        episode,
        actorId: actor.staffId,
        clinicIds: actor.clinicIds,
        isTranscription,
        discipline: (isTranscription ? actor.discipline : null) ?? input.discipline,
        // What an outside prescriber ordered is theirs, under the name the therapist reads in the order.
        owner: isTranscription
          ? { kind: "surgeon", name: "" }
          : { kind: "physiatrist", staffId: actor.staffId, name: actor.shownName },
        delegateStaffId: isTranscription ? episode.prescriberId : actor.staffId,
        today: dayInZone(now, episode.timeZone),
        newId: () => ctx.newId(now),
      });
      return {
        content,
        /** In the patient's clinic: what the browser checks at once is checked against the same day. */
        today: dayInZone(now, episode.timeZone),
        baseVersionId: standing?.versionId ?? null,
        /** What happened to the prescription until now; a signature carries it. */
        expectedVersion: standing?.version ?? 0,
        baseNumber: standing?.number ?? 0,
        base: base && draftOf(base),
        /** Limits that stand already: they are carried as they are, or lifted by their owner. */
        standingLimitIds: (await listLimitsInForce(ctx.store, episode.patientId)).map((row) => row.limitId),
      };
    }),
  /** Problems at their fields, the difference to the base, the patient's own sessions replayed, and the exact text to sign. */
  preview: read("prescriptions.write")
    .input(
      z.strictObject({
        episodeId: idSchema,
        content: prescriptionContentSchema,
        baseVersionId: z.nullable(idSchema),
      }),
    )
    .query(async ({ ctx, input }) => {
      const episode = await requireChartOfEpisode(ctx, input.episodeId, "prescriptions.write");
      requireNamed(episode, ctx.actor);
      const base = await findBase(ctx, input.episodeId, input.baseVersionId);
      const standing = await findPrescription(ctx.store, input.episodeId);
      const today = dayInZone(ctx.clock.now(), episode.timeZone);
      const library = await readLibraryOfDraft(ctx.store, [input.content, base]);
      const facts = await readSigningFacts(ctx.store, episode, standing, library);
      const sessions = await listPastSessions(ctx.store, input.episodeId);
      const against = { ...facts, exerciseOf: library.factsAt };
      const latestScores = await listLatestScores(ctx.store, input.episodeId);
      const plan = await readPlanInForce(ctx.store, episode, today);
      const signed = await contentToSign(ctx.store, episode, input.content, today);
      return {
        problems: [
          ...validatePrescription(input.content, {
            ...facts,
            today,
            latestScores,
            standing: base ?? undefined,
          }),
          ...validateChoosable(input.content.lines, {
            library,
            clinicIds: [...ctx.actor.clinicIds, episode.clinicId],
            standing: base?.lines ?? [],
          }),
          ...(await listCodeProblems(ctx.store, input.content, today)),
        ],
        /** Worth a look, and no reason not to sign. */
        notices: [
          ...noticesOf(input.content),
          ...limitNotices(input.content, against),
          ...carriedNotices(input.content, plan?.lines ?? [], against, today),
          ...metGoals(input.content, latestScores).map(({ index, words }) => ({
            field: `goals.${index}`,
            words,
          })),
        ],
        changes: base ? diffPrescriptions(base, signed) : [],
        whatIf: whatIf(input.content, sessions, against),
        /** The same sessions under the version in force. */
        whatIfBase: base ? whatIf(base, sessions, against) : [],
        proposals: proposeBounds(
          input.content,
          sessions,
          against,
          await countAskedSoFar(ctx.store, input.episodeId),
        ),
        /** How the record stands answered: it is signed with the draft, and shown with it. */
        recordAnswers: signed.recordAnswers ?? [],
        canonical: canonicalJson(signed),
        hash: hashOfContent(signed),
        /** Beside those the version carries: they stand and fall with their precaution. */
        limitsOfPrecautions: (await listLimitsInForce(ctx.store, episode.patientId))
          .filter((limit) => limit.sourceKind === "precaution")
          .map((limit) => describeLimit(limit.content)),
        ...(await readRecordToAnswer(ctx.store, {
          patientId: episode.patientId,
          timeZone: episode.timeZone,
          today: dayInZone(ctx.clock.now(), episode.timeZone),
          named: namedFor(ctx.actor, episode.patientId),
          sensitive: episode,
          content: input.content,
        })),
      };
    }),
  /** Who else has a draft of the next version; each has their own, and what stands in it is seen by nobody else. */
  alsoWriting: read("prescriptions.write")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChartOfEpisode(ctx, input.episodeId, "prescriptions.write");
      return listAlsoWriting(ctx.store, {
        episodeId: episode.episodeId,
        exceptStaffId: ctx.actor.staffId,
        now: ctx.clock.now(),
      });
    }),
  sign: write("prescriptions.sign")
    .input(writeInput(signInput))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signPrescription(run, input));
    }),
  hold: write("prescriptions.hold")
    .input(writeInput(actInput))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => holdPrescription(run, input))),
  resume: write("prescriptions.hold")
    .input(writeInput(actInput))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => resumePrescription(run, input))),
  revoke: write("prescriptions.hold")
    .input(writeInput(actInput))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => revokePrescription(run, input))),
  accept: write("prescriptions.accept")
    .input(writeInput({ ...actInput, reason: lineText(300) }))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => acceptPrescription(run, input))),
  sendBack: write("prescriptions.accept")
    .input(writeInput(actInput))
    .mutation(({ ctx, input }) => ctx.command(input, (run) => sendBackPrescription(run, input))),
  /** Whether this therapist may transcribe an outside order here; if not, why, in a sentence. */
  transcriptionGate: read("prescriptions.transcribe")
    .input(z.strictObject({ episodeId: idSchema }))
    .query(async ({ ctx, input }) => {
      const episode = await requireChartOfEpisode(ctx, input.episodeId, "prescriptions.transcribe");
      return { refusal: (await findRefusalOfTranscription(ctx.store, episode, ctx.actor)) ?? null };
    }),
  /** For a patient without an episode: what an outside order would open it from; if nothing, why, in a sentence. */
  referralToTranscribe: read("prescriptions.transcribe")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const reach = { actor: ctx.actor, action: "prescriptions.transcribe" as const, now: ctx.clock.now() };
      const { patientId } = await requireOpenChart(
        ctx.store,
        { ...reach, signedInAt: ctx.signIn.signedInAt },
        input.patientId,
      );
      const { episode, refusal } = await findReferralToTranscribe(ctx.store, reach, patientId);
      return {
        referralId: episode?.episodeId ?? null,
        refusal: episode
          ? ((await findRefusalOfTranscription(ctx.store, episode, ctx.actor)) ?? null)
          : refusal,
      };
    }),
  transcribe: write("prescriptions.transcribe")
    .input(
      writeInput({
        ...signInput,
      }),
    )
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => transcribeOutsideOrder(run, input));
    }),
  recordVerbalOrder: write("prescriptions.verbalOrder")
    .input(
      writeInput({
        episodeId: idSchema,
        givenBy: idSchema,
        givenAt: instantSchema,
        words: requiredProse(1000, "Write the order as it was given."),
        wasReadBack: z.boolean(),
        effect: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("dose"), lineKey: idSchema, dose: doseSchema }),
          z.strictObject({ kind: z.literal("lift-limit"), limitId: idSchema }),
          z.strictObject({ kind: z.literal("words-only") }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) => recordVerbalOrder(run, input as Parameters<typeof recordVerbalOrder>[1])),
    ),
  signVerbalOrder: write("prescriptions.sign")
    .input(writeInput({ verbalOrderId: idSchema }))
    .mutation(({ ctx, input }) => {
      requireConfirmed(ctx);
      return ctx.command(input, (run) => signVerbalOrder(run, input.verbalOrderId));
    }),
});
