import { eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { numberFindings } from "#domain/precautions/facts/findings.ts";
import type { PrecautionRule } from "#domain/precautions/rule.ts";
import { isOpen, type Screening, screenRecord } from "#domain/precautions/screen.ts";
import { readFactWords } from "./fact-words.queries.ts";
import { readRecordForScreening } from "./record-for-screening.queries.ts";

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
  const words = await readFactWords(
    reader,
    open.map(({ factId }) => factId),
    named,
  );
  return open.map(({ question, factId, regions }) => ({
    questionId: question.questionId,
    factId,
    words: question.words,
    because: words.get(factId) ?? null,
    regions: [...regions],
    answer:
      question.answer.kind === "number"
        ? { kind: "number" as const, unit: numberFindings[question.answer.code].units[0] }
        : question.answer.kind === "choice"
          ? {
              kind: "choice" as const,
              choices: question.answer.choices.map(({ value, label }) => ({ value, label })),
            }
          : { kind: "date" as const },
  }));
}

/** Precautions of a patient, in whatever state: what a rule raised once for a fact it does not raise again. */
export async function listKnownPrecautions(reader: Reader, patientId: string) {
  const { precautions } = reader.t;
  return reader.db
    .select({ precautionId: precautions.id, state: precautions.state, content: precautions.content })
    .from(precautions)
    .where(eq(precautions.patientId, patientId))
    .limit(1000);
}
