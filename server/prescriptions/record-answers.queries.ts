import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { medicationKindWords } from "#domain/consultations/medication-kinds.ts";
import { isOpenTo, keptWords, type Sensitive, sensitiveWords } from "#domain/people/sensitive.ts";
import { type StaffRole, sensitiveSections } from "#domain/people/staff.ts";
import { implantWords } from "#domain/precautions/facts/implants.ts";
import { shownPrecautionWords } from "#domain/precautions/precaution.ts";
import type { RecordAnswer } from "#domain/prescriptions/record/record-answer.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { dayInZone } from "#server/clock.ts";
import { listAnswered } from "#server/precautions/answered.queries.ts";
import { readScreening } from "#server/precautions/screening.queries.ts";

type Patient = { patientId: string; timeZone: string };

/** As many of a kind as a signed version names; a record with more is one nobody reads through. */
const most = 60;

/**
 * How the record stands answered: what is confirmed and holds, what was set aside and why, what no rule knew and what it
 * means, and the questions that count as answered. In the words that are open to every reader, since what is signed is
 * read by whoever treats.
 */
export async function listRecordAnswers(
  reader: Reader,
  patient: Patient,
  today: string,
): Promise<RecordAnswer[]> {
  const found = [
    ...(await listDecided(reader, patient)),
    ...(await listScreened(reader, patient)),
    ...(await listQuestions(reader, patient, today)),
  ];
  // Two facts that set off one rule are decided as one.
  const seen = new Set<string>();
  return found.filter((answer) => {
    const key = JSON.stringify(answer);
    return seen.has(key) ? false : seen.add(key);
  });
}

const effectOrder = { contraindication: 0, precaution: 1, monitor: 2 } as const;

async function listDecided({ t, db }: Reader, { patientId, timeZone }: Patient): Promise<RecordAnswer[]> {
  const { precautions, precautionEvents: events, staff } = t;
  const rows = await db
    .select({
      precautionId: precautions.id,
      effect: precautions.effect,
      state: precautions.state,
      content: precautions.content,
    })
    .from(precautions)
    .where(and(eq(precautions.patientId, patientId), inArray(precautions.state, ["confirmed", "set-aside"])))
    .orderBy(desc(precautions.raisedAt), desc(precautions.id))
    .limit(2 * most);
  if (rows.length === 0) return [];
  const decided = await db
    .select({
      precautionId: events.precautionId,
      kind: events.kind,
      reason: events.reason,
      at: events.at,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(events)
    .innerJoin(staff, eq(staff.id, events.actorId))
    .where(
      and(
        inArray(
          events.precautionId,
          rows.map((row) => row.precautionId),
        ),
        inArray(events.kind, ["confirmed", "set-aside"]),
      ),
    )
    .orderBy(asc(events.seq))
    .limit(4 * most);
  const last = new Map(decided.map((event) => [`${event.precautionId} ${event.kind}`, event]));
  return rows
    .toReversed()
    .toSorted(
      (left, right) =>
        effectOrder[left.effect] - effectOrder[right.effect] || left.state.localeCompare(right.state),
    )
    .flatMap(({ precautionId, effect, state, content }): RecordAnswer[] => {
      const event = last.get(`${precautionId} ${state}`);
      const words = shownPrecautionWords(content, []);
      const by = givenBy(event && { ...event, timeZone });
      if (state === "confirmed") return [{ kind: "confirmed", effect, words, ...by }];
      const isKept = words !== content.words;
      const reason = isKept ? keptWords : (event?.reason ?? "");
      return [{ kind: "set-aside", effect, words, reason, ...by }];
    });
}

/** Conditions, medications and implants that no rule knew, and what somebody said they mean. */
async function listScreened({ t, db }: Reader, { patientId, timeZone }: Patient): Promise<RecordAnswer[]> {
  const { conditions, medications, implants, staff } = t;
  const by = {
    role: staff.role,
    family: staff.family,
    given: staff.given,
    credentials: staff.credentials,
  };
  const answeredConditions = await db
    .select({
      words: conditions.words,
      icd10: conditions.icd10,
      answer: conditions.screeningAnswer,
      isSensitive: conditions.isSensitive,
      sensitiveSection: conditions.sensitiveSection,
      at: conditions.answeredAt,
      ...by,
    })
    .from(conditions)
    .innerJoin(staff, eq(staff.id, conditions.answeredBy))
    .where(
      and(
        eq(conditions.patientId, patientId),
        eq(conditions.status, "active"),
        isNotNull(conditions.answeredAt),
      ),
    )
    .orderBy(asc(conditions.recordedAt), asc(conditions.id))
    .limit(most);
  const answeredMedications = await db
    .select({ words: medications.words, kind: medications.kind, at: medications.answeredAt, ...by })
    .from(medications)
    .innerJoin(staff, eq(staff.id, medications.answeredBy))
    .where(
      and(
        eq(medications.patientId, patientId),
        eq(medications.status, "active"),
        isNotNull(medications.answeredAt),
      ),
    )
    .orderBy(asc(medications.recordedAt), asc(medications.id))
    .limit(most);
  const answeredImplants = await db
    .select({
      words: implants.words,
      kind: implants.kind,
      answer: implants.answer,
      sensitive: implants.sensitive,
      at: implants.answeredAt,
      ...by,
    })
    .from(implants)
    .innerJoin(staff, eq(staff.id, implants.answeredBy))
    .where(
      and(eq(implants.patientId, patientId), eq(implants.status, "active"), isNotNull(implants.answeredAt)),
    )
    .orderBy(asc(implants.recordedAt), asc(implants.id))
    .limit(most);
  const said = (entry: Sensitive | null, words: string, answers: readonly string[]) =>
    entry && !isOpenTo([], entry, sensitiveSections)
      ? { words: sensitiveWords, answer: keptWords }
      : { words, answer: answers.filter((one) => one !== "").join(", ") };
  return [
    ...answeredConditions.map((row) => ({ row, ...said(row, row.words, [row.icd10, row.answer]) })),
    ...answeredMedications.map((row) => ({ row, ...said(null, row.words, [medicationKindWords[row.kind]]) })),
    ...answeredImplants.map((row) => ({
      row,
      ...said(row.sensitive, row.words, [implantWords[row.kind], row.answer]),
    })),
  ].map(({ row, words, answer }) => ({
    kind: "not-screened",
    words,
    answer,
    ...givenBy({ ...row, timeZone }),
  }));
}

/** What the rules asked and counts as answered today; what a sensitive entry was asked is kept with it. */
async function listQuestions(reader: Reader, patient: Patient, today: string): Promise<RecordAnswer[]> {
  const screening = await readScreening(reader, patient, today);
  const answered = await listAnswered(reader, { patientId: patient.patientId, today, named: [] }, screening);
  return answered
    .filter(({ isAskedAgain }) => !isAskedAgain)
    .slice(0, most)
    .map(({ words, given, because, by, answeredOn }) => ({
      kind: "question",
      words: because ? `${because}: ${words}` : words,
      answer: by?.words ? `${given}: ${by.words}` : given,
      ...(by ? { byName: by.byName } : {}),
      on: answeredOn,
    }));
}

type By = {
  role: StaffRole;
  family: string;
  given: string;
  credentials: string;
  at: number | null;
  timeZone: string;
};

const givenBy = (by: By | undefined): { byName?: string; on?: string } =>
  by && by.at !== null ? { byName: shownStaffName(by), on: dayInZone(by.at, by.timeZone) } : {};
