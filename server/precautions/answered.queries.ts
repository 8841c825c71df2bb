import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { describeAnswer } from "#domain/precautions/answer.schema.ts";
import { isOpen, type Screening } from "#domain/precautions/screen.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { readFactWords } from "./fact-words.queries.ts";
import { shownQuestion } from "./screening.queries.ts";
import { listKeptFacts } from "./sensitive-facts.queries.ts";

/** As many answers of a patient as are read to tell who gave them. */
const mostAnswers = 500;
/** Earlier answers to one question that are told beside the one that stands. */
const mostEarlier = 5;

/**
 * What was answered, with what a later answer may be: who said it, when, how long it counts, and what stood before. What
 * a sensitive entry was asked is kept with it.
 */
export async function listAnswered(
  reader: Reader,
  { patientId, today, named }: { patientId: string; today: string; named: readonly SensitiveSection[] },
  { questions }: Screening,
) {
  const answered = questions.flatMap((asked) => (asked.answer ? [{ asked, answer: asked.answer }] : []));
  if (answered.length === 0) return [];
  const factIds = answered.map(({ asked }) => asked.factId);
  const words = await readFactWords(reader, factIds, named);
  const kept = await listKeptFacts(reader, factIds, named);
  const given = await listGiven(reader, patientId);
  return answered
    .filter(({ asked }) => !kept.has(asked.factId))
    .map(({ asked, answer }) => {
      const { questionId } = asked.question;
      const all = given.filter((one) => one.questionId === questionId && one.factId === asked.factId);
      const told = all.map((one) => ({
        answerId: one.answerId,
        given: describeAnswer(asked.question, one.value),
        words: one.words,
        byName: shownStaffName(one),
        at: one.answeredAt,
      }));
      return {
        ...shownQuestion(asked),
        factId: asked.factId,
        because: words.get(asked.factId) ?? null,
        answerId: answer.answerId,
        value: answer.value,
        given: describeAnswer(asked.question, answer.value),
        answeredOn: answer.on,
        by: told.find(({ answerId }) => answerId === answer.answerId) ?? null,
        earlier: told.filter(({ answerId }) => answerId !== answer.answerId).slice(0, mostEarlier),
        countsTo: asked.countsTo ?? null,
        /** One that ran out is asked again, unless something was measured since. */
        hasRunOut: asked.countsTo !== undefined && asked.countsTo < today,
        isAskedAgain: isOpen(asked),
      };
    });
}

/** Every answer with who gave it, newest first. */
async function listGiven({ t, db }: Reader, patientId: string) {
  return db
    .select({
      answerId: t.precautionAnswers.id,
      questionId: t.precautionAnswers.questionId,
      factId: t.precautionAnswers.factId,
      value: t.precautionAnswers.value,
      words: t.precautionAnswers.words,
      answeredAt: t.precautionAnswers.answeredAt,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.precautionAnswers)
    .innerJoin(t.staff, eq(t.staff.id, t.precautionAnswers.answeredBy))
    .where(eq(t.precautionAnswers.patientId, patientId))
    .orderBy(desc(t.precautionAnswers.seq))
    .limit(mostAnswers);
}
