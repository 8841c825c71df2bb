import type { Dose, Side } from "#domain/doses/dose.ts";
import type { Exercise } from "#domain/exercises/exercise.ts";
import type { Home, LineOwner } from "#domain/prescriptions/line.ts";
import type { Treatment } from "#domain/prescriptions/lines/treatment.ts";
import type { Diagnosis } from "#domain/prescriptions/prescription.ts";
import type { HomeChoice, HomeChoices, HomeExercise, HomeProgramContent } from "./home-program.ts";
import type { HomeStop } from "./stop-rule.ts";
import { suitabilityAtHome } from "./suitability.ts";
import type { HomeLanguage } from "./words/language.ts";
import { plainPlace } from "./words/page-words.ts";
import { plainHowOften } from "./words/plain-days.ts";
import { plainDose, plainSide } from "./words/plain-dose.ts";
import { spanishNames } from "./words/spanish-names.ts";
import { plainStop } from "./words/stop-words.ts";

/** What the library says of the exercise of a line. */
export type ToldExercise = Pick<
  Exercise,
  | "region"
  | "kind"
  | "tags"
  | "isSided"
  | "weightBearing"
  | "isHomeSuitable"
  | "instruction"
  | "doseFields"
  | "steps"
> & {
  /** Own exercises are called as the clinic calls them, in whatever language that is. */
  isBuiltIn: boolean;
};

/** A line of the plan in force as the program may take it up. */
export type HomeCandidate = {
  lineKey: string;
  lineId: string;
  exerciseId: string;
  exerciseVersion: number;
  name: string;
  side: Side;
  owner: LineOwner;
  current: Dose;
  /** Settings beside the dose. */
  treatment?: Treatment;
  /** Marked for home where it was ordered or planned, and how often there. */
  isMarked: boolean;
  home?: Home;
  /** Null where no library has the exercise: there is nothing to tell the patient. */
  exercise: ToldExercise | null;
};

/** Everything a program is written from besides the therapist's choices. */
export type HomeBasis = {
  prescriptionVersionId: string;
  prescriptionNumber: number;
  orderedBy: string;
  planOfCare: { planOfCareId: string; number: number } | null;
  clinicName: string;
  clinicPhone: string;
  /** Empty where they are private. */
  diagnoses: readonly Pick<Diagnosis, "code" | "side">[];
  stop: HomeStop;
  stopAndCall: readonly string[];
  candidates: readonly HomeCandidate[];
};

/** What the patient is told beside the dose, and the language it stands in: a clinic may not have written it in Spanish. */
export function toldIn(
  { exercise, exerciseId, name }: Pick<HomeCandidate, "exercise" | "exerciseId" | "name">,
  language: HomeLanguage,
): { name: string; instruction: string; isTranslated: boolean } {
  const own = exercise?.instruction[language] ?? "";
  const shownName = language === "es" && exercise?.isBuiltIn ? spanishNames[exerciseId] : undefined;
  return {
    name: shownName ?? name,
    instruction: own === "" ? (exercise?.instruction.en ?? "") : own,
    isTranslated: language === "en" || (own !== "" && shownName !== undefined),
  };
}

function printedExercise(
  candidate: HomeCandidate,
  choice: HomeChoice,
  language: HomeLanguage,
): HomeExercise["printed"] {
  const told = toldIn(candidate, language);
  const { counts, sentences } = plainDose(choice.dose, language);
  const side = candidate.exercise ? plainSide(candidate.exercise, candidate.side, language) : "";
  const many = counts.map(({ words }) => words).join(", ");
  return {
    name: told.name,
    instruction: [told.instruction, ...sentences.map(({ words }) => words)]
      .filter((words) => words !== "")
      .join(" "),
    howMany: [many, side].filter((words) => words !== "").join(" "),
    howOften: plainHowOften(choice, language),
  };
}

/** The paper, word for word. Choices of lines that are not in the plan are left out: the check names them. */
export function composeHomeProgram(basis: HomeBasis, choices: HomeChoices): HomeProgramContent {
  const { language } = choices;
  const exercises = choices.exercises.flatMap((choice): HomeExercise[] => {
    const candidate = basis.candidates.find(({ lineKey }) => lineKey === choice.lineKey);
    if (!candidate) return [];
    const { lineKey, lineId, exerciseId, exerciseVersion, owner, side, name, current, treatment } = candidate;
    const reason =
      candidate.exercise && suitabilityAtHome(candidate.exercise) === "with-reason"
        ? (choice.unsuitableReason ?? "").trim()
        : "";
    return [
      {
        lineKey,
        lineId,
        exerciseId,
        exerciseVersion,
        owner,
        side,
        name,
        lineDose: current,
        ...(treatment ? { treatment } : {}),
        dose: choice.dose,
        timesPerDay: choice.timesPerDay,
        days: choice.days,
        ...(reason === "" ? {} : { unsuitableReason: reason }),
        printed: printedExercise(candidate, choice, language),
      },
    ];
  });
  const stop = { ...basis.stop, criteria: [...basis.stopAndCall] };
  return {
    schema: 1,
    language,
    isLargePrint: choices.isLargePrint,
    startsOn: choices.startsOn,
    prescriptionVersionId: basis.prescriptionVersionId,
    prescriptionNumber: basis.prescriptionNumber,
    orderedBy: basis.orderedBy,
    ...(basis.planOfCare
      ? { planOfCareId: basis.planOfCare.planOfCareId, planOfCareNumber: basis.planOfCare.number }
      : {}),
    clinicName: basis.clinicName,
    clinicPhone: basis.clinicPhone,
    place: plainPlace(basis.diagnoses, language),
    exercises,
    stop: { ...stop, printed: plainStop(stop, language) },
  };
}
