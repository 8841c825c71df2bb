import { and, asc, eq } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { shownPrecautionWords } from "#domain/precautions/precaution.ts";
import { unansweredRules } from "#domain/precautions/raised.ts";
import { isOpen, type Screening } from "#domain/precautions/screen.ts";
import { isMedicationScreened } from "#domain/precautions/screened.ts";
import { isOutside, type TreatedParts } from "#domain/precautions/treated-region.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { shownTitle } from "#server/access/sensitive.queries.ts";
import { readFactWords } from "#server/precautions/fact-words.queries.ts";
import {
  listKnownPrecautions,
  listOpenQuestions,
  readScreening,
} from "#server/precautions/screening.queries.ts";
import { readSensitiveFacts } from "#server/precautions/sensitive-facts.queries.ts";
import { listPrecautionsInForce } from "#server/sessions/plan-in-force.queries.ts";
import { listNewDiagnoses } from "./new-diagnoses.queries.ts";
import { isPrecautionOutside, readTreatedParts } from "./treated-now.queries.ts";

type Prescribed = Pick<PrescriptionContent, "diagnoses" | "lines">;
type Reading = {
  patientId: string;
  timeZone: string;
  today: string;
  named: readonly SensitiveSection[];
  /** Of the episode: under its section its diagnoses join the problem list. */
  sensitive: Sensitive;
  content: Prescribed;
};

/**
 * What a prescriber answers before signing: what the draft adds to the problem list, what no rule knows, what the rules ask, and what they raised and nobody
 * confirmed. What belongs to a region that is not treated is marked as outside; it holds all the same and waits.
 */
export async function readRecordToAnswer(reader: Reader, reading: Reading) {
  const treated = await readTreatedParts(reader, reading.content);
  const screening = await readScreening(reader, reading, reading.today);
  const questions = await listOpenQuestions(reader, screening, reading.named);
  return {
    newDiagnoses: await listNewDiagnoses(reader, reading),
    notScreened: await listNotScreened(reader, reading.patientId, reading.named),
    questions: questions.map(({ regions, ...question }) => ({
      ...question,
      // Who may not read it cannot answer it: it holds as it stands and waits for a colleague named for it.
      isOutside:
        question.answer.kind === "kept" ||
        isOutside({ effect: question.effect, regions, side: "not-applicable" }, treated),
    })),
    unconfirmed: await listUnconfirmed(reader, reading, { treated, screening }),
    /** Set off and not raised yet: what found no room, or came since the chart was opened. */
    notRaised: await listNotRaised(reader, reading, screening),
  };
}
export type RecordToAnswer = Awaited<ReturnType<typeof readRecordToAnswer>>;

/** What no rule knows and nobody answered yet: a condition, a medication, an implant. */
async function listNotScreened(reader: Reader, patientId: string, named: readonly SensitiveSection[]) {
  const { conditions, medications, implants } = reader.t;
  const unknownConditions = await reader.db
    .select({
      id: conditions.id,
      title: conditions.words,
      version: conditions.version,
      isSensitive: conditions.isSensitive,
      sensitiveSection: conditions.sensitiveSection,
    })
    .from(conditions)
    .where(
      and(
        eq(conditions.patientId, patientId),
        eq(conditions.status, "active"),
        eq(conditions.screening, "not-screened"),
      ),
    )
    .orderBy(asc(conditions.recordedAt), asc(conditions.id))
    .limit(60);
  const unknownMedications = await reader.db
    .select({
      id: medications.id,
      words: medications.words,
      version: medications.version,
      kind: medications.kind,
    })
    .from(medications)
    .where(
      and(
        eq(medications.patientId, patientId),
        eq(medications.status, "active"),
        eq(medications.kind, "not-screened"),
      ),
    )
    .orderBy(asc(medications.recordedAt), asc(medications.id))
    .limit(60);
  const unknownImplants = await reader.db
    .select({ id: implants.id, words: implants.words, version: implants.version })
    .from(implants)
    .where(
      and(
        eq(implants.patientId, patientId),
        eq(implants.status, "active"),
        eq(implants.kind, "not-screened"),
      ),
    )
    .orderBy(asc(implants.recordedAt), asc(implants.id))
    .limit(60);
  return [
    ...unknownConditions.map(({ id, version, ...row }) => ({
      id,
      version,
      words: shownTitle(row, named),
      kind: "condition" as const,
    })),
    // What a medication's words name is known, however it came in.
    ...unknownMedications
      .filter((row) => !isMedicationScreened(row))
      .map(({ id, version, words }) => ({ id, version, words, kind: "medication" as const })),
    ...unknownImplants.map((row) => ({ ...row, kind: "implant" as const })),
  ];
}

/**
 * Raised and not answered by a physiatrist, gravest first; two facts that set off one rule stand together. What holds
 * while a question is open is not among them: the question is answered, and nothing besides.
 */
async function listUnconfirmed(
  reader: Reader,
  { patientId, named }: Reading,
  { treated, screening }: { treated: TreatedParts | undefined; screening: Screening },
) {
  const isOfOpenQuestion = ({ ruleId, factId }: { ruleId?: string; factId?: string }) =>
    screening.questions.some(
      (asked) => isOpen(asked) && asked.question.questionId === ruleId && asked.factId === factId,
    );
  const raised = (await listPrecautionsInForce(reader, patientId)).filter(
    ({ state, content }) => state === "raised" && !isOfOpenQuestion(content),
  );
  const facts = await readFactWords(
    reader,
    raised.flatMap(({ content }) => (content.factId ? [content.factId] : [])),
    named,
  );
  const groups = new Map<string, typeof raised>();
  for (const row of raised) {
    const key = row.content.ruleId ? `${row.content.ruleId}@${row.content.ruleVersion}` : row.precautionId;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .flatMap((rows) => {
      const [first] = rows;
      if (!first) return [];
      const { effect, content } = first;
      return [
        {
          precautionIds: rows.map((row) => row.precautionId),
          effect,
          words: shownPrecautionWords(content, named),
          /** Empty when a clinician raised it. */
          because: [...new Set(rows.flatMap((row) => facts.get(row.content.factId ?? "") ?? []))],
          source: content.source,
          ownerName: content.owner.name,
          isOutside: rows.every((row) => isPrecautionOutside(row, treated)),
        },
      ];
    })
    .toSorted((left, right) => order[left.effect] - order[right.effect]);
}

const order = { contraindication: 0, precaution: 1, monitor: 2 } as const;

/** The words of what a sensitive entry sets off are kept, as they will be once it is raised. */
async function listNotRaised(
  reader: Reader,
  { patientId, named }: Reading,
  { raised }: Screening,
): Promise<string[]> {
  const missing = unansweredRules(raised, await listKnownPrecautions(reader, patientId));
  const sensitive = await readSensitiveFacts(
    reader,
    missing.map(({ factId }) => factId),
  );
  return missing.map(({ words, factId }) => {
    const kept = sensitive.get(factId);
    return shownPrecautionWords({ words, ...(kept ? { sensitive: kept } : {}) }, named);
  });
}
