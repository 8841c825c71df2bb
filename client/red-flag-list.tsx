import { RadioSegments } from "#client/ui/radio-segments.tsx";
import type { FlagFinding } from "#domain/precautions/facts/findings.ts";
import { type RedFlagAnswers, withAnswer } from "#domain/precautions/red-flags/red-flag-check.ts";

/** Every red flag question of the treated regions: no, yes, or not asked; nothing is an answer until somebody gave it. */
export function RedFlagList({
  questions,
  answers,
  onChange,
  isDisabled = false,
}: {
  questions: readonly { flag: FlagFinding; words: string }[];
  answers: RedFlagAnswers;
  onChange: (answers: RedFlagAnswers, changed: RedFlagAnswers[number]) => void;
  isDisabled?: boolean;
}) {
  return (
    <>
      {questions.map(({ flag, words }) => (
        <RadioSegments
          key={flag}
          label={words}
          isDisabled={isDisabled}
          value={answers.find((one) => one.flag === flag)?.answer ?? null}
          options={[
            { value: "no", label: "No" },
            { value: "yes", label: "Yes" },
            { value: "not-asked", label: "Not asked" },
          ]}
          onChange={(answer) => onChange(withAnswer(answers, flag, answer), { flag, answer })}
        />
      ))}
    </>
  );
}
