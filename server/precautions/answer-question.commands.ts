import { type GivenAnswer, isPhysiatristsAnswer, readAnswer } from "#domain/precautions/answer.schema.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { screenPatient } from "./screen-patient.commands.ts";
import { readScreening } from "./screening.queries.ts";
import { listKeptFacts } from "./sensitive-facts.queries.ts";

export type AnswerQuestion = {
  patientId: string;
  questionId: string;
  factId: string;
  value: GivenAnswer;
  words: string;
};

/**
 * Answers what a rule asks about a fact, or what was answered before. The answer is added, never changed: a later one to
 * the same question puts it right and the earlier stays. The rules run again in the same transaction.
 */
export async function answerQuestion(
  run: Run,
  input: AnswerQuestion,
): Promise<{ answerId: string; raised: number }> {
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "precautions.answer", now: run.now },
    input.patientId,
  );
  const today = run.todayIn(patient.timeZone);
  const { questions } = await readScreening(run.tx, patient, today);
  const asked = questions.find(
    ({ question, factId }) => question.questionId === input.questionId && factId === input.factId,
  );
  const kept = await listKeptFacts(run.tx, [input.factId], namedFor(run.actor, patient.patientId));
  if (!asked || kept.has(input.factId))
    return refuse(
      "changed-meanwhile",
      "The record does not ask this any more. Nothing was recorded. Look at what it asks now.",
    );
  if (run.actor.role !== "physiatrist" && isPhysiatristsAnswer(asked.question, input.value))
    return refuse(
      "not-now",
      "This answer frees what holds while it is not known, so a physiatrist gives it. Nothing was recorded; it holds as it stands.",
      { field: "value" },
    );
  const read = readAnswer(asked.question, input.value, { today, words: input.words });
  if (!("value" in read)) return refuse("invalid", read.words, { field: read.field });
  const answerId = run.newId();
  const { questionId, version } = asked.question;
  const seq = await run.audit({
    chainId: patient.clinicId,
    action: "answerPrecautionQuestion",
    entity: "precaution-answer",
    entityId: answerId,
    patientId: patient.patientId,
    before: asked.answer ? { answerId: asked.answer.answerId } : null,
    after: { questionId, factId: input.factId, value: read.value },
    ...(input.words === "" ? {} : { reason: input.words }),
  });
  await run.tx.db.insert(run.tx.t.precautionAnswers).values({
    id: answerId,
    patientId: patient.patientId,
    questionId,
    questionVersion: version,
    factId: input.factId,
    value: read.value,
    words: input.words,
    answeredBy: run.actor.staffId,
    answeredOn: today,
    answeredAt: run.now,
    seq,
  });
  const { raised } = await screenPatient(run, patient, { tellsActor: false });
  return { answerId, raised };
}
