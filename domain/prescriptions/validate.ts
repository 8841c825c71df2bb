import { type Day, daysBetween } from "#domain/calendar/days.ts";
import { rungsFrom } from "#domain/exercises/ladder.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { describeWrongSide } from "#domain/exercises/sided.ts";
import type { Discipline } from "#domain/people/staff.ts";
import { isSame } from "#domain/prescriptions/changes/edits.ts";
import { validateEquipment } from "#domain/prescriptions/equipment/validate-equipment.ts";
import { validateAgainstLimits } from "#domain/prescriptions/lines/against-limits.ts";
import { withTreatment } from "#domain/prescriptions/lines/treatment.ts";
import { validateContraindications } from "#domain/prescriptions/lines/validate-contraindications.ts";
import { validateOpening } from "#domain/prescriptions/lines/validate-opening.ts";
import { validatePhase } from "#domain/protocols/phases/protocol-origin.ts";
import type { ContraindicationInForce, ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import type { Limit } from "./limit.ts";
import type { Line } from "./line.ts";
import { type LatestScore, metGoals } from "./met-goals.ts";
import type { PrescriptionContent } from "./prescription.ts";
import { agreesWithTaper } from "./taper.ts";
import { validateBounds, validateWeeklySteps } from "./validate-amounts.ts";
import { validateGoal } from "./validate-goal.ts";
import { validateLineKeys } from "./validate-line-keys.ts";

/** What stands against signing: the field it belongs to, and what to do. */
export type Problem = {
  field: string;
  words: string;
  /** Nobody entered it wrong: a day that came over from the version in force has passed since, and is due for another. */
  isDue?: true;
};

export type Standing = Partial<
  Pick<PrescriptionContent, "goals" | "lines" | "equipment" | "endsOn" | "reviewOn">
>;

/** Rules between fields; each field's own bounds are in its schema. An empty answer means it may be signed. */
export function validatePrescription(
  content: PrescriptionContent,
  facts: {
    today: Day;
    exerciseOf: (exerciseId: string, exerciseVersion: number) => ExerciseFacts | undefined;
    /** Where ladders are read; the built-in library unless own exercises stand beside it. */
    library?: ExerciseLibrary | undefined;
    /** Of the prescription that stands in the episode; absent when nothing was signed in it. */
    standingDiscipline?: Discipline | undefined;
    /** Limits that stand already are carried as they are; a new one is asked who lifts it. */
    standingLimitIds?: readonly string[] | undefined;
    /** Limits of the patient that hold whatever this version says: those of other episodes. */
    limitsElsewhere?: readonly Limit[] | undefined;
    contraindications?: readonly ContraindicationInForce[] | undefined;
    /** The newest score of each measure; what they have reached is no new goal. */
    latestScores?: readonly LatestScore[] | undefined;
    /** The version in force: a goal it has may stand though it is met, and a line that opened under it keeps its day. */
    standing?: Standing | undefined;
  },
): Problem[] {
  const own = new Set(content.limits.map((limit) => limit.limitId));
  const elsewhere = (facts.limitsElsewhere ?? []).filter((limit) => !own.has(limit.limitId));
  const limits = [...content.limits, ...elsewhere];
  return onceEach([
    ...validateDiscipline(content, facts.standingDiscipline),
    ...validateIdentities(content),
    ...validateLimitDays(content, facts.standingLimitIds ?? [], facts.today),
    ...validateDelegates(content, facts.standingLimitIds ?? []),
    ...validateDiagnosisSides(content),
    ...validateDates(content, facts),
    ...validateOutsideOrder(content, facts.today),
    ...validatePhase(content.protocol, {
      today: facts.today,
      startsOn: content.startsOn,
      endsOn: content.endsOn,
    }),
    ...(content.frequency.perWeekLeast > content.frequency.perWeekMost
      ? [
          {
            field: "frequency.perWeekMost",
            words: `At most ${content.frequency.perWeekMost} per week is less than at least ${content.frequency.perWeekLeast}. Swap them.`,
          },
        ]
      : []),
    ...(content.taper && !agreesWithTaper(content.frequency, content.taper)
      ? [
          {
            field: "taper",
            words:
              "The steps of the taper come to another frequency or other weeks. Change a step, or remove the taper.",
          },
        ]
      : []),
    ...(content.kind !== "evaluate-and-treat" && content.lines.length === 0
      ? [{ field: "lines", words: "Add a line, or choose evaluate and treat." }]
      : []),
    ...content.lines.flatMap((line, index) => {
      const path = `lines.${index}`;
      const known = facts.exerciseOf(line.exerciseId, line.exerciseVersion);
      const exercise = known && withTreatment(known, line.treatment);
      return [
        ...validateBounds(line, path),
        ...validateWeeklySteps(line, path),
        ...validateAgainstLimits(limits, line, path, exercise),
        ...validateContraindications(facts.contraindications ?? [], line, path, known),
        ...validateSide(content, line, path, exercise),
        ...(line.upTo && !rungsFrom(line.exerciseId, "harder", facts.library).includes(line.upTo.exerciseId)
          ? [
              {
                field: `${path}.upTo`,
                words: `${line.upTo.name} is no harder rung of ${line.name}. Choose one of its ladder, or leave it open.`,
              },
            ]
          : []),
        ...validateOpening(line, path, {
          today: facts.today,
          endsOn: content.endsOn,
          standing: facts.standing?.lines ?? [],
        }),
        ...(line.home && !line.isHomeProgram
          ? [
              {
                field: `${path}.home`,
                words: `${line.name}: how often at home is said of a line that is not in the home program. Tick home program, or clear it.`,
              },
            ]
          : []),
      ];
    }),
    ...metGoals(content, facts.latestScores ?? [])
      .filter(
        ({ index }) => !(facts.standing?.goals ?? []).some((goal) => isSame(goal, content.goals[index])),
      )
      .map(({ index, words }) => ({
        field: `goals.${index}.targetThousandths`,
        words: `${words} Choose another target, or remove the goal.`,
      })),
    ...validateEquipment(content, { today: facts.today, limits }).map((problem) => {
      const order = content.equipment?.[Number(problem.field.split(".")[1])];
      return due(
        problem,
        problem.field.endsWith(".untilOn") &&
          facts.standing?.equipment?.some(
            ({ equipmentId, untilOn }) => equipmentId === order?.equipmentId && untilOn === order.untilOn,
          ),
      );
    }),
    ...content.goals.flatMap((goal, index) => [
      ...validateGoal(goal, `goals.${index}`, {
        day: facts.today,
        words: "This target date is past. Choose a new date, or remove the goal.",
      }).map((problem) =>
        due(
          problem,
          problem.field.endsWith(".targetOn") &&
            facts.standing?.goals?.some(
              ({ goalId, targetOn }) => goalId === goal.goalId && targetOn === goal.targetOn,
            ),
        ),
      ),
      ...(goal.targetOn < content.startsOn && goal.targetOn >= facts.today
        ? [
            {
              field: `goals.${index}.targetOn`,
              words: "The target date lies before the prescription starts.",
            },
          ]
        : []),
    ]),
  ]);
}

const due = (problem: Problem, isCarried: boolean | undefined): Problem =>
  isCarried ? { ...problem, isDue: true } : problem;

/** Two rules may find the same and say it in the same words. */
const onceEach = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ field, words }, place) =>
      problems.findIndex((other) => other.field === field && other.words === words) === place,
  );

/** One prescription stands in an episode; an order of another discipline would silently end it. */
function validateDiscipline(content: PrescriptionContent, standing: Discipline | undefined): Problem[] {
  if (!standing || standing === content.discipline) return [];
  return [
    {
      field: "discipline",
      words: `This episode is prescribed for ${standing}. Prescribe ${content.discipline} in an episode of its own, so that both stand.`,
    },
  ];
}

/** Limits and lines are known by their id and key over versions, so each stands once. */
function validateIdentities(content: PrescriptionContent): Problem[] {
  const limitIds = content.limits.map((limit) => limit.limitId);
  return [
    ...limitIds.flatMap((limitId, index) =>
      limitIds.indexOf(limitId) === index
        ? []
        : [{ field: `limits.${index}`, words: "This limit stands twice. Remove one of them." }],
    ),
    ...validateLineKeys(content.lines),
  ];
}

/** A code that names one side stands for that side. */
const validateDiagnosisSides = ({ diagnoses }: PrescriptionContent): Problem[] =>
  diagnoses.flatMap(({ title, side }, index) => {
    const named = (["left", "right"] as const).filter((one) => new RegExp(`\\b${one}\\b`, "i").test(title));
    const [only] = named;
    const isOpposite = named.length === 1 && (side === "left" || side === "right") && side !== only;
    return isOpposite
      ? [
          {
            field: `diagnoses.${index}.side`,
            words: `“${title}” says ${only} and the side is ${side}. Choose ${only}, or the diagnosis of the other side.`,
          },
        ]
      : [];
  });

/** A new limit that is due in the past would be due the moment it is signed. */
const validateLimitDays = (
  content: PrescriptionContent,
  standingLimitIds: readonly string[],
  today: Day,
): Problem[] =>
  content.limits.flatMap((limit, index) =>
    limit.dueForLiftingOn === undefined ||
    limit.dueForLiftingOn >= today ||
    standingLimitIds.includes(limit.limitId)
      ? []
      : [
          {
            field: `limits.${index}.dueForLiftingOn`,
            words:
              "The day it is due for lifting is past. Choose a day from today on, or leave it without one.",
          },
        ],
  );

/** An owner outside the organization never lifts it here, so somebody here is named who may. */
function validateDelegates(content: PrescriptionContent, standingLimitIds: readonly string[]): Problem[] {
  return content.limits.flatMap((limit, index) =>
    limit.owner.staffId !== undefined ||
    limit.delegateStaffIds.length > 0 ||
    standingLimitIds.includes(limit.limitId)
      ? []
      : [
          {
            field: `limits.${index}.delegateStaffIds`,
            words: "Nobody here could lift it. Name who may in the owner's place.",
          },
        ],
  );
}

function validateDates(
  content: PrescriptionContent,
  { today, standing }: { today: Day; standing?: Standing | undefined },
): Problem[] {
  const problems: Problem[] = [];
  if (content.endsOn <= content.startsOn)
    problems.push({ field: "endsOn", words: "Choose an end after the start." });
  if (content.endsOn < today)
    problems.push(
      due(
        { field: "endsOn", words: "This end is past. Choose a day from today on." },
        content.endsOn === standing?.endsOn,
      ),
    );
  if (daysBetween(content.startsOn, content.endsOn) > 366)
    problems.push({ field: "endsOn", words: "A prescription lasts at most a year." });
  if (content.reviewOn < today)
    problems.push(
      due(
        { field: "reviewOn", words: "This review date is past. Choose a day from today on." },
        content.reviewOn === standing?.reviewOn,
      ),
    );
  if (content.reviewOn > content.endsOn)
    problems.push({ field: "reviewOn", words: "Review on or before the day the prescription ends." });
  return problems;
}

function validateOutsideOrder({ outsideOrder, startsOn }: PrescriptionContent, today: Day): Problem[] {
  if (!outsideOrder) return [];
  const field = "outsideOrder.orderedOn";
  if (outsideOrder.orderedOn > today)
    return [{ field, words: "This day lies ahead. Enter the day on the order." }];
  if (outsideOrder.orderedOn > startsOn)
    return [{ field, words: "The prescription would start before it was ordered. Change one of the days." }];
  return [];
}

/** A dose, or a bound the therapist may reach, above a limit of the patient. */
function validateSide(
  content: PrescriptionContent,
  line: Line,
  path: string,
  exercise: ExerciseFacts | undefined,
): Problem[] {
  const wrong = exercise && describeWrongSide(line.name, exercise, line.side);
  if (wrong) return [{ field: `${path}.side`, words: wrong }];
  const treated = content.diagnoses[0]?.side;
  const isOpposite =
    (treated === "left" && line.side === "right") || (treated === "right" && line.side === "left");
  if (!isOpposite || line.note !== "") return [];
  return [
    {
      field: `${path}.side`,
      words: `${line.name} is for the ${line.side} side and the diagnosis is ${treated}. Change the side, or say why in the line's note.`,
    },
  ];
}
