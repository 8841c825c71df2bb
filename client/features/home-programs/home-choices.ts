import type { Outputs } from "#client/trpc.ts";
import { doseFields, type Quantity } from "#domain/doses/dose.ts";
import { isSameQuantity } from "#domain/doses/quantity.ts";
import { assessHomeDose } from "#domain/home-programs/assess-home.ts";
import { type HomeCandidate, toldIn } from "#domain/home-programs/compose.ts";
import {
  type HomeChoice,
  type HomeChoices,
  homeChoiceSchema,
  homeChoicesSchema,
  mostHomeExercises,
} from "#domain/home-programs/home-program.ts";
import { problemOfStart } from "#domain/home-programs/in-use.ts";
import { problemOfSuitability } from "#domain/home-programs/suitability.ts";
import type { HomeLanguage } from "#domain/home-programs/words/language.ts";
import { beginHowOften } from "#domain/home-programs/words/plain-days.ts";

export type Prepared = Outputs["homePrograms"]["prepare"];
type Dose = HomeChoice["dose"];

const isSameDose = (one: Dose, other: Dose): boolean =>
  doseFields.every((field) => isSameQuantity(one[field], other[field]));

/** A line newly taken up: the dose at the clinic, and the rhythm that was ordered. */
export function beginChoice({ lineKey, exerciseId, current, home }: HomeCandidate): HomeChoice {
  const { timesPerDay, days } = beginHowOften(home);
  return { lineKey, exerciseId, dose: current, timesPerDay, days: [...days] };
}

/**
 * What the form begins with: the program the patient has, or else the lines marked for home that may be done there. A
 * dose that was the one at the clinic follows it; one that was set for home stays, but only with the exercise it was set
 * for: where another rung of the ladder is done now, the dose begins as the one at the clinic.
 */
export function beginChoices(
  { basis, plan, standing, today }: Prepared,
  language: HomeLanguage,
): HomeChoices {
  const before = standing?.content;
  const exercises = before
    ? before.exercises.flatMap((given): HomeChoice[] => {
        const candidate = basis.candidates.find(({ lineKey }) => lineKey === given.lineKey);
        if (!candidate) return [];
        const { lineKey, timesPerDay, days, unsuitableReason } = given;
        const isSameExercise = given.exerciseId === candidate.exerciseId;
        const isSetForHome = isSameExercise && !isSameDose(given.dose, given.lineDose);
        return [
          {
            lineKey,
            exerciseId: candidate.exerciseId,
            dose: isSetForHome ? given.dose : candidate.current,
            timesPerDay,
            days,
            ...(isSameExercise && unsuitableReason !== undefined ? { unsuitableReason } : {}),
          },
        ];
      })
    : basis.candidates
        .filter(
          (candidate) =>
            candidate.isMarked &&
            problemOfSuitability(candidate, undefined) === undefined &&
            assessHomeDose(plan, { lineKey: candidate.lineKey, dose: candidate.current }, basis).refusal ===
              undefined,
        )
        .slice(0, mostHomeExercises)
        .map(beginChoice);
  return {
    language: before?.language ?? language,
    isLargePrint: before?.isLargePrint ?? false,
    startsOn: today,
    exercises,
  };
}

/** What stands against one line, in a sentence; undefined where it may be given. */
export function problemOf({ basis, plan }: Prepared, choice: HomeChoice): string | undefined {
  const parsed = homeChoiceSchema.safeParse(choice);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "Enter the dose.";
  const candidate = basis.candidates.find(({ lineKey }) => lineKey === choice.lineKey);
  const problem = candidate && problemOfSuitability(candidate, choice.unsuitableReason);
  if (problem) return problem.words;
  // A draft may have waited while the line moved to another rung.
  const isOfAnother =
    candidate && choice.exerciseId !== undefined && choice.exerciseId !== candidate.exerciseId;
  if (isOfAnother && !isSameDose(choice.dose, candidate.current))
    return `${candidate.name} is done now in place of the exercise this dose was set for. Take it as at the clinic, or set it again.`;
  return assessHomeDose(plan, parsed.data, basis).refusal;
}

/** What stands against giving the program at all. */
export function problemsOf(prepared: Prepared, choices: HomeChoices): string[] {
  const own = choices.exercises.flatMap((choice) => problemOf(prepared, choice) ?? []);
  const parsed = homeChoicesSchema.safeParse(choices);
  const whole = parsed.success
    ? []
    : parsed.error.issues.filter(({ path }) => path.length <= 1).map(({ message }) => message);
  const start = problemOfStart(choices.startsOn, prepared.today);
  return [...new Set([...own, ...whole, ...(start === undefined ? [] : [start])])];
}

/** The choices that can be shown on the paper already. */
export const showable = (choices: HomeChoices): HomeChoices => ({
  ...choices,
  exercises: choices.exercises.filter((choice) => homeChoiceSchema.safeParse(choice).success),
});

/** Chosen exercises that the paper tells in English, because nobody wrote them in Spanish. */
export const notTranslated = ({ basis }: Prepared, choices: HomeChoices): string[] =>
  choices.exercises.flatMap(({ lineKey }) => {
    const candidate = basis.candidates.find((one) => one.lineKey === lineKey);
    return candidate?.exercise && !toldIn(candidate, choices.language).isTranslated ? [candidate.name] : [];
  });

export const isCleared = (value: Quantity): boolean => !Number.isFinite(value.thousandths);
