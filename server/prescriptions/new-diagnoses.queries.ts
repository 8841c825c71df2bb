import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { RecordForScreening } from "#domain/precautions/facts/record.ts";
import { isOpen, screenRecord } from "#domain/precautions/screen.ts";
import { isConditionScreened } from "#domain/precautions/screened.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import { listNotHeld } from "#server/conditions/problem-list.queries.ts";
import { readRecordForScreening } from "#server/precautions/record-for-screening.queries.ts";

/**
 * A diagnosis the problem list does not hold and that asks for an answer: what it would raise and ask. Empty words mean
 * that no rule knows it.
 */
export type NewDiagnosis = Diagnosis & { setsOff: string[] };

/** Of a draft's diagnoses, those that must be answered before they are treated. What carries no rule joins the list at signing. */
export async function listNewDiagnoses(
  reader: Reader,
  reading: {
    patientId: string;
    timeZone: string;
    today: string;
    sensitive: Sensitive;
    content: { diagnoses: readonly Diagnosis[] };
  },
): Promise<NewDiagnosis[]> {
  const { patientId, sensitive, content } = reading;
  const notHeld = await listNotHeld(reader, patientId, content.diagnoses, sensitive);
  if (notHeld.length === 0) return [];
  const record = await readRecordForScreening(reader, reading, reading.today);
  return notHeld.flatMap((diagnosis) => {
    const setsOff = setOffBy(diagnosis, record);
    return setsOff.length > 0 || !isConditionScreened(diagnosis.code) ? [{ ...diagnosis, setsOff }] : [];
  });
}

/** What the rules say of the record with this diagnosis and do not say without it. */
function setOffBy({ code, side }: Diagnosis, record: RecordForScreening): string[] {
  const before = screenRecord(record);
  const after = screenRecord({
    ...record,
    conditions: [...record.conditions, { conditionId: "of-draft", icd10: code, side, onsetOn: null }],
  });
  const raised = after.raised.filter(
    (one) => !before.raised.some((other) => other.ruleId === one.ruleId && other.factId === one.factId),
  );
  const asked = after.questions
    .filter(isOpen)
    .filter(
      ({ question, factId }) =>
        !before.questions.some(
          (other) => other.question.questionId === question.questionId && other.factId === factId,
        ),
    );
  return [...new Set([...raised.map(({ words }) => words), ...asked.map(({ question }) => question.words)])];
}
