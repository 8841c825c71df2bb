import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";
import type { PrecautionEffect } from "#domain/precautions/effect.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";

/** Who gave an answer and on which day of the patient's clinic; absent where it was recorded without either. */
type Given = { byName?: string; on?: Day };

/**
 * What somebody decided of the record before a version was signed, in words that are open to every reader: a precaution
 * confirmed, or set aside with a reason; what no rule knew and what it means; a question of the rules and its answer.
 */
export type RecordAnswer = Given &
  (
    | { kind: "confirmed"; effect: PrecautionEffect; words: string }
    | { kind: "set-aside"; effect: PrecautionEffect; words: string; reason: string }
    | { kind: "not-screened"; words: string; answer: string }
    | { kind: "question"; words: string; answer: string }
  );

/** What is signed: the draft as it was written, and how the record stood answered. The draft itself never carries it. */
export type SignedPrescription = PrescriptionContent & { recordAnswers?: readonly RecordAnswer[] };

/** The draft's part of what was signed, to be written on. */
export function draftOf(signed: SignedPrescription): PrescriptionContent {
  const { recordAnswers: _answered, ...content } = signed;
  return content;
}

/** Without an answer nothing is said of it. */
export const withRecordAnswers = (
  content: PrescriptionContent,
  recordAnswers: readonly RecordAnswer[],
): SignedPrescription => (recordAnswers.length === 0 ? content : { ...content, recordAnswers });

const effectWords: Record<PrecautionEffect, string> = {
  contraindication: "Contraindication",
  precaution: "Precaution",
  monitor: "Monitor",
};

/** What it is about, and what was decided of it, apart: in a list of changes the first is the subject. */
export function partsOfRecordAnswer(answer: RecordAnswer): { about: string; decided: string } {
  switch (answer.kind) {
    case "confirmed":
      return { about: effectWords[answer.effect], decided: answer.words };
    case "set-aside":
      return { about: effectWords[answer.effect], decided: `${answer.words}, because: ${answer.reason}` };
    case "not-screened":
    case "question":
      return { about: answer.words, decided: answer.answer };
    default:
      return answer satisfies never;
  }
}

/** "Precaution: No end-range rotation, because: the fusion is healed (Dr. S. Osei, Nov 23, 2026)". */
export function describeRecordAnswer(answer: RecordAnswer): string {
  const { about, decided } = partsOfRecordAnswer(answer);
  const by = [answer.byName ?? "", answer.on === undefined ? "" : describeDay(answer.on)].filter(
    (words) => words !== "",
  );
  return `${about}${answer.kind === "question" ? "" : ":"} ${decided}${by.length === 0 ? "" : ` (${by.join(", ")})`}`;
}
