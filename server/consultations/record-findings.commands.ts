import { and, eq } from "drizzle-orm";
import { daysBetween } from "#domain/calendar/days.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import { kindFromWords } from "#domain/precautions/facts/drugs.ts";
import type { ReachedPatient } from "#server/access/access.queries.ts";
import type { Run } from "#server/command.ts";
import { recordConditions } from "#server/conditions/record-conditions.commands.ts";
import { refuse } from "#server/refusal.ts";
import { recordExamined, recordHistory } from "./record-examined.commands.ts";

const dayMilliseconds = 86_400_000;

const open: Sensitive = { isSensitive: false, sensitiveSection: null };

/**
 * What a visit found becomes part of the record: conditions, medications, allergies, vital signs. The diagnoses of a
 * sensitive episode stand there under its section.
 */
export async function recordFindings(
  run: Run,
  patient: ReachedPatient,
  content: ConsultationContent,
  today: string,
  episode: Sensitive,
): Promise<void> {
  await recordConditions(run, patient.patientId, content.diagnoses, episode);
  await recordConditions(run, patient.patientId, content.conditions, open);
  await recordMedications(run, patient.patientId, content);
  await recordAllergies(run, patient.patientId, content);
  await recordVitals(run, patient.patientId, content, today);
  const where = { patientId: patient.patientId, sensitive: episode };
  await recordHistory(run, where, content);
  await recordExamined(run, where, content);
}

const sourceOf = (run: Run) => ({
  source: "recorded" as const,
  recordedBy: run.actor.staffId,
  recordedAt: run.now,
});

/** New ones join the record; one that nobody had screened takes the kind the visit gave it. */
async function recordMedications(run: Run, patientId: string, content: ConsultationContent): Promise<void> {
  const { t, db } = run.tx;
  const known = await db
    .select({
      id: t.medications.id,
      words: t.medications.words,
      kind: t.medications.kind,
      version: t.medications.version,
    })
    .from(t.medications)
    .where(and(eq(t.medications.patientId, patientId), eq(t.medications.status, "active")))
    .limit(200);
  for (const { words, kind: given } of content.medications) {
    const kind = given === "not-screened" ? kindFromWords(words) : given;
    const standing = known.find((row) => row.words === words);
    if (!standing)
      await db
        .insert(t.medications)
        .values({ id: run.newId(), patientId, ...sourceOf(run), words, kind, status: "active" });
    else if (standing.kind === "not-screened" && kind !== "not-screened")
      await db
        .update(t.medications)
        .set({ kind, version: standing.version + 1 })
        .where(eq(t.medications.id, standing.id));
  }
}

async function recordAllergies(run: Run, patientId: string, content: ConsultationContent): Promise<void> {
  const { t, db } = run.tx;
  const known = await db
    .select({ words: t.allergies.words })
    .from(t.allergies)
    .where(and(eq(t.allergies.patientId, patientId), eq(t.allergies.status, "active")))
    .limit(100);
  if (content.allergyState === "none-known" && known.length > 0)
    refuse(
      "invalid",
      `The record lists ${known.map((row) => row.words).join(", ")}. Choose Listed, or leave allergies not asked.`,
      { field: "content.allergyState" },
    );
  if (content.allergyState !== "not-asked")
    await db
      .update(t.patients)
      .set({ allergyState: content.allergyState })
      .where(eq(t.patients.id, patientId));
  for (const words of content.allergies)
    if (!known.some((row) => row.words === words))
      await db
        .insert(t.allergies)
        .values({ id: run.newId(), patientId, ...sourceOf(run), words, status: "active" });
}

/** Measured at the visit: at this hour of the day the patient was seen, which may be earlier than the signature. */
async function recordVitals(
  run: Run,
  patientId: string,
  content: ConsultationContent,
  today: string,
): Promise<void> {
  const { t, db } = run.tx;
  const observedAt = run.now - daysBetween(content.seenOn, today) * dayMilliseconds;
  for (const [code, words, unit, thousandths] of vitalRows(content))
    if (thousandths !== undefined)
      await db.insert(t.observations).values({
        id: run.newId(),
        patientId,
        code,
        words,
        valueThousandths: thousandths,
        decimalText: String(thousandths / 1000),
        unit,
        observedAt,
        source: "recorded",
        recordedBy: run.actor.staffId,
      });
}

const whole = (amount: number | undefined) => (amount === undefined ? undefined : amount * 1000);

const vitalRows = ({ vitals }: ConsultationContent) =>
  [
    ["8480-6", "Systolic blood pressure", "mmHg", whole(vitals.systolicMmHg)],
    ["8462-4", "Diastolic blood pressure", "mmHg", whole(vitals.diastolicMmHg)],
    ["8867-4", "Heart rate", "per minute", whole(vitals.heartRatePerMinute)],
    ["2708-6", "Oxygen saturation", "%", whole(vitals.oxygenSaturationPercent)],
    ["29463-7", "Body weight", vitals.weight?.unit ?? "", vitals.weight?.thousandths],
  ] as const;
