import * as z from "zod/mini";
import { daySchema, lineText, proseText, requiredLine, requiredProse } from "#domain/calendar/bounds.ts";
import type { Day } from "#domain/calendar/days.ts";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";

/** What a specialist on a care team signs: what was asked, what was found, and what they advise. */
export const consultNoteSchema = z.strictObject({
  schema: z.literal(1),
  seenOn: daySchema,
  /** The seat it is written from, as it stood. */
  specialty: lineText(60),
  /** Read first, by everybody on the team. */
  summary: requiredLine(300, "Write what the team must know in one line."),
  findings: proseText(6000),
  advice: requiredProse(4000, "Write what you advise."),
  sensitiveNote: proseText(4000),
  /** Who may read the sensitive note: staff named for this section, and its author. */
  sensitiveSection: z.exactOptional(z.enum(sensitiveSections)),
});
export type ConsultNote = z.infer<typeof consultNoteSchema>;

export function validateConsultNote(
  note: ConsultNote,
  facts: { today: Day; sensitiveSections: readonly SensitiveSection[] },
): { field: string; words: string }[] {
  return [
    ...(note.seenOn > facts.today
      ? [{ field: "seenOn", words: "This day lies ahead. Enter the day the patient was seen." }]
      : []),
    ...(note.sensitiveNote !== "" && note.sensitiveSection === undefined
      ? [{ field: "sensitiveSection", words: "Choose the section that may read this note." }]
      : []),
    ...(note.sensitiveNote !== "" &&
    note.sensitiveSection !== undefined &&
    !facts.sensitiveSections.includes(note.sensitiveSection)
      ? [{ field: "sensitiveSection", words: "You are not named for this section. Ask a colleague who is." }]
      : []),
  ];
}
