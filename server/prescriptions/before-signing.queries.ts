import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import { findExerciseFacts } from "#domain/exercises/library.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { PrescriptionContent, PrescriptionSource } from "#domain/prescriptions/prescription.ts";
import { shownTitle } from "#server/access/sensitive.queries.ts";
import { listBillingProblems } from "#server/diagnoses/billable.queries.ts";
import { refuse } from "#server/refusal.ts";
import {
  listContraindicationsInForce,
  listLimitsInForce,
  listPrecautionsInForce,
  type StandingPrescription,
} from "#server/sessions/plan-in-force.queries.ts";

/** What no rule knows and nobody answered yet: it must be answered before signing. */
export async function listNotScreened(reader: Reader, patientId: string, named: readonly SensitiveSection[]) {
  const { conditions, medications } = reader.t;
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
    .select({ id: medications.id, words: medications.words, version: medications.version })
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
  return [
    ...unknownConditions.map(({ id, version, ...row }) => ({
      id,
      version,
      words: shownTitle(row, named),
      kind: "condition" as const,
    })),
    ...unknownMedications.map((row) => ({ ...row, kind: "medication" as const })),
  ];
}

/** Raised precautions a physiatrist has not yet confirmed or set aside, each with the fact behind it; they hold meanwhile. */
export async function listUnconfirmed(reader: Reader, patientId: string) {
  const raised = (await listPrecautionsInForce(reader, patientId)).filter(({ state }) => state === "raised");
  const factIds = raised.flatMap(({ content }) => (content.factId ? [content.factId] : []));
  const { conditions, medications } = reader.t;
  const facts = [
    ...(await reader.db
      .select({ id: conditions.id, words: conditions.words })
      .from(conditions)
      .where(and(inArray(conditions.id, factIds), eq(conditions.isSensitive, false)))
      .limit(60)),
    ...(await reader.db
      .select({ id: medications.id, words: medications.words })
      .from(medications)
      .where(inArray(medications.id, factIds))
      .limit(60)),
  ];
  return raised.map((row) => ({
    ...row,
    /** Absent when a clinician raised it, or where the condition is a sensitive one. */
    because: facts.find((fact) => fact.id === row.content.factId)?.words ?? null,
  }));
}

/** Codes that cannot be billed on the day the prescription is signed, at their fields. */
export async function listCodeProblems(reader: Reader, content: PrescriptionContent, today: Day) {
  const codes = content.diagnoses.map(({ code }) => code);
  const problems = await listBillingProblems(reader, codes, today);
  return problems.map(({ index, words }) => ({ field: `diagnoses.${index}`, words }));
}

/** What a draft is held against: the same for the preview and for the signature. */
export async function readSigningFacts(
  reader: Reader,
  episode: { episodeId: string; patientId: string },
  standing: Pick<StandingPrescription, "discipline"> | undefined,
) {
  const limits = await listLimitsInForce(reader, episode.patientId);
  return {
    exerciseOf: findExerciseFacts,
    standingDiscipline: standing?.discipline,
    standingLimitIds: limits.map((limit) => limit.limitId),
    limitsElsewhere: limits
      .filter((limit) => limit.episodeId !== episode.episodeId)
      .map((limit) => limit.content),
    contraindications: await listContraindicationsInForce(reader, episode.patientId),
  };
}

/** A prescriber answers first; a therapist who transcribes an outside order cannot, and the questions stay open. */
export async function requireAnswered(
  reader: Reader,
  patientId: string,
  named: readonly SensitiveSection[],
  source: PrescriptionSource,
): Promise<void> {
  if (source === "outside-order") return;
  const [unknown] = await listNotScreened(reader, patientId, named);
  if (unknown)
    refuse(
      "not-now",
      `${unknown.words} is not screened for precautions. Choose its code or answer what it means before signing.`,
      { field: "notScreened" },
    );
  const [unconfirmed] = await listUnconfirmed(reader, patientId);
  if (unconfirmed)
    refuse("not-now", `${unconfirmed.words}: confirm it or set it aside with a reason before signing.`, {
      field: "precautions",
    });
}
