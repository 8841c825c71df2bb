import type { Reader } from "#db/engine/store.ts";
import type { Day } from "#domain/calendar/days.ts";
import type { OwnedLibrary } from "#domain/exercises/own/with-own.ts";
import type { Sensitive } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { PrescriptionContent, PrescriptionSource } from "#domain/prescriptions/prescription.ts";
import { type SignedPrescription, withRecordAnswers } from "#domain/prescriptions/record/record-answer.ts";
import { listBillingProblems } from "#server/diagnoses/billable.queries.ts";
import { readExerciseLibrary } from "#server/exercises/own.queries.ts";
import { refuse } from "#server/refusal.ts";
import {
  listContraindicationsInForce,
  listLimitsInForce,
  type StandingPrescription,
} from "#server/sessions/plan-in-force.queries.ts";
import type { NewDiagnosis } from "./new-diagnoses.queries.ts";
import { listRecordAnswers } from "./record-answers.queries.ts";
import { readRecordToAnswer } from "./record-to-answer.queries.ts";

/** Codes that cannot be billed on the day the prescription is signed, at their fields. */
export async function listCodeProblems(reader: Reader, content: PrescriptionContent, today: Day) {
  const codes = content.diagnoses.map(({ code }) => code);
  const problems = await listBillingProblems(reader, codes, today);
  return problems.map(({ index, words }) => ({ field: `diagnoses.${index}`, words }));
}

/** The library as a draft, and the version it follows, names it. */
export const readLibraryOfDraft = (
  reader: Reader,
  drafts: readonly (Pick<PrescriptionContent, "lines"> | null | undefined)[],
): Promise<OwnedLibrary> =>
  readExerciseLibrary(
    reader,
    drafts.flatMap((draft) =>
      (draft?.lines ?? []).flatMap((line) => [line, ...(line.upTo ? [line.upTo] : [])]),
    ),
  );

/** What a draft is held against: the same for the preview and for the signature. */
export async function readSigningFacts(
  reader: Reader,
  episode: { episodeId: string; patientId: string },
  standing: Pick<StandingPrescription, "discipline"> | undefined,
  library: OwnedLibrary,
) {
  const limits = await listLimitsInForce(reader, episode.patientId);
  return {
    library,
    /** As a line names it; what no library has is refused, not guessed. */
    exerciseOf: (exerciseId: string, exerciseVersion: number) => {
      const facts = library.factsAt(exerciseId, exerciseVersion);
      return facts.isUnknown ? undefined : facts;
    },
    standingDiscipline: standing?.discipline,
    standingLimitIds: limits.map((limit) => limit.limitId),
    limitsElsewhere: limits
      .filter((limit) => limit.episodeId !== episode.episodeId)
      .map((limit) => limit.content),
    contraindications: await listContraindicationsInForce(reader, episode.patientId),
  };
}

/**
 * What is shown, hashed and signed: the draft, and how the record stands answered. A transcribed order answers nothing
 * of the record, so it says nothing of it.
 */
export const contentToSign = async (
  reader: Reader,
  patient: { patientId: string; timeZone: string },
  content: PrescriptionContent,
  today: Day,
): Promise<SignedPrescription> =>
  content.outsideOrder
    ? content
    : withRecordAnswers(content, await listRecordAnswers(reader, patient, today));

/** What stands against signing over a diagnosis nobody has answered, with what it would set off. */
function refuseNewDiagnosis({ title, setsOff }: NewDiagnosis): string {
  const [first] = setsOff;
  const what = first ? `It would set off: ${first}` : "No rule knows it";
  return `${title} is not on the problem list. ${what}. Add it and answer that before signing.`;
}

/**
 * A prescriber answers first; a therapist who transcribes an outside order cannot, and the questions stay open. What lies
 * outside the treated region holds and waits for the prescription that treats it.
 */
export async function requireAnswered(
  reader: Reader,
  signing: {
    patientId: string;
    timeZone: string;
    today: string;
    named: readonly SensitiveSection[];
    source: PrescriptionSource;
    sensitive: Sensitive;
    content: PrescriptionContent;
  },
): Promise<void> {
  if (signing.source === "outside-order") return;
  const { newDiagnoses, notScreened, questions, unconfirmed, notRaised } = await readRecordToAnswer(
    reader,
    signing,
  );
  const [unknown] = notScreened;
  if (unknown)
    refuse(
      "not-now",
      `${unknown.words} is not screened for precautions. Choose its code or answer what it means before signing.`,
      { field: "notScreened" },
    );
  const [added] = newDiagnoses;
  if (added) refuse("not-now", refuseNewDiagnosis(added), { field: "newDiagnoses" });
  const [missing] = notRaised;
  if (missing)
    refuse(
      "not-now",
      `${missing}: the record sets this off and it was not raised yet. Open the chart again, then sign.`,
      { field: "precautions" },
    );
  const question = questions.find(({ isOutside }) => !isOutside);
  if (question) refuse("not-now", `${question.words} Answer it before signing.`, { field: "questions" });
  const open = unconfirmed.find(({ isOutside }) => !isOutside);
  if (open)
    refuse("not-now", `${open.words}: confirm it or set it aside with a reason before signing.`, {
      field: "precautions",
    });
}
