import type { Day } from "#domain/calendar/days.ts";
import { formatAmount } from "#domain/doses/describe.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import type { ConsultationContent, VisitDecision } from "./consultation.ts";

/** What stands against signing: the field it belongs to, by its path in the content, and what to do. */
export type VisitProblem = { field: string; words: string };

/** Rules between fields and against the calendar; each field's own bounds are in its schema. Empty means it may be signed. */
export function validateConsultation(
  content: ConsultationContent,
  facts: { today: Day; sensitiveSections: readonly SensitiveSection[] },
): VisitProblem[] {
  return [
    ...validateDays(content, facts.today),
    ...validateAllergies(content),
    ...(content.redFlags === "present" && content.redFlagNote === ""
      ? [{ field: "redFlagNote", words: "Say which red flag is present." }]
      : []),
    ...validateVitals(content),
    ...content.regions.flatMap((region, index) =>
      region.result === "findings" && region.findings === ""
        ? [{ field: `regions.${index}.findings`, words: "Write what was found, or mark it normal." }]
        : [],
    ),
    ...content.motion.flatMap((found, index) =>
      found.startDegrees > found.endDegrees
        ? [{ field: `motion.${index}.startDegrees`, words: "Motion starts after it ends. Swap them." }]
        : [],
    ),
    ...validateScores(content),
    ...validateSensitive(content, facts.sensitiveSections),
  ];
}

const ahead = "This date lies ahead. Enter the day it began.";

function validateDays(content: ConsultationContent, today: Day): VisitProblem[] {
  const began = (list: "symptoms" | "conditions") =>
    content[list].flatMap(({ onsetOn }, index) =>
      onsetOn !== undefined && onsetOn > today ? [{ field: `${list}.${index}.onsetOn`, words: ahead }] : [],
    );
  return [
    ...(content.seenOn > today
      ? [{ field: "seenOn", words: "The visit lies ahead. Enter the day the patient was seen." }]
      : []),
    ...began("symptoms"),
    ...began("conditions"),
    ...(content.implants ?? []).flatMap(({ placedOn }, index) =>
      placedOn !== undefined && placedOn > today
        ? [
            {
              field: `implants.${index}.placedOn`,
              words: "This date lies ahead. Enter the day it was put in.",
            },
          ]
        : [],
    ),
    ...content.surgeries.flatMap(({ on }, index) =>
      on !== undefined && on > today
        ? [{ field: `surgeries.${index}.on`, words: "This surgery lies ahead. Enter the day it was done." }]
        : [],
    ),
  ];
}

function validateAllergies({ allergyState, allergies }: ConsultationContent): VisitProblem[] {
  if (allergyState === "listed" && allergies.length === 0)
    return [{ field: "allergies", words: "Add the allergy, or choose None known." }];
  if (allergyState !== "listed" && allergies.length > 0)
    return [{ field: "allergyState", words: "Allergies are listed below. Choose Listed, or remove them." }];
  return [];
}

function validateVitals({ vitals }: ConsultationContent): VisitProblem[] {
  const { systolicMmHg, diastolicMmHg } = vitals;
  if (systolicMmHg === undefined || diastolicMmHg === undefined || diastolicMmHg < systolicMmHg) return [];
  return [{ field: "vitals.diastolicMmHg", words: "Diastolic is below systolic. Check both." }];
}

function validateScores({ scores }: ConsultationContent): VisitProblem[] {
  return scores.flatMap(({ measureId, scoreThousandths }, index) => {
    const measure = findMeasure(measureId);
    if (!measure)
      return [{ field: `scores.${index}.measureId`, words: "This measure is not in the catalog." }];
    const { leastThousandths: least, mostThousandths: most } = measure;
    return scoreThousandths < least || scoreThousandths > most
      ? [
          {
            field: `scores.${index}.scoreThousandths`,
            words: `${measure.shortName} is ${formatAmount(least)} to ${formatAmount(most)} ${measure.unit}.`,
          },
        ]
      : [];
  });
}

function validateSensitive(
  { sensitiveNote, sensitiveSection }: ConsultationContent,
  mine: readonly SensitiveSection[],
): VisitProblem[] {
  if (sensitiveNote === "") return [];
  if (sensitiveSection === undefined)
    return [{ field: "sensitiveSection", words: "Choose the section that may read this note." }];
  return mine.includes(sensitiveSection)
    ? []
    : [{ field: "sensitiveSection", words: "You are not named for this section. Ask a colleague who is." }];
}

/** Every decision but continue and maintain says why, so that the therapist can act on it. */
export function validateDecision(decision: VisitDecision, today: Day): VisitProblem[] {
  return [
    ...(decision.kind !== "continue" && decision.kind !== "maintain" && decision.reason === ""
      ? [{ field: "decision.reason", words: "Say why, so that the therapist can act on it." }]
      : []),
    ...(decision.nextReviewOn !== null && decision.nextReviewOn < today
      ? [{ field: "decision.nextReviewOn", words: "The next review lies in the past." }]
      : []),
  ];
}
