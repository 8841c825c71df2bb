import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { describeAnswer } from "#domain/precautions/answer.schema.ts";
import { numberFindings } from "#domain/precautions/facts/findings.ts";
import { keptQuestionWords } from "#domain/precautions/precaution.ts";
import type { PrecautionRule, Question } from "#domain/precautions/rule.ts";
import { type AskedQuestion, isOpen, type Screening, screenRecord } from "#domain/precautions/screen.ts";
import { readFactWords } from "./fact-words.queries.ts";
import { readRecordForScreening } from "./record-for-screening.queries.ts";
import { listKeptFacts } from "./sensitive-facts.queries.ts";

/** The rules over the record as it stands, raising nothing. */
export async function readScreening(
  reader: Reader,
  patient: { patientId: string; timeZone: string },
  today: string,
  rules?: readonly PrecautionRule[],
): Promise<Screening> {
  return screenRecord(await readRecordForScreening(reader, patient, today), rules);
}

/** Questions nobody answered, as a screen shows them. */
export async function listOpenQuestions(
  reader: Reader,
  { questions }: Screening,
  named: readonly SensitiveSection[],
) {
  const open = questions.filter(isOpen);
  const factIds = open.map(({ factId }) => factId);
  const words = await readFactWords(reader, factIds, named);
  const kept = await listKeptFacts(reader, factIds, named);
  const firstKept = factIds.findIndex((factId) => kept.has(factId));
  return open
    .filter(({ factId }, index) => !kept.has(factId) || index === firstKept)
    .map((asked) => ({
      factId: asked.factId,
      because: words.get(asked.factId) ?? null,
      ...(kept.has(asked.factId) ? keptQuestion : { ...shownQuestion(asked), ...earlierAnswer(asked) }),
    }));
}

/** What a question about a sensitive entry would tell is kept; that one is open is not. One stands for all. */
const keptQuestion = {
  questionId: "kept",
  words: keptQuestionWords,
  regions: [],
  effect: "precaution" as const,
  answer: { kind: "kept" as const },
  earlier: null,
  standingAnswerId: null,
};

/** What was answered before and ran out, so that it is asked again. */
const earlierAnswer = ({ question, answer, countsTo }: AskedQuestion) => ({
  earlier:
    answer && countsTo
      ? { given: describeAnswer(question, answer.value), on: answer.on, countedTo: countsTo }
      : null,
  standingAnswerId: answer?.answerId ?? null,
});

export const shownQuestion = ({ question, regions }: AskedQuestion) => ({
  questionId: question.questionId,
  words: question.words,
  regions: [...regions],
  /** Of what holds until it is answered. */
  effect: question.whileNotKnown.effect,
  answer: shownAnswerKind(question),
});

const shownAnswerKind = ({ answer }: Question) =>
  answer.kind === "number"
    ? { kind: "number" as const, unit: numberFindings[answer.code].units[0] }
    : answer.kind === "choice"
      ? {
          kind: "choice" as const,
          choices: answer.choices.map(({ value, label, isPhysiatrists = false }) => ({
            value,
            label,
            isPhysiatrists,
          })),
        }
      : { kind: "date" as const };

/** Precautions of a patient, in whatever state: what a rule raised once for a fact it does not raise again. */
export async function listKnownPrecautions(reader: Reader, patientId: string) {
  const { precautions } = reader.t;
  return reader.db
    .select({ precautionId: precautions.id, state: precautions.state, content: precautions.content })
    .from(precautions)
    .where(eq(precautions.patientId, patientId))
    .limit(1000);
}
