import { describeQuantity } from "#domain/doses/describe.ts";
import { doseFields } from "#domain/doses/dose.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import type { Line } from "#domain/prescriptions/line.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { checkLimits } from "#domain/sessions/check-limits.ts";
import type { CheckFinding } from "#domain/sessions/check-result.ts";
import type { ExerciseFacts } from "#domain/sessions/plan-in-force.ts";
import { limitsOf, type WhatIfFacts } from "#domain/sessions/what-if.ts";
import { withTreatment } from "./treatment.ts";

type Found = { field: string; words: string };

/** What a line as it is written crosses of the patient's limits, by the very check of the session; it is not signed so. */
export function validateAgainstLimits(
  limits: readonly Limit[],
  line: Line,
  path: string,
  exercise: ExerciseFacts | undefined,
): Found[] {
  if (!exercise)
    return [{ field: `${path}.exerciseId`, words: `${line.name} is not in the exercise library.` }];
  const most = Object.fromEntries(
    doseFields.flatMap((field) => {
      const edge = line.bounds[field]?.most;
      return edge ? [[field, edge]] : [];
    }),
  );
  const found = [
    ...checkLimits(limits, exercise, line.side, line.dose),
    ...checkLimits(limits, exercise, line.side, most).filter((finding) => finding.field),
  ];
  return found
    .filter((finding) => finding.place === "outside")
    .map((finding) => ({
      field: finding.field ? `${path}.dose.${finding.field}` : `${path}.exerciseId`,
      words: crossingWords(line.name, finding, limits),
    }));
}

function crossingWords(name: string, finding: CheckFinding, limits: readonly Limit[]): string {
  const limit = limits.find((candidate) => candidate.limitId === finding.sourceId);
  const words = limit ? describeLimit(limit) : "not known";
  if (finding.field)
    return `${name} goes beyond a limit of the patient: ${words}. Lower it, or ask the limit's owner.`;
  const why = finding.wanted
    ? `${name} needs about ${describeQuantity(finding.wanted)}, which goes beyond a limit of the patient`
    : `${name} bears weight, which goes beyond a limit of the patient`;
  return `${why}: ${words}. Choose another exercise${finding.wanted ? ", state a smaller range" : ""}, or ask the limit's owner.`;
}

/** What no dose shows to be kept, so that the session will ask: worth a look, and no reason not to sign. */
export function limitNotices(
  content: Pick<PrescriptionContent, "limits" | "lines">,
  facts: Pick<WhatIfFacts, "exerciseOf" | "limitsElsewhere">,
): Found[] {
  const limits = limitsOf(content, facts);
  return content.lines.flatMap((line, index) => {
    const exercise = withTreatment(facts.exerciseOf(line.exerciseId, line.exerciseVersion), line.treatment);
    return checkLimits(limits, exercise, line.side, line.dose)
      .filter(({ place, consequence }) => place === "not-specified" && consequence === "ask-first")
      .map(({ sourceId }) => {
        const limit = limits.find((candidate) => candidate.limitId === sourceId);
        return {
          field: `lines.${index}.exerciseId`,
          words: `${line.name}: nothing in its dose shows that a limit of the patient is kept${limit ? `: ${describeLimit(limit)}` : ""}. The session asks first.`,
        };
      });
  });
}
