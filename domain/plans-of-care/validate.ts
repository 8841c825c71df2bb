import type { Day } from "#domain/calendar/days.ts";
import { describeNeedsPrescriber, needsPrescriber } from "#domain/modalities/catalog.ts";
import { redFlagsFor } from "#domain/precautions/red-flags/questions.ts";
import { redFlagsInAll } from "#domain/precautions/red-flags/red-flag-check.ts";
import { treatedRegions } from "#domain/precautions/treated-region.ts";
import type { Problem } from "#domain/prescriptions/validate.ts";
import { validateGoal } from "#domain/prescriptions/validate-goal.ts";
import { validateLineKeys } from "#domain/prescriptions/validate-line-keys.ts";
import type { Person } from "./evaluation/fall-screen.ts";
import { validateEvaluation } from "./evaluation/validate-evaluation.ts";
import type { PlanOfCareContent } from "./plan-of-care.ts";

/**
 * What stands against signing a plan, each at its field; the limits of the patient are held against its lines apart.
 * `orderedLines` counts what the prescription orders itself: without any, the plan supplies them.
 */
export function validatePlanOfCare(
  content: PlanOfCareContent,
  facts: { today: Day; orderedLines: number; person: Person },
): Problem[] {
  const { frequency } = content;
  return [
    ...(content.evaluatedOn > facts.today
      ? [{ field: "evaluatedOn", words: "The evaluation lies ahead. Enter the day it was done." }]
      : []),
    ...validateEvaluation(content, facts),
    ...validateRedFlags(content),
    ...(frequency.perWeekLeast > frequency.perWeekMost
      ? [{ field: "frequency.perWeekMost", words: "The most per week is less than the least. Swap them." }]
      : []),
    ...content.goals.flatMap((goal, index) =>
      validateGoal(goal, `goals.${index}`, { day: facts.today, words: "This target date is past." }),
    ),
    ...validateLineKeys(content.lines),
    ...content.lines.flatMap((line, index) =>
      needsPrescriber(line.exerciseId)
        ? [{ field: `lines.${index}.exerciseId`, words: describeNeedsPrescriber(line.name) }]
        : [],
    ),
    ...(content.lines.length + facts.orderedLines === 0
      ? [
          {
            field: "lines",
            words: "Add at least one line of treatment: the prescription leaves them to you.",
          },
        ]
      : []),
  ];
}

/** Each question of the treated regions has an answer, *not asked* among them; a plan without the list says it in one. */
function validateRedFlags({ evaluation, diagnoses }: PlanOfCareContent): Problem[] {
  const { redFlags, redFlagAnswers } = evaluation;
  const questions = redFlagsFor(
    treatedRegions(
      diagnoses.map(({ code }) => code),
      [],
    ),
  );
  const isAnswered = redFlagAnswers
    ? questions.every(({ flag }) => redFlagAnswers.some((one) => one.flag === flag))
    : redFlags !== "not-asked";
  const isSummedUp = !redFlagAnswers || redFlags === redFlagsInAll(redFlagAnswers, questions);
  return isAnswered && isSummedUp
    ? []
    : [{ field: "evaluation.redFlags", words: "Ask about red flags: each one no, yes or not asked." }];
}
