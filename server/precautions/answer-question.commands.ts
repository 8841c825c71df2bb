import { type GivenAnswer, isPhysiatristsAnswer, readAnswer } from "#domain/precautions/answer.schema.ts";
import { type Precaution, shownPrecautionWords } from "#domain/precautions/precaution.ts";
import type { Screening } from "#domain/precautions/screen.ts";
import { requirePatient } from "#server/access/access.queries.ts";
import { namedFor } from "#server/access/seats.queries.ts";
import type { Run } from "#server/command.ts";
import { refuse } from "#server/refusal.ts";
import { listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { runRules, type Screened } from "./screen-patient.commands.ts";
import { readScreening } from "./screening.queries.ts";
import { listKeptFacts } from "./sensitive-facts.queries.ts";

export type AnswerQuestion = {
  patientId: string;
  questionId: string;
  factId: string;
  value: GivenAnswer;
  words: string;
  /** The answer on the screen; null or left out where none stood. */
  standingAnswerId?: string | null;
};

/** What an answer changed, in words: each reader's own where an entry is sensitive. */
export type Answered = {
  answerId: string;
  raised: number;
  /** What holds from now on. */
  raisedWords: string[];
  /** What held while nobody knew and ends by it. */
  endedWords: string[];
  /** What the record does not set off any more and still holds, with who lifts it. */
  standing: { words: string; ownerName: string }[];
};

/**
 * Answers what a rule asks about a fact, or what was answered before. The answer is added, never changed: a later one to
 * the same question puts it right and the earlier stays. The rules run again in the same transaction.
 */
export async function answerQuestion(run: Run, input: AnswerQuestion): Promise<Answered> {
  const patient = await requirePatient(
    run.tx,
    { actor: run.actor, action: "precautions.answer", now: run.now },
    input.patientId,
  );
  const today = run.todayIn(patient.timeZone);
  const before = await readScreening(run.tx, patient, today);
  const { questions } = before;
  const asked = questions.find(
    ({ question, factId }) => question.questionId === input.questionId && factId === input.factId,
  );
  const named = namedFor(run.actor, patient.patientId);
  const kept = await listKeptFacts(run.tx, [input.factId], named);
  if (!asked || kept.has(input.factId))
    return refuse(
      "changed-meanwhile",
      "The record does not ask this any more. Nothing was recorded. Look at what it asks now.",
    );
  if ((input.standingAnswerId ?? null) !== (asked.answer?.answerId ?? null))
    return refuse(
      "changed-meanwhile",
      "Somebody else answered this meanwhile. Nothing was recorded. Look at what stands now.",
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
  const screened = await runRules(run, patient, { tellsActor: false });
  const shown = (content: Precaution) => shownPrecautionWords(content, named);
  return {
    answerId,
    raised: screened.raised.length,
    raisedWords: once(screened.raised.map(shown)),
    endedWords: once(screened.ended.map(({ content }) => shown(content))),
    standing: (await listStandingStill(run, patient.patientId, before, screened)).map((content) => ({
      words: shown(content),
      ownerName: content.owner.name,
    })),
  };
}

const once = (words: readonly string[]): string[] => [...new Set(words)];

/** What the earlier answer set off and this one does not: only its owner lifts it, so it holds still. */
async function listStandingStill(
  run: Run,
  patientId: string,
  before: Screening,
  { screening, raised }: Screened,
): Promise<Precaution[]> {
  const isSetOff = ({ raised: found }: Pick<Screening, "raised">, { ruleId, factId }: Precaution) =>
    found.some((one) => one.ruleId === ruleId && one.factId === factId);
  return (await listPrecautionsInForce(run.tx, patientId))
    .map(({ content }) => content)
    .filter((content) => isSetOff(before, content) && !isSetOff(screening, content))
    .filter((content) => !raised.some(({ precautionId }) => precautionId === content.precautionId));
}
