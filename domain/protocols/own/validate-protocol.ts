import { addDays, type Day } from "#domain/calendar/days.ts";
import { library as builtIn } from "#domain/exercises/library.ts";
import type { ExerciseLibrary } from "#domain/exercises/make-library.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { validatePrescription } from "#domain/prescriptions/validate.ts";
import { draftOfPhase } from "#domain/protocols/phases/draft-of-phase.ts";
import type { ProtocolContent } from "#domain/protocols/protocol.ts";

type Problem = { field: string; words: string };

/** What stands against saving a protocol: a phase out of order, or one whose prescription could not be signed. */
export function validateProtocol(
  content: ProtocolContent,
  today: Day,
  library: ExerciseLibrary = builtIn,
): Problem[] {
  return [
    ...validateNames(content, library),
    ...content.phases.flatMap((phase, index) => [
      ...(index > 0 && phase.opensAfterDays <= (content.phases[index - 1]?.opensAfterDays ?? 0)
        ? [
            {
              field: `phases.${index}.opensAfterDays`,
              words: "This phase opens no later than the one before it. Give it a later day.",
            },
          ]
        : []),
      ...validateDraft(content, index, today, library),
    ]),
  ];
}

function validateNames(
  { codePrefixes, phases, goals, primaryMeasureId, owner, ownerName }: ProtocolContent,
  library: ExerciseLibrary,
): Problem[] {
  const ids = phases.map(({ phaseId }) => phaseId);
  return [
    ...(codePrefixes.length === 0
      ? [{ field: "codePrefixes", words: "Name the codes it is meant for, for example M17." }]
      : []),
    ...(owner === "surgeon" && ownerName === ""
      ? [{ field: "ownerName", words: "Name the surgeon whose protocol it is." }]
      : []),
    ...(new Set(ids).size < ids.length ? [{ field: "phases", words: "Two phases have the same id." }] : []),
    ...phases.flatMap((phase, index) =>
      phase.lines.some(
        ({ exerciseId, upTo }) => ![exerciseId, upTo ?? exerciseId].every((id) => library.find(id)),
      )
        ? [{ field: `phases.${index}.lines`, words: "A line names an exercise the library does not have." }]
        : [],
    ),
    ...[primaryMeasureId, ...goals.map(({ measureId }) => measureId)].flatMap((measureId) =>
      measureId !== undefined && !findMeasure(measureId)
        ? [{ field: "goals", words: "A goal names a measure that is not known." }]
        : [],
    ),
  ];
}

/** The phase as it would come to a patient whose left side is treated, on the day it opens. */
function validateDraft(
  content: ProtocolContent,
  index: number,
  today: Day,
  library: ExerciseLibrary,
): Problem[] {
  const phase = content.phases[index];
  if (!phase) return [];
  let count = 0;
  const { protocol: origin, ...draft } = draftOfPhase(
    { ...content, protocolId: "to-be-saved", version: 1 },
    phase,
    {
      side: "left",
      prescriber: { kind: "physiatrist", staffId: "prescriber", name: "prescriber" },
      surgeon: { name: "surgeon" },
      delegateStaffId: "prescriber",
      today,
      countedFromOn: addDays(today, -phase.opensAfterDays),
      latest: () => undefined,
      library,
      newId: () => `id-${(count += 1)}`,
    },
  );
  return validatePrescription(
    {
      schema: 1,
      ...draft,
      protocol: { ...origin, reason: "validated" },
      diagnoses: [{ code: "", title: content.name, side: content.isSided ? "left" : "not-applicable" }],
      note: "",
    },
    {
      today,
      library,
      exerciseOf: (exerciseId, version) => {
        const facts = library.factsAt(exerciseId, version);
        return facts.isUnknown ? undefined : facts;
      },
    },
  ).map(({ field, words }) => ({
    field: field.startsWith("lines") ? `phases.${index}.${field}` : `phases.${index}`,
    words,
  }));
}
