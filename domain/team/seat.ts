import * as z from "zod/mini";
import { type ChartPart, chartParts, describeParts, withNeeded } from "#domain/access/chart-parts.ts";
import { requiredLine } from "#domain/calendar/bounds.ts";
import { type SensitiveSection, type StaffRole, sensitiveSections } from "#domain/people/staff.ts";

/** A sensitive section a seat opens for its one patient, and why. */
export const openedSectionSchema = z.strictObject({
  section: z.enum(sensitiveSections),
  reason: requiredLine(300, "Say why this section is opened."),
});
export type OpenedSection = z.infer<typeof openedSectionSchema>;

/** What a seat may see: for the form, the procedure and the seed alike. */
export const seatSightShape = {
  sees: z.array(z.enum(chartParts)).check(z.maxLength(chartParts.length)),
  sections: z.array(openedSectionSchema).check(z.maxLength(sensitiveSections.length)),
};
export type SeatSight = { sees: ChartPart[]; sections: OpenedSection[] };

/** Whoever acts on a chart by a seat reads all of it; an advising specialist reads what the advice needs. */
const partsOfSpecialty: readonly { words: readonly string[]; sees: readonly ChartPart[] }[] = [
  { words: ["pain"], sees: chartParts },
  { words: ["surgeon", "surgery", "orthopedic"], sees: chartParts },
  {
    words: ["psycholog", "psychiatr", "counsel"],
    sees: ["diagnoses", "prescription", "sessions", "medications", "notes"],
  },
  { words: ["orthotist", "prosthetist", "orthotic"], sees: ["diagnoses", "prescription"] },
  { words: ["dietitian", "dietician", "nutrition"], sees: ["diagnoses", "results", "medications"] },
  { words: ["social work", "case manage"], sees: ["diagnoses", "prescription"] },
  { words: ["pharmacist"], sees: ["diagnoses", "results", "medications"] },
  { words: ["vocational"], sees: ["diagnoses", "prescription", "sessions"] },
];

/**
 * What a seat begins with: of a physiatrist or therapist, who may act by it, the whole chart; of a specialty that is
 * known, what it advises on; of any other, diagnoses and precautions, without which nobody advises safely.
 */
export function defaultParts(seat: { role: StaffRole | null; specialty: string }): ChartPart[] {
  if (seat.role === "physiatrist" || seat.role === "therapist") return [...chartParts];
  const said = seat.specialty.toLowerCase();
  const known = partsOfSpecialty.find(({ words }) => words.some((word) => said.includes(word)));
  return [...(known?.sees ?? (["diagnoses"] as const))];
}

type SightFacts = {
  /** An outside contact is only named: nobody signs in as one. */
  isColleague: boolean;
  /** Sections the giver may open: those open to them as a physiatrist; none for an admin. */
  mayOpen: readonly SensitiveSection[];
  giverRole: StaffRole;
};

export function validateSight(sight: SeatSight, facts: SightFacts): { field: string; words: string }[] {
  const { sees, sections } = sight;
  if (!facts.isColleague)
    return sees.length + sections.length > 0
      ? [{ field: "sees", words: "An outside contact has no sign-in and sees nothing here." }]
      : [];
  const lacking = withNeeded(sees).filter((part) => !sees.includes(part));
  const named = sections.map(({ section }) => section);
  const foreign = sections.find(({ section }) => !facts.mayOpen.includes(section));
  return [
    ...(sees.length === 0 ? [{ field: "sees", words: "Choose at least one part of the chart." }] : []),
    ...(new Set(sees).size < sees.length ? [{ field: "sees", words: "A part stands twice." }] : []),
    ...(lacking.length > 0
      ? [{ field: "sees", words: `This is read against ${describeParts(lacking)}. Open that too.` }]
      : []),
    ...(new Set(named).size < named.length ? [{ field: "sections", words: "A section stands twice." }] : []),
    ...(foreign
      ? [
          {
            field: "sections",
            words:
              facts.giverRole === "physiatrist"
                ? "You are not named for this section. Ask a colleague who is."
                : "A treating physiatrist opens sensitive sections.",
          },
        ]
      : []),
  ];
}
