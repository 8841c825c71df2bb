import { describeImpossibleMotion } from "#domain/examination/validate-motion.ts";
import type { PlanOfCareContent } from "#domain/plans-of-care/plan-of-care.ts";
import type { Problem } from "#domain/prescriptions/validate.ts";
import { historyPartWords, isGoneThrough } from "./carried-history.ts";
import { assessFallRisk, type Person } from "./fall-screen.ts";
import { screenedFromAge } from "./fall-thresholds.ts";

/** What stands against an evaluation, each at its field. The red flags are held against the diagnoses apart. */
export function validateEvaluation(content: PlanOfCareContent, { person }: { person: Person }): Problem[] {
  return [
    ...validateReEvaluation(content),
    ...validateHistory(content),
    ...content.evaluation.motion.flatMap((found, index) => {
      const words = describeImpossibleMotion(found);
      return words === undefined ? [] : [{ field: `evaluation.motion.${index}.endDegrees`, words }];
    }),
    ...validateFalls(content, person),
    ...validateBodyChart(content),
    ...validateImpairments(content),
  ];
}

function validateHistory({ evaluation }: PlanOfCareContent): Problem[] {
  const { carried, isHistoryConfirmed } = evaluation;
  if (!carried)
    return isHistoryConfirmed
      ? []
      : [{ field: "evaluation.isHistoryConfirmed", words: "Go through the history with the patient." }];
  const open = carried.parts.find(({ answer }) => answer === undefined);
  return [
    ...(open
      ? [
          {
            field: "evaluation.carried",
            words: `Go through the history with the patient: ${historyPartWords[open.part]} is not confirmed yet.`,
          },
        ]
      : []),
    ...carried.parts.flatMap(({ part, answer, differs }) =>
      answer === "differs" && differs === ""
        ? [{ field: `evaluation.carried.${part}`, words: "Say what differs." }]
        : [],
    ),
    ...(isHistoryConfirmed === isGoneThrough(carried)
      ? []
      : [
          {
            field: "evaluation.isHistoryConfirmed",
            words: "What is said of the history is not what was answered. Answer it again.",
          },
        ]),
  ];
}

function validateFalls({ evaluation }: PlanOfCareContent, person: Person): Problem[] {
  const { fallsLastYear, fallScreen } = evaluation;
  const isOlder = person.age === null || person.age >= screenedFromAge;
  return [
    ...(fallsLastYear === "not-asked"
      ? [{ field: "evaluation.fallsLastYear", words: "Ask about falls in the last year." }]
      : []),
    ...(fallScreen && isOlder
      ? (["isUnsteady", "isWorried"] as const).flatMap((question) =>
          fallScreen[question] === "not-asked"
            ? [
                {
                  field: `evaluation.fallScreen.${question}`,
                  words: `From ${screenedFromAge} on, ask all three questions about falling.`,
                },
              ]
            : [],
        )
      : []),
    ...(fallScreen && assessFallRisk(fallsLastYear, fallScreen, person).outcome !== fallScreen.outcome
      ? [
          {
            field: "evaluation.fallScreen.outcome",
            words: "The fall screen says otherwise. Answer it again.",
          },
        ]
      : []),
  ];
}

function validateBodyChart({ evaluation: { bodyChart } }: PlanOfCareContent): Problem[] {
  return bodyChart && bodyChart.isWithoutSymptoms && bodyChart.marks.length > 0
    ? [{ field: "evaluation.bodyChart", words: "Symptoms are marked. Take them away, or the tick at none." }]
    : [];
}

function validateImpairments({ evaluation, goals }: PlanOfCareContent): Problem[] {
  const { impairmentList = [] } = evaluation;
  return impairmentList.flatMap(({ impairmentId, goalIds }, index) => [
    ...(impairmentList.findIndex((one) => one.impairmentId === impairmentId) === index
      ? []
      : [{ field: `evaluation.impairmentList.${index}.words`, words: "This impairment stands twice." }]),
    ...(goalIds.every((goalId) => goals.some((goal) => goal.goalId === goalId))
      ? []
      : [
          {
            field: `evaluation.impairmentList.${index}.goalIds`,
            words: "A goal it points to is not there any more. Choose again.",
          },
        ]),
  ]);
}

function validateReEvaluation({ evaluation: { reEvaluation } }: PlanOfCareContent): Problem[] {
  if (!reEvaluation) return [];
  const { reason, reasonWords, goals } = reEvaluation;
  return [
    ...(reason === undefined
      ? [{ field: "evaluation.reEvaluation.reason", words: "Choose why it is evaluated again." }]
      : []),
    ...(reason === "other" && reasonWords === ""
      ? [{ field: "evaluation.reEvaluation.reasonWords", words: "Say the reason in words." }]
      : []),
    ...goals.flatMap(({ outcome, note }, index) => [
      ...(outcome === undefined
        ? [
            {
              field: `evaluation.reEvaluation.goals.${index}.outcome`,
              words: "Say of each earlier goal whether it is met, not met or changed.",
            },
          ]
        : []),
      ...(outcome === "changed" && note === ""
        ? [{ field: `evaluation.reEvaluation.goals.${index}.note`, words: "Say how the goal changed." }]
        : []),
    ]),
  ];
}
