import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
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
  return {
    implants: implants.map(({ words, kind, sensitive, ...row }) => ({
      ...row,
      words: shownTitle({ title: words, ...(sensitive ?? open) }, named),
      isScreened: kind !== "not-screened",
      kindWords: implantWords[kind],
    })),
    surgeries: surgeries.map(({ words, sensitive, ...row }) => ({
      ...row,
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
      return { ...row, words: shownTitle({ title, ...(sensitive ?? open) }, named), value };
    }),
  };
}
