import { and, eq, inArray } from "drizzle-orm";
import * as z from "zod/mini";
import { daySchema, idSchema, lineText, requiredLine } from "#domain/calendar/bounds.ts";
import { givenAnswerSchema } from "#domain/precautions/answer.schema.ts";
import { precautionEffects } from "#domain/precautions/effect.ts";
import { exerciseTags, type Precaution, shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { requireOpenChart, requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { read, router, write, writeInput } from "#server/trpc.ts";
import { answerQuestion } from "./answer-question.commands.ts";
import { listAnswered } from "./answered.queries.ts";
import { decidePrecautions } from "./precautions.commands.ts";
import { raisePrecaution } from "./raise-precaution.commands.ts";
import { listOpenQuestions, readScreening } from "./screening.queries.ts";
import { listEndedToRead, listRaisedToRead } from "./to-read.queries.ts";

const ids = z.array(idSchema).check(z.minLength(1), z.maxLength(40));

export const precautionsRouter = router({
  /** What holds for a patient, with whether this reader has acknowledged it. */
  list: read("diagnoses.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(
        ctx.store,
        {
          actor: ctx.actor,
          action: "diagnoses.read",
          now: ctx.clock.now(),
          signedInAt: ctx.signIn.signedInAt,
        },
        input.patientId,
      );
      const rows = await listPrecautionsInForce(ctx.store, patient.patientId);
      const { precautionEvents: events } = ctx.store.t;
      const seen = await ctx.store.db
        .select({ precautionId: events.precautionId })
        .from(events)
        .where(
          and(
            inArray(
              events.precautionId,
              rows.map((row) => row.precautionId),
            ),
            eq(events.kind, "acknowledged"),
            eq(events.actorId, ctx.actor.staffId),
          ),
        )
        .limit(200);
      const mine = new Set(seen.map((row) => row.precautionId));
      return rows.map(({ content, ...row }) => ({
        ...row,
        words: shownPrecautionWords(content, namedFor(ctx.actor, patient.patientId)),
        source: content.source,
        ownerName: content.owner.name,
        excludedTags: content.excludedTags,
        requiredVitals: content.requiredVitals ?? [],
        isAcknowledged: mine.has(row.precautionId),
      }));
    }),
  /** What this reader has still to acknowledge: what holds since, and what ended that they knew of. */
  toRead: read("diagnoses.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const patient = await requireOpenChart(
        ctx.store,
        {
          actor: ctx.actor,
          action: "diagnoses.read",
          now: ctx.clock.now(),
          signedInAt: ctx.signIn.signedInAt,
        },
        input.patientId,
      );
      const reading = {
        staffId: ctx.actor.staffId,
        patientIds: [patient.patientId],
        named: namedFor(ctx.actor, patient.patientId),
      };
      return {
        raised: await listRaisedToRead(ctx.store, reading),
        ended: await listEndedToRead(ctx.store, reading),
      };
    }),
  /** What the rules ask about the record and nobody has answered; each with the fact it is asked about. */
  questions: read("diagnoses.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const patient = await requireOpenChart(
        ctx.store,
        { actor: ctx.actor, action: "diagnoses.read", now, signedInAt: ctx.signIn.signedInAt },
        input.patientId,
      );
      const screened = await readScreening(ctx.store, patient, dayInZone(now, patient.timeZone));
      return listOpenQuestions(ctx.store, screened, namedFor(ctx.actor, patient.patientId));
    }),
  /** What was answered, by whom and when, and how long it counts: each may be answered again, and the newest counts. */
  answered: read("diagnoses.read")
    .input(z.strictObject({ patientId: idSchema }))
    .query(async ({ ctx, input }) => {
      const now = ctx.clock.now();
      const patient = await requireOpenChart(
        ctx.store,
        { actor: ctx.actor, action: "diagnoses.read", now, signedInAt: ctx.signIn.signedInAt },
        input.patientId,
      );
      const today = dayInZone(now, patient.timeZone);
      const reading = { patientId: patient.patientId, today, named: namedFor(ctx.actor, patient.patientId) };
      return listAnswered(ctx.store, reading, await readScreening(ctx.store, patient, today));
    }),
  /** The answer is a fact of the record: who, when, in which words. The rules run again with it at once. */
  answer: write("precautions.answer")
    .input(
      writeInput({
        patientId: idSchema,
        questionId: idSchema,
        factId: idSchema,
        value: givenAnswerSchema,
        words: lineText(300),
        standingAnswerId: z.exactOptional(z.nullable(idSchema)),
      }),
    )
    .mutation(({ ctx, input }) => ctx.command(input, (run) => answerQuestion(run, input))),
  raise: write("precautions.raise")
    .input(
      writeInput({
        patientId: idSchema,
        effect: z.enum(precautionEffects),
        words: requiredLine(160, "Say what it means for therapy."),
        excludedTags: z.array(z.enum(exerciseTags)).check(z.maxLength(12)),
        dueForLiftingOn: z.optional(daySchema),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (run) => {
        const patient = await requirePatient(
          run.tx,
          { actor: run.actor, action: "precautions.raise", now: run.now },
          input.patientId,
        );
        const precautionId = run.newId();
        const kind = run.actor.role === "therapist" ? ("therapist" as const) : ("physiatrist" as const);
        const content: Precaution = {
          precautionId,
          effect: input.effect,
          trigger: "clinician",
          words: input.words,
          excludedTags: input.excludedTags,
          owner: { kind, staffId: run.actor.staffId, name: run.actor.shownName },
          delegateStaffIds: [],
          fromOn: run.todayIn(patient.timeZone),
          ...(input.dueForLiftingOn ? { dueForLiftingOn: input.dueForLiftingOn } : {}),
          source: "raised by a clinician",
        };
        // Whoever raises it need not be told of it.
        await raisePrecaution(run, patient, { content, tellsActor: false });
        return { precautionId };
      }),
    ),
  confirm: write("precautions.decide")
    .input(writeInput({ patientId: idSchema, precautionIds: ids }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) =>
        decidePrecautions(run, input.patientId, {
          precautionIds: input.precautionIds,
          kind: "confirmed",
          reason: "",
        }),
      ),
    ),
  setAside: write("precautions.decide")
    .input(
      writeInput({
        patientId: idSchema,
        precautionIds: ids,
        reason: requiredLine(200, "Say why it does not apply."),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) =>
        decidePrecautions(run, input.patientId, {
          precautionIds: input.precautionIds,
          kind: "set-aside",
          reason: input.reason,
        }),
      ),
    ),
  lift: write("precautions.lift")
    .input(writeInput({ patientId: idSchema, precautionIds: ids, reason: lineText(200) }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) =>
        decidePrecautions(run, input.patientId, {
          precautionIds: input.precautionIds,
          kind: "lifted",
          reason: input.reason,
        }),
      ),
    ),
  /** What was on the screen when it was read: that they hold, or that they ended. */
  acknowledge: write("precautions.acknowledge")
    .input(writeInput({ patientId: idSchema, precautionIds: ids, seen: z.enum(["holds", "ended"]) }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, (run) =>
        decidePrecautions(run, input.patientId, {
          precautionIds: input.precautionIds,
          kind: "acknowledged",
          seen: input.seen,
          reason: "",
        }),
      ),
    ),
});
