import { and, desc, eq, lt } from "drizzle-orm";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import { hasLostGrade, isBelowThree } from "#domain/examination/strength.ts";
import type { FindingEntry } from "#domain/precautions/facts/fact.schema.ts";
import type { Run } from "#server/command.ts";
import {
  type FoundIn,
  insertFinding,
  insertImplant,
  insertSurgery,
} from "#server/conditions/record-facts.commands.ts";
import { isNotInError } from "#server/sessions/addenda.queries.ts";
import { findDocument } from "#server/signing/verify-documents.queries.ts";

/** Surgeries and implants of the visit that do not stand on the record yet. */
export async function recordHistory(
  run: Run,
  where: FoundIn,
  { surgeries, implants = [] }: ConsultationContent,
): Promise<void> {
  const { t, db } = run.tx;
  const { patientId } = where;
  const knownSurgeries = await db
    .select({ words: t.surgeries.words, doneOn: t.surgeries.doneOn })
    .from(t.surgeries)
    .where(eq(t.surgeries.patientId, patientId))
    .limit(200);
  for (const surgery of surgeries)
    if (
      !knownSurgeries.some((row) => row.words === surgery.words && row.doneOn === (surgery.on ?? row.doneOn))
    )
      await insertSurgery(run, where, surgery);
  const knownImplants = await db
    .select({ words: t.implants.words })
    .from(t.implants)
    .where(and(eq(t.implants.patientId, patientId), eq(t.implants.status, "active")))
    .limit(200);
  for (const implant of implants)
    if (!knownImplants.some((row) => row.words === implant.words)) await insertImplant(run, where, implant);
}

/** What was found and examined, as far as a rule reads it. */
export async function recordExamined(run: Run, where: FoundIn, content: ConsultationContent): Promise<void> {
  const found = [
    ...(content.findings ?? []),
    ...redFlagOf(content),
    ...weaknessOf(content),
    ...kneesOf(content),
    ...(await lostStrengthOf(run, where.patientId, content)),
  ];
  for (const entry of found) await insertFinding(run, where, entry, content.seenOn);
}

/** A red flag nobody named among the findings is one all the same; none at this visit takes an earlier one away. */
function redFlagOf({ redFlags, redFlagNote, findings = [] }: ConsultationContent): FindingEntry[] {
  const isNamed = findings.some((found) => found.kind === "flag" && found.isPresent);
  if (redFlags === "not-asked" || (redFlags === "present" && isNamed)) return [];
  const isPresent = redFlags === "present";
  return [
    { kind: "flag", flag: "red-flag", isPresent, words: isPresent ? redFlagNote.slice(0, 200).trim() : "" },
  ];
}

function weaknessOf({ strength }: ConsultationContent): FindingEntry[] {
  return strength
    .filter(({ grade }) => isBelowThree(grade))
    .map(({ muscle, side, grade }) => ({
      kind: "flag",
      flag: "weakness-below-3",
      isPresent: true,
      side,
      words: `${muscle}, ${grade}`,
    }));
}

/** The farthest each knee bent, in whichever way it was measured. */
function kneesOf({ motion }: ConsultationContent): FindingEntry[] {
  return (["left", "right"] as const).flatMap((side): FindingEntry[] => {
    const ends = motion
      .filter((found) => found.joint === "knee" && found.motion === "flexion" && found.side === side)
      .map(({ endDegrees }) => Math.max(0, Math.min(160, endDegrees)));
    return ends.length === 0
      ? []
      : [{ kind: "number", code: "knee-flexion", thousandths: Math.max(...ends) * 1000, side, words: "" }];
  });
}

/** Against the last visit that tested the same muscle: what fell by a grade or more was lost. */
async function lostStrengthOf(
  run: Run,
  patientId: string,
  { strength }: ConsultationContent,
): Promise<FindingEntry[]> {
  if (strength.length === 0) return [];
  const before = await findLastStrength(run, patientId);
  return strength.flatMap(({ muscle, side, grade }): FindingEntry[] => {
    const last = before.find(
      (found) => found.muscle.toLowerCase() === muscle.toLowerCase() && found.side === side,
    );
    return last && hasLostGrade(last.grade, grade)
      ? [
          {
            kind: "flag",
            flag: "strength-lost",
            isPresent: true,
            side,
            words: `${muscle}, ${last.grade} to ${grade}`,
          },
        ]
      : [];
  });
}

/** What the newest earlier visit with a strength test found; at most so many visits are looked through. */
async function findLastStrength(run: Run, patientId: string): Promise<ConsultationContent["strength"]> {
  const { consultations } = run.tx.t;
  const visits = await run.tx.db
    .select({ documentId: consultations.documentId })
    .from(consultations)
    .where(
      and(
        eq(consultations.patientId, patientId),
        lt(consultations.signedAt, run.now),
        isNotInError(run.tx, "consultation", consultations.id),
      ),
    )
    .orderBy(desc(consultations.signedAt))
    .limit(6);
  for (const { documentId } of visits) {
    const document = await findDocument(run.tx, documentId);
    const { strength } = JSON.parse(document?.content ?? '{"strength":[]}') as Pick<
      ConsultationContent,
      "strength"
    >;
    if (strength.length > 0) return strength;
  }
  return [];
}
