import { partsOfRecordAnswer, type RecordAnswer } from "#domain/prescriptions/record/record-answer.ts";
import type { Change, ChangeRisk } from "./change.ts";

const told: Record<RecordAnswer["kind"], { field: string; risk: ChangeRisk }> = {
  confirmed: { field: "confirmed", risk: "limit-added" },
  "set-aside": { field: "set aside", risk: "limit-removed" },
  "not-screened": { field: "answered", risk: "other" },
  question: { field: "answered", risk: "other" },
};

/** How the record was answered since. What was set aside, or is confirmed no more, may let more through. */
export function diffRecordAnswers(was: readonly RecordAnswer[], is: readonly RecordAnswer[]): Change[] {
  const isIn = (answers: readonly RecordAnswer[], answer: RecordAnswer) =>
    answers.some((one) => one.kind === answer.kind && sayTheSame(one, answer));
  return [
    ...is
      .filter((answer) => !isIn(was, answer))
      .map((answer): Change => {
        const { about, decided } = partsOfRecordAnswer(answer);
        return { subject: about, ...told[answer.kind], after: decided };
      }),
    // Another answer in the place of one is told by itself; what nobody confirms any more stands nowhere else.
    ...was
      .filter((answer) => answer.kind === "confirmed" && !isIn(is, answer))
      .map((answer): Change => {
        const { about, decided } = partsOfRecordAnswer(answer);
        return { subject: about, field: "confirmed", risk: "limit-removed", before: decided };
      }),
  ];
}

function sayTheSame(one: RecordAnswer, other: RecordAnswer): boolean {
  const [left, right] = [partsOfRecordAnswer(one), partsOfRecordAnswer(other)];
  return left.about === right.about && left.decided === right.decided;
}
