import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { questionsOfFactDate } from "#domain/precautions/fact-date.ts";
import { describeNumber } from "#domain/precautions/facts/describe-finding.ts";
import {
  type FlagFinding,
  findingWords,
  type NumberFinding,
  numberFindings,
} from "#domain/precautions/facts/findings.ts";
import { implantWords } from "#domain/precautions/facts/implants.ts";
import type { Sight } from "#server/access/seats.queries.ts";
import { shownTitle } from "#server/access/sensitive.queries.ts";
import { listFactsInError } from "#server/sessions/vitals/facts-in-error.queries.ts";

const mostShown = 40;
const open: Sensitive = { isSensitive: false, sensitiveSection: null };

/** Implants, surgeries and findings of the record, newest first; the words of a sensitive one stay with those named for it. */
export async function readRecordFacts(
  { t, db }: Reader,
  patientId: string,
  { named, sight }: { named: readonly SensitiveSection[]; sight: Sight },
) {
  const of = sight.isOpen("diagnoses") ? [patientId] : [];
  const implants = await db
    .select({
      implantId: t.implants.id,
      words: t.implants.words,
      kind: t.implants.kind,
      side: t.implants.side,
      placedOn: t.implants.placedOn,
      sensitive: t.implants.sensitive,
    })
    .from(t.implants)
    .where(and(inArray(t.implants.patientId, of), eq(t.implants.status, "active")))
    .orderBy(desc(t.implants.recordedAt))
    .limit(mostShown);
  const surgeries = await db
    .select({
      surgeryId: t.surgeries.id,
      words: t.surgeries.words,
      side: t.surgeries.side,
      doneOn: t.surgeries.doneOn,
      sensitive: t.surgeries.sensitive,
    })
    .from(t.surgeries)
    .where(inArray(t.surgeries.patientId, of))
    .orderBy(desc(t.surgeries.recordedAt))
    .limit(mostShown);
  const findings = await db
    .select({
      findingId: t.findings.id,
      code: t.findings.code,
      isPresent: t.findings.isPresent,
      thousandths: t.findings.valueThousandths,
      side: t.findings.side,
      foundOn: t.findings.foundOn,
      words: t.findings.words,
      sensitive: t.findings.sensitive,
    })
    .from(t.findings)
    .where(inArray(t.findings.patientId, of))
    .orderBy(desc(t.findings.foundOn))
    .limit(mostShown);
  const inError = await listFactsInError({ t, db }, of);
  const answered = await readAnsweredDates({ t, db }, of, [
    ...implants.map(({ implantId }) => implantId),
    ...surgeries.map(({ surgeryId }) => surgeryId),
  ]);
  return {
    implants: implants.map(({ words, kind, sensitive, ...row }) => ({
      ...row,
      /** Left out of the entry, and told since in an answer to what a rule asked of it. */
      answeredOn: row.placedOn === null ? (answered.get(row.implantId) ?? null) : null,
      words: shownTitle({ title: words, ...(sensitive ?? open) }, named),
      isScreened: kind !== "not-screened",
      kindWords: implantWords[kind],
    })),
    surgeries: surgeries.map(({ words, sensitive, ...row }) => ({
      ...row,
      answeredOn: row.doneOn === null ? (answered.get(row.surgeryId) ?? null) : null,
      words: shownTitle({ title: words, ...(sensitive ?? open) }, named),
    })),
    findings: findings.map(({ code, isPresent, thousandths, words, sensitive, ...row }) => {
      const title = `${findingWords(code as NumberFinding | FlagFinding)}${words === "" ? "" : `, ${words}`}`;
      const value =
        code in numberFindings && thousandths !== null
          ? describeNumber(code as NumberFinding, thousandths)
          : isPresent
            ? "Present"
            : "Absent";
      return {
        ...row,
        words: shownTitle({ title, ...(sensitive ?? open) }, named),
        value,
        isInError: inError.has(row.findingId),
      };
    }),
  };
}

/** The day of each operation or device as it was answered last; the newest answer to a question is the one that counts. */
async function readAnsweredDates(
  { t, db }: Pick<Reader, "t" | "db">,
  patientIds: readonly string[],
  factIds: readonly string[],
): Promise<Map<string, string>> {
  const { precautionAnswers: answers } = t;
  const rows = await db
    .select({ factId: answers.factId, questionId: answers.questionId, value: answers.value })
    .from(answers)
    .where(
      and(
        inArray(answers.patientId, [...patientIds]),
        inArray(answers.factId, [...factIds]),
        inArray(answers.questionId, [...questionsOfFactDate]),
      ),
    )
    .orderBy(desc(answers.seq))
    .limit(500);
  const days = new Map<string, string>();
  const seen = new Set<string>();
  for (const { factId, questionId, value } of rows) {
    if (seen.has(`${factId} ${questionId}`)) continue;
    seen.add(`${factId} ${questionId}`);
    if (value.kind === "date" && !days.has(factId)) days.set(factId, value.on);
  }
  return days;
}
