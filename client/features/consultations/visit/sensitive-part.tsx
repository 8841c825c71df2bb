import { SelectField } from "#client/ui/select-field.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { type SensitiveSection, sensitiveSections } from "#domain/people/staff.ts";
import { sayWord } from "../signed/visit-words.ts";
import { Spot } from "./spot.tsx";
import type { PartProps } from "./visit-draft.ts";
import { VisitPart } from "./visit-part.tsx";

/** Kept apart from the note: read by staff named for the section alone, never in letters or exports. */
export function SensitivePart({
  value,
  set,
  problems,
  sections,
}: PartProps & { sections: readonly SensitiveSection[] }) {
  if (sections.length === 0 && value.sensitiveNote === "") return null;
  return (
    <VisitPart
      heading="Sensitive note"
      field="sensitive-part"
      note="Read only by staff named for its section"
    >
      <Spot field="sensitiveSection">
        <SelectField
          label="Section"
          value={value.sensitiveSection ?? ""}
          placeholder="Choose"
          options={sections.map((section) => ({ value: section, label: sayWord(section) }))}
          onChange={(next) => {
            const section = sensitiveSections.find((one) => one === next);
            if (section) set({ sensitiveSection: section });
          }}
          error={problems["sensitiveSection"]}
        />
      </Spot>
      <Spot field="sensitiveNote">
        <TextArea
          label="Sensitive note"
          value={value.sensitiveNote}
          onChange={(sensitiveNote) => set({ sensitiveNote })}
          error={problems["sensitiveNote"]}
          maxLength={4000}
        />
      </Spot>
    </VisitPart>
  );
}
