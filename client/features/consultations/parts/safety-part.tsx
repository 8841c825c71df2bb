import { Button } from "#client/ui/button.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps } from "../visit/visit-draft.ts";
import { CarriedStrip, VisitPart } from "../visit/visit-part.tsx";

const mostAllergies = 20;

/** Allergies, each in its own field. */
export function AllergiesPart({ value, set, problems }: PartProps) {
  const { allergies } = value;
  return (
    <VisitPart heading="Allergies" field="allergies-part">
      <CarriedStrip
        part="allergies"
        value={value}
        set={set}
        problems={problems}
        onLeaveOut={() => set({ allergyState: "not-asked", allergies: [] })}
      />
      <Spot field="allergyState">
        <RadioSegments
          label="Allergies"
          isLabelHidden
          value={value.allergyState}
          onChange={(allergyState) =>
            set({
              allergyState,
              ...(allergyState === "listed" && allergies.length === 0 ? { allergies: [""] } : {}),
            })
          }
          options={[
            { value: "not-asked", label: "Not asked" },
            { value: "none-known", label: "Asked, none known" },
            { value: "listed", label: "Listed" },
          ]}
          error={problems["allergyState"]}
        />
      </Spot>
      <Spot field="allergies" className={styles.partBody}>
        {allergies.map((words, index) => (
          <div key={index} className={styles.entry}>
            <Spot field={`allergies.${index}`} className={styles.wide}>
              <TextField
                label={`Allergy ${index + 1}`}
                value={words}
                onChange={(next) =>
                  set({ allergies: allergies.map((other, place) => (place === index ? next : other)) })
                }
                error={problems[`allergies.${index}`]}
                maxLength={120}
              />
            </Spot>
            <Button
              kind="quiet"
              aria-label={`Remove allergy ${words || index + 1}`}
              onPress={() => set({ allergies: allergies.filter((_, place) => place !== index) })}
            >
              Remove
            </Button>
          </div>
        ))}
        {value.allergyState === "listed" ? (
          <div className={styles.row}>
            <Button
              icon="plus"
              isDisabled={allergies.length >= mostAllergies}
              onPress={() => set({ allergies: [...allergies, ""] })}
            >
              Add allergy
            </Button>
          </div>
        ) : null}
      </Spot>
    </VisitPart>
  );
}

/** Asked or not, present or none, and what; not asked is not none. */
export function RedFlagsPart({ value, set, problems }: PartProps) {
  return (
    <VisitPart heading="Red flags" field="redFlags">
      <RadioSegments
        label="Red flags"
        isLabelHidden
        value={value.redFlags}
        onChange={(redFlags) => set({ redFlags })}
        options={[
          { value: "not-asked", label: "Not asked" },
          { value: "none", label: "Asked, none" },
          { value: "present", label: "Present" },
        ]}
      />
      {value.redFlags === "present" || value.redFlagNote !== "" ? (
        <Spot field="redFlagNote">
          <TextArea
            label="Which red flag"
            rows={2}
            value={value.redFlagNote}
            onChange={(redFlagNote) => set({ redFlagNote })}
            error={problems["redFlagNote"]}
            maxLength={600}
          />
        </Spot>
      ) : null}
    </VisitPart>
  );
}
