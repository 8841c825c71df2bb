import { Button } from "#client/ui/button.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { medicationKinds } from "#domain/consultations/consultation.ts";
import { medicationKindWords } from "#domain/consultations/medication-kinds.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps } from "../visit/visit-draft.ts";
import { CarriedStrip, VisitPart } from "../visit/visit-part.tsx";

const mostMedications = 40;

/** Each medication with the class that matters to exercise. One being typed is kept as it stands. */
export function MedicationsPart({ value, set, problems }: PartProps) {
  const { medications } = value;
  return (
    <VisitPart heading="Medications" field="medications" note="With the class that matters to exercise">
      <CarriedStrip
        part="medications"
        value={value}
        set={set}
        problems={problems}
        onLeaveOut={() => set({ medications: [] })}
      />
      {medications.map((medication, index) => {
        const change = (part: Partial<typeof medication>) =>
          set({
            medications: medications.map((other, place) => (place === index ? { ...other, ...part } : other)),
          });
        return (
          <div key={index} role="group" aria-label={`Medication ${index + 1}`} className={styles.entry}>
            <Spot field={`medications.${index}.words`} className={styles.wide}>
              <TextField
                label="Medication"
                value={medication.words}
                onChange={(words) => change({ words })}
                error={problems[`medications.${index}.words`]}
                maxLength={160}
              />
            </Spot>
            <SelectField
              label="Class"
              value={medication.kind}
              options={medicationKinds.map((kind) => ({ value: kind, label: medicationKindWords[kind] }))}
              onChange={(next) =>
                change({ kind: medicationKinds.find((kind) => kind === next) ?? medication.kind })
              }
            />
            <Button
              kind="quiet"
              aria-label={`Remove medication ${medication.words || index + 1}`}
              onPress={() => set({ medications: medications.filter((_, place) => place !== index) })}
            >
              Remove
            </Button>
          </div>
        );
      })}
      <div className={styles.row}>
        <Button
          icon="plus"
          isDisabled={medications.length >= mostMedications}
          onPress={() => set({ medications: [...medications, { words: "", kind: "not-screened" }] })}
        >
          Add medication
        </Button>
      </div>
    </VisitPart>
  );
}
