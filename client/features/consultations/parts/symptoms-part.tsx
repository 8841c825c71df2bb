import { Button } from "#client/ui/button.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { ConsultationDraft } from "#domain/consultations/consultation.ts";
import { bodySides, joints } from "#domain/prescriptions/limit.ts";
import { asOptions } from "../signed/visit-words.ts";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps } from "../visit/visit-draft.ts";
import { VisitPart } from "../visit/visit-part.tsx";

type Symptom = ConsultationDraft["symptoms"][number];
const mostSymptoms = 20;
const courses = [
  { value: "not-asked", label: "Not asked" },
  { value: "better", label: "Getting better" },
  { value: "same", label: "The same" },
  { value: "worse", label: "Getting worse" },
] as const satisfies readonly { value: Symptom["course"]; label: string }[];

/** Each symptom with where, since when and which way it goes. */
export function SymptomsPart({ value, set, problems }: PartProps) {
  const { symptoms } = value;
  const change = (index: number, part: (symptom: Symptom) => Symptom) =>
    set({ symptoms: symptoms.map((symptom, place) => (place === index ? part(symptom) : symptom)) });
  const last = symptoms.at(-1);
  return (
    <VisitPart heading="Symptoms" field="symptoms">
      {symptoms.map((symptom, index) => (
        <div key={index} role="group" aria-label={`Symptom ${index + 1}`} className={styles.entry}>
          <Spot field={`symptoms.${index}.words`} className={styles.wide}>
            <TextField
              label="Symptom"
              value={symptom.words}
              onChange={(words) => change(index, (before) => ({ ...before, words }))}
              error={problems[`symptoms.${index}.words`]}
              maxLength={160}
            />
          </Spot>
          <SelectField
            label="Where"
            value={symptom.region}
            options={asOptions(joints)}
            onChange={(next) =>
              change(index, (before) => ({
                ...before,
                region: joints.find((joint) => joint === next) ?? before.region,
              }))
            }
          />
          <SelectField
            label="Which side"
            value={symptom.side}
            options={asOptions(bodySides)}
            onChange={(next) =>
              change(index, (before) => ({
                ...before,
                side: bodySides.find((side) => side === next) ?? before.side,
              }))
            }
          />
          <Spot field={`symptoms.${index}.onsetOn`}>
            <DateField
              label="Since"
              value={symptom.onsetOn}
              onChange={(onsetOn) =>
                change(index, ({ onsetOn: _before, ...rest }) =>
                  onsetOn === undefined ? rest : { ...rest, onsetOn },
                )
              }
              error={problems[`symptoms.${index}.onsetOn`]}
            />
          </Spot>
          <SelectField
            label="Course"
            value={symptom.course}
            options={courses}
            onChange={(next) =>
              change(index, (before) => ({
                ...before,
                course: courses.find((course) => course.value === next)?.value ?? before.course,
              }))
            }
          />
          <Button
            kind="quiet"
            aria-label={`Remove symptom ${symptom.words || index + 1}`}
            onPress={() => set({ symptoms: symptoms.filter((_, place) => place !== index) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <div className={styles.row}>
        <Button
          icon="plus"
          isDisabled={symptoms.length >= mostSymptoms}
          onPress={() =>
            set({
              symptoms: [
                ...symptoms,
                {
                  words: "",
                  region: last?.region ?? "knee",
                  side: last?.side ?? sideOfProblem(value.side),
                  course: "not-asked",
                },
              ],
            })
          }
        >
          Add symptom
        </Button>
      </div>
    </VisitPart>
  );
}

const sideOfProblem = (side: PartProps["value"]["side"]) => (side === "not-applicable" ? "midline" : side);
